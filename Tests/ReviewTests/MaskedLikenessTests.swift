import Review
import Testing

/// Whether a quote of a worksheet and an exchange of today may be the same text.
struct MaskedLikenessTests {
  private let text = ["I met Anna at the tram stop in Lyon yesterday", "and we spoke for an hour"]

  @Test(arguments: [
    ["I met [PERSON_1] at the tram stop in [LOCATION] yesterday", "and we spoke for an hour"],
    ["I met Anna at the tram stop in [CUSTOM] and we spoke for an hour"],
    ["[CUSTOM] Anna at the tram stop in Lyon yesterday and we spoke for an [CUSTOM]"],
    ["I met Anna at the [CUSTOM] in Lyon yesterday and we spoke for an hour"],
  ])
  func `masks stand for any words`(_ masked: [String]) {
    #expect(mayBeSame(text, masked))
    #expect(mayBeSame(masked, text))
  }

  @Test(arguments: [
    ["I met Anna at the bus stop in Lyon yesterday", "and we spoke for an hour"],
    [
      "I met [PERSON_1] at the tram stop in [LOCATION] yesterday", "and we spoke for an hour or so",
    ],
    ["[CUSTOM]"],
    ["I met [CUSTOM] an hour"],
    [],
  ])
  func `other words, and hardly any, are another text`(_ other: [String]) {
    #expect(!mayBeSame(text, other))
    #expect(!mayBeSame(other, text))
  }

  @Test func `both sides may have masks of their own`() {
    #expect(
      mayBeSame(
        ["I met [PERSON_1] at the tram stop in Lyon yesterday"],
        ["I met Anna at the tram stop in [LOCATION] yesterday"]))
  }
}
