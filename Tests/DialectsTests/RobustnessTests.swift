import Bytes
import Corpus
import Findings
import TestSupport
import Testing

@testable import Dialects

@Suite struct RobustnessTests {
  /// What must hold of each reading, whatever the file.
  private func expectSound(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) {
    for kind in Source.allCases {
      let reading = Reading(bytes, as: kind)
      let source = reading.source
      for conversation in reading.conversations {
        #expect(!conversation.messages.isEmpty, sourceLocation: sourceLocation)
        for message in conversation.messages {
          expectOrigins(of: message, in: source, sourceLocation: sourceLocation)
          let start = source.lines.offset(ofLine: message.line) + message.column - 1
          #expect(TurnMarker(at: start, in: source.bytes)?.role == message.role)
        }
      }
      for finding in reading.findings {
        let place = finding.place
        #expect((0...source.lines.starts.count).contains(place?.line ?? 0))
      }
      // Whatever else a file holds, it gives conversations or says why not.
      #expect(!reading.conversations.isEmpty || !reading.findings.isEmpty)
    }
  }

  private func expectOrigins(
    of message: Message, in source: SourceText, sourceLocation: SourceLocation
  ) {
    var previous = -1
    var joints = 0
    for (offset, byte) in message.text.enumerated() {
      let fileOffset = message.origin.fileOffset(of: offset)
      if fileOffset <= previous || fileOffset >= source.bytes.count { joints = -1 }
      if joints >= 0, source.bytes[fileOffset] != byte {
        // Of the blank line that joins two turns, the file may have less.
        joints = byte == UInt8(ascii: "\n") ? joints + 1 : -1
      }
      previous = fileOffset
      if joints < 0 {
        Issue.record(
          "byte \(offset) of the text does not come from byte \(fileOffset) of the file",
          sourceLocation: sourceLocation)
        return
      }
    }
  }

  @Test(arguments: 0..<20) func `reads anything made of hostile pieces`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<100 {
      expectSound(Array(random.text(of: hostilePieces + ["\r", "\r\n", "\0"], count: 0...40).utf8))
    }
  }

  @Test(arguments: 0..<20) func `reads random bytes`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(100 + seed))
    for _ in 0..<100 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...60, using: &random) {
        if Bool.random(using: &random) {
          bytes.append(.random(in: 0...255, using: &random))
        } else {
          bytes += Array((hostilePieces.randomElement(using: &random) ?? "").utf8)
        }
      }
      expectSound(bytes)
    }
  }

  @Test(arguments: 0..<10) func `every byte of a text comes from its place in the file`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(200 + seed))
    let pieces = [
      "a", "é", "\\*", "\\a", "\\\\", "`\\*`", "\r\n", "\r", "\n", "\n\n    \\*", " ", "🏃",
    ]
    for _ in 0..<100 {
      let turns = (0..<4).map { _ in
        "**\(["User", "Assistant"].randomElement(using: &random) ?? "")**: "
          + random.text(of: pieces, count: 0...20)
      }
      expectSound(Array(("\u{FEFF}" + turns.joined(separator: "\n\n")).utf8))
    }
  }

  @Test(
    arguments: [
      Repeated("> ", 10_000), Repeated("- ", 10_000), Repeated("1. ", 10_000),
      Repeated("> - ", 5_000), Repeated("[", 10_000), Repeated("**a ", 10_000),
      Repeated("*a **b ", 10_000), Repeated("<!--", 10_000), Repeated("`", 10_000),
      Repeated("\\`", 10_000), Repeated("| a\n", 10_000), Repeated("**User:** a\n", 10_000),
      Repeated("**User:** a\n\n", 10_000), Repeated("<!-- conversation -->\n\n", 10_000),
      Repeated("# **User:** \\* a\n\n", 10_000),
    ])
  func `finishes with deep or repeated nesting`(repeated: Repeated) {
    expectConversations(around: repeated.text)
  }

  @Test func `finishes with runs of backticks of every length`() {
    expectConversations(
      around: (1...400).map { String(repeating: "`", count: $0) + " \\" }.joined())
  }

  private func expectConversations(around text: String) {
    let file = "**User:** a \\*\n\n\(text)\\*\n\n**Assistant:** b\n"
    for kind in Source.allCases {
      let conversations = Reading(Array(file.utf8), as: kind).conversations
      #expect(!conversations.isEmpty)
    }
  }

  @Test func `finishes with lists that nest line by line`() {
    let text = (0..<2_000).map { String(repeating: " ", count: 2 * $0) + "- a\n" }.joined()
    #expect(Reading("**User:** \\*\n\n\(text)\n**Assistant:** b").conversations.count == 1)
  }

  @Test(
    arguments: [
      Repeated("[", 100_000, after: "x: "), Repeated("- ", 100_000), Repeated("# a\n", 20_000),
    ])
  func `finishes with front matter of one repeated piece`(repeated: Repeated) {
    expectMessages(behind: repeated.text)
  }

  @Test func `finishes with twenty thousand keys in the front matter`() {
    expectMessages(behind: (0..<20_000).map { "key\($0): value\n" }.joined())
  }

  @Test(
    arguments: [
      "a: &a [x, x]\n"
        + zip("bcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxy")
        .map { "\($0): &\($0) [*\($1), *\($1), *\($1), *\($1)]\n" }.joined(),
      "a: &a [*a]", "? a\n: b", "!!binary a: b", "%YAML 9.9\n", "\u{7}: a", "a: \"\\xZZ\"",
    ])
  func `finishes with hostile front matter`(yaml: String) {
    expectMessages(behind: yaml)
  }

  private func expectMessages(behind yaml: String) {
    let file = "---\n\(yaml)\n---\n**User:** a\n\n**Assistant:** b\n"
    #expect(Reading(file).messages == ["user: a", "assistant: b"])
  }
}

/// A piece of text many times over, which a failure names without printing it.
struct Repeated: CustomTestStringConvertible {
  let text: String
  let testDescription: String

  init(_ piece: String, _ count: Int, after prefix: String = "") {
    text = prefix + String(repeating: piece, count: count)
    testDescription = "\(prefix.debugDescription) and \(count) times \(piece.debugDescription)"
  }
}
