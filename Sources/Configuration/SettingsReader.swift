internal import Bytes
internal import Dialects
internal import Findings
internal import Planning
internal import Privacy
internal import Yams

/// What walks the nodes of a configuration, and says what is wrong with them at their own lines.
struct SettingsReader {
  var findings: [Finding]
  /// What makes of the file's own texts what may be shown.
  var masker: Masker
  /// The facts that gates may ask for.
  let measureNames: MeasureNames

  /// Reads a mapping whose keys are known.
  ///
  /// - Parameters:
  ///   - name: What the mapping is called in findings: `'volume'`.
  ///   - unknown: Called with the value of each key that is not known, before it is reported.
  /// - Returns: Whether each key was known.
  @discardableResult mutating func read<Target>(
    _ node: Node, _ name: String, _ settings: [Setting<Target>], into target: inout Target,
    unknown: (inout SettingsReader, inout Target, Node) -> Void = { _, _, _ in }
  ) -> Bool {
    var isKnown = true
    for (key, value) in mapping(node, name) {
      let spelling = key.string ?? ""
      if let setting = settings.first(where: { $0.key == spelling }) {
        setting.take(&self, &target, value)
        continue
      }
      isKnown = false
      unknown(&self, &target, value)
      let meant = settings.first { isNear($0.key, spelling) }
      report(
        .unknownKey, key, "key '\(spelling)' is not known in \(name)",
        advice: meant.map { "Did you mean '\($0.key)'?" }
          ?? "Known are: \(settings.map(\.key).joined(separator: ", ")).")
    }
    return isKnown
  }

  /// Reads a mapping whose keys are names that the project gives.
  mutating func readNames(
    _ node: Node, _ name: String,
    _ take: (inout SettingsReader, _ name: String, _ value: Node) -> Void
  ) {
    for (key, value) in mapping(node, name) { take(&self, key.string ?? "", value) }
  }

  /// The pairs of a mapping; none where nothing stands, and none but a finding for anything else.
  private mutating func mapping(_ node: Node, _ name: String) -> Node.Mapping {
    if let mapping = node.mapping { return mapping }
    if node.scalar?.string.isEmpty != true, node != Node("null") {
      report(.invalidConfiguration, node, "\(name) is not a mapping of keys to values")
    }
    return Node.Mapping([])
  }

  /// A text; nil, and a finding, for a list or a mapping.
  mutating func text(_ node: Node, _ key: String) -> String? {
    let text = node.scalar?.string
    if text == nil { report(.invalidConfiguration, node, "'\(key)' is not a text") }
    return text
  }

  /// A pair of values in ascending order; nil, and a finding, for anything else.
  mutating func pair<Bound: Comparable>(
    _ node: Node, _ key: String, _ parse: (String) -> Bound?, _ limits: ClosedRange<Bound>
  ) -> ClosedRange<Bound>? {
    let values = (node.sequence.map(Array.init) ?? []).compactMap { $0.scalar.map(\.string) }
      .compactMap(parse)
    guard node.sequence?.count == 2, values.count == 2, values[0] <= values[1],
      limits.contains(values[0]), limits.contains(values[1])
    else {
      report(
        .invalidConfiguration, node, "'\(key)' is not a pair [lowest, highest]",
        advice: "Write it as '[60 %, 80 %]'; until then the default holds.")
      return nil
    }
    return values[0]...values[1]
  }

  /// Reports what is wrong at a node.
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
