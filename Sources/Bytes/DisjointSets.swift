/// Numbers from 0 on in disjoint sets, each alone at first (union-find with path halving).
///
/// A set is named by its smallest number, so that the order of joining does not matter.
package struct DisjointSets: Sendable {
  private var parents: [UInt32]

  package init(count: Int) { parents = Array(0..<UInt32(count)) }

  /// How many numbers there are.
  package var count: Int { parents.count }

  /// The name of a number's set.
  package mutating func root(_ number: Int) -> Int {
    var number = number
    while Int(parents[number]) != number {
      parents[number] = parents[Int(parents[number])]
      number = Int(parents[number])
    }
    return number
  }

  /// Makes one of two sets.
  ///
  /// - Returns: The name that is no longer one; nil where they were one already.
  @discardableResult
  package mutating func join(_ a: Int, _ b: Int) -> Int? {
    let (x, y) = (root(a), root(b))
    if x == y { return nil }
    parents[max(x, y)] = UInt32(min(x, y))
    return max(x, y)
  }

  /// Sets of two and more, by their first number.
  package var sets: [[Int]] {
    mutating get {
      var sets: [Int: [Int]] = [:]
      for number in parents.indices where root(number) != number {
        sets[root(number), default: [root(number)]].append(number)
      }
      return sets.values.sorted { $0[0] < $1[0] }
    }
  }
}
