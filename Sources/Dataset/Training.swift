package import Privacy

/// A model that a dataset may be meant for.
package struct TrainingModel: Sendable, Equatable {
  package var name: String
  /// Tokens that one example may have; what stands behind them is cut off before training.
  package var context = 65_536
  /// Per million tokens of training; nil when the configuration does not say.
  package var price: Double?

  package init(name: String) { self.name = name }
}

/// What training on a dataset is planned to be.
package struct TrainingSettings: Sendable, Equatable {
  /// nil for the number that a provider would take by itself.
  package var epochs: Int?
  package var currency = "USD"
  /// OpenAI's, with the 65,536 tokens of an example that its guide names for them.
  package var models = ["gpt-4.1", "gpt-4.1-mini", "gpt-4.1-nano"].map(TrainingModel.init(name:))

  package init() {}

  /// The number of epochs for so many lines: three, more for under 34 lines and fewer for over 8,333,
  /// as OpenAI's cookbook estimates it (`Chat_finetuning_data_prep`, 1 to 25 epochs, 100 to 25,000
  /// examples seen).
  package func epochs(lines: Int) -> Int {
    if let epochs { return epochs }
    guard lines > 0 else { return 3 }
    if lines * 3 < 100 { return min(25, 100 / lines) }
    if lines * 3 > 25_000 { return max(1, 25_000 / lines) }
    return 3
  }
}

/// How many tokens the lines of a file have.
package struct TokenStatistics: Sendable, Equatable {
  package var lines = 0
  package var total = 0
  package var minimum = 0
  package var maximum = 0
  /// The 5th, 50th and 95th percentile by nearest rank: the smallest number that at least such a share of lines
  /// does not exceed.
  package var p5 = 0
  package var median = 0
  package var p95 = 0

  package init(_ counts: [UInt32]) {
    guard !counts.isEmpty else { return }
    let sorted = counts.sorted()
    func percentile(_ percent: Int) -> Int {
      Int(sorted[max(0, (sorted.count * percent + 99) / 100 - 1)])
    }
    lines = counts.count
    total = counts.reduce(0) { $0 + Int($1) }
    minimum = Int(sorted[0])
    maximum = Int(sorted[sorted.count - 1])
    (p5, median, p95) = (percentile(5), percentile(50), percentile(95))
  }
}

/// What a model makes of a dataset.
package struct ModelEstimate: Sendable, Equatable {
  package var model: TrainingModel
  /// Examples, of both files, that are longer than the model takes.
  package var overLimit = 0
  /// Tokens of one epoch: of each training line at most ``TrainingModel/context``.
  package var tokensPerEpoch = 0
  package var epochs: Int
  /// nil without a price.
  package var cost: Double? {
    model.price.map { $0 * Double(tokensPerEpoch * epochs) / 1_000_000 }
  }

  package init(
    _ model: TrainingModel, training: [UInt32], validation: [UInt32], epochs: Int
  ) {
    self.model = model
    self.epochs = epochs
    overLimit = (training + validation).count { $0 > model.context }
    tokensPerEpoch = training.reduce(0) { $0 + min(Int($1), model.context) }
  }
}

/// Tokens of a dataset, by o200k_base.
package struct DatasetTokens: Sendable {
  /// An example that is longer than some model takes.
  package struct LongExample: Sendable, Equatable {
    /// `data/train.jsonl`.
    package var file: String
    /// 1-based.
    package var line: Int
    package var tokens: Int
    /// The least of the models' limits.
    package var limit: Int
    /// The conversation's file and the line of its response.
    package var source: ShownText
    package var sourceLine: Int
    /// What would be cut off, from its beginning, masked.
    package var lost: [UInt8]

    package init(
      file: String, line: Int, tokens: Int, limit: Int, source: ShownText, sourceLine: Int,
      lost: [UInt8]
    ) {
      self.file = file
      self.line = line
      self.tokens = tokens
      self.limit = limit
      self.source = source
      self.sourceLine = sourceLine
      self.lost = lost
    }
  }

  package static let encoding = "o200k_base"
  /// Tokens of the frame around each message, and of that around each example: OpenAI's cookbook,
  /// `Chat_finetuning_data_prep`. The role's name is counted besides.
  package static let perMessage = 3
  package static let perExample = 3
  /// How many long examples are described; all are counted.
  package static let longExampleLimit = 20

  package var training = TokenStatistics([])
  package var validation = TokenStatistics([])
  package var models: [ModelEstimate] = []
  package var currency = "USD"
  package var longExamples: [LongExample] = []

  package init() {}
}
