/// Whoever trains on a dataset, or the kind of trainer.
package enum Provider: String, Sendable, CaseIterable {
  case openai, azure, together, fireworks, mistral, trl, sharegpt, chatml

  /// "OpenAI"
  package var title: String {
    switch self {
    case .openai: "OpenAI"
    case .azure: "Azure OpenAI"
    case .together: "Together"
    case .fireworks: "Fireworks"
    case .mistral: "Mistral"
    case .trl: "TRL and Unsloth"
    case .sharegpt: "ShareGPT trainers"
    case .chatml: "ChatML trainers"
    }
  }

  /// How a line is written.
  package enum Shape: Sendable {
    /// `{"messages":[{"role":"user","content":"…"}, …]}`
    case messages
    /// `{"conversations":[{"from":"human","value":"…"}, …]}`, as LLaMA-Factory and Axolotl read it.
    case shareGPT
    /// `{"prompt":[{"role":"user","content":"…"}, …],"completion":[{"role":"assistant","content":"…"}]}`, TRL's
    /// conversational prompt and completion.
    case completion
  }

  package var shape: Shape {
    switch self {
    case .trl: .completion
    case .sharegpt: .shareGPT
    case .openai, .azure, .together, .fireworks, .mistral, .chatml: .messages
    }
  }

  /// How its form says which responses of a line are learned.
  package var masking: LossMasking {
    switch self {
    case .openai, .azure, .together, .fireworks, .mistral: .weights
    case .trl: .completion
    case .sharegpt, .chatml: .none
    }
  }

  /// Whether each message of a line has a weight, the user's too.
  ///
  /// Together's guide to data preparation (read on 2026-11-28) has it that it trains on inputs too where one message has a
  /// weight: those without one would be learned.
  package var weighsEveryMessage: Bool { self == .together }

  /// Whether an assistant's message may say that it is context: `"weight": 0`.
  package var takesWeights: Bool { masking == .weights }

  /// Azure asks for a byte-order mark; to the others it is no JSON.
  package var wantsByteOrderMark: Bool { self == .azure }

  /// How many lines of training are taken.
  package var lineLimits: ClosedRange<Int> {
    switch self {
    case .openai, .azure: 10...Int.max
    case .together, .trl, .sharegpt, .chatml: 1...Int.max
    case .fireworks: 3...3_000_000
    case .mistral: 10...10_000_000
    }
  }

  /// The most bytes of a file.
  package var byteLimit: Int {
    switch self {
    case .openai, .azure: 512_000_000
    case .mistral: 10_000_000_000
    case .together: 100_000_000_000
    case .fireworks, .trl, .sharegpt, .chatml: Int.max
    }
  }

  /// Whether speakers have to alternate, the user first.
  var alternates: Bool {
    switch self {
    case .together, .mistral, .sharegpt: true
    case .openai, .azure, .fireworks, .trl, .chatml: false
    }
  }

  /// Keys of a line that are taken.
  var knownKeys: Set<String> {
    switch self {
    case .openai, .azure: ["messages", "tools", "parallel_tool_calls", "functions"]
    case .together, .fireworks, .mistral, .chatml: ["messages", "tools"]
    case .trl: ["prompt", "completion", "tools"]
    case .sharegpt: ["conversations", "system", "tools"]
    }
  }
}

/// Whether a provider would take a dataset as it is written for it, and what is done to that end.
package struct ProviderVerdict: Sendable, Equatable {
  package var provider: Provider
  /// Why it would not; empty when it would.
  package var problems: [String] = []
  /// What there is to know of how it is written; empty when nothing is.
  package var changes: [String] = []

  /// - Parameters:
  ///   - trainingLines: As written for this provider.
  ///   - bytes: Of the larger of the two files.
  ///   - context: Responses that are context only where the form has weights, and how many of these are rejected.
  ///   - unsayable: Responses that are left out because the form cannot say that those before them are context.
  package init(
    _ provider: Provider, trainingLines: Int, bytes: Int,
    context: (all: Int, rejected: Int) = (0, 0),
    unsayable: Int
  ) {
    self.provider = provider
    let limits = provider.lineLimits
    if trainingLines < limits.lowerBound {
      problems.append(
        "\(trainingLines) training \(trainingLines == 1 ? "line" : "lines"), at least "
          + "\(limits.lowerBound) are asked for")
    }
    if trainingLines > limits.upperBound {
      problems.append("\(trainingLines) training lines, at most \(limits.upperBound) are taken")
    }
    if bytes > provider.byteLimit {
      problems.append(
        "a file has \(bytes / 1_000_000) MB, at most \(provider.byteLimit / 1_000_000) are taken")
    }
    if provider.wantsByteOrderMark { changes.append("a byte-order mark at the beginning") }
    if provider.shape == .shareGPT { changes.append("'conversations' with 'human' and 'gpt'") }
    switch provider.masking {
    case .weights:
      if context.all > 0 {
        changes.append(
          "'weight' 0 on \(context.all) \(context.all == 1 ? "response" : "responses") of context only, \(context.rejected) of them rejected; for "
            + "a trainer that does not read weights write 'trl'")
      }
    case .completion:
      changes.append("each response apart from its context, as 'completion' and 'prompt'")
    case .none:
      changes.append(
        "without weights: a line is the beginning of a conversation of which every response is to be learned"
      )
      if unsayable > 0 {
        changes.append(
          "\(unsayable) \(unsayable == 1 ? "response" : "responses") left out, since the form cannot say that "
            + "responses before them are context only")
      }
    }
  }
}
