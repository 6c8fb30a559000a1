internal import Analysis
internal import Corpus
internal import Dataset
internal import Findings
internal import Privacy
internal import Storage
internal import Tokenizer

/// What is known of a dataset once it is written.
struct WrittenDataset: Sendable {
  var tokens = DatasetTokens()
  /// By line of the plan: its number in its file, from 1, and its tokens.
  var lines: [(number: UInt32, tokens: UInt32)] = []
  /// Lines of the two parts as prompts and completions; nil where the provider's own form teaches nothing that is
  /// context only.
  var completions: (train: Int, validation: Int)?
  /// Examples that are longer than a model takes.
  var findings: [Finding] = []
}

/// Writes `data/train.jsonl` and `data/validation.jsonl` in the provider's form, on several cores and
/// in input order, and counts their tokens.
///
/// - Parameter writesCompletions: Whether `data/completion/` holds the same as prompts and completions, where the
///   provider's form has weights, which most trainers that teams run themselves do not read.
func writeDataset(
  _ project: JudgedProject, _ settings: ProjectSettings, _ options: RunOptions, text: TextReader,
  writesCompletions: Bool, into site: inout SiteFolder
) async throws -> WrittenDataset {
  let provider = settings.dataset.provider
  let hasCompletions = writesCompletions && provider.takesWeights
  let limit = settings.training.models.map(\.context).min() ?? .max
  let writer = LineWriter(
    project: project, text: text, provider: provider,
    prompt: Array(settings.dataset.systemPrompt.text.utf8),
    contextMessages: hasCompletions ? settings.dataset.contextMessages : nil, tokenLimit: limit)
  var files = try DatasetFiles(in: &site, hasCompletions: hasCompletions)
  if provider.wantsByteOrderMark { try files.appendByteOrderMark() }
  var count = DatasetCount(
    project: project, limit: limit, configuredKeys: options.configuration.keys,
    hasCompletions: hasCompletions)
  let ranges = chunks(of: project.dataset.lines.count, size: 512)
  try await mapInOrder(ranges, width: options.jobs) { range in
    try writer.piece(range)
  } consume: { (piece: DatasetPiece) in
    try files.append(piece)
    count.add(piece)
  }
  try files.finish(in: &site)
  return count.result(settings.training)
}

/// Some lines of the dataset.
private struct DatasetPiece: Sendable {
  /// Bytes of the two parts.
  struct Parts: Sendable {
    var train: [UInt8] = []
    var validation: [UInt8] = []

    mutating func append(
      _ example: ChatExample, _ words: EscapedConversation, for provider: Provider,
      isValidation: Bool
    ) {
      if isValidation {
        example.write(words, for: provider, to: &validation)
      } else {
        example.write(words, for: provider, to: &train)
      }
    }
  }

  var lines = Parts()
  var completions = Parts()
  var completionCounts = (train: 0, validation: 0)
  var tokens: [UInt32] = []
  /// The beginning of what is behind the limit, by number of the line.
  var lost: [(line: Int, text: [UInt8])] = []
}

/// Makes the dataset's lines, as many at a time as a core is given.
private struct LineWriter: Sendable {
  let project: JudgedProject
  let text: TextReader
  let provider: Provider
  let prompt: [UInt8]
  /// Of lines that are prompts and completions; nil where none are written.
  let contextMessages: Int?
  /// Tokens that a line may have.
  let tokenLimit: Int
  private let tokenizer = Tokenizer()

  init(
    project: JudgedProject, text: TextReader, provider: Provider, prompt: [UInt8],
    contextMessages: Int?, tokenLimit: Int
  ) {
    self.project = project
    self.text = text
    self.provider = provider
    self.prompt = prompt
    self.contextMessages = contextMessages
    self.tokenLimit = tokenLimit
  }

  /// - Parameter range: Numbers of lines.
  func piece(_ range: Range<Int>) throws -> DatasetPiece {
    let (summary, judgement) = (project.summary, project.judgement)
    var piece = DatasetPiece()
    var last: UInt32?
    var words = EscapedConversation(ConversationText(), systemPrompt: [])
    var counter = TokenCounter(ConversationText(), prompt: [], tokenizer)
    for number in range {
      let line = project.dataset.lines[number]
      if last != line.conversation {
        last = line.conversation
        let conversation = try text.conversation(summary.conversations[Int(line.conversation)])
        words = EscapedConversation(conversation, systemPrompt: prompt)
        counter = TokenCounter(conversation, prompt: prompt, tokenizer)
      }
      let example = line.example(summary, judgement)
      piece.lines.append(example, words, for: provider, isValidation: line.isValidation)
      if let contextMessages {
        let completions = line.withOpening(summary, contextMessages: contextMessages)
          .example(summary, judgement).completions
        for completion in completions {
          piece.completions.append(completion, words, for: .trl, isValidation: line.isValidation)
        }
        if line.isValidation {
          piece.completionCounts.validation += completions.count
        } else {
          piece.completionCounts.train += completions.count
        }
      }
      let count = counter.count(example)
      piece.tokens.append(UInt32(clamping: count))
      if count > tokenLimit {
        piece.lost.append((number, counter.text(of: example, behind: tokenLimit)))
      }
    }
    return piece
  }
}

/// The files that the dataset is written into.
private struct DatasetFiles: ~Copyable {
  private struct Parts: ~Copyable {
    var train: StreamedFile
    var validation: StreamedFile

    init(in site: inout SiteFolder, below folder: String) throws(DiskError) {
      let train = try site.stream(folder + "train.jsonl")
      let validation = try site.stream(folder + "validation.jsonl")
      self.train = train
      self.validation = validation
    }

    mutating func append(_ train: [UInt8], _ validation: [UInt8]) throws(DiskError) {
      try self.train.append(train)
      try self.validation.append(validation)
    }

    consuming func finish(in site: inout SiteFolder) throws(DiskError) {
      try site.finish(train)
      try site.finish(validation)
    }
  }

  private var lines: Parts
  private var completions: Parts?

  init(in site: inout SiteFolder, hasCompletions: Bool) throws(DiskError) {
    let lines = try Parts(in: &site, below: "data/")
    let completions = hasCompletions ? try Parts(in: &site, below: "data/completion/") : nil
    self.lines = lines
    self.completions = completions
  }

  mutating func appendByteOrderMark() throws(DiskError) {
    try lines.append([0xEF, 0xBB, 0xBF], [0xEF, 0xBB, 0xBF])
  }

  mutating func append(_ piece: DatasetPiece) throws(DiskError) {
    try lines.append(piece.lines.train, piece.lines.validation)
    try completions?.append(piece.completions.train, piece.completions.validation)
  }

  consuming func finish(in site: inout SiteFolder) throws(DiskError) {
    try lines.finish(in: &site)
    if let completions { try completions.finish(in: &site) }
  }
}

/// Counts what is written, in the order of the lines.
private struct DatasetCount {
  let project: JudgedProject
  /// Tokens that a line may have.
  let limit: Int
  let configuredKeys: Set<String>
  private var written = WrittenDataset()
  /// Tokens of each line.
  private var tokens: (train: [UInt32], validation: [UInt32]) = ([], [])

  init(project: JudgedProject, limit: Int, configuredKeys: Set<String>, hasCompletions: Bool) {
    self.project = project
    self.limit = limit
    self.configuredKeys = configuredKeys
    if hasCompletions { written.completions = (0, 0) }
  }

  mutating func add(_ piece: DatasetPiece) {
    written.completions?.train += piece.completionCounts.train
    written.completions?.validation += piece.completionCounts.validation
    for count in piece.tokens {
      let line = project.dataset.lines[written.lines.count]
      if line.isValidation { tokens.validation.append(count) } else { tokens.train.append(count) }
      let position = line.isValidation ? tokens.validation.count : tokens.train.count
      written.lines.append((UInt32(position), count))
    }
    for (number, lost) in piece.lost { addLong(number, lost) }
  }

  private mutating func addLong(_ number: Int, _ lost: [UInt8]) {
    let summary = project.summary
    let line = project.dataset.lines[number]
    let (position, tokens) = written.lines[number]
    let conversation = summary.conversations[Int(line.conversation)]
    let long = DatasetTokens.LongExample(
      file: line.file, line: Int(position), tokens: Int(tokens), limit: limit,
      source: summary.path(of: conversation),
      sourceLine: Int(summary.exchanges[Int(line.lastExchange)].line), lost: lost)
    written.findings.append(long.finding(configuredKeys))
    if written.tokens.longExamples.count < DatasetTokens.longExampleLimit {
      written.tokens.longExamples.append(long)
    }
  }

  func result(_ training: TrainingSettings) -> WrittenDataset {
    var result = written
    let epochs = training.epochs(lines: tokens.train.count)
    result.tokens.training = TokenStatistics(tokens.train)
    result.tokens.validation = TokenStatistics(tokens.validation)
    result.tokens.currency = training.currency
    result.tokens.models = training.models.map {
      ModelEstimate($0, training: tokens.train, validation: tokens.validation, epochs: epochs)
    }
    return result
  }
}

extension DatasetPlan.Line {
  var file: String { isValidation ? "data/validation.jsonl" : "data/train.jsonl" }
}

extension DatasetTokens.LongExample {
  /// - Parameter configured: The outermost keys that the configuration has.
  fileprivate func finding(_ configured: Set<String>) -> Finding {
    Finding(
      .overTokenLimit, at: Place(file: source, line: sourceLine, column: 1),
      "the example has \(tokens) tokens; of a model that takes \(limit) its end would be cut off",
      advice: "Split the conversation, or take fewer earlier messages: "
        + "\(ConfigurationBlock.lessContext.advice(in: configured)).")
  }
}
