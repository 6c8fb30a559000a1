/// HMAC-SHA256 (RFC 2104) with one key: a hash that nobody can try guesses against who does not have the key.
package struct HMAC: Sendable {
  /// The key, filled up with zeros to the hash's block of 64 bytes.
  private let block: [UInt8]

  /// - Parameter key: At most 64 bytes; longer ones would have to be hashed first.
  package init(key: [UInt8]) {
    precondition(key.count <= 64, "the key is longer than a block")
    block = key + [UInt8](repeating: 0, count: 64 - key.count)
  }

  /// 32 bytes.
  package func hash(_ bytes: [UInt8]) -> [UInt8] {
    var inner = SHA256()
    inner.update(block.map { $0 ^ 0x36 })
    inner.update(bytes)
    var outer = SHA256()
    outer.update(block.map { $0 ^ 0x5C })
    outer.update(inner.finalize())
    return outer.finalize()
  }

  /// The first eight bytes of the hash as a big-endian number.
  package func first64Bits(_ bytes: [UInt8]) -> UInt64 {
    hash(bytes).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
