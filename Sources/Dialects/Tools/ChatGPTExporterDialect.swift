extension SimpleDialect {
  /// The browser extension ChatGPT Exporter.
  static let chatGPTExporter = SimpleDialect(
    markers: DeclaredDialect(
      "ChatGPT Exporter", before: "#### ", behind: ":", user: ["you"], assistant: ["chatgpt"],
      drops: ["<time "]),
    summary: DialectSummary(
      writer: "the browser extension ChatGPT Exporter", sign: "`#### You:`",
      turns: "`#### ChatGPT:`; times are left out"),
    starts: LineStarts(foreign: ["#### "]))
}
