extension SimpleDialect {
  /// The Obsidian plugin Copilot.
  static let obsidianCopilot = SimpleDialect(
    markers: DeclaredDialect(
      "Obsidian Copilot", before: "**", behind: "**:", user: ["user"], assistant: ["ai"],
      drops: ["[Timestamp: ", "[Context: "]),
    summary: DialectSummary(
      writer: "the Obsidian plugin Copilot", sign: "`**user**: text`",
      turns: "`**ai**: text`; `[Timestamp: …]` and `[Context: …]` are left out"))
}
