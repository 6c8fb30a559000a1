internal import BuiltinTemplates

/// Of the responses whose score lies in one tenth of its range: how many the people who rated them would keep.
struct ReliabilityTenth: Sendable, Equatable {
  /// 0 to 9: scores from a tenth of it up.
  var tenth: Int
  /// Responses, and how many of them were rated above the middle of their scale.
  var responses: Int
  var kept: Int
  /// Sets with ten responses or more there, and the mean of their shares kept, 0 to 1.
  var sets: Int
  var meanKept: Double

  /// What the program carries: `Templates/validity/reliability.txt`, which `make validity-record` writes.
  static var builtIn: [ReliabilityTenth] {
    read(BuiltinTemplates.files.first { $0.name == "validity/reliability.txt" }?.text ?? "")
  }

  /// Reads lines of five fields with tabs between: tenth, responses, kept, sets, mean share kept.
  ///
  /// Lines that begin with `#`, and those of another form, are left out.
  static func read(_ text: String) -> [ReliabilityTenth] {
    text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t").map(String.init)
      guard fields.count == 5, !line.hasPrefix("#"), let tenth = Int(fields[0]),
        (0...9).contains(tenth), let responses = Int(fields[1]), let kept = Int(fields[2]),
        (0...responses).contains(kept), let sets = Int(fields[3]), let mean = Double(fields[4])
      else { return nil }
      return ReliabilityTenth(
        tenth: tenth, responses: responses, kept: kept, sets: sets, meanKept: mean)
    }
  }

  /// A row of the method page's table.
  var values: [String: Any] {
    [
      "range": "\(Numbers.score(Double(tenth) / 10))–\(Numbers.score(Double(tenth + 1) / 10))",
      "responses": Numbers.count(responses),
      "kept": responses == 0 ? "–" : Numbers.percent(Double(kept) / Double(responses)),
      "mean": sets == 0 ? "–" : Numbers.percent(meanKept),
    ]
  }
}
