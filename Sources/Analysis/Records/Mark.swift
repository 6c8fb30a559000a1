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
      case .fault(let fault): 16 + fault.number
      }
    }

    package init?(code: UInt8) {
      switch code {
      case 0: self = .question
      case 1: self = .empathy
      case 2: self = .context
      default:
        guard code >= 16, code - 16 < FaultSet.width else { return nil }
        self = .fault(Fault(number: code - 16))
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
    guard count > 1 else { return self }
    func rank(_ kind: Mark.Kind) -> UInt32 {
      switch kind {
      case .fault: 0
      case .empathy: 1
      case .context: 2
      case .question: 3
      }
    }
    let order = sorted { a, b in
      let (first, second) = (rank(a.kind), rank(b.kind))
      if first != second { return first < second }
      return a.start != b.start ? a.start < b.start : a.end > b.end
    }
    // Disjoint and ascending all the time; each mark fills the gaps that it reaches.
    var taken: [Mark] = []
    taken.reserveCapacity(count * 2)
    for mark in order {
      var start = mark.start
      var index = 0
      while index < taken.count, taken[index].end <= start { index += 1 }
      while start < mark.end {
        let gapEnd = index < taken.count ? Swift.min(taken[index].start, mark.end) : mark.end
        if start < gapEnd {
          taken.insert(Mark(Int(start)..<Int(gapEnd), mark.kind), at: index)
          index += 1
        }
        guard index < taken.count else { break }
        start = Swift.max(start, taken[index].end)
        index += 1
      }
    }
    return taken
  }
}
