/// A GFM table; cells hold finished Markdown.
struct MarkdownTable {
  /// `true` for columns of numbers.
  var columns: [(title: String, isNumber: Bool)]
  var rows: [[String]] = []

  init(_ columns: (String, isNumber: Bool)...) {
    self.columns = columns.map { ($0.0, $0.isNumber) }
  }

  var lines: [String] {
    guard !rows.isEmpty else { return [] }
    let head = "| " + columns.map(\.title).joined(separator: " | ") + " |"
    let rule = "|" + columns.map { $0.isNumber ? " ---: |" : " --- |" }.joined()
    return [head, rule] + rows.map { "| " + $0.joined(separator: " | ") + " |" }
  }
}
