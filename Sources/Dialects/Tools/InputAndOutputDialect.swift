extension SimpleDialect {
  /// Prompts with answers of several models below headings.
  static let inputAndOutput = SimpleDialect(
    markers: DeclaredDialect(
      "input and output", before: "## ", behind: "", user: ["input"], assistant: ["output"],
      takesFirstAnswer: true),
    summary: DialectSummary(
      writer: "playgrounds that set answers to one prompt side by side", sign: "`## input`",
      turns: "`## output`; of several answers the first"))
}
