internal import Analysis
internal import Bytes
internal import Dataset
internal import Privacy
internal import Records
internal import Storage

/// Writes `data/left-out.jsonl` where exchanges are left out so that the bands are met: one line for each, lowest fit first.
func writeLeftOut(_ project: JudgedProject, into site: inout SiteFolder) throws {
  guard !project.judgement.isSetAside.isEmpty else { return }
  let summary = project.summary
  var stream = try site.stream("data/left-out.jsonl")
  var writer = JSONWriter()
  for candidate in project.bands.leftOut {
    let index = candidate.exchange
    let exchange = project.judgement.record(index, of: summary)
    let conversation = summary.conversation(of: exchange)
    let fit = Fit(exchange, project.yardsticks.voice)
    LeftOutLine(
      id: hexadecimal(exchange.id), conversation: summary.id(of: conversation),
      assistantTurn: Int(exchange.assistantTurn),
      file: summary.path(of: conversation).text, line: Int(exchange.line),
      fit: fit?.value, missing: fit?.missing(exchange, project.yardsticks.voice) ?? []
    ).append(to: &writer)
    if writer.bytes.count > 1 << 20 { try stream.append(writer.take()) }
  }
  try stream.append(writer.take())
  try site.finish(stream)
}
