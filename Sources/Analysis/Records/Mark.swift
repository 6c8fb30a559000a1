/// A stretch of a response that a judgement rests on.
package struct Mark: Sendable, Equatable {
  /// Byte offsets in the response's (masked) text.
  package var start: UInt32
  package var end: UInt32
  package var kind: Kind

  package init(_ range: Range<Int>, _ kind: Kind) {
    start = UInt32(range.lowerBound)
    end = UInt32(range.upperBound)
    self.kind = kind
  }

  package var range: Range<Int> { Int(start)..<Int(end) }

  /// What the stretch is evidence of.
  package enum Kind: Sendable, Equatable {
    case question, empathy, context
    case fault(Fault)

    /// One byte, for compact storage.
    package var code: UInt8 {
      switch self {
      case .question: 0
      case .empathy: 1
      case .context: 2
      case .fault(let fault): 16 + fault.rawValue
      }
    }

    package init?(code: UInt8) {
      switch code {
      case 0: self = .question
      case 1: self = .empathy
      case 2: self = .context
      default:
        guard code >= 16, let fault = Fault(rawValue: code - 16) else { return nil }
        self = .fault(fault)
      }
    }
  }
}

extension [Mark] {
  /// The marks in order of place, no two on the same byte.
  ///
  /// Faults stand above all, then empathy, context and questions; what lies under another mark is
  /// cut into the pieces that show beside it.
  package var withoutOverlap: [Mark] {
    func rank(_ kind: Mark.Kind) -> Int {
      switch kind {
      case .fault: 0
      case .empathy: 1
      case .context: 2
      case .question: 3
      }
    }
    var taken: [Mark] = []
    for mark in sorted(by: { (rank($0.kind), $0.start, $1.end) < (rank($1.kind), $1.start, $0.end) })
    {
      var pieces = [mark.range]
      for other in taken {
        pieces = pieces.flatMap { piece in
          [
            piece.lowerBound..<Swift.max(
              piece.lowerBound, Swift.min(piece.upperBound, other.range.lowerBound)),
            Swift.min(
              piece.upperBound, Swift.max(piece.lowerBound, other.range.upperBound))..<piece
              .upperBound,
          ].filter { !$0.isEmpty }
        }
      }
      taken += pieces.map { Mark($0, mark.kind) }
    }
    return taken.sorted { $0.start < $1.start }
  }
}
