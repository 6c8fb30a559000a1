import Corpus
import Findings
import Privacy
import TestSupport
import Testing

@testable import Dialects

/// Checks that each line of an input ends in a message, is left out with its reason, or has a finding.
///
/// What stands in messages is found by their texts and origins alone, and compared with what the reader says.
struct LineAccounting {
  let source: SourceText
  let reading: MarkdownReading
  let findings: [Finding]
  /// By byte of the file: whether it stands in a message.
  private var isSaid: [Bool]
  private let isExact: Bool

  init(_ bytes: [UInt8], as kind: Source = .mined, declared: [DeclaredDialect] = []) {
    var findings: [Finding] = []
    let source = SourceText(path: "a.md", bytes: bytes, masker: Masker(), findings: &findings)
    self.init(
      source, readMarkdown(source, as: kind, dialects: .standard.declaring(declared)), findings)
  }

  init(_ source: SourceText, _ reading: MarkdownReading, _ findings: [Finding] = []) {
    self.source = source
    self.reading = reading
    self.findings = findings + reading.findings
    isExact = source.bytes.contains(sequence: "<!-- exact -->")
    isSaid = Array(repeating: false, count: source.bytes.count)
    for message in reading.conversations.flatMap(\.messages) {
      var next = 0
      let omissions = message.origin.omissions
      for (offset, byte) in message.text.enumerated() {
        while next < omissions.count, omissions[next] <= offset { next += 1 }
        let place = message.origin.start + offset + next
        guard place < source.bytes.count else { continue }
        if source.bytes[place] == byte || isExact && source.bytes[place] == UInt8(ascii: ";") {
          isSaid[place] = true
        }
      }
    }
  }

  /// What is wrong, one entry a line: where it is, and what it is.
  var problems: [String] {
    var problems: [String] = []
    var leftOut: [LeftOut: Int] = [:]
    let reported = Set(findings.compactMap { $0.place?.line })
    let starts = Set(reading.conversations.flatMap(\.messages).map(\.line))
    // What conversations have of their file's attributes.
    let attributes = reading.conversations.map {
      ([$0.attributes.system, $0.title, $0.id].compactMap(\.self)).joined(separator: "\n")
    }.joined(separator: "\n")
    for number in 0..<reading.account.lineCount {
      let number = number + 1
      let line = source.line(number)
      func fail(_ what: String) {
        problems.append(
          "\(number) \(what): \(String(decoding: line.prefix(80), as: UTF8.self).debugDescription)")
      }
      let isBlank = line.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
      let ink = line.indices.filter { line[$0] != 0x20 && !(0x09...0x0D).contains(line[$0]) }
      let said = ink.count { isSaid[$0] }
      switch reading.account.place(ofLine: number) {
      case nil: fail("nobody accounts for it")
      case .blank: if !isBlank { fail("is said to be blank") }
      case .message:
        if !isBlank, hasMore(line, ink) {
          fail("is said to be in a message, \(said) of \(ink.count) bytes are")
        }
      case .structure:
        if isBlank { fail("is said to be structure, and blank") }
        if said == 0, !starts.contains(number), !isStructure(line, number, attributes) {
          fail("is said to be structure")
        }
      case .leftOut(let reason):
        leftOut[reason, default: 0] += 1
        if isBlank { fail("is blank and left out (\(reason))") }
        if said > 0 { fail("is left out (\(reason)), and \(said) bytes are in a message") }
        if reason == .unread, !findings.contains(where: { $0.severity >= .warning }) {
          fail("is not read, and nothing says why")
        }
      case .parted(let reason):
        leftOut[reason, default: 0] += 1
        if said == 0, !starts.contains(number), !isStructure(line, number, attributes) {
          fail("is said to be left out in part (\(reason))")
        }
      }
    }
    let isEnded = source.bytes.last.map { $0 == 0x0A } ?? true
    let lineCount = source.bytes.count(where: { $0 == 0x0A }) + (isEnded ? 0 : 1)
    if lineCount != reading.account.lineCount {
      problems.append("the account has \(reading.account.lineCount) lines")
    }
    if leftOut != reading.account.leftOut {
      problems.append("counts: \(leftOut) are \(reading.account.leftOut)")
    }
    if reading.conversations.isEmpty, reported.isEmpty {
      problems.append("nothing is read, and nothing says why")
    }
    return problems
  }

  /// Whether more of a message's line is in no message than marks: those at its beginning, and escapes.
  private func hasMore(_ line: ArraySlice<UInt8>, _ ink: [Int]) -> Bool {
    var isStart = true
    for index in ink {
      if isSaid[index] {
        isStart = false
        continue
      }
      let byte = line[index]
      if isStart, byte == UInt8(ascii: ">") || byte == UInt8(ascii: "#") { continue }
      if byte == UInt8(ascii: "\\"), index + 1 < line.endIndex, isSaid[index + 1] { continue }
      if isExact, byte &- 0x30 < 10 || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "&") {
        continue
      }
      return true
    }
    return false
  }

  /// Whether a line in no message looks like what readers understand.
  private func isStructure(_ line: ArraySlice<UInt8>, _ number: Int, _ attributes: String) -> Bool {
    let start = line.drop { $0 == 0x20 || $0 == 0x09 }
    let text = String(decoding: start, as: UTF8.self)
    if TurnMarker(at: start.startIndex, in: source.bytes) != nil { return true }
    if ["---", "...", "-->", "<!--", "#", "===", "##"].contains(where: { text.hasPrefix($0) }) {
      return true
    }
    if reading.isOwn {
      // A key of front matter or below a heading, or what goes on below one.
      if let line = AttributeLine(line), AttributeKey(spelling: line.key) != nil { return true }
      let key = start.drop { "\"'{?".utf8.contains($0) }.prefix { $0 | 0x20 >= 0x61 }
      if AttributeKey(spelling: String(decoding: key, as: UTF8.self)) != nil { return true }
      // A heading is a paragraph over a line of marks.
      let isHeading = (number + 1..<number + 4).contains { number in
        let below = source.line(number).filter { $0 != 0x20 }
        return below.count >= 1 && below.allSatisfy { $0 == below[0] && "-=".utf8.contains($0) }
      }
      if isHeading { return true }
      let words = text.split(whereSeparator: { !$0.isLetter && !$0.isNumber })
      return words.allSatisfy { attributes.contains($0) }
    }
    return line.count <= 300
  }
}

extension [UInt8] {
  fileprivate func contains(sequence text: String) -> Bool {
    let text = Array(text.utf8)
    return indices.contains { self[$0] == text[0] && self[$0...].starts(with: text) }
  }
}

/// Expects that each line of an input, and of inputs that were made of it as a fuzzer makes them, is accounted for.
func expectLinesAccounted(
  _ bytes: [UInt8], declared: [DeclaredDialect] = [], mutations: Int = 6,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  var random = SeededGenerator(seed: bytes.reduce(0) { $0 &* 31 &+ UInt64($1) })
  for number in 0...mutations {
    let input = number == 0 ? bytes : mutated(bytes, &random)
    for kind in Source.allCases {
      let problems = LineAccounting(input, as: kind, declared: declared).problems
      if problems.isEmpty { continue }
      Issue.record(
        "\(kind), mutation \(number):\n\(problems.prefix(6).joined(separator: "\n"))\n--\n\(String(decoding: input.prefix(1500), as: UTF8.self))",
        sourceLocation: sourceLocation)
      return
    }
  }
}

/// A text with some of its lines changed as a fuzzer changes them: lost, doubled, swapped, with fences, comments and
/// front matter that nobody closes.
func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
  var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    .map { Array($0) }
  let pieces = [
    "```", "```text", "~~~", "````", "<!--", "-->", "<!-- conversation", "<!-- conversation\nid: x",
    "<!-- conversation -->", "<!-- note --> words", "---", "***", "# Heading", "## User", "",
    "<think>", "</think>", "<think>a</think> b", "**User:** x", "**Assistant:**", "**Coach:** y",
    "**System:** z", "[a]: /b", "Title\n===", "| a |\n|---|", "<details>",
    "# aider chat started at 1",
    "=begin-chatgpt-md-comment", "<hr class=\"__chatgpt_plugin\">", "> quoted", "    indented",
    "Topic: fitness", "Emotion: sad\nmore", "[Timestamp: x]", "\u{0B}", "\\*", "&amp;", "User: q",
  ]
  for _ in 0..<Int.random(in: 1...4, using: &random) {
    let at = Int.random(in: 0..<lines.count, using: &random)
    switch Int.random(in: 0..<12, using: &random) {
    case 0: lines.remove(at: at)
    case 1: lines.insert(lines[at], at: at)
    case 2: lines.swapAt(at, Int.random(in: 0..<lines.count, using: &random))
    case 3...6:
      lines.insert(Array((pieces.randomElement(using: &random) ?? "").utf8), at: at)
    case 7: lines = lines.map { $0 + [UInt8(ascii: "\r")] }
    case 8: lines.removeLast(lines.count - at - 1)
    case 9: lines.insert(contentsOf: [Array("---".utf8), Array("id: [a".utf8)], at: 0)
    case 10:
      let end = Int.random(in: at..<lines.count, using: &random)
      let mark = Array(Bool.random(using: &random) ? "> ".utf8 : "  ".utf8)
      for line in at...end { lines[line] = mark + lines[line] }
    default: if !lines[at].isEmpty { lines[at].removeLast() }
    }
    if lines.isEmpty { lines = [[]] }
  }
  return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
}
