/// Whoever trains on a dataset, or the kind of trainer.
package enum Provider: String, Sendable, CaseIterable {
  case openai, azure, together, fireworks, mistral, sharegpt, chatml

  /// "OpenAI"
  package var title: String {
    switch self {
    case .openai: "OpenAI"
    case .azure: "Azure OpenAI"
    case .together: "Together"
    case .fireworks: "Fireworks"
    case .mistral: "Mistral"
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
  }

  package var shape: Shape { self == .sharegpt ? .shareGPT : .messages }

  /// Whether an assistant's message may say that it is context: `"weight": 0`.
  ///
  /// Where it may not, a trainer learns from every response of a line.
  package var takesWeights: Bool {
    switch self {
    case .openai, .azure, .fireworks, .mistral: true
    case .together, .sharegpt, .chatml: false
    }
  }

  /// Azure asks for a byte-order mark; to the others it is no JSON.
  package var wantsByteOrderMark: Bool { self == .azure }

  /// How many lines of training are taken.
  package var lineLimits: ClosedRange<Int> {
    switch self {
    case .openai, .azure: 10...Int.max
    case .together, .sharegpt, .chatml: 1...Int.max
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
    case .fireworks, .sharegpt, .chatml: Int.max
    }
  }

  /// Whether speakers have to alternate, the user first.
  var alternates: Bool {
    switch self {
    case .together, .mistral, .sharegpt: true
    case .openai, .azure, .fireworks, .chatml: false
    }
  }

  /// Keys of a line that are taken.
  var knownKeys: Set<String> {
    switch self {
    case .openai, .azure: ["messages", "tools", "parallel_tool_calls", "functions"]
    case .together, .fireworks, .mistral, .chatml: ["messages", "tools"]
    case .sharegpt: ["conversations", "system", "tools"]
    }
  }
}

/// Whether a provider would take a dataset as it is written for it, and what is done to that end.
package struct ProviderVerdict: Sendable, Equatable {
  package var provider: Provider
  /// Why it would not; empty when it would.
  package var problems: [String] = []
  /// What is written otherwise than for OpenAI; empty when nothing is.
  package var changes: [String] = []

  /// - Parameters:
  ///   - trainingLines: As written for this provider.
  ///   - bytes: Of the larger of the two files.
  ///   - hasContext: Whether responses stand in lines as context alone, where weights can say so.
  package init(_ provider: Provider, trainingLines: Int, bytes: Int, hasContext: Bool) {
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
    if !provider.takesWeights, hasContext {
      changes.append(
        "without weights: lines hold only responses that are learned, joined where they follow each "
          + "other, without the others before them")
    }
  }
}
