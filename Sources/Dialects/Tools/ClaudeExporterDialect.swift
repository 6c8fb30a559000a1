extension SimpleDialect {
  /// Claude's conversations as browser extensions export them.
  static let claudeExporter = SimpleDialect(
    markers: DeclaredDialect(
      "Claude's exporter", before: "**", behind: "** (", user: ["human"], assistant: ["assistant"]),
    summary: DialectSummary(
      writer: "browser extensions that export Claude's conversations", sign: "`**human** (date)`",
      turns: "`**assistant** (date)`"))
}
