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
  let summary = project.summary
  let judgement = project.judgement
  let lines = project.dataset.lines
  let prompt = Array(settings.systemPrompt.text.utf8)
  let provider = settings.provider
  let tokenizer = Tokenizer()
  let limit = settings.training.models.map(\.context).min() ?? .max
  struct Completions: Sendable {
    var train: [UInt8] = []
    var validation: [UInt8] = []
    var counts = (train: 0, validation: 0)
  }
  struct Piece: Sendable {
    var train: [UInt8] = []
    var validation: [UInt8] = []
    var completions = Completions()
    var tokens: [UInt32] = []
    /// The beginning of what is behind the limit, by number of the line.
    var lost: [(line: Int, text: [UInt8])] = []
  }
  var train = try site.stream("data/train.jsonl")
  var validation = try site.stream("data/validation.jsonl")
  if provider.wantsByteOrderMark {
    try train.append([0xEF, 0xBB, 0xBF])
    try validation.append([0xEF, 0xBB, 0xBF])
  }
  let hasCompletions = writesCompletions && provider.takesWeights
  var trainCompletions = try hasCompletions ? site.stream("data/completion/train.jsonl") : nil
  var validationCompletions =
    try hasCompletions ? site.stream("data/completion/validation.jsonl") : nil
  var written = WrittenDataset()
  if hasCompletions { written.completions = (0, 0) }
  var counts: (train: [UInt32], validation: [UInt32]) = ([], [])
  try await mapInOrder(chunks(of: lines.count, size: 512), width: options.jobs) { range in
    var piece = Piece()
    var last: UInt32?
    var words = EscapedConversation(ConversationText(), systemPrompt: [])
    var counter = TokenCounter(ConversationText(), prompt: [], tokenizer)
    for number in range {
      let line = lines[number]
      if last != line.conversation {
        last = line.conversation
        let conversation = try text.conversation(summary.conversations[Int(line.conversation)])
        words = EscapedConversation(conversation, systemPrompt: prompt)
        counter = TokenCounter(conversation, prompt: prompt, tokenizer)
      }
      let example = line.example(summary, judgement)
      if line.isValidation {
        example.write(words, for: provider, to: &piece.validation)
      } else {
        example.write(words, for: provider, to: &piece.train)
      }
      let completions =
        hasCompletions
        ? line.withOpening(summary, contextMessages: settings.contextMessages)
          .example(summary, judgement).completions : []
      for completion in completions {
        if line.isValidation {
          completion.write(words, for: .trl, to: &piece.completions.validation)
          piece.completions.counts.validation += 1
        } else {
          completion.write(words, for: .trl, to: &piece.completions.train)
          piece.completions.counts.train += 1
        }
      }
      let count = counter.count(example)
      piece.tokens.append(UInt32(clamping: count))
      if count > limit { piece.lost.append((number, counter.text(of: example, behind: limit))) }
    }
    return piece
  } consume: { (piece: Piece) in
    try train.append(piece.train)
    try validation.append(piece.validation)
    try trainCompletions?.append(piece.completions.train)
    try validationCompletions?.append(piece.completions.validation)
    written.completions?.train += piece.completions.counts.train
    written.completions?.validation += piece.completions.counts.validation
    for tokens in piece.tokens {
      let line = lines[written.lines.count]
      if line.isValidation { counts.validation.append(tokens) } else { counts.train.append(tokens) }
      let position = line.isValidation ? counts.validation.count : counts.train.count
      written.lines.append((UInt32(position), tokens))
    }
    for (number, lost) in piece.lost {
      let line = lines[number]
      let (position, tokens) = written.lines[number]
      let conversation = summary.conversations[Int(line.conversation)]
      let long = DatasetTokens.LongExample(
        file: line.file, line: Int(position), tokens: Int(tokens), limit: limit,
        source: summary.files[Int(conversation.file)].path,
        sourceLine: Int(summary.exchanges[Int(line.lastExchange)].line), lost: lost)
      written.findings.append(long.finding(options.configuredKeys))
      if written.tokens.longExamples.count < DatasetTokens.longExampleLimit {
        written.tokens.longExamples.append(long)
      }
    }
  }
  try site.finish(train)
  try site.finish(validation)
  if let trainCompletions { try site.finish(trainCompletions) }
  if let validationCompletions { try site.finish(validationCompletions) }
  let epochs = settings.training.epochs(lines: counts.train.count)
  written.tokens.training = TokenStatistics(counts.train)
  written.tokens.validation = TokenStatistics(counts.validation)
  written.tokens.currency = settings.training.currency
  written.tokens.models = settings.training.models.map {
    ModelEstimate($0, training: counts.train, validation: counts.validation, epochs: epochs)
  }
  return written
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

/// Counts the tokens of a conversation's examples, of each message once.
private struct TokenCounter {
  private let conversation: ConversationText
  private let prompt: [UInt8]
  private let tokenizer: Tokenizer
  private var counts: [Int?]
  private let promptCount: Int

  init(_ conversation: ConversationText, prompt projectPrompt: [UInt8], _ tokenizer: Tokenizer) {
    self.conversation = conversation
    self.tokenizer = tokenizer
    prompt = conversation.prompt(otherwise: projectPrompt)
    promptCount = prompt.isEmpty ? 0 : Self.frame + tokenizer.count(prompt)
    counts = Array(repeating: nil, count: conversation.messages.count)
  }

  /// Around each message; the name of a role is one token.
  private static let frame = DatasetTokens.perMessage + 1

  private mutating func count(message: Int) -> Int {
    if let count = counts[message] { return count }
    let count = Self.frame + tokenizer.count(conversation.messages[message].text)
    counts[message] = count
    return count
  }

  private func isWritten(_ message: Int) -> Bool {
    let role = conversation.messages[message].role
    return role == .user || role == .assistant
  }

  mutating func count(_ example: ChatExample) -> Int {
    var total = promptCount + DatasetTokens.perExample
    for message in example.messages where isWritten(message) { total += count(message: message) }
    return total
  }

  /// What stands behind so many tokens, at most 300 bytes of it, cut at characters.
  mutating func text(of example: ChatExample, behind limit: Int) -> [UInt8] {
    var left = limit - promptCount
    for message in example.messages where isWritten(message) {
      let count = count(message: message)
      guard left < count else {
        left -= count
        continue
      }
      let text = conversation.messages[message].text
      let kept = tokenizer.tokens(text).prefix(max(0, left - Self.frame))
      var start = tokenizer.text(of: kept).count
      while start < text.count, text[start] & 0xC0 == 0x80 { start -= 1 }
      return Array(text[start..<min(text.count, start + 300)])
    }
    return []
  }
}
