internal import Analysis
package import Dataset
package import Findings
internal import Planning
internal import Records
internal import Report
internal import Storage

/// A dataset that was written, and what its provider would say of it.
package struct ExportedDataset: Sendable {
  package var trainingLines = 0
  package var validationLines = 0
  package var bytes = 0
  package var verdict: ProviderVerdict
  /// What the provider's rules say of the files, and what was wrong with the input.
  package var findings: [Finding] = []
  package var leftOut: [(reason: String, count: Int)] = []
  package var hasUnreadInput = false
  /// What has to be said on the day of the run about where it is meant to go.
  package var notice: DestinationNotice?
}

/// Reads and judges a project and writes the dataset alone: `data/train.jsonl`, `data/validation.jsonl`
/// and the manifest, all or nothing.
///
/// - Throws: ``SiteError`` or ``DiskError``; the folder then stands as it was.
package func exportDataset(
  _ settings: ProjectSettings, _ options: RunOptions, configurationFindings: [Finding],
  to output: String, progress: (Progress) -> Void
) async throws -> ExportedDataset {
  var site = try SiteFolder(at: output)
  do {
    let text = try site.scratchFile()
    let project = try await judgeProject(
      settings, options, takeText: { try text.append($0) },
      readText: { try text.read(at: $0, count: $1) }, progress: progress)
    let written = try await writeDataset(
      project, settings, options, text: text.reader(), writesCompletions: false, into: &site)
    let manifest = SiteManifest(
      version: options.version, inputs: inputs(of: project, settings, options),
      outputs: site.written.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) },
      project: ProjectKey.identity(of: options.root))
    let bytes = site.byteCount(of: "data/train.jsonl")
    let validationBytes = site.byteCount(of: "data/validation.jsonl")
    try manifest.write(project, written, into: &site)
    try site.publish()
    let train = project.dataset.lines.count { !$0.isValidation }
    var result = ExportedDataset(
      trainingLines: train, validationLines: project.dataset.lines.count - train,
      bytes: bytes + validationBytes,
      verdict: ProviderVerdict(
        settings.dataset.provider, trainingLines: train, bytes: max(bytes, validationBytes),
        context: settings.dataset.provider.takesWeights
          ? contextResponses(project, project.dataset) : (0, 0),
        unsayable: project.dataset.omitted[DatasetPlan.Omission.contextLearned.rawValue]))
    result.leftOut = DatasetPlan.Omission.allCases.compactMap { reason in
      let count = project.dataset.omitted[reason.rawValue]
      return count == 0 ? nil : (reason.title, count)
    }
    result.notice = CalendarDay(options.date).flatMap { settings.dataset.provider.notice(on: $0) }
    result.hasUnreadInput = (project.findings + configurationFindings).contains {
      $0.severity == .error
    }
    result.findings =
      project.filter(
        (project.findings + written.findings + configurationFindings).sortedByPlace
      ).listed
    // A team that leaves the finding out has read it.
    if !result.findings.contains(where: { $0.code == .closingDestination }) { result.notice = nil }
    // What was written is read again and held against the rules: no line is taken on trust.
    let form = try DatasetForm(
      ofFilesIn: output, for: settings.dataset.provider, findsRepeats: true)
    result.findings += form.findings.filter { $0.place?.line != 0 }
    return result
  } catch {
    site.discard()
    throw error
  }
}
