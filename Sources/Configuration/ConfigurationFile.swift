internal import Bytes
internal import Dialects
package import Findings
internal import FrontMatter
internal import Privacy
package import Project
internal import Yams

/// `tuneboard.yml`: a project's settings, and what is wrong with them at their own lines.
package struct ConfigurationFile: Sendable {
  package static let name = "tuneboard.yml"

  package private(set) var settings = ProjectSettings()
  package private(set) var findings: [Finding] = []
  /// The outermost keys that the file has.
  package private(set) var keys: Set<String> = []
  /// Whether there is a file that can be read.
  package private(set) var isThere = false
  /// Why nothing may be written: nobody knows what the file wants masked or kept back.
  package private(set) var refusal: Finding?

  /// The settings of a project without a configuration.
  package init() {}

  /// For a file that is there and cannot be had.
  ///
  /// - Parameter finding: Why not.
  package init(refusing finding: Finding) { refuse(finding) }

  /// - Parameters:
  ///   - bytes: The file's text.
  ///   - table: The keys that it may have.
  package init(reading bytes: [UInt8], table: SettingTable = .standard) {
    isThere = true
    settings = table.defaults
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
      read(root, table)
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

  private mutating func read(_ root: Node, _ table: SettingTable) {
    var reader = SettingsReader(
      findings: findings, masker: settings.masker, measureNames: settings.measureNames)
    let rest = table.readPersonalDataFirst(root, &reader, into: &settings)
    reader.read(root, "the file", rest, into: &settings)
    keys = Set((root.mapping ?? Node.Mapping([])).map { $0.key.string ?? "" })
    findings = reader.findings
  }

  /// Takes a text that is no configuration for none, or refuses all work where it speaks of personal data: what a team
  /// wants masked would be shown.
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
      keys.first.map { "key '\(Masker()($0))' stands twice" } ?? "a key stands twice"
    default: "it cannot be parsed"
    }
  }
}
