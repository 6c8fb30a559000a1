import Testing

@testable import Markdown

@Suite struct DocumentTests {
  /// Each top-level block as `kind startLine:startColumn-endLine`.
  private func blocks(_ markdown: String) -> [String] {
    Document(Array(markdown.utf8)).blocks.map {
      "\($0.kind) \($0.startLine):\($0.startColumn)-\($0.endLine)"
    }
  }

  private func verbatimLines(_ markdown: String) -> [ClosedRange<Int>] {
    let document = Document(Array(markdown.utf8))
    return document.lines(inBlocks: document.blocks.indices, lineOffset: 0).verbatim
  }

  @Test(arguments: [
    ("", []), ("a", ["paragraph 1:1-1"]),
    ("a\nb\n\n  c\n", ["paragraph 1:1-2", "paragraph 4:3-4"]),
    ("# a\n\nb", ["heading 1:1-1", "paragraph 3:1-3"]),
    ("---\n***\n", ["rule 1:1-1", "rule 2:1-2"]),
    ("- a\n\n  b\n\nc", ["container 1:1-3", "paragraph 5:1-5"]), ("> a\nb\n", ["container 1:1-2"]),
    ("    a\n\n    b\n\nc", ["code 1:5-3", "paragraph 5:1-5"]),
    ("| a |\n|---|\n| b |\n\nc", ["table 1:1-3", "paragraph 5:1-5"]),
    ("[a]: b\n\nc", ["paragraph 3:1-3"]),
  ])
  func `says which lines a block covers`(markdown: String, expected: [String]) {
    let actual = blocks(markdown)
    #expect(
      actual.map { $0.hasPrefix("container") ? String($0.prefix(13)) : $0 }
        == expected.map { $0.hasPrefix("container") ? String($0.prefix(13)) : $0 })
  }

  @Test(arguments: [
    ("a\n| b |\n|---|\n| c |\n", ["paragraph 1:1-1", "table 2:1-4"]),
    ("x\n\n  a\nb\n| c | d |\n|---|---|\n", ["paragraph 1:1-1", "paragraph 3:3-4", "table 5:3-6"]),
  ])
  func `gives a paragraph that a table cuts off its lines`(markdown: String, expected: [String]) {
    #expect(blocks(markdown) == expected)
  }

  @Test(arguments: [
    ("<!-- a\nb\n-->\nc", ["html 1:1-3", "paragraph 4:1-4"]),
    (" <!-- a -->\n", ["html 1:2-1"]), ("<div>\na\n\nb", ["html 1:1-2", "paragraph 4:1-4"]),
    ("<!-- a\n\nb", ["html 1:1-3"]),
    ("<script>\n\n</script> a\nb", ["html 1:1-3", "paragraph 4:1-4"]),
    ("A\nB\n===\n\nc", ["heading 1:1-4", "paragraph 5:1-5"]),
    ("A\n===\nc", ["heading 1:1-2", "paragraph 3:1-3"]),
    ("```\na\n```\nb", ["code 1:1-2", "paragraph 4:1-4"]), ("```\na", ["code 1:1-2"]),
    ("```\n```\n", ["code 1:1-1"]),
  ])
  func `ends HTML, code and underlined headings where they end`(
    markdown: String, expected: [String]
  ) {
    #expect(blocks(markdown) == expected)
  }

  @Test func `numbers lines from the first that is parsed`() {
    let bytes = Array("---\n---\na\n\n<!--\n-->\n".utf8)
    let document = Document(bytes, from: 8, firstLine: 3)
    #expect(document.blocks.map(\.startLine) == [3, 5])
    #expect(document.blocks.map(\.endLine) == [3, 6])
    #expect(document.lines(inBlocks: 0..<2, lineOffset: 2).verbatim == [5...6])
  }

  @Test(arguments: [
    ("- ```\n  a\nb", [1...2]), ("> ~~~\n> a\n> ~~~\n> b", [1...2]),
    ("- a\n\n      b\n- c", [3...3]),
    ("- > - <div>\n    > b\n", [1...1]), ("a `b\nc`", []), ("1. <!--\n   b -->\n   c", [1...2]),
  ])
  func `finds code and HTML inside lists and quotes`(
    markdown: String, expected: [ClosedRange<Int>]
  ) {
    #expect(verbatimLines(markdown) == expected)
  }

  @Test(arguments: [
    ("# a", "a"), ("## *a* `b` [c](d) ##", "a b c"), ("# C#", "C#"), ("# \\# &amp; \\*", "# & *"),
    ("a\nb\n===", "a b"), ("#", ""), ("# <b>a</b> ![b](c)", "a b"), ("# " + "_a ", "_a"),
  ])
  func `gives a heading's text without markup`(markdown: String, expected: String) {
    #expect(Document(Array(markdown.utf8)).headingText(0) == expected)
  }

  @Test(arguments: [
    ("**a** b", true), ("__a:__", true), ("**a*b***", false), ("*a*", false), ("**a**b", true),
    ("**a:**b", false), ("**a:**\"b\"", true), ("\\**a:** b", false), ("a **b**", false),
    ("**a\nb**", false), ("**`a`**", false), ("", nil),
  ])
  func `knows a paragraph that begins with nothing but bold text`(
    markdown: String, expected: Bool?
  ) {
    let document = Document(Array(markdown.utf8))
    #expect((document.blocks.isEmpty ? nil : document.opensWithBoldText(0)) == expected)
  }
}
