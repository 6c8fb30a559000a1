/// Pairs of bytes.
struct PairSet: Sendable {
  private var bits: [UInt64] = Array(repeating: 0, count: 1024)

  init(_ pairs: [(UInt8, UInt8)]) {
    for (first, second) in pairs {
      let number = Int(first) << 8 | Int(second)
      bits[number >> 6] |= 1 << UInt64(number & 63)
    }
  }

  func contains(_ first: UInt8, _ second: UInt8) -> Bool {
    let number = Int(first) << 8 | Int(second)
    return bits[number >> 6] >> UInt64(number & 63) & 1 == 1
  }
}
