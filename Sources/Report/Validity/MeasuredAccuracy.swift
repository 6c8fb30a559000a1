internal import Analysis
internal import BuiltinTemplates

/// How far a judgement agreed with people's labels when it was measured.
struct MeasuredAccuracy: Sendable, Equatable {
  /// What was judged: `question`, `empathy`, `support of conversations`.
  var judgement: String
  /// The labelled set.
  var dataset: String
  /// Labels compared.
  var count: Int
  /// `F1`, `AUC`, `kappa`, `Spearman's rho`, `accepted`.
  var figure: String
  /// −1 to 1, with its 95 % interval.
  var value: Double
  var interval: ClosedRange<Double>
  /// `YYYY-MM-DD`.
  var day: String
}

extension MeasuredAccuracy {
  /// The figures that the program carries: `Templates/validity/measured.txt`, which
  /// `make validity-record` writes.
  static var builtIn: [MeasuredAccuracy] {
    read(BuiltinTemplates.files.first { $0.name == "validity/measured.txt" }?.text ?? "")
  }

  /// Reads lines of eight fields with tabs between: judgement, set, n, figure, value, low, high, day.
  ///
  /// Lines that begin with `#`, and those of another form, are left out.
  static func read(_ text: String) -> [MeasuredAccuracy] {
    text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t").map(String.init)
      guard fields.count == 8, !line.hasPrefix("#"), let count = Int(fields[2]),
        let value = Double(fields[4]), let low = Double(fields[5]), let high = Double(fields[6]),
        low <= high
      else { return nil }
      return MeasuredAccuracy(
        judgement: fields[0], dataset: fields[1], count: count, figure: fields[3], value: value,
        interval: low...high, day: fields[7])
    }
  }

  /// One line for a metric: its cross-validated figures when it is calibrated, else its F1 on every
  /// set that has labels for it.
  ///
  static func line(
    for metric: Metric, in figures: [MeasuredAccuracy], calibration: Calibration? = nil
  ) -> String {
    if let agreement = metric.wording.agreement { return agreement }
    let label = metric.labels.first?.name
    if let fitted = calibration?.indicators.first(where: { $0.label == label })?.accuracy {
      return "Calibrated to your labels: cross-validated F1 \(Numbers.score(fitted.f1)) and AUC "
        + "\(Numbers.score(fitted.areaUnderROC)), n \(Numbers.count(fitted.labels))."
    }
    let rows = figures.filter { $0.judgement == metric.key && $0.figure == "F1" }
    guard let day = rows.map(\.day).max() else {
      return "Its agreement with people has not been measured."
    }
    let parts = rows.map {
      "\(Numbers.score($0.value)) on \($0.dataset) (n \(Numbers.count($0.count)))"
    }
    return "Against people’s labels, F1: \(parts.joined(separator: "; ")); measured \(day)."
  }

  /// The rows of the method page's table: one for each judgement on each set.
  static func rows(_ figures: [MeasuredAccuracy]) -> [[String: Any]] {
    var groups: [[MeasuredAccuracy]] = []
    for figure in figures {
      let group = groups.firstIndex {
        $0[0].judgement == figure.judgement && $0[0].dataset == figure.dataset
      }
      if let group { groups[group].append(figure) } else { groups.append([figure]) }
    }
    let order = figures.map(\.judgement)
    groups.sort {
      (order.firstIndex(of: $0[0].judgement) ?? 0) < (order.firstIndex(of: $1[0].judgement) ?? 0)
    }
    return groups.map { group in
      [
        "judgement": group[0].judgement, "set": group[0].dataset,
        "count": Numbers.count(group[0].count),
        "figures": group.map { figure in
          [
            "name": figure.figure, "value": Numbers.score(figure.value),
            "interval": Numbers.score(figure.interval.lowerBound) + "–"
              + Numbers.score(figure.interval.upperBound),
          ]
        },
      ]
    }
  }
}
