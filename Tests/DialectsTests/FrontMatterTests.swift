import Bytes
import Corpus
import Findings
import Privacy
import TestSupport
import Testing

@testable import Dialects
@testable import FrontMatter

@Suite struct FrontMatterTests {
  private static let keys = [
    "id", "title", "Topic", "date", "x-1", "_a", "1", "-k", "consent", "null", "true",
  ]
  private static let valuePieces = [
    "a", "B", "9", "word", " ", "  ", ":", ": ", "#", " #", "'", "\"", "-", "- ", "é", "日本", "null",
    "~", "true", ",", "[", "]", "%", "@", "&", "*", "!", "|", ">", "?", "{", "\t", "\\", "_", "1.5",
    "''", "2026-01-14",
  ]

  @Test(arguments: 0..<20) func `the direct reader agrees with the YAML parser`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var simpleCount = 0
    for _ in 0..<200 {
      var keys = Self.keys.shuffled(using: &random)
      let lines = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        if Int.random(in: 0..<8, using: &random) == 0 {
          return ["", "# note: a", "  "][keys.count % 3]
        }
        let quote = ["", "", "", "\"", "'"].randomElement(using: &random) ?? ""
        let value = random.text(of: Self.valuePieces, count: 0...4)
        return
          "\(keys.removeLast()):\([" ", "  ", ""][value.isEmpty ? 2 : keys.count % 2])\(quote)\(value)\(quote)"
      }
      let yaml = lines.map { $0 + "\n" }.joined()
      var findings: [Finding] = []
      let source = SourceText(
        path: "a.md", bytes: Array(yaml.utf8), masker: Masker(), findings: &findings)
      let range = 0..<source.bytes.count
      guard let simple = simplePairs(of: source.bytes, source.lines, range) else { continue }
      simpleCount += 1
      let parsed = try yamlPairs(of: source.bytes, source.lines, range)
      #expect(simple == parsed, "\(yaml.debugDescription)")
    }
    #expect(simpleCount > 40, "only \(simpleCount) of 200 went the direct way")
  }

  @Test(arguments: [
    "id: a", "id:", "id: \"a: b # c\"", "id: 'a'", "", "# note", "a: null", "ID: a", "a_b-1: c d",
    "id: a:b", "id: a#b",
  ])
  func `simple front matter goes the direct way`(yaml: String) {
    var findings: [Finding] = []
    let source = SourceText(
      path: "a.md", bytes: Array(yaml.utf8), masker: Masker(), findings: &findings)
    #expect(simplePairs(of: source.bytes, source.lines, 0..<source.bytes.count) != nil)
  }

  @Test(arguments: [
    "id: >\n  a", "id: a\n b: c", "- a", "id: [a]", "id: {a: b}", "id: \"a\\n\"", "id: 'it''s'",
    "id: a: b", "id: a #b", "id: a\t#b", "id:\ta", "id: &a b", "id: \"a\" # b", "id : a",
    "id: a\nid: b",
    "? id", "\"id\": a", "id: -a", "id: a:",
  ])
  func `everything else goes to the YAML parser`(yaml: String) {
    var findings: [Finding] = []
    let source = SourceText(
      path: "a.md", bytes: Array(yaml.utf8), masker: Masker(), findings: &findings)
    #expect(simplePairs(of: source.bytes, source.lines, 0..<source.bytes.count) == nil)
  }

  @Test(arguments: [
    ("consent: granted", Consent.granted), ("Consent: DENIED", .denied),
    ("consent: unknown", .unknown),
    ("consent: no", .denied), ("consent: [granted]", .denied), ("consent:", .unknown),
    ("consent: ~", .unknown), ("id: a", .unknown), ("id: \"a\nconsent: granted", .denied),
    ("\"consent\": granted\nid: {", .denied), ("id: \"a", .unknown),
    ("- consent: granted", .denied),
  ])
  func `consent that cannot be read is none`(yaml: String, consent: Consent) {
    let reading = Reading("---\n\(yaml)\n---\n\n**User:** a\n\n**Assistant:** b\n")
    #expect(reading.attributes?.consent == consent)
  }

  private func block(_ text: String, takesIndented: Bool = false) -> FrontMatterBlock? {
    let bytes = Array(text.utf8)
    return FrontMatterBlock(of: bytes, LineIndex(bytes), takesIndented: takesIndented) {
      _, offset in
      offset < bytes.count && bytes[offset] == UInt8(ascii: "!")
    }
  }

  @Test func `a block ends at its mark, and one without goes on to the end or to text`() {
    let closed = block("---\na: b\n...\nText.\n---\n")
    #expect(closed?.lines == 2..<3)
    #expect(closed?.firstBodyLine == 4)
    #expect(block("--- \r\n---\t\r\nText.")?.lines == 2..<2)
    let open = block("---\na: b\nc: d\n")
    #expect(open?.isClosed == false)
    #expect(open?.lines == 2..<5)
    #expect(block("---\na: b\n!\n---\n")?.lines == 2..<3)
    for text in ["", "----\n", "\n---\n---\n", " ---\n---\n"] { #expect(block(text) == nil) }
    #expect(block(" ---\n\t---\n", takesIndented: true)?.firstBodyLine == 3)
  }
}
