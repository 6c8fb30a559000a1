internal import Analysis
internal import Dataset
internal import Language
internal import Privacy
internal import Records
internal import Report
internal import Storage

/// Writes `data/README.md`, the dataset's card as Hugging Face reads it, and `data/croissant.json`.
func writeCard(
  _ model: ReportModel, _ project: JudgedProject, _ written: WrittenDataset,
  _ settings: ProjectSettings, into site: inout SiteFolder
) throws {
  func file(_ name: String, lines: Int) -> DatasetCard.File {
    let entry = site.written.first { $0.path == "data/" + name }
    return DatasetCard.File(
      name: name, bytes: entry?.bytes ?? 0, sha256: entry?.sha256 ?? "", lines: lines)
  }
  let dataset = model.dataset
  var configurations = [
    DatasetCard.Configuration(
      shape: dataset.destination.provider.shape, form: dataset.destination.provider.rawValue,
      takesWeights: dataset.destination.provider.takesWeights,
      train: file("train.jsonl", lines: dataset.written.train.lines),
      validation: file("validation.jsonl", lines: dataset.written.validation.lines))
  ]
  // Whoever loads the folder must not learn what is context only.
  if let completions = written.completions {
    configurations.insert(
      DatasetCard.Configuration(
        shape: .completion, form: "completion", takesWeights: false,
        train: file("completion/train.jsonl", lines: completions.train),
        validation: file("completion/validation.jsonl", lines: completions.validation)), at: 0)
  }
  var card = DatasetCard(
    name: model.run.name.text, provider: dataset.destination.provider, date: model.run.date,
    version: model.run.version,
    configurations: configurations)
  if dataset.destination.provider.takesWeights {
    card.content.contextResponses = contextResponses(project, project.dataset)
  }
  card.license = settings.dataset.license
  card.content.manual = dataset.manualExamples
  card.content.mined = dataset.minedExamples
  card.content.topics = model.coverage.map { ($0.topic.title, $0.manual + $0.mined) }
  card.personalData = model.privacy.types.map { ($0.name, $0.count) }
  card.content.leftOut = dataset.leftOut
  card.content.tokens = dataset.tokens.training.total
  card.kept = model.privacy.keptSentence
  var languages: [String: Int] = [:]
  for line in project.dataset.lines {
    let language = project.summary.exchanges[Int(line.lastExchange)].language
    if let code = project.yardsticks.languages.code(of: language) {
      languages[code, default: 0] += 1
    }
  }
  card.languages = languages.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  try site.write("data/README.md", card.markdown(escape: escapedMarkdown))
  try site.write("data/croissant.json", card.croissant)
}
