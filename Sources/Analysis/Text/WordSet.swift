/// A set of 64-bit hashes with room for a position each: open addressing, no deletion.
struct WordSet {
  private var slots: [UInt64]
  private var positions: [Int32]
  private(set) var count = 0

  init(capacity: Int = 32) {
    var size = 32
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    positions = Array(repeating: -1, count: size)
  }

  /// Inserts a hash; returns the position of an equal one that was there, or nil.
  @discardableResult
  mutating func insert(_ hash: UInt64, at position: Int = 0) -> Int? {
    if count * 2 >= slots.count { grow() }
    let key = hash == 0 ? 1 : hash
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key ^ (key >> 32)) & mask
    while slots[slot] != 0 {
      if slots[slot] == key { return Int(positions[slot]) }
      slot = (slot + 1) & mask
    }
    slots[slot] = key
    positions[slot] = Int32(truncatingIfNeeded: position)
    count += 1
    return nil
  }

  func contains(_ hash: UInt64) -> Bool {
    let key = hash == 0 ? 1 : hash
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key ^ (key >> 32)) & mask
    while slots[slot] != 0 {
      if slots[slot] == key { return true }
      slot = (slot + 1) & mask
    }
    return false
  }

  private mutating func grow() {
    var larger = WordSet(capacity: slots.count)
    for index in slots.indices where slots[index] != 0 {
      larger.insert(slots[index], at: Int(positions[index]))
    }
    self = larger
  }
}
