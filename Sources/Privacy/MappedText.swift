/// A text made from another, with the place in the other that each of its bytes comes from.
struct MappedText {
  private(set) var bytes: [UInt8] = []
  /// Per byte, where what it stands for begins and ends in the text that it was made from.
  private var starts: [Int32] = []
  private var ends: [Int32] = []

  var count: Int { bytes.count }

  mutating func reserveCapacity(_ count: Int) {
    bytes.reserveCapacity(count)
    starts.reserveCapacity(count)
    ends.reserveCapacity(count)
  }

  mutating func append(_ byte: UInt8, from source: Range<Int>) {
    bytes.append(byte)
    starts.append(Int32(truncatingIfNeeded: source.lowerBound))
    ends.append(Int32(truncatingIfNeeded: source.upperBound))
  }

  mutating func append(_ scalar: Unicode.Scalar, from source: Range<Int>) {
    for byte in String(scalar).utf8 { append(byte, from: source) }
  }

  /// Appends bytes of another text, as they stand there.
  mutating func append(_ range: Range<Int>, of other: MappedText) {
    bytes += other.bytes[range]
    starts += other.starts[range]
    ends += other.ends[range]
  }

  /// The last byte and what it stands for are taken away.
  mutating func removeLast() {
    bytes.removeLast()
    starts.removeLast()
    ends.removeLast()
  }

  /// What the bytes from an offset on stand for reaches to this place too.
  mutating func extend(from offset: Int, to end: Int) {
    for index in offset..<count { ends[index] = Int32(truncatingIfNeeded: end) }
  }

  /// The stretch of the other text that a stretch of this one stands for.
  func source(of range: Range<Int>) -> Range<Int> {
    let start = Int(starts[range.lowerBound])
    return start..<max(start, Int(ends[range.upperBound - 1]))
  }
}
