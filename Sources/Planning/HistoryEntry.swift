/// What one run found, as a line of `history.jsonl` keeps it.
package struct HistoryEntry: Sendable, Equatable {
  /// The day of the run.
  package var day: CalendarDay
  /// A hash of everything that decided the run: the same input and decisions, the same content.
  package var content: String
  /// Tuneboard's version.
  package var version: String
  /// The version of the method that exchanges were judged by.
  package var method: Int
  package var facts: Facts

  package init(day: CalendarDay, content: String, version: String, method: Int, facts: Facts) {
    self.day = day
    self.content = content
    self.version = version
    self.method = method
    self.facts = facts
  }
}

extension [HistoryEntry] {
  /// The runs at the end that were judged by a method: what was judged otherwise, and all before it, is not compared.
  package func judged(by method: Int) -> ArraySlice<HistoryEntry> {
    self[(lastIndex { $0.method != method }.map { $0 + 1 } ?? 0)...]
  }
}

/// A fact that differs between two runs.
package struct FactChange: Sendable, Equatable {
  package var name: MeasureName
  /// nil for what was not measured.
  package var before: Double?
  package var now: Double?

  /// `now` − `before`; nil when one of them is missing.
  package var difference: Double? {
    guard let before, let now else { return nil }
    return now - before
  }
}

extension Facts {
  /// What differs from earlier facts, in the order of the names. A history keeps six decimals.
  package func changes(since earlier: Facts, _ names: MeasureNames) -> [FactChange] {
    names.all.compactMap { name in
      let change = FactChange(name: name, before: earlier[name], now: self[name])
      if change.before == nil, change.now == nil { return nil }
      if let difference = change.difference, abs(difference) < 1e-6 { return nil }
      return change
    }
  }
}

extension MeasureName {
  /// What it is called at the head of a row: "Manual examples", "Responses with empathy".
  package var title: String {
    switch unit {
    case .count(_, let many): many.first.map { $0.uppercased() + many.dropFirst() } ?? many
    case .share(let subject): "Responses with \(subject)"
    case .score(let noun), .fraction(let noun):
      noun.first.map { $0.uppercased() + noun.dropFirst() } ?? noun
    }
  }

  /// A value as people read it: `193`, `35 %`, `0.91`.
  package func text(_ value: Double) -> String {
    switch unit {
    case .count: grouped(value)
    case .share, .fraction: percent(rounded(value))
    case .score: decimal(rounded(value))
    }
  }

  /// A difference with its sign: `+12`, `−2.3 points`, `+0.04`; "±0" for what rounds to nothing.
  package func text(ofDifference difference: Double) -> String {
    let size = difference < 0 ? -difference : difference
    let number =
      switch unit {
      case .count: grouped(size)
      // To a tenth, so that two rounded shares and their difference do not seem at odds.
      case .share, .fraction:
        size < 1e9 ? decimal(Double(Int(size * 1000 + 0.5)) / 10) : decimal(size)
      case .score: decimal(rounded(size))
      }
    let isPlural = number != "1"
    let points = isPlural ? "\u{A0}points" : "\u{A0}point"
    let unit =
      switch unit {
      case .share, .fraction: points
      case .count, .score: ""
      }
    return (number == "0" ? "±" : difference < 0 ? "−" : "+") + number + unit
  }

  /// To two places.
  private func rounded(_ value: Double) -> Double {
    guard value >= 0, value < 1e9 else { return value }
    return Double(Int(value * 100 + 0.5)) / 100
  }
}
