/// Cuts text into the tokens of o200k_base, as OpenAI's gpt-4o and gpt-4.1 families read it.
///
/// The same tokens as `tiktoken`'s `encode_ordinary`: names of special tokens in the text are text.
/// It takes time in proportion to the text, whatever the text is, but for words of more than 64 bytes
/// (n log n in their length).
package struct Tokenizer: Sendable {
  private let ranks = RankTable()
  private let classes = LetterClasses()

  package init() {}

  /// How many tokens a text has.
  ///
  /// - Parameter text: UTF-8; bytes that are none are counted, as signs.
  package func count(_ text: borrowing Span<UInt8>) -> Int {
    var count = 0
    forEachWord(text) { word in
      if unsafe word.count == 1 || ranks.rank(of: word) != nil {
        count += 1
      } else {
        count += unsafe merged(word).count
      }
    }
    return count
  }

  package func count(_ text: [UInt8]) -> Int { count(text.span) }

  /// The tokens of a text, as ranks.
  package func tokens(_ text: [UInt8]) -> [Int32] {
    var tokens: [Int32] = []
    forEachWord(text.span) { word in
      if let rank = unsafe ranks.rank(of: word) {
        tokens.append(rank)
      } else {
        for part in unsafe merged(word) {
          if let rank = unsafe ranks.rank(of: UnsafeBufferPointer(rebasing: word[part])) {
            tokens.append(rank)
          }
        }
      }
    }
    return tokens
  }

  /// The text that tokens stand for; cut inside a character, its bytes are no UTF-8.
  package func text(of tokens: some Sequence<Int32>) -> [UInt8] {
    tokens.flatMap { ranks.bytes(of: $0) }
  }

  private func forEachWord(
    _ text: borrowing Span<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    unsafe text.withUnsafeBufferPointer { bytes in
      let cutter = unsafe WordCutter(bytes, classes)
      var start = 0
      while start < bytes.count {
        let end = cutter.end(from: start)
        unsafe body(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        start = end
      }
    }
  }

  /// The stretches that are left of a word when no two neighbours make a token: of all pairs that do,
  /// the one of the lowest rank is joined first, the leftmost of equals.
  private func merged(_ word: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    unsafe word.count > 64 ? mergedInOrder(word) : mergedBySearch(word)
  }

  func mergedBySearch(_ word: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    // Where each part begins, the end as one more; and the rank of it joined with the next.
    var starts = Array(0...word.count)
    func rank(_ part: Int) -> Int32 {
      guard part + 2 < starts.count else { return .max }
      return unsafe ranks.rank(
        of: UnsafeBufferPointer(rebasing: word[starts[part]..<starts[part + 2]])) ?? .max
    }
    var pairs = (0..<word.count).map(rank)
    while let (part, best) = pairs.indices.lazy.map({ ($0, pairs[$0]) }).min(by: { $0.1 < $1.1 }),
      best != .max
    {
      starts.remove(at: part + 1)
      pairs.remove(at: part + 1)
      pairs[part] = rank(part)
      if part > 0 { pairs[part - 1] = rank(part - 1) }
    }
    return zip(starts, starts.dropFirst()).map { $0..<$1 }
  }

  /// The same for long words: pairs wait in a heap, and parts know their neighbours.
  func mergedInOrder(_ word: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    let count = word.count
    var next = Array(1...count)
    var previous = Array(-1..<count - 1)
    var isPart = [Bool](repeating: true, count: count)
    var heap = PairHeap()
    func offer(_ part: Int) {
      let second = next[part]
      guard second < count else { return }
      let range = part..<next[second]
      guard range.count <= RankTable.longestToken,
        let rank = unsafe ranks.rank(of: UnsafeBufferPointer(rebasing: word[range]))
      else { return }
      heap.push(PairHeap.Pair(rank: rank, start: Int32(part), end: Int32(range.upperBound)))
    }
    for part in 0..<count { offer(part) }
    while let pair = heap.pop() {
      let part = Int(pair.start)
      // One that a join has changed since is no pair any more.
      guard isPart[part], next[part] < count, next[next[part]] == Int(pair.end) else { continue }
      let second = next[part]
      isPart[second] = false
      next[part] = next[second]
      if next[part] < count { previous[next[part]] = part }
      offer(part)
      if previous[part] >= 0 { offer(previous[part]) }
    }
    return (0..<count).filter { isPart[$0] }.map { $0..<next[$0] }
  }
}

/// Pairs of neighbouring parts, the lowest rank first, the leftmost of equals.
private struct PairHeap {
  struct Pair {
    var rank: Int32
    var start: Int32
    var end: Int32

    func precedes(_ other: Pair) -> Bool { (rank, start) < (other.rank, other.start) }
  }

  private var pairs: [Pair] = []

  mutating func push(_ pair: Pair) {
    pairs.append(pair)
    var child = pairs.count - 1
    while child > 0, pairs[child].precedes(pairs[(child - 1) / 2]) {
      pairs.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> Pair? {
    guard let first = pairs.first, let last = pairs.popLast() else { return nil }
    guard !pairs.isEmpty else { return first }
    pairs[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < pairs.count && pairs[child].precedes(pairs[least]) { least = child }
      guard least != parent else { return first }
      pairs.swapAt(parent, least)
      parent = least
    }
  }
}
