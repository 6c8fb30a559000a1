internal import Analysis
internal import Bytes

/// What is read again of a `report.json` that ``reportJSON(_:)`` wrote, of this version or another.
package struct ReportHead: Equatable, Sendable {
  /// The project's name; empty where an old report does not say it.
  package let name: String
  /// The version of the method that its exchanges were judged by.
  package let method: Int
  /// What was measured, by the names of the facts.
  package let facts: [String: Double]

  /// nil for what is no report.
  package init?(reading bytes: [UInt8]) {
    let json: JSON
    // That it is none is all that there is to say.
    do throws(JSONError) { json = try JSONReader.read(bytes, .strict).value } catch { return nil }
    guard json.isObject else { return nil }
    if let name = json["name"], name.text == nil { return nil }
    if let method = json["method"], method.integer == nil { return nil }
    name = json["name"]?.text ?? ""
    method = json["method"]?.integer ?? Method.first
    var facts: [String: Double] = [:]
    for fact in json["facts"]?.members ?? [] where fact.value != .null {
      guard let value = fact.value.number else { return nil }
      facts[fact.key] = value
    }
    self.facts = facts
  }
}
