/// SplitMix64: the same numbers for the same seed on every machine.
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// Some of the pieces, one behind the other.
  public mutating func text(of pieces: [String], count: ClosedRange<Int>) -> String {
    (0..<Int.random(in: count, using: &self))
      .map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
  }

  /// A text of some words, marks, quotes, emoji and line breaks in any order.
  public mutating func text(pieces: Int) -> String {
    let pieces = (0..<pieces).map { _ in
      [
        "run", "don't", "don’t", "é", "naïve", "…", ". ", "? ", "!", "\n", "\n\n", "“", "”", "‘",
        "’", "—", "`", "``", "```", "🙂", "👩‍👩‍👧", " ", " ", " ", "3.5", "x.y", "_", "*", "\"", "'",
        "日本",
        "e\u{301}", "🇫🇷", "\t", "(", ")", "a", "I", "you mentioned", "\u{0}",
      ].randomElement(using: &self) ?? ""
    }
    return pieces.joined()
  }
}
