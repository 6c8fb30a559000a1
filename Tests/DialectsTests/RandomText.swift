/// SplitMix64: the same numbers for the same seed on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// Some of the pieces, one behind the other.
  mutating func text(of pieces: [String], count: ClosedRange<Int>) -> String {
    (0..<Int.random(in: count, using: &self))
      .map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
  }
}

/// What Markdown and the format give a meaning to, and what surrounds it.
let hostilePieces = [
  "**User:** ", "**Assistant:** ", "**System:**", "**User**: ", "__User:__ ", "**Coach:** ", "\\**",
  "```", "~~~", "`", "``", "\\", "\\\\", "<!-- conversation -->", "<!-- conversation\nid: x\n-->",
  "<!--", "-->", "# ", "## Heading", "---", "===", "***", "...", "> ", "- ", "1. ", "* ", "+ ",
  "| a | b |\n|---|---|\n", "|", "<div>", "</div>", "<details>", "<script>", "<a href=\"",
  "[a]: /b",
  "[", "](", "&amp;", "~~", "---\nid: x\n---\n", "Topic: fitness", "\t", " ", "  ", "    ",
  "      ",
  "\n", "\n\n", "\n\n\n", "\n    ", "\n\n    ", "\n\t", "\n\n\t", "a", "word ", "Ärger ", "日本語",
  "🏃‍♀️",
  "e\u{301}", "\u{A0}", "\u{2028}", "\u{FEFF}", "\u{0B}", "\u{0C}", "!", "?", ":", "*", "_", "\"",
]
