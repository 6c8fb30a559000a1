/// A set of 64-bit hashes with a position each: open addressing, no deletion.
package struct WordSet {
  private struct Slot {
    var hash: UInt64 = 0
    var position: Int = 0
  }

  private var slots: [Slot]
  private var mask: Int
  package private(set) var count = 0

  package init(capacity: Int = 16) {
    var size = 32
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
    mask = size - 1
  }

  /// Empties the set and makes room for so many hashes; memory is kept.
  package mutating func reset(capacity: Int) {
    count = 0
    var size = 32
    while size < capacity * 2 { size *= 2 }
    if size > slots.count {
      slots = Array(repeating: Slot(), count: size)
    } else {
      for index in 0..<size { slots[index].hash = 0 }
    }
    mask = size - 1
  }

  /// Inserts a hash; returns the position of an equal one that was there, or nil.
  @discardableResult
  package mutating func insert(_ hash: UInt64, at position: Int = 0) -> Int? {
    if count * 2 > mask { grow() }
    let key = hash == 0 ? 1 : hash
    var slot = Int(truncatingIfNeeded: key ^ (key >> 32)) & mask
    while slots[slot].hash != 0 {
      if slots[slot].hash == key { return slots[slot].position }
      slot = (slot + 1) & mask
    }
    slots[slot] = Slot(hash: key, position: position)
    count += 1
    return nil
  }

  package func contains(_ hash: UInt64) -> Bool {
    let key = hash == 0 ? 1 : hash
    var slot = Int(truncatingIfNeeded: key ^ (key >> 32)) & mask
    while slots[slot].hash != 0 {
      if slots[slot].hash == key { return true }
      slot = (slot + 1) & mask
    }
    return false
  }

  private mutating func grow() {
    var larger = WordSet(capacity: mask + 1)
    for slot in slots[...mask] where slot.hash != 0 {
      larger.insert(slot.hash, at: slot.position)
    }
    self = larger
  }
}

/// Sets that judging one response after the other uses again, to spare the allocator.
package struct WordScratch {
  /// Content stems of the user's last message.
  package var current = WordSet()
  package var counted = WordSet()
  package var grams = WordSet(capacity: 128)

  package init() {}
}
