internal import Analysis
internal import Bytes
internal import Dataset
internal import Evaluation
internal import Findings
internal import Privacy

/// An evaluation as text and as JSON.
struct EvaluationReport {
  private let evaluation: Evaluation
  private let labels: Labels
  private let summary: Summary
  private let worst: ArraySlice<Disagreement>
  private let exchanges: Int

  init(
    _ evaluation: Evaluation, _ labels: Labels, _ summary: Summary, worst: Int, exchanges: Int
  ) {
    self.evaluation = evaluation
    self.labels = labels
    self.summary = summary
    self.worst = evaluation.disagreements.prefix(worst)
    self.exchanges = exchanges
  }

  private func place(_ exchange: Int) -> Place {
    let record = summary.exchanges[exchange]
    return summary.place(of: record)
  }

  // MARK: - Text

  var text: [String] {
    var lines: [String] = []
    var rows: [[String]] = []
    for row in evaluation.binary {
      rows.append(
        [
          row.label, "\(row.confusion.total)", decimals(row.confusion.baseRate),
          figure(row.areaUnderROC), figure(row.precision), figure(row.recall), figure(row.f1),
          figure(row.macroF1), figure(row.kappa),
        ])
    }
    if !rows.isEmpty {
      lines += table(
        ["label", "n", "base rate", "AUC", "precision", "recall", "F1", "macro-F1", "kappa"], rows)
    }
    for row in evaluation.binary where row.notJudged > 0 {
      lines.append("\(row.label): \(row.notJudged) labelled, but not judged; left out")
    }
    for row in evaluation.graded {
      lines.append("\(row.label): Spearman's rho \(figure(row.spearman)), n \(row.count)")
    }
    if let topics = evaluation.topics {
      lines.append("topic: accepted \(share(topics.accepted))")
    }
    if let faults = evaluation.faults { lines += text(of: faults) }
    if !worst.isEmpty {
      lines += ["", "Worst disagreements, \(worst.count) of \(evaluation.disagreements.count):"]
      for item in worst {
        lines.append(
          "\(place(item.exchange).description): \(item.label): people say \(item.people), judged "
            + item.judged)
      }
    }
    if lines.isEmpty { lines.append("No label that is evaluated.") }
    if labels.openings > 0 {
      lines.append(
        "\(labels.openings) labelled responses open a conversation: they are no exchanges")
    }
    if labels.unused > 0 {
      lines.append("\(labels.unused) lines hold nothing that is evaluated here")
    }
    return lines
  }

  private func text(of faults: Evaluation.Faults) -> [String] {
    var lines = table(
      ["fault", "n", "found", "any fault found"],
      faults.rows.map {
        [
          $0.code, "\($0.found.total)", decimals($0.found.value), decimals($0.foundAny.value),
        ]
      })
    if faults.found.total > 0 {
      lines.append("exchanges with a fault: it was found in \(share(faults.found))")
      lines.append("  any fault was found in \(share(faults.foundAny))")
      lines.append("  rejected \(share(faults.rejected))")
    }
    if faults.falselyFound.total > 0 {
      lines.append("exchanges without a fault: disqualified \(share(faults.falselyDisqualified))")
      lines.append("  with any fault \(share(faults.falselyFound))")
      lines.append("  accepted \(share(faults.accepted))")
    }
    return lines
  }

  private func share(_ share: Share) -> String {
    let interval = share.interval
    return "\(decimals(share.value)) (\(share.count) of \(share.total), 95 % interval "
      + "\(decimals(interval.lowerBound))–\(decimals(interval.upperBound)))"
  }

  private func figure(_ figure: Evaluation.Figure?) -> String {
    guard let figure else { return "–" }
    guard let interval = figure.interval else { return decimals(figure.value) }
    return "\(decimals(figure.value)) (\(decimals(interval.lowerBound))–"
      + "\(decimals(interval.upperBound)))"
  }

  /// Three decimals, zeros at the end included.
  private func decimals(_ value: Double) -> String {
    let thousandths = Int((abs(value) * 1000).rounded())
    let fraction = String(thousandths % 1000 + 1000).dropFirst()
    return (value < 0 && thousandths > 0 ? "-" : "") + "\(thousandths / 1000).\(fraction)"
  }

  private func table(_ header: [String], _ rows: [[String]]) -> [String] {
    let all = [header] + rows
    let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        line += cell
        if column < row.count - 1 {
          line += String(repeating: " ", count: widths[column] - cell.count + 2)
        }
      }
      return line
    }
  }

  // MARK: - JSON

  var json: String {
    var writer = JSONWriter()
    writer.object { json in
      json.key("exchanges")
      json.integer(exchanges)
      writeLabels(to: &json)
      if let topics = evaluation.topics {
        json.key("topics")
        json.object { json in write("accepted", topics.accepted, to: &json) }
      }
      if let faults = evaluation.faults { write(faults, to: &json) }
      json.key("disagreements")
      json.array { json in for item in worst { write(item, to: &json) } }
      json.key("unmatched")
      json.integer(evaluation.unmatched.count)
      json.key("opensConversation")
      json.integer(labels.openings)
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func writeLabels(to json: inout JSONWriter) {
    json.key("labels")
    json.array { json in
      for row in evaluation.binary {
        json.object { json in
          json.key("label")
          json.string(row.label)
          json.key("n")
          json.integer(row.confusion.total)
          json.key("notJudged")
          json.integer(row.notJudged)
          json.key("baseRate")
          json.decimal(row.confusion.baseRate, places: 4)
          write("auc", row.areaUnderROC, to: &json)
          write("precision", row.precision, to: &json)
          write("recall", row.recall, to: &json)
          write("f1", row.f1, to: &json)
          write("macroF1", row.macroF1, to: &json)
          write("kappa", row.kappa, to: &json)
        }
      }
    }
    json.key("graded")
    json.array { json in
      for row in evaluation.graded {
        json.object { json in
          json.key("label")
          json.string(row.label)
          json.key("n")
          json.integer(row.count)
          write("spearman", row.spearman, to: &json)
        }
      }
    }
  }

  private func write(_ faults: Evaluation.Faults, to json: inout JSONWriter) {
    json.key("faults")
    json.object { json in
      json.key("codes")
      json.array { json in
        for row in faults.rows {
          json.object { json in
            json.key("code")
            json.string(row.code)
            write("found", row.found, to: &json)
            write("foundAny", row.foundAny, to: &json)
          }
        }
      }
      write("found", faults.found, to: &json)
      write("foundAny", faults.foundAny, to: &json)
      write("rejected", faults.rejected, to: &json)
      write("falselyFound", faults.falselyFound, to: &json)
      write("falselyDisqualified", faults.falselyDisqualified, to: &json)
      write("cleanAccepted", faults.accepted, to: &json)
    }
  }

  private func write(_ item: Disagreement, to json: inout JSONWriter) {
    let place = place(item.exchange)
    json.object { json in
      json.key("file")
      json.string(place.file.text)
      json.key("line")
      json.integer(place.line)
      json.key("label")
      json.string(item.label)
      json.key("people")
      json.string(item.people)
      json.key("judged")
      json.string(item.judged)
    }
  }

  private func write(_ key: String, _ figure: Evaluation.Figure?, to json: inout JSONWriter) {
    json.key(key)
    guard let figure else { return json.null() }
    json.object { json in
      json.key("value")
      json.decimal(figure.value, places: 4)
      if let interval = figure.interval {
        json.key("low")
        json.decimal(interval.lowerBound, places: 4)
        json.key("high")
        json.decimal(interval.upperBound, places: 4)
      }
    }
  }

  private func write(_ key: String, _ share: Share, to json: inout JSONWriter) {
    json.key(key)
    json.object { json in
      json.key("count")
      json.integer(share.count)
      json.key("n")
      json.integer(share.total)
      json.key("value")
      json.decimal(share.value, places: 4)
      json.key("low")
      json.decimal(share.interval.lowerBound, places: 4)
      json.key("high")
      json.decimal(share.interval.upperBound, places: 4)
    }
  }
}
