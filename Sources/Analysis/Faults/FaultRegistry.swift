internal import Language

/// The faults that a run looks for.
///
/// A value that is handed down with the ``Standards``, so that a run can look for others.
package struct FaultRegistry: Sendable {
  /// In the order of their numbers, which is that of all lists.
  package let rules: [FaultRule]
  /// As they were given.
  private let order: [FaultRule]
  private let steps: [Step]
  private let indicatorChecks: [(fault: Fault, holds: @Sendable (ExchangeRecord) -> Bool)]
  private let datasetChecks:
    [@Sendable (
      _ exchange: ExchangeRecord, _ habits: DatasetHabits, _ faults: inout FaultSet
    ) -> Void]
  /// By the raw value of the effect.
  private let byEffect: [FaultSet]
  /// Those of which one is enough for the verdict `reject`.
  package let disqualifying: FaultSet

  /// One look at an exchange.
  private enum Step {
    case text(FaultCheck.Look)
    case words(FaultCheck.Look)
    case english(FaultCheck.Look)
    case cues([CueCheck])
  }

  private struct CueCheck {
    var meaning: Lexicon.Meaning
    var fault: Fault
    var counts: @Sendable (_ cue: Lexicon.Match, _ exchange: FaultContext) -> Bool
  }

  /// - Parameter order: In the order in which they are looked for: where two are found in the same stretch of a text,
  ///   the first one is shown there. Those beside each other that look for cues share one pass over these. Their numbers
  ///   are all from 0 on, and no two have one code.
  package init(_ order: [FaultRule]) {
    let rules = order.sorted { $0.fault.number < $1.fault.number }
    precondition(rules.count <= FaultSet.width, "a set of faults holds \(FaultSet.width)")
    precondition(
      rules.enumerated().allSatisfy { $0 == Int($1.fault.number) },
      "the numbers of faults are all from 0 on, each once")
    precondition(Set(rules.map(\.code)).count == rules.count, "no two faults have one code")
    self.rules = rules
    self.order = order
    byEffect = FaultEffect.allCases.map { effect in
      rules.reduce(into: FaultSet()) { if $1.effect == effect { $0.insert($1.fault) } }
    }
    disqualifying = rules.reduce(into: FaultSet()) {
      if $1.disqualifies { $0.insert($1.fault) }
    }
    var steps: [Step] = []
    var indicatorChecks: [(fault: Fault, holds: @Sendable (ExchangeRecord) -> Bool)] = []
    var datasetChecks: [@Sendable (ExchangeRecord, DatasetHabits, inout FaultSet) -> Void] = []
    for rule in order {
      for check in rule.checks {
        switch check {
        case .text(let look): steps.append(.text(look))
        case .words(let look): steps.append(.words(look))
        case .english(let look): steps.append(.english(look))
        case .cue(let meaning, let counts):
          let check = CueCheck(meaning: meaning, fault: rule.fault, counts: counts)
          if case .cues(let before)? = steps.last {
            steps[steps.count - 1] = .cues(before + [check])
          } else {
            steps.append(.cues([check]))
          }
        case .indicators(let holds): indicatorChecks.append((rule.fault, holds))
        case .dataset(let look): datasetChecks.append(look)
        }
      }
    }
    self.steps = steps
    self.indicatorChecks = indicatorChecks
    self.datasetChecks = datasetChecks
  }

  /// The faults of a registry and more, which are looked for behind them.
  package static func + (registry: FaultRegistry, more: [FaultRule]) -> FaultRegistry {
    FaultRegistry(registry.order + more)
  }

  package subscript(fault: Fault) -> FaultRule { rules[Int(fault.number)] }

  /// The faults of a set, in the order of all lists.
  package func rules(of set: FaultSet) -> [FaultRule] { set.faults.map { self[$0] } }

  /// All faults with an effect.
  package func faults(with effect: FaultEffect) -> FaultSet { byEffect[effect.rawValue] }

  /// Whether a set holds a fault that is enough for the verdict `reject`.
  package func disqualifies(_ set: FaultSet) -> Bool { !set.isDisjoint(with: disqualifying) }
}

extension FaultRegistry: Equatable {
  /// Whether both have the same faults with the same codes, effects and texts; checks cannot be compared.
  package static func == (a: FaultRegistry, b: FaultRegistry) -> Bool {
    a.order.elementsEqual(b.order) {
      $0.fault == $1.fault && $0.code == $1.code && $0.effect == $1.effect && $0.texts == $1.texts
    }
  }
}

extension FaultRegistry {
  /// The faults that an exchange shows by itself, before its indicators stand.
  func faults(of exchange: FaultContext, _ scratch: inout WordScratch) -> FoundFaults {
    var found = FoundFaults()
    let language = exchange.response.language
    // Where the language is not judged, its words say nothing.
    let isJudged = exchange.languages.judges(language)
    for step in steps {
      switch step {
      case .text(let look): look(exchange, &found, &scratch)
      case .words(let look): if isJudged { look(exchange, &found, &scratch) }
      case .english(let look): if isJudged, language == 0 { look(exchange, &found, &scratch) }
      case .cues(let checks): if isJudged { findCues(checks, in: exchange, &found) }
      }
    }
    return found
  }

  private func findCues(
    _ checks: [CueCheck], in exchange: FaultContext, _ found: inout FoundFaults
  ) {
    for cue in exchange.response.cues {
      for check in checks
      where check.meaning == cue.outcome.meaning && check.counts(cue, exchange) {
        found.add(check.fault, exchange.response.byteRange(ofWords: cue.words))
      }
    }
  }

  /// Adds the faults that an exchange's indicators show.
  func addFaults(ofIndicatorsTo exchange: inout ExchangeRecord) {
    for check in indicatorChecks where check.holds(exchange) {
      exchange.faults.insert(check.fault)
    }
  }

  /// The faults of an exchange beside all others of its dataset.
  func faults(of exchange: ExchangeRecord, among habits: DatasetHabits) -> FaultSet {
    var faults = exchange.faults
    for look in datasetChecks { look(exchange, habits, &faults) }
    return faults
  }
}

extension FaultRegistry {
  /// Tuneboard's own.
  package static let standard = FaultRegistry([
    .emptyResponse, .tooShort, .tooLong, .roleConfused, .garbledText, .markupDebris,
    .wrongLanguage, .harmful, .cutOff, .unfinished, .joinedSentences, .stepsOutOfOrder,
    .repeatsItself, .unsupportedMemory, .refusal, .selfDescription, .leakedPrompt, .dismissive,
    .blaming, .confronting, .unsafeCrisis, .medicalAdvice, .legalAdvice, .copiesUser, .generic,
    .unaskedAdvice, .talksAboutItself, .unrelated, .stockOpener, .sharedTemplate, .stockSentence,
  ])
}
