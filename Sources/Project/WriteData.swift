internal import Analysis
internal import Bytes
internal import Corpus
internal import Dataset
internal import Findings
internal import Language
internal import Privacy
internal import Records
internal import Report
internal import Storage

/// Writes the files below `data/` but the manifest, each on several cores and in input order.
func writeData(
  _ project: JudgedProject, _ settings: ProjectSettings, _ options: RunOptions, text: TextReader,
  into site: inout SiteFolder
) async throws {
  try await writeExchanges(project, settings, options, into: &site)
  try writeFiles(project, into: &site)
  try writeConversations(project, steering: settings.scoring.conversationScore, into: &site)
  try writeDuplicates(project, into: &site)
  try writeLeftOut(project, into: &site)
  try writePreferences(project, settings, text: text, into: &site)
  try writePersonalData(project, into: &site)
}

/// Writes `data/exchanges.jsonl`: one line per exchange, in input order.
private func writeExchanges(
  _ project: JudgedProject, _ settings: ProjectSettings, _ options: RunOptions,
  into site: inout SiteFolder
) async throws {
  let (summary, judgement) = (project.summary, project.judgement)
  let topics = settings.standards.topics.map { escaped($0.slug) }
  let yardsticks = project.yardsticks
  let metrics = settings.standards.metrics
  var stream = try site.stream("data/exchanges.jsonl")
  try await mapInOrder(chunks(of: summary.exchanges.count, size: 8192), width: options.jobs) {
    range in
    var output: [UInt8] = []
    output.reserveCapacity(range.count * 280)
    var last: UInt32?
    var (path, id): ([UInt8], [UInt8]) = ([], [])
    for index in range {
      let exchange = judgement.record(index, of: summary)
      let conversation = summary.conversation(of: exchange)
      if last != exchange.conversation {
        last = exchange.conversation
        path = escaped(summary.path(of: conversation).text)
        id = escaped(summary.id(of: conversation))
      }
      appendExchangeLine(
        exchange, metrics,
        of: ExchangeSource(
          conversation, path: path, id: id,
          language: yardsticks.languages.code(of: exchange.language)),
        ExchangeJudgement(
          hundredths: judgement.scores[index], verdict: judgement.ownVerdict(index),
          decision: judgement.decisionName(index), faults: judgement.faultRules(at: index),
          fit: Fit(exchange, yardsticks.voice)),
        topic: topics[Int(exchange.topic)], topics: topicList(exchange, topics), to: &output)
    }
    return output
  } consume: {
    try stream.append($0)
  }
  try site.finish(stream)
}

/// Writes `data/files.jsonl`: one line per Markdown file, in input order.
private func writeFiles(_ project: JudgedProject, into site: inout SiteFolder) throws {
  var stream = try site.stream("data/files.jsonl")
  var writer = JSONWriter()
  for file in project.summary.files {
    FileLine(file).append(to: &writer)
    if writer.bytes.count > 1 << 20 { try stream.append(writer.take()) }
  }
  try stream.append(writer.take())
  try site.finish(stream)
}

/// Writes `data/conversations.jsonl`: one line per conversation, in input order.
private func writeConversations(
  _ project: JudgedProject, steering: ConversationScore.Kind, into site: inout SiteFolder
) throws {
  let summary = project.summary
  var stream = try site.stream("data/conversations.jsonl")
  var writer = JSONWriter()
  var first = 0
  let count = summary.exchanges.count
  for (index, conversation) in summary.conversations.enumerated() {
    var end = first
    while end < count, summary.exchanges[end].conversation == index { end += 1 }
    ConversationLine(
      conversation, id: summary.id(of: conversation),
      file: summary.path(of: conversation).text,
      verdicts: project.judgement.verdicts[first..<end],
      scores: project.judgement.conversationScores[index],
      steering: steering
    ).append(to: &writer)
    first = end
    if writer.bytes.count > 1 << 20 { try stream.append(writer.take()) }
  }
  try stream.append(writer.take())
  try site.finish(stream)
}

/// Writes `data/duplicates.jsonl`: one line per cluster, exchanges first, the largest first.
private func writeDuplicates(_ project: JudgedProject, into site: inout SiteFolder) throws {
  let summary = project.summary
  var stream = try site.stream("data/duplicates.jsonl")
  var writer = JSONWriter()
  for (kind, clusters) in [
    ("exchange", project.duplicates.exchanges), ("response", project.duplicates.responses),
  ] {
    for cluster in clusters {
      let members = zip(cluster.members, cluster.similarities).map { index, similarity in
        let exchange = summary.exchanges[index]
        let conversation = summary.conversation(of: exchange)
        return DuplicateLine.Member(
          id: hexadecimal(exchange.id), file: summary.path(of: conversation).text,
          line: Int(exchange.line), similarity: similarity)
      }
      DuplicateLine(
        kind: kind, kept: hexadecimal(summary.exchanges[cluster.members[0]].id), members: members
      ).append(to: &writer)
      if writer.bytes.count > 1 << 20 { try stream.append(writer.take()) }
    }
  }
  try stream.append(writer.take())
  try site.finish(stream)
}

/// Writes `data/personal-data.jsonl`: one line per passage, in input order.
private func writePersonalData(_ project: JudgedProject, into site: inout SiteFolder) throws {
  let summary = project.summary
  var stream = try site.stream("data/personal-data.jsonl")
  var writer = JSONWriter()
  for record in summary.personalData {
    let conversation = summary.conversation(of: record)
    PersonalDataLine(
      file: summary.path(of: conversation).text,
      from: (Int(record.line), Int(record.column)),
      to: (Int(record.endLine), Int(record.endColumn)),
      type: record.type.name, conversation: summary.id(of: conversation),
      turn: Int(record.message), value: summary.value(of: record)
    ).append(to: &writer)
    if writer.bytes.count > 1 << 20 { try stream.append(writer.take()) }
  }
  try stream.append(writer.take())
  try site.finish(stream)
}

/// An exchange's topics as the elements of a JSON array, the main one first.
private func topicList(_ exchange: ExchangeRecord, _ slugs: [[UInt8]]) -> [UInt8] {
  let main = Int(exchange.topic)
  let others = slugs.indices.filter { $0 != main && exchange.topics >> UInt64($0) & 1 == 1 }
  var list: [UInt8] = []
  for number in [main] + others {
    if !list.isEmpty { list.append(UInt8(ascii: ",")) }
    list.append(UInt8(ascii: "\""))
    list.append(contentsOf: slugs[number])
    list.append(UInt8(ascii: "\""))
  }
  return list
}

/// Text as it stands inside a JSON string.
func escaped(_ text: String) -> [UInt8] {
  var bytes: [UInt8] = []
  JSONWriter.appendEscaped(Array(text.utf8), to: &bytes)
  return bytes
}

/// 0..<count in ranges of at most `size`.
func chunks(of count: Int, size: Int) -> [Range<Int>] {
  stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
}
