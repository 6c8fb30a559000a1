internal import Corpus

/// A dialect of Markdown conversations with a form of its own.
///
/// It is one file below `Tools`, and one line in ``DialectRegistry/standard``.
protocol MarkdownDialect: Sendable {
  /// As people call it.
  var name: String { get }
  var summary: DialectSummary { get }
  var starts: LineStarts { get }
  /// The line that begins a conversation, at which large files can be cut; nil where none does.
  var boundary: BoundaryLine? { get }
  /// Whether it takes from the order of the turns who speaks.
  var guessesRoles: Bool { get }
  /// Whether it marks the user's turns alone, so that what is not marked is the assistant's.
  var marksUserAlone: Bool { get }
  /// Whether a file is written in it, by what only it has.
  func recognises(_ lines: LineTable) -> Bool
  /// Whose turn a line looks to begin, in code or not; `unknown` where it begins a conversation; nil for all others.
  func roles(_ lines: LineTable) -> (Int) -> Role?
  /// The lines with the code that its form lets fences hold.
  func fencing(_ lines: LineTable) -> LineTable
  func read(_ lines: LineTable, _ collector: inout TurnCollector)
  /// The 0-based line on which something stands that turns of another tool have, so that what was read may be pasted;
  /// nil as a rule.
  func rival(to marks: [TurnMark], in lines: LineTable) -> Int?
}

extension MarkdownDialect {
  var boundary: BoundaryLine? { nil }
  var guessesRoles: Bool { false }
  var marksUserAlone: Bool { false }
  func fencing(_ lines: LineTable) -> LineTable { lines }
  func rival(to marks: [TurnMark], in lines: LineTable) -> Int? { nil }
}

/// What people are told of a dialect, in Markdown.
package struct DialectSummary: Sendable, Equatable {
  /// Which program writes it.
  package var writer: String
  /// How a file in it is known.
  package var sign: String
  /// How turns are marked, and what is left out.
  package var turns: String
}

/// What lines of a dialect begin with: a quick look tells by it whether a file may hold turns of it.
struct LineStarts: Sendable {
  /// What begins conversations, parts turns or marks those of both speakers.
  var openings: [String] = []
  /// The same, where `#` and spaces may stand before it.
  var headings: [String] = []
  /// What marks turns of the user alone: behind a file's last turn no conversation begins with it.
  var userLines: [String] = []
  /// What no file in Tuneboard's own form has above its first turn.
  var foreign: [String] = []
}

/// The line that begins a conversation of a dialect.
struct BoundaryLine: Sendable, Equatable {
  /// What it begins with.
  var prefix: String
  /// How the time behind that is written; nil for none.
  var time: TimeForm?
}

/// How a day with year and a time are written: digits as `0`, and a space that may be a `T`.
struct TimeForm: Sendable, Equatable {
  private let signs: [UInt8]

  init(_ form: String) { signs = Array(form.utf8) }

  /// `2026-02-20 22:41`, with seconds or without.
  static let minutes = TimeForm("0000-00-00 00:00")

  /// How many bytes it has.
  var count: Int { signs.count }

  /// The first such time of a line, its digits as a number; nil without one.
  func time(in line: ArraySlice<UInt8>) -> Int? {
    guard line.count >= signs.count else { return nil }
    for start in line.startIndex...line.endIndex - signs.count {
      if let time = time(at: start, of: line) { return time }
    }
    return nil
  }

  private func time(at start: Int, of line: ArraySlice<UInt8>) -> Int? {
    var time = 0
    for (sign, byte) in zip(signs, line[start...]) {
      switch sign {
      case UInt8(ascii: "0"):
        guard byte &- 0x30 < 10 else { return nil }
        time = time * 10 + Int(byte - 0x30)
      case byte: break
      case UInt8(ascii: " "): if byte != UInt8(ascii: "T") { return nil }
      default: return nil
      }
    }
    return time
  }
}
