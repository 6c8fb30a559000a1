internal import Analysis
internal import Dialects
internal import Findings
internal import Pipeline
internal import Planning
internal import Privacy
internal import Report
internal import Yams

/// `tuneboard.yml`: a project's settings, and what is wrong with them at their own lines.
struct ConfigurationFile {
  static let name = "tuneboard.yml"

  private(set) var settings = ProjectSettings()
  private(set) var findings: [Finding] = []

  /// The settings of a project without a configuration.
  init() {}

  /// The defaults, for a file that is there and cannot be read.
  init(unreadable error: DiskError) {
    findings = [
      Finding(
        .unreadableFile, at: Place(file: Self.name), "cannot be read: \(error.reason)",
        advice: "Mend its permissions or delete it; until then the defaults hold.")
    ]
  }

  init(reading bytes: [UInt8]) {
    let source = SourceText(path: Self.name, bytes: bytes, findings: &findings)
    let text = String(decoding: source.bytes, as: UTF8.self)
    do {
      // An empty file asks for nothing.
      guard let root = try Yams.compose(yaml: text) else { return }
      readRoot(root)
    } catch let error as YamlError {
      let mark = error.configurationMark
      findings.append(
        Finding(
          .invalidConfiguration,
          at: Place(file: Self.name, line: mark?.line ?? 1, column: mark?.column ?? 1),
          "not valid YAML: \(error.configurationProblem)",
          advice: "Mend it; until then the defaults hold."))
    } catch {
      findings.append(
        Finding(
          .invalidConfiguration, at: Place(file: Self.name), "not valid YAML: \(error)",
          advice: "Mend it; until then the defaults hold."))
    }
  }

  private mutating func readRoot(_ root: Node) {
    read(root, "the file") { file, key, value in
      switch key {
      case "name": file.readText(value, key) { $0.settings.name = masked($1) }
      case "system-prompt":
        file.readText(value, key) { file, text in
          file.settings.systemPrompt = masked(text)
          if file.settings.systemPrompt != text {
            file.report(
              .personalData, value, "personal data in 'system-prompt'",
              advice: "It is masked in the dataset; take it out of the prompt.")
          }
        }
      case "thresholds": file.readThresholds(value)
      case "metrics": file.readMetrics(value)
      case "volume": file.readVolume(value)
      case "gates": file.readGates(value)
      case "personal-data": file.readPersonalData(value)
      case "source-url":
        file.readText(value, key) { file, text in
          // Tried with a commit, as whether there is one is not the file's fault.
          if SourceLink(text, commit: "", pathPrefix: "") != nil {
            file.settings.sourceURL = text
          } else {
            file.report(
              .invalidConfiguration, value,
              "'source-url' is not a URL with '{path}' and without a password in it",
              advice: "Write 'https://github.com/team/data/blob/{commit}/{path}#L{line}'.")
          }
        }
      case "topics": file.readTopics(value)
      case "calibration":
        file.readText(value, key) { file, path in
          if path.hasPrefix("/") || path.split(separator: "/").contains("..") {
            file.report(
              .invalidConfiguration, value, "'calibration' is not a path inside the project folder")
          } else {
            file.settings.calibrationPath = path
          }
        }
      case "plan":
        file.read(value, "'plan'") { file, key, value in
          switch key {
          case "path": file.readText(value, key) { $0.settings.planPath = $1 }
          case "start":
            file.readText(value, key) { file, text in
              if CalendarDay(text) != nil {
                file.settings.planStart = text
              } else {
                file.report(.invalidConfiguration, value, "'start' is not a day, YYYY-MM-DD")
              }
            }
          default: return ["path", "start"]
          }
          return []
        }
      case "dataset":
        file.read(value, "'dataset'") { file, key, value in
          switch key {
          case "validation":
            file.readShare(value, key, 0...0.5) { $0.settings.validationShare = $1 }
          case "context-messages":
            file.readInteger(value, key, 0...1000) { $0.settings.contextMessages = $1 }
          default: return ["validation", "context-messages"]
          }
          return []
        }
      default:
        return [
          "name", "system-prompt", "thresholds", "metrics", "volume", "topics", "calibration",
          "plan", "dataset", "gates", "source-url", "personal-data",
        ]
      }
      return []
    }
  }

  private mutating func readThresholds(_ node: Node) {
    read(node, "'thresholds'") { file, key, value in
      switch key {
      case "accept": file.readShare(value, key, 0...1) { $0.settings.standards.acceptAbove = $1 }
      case "flag": file.readShare(value, key, 0...1) { $0.settings.standards.flagBelow = $1 }
      default: return ["accept", "flag"]
      }
      return []
    }
    if settings.standards.flagBelow > settings.standards.acceptAbove {
      report(
        .invalidConfiguration, node, "'flag' is greater than 'accept'",
        advice: "A score cannot be both; the defaults hold.")
      settings.standards.flagBelow = Standards().flagBelow
      settings.standards.acceptAbove = Standards().acceptAbove
    }
  }

  private mutating func readMetrics(_ node: Node) {
    read(node, "'metrics'") { file, key, value in
      switch key {
      case "length":
        file.read(value, "'length'") { file, key, value in
          switch key {
          case "characters":
            file.readPair(value, key, { Int($0) }, 1...1_000_000) {
              $0.settings.standards.lengthRange = $1
            }
          case "share":
            file.readPair(value, key, share, 0...1) { $0.settings.standards.lengthBand = $1 }
          default: return ["characters", "share"]
          }
          return []
        }
      case "question":
        file.readPair(value, key, share, 0...1) { $0.settings.standards.questionBand = $1 }
      case "empathy":
        file.readPair(value, key, share, 0...1) { $0.settings.standards.empathyBand = $1 }
      case "context":
        file.readPair(value, key, share, 0...1) { $0.settings.standards.contextBand = $1 }
      default: return ["length", "question", "empathy", "context"]
      }
      return []
    }
  }

  private mutating func readVolume(_ node: Node) {
    read(node, "'volume'") { file, key, value in
      switch key {
      case "minimum":
        file.readInteger(value, key, 1...100_000_000) { $0.settings.standards.volume.minimum = $1 }
      case "target":
        file.readInteger(value, key, 1...100_000_000) { $0.settings.standards.volume.target = $1 }
      case "optimal":
        file.readInteger(value, key, 1...100_000_000) { $0.settings.standards.volume.optimal = $1 }
      default: return ["minimum", "target", "optimal"]
      }
      return []
    }
    let goals = settings.standards.volume
    if !(goals.minimum <= goals.target && goals.target <= goals.optimal) {
      report(
        .invalidConfiguration, node, "'minimum', 'target' and 'optimal' are not in this order",
        advice: "The defaults hold.")
      settings.standards.volume = VolumeGoals()
    }
  }

  private mutating func readGates(_ node: Node) {
    guard let list = node.sequence else {
      return report(
        .invalidConfiguration, node, "'gates' is not a list",
        advice: "Write each gate as an item, '- flagged <= 40'.")
    }
    for item in list {
      guard let text = item.scalar?.string else {
        report(
          .invalidConfiguration, item, "a gate is not a text", advice: "It was left out.")
        continue
      }
      switch Gate.read(text) {
      case .success(let gate): settings.gates.append(gate)
      case .failure(let problem):
        report(
          .invalidConfiguration, item, "gate '\(text.prefix(60))': \(problem.reason)",
          advice: problem.advice)
      }
    }
  }

  private mutating func readPersonalData(_ node: Node) {
    read(node, "'personal-data'") { file, key, value in
      guard ["keep", "allow"].contains(key) else { return ["keep", "allow"] }
      guard let list = value.sequence else {
        file.report(
          .invalidConfiguration, value, "'\(key)' is not a list",
          advice: "Write '\(key): [\(key == "keep" ? "LOCATION, URL" : "1-800-273-8255")]'.")
        return []
      }
      for item in list {
        let text = item.scalar?.string ?? ""
        if key == "allow", !text.isEmpty {
          file.settings.personalData.allowed.insert(text.lowercased())
        } else if key == "keep",
          let type = PersonalDataType.allCases.first(where: { $0.name == text })
        {
          file.settings.personalData.kept.insert(type)
        } else {
          file.report(
            .invalidConfiguration, item,
            key == "keep"
              ? "'\(masked(text))' is no type of personal data" : "a value is not a text",
            advice: key == "keep"
              ? "Types are " + PersonalDataType.allCases.map(\.name).joined(separator: ", ") + "."
              : "Write it in quotes.")
        }
      }
      return []
    }
  }

  private mutating func readTopics(_ node: Node) {
    var topics: [Topic] = []
    read(node, "'topics'") { file, key, value in
      let key = masked(key)
      let name = slug(key)
      // A topic of the defaults keeps its title and keywords where the file gives none.
      var topic =
        Topic.defaults.first { $0.slug == name } ?? Topic(slug: name, title: key, goal: 0)
      topic.goal = 0
      file.read(value, "'\(key)'") { file, key, value in
        switch key {
        case "title": file.readText(value, key) { topic.title = masked($1) }
        case "goal": file.readShare(value, key, 0...1) { topic.goal = $1 }
        case "keywords":
          guard let list = value.sequence else {
            file.report(.invalidConfiguration, value, "'keywords' is not a list")
            break
          }
          topic.keywords = list.compactMap { file.keyword($0) }
        default: return ["title", "goal", "keywords"]
        }
        return []
      }
      topics.append(topic)
      return []
    }
    guard !topics.isEmpty, topics.count <= 64 else {
      report(.invalidConfiguration, node, "'topics' holds none, or more than 64")
      return
    }
    if !topics.contains(where: { $0.slug == Topic.otherSlug }) {
      topics.append(
        Topic(
          slug: Topic.otherSlug, title: "Other",
          goal: max(0, 1 - topics.reduce(0) { $0 + $1.goal })))
    }
    let sum = topics.reduce(0) { $0 + $1.goal }
    if !(0.995...1.005).contains(sum) {
      report(
        .invalidConfiguration, node, "the topics' goals add up to \(Int((sum * 100).rounded())) %",
        advice: "Make them 100 %.", severity: .warning)
    }
    settings.standards.topics = topics
  }
}

// MARK: - Reading values

extension ConfigurationFile {
  /// Reads a mapping. `take` returns the keys that it knows when it does not know one.
  private mutating func read(
    _ node: Node, _ name: String,
    _ take: (inout ConfigurationFile, _ key: String, _ value: Node) -> [String]
  ) {
    guard let mapping = node.mapping else {
      if node.scalar?.string.isEmpty == true || node == Node("null") { return }
      report(.invalidConfiguration, node, "\(name) is not a mapping of keys to values")
      return
    }
    for (key, value) in mapping {
      let spelling = key.string ?? ""
      let known = take(&self, spelling, value)
      guard !known.isEmpty else { continue }
      let meant = known.first { isNear($0, spelling) }
      report(
        .unknownKey, key, "key '\(spelling)' is not known in \(name)",
        advice: meant.map { "Did you mean '\($0)'?" }
          ?? "Known are: \(known.joined(separator: ", ")).")
    }
  }

  /// A keyword: a word or phrase, or one with its weight, `phrase: 1.5`.
  private mutating func keyword(_ node: Node) -> Keyword? {
    if let phrase = node.scalar?.string { return Keyword(masked(phrase.lowercased())) }
    if let (key, value) = node.mapping?.first, node.mapping?.count == 1,
      let phrase = key.scalar?.string, let weight = value.scalar.flatMap({ Double($0.string) }),
      (0...3).contains(weight)
    {
      return Keyword(masked(phrase.lowercased()), weight: weight)
    }
    report(
      .invalidConfiguration, node, "a keyword is neither a text nor 'text: weight', 0 to 3",
      advice: "It was left out.")
    return nil
  }

  private mutating func readText(
    _ node: Node, _ key: String, _ take: (inout ConfigurationFile, String) -> Void
  ) {
    guard let text = node.scalar?.string else {
      return report(.invalidConfiguration, node, "'\(key)' is not a text")
    }
    take(&self, text)
  }

  private mutating func readShare(
    _ node: Node, _ key: String, _ range: ClosedRange<Double>,
    _ take: (inout ConfigurationFile, Double) -> Void
  ) {
    guard let text = node.scalar?.string, let value = share(text), range.contains(value) else {
      return report(
        .invalidConfiguration, node,
        "'\(key)' is not a share from \(Int(range.lowerBound * 100)) % to "
          + "\(Int(range.upperBound * 100)) %",
        advice: "Write it as '10 %' or 0.1; until then the default holds.")
    }
    take(&self, value)
  }

  private mutating func readInteger(
    _ node: Node, _ key: String, _ range: ClosedRange<Int>,
    _ take: (inout ConfigurationFile, Int) -> Void
  ) {
    guard let text = node.scalar?.string, let value = Int(text), range.contains(value) else {
      return report(
        .invalidConfiguration, node,
        "'\(key)' is not a whole number from \(range.lowerBound) to \(range.upperBound)",
        advice: "Until it is, the default holds.")
    }
    take(&self, value)
  }

  private mutating func readPair<Bound: Comparable>(
    _ node: Node, _ key: String, _ parse: (String) -> Bound?, _ limits: ClosedRange<Bound>,
    _ take: (inout ConfigurationFile, ClosedRange<Bound>) -> Void
  ) {
    let values = (node.sequence.map(Array.init) ?? []).compactMap { $0.scalar.map(\.string) }
      .compactMap(parse)
    guard node.sequence?.count == 2, values.count == 2, values[0] <= values[1],
      limits.contains(values[0]), limits.contains(values[1])
    else {
      return report(
        .invalidConfiguration, node, "'\(key)' is not a pair [lowest, highest]",
        advice: "Write it as '[60 %, 80 %]'; until then the default holds.")
    }
    take(&self, values[0]...values[1])
  }

  private mutating func report(
    _ code: FindingCode, _ node: Node, _ summary: String,
    advice: String = "Until it is, the default holds.", severity: Severity? = nil
  ) {
    findings.append(
      Finding(
        code,
        at: Place(file: Self.name, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1),
        masked(summary), advice: advice, severity: severity))
  }
}

/// Reads `30 %`, `30%` or `0.3`, as 0.3.
private func share(_ text: String) -> Double? {
  let text = text.filter { $0 != " " && $0 != "\u{A0}" && $0 != "\u{202F}" }
  if text.hasSuffix("%") { return Double(text.dropLast()).map { $0 / 100 } }
  return Double(text)
}

extension YamlError {
  fileprivate var configurationMark: Yams.Mark? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark
    case .duplicatedKeysInMapping(_, let context): context.mark
    default: nil
    }
  }

  fileprivate var configurationProblem: String {
    switch self {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
      .composer(_, let problem, _, _):
      problem
    case .duplicatedKeysInMapping(let keys, _):
      keys.first.map { "key '\(masked($0))' stands twice" } ?? "a key stands twice"
    default: "it cannot be parsed"
    }
  }
}
