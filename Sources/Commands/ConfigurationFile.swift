internal import Analysis
internal import Dialects
internal import Export
internal import Findings
internal import Pipeline
internal import Planning
internal import Privacy
internal import Report
internal import Yams

/// `tuneboard.yml`: a project's settings, and what is wrong with them at their own lines.
struct ConfigurationFile {
  static let name = "tuneboard.yml"

  var settings = ProjectSettings()
  var findings: [Finding] = []
  /// The outermost keys that the file has.
  private(set) var keys: Set<String> = []
  /// Whether there is a file.
  var isThere = false
  /// Why nothing may be written: nobody knows what the file wants masked or kept back.
  private(set) var refusal: Finding?

  /// What makes of the file's own texts what may be shown.
  var masker: Masker { settings.masker }

  /// The settings of a project without a configuration.
  init() {}

  /// For a file that is there and cannot be read.
  init(unreadable error: DiskError) {
    refuse(
      Finding(
        .unreadableFile, at: Place(file: "tuneboard.yml"), "cannot be read: \(error.reason)",
        advice: error.advice(or: "Mend its permissions or delete it.")))
  }

  /// For a file whose name is not quite that of a configuration, in a folder that has none.
  init(misnamed name: String) {
    refuse(
      Finding(
        .invalidConfiguration, at: Place(file: Masker().path(name)),
        "it is not read: a configuration is named 'tuneboard.yml'", advice: "Rename it."))
  }

  /// - Parameter metrics: Those whose bands can be set.
  init(reading bytes: [UInt8], metrics: MetricRegistry = .standard) {
    settings.standards = Standards(metrics: metrics)
    let source = SourceText(
      path: "tuneboard.yml", bytes: bytes, masker: Masker(), findings: &findings)
    if let offset = excessAlias(in: source.bytes[...]) {
      lose(
        source.bytes, at: source.place(offset), "more than \(maximumAliases) aliases",
        advice: "Write it out")
      return
    }
    let text = String(decoding: source.bytes, as: UTF8.self)
    do {
      // An empty file asks for nothing.
      guard let root = try Yams.compose(yaml: text) else { return }
      readRoot(root)
    } catch let error as YamlError {
      let mark = error.configurationMark
      lose(
        source.bytes,
        at: Place(file: "tuneboard.yml", line: mark?.line ?? 1, column: mark?.column ?? 1),
        "not valid YAML: \(error.configurationProblem)")
    } catch {
      lose(source.bytes, at: Place(file: "tuneboard.yml"), "not valid YAML: \(error)")
    }
  }

  /// Takes a text that is no configuration for none, or refuses all work where it speaks of personal data: what a team wants
  /// masked would be shown.
  private mutating func lose(
    _ text: [UInt8], at place: Place, _ problem: String, advice: String = "Mend it"
  ) {
    let letters = text.lazy.map { $0 | 0x20 }.filter { (0x61...0x7A).contains($0) }
    let isPrivate = ["personaldata", "deny"].contains {
      String(decoding: Array(letters), as: UTF8.self).contains($0)
    }
    let finding = Finding(
      .invalidConfiguration, at: place, problem,
      advice: advice
        + (isPrivate
          ? "; until then nothing is written, as it says what is to be masked."
          : "; until then the defaults hold."))
    if isPrivate { refuse(finding) } else { findings.append(finding) }
  }

  private mutating func refuse(_ finding: Finding) {
    findings.append(finding)
    refusal = finding
  }

  private mutating func readRoot(_ root: Node) {
    readPersonalDataFirst(root)
    read(root, "the file") { file, key, value in
      file.keys.insert(key)
      switch key {
      case "name": file.readText(value, key) { $0.settings.name = $0.masker($1) }
      case "system-prompt":
        file.readText(value, key) { file, text in
          file.settings.systemPrompt = file.masker.prompt(text)
          if file.settings.systemPrompt.text != text {
            file.report(
              .personalData, value, "personal data in 'system-prompt'",
              advice: "It is masked in the dataset; take it out of the prompt.")
          }
        }
      case "thresholds": file.readThresholds(value)
      case "metrics": file.readMetrics(value)
      case "volume": file.readVolume(value)
      case "conversations":
        file.read(value, "'conversations'") { file, key, value in
          guard key == "score" else { return ["score"] }
          if let kind = value.scalar.flatMap({ ConversationScore.Kind(rawValue: $0.string) }) {
            file.settings.conversationScore = kind
          } else {
            file.report(
              .invalidConfiguration, value, "'score' is not a score of conversations",
              advice: "Write 'support' or 'practice'.")
          }
          return []
        }
      case "gates": file.readGates(value)
      case "personal-data": break  // read first, as all others are masked by it
      case "source-url":
        file.readText(value, key) { file, text in
          // Tried with a commit, as whether there is one is not the file's fault.
          if SourceLink(text, commit: "", pathPrefix: "") != nil {
            file.settings.sourceURL = text
          } else {
            file.report(
              .invalidConfiguration, value,
              "'source-url' is not a URL with '{path}' and without a password in it",
              advice: "Write '\(ConfigurationBlock.sourceURL.inline)'.")
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
      case "relatedness":
        guard let flag = value.bool else {
          file.report(.invalidConfiguration, value, "'relatedness' is neither true nor false")
          break
        }
        file.settings.relatesTexts = flag
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
      case "dialects": file.readDialects(value)
      case "findings": file.readFindings(value)
      case "training": file.readTraining(value)
      case "consent": file.readConsent(value)
      case "dataset":
        file.read(value, "'dataset'") { file, key, value in
          switch key {
          case "validation":
            file.readShare(value, key, 0...0.5) { $0.settings.validationShare = $1 }
          case "context-messages":
            file.readInteger(value, key, 0...1000) { $0.settings.contextMessages = $1 }
          case "limit":
            file.readInteger(value, key, 1...100_000_000) { $0.settings.lineLimit = $1 }
          case "choose":
            guard let choice = value.scalar.flatMap({ DatasetChoice(rawValue: $0.string) }) else {
              file.report(
                .invalidConfiguration, value, "'choose' is none of the ways to choose",
                advice: "Write 'choose: bands', or 'choose: all' for the default.")
              break
            }
            file.settings.choice = choice
          case "provider":
            guard let provider = value.scalar.flatMap({ Provider(rawValue: $0.string) }) else {
              file.report(
                .invalidConfiguration, value, "'provider' is none that Tuneboard writes for",
                advice: "Known are \(Provider.allCases.map(\.rawValue).joined(separator: ", ")).")
              break
            }
            file.settings.provider = provider
          case "license":
            file.readText(value, key) { file, text in
              let isPlain = text.utf8.allSatisfy {
                (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
                  || "-.".utf8.contains($0)
              }
              if isPlain, text.utf8.count <= 60 {
                file.settings.license = text.lowercased()
              } else {
                file.report(
                  .invalidConfiguration, value, "'license' is no identifier of a license",
                  advice: "Write one of SPDX's, such as 'cc-by-4.0', or 'other'.")
              }
            }
          default:
            return ["validation", "context-messages", "choose", "provider", "license", "limit"]
          }
          return []
        }
      default:
        return [
          "name", "system-prompt", "thresholds", "metrics", "volume", "conversations", "topics",
          "calibration", "relatedness",
          "plan", "dataset", "training", "consent", "gates", "source-url", "personal-data",
          "dialects", "findings",
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
      let metrics = file.settings.standards.metrics
      guard let number = metrics.number(of: key) else { return metrics.map(\.key) }
      guard let range = metrics[number].amount.range else {
        file.readPair(value, key, share, 0...1) { $0.settings.standards.bands[number] = $1 }
        return []
      }
      file.read(value, "'\(key)'") { file, key, value in
        switch key {
        case range.key:
          file.readPair(value, key, { Int($0) }, 1...1_000_000) {
            $0.settings.standards.lengthRange = $1
          }
        case "share":
          file.readPair(value, key, share, 0...1) { $0.settings.standards.bands[number] = $1 }
        default: return [range.key, "share"]
        }
        return []
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
        advice: "Write each gate as an item, '\(ConfigurationBlock.gate.inline)'.")
    }
    for item in list {
      guard let text = item.scalar?.string else {
        report(
          .invalidConfiguration, item, "a gate is not a text", advice: "It was left out.")
        continue
      }
      switch Gate.read(masker(text).text, settings.measureNames) {
      case .success(let gate): settings.gates.append(gate)
      case .failure(let problem):
        report(
          .invalidConfiguration, item, "gate '\(masker(text).text.prefix(60))': \(problem.reason)",
          advice: problem.advice)
      }
    }
  }

  private mutating func readTopics(_ node: Node) {
    var topics: [Topic] = []
    read(node, "'topics'") { file, key, value in
      let key = file.masker(key).text
      let name = slug(key)
      // A topic of the defaults keeps its title and keywords where the file gives none.
      var topic =
        Topic.defaults.first { $0.slug == name } ?? Topic(slug: name, title: key, goal: 0)
      topic.goal = 0
      file.read(value, "'\(key)'") { file, key, value in
        switch key {
        case "title": file.readText(value, key) { topic.title = $0.masker($1).text }
        case "goal": file.readShare(value, key, 0...1) { topic.goal = $1 }
        case "keywords":
          guard let list = value.sequence else {
            file.report(.invalidConfiguration, value, "'keywords' is not a list")
            break
          }
          if list.count > Keyword.maximumCount {
            file.report(
              .invalidConfiguration, value, "more than \(Keyword.maximumCount) keywords",
              advice: "Those behind were left out.")
          }
          topic.keywords = list.prefix(Keyword.maximumCount).compactMap { file.keyword($0) }
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
