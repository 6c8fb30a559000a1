internal import Bytes
internal import CTokenRanks

/// The tokens of an encoding by their bytes: which of two merges comes first, and what a word is.
///
/// An open hash table over the bytes that the program carries; 2 MB and some milliseconds to make.
struct RankTable: Sendable {
  /// Where each token's bytes begin, by rank, and at the end where they all end; the byte before each
  /// is its length.
  private var offsets: [UInt32] = []
  /// 1 + the rank of the token that hashes here; 0 for none. A power of two slots, under half of them
  /// taken.
  private var slots = [UInt32](repeating: 0, count: 1 << 19)

  /// The number of tokens.
  var count: Int { offsets.count }

  /// The longest token has so many bytes.
  static let longestToken = 128

  /// o200k_base, the encoding of OpenAI's gpt-4o and gpt-4.1 families: 199,998 tokens.
  init() {
    let bytes = unsafe UnsafeBufferPointer(start: tuneboard_ranks(), count: tuneboard_ranks_size())
    offsets.reserveCapacity(200_000)
    var next = 0
    while next < bytes.count {
      let length = Int(unsafe bytes[next])
      let token = unsafe UnsafeBufferPointer(rebasing: bytes[next + 1..<next + 1 + length])
      offsets.append(UInt32(next + 1))
      var slot = unsafe Self.hash(token) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(offsets.count)
      next += 1 + length
    }
  }

  /// The rank of the token that these bytes are, or nil.
  func rank(of bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
    guard unsafe bytes.count <= Self.longestToken else { return nil }
    let all = unsafe tuneboard_ranks()
    let mask = slots.count - 1
    var slot = unsafe Self.hash(bytes) & mask
    while slots[slot] != 0 {
      let rank = Int(slots[slot]) - 1
      let token = unsafe all + Int(offsets[rank])
      if unsafe Int(token[-1]) == bytes.count {
        var index = 0
        while unsafe index < bytes.count && token[index] == bytes[index] { index += 1 }
        if unsafe index == bytes.count { return Int32(rank) }
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The bytes of a token.
  func bytes(of rank: Int32) -> [UInt8] {
    let start = unsafe tuneboard_ranks() + Int(offsets[Int(rank)])
    return unsafe Array(UnsafeBufferPointer(start: start, count: Int(start[-1])))
  }

  /// FNV-1a, its upper bits folded in.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = unsafe FNV1a(bytes).value
    return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0x7fff_ffff)
  }
}
