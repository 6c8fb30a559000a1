/// The dialects in which a project's files may be written, in the order in which they are tried.
///
/// A value that is handed down to all that reads files, so that a project adds its own, and a test others.
package struct DialectRegistry: Sendable, Equatable {
  /// Those with a form of their own, in the order in which they are tried.
  let special: [any MarkdownDialect]
  /// Those that a few words describe: of several that read a file, the one with the most turns is taken.
  let simple: [SimpleDialect]
  /// What the project declares, in the order in which they are tried, before all others.
  package private(set) var declared: [DeclaredDialect] = []
  /// What lines of the tools' dialects begin with.
  let starts: KnownStarts

  /// What is known without any project.
  package static let standard = DialectRegistry(
    special: [
      AiderDialect(), LLMLogsDialect(), ChatGPTMDDialect(), QuotedPromptDialect(),
      CopilotChatDialect(), LostRolesDialect(),
    ],
    simple: [.specStory, .chatGPTExporter, .obsidianCopilot, .claudeExporter, .inputAndOutput])

  init(special: [any MarkdownDialect], simple: [SimpleDialect]) {
    self.special = special
    self.simple = simple
    starts = KnownStarts(special.map(\.starts) + simple.map(\.starts))
  }

  /// Adds a dialect that the project declares; it is tried behind those that it declared before.
  package mutating func append(_ dialect: DeclaredDialect) { declared.append(dialect) }

  /// The same dialects, but for others that the project declares.
  package func declaring(_ declared: [DeclaredDialect]) -> DialectRegistry {
    var registry = self
    registry.declared = declared
    return registry
  }

  /// The registry for the pieces of a file in a dialect: they are in it, whatever stands in them alone.
  func only(_ name: String) -> DialectRegistry {
    declaring(
      (declared + simple.map(\.markers)).filter { $0.name == name }.map { dialect in
        var dialect = dialect
        dialect.files = ""
        return dialect
      })
  }

  /// The dialect with a form of its own that has a name; nil where none has.
  func special(named name: String) -> (any MarkdownDialect)? { special.first { $0.name == name } }

  /// The line at which files of a dialect can be cut; nil where it parts conversations by no line of their own.
  func boundary(ofDialect name: String) -> BoundaryLine? {
    if let dialect = special(named: name) { return dialect.boundary }
    return (declared + simple.map(\.markers)).first { $0.name == name }?.conversation
      .map { BoundaryLine(prefix: $0) }
  }

  package static func == (a: Self, b: Self) -> Bool {
    a.special.map(\.name) == b.special.map(\.name) && a.simple.map(\.name) == b.simple.map(\.name)
      && a.declared == b.declared
  }
}

extension DialectRegistry {
  /// A dialect as the table of the manual has it.
  package struct Row: Sendable, Equatable {
    package var name: String
    package var summary: DialectSummary
  }

  /// The tools' dialects, in the order in which they are tried.
  package var rows: [Row] {
    special.map { Row(name: $0.name, summary: $0.summary) }
      + simple.map { Row(name: $0.name, summary: $0.summary) }
  }
}

/// What lines of the tools' dialects begin with, as bytes.
struct KnownStarts: Sendable {
  private let openings: [[UInt8]]
  private let headings: [[UInt8]]
  private let userLines: [[UInt8]]
  /// What no file in Tuneboard's own form has above its first turn.
  let foreign: [[UInt8]]

  init(_ starts: [LineStarts]) {
    func bytes(_ texts: (LineStarts) -> [String]) -> [[UInt8]] {
      starts.flatMap(texts).map { Array($0.utf8) }
    }
    openings = bytes(\.openings)
    headings = bytes(\.headings)
    userLines = bytes(\.userLines)
    foreign = bytes(\.foreign)
  }

  /// Whether a line begins a conversation or a turn of a tool's dialect.
  func begins(_ line: ArraySlice<UInt8>) -> Bool {
    isUserLine(line) || openings.contains { line.starts(with: $0) } || isHeading(line)
  }

  /// Whether a line begins what may be a whole conversation of a tool's dialect.
  func beginsConversation(_ line: ArraySlice<UInt8>) -> Bool {
    !isUserLine(line) && (openings.contains { line.starts(with: $0) } || isHeading(line))
  }

  private func isUserLine(_ line: ArraySlice<UInt8>) -> Bool {
    userLines.contains { line.starts(with: $0) }
  }

  private func isHeading(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { $0 == UInt8(ascii: "#") || $0 == 0x20 }
    return headings.contains { text.starts(with: $0) }
  }
}
