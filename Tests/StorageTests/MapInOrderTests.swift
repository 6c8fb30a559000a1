import Foundation
import Storage
import Testing

@testable import Project

struct MapInOrderTests {
  private struct Refused: Error, Equatable { var number: Int }

  /// How many maps run, and how far they are ahead of what was consumed.
  private final class Gauge: @unchecked Sendable {
    // The lock guards all three.
    private let lock = NSLock()
    private var running = 0
    private(set) var mostRunning = 0
    private(set) var started = 0

    func run<Value>(_ body: () throws -> Value) rethrows -> Value {
      lock.withLock {
        running += 1
        started += 1
        mostRunning = max(mostRunning, running)
      }
      defer { lock.withLock { running -= 1 } }
      return try body()
    }

    var count: Int { lock.withLock { started } }
  }

  @Test(arguments: [1, 2, 3, 16])
  func `results come in input order, though later inputs are done first`(_ width: Int) async throws
  {
    var consumed: [Int] = []
    try await mapInOrder(Array(0..<40), width: width) { number in
      // The first of each four takes longest.
      usleep(number % 4 == 0 ? 4000 : 200)
      return number * number
    } consume: {
      consumed.append($0)
    }
    #expect(consumed == (0..<40).map { $0 * $0 })
  }

  @Test(arguments: [1, 2, 5])
  func `at most so many maps run at once, and a bounded number ahead`(_ width: Int) async throws {
    let gauge = Gauge()
    var consumed = 0
    var furthest = 0
    try await mapInOrder(Array(0..<60), width: width) { number in
      gauge.run { usleep(number == 0 ? 30_000 : 100) }
    } consume: { _ in
      consumed += 1
      furthest = max(furthest, gauge.count - consumed)
    }
    #expect(gauge.mostRunning <= width)
    #expect(furthest <= 4 * width)
    #expect(gauge.count == 60)
  }

  @Test func `no input gives no result`() async throws {
    try await mapInOrder([Int](), width: 3) {
      $0
    } consume: { _ in
      Issue.record("nothing was mapped")
    }
  }

  @Test(arguments: [1, 4])
  func `an error of a map ends it, and what came before was consumed in order`(_ width: Int)
    async throws
  {
    var consumed: [Int] = []
    let gauge = Gauge()
    await #expect(throws: Refused(number: 7)) {
      try await mapInOrder(Array(0..<1000), width: width) { number in
        try gauge.run {
          if number == 7 { throw Refused(number: number) }
          return number
        }
      } consume: {
        consumed.append($0)
      }
    }
    #expect(consumed == Array(0..<consumed.count))
    #expect(consumed.count <= 7)
    #expect(gauge.count < 100)
  }

  @Test func `an error of the consumer ends it`() async throws {
    let gauge = Gauge()
    await #expect(throws: Refused(number: 3)) {
      try await mapInOrder(Array(0..<1000), width: 2) { number in
        gauge.run { number }
      } consume: { number in
        if number == 3 { throw Refused(number: number) }
      }
    }
    #expect(gauge.count < 100)
  }
}
