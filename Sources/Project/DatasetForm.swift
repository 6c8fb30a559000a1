internal import Analysis
package import Dataset
internal import Findings
package import Privacy
package import Storage

/// What the provider's own rules say of a dataset's two files.
struct DatasetForm: Sendable {
  /// How many errors: in lines, in how many there are, in how long the files are.
  var errors = 0
  /// How many of these are about lines.
  var lineErrors = 0
  /// What was found, by file and line.
  var findings: [Finding] = []

  init(_ train: DatasetValidation, _ heldOut: DatasetValidation) {
    errors = train.errors + heldOut.errors
    lineErrors = train.lineErrors + heldOut.lineErrors
    findings = train.findings + heldOut.findings
  }

  /// Reads back what was written.
  ///
  /// - Parameter folder: That holds `data/train.jsonl` and `data/validation.jsonl`.
  init(
    ofFilesIn folder: String, for provider: Provider, findsRepeats: Bool = false
  ) throws(DiskError) {
    self.init(
      try validateFile(
        folder + "/data/train.jsonl", as: "data/train.jsonl", for: provider, part: .training,
        findsRepeats: findsRepeats),
      try validateFile(
        folder + "/data/validation.jsonl", as: "data/validation.jsonl", for: provider,
        part: .heldOut, findsRepeats: findsRepeats))
  }
}

/// Checks a file by a provider's rules, a mebibyte at a time.
///
/// - Parameter name: Of the file, for the findings.
package func validateFile(
  _ path: String, as name: ShownText, for provider: Provider,
  part: DatasetValidator.Part = .training, findsRepeats: Bool = true
) throws(DiskError) -> DatasetValidation {
  var validator = DatasetValidator(
    for: provider, path: name, part: part, findsRepeats: findsRepeats)
  let file = try FileStream(path)
  while true {
    let bytes = try file.next()
    if bytes.isEmpty { return validator.finish() }
    validator.read(bytes)
  }
}

/// What the provider's rules would say of the dataset, where nothing is written: the same lines are made and checked.
func datasetForm(
  _ project: JudgedProject, _ settings: ProjectSettings, _ options: RunOptions, text: TextReader
) async throws -> DatasetForm {
  let summary = project.summary
  let judgement = project.judgement
  let lines = project.dataset.lines
  let prompt = Array(settings.dataset.systemPrompt.text.utf8)
  let provider = settings.dataset.provider
  var train = DatasetValidator(
    for: provider, path: "data/train.jsonl", part: .training, findsRepeats: false)
  var heldOut = DatasetValidator(
    for: provider, path: "data/validation.jsonl", part: .heldOut, findsRepeats: false)
  if provider.wantsByteOrderMark {
    train.read([0xEF, 0xBB, 0xBF])
    heldOut.read([0xEF, 0xBB, 0xBF])
  }
  try await mapInOrder(chunks(of: lines.count, size: 512), width: options.jobs) { range in
    var piece: (train: [UInt8], heldOut: [UInt8]) = ([], [])
    var last: UInt32?
    var words = EscapedConversation(ConversationText(), systemPrompt: [])
    for line in lines[range] {
      if last != line.conversation {
        last = line.conversation
        words = EscapedConversation(
          try text.conversation(summary.conversations[Int(line.conversation)]),
          systemPrompt: prompt)
      }
      let example = line.example(summary, judgement)
      if line.isValidation {
        example.write(words, for: provider, to: &piece.heldOut)
      } else {
        example.write(words, for: provider, to: &piece.train)
      }
    }
    return piece
  } consume: { (piece: (train: [UInt8], heldOut: [UInt8])) in
    train.read(piece.train)
    heldOut.read(piece.heldOut)
  }
  return DatasetForm(train.finish(), heldOut.finish())
}
