import TestSupport

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
