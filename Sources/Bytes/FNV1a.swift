/// The hash for tables: FNV-1a with 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv). Not for secrets nor for names of content.
@frozen package struct FNV1a: Sendable {
  /// The hash of the bytes so far.
  package var value: UInt64 = 0xcbf2_9ce4_8422_2325

  @inlinable package init() {}

  @inlinable package init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
  }

  @inlinable package mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
  }
}
