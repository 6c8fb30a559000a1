internal import Analysis
internal import Bytes
internal import Dataset
internal import Findings
internal import Planning
internal import Privacy

/// Renders `report.json`: all numbers of the dashboard, one top-level key on a line.
package func reportJSON(_ model: ReportModel) -> [UInt8] {
  var json = TopLevelJSON()
  json.add("schema") { $0.integer(1) }
  json.add("name") { $0.string(model.run.name.text) }
  json.add("date") { $0.string(model.run.date) }
  json.add("version") { $0.string(model.run.version) }
  json.add("method") { $0.integer(Method.version) }
  json.add("readiness") { $0.readiness(model.readiness) }
  json.add("input") { $0.input(model.input) }
  json.add("standards") { $0.standards(model.standards) }
  json.add("metrics") { $0.list(model.metrics) { $0.metric($1, model.standards.topics) } }
  json.add("volume") { $0.volume(model.volume) }
  json.add("coverage") { $0.list(model.coverage) { $0.coverage($1) } }
  json.add("scores") { $0.scores(model.scores) }
  json.add("style") { $0.style(model.style) }
  json.add("conversations") { $0.conversations(model.conversations) }
  json.add("duplicates") { json in
    json.object {
      $0.member("exchangeGroups", model.duplicates.exchangeClusters)
      $0.member("exchanges", model.duplicates.exchangeCount)
      $0.member("responseGroups", model.duplicates.responseClusters)
      $0.member("responses", model.duplicates.responseCount)
    }
  }
  json.add("patterns") { $0.patterns(model.patterns, model.standards.topics) }
  json.add("gates") { json in
    json.list(model.gates) { json, result in
      json.object {
        $0.member("gate", result.gate.text)
        $0.member("outcome", result.outcome.rawValue)
        $0.member("evidence", result.evidence)
      }
    }
  }
  json.add("facts") { $0.facts(model.facts, model.measureNames) }
  json.add("plan") { $0.plan(model.plan) }
  json.add("flagged") { $0.flagged(model.flagged) }
  json.add("dataset") { $0.dataset(model.dataset) }
  json.add("bands") { json in
    if let bands = model.bands {
      json.bands(bands, model.standards.topics)
    } else {
      json.null()
    }
  }
  json.add("reviews") { $0.reviews(model.reviews) }
  json.add("privacy") { $0.privacy(model.privacy) }
  json.add("findings") { $0.findings(model.findings) }
  return json.finished()
}

/// An object with each of its members on a line of its own.
private struct TopLevelJSON {
  private var bytes = Array("{\n".utf8)
  private var isFirst = true

  mutating func add(_ name: String, _ value: (inout JSONWriter) -> Void) {
    if !isFirst { bytes += ",\n".utf8 }
    isFirst = false
    var writer = JSONWriter()
    value(&writer)
    bytes += "\"\(name)\": ".utf8
    bytes += writer.bytes
  }

  consuming func finished() -> [UInt8] { bytes + Array("\n}\n".utf8) }
}
