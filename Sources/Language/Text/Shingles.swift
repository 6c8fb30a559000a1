internal import Corpus

/// What near duplicates are found by: the sets of three words in a row that two texts share.
///
/// MinHash (Broder 1997) with 80 hashes in 16 bands of 5: two texts with a Jaccard similarity of 0.8 meet
/// in two bands with a probability of 0.985, two of 0.9 with 0.99999, two of 0.5 with 0.09; whoever meets is
/// then compared exactly.
package struct ShingleSketch: Sendable, Equatable, BitwiseCopyable {
  /// A hash of each band's five minima; zero for a text of fewer than three words.
  package var bands = SIMD16<UInt32>()
  /// A hash of all words in their order, so without case, marks and white space; 0 without words.
  package var wording: UInt64 = 0

  package init() {}

  /// Whether two texts meet in at least two bands.
  package func meets(_ other: ShingleSketch) -> Bool {
    let equal = bands .== other.bands
    var count = 0
    for lane in 0..<16 where equal[lane] {
      count += 1
      if count == 2 { return true }
    }
    return false
  }

  /// Whether there is anything to find near duplicates by.
  package var isEmpty: Bool { bands == SIMD16<UInt32>() }
}

/// What duplicates of an exchange are found by: of the user's message and the response, and of the response alone.
package struct ExchangeSketch: Sendable, Equatable, BitwiseCopyable {
  package var whole = ShingleSketch()
  package var response = ShingleSketch()

  package init() {}
}

extension ShingleSketch {
  /// The sketch of messages in a row: a user's and the response, or a response alone.
  package init(_ messages: [AnalysedMessage]) {
    self.init(words: messages.map { $0.tokens.words.map(\.hash) })
  }

  /// The sketch of messages in a row by the hashes of their words.
  fileprivate init(words messages: [[UInt64]]) {
    var shingles: [UInt32] = []
    var hash: UInt64 = 1
    var count = 0
    for message in messages {
      // Between messages stands a word of no text, so that a shingle knows who speaks.
      appendShingles(of: message, to: &shingles)
      for word in message { hash = hash &* multiplier &+ word }
      hash = hash &* multiplier &+ 0x5E
      count += message.count
    }
    wording = count == 0 ? 0 : hash | 1
    guard !shingles.isEmpty else { return }
    var minima = (
      SIMD16<UInt32>(repeating: .max), SIMD16<UInt32>(repeating: .max),
      SIMD16<UInt32>(repeating: .max), SIMD16<UInt32>(repeating: .max),
      SIMD16<UInt32>(repeating: .max)
    )
    for shingle in shingles {
      let value = SIMD16<UInt32>(repeating: shingle)
      func mixed(_ row: Int) -> SIMD16<UInt32> {
        let product = value &* factors[row] &+ offsets[row]
        return product ^ (product &>> SIMD16<UInt32>(repeating: 15))
      }
      minima.0 = pointwiseMin(minima.0, mixed(0))
      minima.1 = pointwiseMin(minima.1, mixed(1))
      minima.2 = pointwiseMin(minima.2, mixed(2))
      minima.3 = pointwiseMin(minima.3, mixed(3))
      minima.4 = pointwiseMin(minima.4, mixed(4))
    }
    let prime = SIMD16<UInt32>(repeating: 0x0100_0193)
    bands = minima.0
    bands = (bands &* prime) ^ minima.1
    bands = (bands &* prime) ^ minima.2
    bands = (bands &* prime) ^ minima.3
    bands = (bands &* prime) ^ minima.4
    // Zero means none.
    bands.replace(with: SIMD16<UInt32>(repeating: 1), where: bands .== SIMD16<UInt32>())
  }
}

/// Cuts texts into shingles again, to compare exactly those that met.
package struct Shingler: Sendable {
  private let lexicon = Lexicon(cues: CueList(""), topics: [])

  package init() {}

  /// The sketch of messages in a row.
  package func sketch(of messages: [[UInt8]]) -> ShingleSketch {
    ShingleSketch(words: messages.map { WordText($0, lexicon: lexicon).words.map(\.hash) })
  }

  /// The set of shingles of messages in a row, ascending.
  package func shingles(of messages: [[UInt8]]) -> [UInt32] {
    var shingles: [UInt32] = []
    for message in messages {
      appendShingles(of: WordText(message, lexicon: lexicon).words.map(\.hash), to: &shingles)
    }
    shingles.sort()
    var count = 0
    for index in shingles.indices where index == 0 || shingles[index] != shingles[count - 1] {
      shingles[count] = shingles[index]
      count += 1
    }
    shingles.removeLast(shingles.count - count)
    return shingles
  }

  /// The Jaccard similarity of two sets, both ascending, 0 to 1; 1 for two empty ones.
  package static func similarity(_ a: [UInt32], _ b: [UInt32]) -> Double {
    let (x, y) = (a.span, b.span)
    var (i, j, common) = (0, 0, 0)
    while i < x.count, j < y.count {
      let (left, right) = (x[i], y[j])
      if left == right { common += 1 }
      if left <= right { i += 1 }
      if right <= left { j += 1 }
    }
    let all = a.count + b.count - common
    return all == 0 ? 1 : Double(common) / Double(all)
  }

  /// From here on two texts are near duplicates.
  package static let threshold = 0.8
}

/// Hashes of each three words in a row; of a shorter text, nothing.
private func appendShingles(of words: [UInt64], to shingles: inout [UInt32]) {
  guard words.count >= 3 else { return }
  for index in 2..<words.count {
    var hash = (words[index - 2] &* multiplier &+ words[index - 1]) &* multiplier &+ words[index]
    hash ^= hash >> 29
    hash = hash &* 0xBF58_476D_1CE4_E5B9
    shingles.append(UInt32(truncatingIfNeeded: hash >> 32))
  }
}

private let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

/// Odd factors and offsets of 80 hash functions, from a fixed generator.
private let (factors, offsets): ([SIMD16<UInt32>], [SIMD16<UInt32>]) = {
  var state: UInt64 = 0x0DDB_1A5E_5BAD_5EED
  func next() -> UInt32 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return UInt32(truncatingIfNeeded: state >> 16)
  }
  var factors: [SIMD16<UInt32>] = []
  var offsets: [SIMD16<UInt32>] = []
  for _ in 0..<5 {
    var (factor, offset) = (SIMD16<UInt32>(), SIMD16<UInt32>())
    for lane in 0..<16 {
      factor[lane] = next() | 1
      offset[lane] = next()
    }
    factors.append(factor)
    offsets.append(offset)
  }
  return (factors, offsets)
}()
