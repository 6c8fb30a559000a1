internal import Analysis
internal import Bytes
internal import Corpus
internal import Dataset
package import Findings
internal import Language
internal import Planning
internal import Privacy
internal import Records
package import Report
internal import Storage

/// The outcome of a run, for the command line.
package struct RunOutcome: Sendable {
  package var project: JudgedProject
  package var model: ReportModel
  /// The first flagged exchanges, worst first; none when nothing was written.
  package var worst: [FlaggedExchange] = []
  /// Files of the site, and their bytes; 0 when nothing was written.
  package var fileCount = 0
  /// A hash of all that decided the run.
  var content = ""
  package var byteCount = 0

  /// What went wrong behind the site: it stands all the same.
  package var lateFindings: [Finding] = []

  /// Whether some input could not be read, so that numbers lack what it holds.
  package var hasUnreadInput: Bool { model.findings.contains { $0.severity == .error } }
}

/// Reads and judges a project without writing anything.
package func checkProject(
  _ settings: ProjectSettings, _ options: RunOptions, configurationFindings: [Finding] = [],
  progress: (Progress) -> Void
) async throws -> RunOutcome {
  let text = try DiskFile(temporaryIn: options.temporaryFolder)
  var project = try await judgeProject(
    settings, options, takeText: { try text.append($0) },
    readText: { try text.read(at: $0, count: $1) }, progress: progress)
  project.findings += configurationFindings
  var builder = ModelBuilder(project, settings, options)
  builder.form = try await datasetForm(project, settings, options, text: text.reader())
  var model = try builder.model { (offset, count) throws(DiskError) in
    try text.read(at: offset, count: count)
  }
  compareWithEarlierRuns(
    &model, project, settings, options,
    content: contentHash(inputs(of: project, settings, options), project, options))
  model.list(project.filter(model.findings.sortedByPlace))
  return RunOutcome(project: project, model: model)
}

/// Reads and judges a project and writes its site, all or nothing.
///
/// - Parameter configurationFindings: What was wrong with the configuration; shown with the rest.
/// - Throws: ``SiteError`` or ``DiskError``; the old site then stands as it was.
package func writeReport(
  _ settings: ProjectSettings, _ options: RunOptions, configurationFindings: [Finding] = [],
  to output: String, progress: (Progress) -> Void
) async throws -> RunOutcome {
  var site = try SiteFolder(at: output)
  do {
    let text = try site.scratchFile()
    var outcome = try await write(
      settings, options, configurationFindings, into: &site, text: text, progress)
    try site.publish()
    if options.recordsHistory, let day = CalendarDay(options.date) {
      let entry = HistoryEntry(
        day: day, content: outcome.content, version: options.version, method: Method.version,
        facts: lasting(outcome.model.facts))
      outcome.lateFindings = HistoryFile.record(
        entry, in: options.root, settings.measureNames)
    }
    return outcome
  } catch {
    // The folder beside the old site is deleted; `publish` has done so or left it for a reason.
    site.discard()
    throw error
  }
}

private func write(
  _ settings: ProjectSettings, _ options: RunOptions, _ configurationFindings: [Finding],
  into site: inout SiteFolder, text: borrowing DiskFile, _ progress: (Progress) -> Void
) async throws -> RunOutcome {
  var judged = try await judgeProject(
    settings, options, takeText: { try text.append($0) },
    readText: { try text.read(at: $0, count: $1) }, progress: progress)
  judged.findings += configurationFindings
  let project = judged
  var templateFindings: [Finding] = []
  let templates = TemplateLibrary(masker: settings.masker) { name in
    // No such file in a folder: the next one, and in the end the built-in template.
    for folder in options.templateFolders {
      do throws(DiskError) {
        guard try Disk.status(of: folder + "/" + name) != nil else { continue }
        return try Disk.read(folder + "/" + name)
      } catch {
        templateFindings.append(
          Finding(
            .unreadableFile, at: Place(file: settings.masker.path(name)),
            "template cannot be read: \(error.reason)",
            advice: error.advice(or: "Mend it; until then the built-in one stands in.")))
      }
    }
    return nil
  }
  // The text is read on several cores from here on; nothing is appended any more.
  let reader = text.reader()
  let written = try await writeDataset(
    project, settings, options, text: reader, writesCompletions: true, into: &site)
  // What was written is read again and held against the rules: no line is taken on trust.
  let form = try DatasetForm(ofFilesIn: site.writtenFolder, for: settings.provider)
  var builder = ModelBuilder(project, settings, options)
  builder.form = form
  var model = try builder.model { (offset, count) throws(DiskError) in
    try text.read(at: offset, count: count)
  }
  let inputs = inputs(of: project, settings, options)
  let content = contentHash(inputs, project, options)
  compareWithEarlierRuns(&model, project, settings, options, content: content)
  model.findings =
    (model.findings + templates.findings + templateFindings).sortedByPlace

  try await writeData(project, settings, options, text: reader, into: &site)
  model.dataset.tokens = written.tokens
  model.list(project.filter((model.findings + written.findings).sortedByPlace))
  if let completions = written.completions {
    model.dataset.completions = .init(
      train: .init(
        lines: completions.train, bytes: site.byteCount(of: "data/completion/train.jsonl")),
      validation: .init(
        lines: completions.validation,
        bytes: site.byteCount(of: "data/completion/validation.jsonl")))
  }
  model.dataset.written.train.bytes = site.byteCount(of: "data/train.jsonl")
  model.dataset.written.validation.bytes = site.byteCount(of: "data/validation.jsonl")
  model.dataset.destination.provider = settings.provider
  model.dataset.destination.verdicts = providerVerdicts(project, settings, model.dataset)
  if form.lineErrors > 0 {
    // The project's own stands first; the others' lines were not written.
    model.dataset.destination.verdicts[0].problems.append(
      "\(form.lineErrors) \(form.lineErrors == 1 ? "error" : "errors") in its lines")
  }

  let flagged = FlaggedBuilder(builder)
  let worst = try flagged.exchanges(0..<min(10, flagged.count), text: reader)
  let pageCount = model.flagged.pageCount
  let final = model
  var done = 0
  var excerpts: [[UInt8]] = []
  var firstFlagged: SiteFile?
  try await mapInOrder(Array(1...pageCount), width: options.jobs) { page in
    let first = (page - 1) * FlaggedPages.exchangesPerPage
    let last = min(flagged.count, first + FlaggedPages.exchangesPerPage)
    let exchanges = try flagged.exchanges(first..<last, text: reader)
    return (
      page: try flaggedPage(
        exchanges, page: page, of: pageCount, model: final, templates: templates),
      excerpts: exchanges.map(FlaggedEntry.excerpt)
    )
  } consume: { (result: (page: SiteFile, excerpts: [[UInt8]])) in
    if firstFlagged == nil { firstFlagged = result.page }
    try site.write(result.page.path, result.page.bytes)
    excerpts += result.excerpts
    done += 1
    progress(.writing(done: done, of: pageCount))
  }
  try await writeFacets(final, flagged, excerpts, templates, options, into: &site)
  let pages = try sitePages(model, worst: worst, templates: templates)
  for page in pages { try site.write(page.path, page.bytes) }
  if options.writesSingleFile, let firstFlagged,
    let file = singleFile(pages + [firstFlagged], path: "report.html")
  {
    try site.write(file.path, file.bytes)
  }
  try site.write("report.md", reportMarkdown(model, worst: worst))
  try site.write("report.json", reportJSON(model))
  let check = CheckResult(
    model, findings: (model.findings + flaggedFindings(project)).sortedByPlace,
    pathPrefix: options.pathPrefix)
  for file in ciFiles(check, worst: worst) { try site.write(file.path, file.bytes) }
  if options.showsPersonalData {
    let page = try personalDataPage(shownPersonalData(project), model, templates: templates)
    try site.write(page.path, page.bytes)
  } else {
    for page in wikiPages(model, worst: worst) { try site.write(page.path, page.bytes) }
  }

  try writeCard(model, project, written, settings, into: &site)
  let manifest = SiteManifest(
    version: options.version, inputs: inputs,
    outputs: site.written.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) },
    project: ProjectKey.identity(of: options.root))
  try manifest.write(project, written, into: &site)
  var outcome = RunOutcome(
    project: project, model: model, fileCount: site.written.count,
    byteCount: site.written.reduce(0) { $0 + $1.bytes })
  outcome.content = content
  outcome.worst = worst
  return outcome
}

/// What is masked everywhere else, in input order.
private func shownPersonalData(_ project: JudgedProject) -> [ShownPersonalData] {
  let summary = project.summary
  return summary.personalData.map { record in
    let conversation = summary.conversations[Int(record.conversation)]
    return ShownPersonalData(
      type: record.type.name,
      place: Place(
        file: summary.files[Int(conversation.file)].path, line: Int(record.line),
        column: Int(record.column)), value: summary.value(of: record) ?? "")
  }
}

/// Writes the lists of flagged exchanges that have something in common.
private func writeFacets(
  _ model: ReportModel, _ flagged: FlaggedBuilder, _ excerpts: [[UInt8]],
  _ templates: TemplateLibrary, _ options: RunOptions, into site: inout SiteFolder
) async throws {
  let lists = model.flagged.facets.map { (facet: $0, positions: flagged.positions(of: $0)) }
  for (facet, positions) in lists + flagged.idLists {
    try await mapInOrder(Array(1...facet.pageCount), width: options.jobs) { page in
      let first = (page - 1) * FlaggedFacet.exchangesPerPage
      let last = min(positions.count, first + FlaggedFacet.exchangesPerPage)
      return try facetPage(
        positions[first..<last].map { flagged.entry(at: $0, excerpt: excerpts[$0]) }, of: facet,
        page: page, model: model, templates: templates)
    } consume: { (page: SiteFile) in
      try site.write(page.path, page.bytes)
    }
  }
}

/// Writes the files below `data/` but the manifest, each on several cores and in input order.
private func writeData(
  _ project: JudgedProject, _ settings: ProjectSettings, _ options: RunOptions, text: TextReader,
  into site: inout SiteFolder
) async throws {
  let summary = project.summary
  let judgement = project.judgement
  let topics = settings.standards.topics.map { escaped($0.slug) }
  let voice = project.voice
  let metrics = settings.standards.metrics

  var exchanges = try site.stream("data/exchanges.jsonl")
  try await mapInOrder(chunks(of: summary.exchanges.count, size: 8192), width: options.jobs) {
    range in
    var output: [UInt8] = []
    output.reserveCapacity(range.count * 280)
    var last: UInt32?
    var (path, id): ([UInt8], [UInt8]) = ([], [])
    for index in range {
      let exchange = judgement.record(index, of: summary)
      let conversation = summary.conversations[Int(exchange.conversation)]
      if last != exchange.conversation {
        last = exchange.conversation
        path = escaped(summary.files[Int(conversation.file)].path.text)
        id = escaped(summary.id(of: conversation))
      }
      appendExchangeLine(
        exchange, metrics, conversation: conversation, path: path, id: id,
        faults: judgement.faultRules(at: index), fit: Fit(exchange, voice),
        hundredths: judgement.scores[index], verdict: judgement.ownVerdict(index),
        decision: judgement.decisionName(index),
        topic: topics[Int(exchange.topic)],
        topics: topicList(exchange, topics),
        language: project.languages.code(of: exchange.language),
        to: &output)
    }
    return output
  } consume: {
    try exchanges.append($0)
  }
  try site.finish(exchanges)

  try writeFiles(project, into: &site)
  try writeConversations(project, steering: settings.conversationScore, into: &site)
  try writeDuplicates(project, into: &site)
  try writeLeftOut(project, into: &site)
  try writePreferences(project, settings, text: text, into: &site)

  var personal = try site.stream("data/personal-data.jsonl")
  var writer = JSONWriter()
  for record in summary.personalData {
    let conversation = summary.conversations[Int(record.conversation)]
    PersonalDataLine(
      file: summary.files[Int(conversation.file)].path.text,
      from: (Int(record.line), Int(record.column)),
      to: (Int(record.endLine), Int(record.endColumn)),
      type: record.type.name, conversation: summary.id(of: conversation),
      turn: Int(record.message), value: summary.value(of: record)
    ).append(to: &writer)
    if writer.bytes.count > 1 << 20 { try personal.append(writer.take()) }
  }
  try personal.append(writer.take())
  try site.finish(personal)
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
      file: summary.files[Int(conversation.file)].path.text,
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
        let conversation = summary.conversations[Int(exchange.conversation)]
        return DuplicateLine.Member(
          id: hexadecimal(exchange.id), file: summary.files[Int(conversation.file)].path.text,
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
