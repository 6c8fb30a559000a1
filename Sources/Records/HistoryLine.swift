internal import Analysis
package import Bytes
package import Planning

/// A line of `history.jsonl`: the day of a run, a hash of what decided it, the version, that of the method, and the facts.
package struct HistoryLine: LineRecord {
  package struct Fact: Equatable, Sendable {
    package var name: String
    /// To six places.
    package var value: Double
  }

  package var day: CalendarDay
  package var content: String
  package var version: String
  package var method: Int
  /// In the order of the names; those of another version than ours may have other names.
  package var facts: [Fact]

  package init(_ entry: HistoryEntry, _ names: MeasureNames) {
    day = entry.day
    content = entry.content
    version = entry.version
    method = entry.method
    facts = names.all.compactMap { name in
      entry.facts[name].map { Fact(name: name.rawValue, value: $0) }
    }
  }

  /// What the run found, of the facts with given names.
  package func entry(_ names: MeasureNames) -> HistoryEntry {
    var known = Facts()
    for fact in facts where fact.value.isFinite && fact.value >= 0 {
      if let name = names[fact.name] { known[name] = fact.value }
    }
    return HistoryEntry(day: day, content: content, version: version, method: method, facts: known)
  }

  package init?(_ json: JSON) {
    guard let date = json["date"]?.text, let day = CalendarDay(date),
      let content = json["content"]?.text, let version = json["version"]?.text,
      let members = json["facts"]?.members
    else { return nil }
    if let method = json["method"], method.integer == nil { return nil }
    self.day = day
    self.content = content
    self.version = version
    method = json["method"]?.integer ?? Method.first
    facts = members.compactMap { member in
      member.value.number.map { Fact(name: member.key, value: $0) }
    }
    guard facts.count == members.count else { return nil }
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("date", day.description)
      $0.member("content", content)
      $0.member("version", version)
      $0.member("method", method)
      $0.key("facts")
      $0.object { json in
        for fact in facts {
          json.key(fact.name)
          json.decimal(fact.value, places: 6)
        }
      }
    }
  }
}
