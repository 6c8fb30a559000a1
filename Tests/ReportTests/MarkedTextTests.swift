import Analysis
import TestSupport
import Testing

@testable import Report

struct MarkedTextTests {
  private func rendered(_ text: [UInt8], _ marks: [Mark]) -> String {
    var html: [UInt8] = []
    MarkedText.append(
      text, marks: marks, windows: [0..<text.count], gap: [],
      opening: { _ in Array("<mark>".utf8) },
      to: &html)
    return String(decoding: html, as: UTF8.self)
  }

  @Test func `marks stand around their words`() {
    let text = Array("You miss him. Why?".utf8)
    let marks = [Mark(0..<8, .empathy), Mark(14..<18, .question)]
    #expect(rendered(text, marks) == "<mark>You miss</mark> him. <mark>Why?</mark>")
  }

  @Test func `a mark that starts inside a character takes the whole character`() {
    let text = Array("a🫂b".utf8)
    #expect(rendered(text, [Mark(2..<3, .question)]) == "a<mark>🫂</mark>b")
  }

  @Test func `marks beyond the text, backwards or empty are harmless`() {
    var backwards = Mark(0..<1, .question)
    backwards.start = 5
    let marks = [
      Mark(1..<1, .question), backwards, Mark(1..<900, .context), Mark(800..<900, .empathy),
    ]
    #expect(rendered(Array("abc".utf8), marks) == "a<mark>bc</mark>")
    #expect(rendered([], marks) == "")
  }

  @Test func `no mark ever splits a character or loses text`() {
    let pieces = ["a", "é", "漢", "🫂", "\"", "<", "&", "\u{301}", "\n"]
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      let text = (0..<12).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
      let bytes = Array(text.utf8)
      let marks = (0..<3).map { _ in
        var mark = Mark(0..<0, .question)
        mark.start = UInt32(random.next() % 30)
        mark.end = UInt32(random.next() % 30)
        return mark
      }
      var html: [UInt8] = []
      MarkedText.append(
        bytes, marks: marks, windows: [0..<bytes.count], gap: [],
        opening: { _ in Array("<mark>".utf8) }, to: &html)
      #expect(String(validating: html, as: UTF8.self) != nil)
      let page = HTMLTags(html)
      #expect(page.errors == [])
      #expect(page.text == HTMLEscaping.escaped(text))
    }
  }

  @Test func `a long text keeps its beginning and its end`() {
    let text = Array((String(repeating: "é", count: 5_000) + "the end").utf8)
    let windows = Clipping.windows(of: text, head: 101, tail: 50)
    #expect(windows.count == 2)
    #expect(windows[0] == 0..<100)
    #expect(windows[1].upperBound == text.count)
    #expect(text[windows[1].lowerBound] & 0xC0 != 0x80)
  }
}
