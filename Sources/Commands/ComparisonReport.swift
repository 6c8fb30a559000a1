internal import Analysis
internal import Bytes
internal import Dataset
internal import Evaluation
internal import Findings
internal import Privacy

/// A comparison as text, Markdown and JSON.
struct ComparisonReport {
  private let comparison: Comparison
  private let differences: [Comparison.Difference]
  private let list: Int
  /// The versions of the method that the two sides were judged by.
  private let methods: (old: Int, new: Int)
  private var isAlike: Bool { methods.old == methods.new }
  private var worse: [Comparison.Pair] { isAlike ? comparison.worse : [] }
  private var better: [Comparison.Pair] { isAlike ? comparison.better : [] }

  init(
    _ comparison: Comparison, _ standards: Standards, list: Int,
    methods: (old: Int, new: Int)
  ) {
    self.comparison = comparison
    self.list = list
    self.methods = methods
    differences =
      methods.old == methods.new ? comparison.differences(standards) : []
  }

  /// Why judgements are not compared; empty where they are.
  private var notice: [String] {
    isAlike
      ? []
      : [
        "Judged by method \(methods.old), then by method \(methods.new): scores, verdicts and figures are not compared.",
        "",
      ]
  }

  /// Whether an exchange became worse, or the accepted share or mean score fell beyond chance.
  var isWorse: Bool {
    !worse.isEmpty
      || differences.contains {
        ["accepted", "mean score"].contains($0.title) && $0.isBeyondChance == true
          && $0.new < $0.old
      }
  }

  private var counts: [(String, Int)] {
    [
      ("unchanged", comparison.unchanged.count), ("edited", comparison.edited.count),
      ("added", comparison.added.count), ("removed", comparison.removed.count),
    ] + (isAlike ? [("better", better.count), ("worse", worse.count)] : [])
  }

  private func value(_ difference: Comparison.Difference, _ value: Double) -> String {
    difference.title == "mean score"
      ? decimals(value, 3) : decimals(value * 100, 1) + "\u{A0}%"
  }

  private func interval(_ difference: Comparison.Difference) -> String {
    guard let interval = difference.interval else { return "–" }
    let isScore = difference.title == "mean score"
    func signed(_ value: Double) -> String {
      let text = isScore ? decimals(abs(value), 3) : decimals(abs(value) * 100, 1)
      return (value < 0 ? "−" : "+") + text
    }
    return "\(signed(interval.lowerBound)) to \(signed(interval.upperBound))"
  }

  private func conclusion(_ difference: Comparison.Difference) -> String {
    if difference.old == difference.new { return "no difference" }
    switch difference.isBeyondChance {
    case nil: return "fewer than \(Comparison.conversationsNeeded) conversations: cannot be told"
    case true?: return difference.new > difference.old ? "higher" : "lower"
    case false?: return "may be chance"
    }
  }

  private var rows: [[String]] {
    differences.map {
      [
        $0.title, value($0, $0.old), value($0, $0.new), interval($0),
        $0.isPaired ? "\($0.newCount) pairs" : "\($0.oldCount), \($0.newCount)", conclusion($0),
      ]
    }
  }

  private let head = ["figure", "old", "new", "95 % interval of the difference", "n", ""]

  private func describe(_ exchange: ComparedExchange) -> String {
    "\(exchange.verdict.name) \(decimals(exchange.score, 2))"
      + (exchange.faults.isEmpty ? "" : " (\(exchange.faults.joined(separator: ", ")))")
  }

  private func describe(_ pair: Comparison.Pair) -> String {
    "\(describe(pair.old)) → \(describe(pair.new))"
  }

  /// What is listed: a title, how many there are, and the first of them with their places.
  private var lists: [(title: String, count: Int, items: [(place: Place, text: String)])] {
    func pairs(_ title: String, _ pairs: [Comparison.Pair])
      -> (title: String, count: Int, items: [(place: Place, text: String)])
    {
      (title, pairs.count, pairs.prefix(list).map { ($0.new.place, describe($0)) })
    }
    func single(_ title: String, _ exchanges: [ComparedExchange])
      -> (title: String, count: Int, items: [(place: Place, text: String)])
    {
      (title, exchanges.count, exchanges.prefix(list).map { ($0.place, describe($0)) })
    }
    return [
      pairs("Worse", worse), pairs("Better", better),
      isAlike
        ? pairs("Edited, neither better nor worse", comparison.edited.filter { $0.gain == 0 })
        : pairs("Edited", comparison.edited),
      single("Added", comparison.added), single("Removed", comparison.removed),
    ].filter { $0.count > 0 }
  }

  // MARK: - Formats

  var text: [String] {
    var lines = notice + [counts.map { "\($0.1) \($0.0)" }.joined(separator: ", "), ""]
    let all = [head] + rows
    let widths = head.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    for row in all where rows.count > 0 {
      let cells = row.enumerated().map { column, cell in
        cell + String(repeating: " ", count: widths[column] - cell.count)
      }
      var line = cells.joined(separator: "  ")
      while line.hasSuffix(" ") { line.removeLast() }
      lines.append(line)
    }
    for (title, count, items) in lists {
      lines += ["", "\(title): \(count)"]
      lines += items.map { "  \($0.place.shortText): \($0.text)" }
      if count > items.count { lines.append("  … and \(count - items.count) more") }
    }
    return lines
  }

  var markdown: [String] {
    func escaped(_ text: String) -> String {
      text.unicodeScalars.map {
        "\\`*_{}[]()#+-.!|<>&~@".unicodeScalars.contains($0) ? "\\\($0)" : "\($0)"
      }
      .joined()
    }
    var lines = ["# Comparison", ""] + notice
    lines += [counts.map { "\($0.1) \($0.0)" }.joined(separator: ", "), ""]
    if !rows.isEmpty {
      lines += [
        "| Figure | Old | New | 95 % interval of the difference | n | |",
        "| --- | ---: | ---: | ---: | ---: | --- |",
      ]
      lines += rows.map { "| " + $0.joined(separator: " | ") + " |" }
    }
    for (title, count, items) in lists {
      lines += ["", "## \(title): \(count)", ""]
      lines += items.map { "- \(escaped($0.place.shortText)): \(escaped($0.text))" }
      if count > items.count { lines.append("- … and \(count - items.count) more") }
    }
    return lines
  }

  /// All exchanges, however long the list of the other formats is.
  var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.key("counts")
      json.object { json in
        for (name, count) in counts {
          json.key(name)
          json.integer(count)
        }
      }
      json.key("methods")
      json.object { json in
        json.key("old")
        json.integer(methods.old)
        json.key("new")
        json.integer(methods.new)
      }
      json.key("figures")
      json.array { json in for difference in differences { write(difference, to: &json) } }
      for (key, pairs) in [("worse", worse), ("better", better), ("edited", comparison.edited)] {
        json.key(key)
        json.array { json in for pair in pairs { write(pair, to: &json) } }
      }
      for (key, exchanges) in [("added", comparison.added), ("removed", comparison.removed)] {
        json.key(key)
        json.array { json in for exchange in exchanges { write(exchange, to: &json) } }
      }
    }
    writer.newline()
    return writer.take()
  }

  private func write(_ difference: Comparison.Difference, to json: inout JSONWriter) {
    json.object {
      $0.key("figure")
      $0.string(difference.title)
      $0.key("old")
      $0.decimal(difference.old)
      $0.key("new")
      $0.decimal(difference.new)
      $0.key("interval")
      if let interval = difference.interval {
        $0.array {
          $0.decimal(interval.lowerBound)
          $0.decimal(interval.upperBound)
        }
      } else {
        $0.null()
      }
      $0.key("paired")
      $0.bool(difference.isPaired)
      $0.key("beyondChance")
      if let isBeyond = difference.isBeyondChance { $0.bool(isBeyond) } else { $0.null() }
    }
  }

  private func write(_ pair: Comparison.Pair, to json: inout JSONWriter) {
    json.object {
      $0.key("conversation")
      $0.string(pair.new.conversation)
      $0.key("assistantTurn")
      $0.integer(pair.new.assistantTurn)
      $0.key("old")
      write(pair.old, to: &$0)
      $0.key("new")
      write(pair.new, to: &$0)
    }
  }

  private func write(_ exchange: ComparedExchange, to json: inout JSONWriter) {
    json.object {
      $0.key("id")
      $0.string(exchange.id)
      $0.key("file")
      $0.string(exchange.place.file.text)
      $0.key("line")
      $0.integer(exchange.place.line)
      $0.key("verdict")
      $0.string(exchange.verdict.name)
      $0.key("score")
      $0.decimal(exchange.score, places: 2)
      $0.key("faults")
      $0.array { json in for fault in exchange.faults { json.string(fault) } }
    }
  }
}

extension Place {
  fileprivate var shortText: String { line == 0 ? file.text : "\(file):\(line)" }
}

private func decimals(_ value: Double, _ places: Int) -> String {
  var text = JSONWriter.decimalText(value, places: places)
  if !text.contains(".") { text += "." }
  while text.split(separator: ".", omittingEmptySubsequences: false)[1].count < places {
    text += "0"
  }
  return text
}
