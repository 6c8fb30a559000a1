import Testing

@testable import Markdown

@Suite struct OutlineTests {
  private func tasks(_ markdown: String) -> [OutlineTask] {
    outline(of: Array(markdown.utf8)).compactMap {
      if case .task(let task) = $0 { task } else { nil }
    }
  }

  private func comments(_ markdown: String) -> [OutlineComment] {
    outline(of: Array(markdown.utf8)).flatMap { item -> [OutlineComment] in
      switch item {
      case .heading, .exceeded: []
      case .task(let task): task.comments
      case .comment(let comment): [comment]
      }
    }
  }

  @Test func `lists headings and tasks in order, with their lines`() {
    let markdown = "# Plan\n\n## Week *1*: `Go`\n\n- [ ] one\n- [x] two\n\nEnd\n===\n"
    #expect(
      outline(of: Array(markdown.utf8), firstLine: 11) == [
        .heading(level: 1, text: "Plan", line: 11),
        .heading(level: 2, text: "Week 1: Go", line: 13),
        .task(
          OutlineTask(text: "one", isTicked: false, comments: [], depth: 0, line: 15, column: 1)),
        .task(
          OutlineTask(text: "two", isTicked: true, comments: [], depth: 0, line: 16, column: 1)),
        .heading(level: 1, text: "End", line: 18),
      ])
  }

  @Test(arguments: [
    ("- [ ] a", false), ("* [x] a", true), ("+ [X] a", true), ("1. [x] a", true),
    ("12) [ ] a", false), ("-   [x]   a", true), ("> - [x] a", true), ("- - [ ] a", false),
    ("> 1. [X] a", true), ("- [x] a\r\n", true),
  ])
  func `reads a box behind any bullet or number`(markdown: String, isTicked: Bool) {
    #expect(tasks(markdown).map(\.text) == ["a"])
    #expect(tasks(markdown).map(\.isTicked) == [isTicked])
  }

  @Test(arguments: [
    "- a", "- [ ]a", "- [y] a", "- \\[ ] a", "> - \\[ ] a", "[ ] a", "- `[ ] a`", "    - [ ] a",
    "- [](u) a", "- [ ]", "```\n- [ ] a\n```", "> - [x](u) a",
  ])
  func `takes nothing else for a task`(markdown: String) {
    #expect(tasks(markdown).isEmpty)
  }

  @Test(arguments: [
    ("**bold** and *it*", "bold and it"), ("`a < b` ~~gone~~", "a < b gone"),
    ("see [the *guide*](https://example.com) now", "see the guide now"),
    ("![chart](c.png) here", "chart here"), ("a &amp; b \\* c", "a & b * c"),
    ("one\n  two", "one two"), ("one\ntwo", "one two"), ("a <b>c</b>", "a c"),
    ("a <!-- x --> b", "a b"), ("<!-- x --> a", "a"), ("a\n\n  another paragraph", "a"),
  ])
  func `keeps the words and drops the markup`(markdown: String, text: String) {
    #expect(tasks("- [ ] " + markdown).map(\.text) == [text])
    #expect(tasks("> - [ ] " + markdown.split(separator: "\n").joined(separator: " ")).count == 1)
  }

  @Test func `counts the tasks around a task, and only those`() {
    let all = tasks("- [ ] a\n  - [x] b\n    1. [ ] c\n- plain\n  - [ ] d\n- [ ] e\n")
    #expect(all.map(\.text) == ["a", "b", "c", "d", "e"])
    #expect(all.map(\.depth) == [0, 1, 2, 0, 0])
    #expect(all.map(\.line) == [1, 2, 3, 5, 6])
    #expect(all.map(\.column) == [1, 3, 5, 3, 1])
  }

  @Test(arguments: [
    ("- [ ] a <!-- m -->", 1, 9), ("- [ ] a\n  <!-- m -->", 2, 3), ("- [ ] a\n<!-- m -->", 2, 1),
    ("- [ ] a\nlazy <!-- m -->", 2, 6), ("- [ ] é <!-- m -->", 1, 10),
    ("- [ ] a\n\n  text <!-- m -->", 3, 8), ("> - [ ] a\n>   b <!-- m -->", 2, 7),
    ("- [ ] `<!-- m -->` <!-- m -->", 1, 20), ("## H <!-- m -->", 1, 6),
    ("<div>\n <!-- m -->\n</div>", 2, 2), ("- [ ] a\r\n- b <!-- m -->\r\n", 2, 5),
  ])
  func `finds a comment where it stands`(markdown: String, line: Int, column: Int) {
    #expect(
      comments(markdown) == [
        OutlineComment(text: " m ", isClosed: true, line: line, column: column)
      ])
  }

  @Test func `gives a comment to the innermost task around it`() {
    let all = tasks(
      "- [ ] a <!-- 1 -->\n  - [ ] b <!-- 2 -->\n    - c <!-- 3 -->\n\n  d <!-- 4 -->\n")
    #expect(all.map { $0.comments.map(\.text) } == [[" 1 ", " 4 "], [" 2 ", " 3 "]])
  }

  @Test func `keeps a comment over several lines, and the line of what follows`() {
    let all = tasks("- [ ] a <!-- one\n  two --> b <!-- three -->\n- [ ] c\n")
    #expect(all.map(\.text) == ["a b", "c"])
    #expect(all[0].comments.map(\.text) == [" one\ntwo ", " three "])
    #expect(all[0].comments.map(\.line) == [1, 2])
    #expect(all[0].comments.map(\.column) == [9, 13])
  }

  @Test(arguments: [
    ("- [ ] a <!-- m", 1, 9), ("- [ ] a <!-- m -- n -->", 1, 9), ("- [ ] a\n  <!-- m", 2, 3),
    ("text\n\n<!-- m\n\n- [ ] a", 3, 1),
  ])
  func `says when a comment is not one to Markdown`(markdown: String, line: Int, column: Int) {
    let found = comments(markdown)
    #expect(found.map(\.isClosed) == [false])
    #expect(found.map(\.line) == [line])
    #expect(found.map(\.column) == [column])
  }

  @Test(arguments: ["- [ ] a \\<!-- m", "- [ ] a &lt;!-- m -->", "- [ ] a `<!-- m -->`"])
  func `takes no other text for a comment`(markdown: String) {
    #expect(comments(markdown).isEmpty)
    #expect(tasks(markdown)[0].text.hasPrefix("a <!-- m"))
  }

  @Test func `ignores headings in lists and quotes`() {
    let items = outline(of: Array("- # a\n\n> # b\n\n# c\n".utf8))
    #expect(items == [.heading(level: 1, text: "c", line: 5)])
  }

  @Test func `reads nesting of fifty levels, and says where there are ten thousand`() {
    #expect(tasks(String(repeating: "- ", count: 50) + "[ ] a").map(\.text) == ["a"])
    #expect(tasks(String(repeating: "> ", count: 50) + "- [ ] a").map(\.text) == ["a"])
    for mark in ["- ", "> "] {
      let text = String(repeating: mark, count: 10_000) + "- [ ] a"
      let items = outline(of: Array(text.utf8))
      #expect(
        items.contains {
          if case .exceeded(_, line: 1, column: 129) = $0 { true } else { false }
        })
    }
  }

  @Test(arguments: [
    [], [0], [0xFF, 0xFE], Array("- [x] \u{0}<!--\u{0}".utf8), [0xEF, 0xBB, 0xBF],
    Array("- [ ] a\r- [ ] <!--".utf8),
  ])
  func `survives bytes that are no text`(bytes: [UInt8]) {
    #expect(outline(of: bytes).count <= 2)
  }
}
