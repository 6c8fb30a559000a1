internal import Analysis
internal import Export
internal import Privacy

/// Writes `data/left-out.jsonl` where exchanges are left out so that the bands are met: one line for each, lowest fit first.
func writeLeftOut(_ project: JudgedProject, into site: inout SiteFolder) throws {
  guard !project.judgement.isSetAside.isEmpty else { return }
  let summary = project.summary
  var stream = try site.stream("data/left-out.jsonl")
  var writer = JSONWriter()
  for candidate in project.bands.leftOut {
    let index = candidate.exchange
    let exchange = project.judgement.record(index, of: summary)
    let conversation = summary.conversations[Int(exchange.conversation)]
    let fit = Fit(exchange, project.voice)
    writer.object {
      $0.key("id")
      $0.string(hexadecimal(exchange.id))
      $0.key("conversation")
      $0.string(summary.id(of: conversation))
      $0.key("assistantTurn")
      $0.integer(Int(exchange.assistantTurn))
      $0.key("file")
      $0.string(summary.files[Int(conversation.file)].path.text)
      $0.key("line")
      $0.integer(Int(exchange.line))
      $0.key("fit")
      if let fit { $0.decimal(fit.value, places: 2) } else { $0.null() }
      $0.key("missing")
      $0.array { json in
        for words in fit?.missing(exchange, project.voice) ?? [] { json.string(words) }
      }
      $0.key("reason")
      $0.string("bands")
    }
    writer.newline()
    if writer.bytes.count > 1 << 20 { try stream.append(writer.take()) }
  }
  try stream.append(writer.take())
  try site.finish(stream)
}
