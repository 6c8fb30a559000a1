/// A hash over several texts, the same however they are parted into pieces: the sum of their SHA-256, in four words.
package struct ContentHash: Sendable, Equatable, BitwiseCopyable {
  private var a: UInt64 = 0
  private var b: UInt64 = 0
  private var c: UInt64 = 0
  private var d: UInt64 = 0

  package init() {}

  /// - Parameter digest: 32 bytes.
  package init(_ digest: [UInt8]) {
    precondition(digest.count == 32, "a SHA-256 has 32 bytes")
    func word(_ number: Int) -> UInt64 {
      digest[8 * number..<8 * number + 8].reduce(0) { $0 << 8 | UInt64($1) }
    }
    (a, b, c, d) = (word(0), word(1), word(2), word(3))
  }

  package static func + (x: ContentHash, y: ContentHash) -> ContentHash {
    var sum = ContentHash()
    (sum.a, sum.b, sum.c, sum.d) = (x.a &+ y.a, x.b &+ y.b, x.c &+ y.c, x.d &+ y.d)
    return sum
  }

  /// 32 bytes.
  package var bytes: [UInt8] {
    [a, b, c, d].flatMap { word in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) }
    }
  }
}
