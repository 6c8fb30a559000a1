package import Analysis
package import Findings

/// What all worksheets together say.
package struct Reviews: Sendable {
  /// One person's decision about an exchange.
  package struct Opinion: Sendable, Equatable {
    package var reviewer: String
    package var decision: Decision
    package var why: String
    package var better: String
    package var until: String
    package var settles: Bool
    package var date: String
    /// Where it stands.
    package var place: Place
    /// The exchange as the worksheet shows it.
    package var shown: Worksheet.ShownExchange?
  }

  /// By hash of an exchange's content: each reviewer's latest decision, reviewers in order.
  package private(set) var opinions: [UInt64: [Opinion]] = [:]
  /// Entries that nobody has decided yet.
  package private(set) var undecided = 0

  /// - Parameter worksheets: In the order of their paths.
  package init(_ worksheets: [Worksheet]) {
    var latest: [UInt64: [String: Opinion]] = [:]
    for sheet in worksheets {
      for entry in sheet.entries {
        guard let decision = entry.decision else {
          undecided += 1
          continue
        }
        let opinion = Opinion(
          reviewer: sheet.reviewer, decision: decision, why: entry.why, better: entry.better,
          until: entry.until, settles: sheet.settles, date: sheet.date,
          place: Place(file: sheet.path, line: entry.line, column: 1), shown: entry.shown)
        if let known = latest[entry.exchange]?[sheet.reviewer], known.date > opinion.date {
          continue
        }
        latest[entry.exchange, default: [:]][sheet.reviewer] = opinion
      }
    }
    opinions = latest.mapValues { $0.values.sorted { $0.reviewer < $1.reviewer } }
  }

  /// Gives decisions to exchanges by the ids that they have now.
  ///
  /// - Parameter ids: Of ids that worksheets have, those of the exchanges that are meant: none where it is gone. Of two
  ///   opinions of one reviewer that come together, the later counts.
  package mutating func rename(_ ids: [UInt64: [UInt64]]) {
    for (old, new) in ids.sorted(by: { $0.key < $1.key }) where !new.isEmpty {
      guard let moved = opinions.removeValue(forKey: old) else { continue }
      for id in new {
        var known = Dictionary(
          uniqueKeysWithValues: (opinions[id] ?? []).map { ($0.reviewer, $0) })
        for opinion in moved where known[opinion.reviewer].map({ $0.date <= opinion.date }) ?? true
        {
          known[opinion.reviewer] = opinion
        }
        opinions[id] = known.values.sorted { $0.reviewer < $1.reviewer }
      }
    }
  }

  /// What counts of an exchange's decisions: those that settle, if there are any, else all.
  package func counting(_ exchange: UInt64) -> [Opinion] {
    let all = opinions[exchange] ?? []
    let settling = all.filter(\.settles).sorted { ($1.date, $0.reviewer) < ($0.date, $1.reviewer) }
    return settling.isEmpty ? all : Array(settling.prefix(1))
  }

  /// The decision about an exchange; nil when there is none, or people disagree.
  package func decision(_ exchange: UInt64) -> Decision? {
    let decisions = Set(counting(exchange).map(\.decision))
    return decisions.count == 1 ? decisions.first : nil
  }

  package func isDisputed(_ exchange: UInt64) -> Bool {
    Set(counting(exchange).map(\.decision)).count > 1
  }

  /// The reviewers' names, in order.
  package var reviewers: [String] {
    Set(opinions.values.joined().map(\.reviewer)).sorted()
  }
}
