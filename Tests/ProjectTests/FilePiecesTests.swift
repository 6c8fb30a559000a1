import Corpus
import Findings
import Privacy
import Storage
import TestSupport
import Testing

@testable import Dialects
@testable import Project

/// However a file is cut, its pieces give what the whole gives.
struct FilePiecesTests {
  /// Conversations with their places, text and what was said of them; and the bytes that the pieces have.
  private struct Read {
    var conversations: [String] = []
    var findings: [String] = []
    var lines: [LineAccount.Place] = []
    var bytes: [UInt8] = []
  }

  private func read(_ text: String, _ limits: ReadingLimits) throws -> Read {
    let folder = try TemporaryFolder()
    try folder.write("a.md", text)
    let reader = SourceReader(root: folder.path, masker: Masker(), limits: limits)
    var pieces = reader.pieces(
      of: InputFile(path: "a.md", source: .mined, byteCount: text.utf8.count, masker: Masker()))
    var result = Read()
    while let piece = pieces.next() {
      let account = piece.reading.account
      result.lines += (1..<account.lineCount + 1).compactMap { account.place(ofLine: $0) }
      result.bytes += piece.source.bytes[piece.body]
      result.findings += piece.reading.findings.map {
        "\($0.code) \($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.summary)"
      }
      for conversation in piece.reading.conversations {
        let attributes = conversation.attributes
        result.conversations.append(
          "\(conversation.id ?? "") \(conversation.line) \(attributes.topic ?? "") "
            + conversation.messages.map { message in
              "\(message.line):\(message.column) \(message.role.name): "
                + String(decoding: message.text, as: UTF8.self)
            }.joined(separator: "\n"))
      }
    }
    #expect(pieces.problem == nil)
    result.findings.sort()
    return result
  }

  /// A file of random conversations, some of which hold what looks like the beginning of one.
  private func text(_ random: inout some RandomNumberGenerator) -> String {
    let blocks = [
      "I ran today.", "```\n<!-- conversation -->\n```",
      "Look:\n\n> **User:** a\n>\n> **Assistant:** b",
      "~~~\n\n<!-- conversation\nid: x\n-->\n\n~~~", "<pre>\n<!-- conversation -->\n\n</pre>",
      "ann@example.org\\*", "- a\n- b", "&#13; `\\*`", "---",
    ]
    func said() -> String { "Look:\n\n\(blocks.randomElement(using: &random) ?? "")\n\nThere." }
    let end = Bool.random(using: &random) ? "\n" : "\r\n"
    var text = Bool.random(using: &random) ? "---\ntopic: sleep\n---\n\n" : ""
    for number in 1...Int.random(in: 6...14, using: &random) {
      text += "<!-- conversation\nid: c\(number)\n-->\n\n"
      for _ in 1...Int.random(in: 1...3, using: &random) {
        text += "**User:** \(said())\n\n**Assistant:** \(said())\n\n"
      }
    }
    return text.replacing("\n", with: end)
  }

  @Test(arguments: 0..<12) func `any cut gives what the whole gives`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let text = text(&random)
    let whole = try read(text, ReadingLimits())
    #expect(whole.bytes == Array(text.utf8))
    for _ in 0..<8 {
      var limits = ReadingLimits()
      limits.part = Int.random(in: 1...600, using: &random)
      // Whatever is open is closed within the file.
      limits.wholeFile = text.utf8.count - 1
      let pieces = try read(text, limits)
      #expect(pieces.conversations == whole.conversations, "cut at \(limits.part)")
      #expect(pieces.findings == whole.findings, "cut at \(limits.part)")
      #expect(pieces.lines == whole.lines, "cut at \(limits.part)")
      #expect(pieces.bytes == whole.bytes, "cut at \(limits.part)")
    }
  }

  @Test(arguments: [1, 40, 300]) func `sessions with times are cut where the time goes on`(
    part: Int
  )
    throws
  {
    let times = [10, 11, 9, 12, 13, 8, 14, 15]
    let text = times.map {
      "# aider chat started at 2026-03-\($0 < 10 ? "0" : "")\($0) 10:00:00\n\n#### I ran on day \($0).\n\nHow far?\n\n"
    }.joined()
    var limits = ReadingLimits()
    (limits.wholeFile, limits.part) = (100, part)
    let whole = try read(text, ReadingLimits())
    let pieces = try read(text, limits)
    #expect(pieces.lines == whole.lines)
    #expect(pieces.bytes == whole.bytes)
    #expect(pieces.findings == whole.findings)
  }

  private func part(_ range: Range<Int>, isLast: Bool = false) -> LargeFile.Part {
    LargeFile.Part(range: range, firstLine: 1, firstOrdinal: 1, isLast: isLast)
  }

  @Test func `an open piece is read again when it has doubled, and at the end of the file`() {
    var open = OpenPart(ReadingLimits())
    #expect(open.next(part(0..<10))?.range == 0..<10)
    #expect(open.read(part(0..<10), isOpen: true) == .open)
    #expect(open.next(part(10..<15)) == nil)
    #expect(open.next(part(15..<20))?.range == 0..<20)
    #expect(open.read(part(0..<20), isOpen: true) == .open)
    #expect(open.next(part(20..<25)) == nil)
    #expect(open.next(part(25..<30, isLast: true))?.range == 0..<30)
    #expect(open.read(part(0..<30, isLast: true), isOpen: false) == .closed)
    #expect(open.next(part(0..<5))?.range == 0..<5)
  }

  @Test func `behind what is too long to be closed nothing of the file is read`() {
    var limits = ReadingLimits()
    limits.wholeFile = 9
    var open = OpenPart(limits)
    #expect(open.next(part(0..<10)) != nil)
    #expect(open.read(part(0..<10), isOpen: true) == .lost)
    #expect(open.next(part(10..<20)) == nil)
    #expect(open.next(part(20..<30, isLast: true)) == nil)
    #expect(open.next(part(0..<10))?.range == 0..<10)
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed.
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
