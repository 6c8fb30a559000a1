import Privacy
import Testing

struct PersonalDataSearchTests {
  @Test func `gives kinds and byte ranges in ascending order`() {
    let text = Array("é ann@example.com, 555-555-0199, 192.0.2.1".utf8)
    #expect(
      personalData(in: text.span) == [
        PersonalData(type: .emailAddress, range: 3..<18),
        PersonalData(type: .phoneNumber, range: 20..<32),
        PersonalData(type: .ipAddress, range: 34..<43),
      ])
  }

  @Test(arguments: [
    ("5555550199@example.com", "[EMAIL_ADDRESS]"),
    ("ann.555-555-0199@example.com", "[EMAIL_ADDRESS]"),
    ("call 123-45-6789", "call [US_SSN]"),
    ("account 4111111111111111", "account [CREDIT_CARD]"),
    ("call 192.168.100.200", "call [IP_ADDRESS]"),
    ("account GB82WEST12345698765432", "account [IBAN_CODE]"),
    ("password: ann@example.com1", "password: [SECRET]"),
    ("card 4111 1111 1111 1111 555-555-0199", "card [CREDIT_CARD] [PHONE_NUMBER]"),
  ]) func `keeps one of overlapping findings`(_ text: String, _ expected: String) {
    #expect(masked(text) == expected)
  }

  @Test func `masks every kind by its name`() {
    let text = """
      I'm at ann@example.com or +44 7700 900123. Card 4111-1111-1111-1111, IBAN \
      GB82 WEST 1234 5698 7654 32, account no. 12345678, SSN 123-45-6789, from 192.0.2.1. \
      Password: hunter22.
      """
    let expected = """
      I'm at [EMAIL_ADDRESS] or [PHONE_NUMBER]. Card [CREDIT_CARD], IBAN \
      [IBAN_CODE], account no. [US_BANK_NUMBER], SSN [US_SSN], from [IP_ADDRESS]. \
      Password: [SECRET].
      """
    #expect(masked(text) == expected)
  }

  @Test(arguments: [
    ("Sources/chat-ann@example.com.md", "Sources/[EMAIL_ADDRESS]"),
    ("calls/555-555-0199_2024-05-06.md", "calls/[PHONE_NUMBER]_2024-05-06.md"),
    ("2024-05-06-session-12.md", "2024-05-06-session-12.md"),
    ("", ""),
  ]) func `masks paths and titles`(_ text: String, _ expected: String) {
    #expect(masked(text) == expected)
  }

  @Test func `finds nothing in its own masks`() {
    let text = PersonalDataType.allCases.map { "my \($0.name) is [\($0.name)]" }
      .joined(separator: "\n")
    #expect(masked(text) == text)
  }

  @Test func `finds nothing in ordinary talk`() {
    let text = """
      I slept 7.5 hours, woke at 6:30 and walked 10,482 steps (about 4.9 miles) by 12:15. In 2019 \
      I weighed 182 lbs; now it's 165-170. My plan: 3x10 squats, 2 sets of 12-15 push-ups, 30 min \
      @ 120 bpm, Mon-Fri, for the next 10 - 12 weeks :) What's the secret? Keep it up!!
      """
    #expect(masked(text) == text)
  }

  @Test(arguments: [
    "@", "1", ":", "a@", "a@a@a.", "a@a.a.", "1:", "1::", "ab12:", "1.", "1.1.1.1 ", "1 ", "12 ",
    "123-", "(12) ", "+1 ", "4111 ", "555-555-5555x", "call 1234567 ", "account 1", "GB29 ", "-",
    "-----BEGIN ", "-----BEGIN PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----\nabc ", "sk-",
    "sk-a1", "ghp_", "eyJ", "-eyJhbGciOiJ.", "SG.", "AIza", "Bearer ", "password:",
    "password is ", "password:'", "password a b c ", "token=a1-", "\u{E9}", "\u{200B}", "\n",
  ]) func `ends on long texts made of one anchor`(_ unit: String) {
    let text = Array(String(repeating: unit, count: 100_000 / unit.utf8.count).utf8)
    var end = 0
    for finding in personalData(in: text.span) {
      #expect(finding.range.lowerBound >= end)
      end = finding.range.upperBound
    }
    #expect(end <= text.count)
  }

  @Test func `searches every cut of a text, valid UTF-8 or not`() {
    let text = Array(
      """
      “ann@bücher.example” (+44 (0)20 7946 0958 ext. 12) 4111 1111 1111 1111 GB82 WEST 1234 5698 \
      7654 32 SSN 123-45-6789 ::ffff:192.0.2.128 password is “hunter22” Bearer abcdef0123456789ab
      -----BEGIN PRIVATE KEY-----\ninventedInvented0123456789\n-----END PRIVATE KEY-----
      """.utf8)
    for cut in 0...text.count {
      for part in [Array(text[..<cut]), Array(text[cut...])] {
        let found = personalData(in: part.span)
        #expect(found.allSatisfy { $0.range.upperBound <= part.count && !$0.range.isEmpty })
      }
    }
  }

  /// What the rules look for, in any order: ends, tables and lines that have nothing in them too.
  private static let pieces = [
    "|", "| ", " |", "|-|", "|---|---|\n", "\n", "\n\n", "> ", "- ", " ", ": ", "=", ", ", ". ",
    "?", "\"", "'", "(", ")", "/", "-", "–",
    "**", "`", "<br>", "&#64;", "%20", "\u{200B}", "\u{A0}", "é", "ß", "🙂", "\r", "\t", "\\",
    "password", "Passwort ist ", "my pw ", "PIN ", "the code is ", "api key ", "token ", "Cookie: ",
    "curl -u ", "user/pass ", "seed phrase: ",
    "geboren am ", "born on ", "DOB ", "wurde am ", "I'm ", "years old", " Jahre alt", "im ", "yo ",
    "f/22/uk", "turned ",
    "lat ", "lon ", "48°12'31.4\"N ", "Am ", "Straße ", "Hauptstr. ", "Flat ", "unit ", "C/ ",
    "box ", "PLZ ", "zip ", "IBAN ", "DE61 ",
    "MAC ", "BLZ ", "SSN ", "VIN ", "UTR ", "NHS ", "passport ", "my ", "Dr. ", "Anna", "Ilves",
    "Lyon", "St. ", "College", "at ", "in ",
    "1", "12", "4821", "14-32-08", "481 920", "4539 1488 0343 6467", "+49 151 ", "1990",
    "14. Februar ", "a", "Zimt-46!", "x@y.de", "ghp_",
    "AKIA", "c2e3019b0dd900ce5efd4c0c4bd42c2b", "correct-horse-battery", "Project Heron",
  ]

  @Test func `whatever stands together, findings lie in the text and in order`() {
    var state: UInt64 = 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    for _ in 0..<2000 {
      let text = Array(
        (0...next(12)).map { _ in Self.pieces[next(Self.pieces.count)] }.joined().utf8)
      var end = 0
      for item in personalData(inMessage: text.span) {
        #expect(item.range.lowerBound >= end && !item.range.isEmpty)
        end = item.range.upperBound
      }
      #expect(end <= text.count)
    }
  }
}
