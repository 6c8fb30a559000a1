/// What a fault does to the worth of a response as training material.
package enum FaultEffect: Int, Sendable, CaseIterable {
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

  package var title: String {
    switch self {
    case .note: "note"
    case .style: "style"
    case .suspicion: "suspicion"
    case .harmful: "harm"
    case .broken: "integrity"
    }
  }

  /// What it does, for people: "fault of style, lowers the score".
  var meaning: String {
    switch self {
    case .note: "note, costs nothing"
    case .style: "fault of style, lowers the score"
    case .suspicion: "suspicion, never accepted without a person"
    case .harmful: "fault of harm, disqualifies"
    case .broken: "fault of integrity, disqualifies"
    }
  }
}
