import Corpus
import Synchronization
import TestSupport
import Testing

@testable import Analysis

/// An array whose records stand in a store is an array like any other.
struct RecordArrayTests {
  /// A store in memory, with pages of 12 records of 8 bytes.
  private final class Memory: Sendable {
    let bytes = Mutex<[UInt8]>([])
    let room: Int

    init(room: Int = .max) { self.room = room }

    func store() -> RecordStore {
      RecordStore(
        residentBytes: 200, pageBytes: 100,
        append: { added in
          self.bytes.withLock { bytes in
            guard bytes.count + added.count <= self.room else { return nil }
            defer { bytes += added }
            return UInt64(bytes.count)
          }
        },
        read: { offset, count in
          self.bytes.withLock { Array($0[Int(offset)..<Int(offset) + count]) }
        })
    }
  }

  @Test(arguments: [0, 1, 24, 25, 36, 37, 1000]) func `holds what was added`(count: Int) {
    let memory = Memory()
    var array = RecordArray<UInt64>(in: memory.store())
    for number in 0..<count { array.append(UInt64(number * 7)) }
    let expected = (0..<count).map { UInt64($0 * 7) }
    #expect(Array(array) == expected)
    #expect(array.indices.map { array[$0] } == expected)
    #expect(array.reversed() == expected.reversed())
    #expect(array.array(count / 3..<count) == Array(expected[(count / 3)...]))
    #expect(array == RecordArray(in: nil).appending(expected))
    #expect(memory.bytes.withLock { $0.isEmpty } == (count < 25))
  }

  @Test func `changes like a value, wherever its records stand`() {
    var random = SeededGenerator(seed: 5)
    var array = RecordArray<UInt64>(in: Memory().store())
    var plain: [UInt64] = []
    for _ in 0..<300 {
      let value = random.next()
      array.append(value)
      plain.append(value)
    }
    let before = array
    let unchanged = plain
    for _ in 0..<100 {
      let index = Int.random(in: 0..<300, using: &random)
      array[index] = UInt64(index)
      plain[index] = UInt64(index)
    }
    #expect(Array(array) == plain)
    array.update { index, value in
      guard index % 50 == 3 else { return false }
      value = 1
      return true
    }
    for index in stride(from: 3, to: 300, by: 50) { plain[index] = 1 }
    #expect(Array(array) == plain)
    #expect(Array(before) == unchanged)
  }

  @Test(arguments: [0, 96, 500, 2000, 2500]) func `stays whole where the store is full`(room: Int) {
    var array = RecordArray<UInt64>(in: Memory(room: room).store())
    for number in 0..<200 { array.append(UInt64(number)) }
    array.update { _, value in
      value += 1000
      return true
    }
    array[20] = 5
    var expected = (1000..<1200).map { UInt64($0) }
    expected[20] = 5
    #expect(Array(array) == expected)
  }

  @Test func `a summary in a store is the one in memory`() {
    let parts = (0..<40).map { number in
      analyse([
        Conversation(
          [
            user("My name is Ann \(number), and I cannot sleep."),
            assistant("That sounds hard. What keeps you awake?"),
          ], id: "c\(number % 30)")
      ]).summary
    }
    var inMemory = Summary()
    var inStore = Summary(in: Memory().store())
    for part in parts {
      inMemory.merge(part)
      inStore.merge(part)
    }
    #expect(inStore.exchanges == inMemory.exchanges)
    #expect(inStore.sketches == inMemory.sketches)
    #expect(inStore.personalData == inMemory.personalData)
    inStore.rename([3: "other", 39: "last"])
    let ids = inStore.conversations.map { inStore.id(of: $0) }
    #expect(ids[2...4] == ["c2", "other", "c4"])
    #expect(ids.last == "last")
  }
}

extension RecordArray {
  fileprivate func appending(_ elements: [Element]) -> RecordArray {
    var result = self
    result.append(contentsOf: elements)
    return result
  }
}
