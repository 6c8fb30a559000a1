import Privacy
import TestSupport
import Testing

struct EmailScannerTests {
  @Test(arguments: [
    "write to «jane.doe+list@mail.example.co.uk», please",
    "«ann@example.com»",
    "It's «ann@example.com».",
    "(«ann@example.com»), <«bob_99@example.org»>; “«o'brien@example.net»”",
    "'«ann@example.com»'",
    "mailto:«ann@example.com»?subject=hello",
    "…«ann@example.com»...",
    "«müller@bücher.example» und «jörg@example.com»",
    "邮箱«foo@example.com»请联系我。",
    "«иван@пример.рф»",
    "«ann@xn--bcher-kva.xn--p1ai»",
    "«ann@sub-domain.example.com»-ish",
    "«5550100199@example.com» takes my texts",
    "one:«a@example.com»,«b@example.com»",
  ]) func `finds addresses and leaves the sentence around them`(_ line: String) {
    #expect(marked(unmarked(line), .emailAddress) == expected(line))
  }

  @Test(arguments: [
    "see you @ 8 a.m.",
    "thanks @jane and @example.com",
    "user@localhost",
    "a@b, a@b.c",
    "we won 10@5.50 each",
    "ann@example. com",
    "ann@-example-",
    "ann@@example",
    "x@.com",
    "@@@@",
    "“@example.com”",
  ]) func `passes over what only looks like an address`(_ line: String) {
    #expect(marked(unmarked(line), .emailAddress) == line)
  }

  @Test func `takes local parts of up to 64 bytes`() {
    let longest = String(repeating: "a", count: 64)
    #expect(masked("\(longest)@example.com") == "[EMAIL_ADDRESS]")
    #expect(masked("a\(longest)@example.com") == "a\(longest)@example.com")
  }
}
