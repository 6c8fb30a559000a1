import Analysis
import TestSupport
import Testing

@testable import Report

struct EscapingTests {
  @Test(arguments: [
    ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
    ("\"it's\"", "&quot;it&#39;s&quot;"),
    ("\"\u{301}", "&quot;\u{301}"),
    ("one\r\ntwo\rthree\tfour", "one\ntwo\nthree\tfour"),
    ("a\u{202E}b\u{2069}c", "a[U+202E]b[U+2069]c"),
    ("\u{0}\u{7F}\u{85}\u{FEFF}\u{E0041}", "[U+0000][U+007F][U+0085][U+FEFF][U+E0041]"),
    ("👩‍👧 é 漢 ﷽", "👩‍👧 é 漢 ﷽"),
  ])
  func `HTML text shows what it says`(_ text: String, _ html: String) {
    #expect(HTMLEscaping.escaped(text) == html)
  }

  @Test func `any bytes become valid UTF-8 without markup`() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<3_000 {
      let bytes = (0..<24).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      var html: [UInt8] = []
      HTMLEscaping.append(bytes, 0..<bytes.count, to: &html)
      #expect(String(validating: html, as: UTF8.self) != nil)
      #expect(!html.contains(UInt8(ascii: "<")) && !html.contains(UInt8(ascii: "\"")))
    }
  }

  @Test(arguments: [
    ("plain words, and a dash - here", "plain words, and a dash - here"),
    ("@someone", "@&#8203;someone"),
    ("#12 and GH-12", "\\#&#8203;12 and GH-&#8203;12"),
    ("[a](b) ![c](d)", "\\[a\\]\\(b\\) \\!\\[c\\]\\(d\\)"),
    ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
    ("`x` *y* _z_ ~w~ |", "\\`x\\` \\*y\\* \\_z\\_ \\~&#8203;w\\~ \\|"),
    ("http://a.example", "http:&#8203;//a.&#8203;example"),
    ("www.example.com", "www.&#8203;example.&#8203;com"),
    ("1. one", "1\\. one"),
    ("- one", "\\- one"),
    ("  two\n\n  lines  ", "two lines"),
    ("a\u{202E}b", "a\\[U+202E\\]b"),
    (":smile:", ":&#8203;smile:"),
    ("commit 3f9c2ab1, feedback, defaced", "commit 3&#8203;f9c2ab1, feedback, defaced"),
    ("He said “no.” Then.", "He said “no.” Then."),
    ("$x$ {{y}}", "\\$&#8203;x\\$ \\{\\{y\\}\\}"),
  ])
  func `Markdown text renders as itself`(_ text: String, _ markdown: String) {
    #expect(MarkdownEscaping.escaped(text) == markdown)
  }

  @Test(arguments: [
    (0, "0"), (1234, "1234"), (12345, "12,345"), (1_234_567, "1,234,567"), (-12345, "-12,345"),
  ])
  func `counts are grouped from five digits on`(_ value: Int, _ text: String) {
    #expect(Numbers.count(value) == text)
  }

  @Test func `a share is shown with its count and interval`() {
    #expect(
      Numbers.sentence(Share(233, of: 402))
        == "58\u{A0}% (233 of 402), 95\u{A0}% interval 53–63\u{A0}%")
    #expect(Numbers.sentence(Share(0, of: 0)) == "nothing to measure")
    #expect(Numbers.percent(Share(1, of: 10_000).value) == "<1\u{A0}%")
    #expect(Numbers.percent(Share(9_999, of: 10_000).value) == ">99\u{A0}%")
  }

  @Test(arguments: [
    (999, "999\u{A0}bytes"), (1_000, "1.0\u{A0}kB"), (35_013, "35\u{A0}kB"),
    (999_700, "1.0\u{A0}MB"), (1, "1\u{A0}byte"),
  ])
  func `sizes have fitting units`(_ value: Int, _ text: String) {
    #expect(Numbers.bytes(value) == text)
  }
}
