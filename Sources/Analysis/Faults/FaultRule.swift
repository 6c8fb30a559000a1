internal import Language

/// All that is known of one fault: how it is called, what it does, what to say of it, and how it is found.
package struct FaultRule: Sendable {
  package let fault: Fault
  /// Its name in files: lower case, with hyphens.
  package let code: String
  package let effect: FaultEffect
  package let texts: FaultTexts
  /// What finds it; none where the check of another fault does.
  let checks: [FaultCheck]

  init(
    _ fault: Fault, code: String, effect: FaultEffect, texts: FaultTexts, checks: FaultCheck...
  ) {
    self.fault = fault
    self.code = code
    self.effect = effect
    self.texts = texts
    self.checks = checks
  }

  package var title: String { texts.title }
  package var explanation: String { texts.explanation }
  package var advice: String { texts.advice }

  /// Whether it alone is enough for the verdict `reject`.
  package var disqualifies: Bool { effect.disqualifies }
}

/// What people read of a fault, in one language.
package struct FaultTexts: Sendable, Equatable {
  /// Its name.
  package let title: String
  /// Why it matters, in one sentence.
  package let explanation: String
  /// What to do about it, in one sentence.
  package let advice: String
}

/// What finds a fault, by what it looks at.
enum FaultCheck: Sendable {
  /// - Parameter scratch: Memory to work with, whatever it holds.
  typealias Look =
    @Sendable (_ exchange: FaultContext, _ found: inout FoundFaults, _ scratch: inout WordScratch)
    ->
    Void

  /// A response in whatever language.
  case text(Look)
  /// A response in a language whose cues are known.
  case words(Look)
  /// A response in English, by words or a grammar that cue lists do not hold.
  case english(Look)
  /// Each cue with a meaning in a response, which shows the fault where it counts.
  case cue(
    Lexicon.Meaning,
    counts: @Sendable (_ cue: Lexicon.Match, _ exchange: FaultContext) -> Bool = { _, _ in true })
  /// What is kept of an exchange, once its indicators stand as the team's labels have them.
  case indicators(@Sendable (ExchangeRecord) -> Bool)
  /// An exchange beside all others of the dataset; `faults` are those that it has already.
  case dataset(
    @Sendable (_ exchange: ExchangeRecord, _ habits: DatasetHabits, _ faults: inout FaultSet) ->
      Void)
}
