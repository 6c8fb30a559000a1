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
    if options.extras.recordsHistory, let day = CalendarDay(options.date) {
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
  let (templates, templateFindings) = loadTemplates(settings, options)
  // The text is read on several cores from here on; nothing is appended any more.
  let reader = text.reader()
  let written = try await writeDataset(
    project, settings, options, text: reader, writesCompletions: true, into: &site)
  // What was written is read again and held against the rules: no line is taken on trust.
  let form = try DatasetForm(ofFilesIn: site.writtenFolder, for: settings.dataset.provider)
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
  model.list(project.filter((model.findings + written.findings).sortedByPlace))
  describe(written, form, project, settings, in: site, to: &model.dataset)

  let flagged = FlaggedBuilder(builder)
  let worst = try flagged.exchanges(0..<min(10, flagged.count), text: reader)
  let firstFlagged = try await writeFlagged(
    model, flagged, reader, templates, options, into: &site, progress)
  let pages = try sitePages(model, worst: worst, templates: templates)
  for page in pages { try site.write(page.path, page.bytes) }
  if options.extras.writesSingleFile, let firstFlagged,
    let file = singleFile(pages + [firstFlagged], path: "report.html")
  {
    try site.write(file.path, file.bytes)
  }
  try writeReportFiles(model, project, worst, templates, options, into: &site)

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

/// The templates of pages, the user's before the built-in ones, and which of the user's cannot be read.
private func loadTemplates(
  _ settings: ProjectSettings, _ options: RunOptions
) -> (TemplateLibrary, [Finding]) {
  var findings: [Finding] = []
  let templates = TemplateLibrary(masker: settings.masker) { name in
    // No such file in a folder: the next one, and in the end the built-in template.
    for folder in options.templateFolders {
      do throws(DiskError) {
        guard try Disk.status(of: folder + "/" + name) != nil else { continue }
        return try Disk.read(folder + "/" + name)
      } catch {
        findings.append(
          Finding(
            .unreadableFile, at: Place(file: settings.masker.path(name)),
            "template cannot be read: \(error.reason)",
            advice: error.advice(or: "Mend it; until then the built-in one stands in.")))
      }
    }
    return nil
  }
  return (templates, findings)
}

/// Adds what is known of the dataset now that it is written.
private func describe(
  _ written: WrittenDataset, _ form: DatasetForm, _ project: JudgedProject,
  _ settings: ProjectSettings, in site: borrowing SiteFolder, to dataset: inout DatasetSummary
) {
  dataset.tokens = written.tokens
  if let completions = written.completions {
    dataset.completions = .init(
      train: .init(
        lines: completions.train, bytes: site.byteCount(of: "data/completion/train.jsonl")),
      validation: .init(
        lines: completions.validation,
        bytes: site.byteCount(of: "data/completion/validation.jsonl")))
  }
  dataset.written.train.bytes = site.byteCount(of: "data/train.jsonl")
  dataset.written.validation.bytes = site.byteCount(of: "data/validation.jsonl")
  dataset.destination.provider = settings.dataset.provider
  dataset.destination.verdicts = providerVerdicts(project, settings, dataset)
  if form.lineErrors > 0 {
    // The project's own stands first; the others' lines were not written.
    dataset.destination.verdicts[0].problems.append(
      "\(form.lineErrors) \(form.lineErrors == 1 ? "error" : "errors") in its lines")
  }
}

/// Writes the pages of flagged exchanges and the lists of those that have something in common.
///
/// - Returns: The first page.
private func writeFlagged(
  _ model: ReportModel, _ flagged: FlaggedBuilder, _ reader: TextReader,
  _ templates: TemplateLibrary, _ options: RunOptions, into site: inout SiteFolder,
  _ progress: (Progress) -> Void
) async throws -> SiteFile? {
  let pageCount = model.flagged.pageCount
  var done = 0
  var excerpts: [[UInt8]] = []
  var firstPage: SiteFile?
  try await mapInOrder(Array(1...pageCount), width: options.jobs) { page in
    let first = (page - 1) * FlaggedPages.exchangesPerPage
    let last = min(flagged.count, first + FlaggedPages.exchangesPerPage)
    let exchanges = try flagged.exchanges(first..<last, text: reader)
    return (
      page: try flaggedPage(
        exchanges, page: page, of: pageCount, model: model, templates: templates),
      excerpts: exchanges.map(FlaggedEntry.excerpt)
    )
  } consume: { (result: (page: SiteFile, excerpts: [[UInt8]])) in
    if firstPage == nil { firstPage = result.page }
    try site.write(result.page.path, result.page.bytes)
    excerpts += result.excerpts
    done += 1
    progress(.writing(done: done, of: pageCount))
  }
  try await writeFacets(model, flagged, excerpts, templates, options, into: &site)
  return firstPage
}

/// Writes the report in its other forms: for programs, for jobs and for wikis, or with what wikis must not show.
private func writeReportFiles(
  _ model: ReportModel, _ project: JudgedProject, _ worst: [FlaggedExchange],
  _ templates: TemplateLibrary, _ options: RunOptions, into site: inout SiteFolder
) throws {
  try site.write("report.md", reportMarkdown(model, worst: worst))
  try site.write("report.json", reportJSON(model))
  let check = CheckResult(
    model, findings: (model.findings + flaggedFindings(project)).sortedByPlace,
    pathPrefix: options.repository.pathPrefix)
  for file in ciFiles(check, worst: worst) { try site.write(file.path, file.bytes) }
  if options.extras.showsPersonalData {
    let page = try personalDataPage(shownPersonalData(project), model, templates: templates)
    try site.write(page.path, page.bytes)
  } else {
    for page in wikiPages(model, worst: worst) { try site.write(page.path, page.bytes) }
  }
}

/// What is masked everywhere else, in input order.
private func shownPersonalData(_ project: JudgedProject) -> [ShownPersonalData] {
  let summary = project.summary
  return summary.personalData.map { record in
    let conversation = summary.conversation(of: record)
    return ShownPersonalData(
      type: record.type.name,
      place: Place(
        file: summary.path(of: conversation), line: Int(record.line),
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
