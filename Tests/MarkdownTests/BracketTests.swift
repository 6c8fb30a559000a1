import Testing

@testable import Markdown

@Suite struct BracketTests {
  @Test func `few brackets are left as they are`() {
    let text = Array(String(repeating: "[a](b) ![c](d)\n\n", count: 2000).utf8)
    #expect(withFewBrackets(text, from: 0) == nil)
  }

  @Test func `many in one paragraph keep lengths, lines and the first of each line`() throws {
    let text = Array((String(repeating: "![[]()", count: 2000) + "\n[a]: b [\n\n[c] [\n").utf8)
    let few = try #require(withFewBrackets(text, from: 0))
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
}
