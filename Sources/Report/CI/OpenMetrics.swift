internal import Analysis
internal import Language
internal import Planning

/// The numbers as OpenMetrics text, which GitLab compares in a merge request.
package func openMetrics(_ model: ReportModel) -> [UInt8] {
  var lines: [String] = []
  for name in model.measureNames.all {
    guard let value = model.facts[name] else { continue }
    let metric = "tuneboard_" + name.rawValue.map { $0 == "-" ? "_" : String($0) }.joined()
    lines.append("# TYPE \(metric) gauge")
    lines.append("# HELP \(metric) \(name.title).")
    lines.append("\(metric) \(decimal(value))")
  }
  lines.append("# TYPE tuneboard_topic_examples gauge")
  lines.append("# HELP tuneboard_topic_examples Examples by topic.")
  for topic in model.coverage {
    lines.append(
      "tuneboard_topic_examples{topic=\"\(label(topic.topic.slug))\"} \(topic.share.count)")
  }
  lines.append("# TYPE tuneboard_ready gauge")
  lines.append("# HELP tuneboard_ready 1 when the data is ready to train on.")
  lines.append("tuneboard_ready \(model.readiness.isReady ? 1 : 0)")
  lines.append("# EOF")
  return Array((lines.joined(separator: "\n") + "\n").utf8)
}

private func label(_ text: String) -> String {
  text.map { $0 == "\\" ? "\\\\" : $0 == "\"" ? "\\\"" : $0.isNewline ? "\\n" : String($0) }
    .joined()
}

/// At most six decimals, none where it is whole.
private func decimal(_ value: Double) -> String {
  guard abs(value) < 1e15 else { return "\(value)" }
  return value == value.rounded() ? String(Int(value)) : Numbers.fixed(value, places: 6)
}
