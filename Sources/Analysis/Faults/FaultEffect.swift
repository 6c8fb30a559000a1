extension Fault {
  /// What a fault does to the worth of a response as training material.
  package enum Kind: Sendable, CaseIterable {
    /// Worth knowing, and no reason to keep a response out: against people's ratings it had no effect, or a term of
    /// the score measures it already.
    case note
    /// Lowers the score a little.
    case style
    /// Looks broken or harmful, or like no answer, and cannot be told for sure: a person is to look at it.
    case suspicion
    /// Would teach to hurt somebody.
    case harmful
    /// Damaged by a machine or a mistake, or no answer.
    case broken

    /// What it takes from the score's sum, in logits.
    package var weight: Double {
      switch self {
      case .note: 0
      case .style: -1
      case .suspicion: -2.5
      case .harmful: -3
      case .broken: -4
      }
    }

    /// Whether one such fault is enough for the verdict `reject`.
    package var disqualifies: Bool { self == .harmful || self == .broken }

    /// All faults of the kind.
    var faults: FaultSet { Self.byKind[self] ?? [] }

    private static let byKind = Dictionary(
      grouping: Fault.allCases, by: \.kind
    ).mapValues { faults in faults.reduce(into: FaultSet()) { $0.insert($1) } }

    package var title: String {
      switch self {
      case .note: "note"
      case .style: "style"
      case .suspicion: "suspicion"
      case .harmful: "harm"
      case .broken: "integrity"
      }
    }
  }

  package var kind: Kind {
    switch self {
    case .emptyResponse, .roleConfused, .garbledText, .cutOff, .repeatsItself, .copiesUser,
      .unsupportedMemory, .leakedPrompt, .wrongLanguage, .markupDebris, .joinedSentences,
      .stepsOutOfOrder:
      .broken
    case .unfinished, .harmful, .tooShort: .suspicion
    case .dismissive, .blaming, .confronting, .unsafeCrisis, .medicalAdvice, .legalAdvice: .harmful
    case .refusal, .selfDescription, .stockOpener, .sharedTemplate, .tooLong,
      .stockSentence,
      .unrelated:
      .style
    case .generic, .unaskedAdvice, .talksAboutItself: .note
    }
  }

  /// Whether one such fault is enough for the verdict `reject`.
  package var disqualifies: Bool { kind.disqualifies }
}
