import Testing

@testable import Markdown

@Suite struct BracketTests {
  @Test func `few brackets are left as they are`() {
    let text = Array(String(repeating: "[a](b) ![c](d)\n\n", count: 2000).utf8)
    #expect(BoundedMarkup(text, from: 0).bytes == text)
  }

  @Test func `many in one paragraph keep lengths, lines and the first of each line`() {
    let text = Array((String(repeating: "![[]()", count: 2000) + "\n[a]: b [\n\n[c] [\n").utf8)
    let few = BoundedMarkup(text, from: 0).bytes
    #expect(few.count == text.count)
    #expect(String(decoding: few.suffix(16), as: UTF8.self) == "\n[a]: b x\n\n[c] [\n".suffix(16))
    #expect(few.count { $0 == UInt8(ascii: "[") } == 2000 + 3)
  }

  @Test func `blocks are the same`() {
    let text = Array(
      ("# a\n\n" + String(repeating: "![[]()", count: 3000) + "\n\n- [x] b\n\n[a]: b\n\nc\n").utf8)
    let document = Document(text)
    #expect(document.blocks.map(\.kind) == [.heading, .paragraph, .container, .paragraph])
  }

  @Test func `a table whose rows lack too many cells is read as words, and said`() {
    let text =
      String(repeating: "|a", count: 4000) + "\n" + String(repeating: "|-", count: 4000) + "\n"
      + String(repeating: "a\n", count: 8000)
    let document = Document(Array(text.utf8))
    #expect(document.exceeded.map(\.bound) == [.tableCells])
    #expect(document.blocks.map(\.kind) == [.paragraph])
  }

  @Test func `a true table of two thousand rows stays one`() {
    let row = String(repeating: "| word", count: 20) + "|\n"
    let text =
      row + String(repeating: "|-", count: 20) + "|\n" + String(repeating: row, count: 2000)
    let document = Document(Array(text.utf8))
    #expect(document.exceeded.isEmpty)
    #expect(document.blocks.map(\.kind) == [.table])
  }

  @Test func `quotes and lists are read as words beyond their bound, a rule of hyphens is not`() {
    let deep = Document(Array((String(repeating: "> ", count: 100) + "a\n").utf8))
    #expect(deep.exceeded.map(\.byteOffset) == [128])
    let rule = Document(Array((String(repeating: "- ", count: 100) + "\n").utf8))
    #expect(rule.exceeded.isEmpty)
  }
}
