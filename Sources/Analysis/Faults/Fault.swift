/// Which fault something is: why a response must not be learned from, or why it is worth less.
///
/// Each fault has a file, which names it in an extension; what it is called, costs and is found by is its ``FaultRule``.
package struct Fault: Hashable, Sendable, BitwiseCopyable {
  /// Its bit in a ``FaultSet`` and its place in every list, from 0; no two faults share one, and none is left out.
  package let number: UInt8

  package init(number: UInt8) { self.number = number }
}

/// A set of faults, as bits.
package struct FaultSet: OptionSet, Sendable, BitwiseCopyable, Hashable {
  package let rawValue: UInt64

  /// How many faults there can be.
  static let width = UInt64.bitWidth

  package init(rawValue: UInt64) { self.rawValue = rawValue }
  package init(_ fault: Fault) { rawValue = 1 << UInt64(fault.number) }

  package mutating func insert(_ fault: Fault) { formUnion(FaultSet(fault)) }
  package mutating func remove(_ fault: Fault) { subtract(FaultSet(fault)) }
  package func contains(_ fault: Fault) -> Bool { isSuperset(of: FaultSet(fault)) }

  /// The faults of the set, in the order of their numbers.
  package var faults: [Fault] {
    var faults: [Fault] = []
    var rest = rawValue
    while rest != 0 {
      faults.append(Fault(number: UInt8(rest.trailingZeroBitCount)))
      rest &= rest - 1
    }
    return faults
  }
}
