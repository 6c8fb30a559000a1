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
    /// What a metric rests on, by a code of its own, 0 to 15; see ``MetricJudging/mark``.
    ///
    /// Codes enter the hash of what is shown of a file, so none changes its metric. The lower stands above, but 0 below
    /// all: questions, which are whole sentences.
    case indicator(UInt8)
    case fault(Fault)

    /// One byte, for compact storage.
    package var code: UInt8 {
      switch self {
      case .indicator(let code): code
      case .fault(let fault): 16 + fault.number
      }
    }

    package init?(code: UInt8) {
      if code < 16 {
        self = .indicator(code)
      } else {
        guard code - 16 < FaultSet.width else { return nil }
        self = .fault(Fault(number: code - 16))
      }
    }
  }
}

extension [Mark] {
  /// The marks in order of place, no two on the same byte.
  ///
  /// Faults stand above all, then the metrics' marks by their codes; what lies under another mark is
  /// cut into the pieces that show beside it.
  package var withoutOverlap: [Mark] {
    guard count > 1 else { return self }
    func rank(_ kind: Mark.Kind) -> UInt8 {
      switch kind {
      case .fault: 0
      case .indicator(let code): code == 0 ? 16 : code
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
