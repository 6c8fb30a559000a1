internal import Analysis
package import Bytes
package import Planning

/// A line of `history.jsonl`: the day of a run, a hash of what decided it, the version, that of the method, and the facts.
package struct HistoryLine: LineRecord {
  package var entry: HistoryEntry

  package init(_ entry: HistoryEntry) { self.entry = entry }

  package init?(_ json: JSON) {
    guard let date = json["date"]?.text, let day = CalendarDay(date),
      let content = json["content"]?.text, let version = json["version"]?.text,
      let members = json["facts"]?.members
    else { return nil }
    if let method = json["method"], method.integer == nil { return nil }
    var facts = Facts()
    for member in members {
      guard let value = member.value.number else { return nil }
      // Facts of another version than ours may have other names.
      guard value.isFinite, value >= 0, let name = MeasureName(rawValue: member.key) else {
        continue
      }
      facts[name] = value
    }
    self.init(
      HistoryEntry(
        day: day, content: content, version: version,
        method: json["method"]?.integer ?? Method.first, facts: facts))
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("date", entry.day.description)
      $0.member("content", entry.content)
      $0.member("version", entry.version)
      $0.member("method", entry.method)
      $0.key("facts")
      $0.object { json in
        for name in MeasureName.allCases {
          guard let value = entry.facts[name] else { continue }
          json.key(name.rawValue)
          json.decimal(value, places: 6)
        }
      }
    }
  }
}
