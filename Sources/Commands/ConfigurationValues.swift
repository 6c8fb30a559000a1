internal import Analysis
internal import Dialects
internal import Findings
internal import Pipeline
internal import Planning
internal import Privacy
internal import Yams

extension ConfigurationFile {
  /// The configuration of a folder: the defaults where it has none, a refusal where it cannot be read.
  init(of folder: String) {
    do throws(DiskError) {
      let path = folder + "/" + Self.name
      if try Disk.status(of: path, followingLinks: false) != nil {
        self.init(reading: try Disk.read(path))
        isThere = true
      } else if let name = try Disk.list(folder).sorted().first(where: Self.isMeantByName) {
        self.init(misnamed: name)
      } else {
        self.init()
      }
    } catch {
      self.init(unreadable: error)
    }
  }

  /// `tuneboard.yaml`, `.tuneboard.yml`, `Tuneboard.yml`.
  private static func isMeantByName(_ name: String) -> Bool {
    let letters = name.lowercased().filter { $0.isASCII && $0.isLetter }
    return letters == "tuneboardyml" || letters == "tuneboardyaml"
  }

  /// Reads a mapping. `take` returns the keys that it knows when it does not know one.
  mutating func read(
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
  mutating func keyword(_ node: Node) -> Keyword? {
    let text = node.scalar?.string ?? node.mapping?.first?.key.scalar?.string
    if let text, !Keyword.isShort(text) {
      report(
        .invalidConfiguration, node, "a keyword has more than \(Keyword.limits)",
        advice: "It was left out; write a shorter one.")
      return nil
    }
    if let phrase = node.scalar?.string { return Keyword(masker(phrase.lowercased()).text) }
    if let (key, value) = node.mapping?.first, node.mapping?.count == 1,
      let phrase = key.scalar?.string, let weight = value.scalar.flatMap({ Double($0.string) }),
      (0...3).contains(weight)
    {
      return Keyword(masker(phrase.lowercased()).text, weight: weight)
    }
    report(
      .invalidConfiguration, node, "a keyword is neither a text nor 'text: weight', 0 to 3",
      advice: "It was left out.")
    return nil
  }

  mutating func readText(
    _ node: Node, _ key: String, _ take: (inout ConfigurationFile, String) -> Void
  ) {
    guard let text = node.scalar?.string else {
      return report(.invalidConfiguration, node, "'\(key)' is not a text")
    }
    take(&self, text)
  }

  mutating func readShare(
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

  mutating func readInteger(
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

  mutating func readPair<Bound: Comparable>(
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

  mutating func report(
    _ code: FindingCode, _ node: Node, _ summary: String,
    advice: String = "Until it is, the default holds.", severity: Severity? = nil
  ) {
    findings.append(
      Finding(
        code,
        at: Place(
          file: "tuneboard.yml", line: node.mark?.line ?? 1, column: node.mark?.column ?? 1),
        masker.quoting(summary), advice: advice, severity: severity))
  }
}

/// Reads `30 %`, `30%` or `0.3`, as 0.3.
func share(_ text: String) -> Double? {
  let text = text.filter { $0 != " " && $0 != "\u{A0}" && $0 != "\u{202F}" }
  if text.hasSuffix("%") { return Double(text.dropLast()).map { $0 / 100 } }
  return Double(text)
}

extension YamlError {
  var configurationMark: Yams.Mark? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark
    case .duplicatedKeysInMapping(_, let context): context.mark
    default: nil
    }
  }

  var configurationProblem: String {
    switch self {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
      .composer(_, let problem, _, _):
      problem
    case .duplicatedKeysInMapping(let keys, _):
      keys.first.map { "key '\(Masker()($0))' stands twice" } ?? "a key stands twice"
    default: "it cannot be parsed"
    }
  }
}
