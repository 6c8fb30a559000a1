internal import CWordVectors

/// Vectors of English word pieces that the program carries, and what they say of two texts.
///
/// A text is the sum of its pieces' vectors, each already weighted by smooth inverse frequency (Arora et al. 2017).
/// `.ci/word-vectors` makes them, and says where they come from.
package struct WordVectors: Sendable {
  static let dimensions = 64
  /// An open hash table: 1 + the number of a piece; 0 for none.
  private var slots = [UInt32](repeating: 0, count: 1 << 16)
  /// By piece: where its name begins; the byte before has its length.
  private var names: [UInt32] = []
  /// Bytes from the start to what stands by piece.
  private let steps: Int
  private let information: Int
  private let values: Int
  private let largestStep: Float
  private let bias: Float
  /// Of the cosine, the products, and six shares of words.
  private let weights: [Float]

  package init() {
    let bytes = unsafe UnsafeRawPointer(tuneboard_vectors())
    func float(_ offset: Int) -> Float {
      unsafe Float(
        bitPattern: UInt32(
          littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
    let count = unsafe Int(
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)))
    let dimensions = unsafe Int(
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self)))
    precondition(
      unsafe bytes.load(as: UInt8.self) == UInt8(ascii: "T") && dimensions == Self.dimensions,
      "the vectors are of another form; make them again")
    largestStep = float(16)
    bias = float(20)
    weights = (0..<Self.dimensions + 7).map { float(24 + 4 * $0) }
    var offset = 24 + 4 * weights.count
    names.reserveCapacity(count)
    for number in 0..<count {
      let head = unsafe bytes.load(fromByteOffset: offset, as: UInt8.self)
      let length = Int(head & 0x7F)
      names.append(UInt32(offset + 1))
      var hash = Self.seed(continues: head & 0x80 != 0)
      for index in 0..<length {
        hash = Self.hash(
          hash, unsafe bytes.load(fromByteOffset: offset + 1 + index, as: UInt8.self))
      }
      var slot = Int(hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
      offset += 1 + length
    }
    steps = offset
    information = offset + 2 * count
    values = offset + 3 * count
    precondition(
      values + count * Self.dimensions == tuneboard_vectors_size(), "the vectors are cut off")
  }

  private static func seed(continues: Bool) -> UInt32 { continues ? 0x9DC5_811C : 0x811C_9DC5 }

  /// FNV-1a, whose low bits are mixed well enough for names of letters.
  private static func hash(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte)) &* 0x0100_0193
  }

  /// The number of the piece with a name; nil without one.
  private func piece(_ name: some RandomAccessCollection<UInt8>, continues: Bool) -> Int? {
    let bytes = unsafe UnsafeRawPointer(tuneboard_vectors())
    var hash = Self.seed(continues: continues)
    for byte in name { hash = Self.hash(hash, byte) }
    let head = UInt8(truncatingIfNeeded: name.count) | (continues ? 0x80 : 0)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      let offset = Int(names[number])
      if unsafe bytes.load(fromByteOffset: offset - 1, as: UInt8.self) == head {
        var index = offset
        if name.allSatisfy({ byte in
          defer { index += 1 }
          return unsafe bytes.load(fromByteOffset: index, as: UInt8.self) == byte
        }) {
          return number
        }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Greedy longest pieces of a word in lower case; none where a part of it is no piece.
  private func pieces(of word: [UInt8], into found: inout [UInt16]) {
    let before = found.count
    var start = 0
    while start < word.count {
      var end = min(word.count, start + 127)
      while end > start {
        if let number = piece(word[start..<end], continues: start > 0) {
          found.append(UInt16(number))
          break
        }
        end -= 1
      }
      if end == start {
        found.removeSubrange(before...)
        return
      }
      start = end
    }
  }

  private func vector(_ piece: UInt16) -> SIMD64<Float> {
    let bytes = unsafe UnsafeRawPointer(tuneboard_vectors())
    let step = unsafe UInt16(
      littleEndian: bytes.loadUnaligned(fromByteOffset: steps + 2 * Int(piece), as: UInt16.self))
    let values = unsafe bytes.loadUnaligned(
      fromByteOffset: values + Self.dimensions * Int(piece), as: SIMD64<Int8>.self)
    return SIMD64<Float>(values) * (Float(step) * (largestStep / 65_535))
  }

  /// Minus the logarithm of a piece's frequency: 3 for "the", 12 for a rare word.
  private func information(of piece: UInt16) -> Float {
    let sixteenths = unsafe UnsafeRawPointer(tuneboard_vectors())
      .load(fromByteOffset: information + Int(piece), as: UInt8.self)
    return Float(sixteenths) / 16
  }
}

/// What the vectors know of a text.
package struct TextVector: Sendable {
  fileprivate var sum = SIMD64<Float>(repeating: 0)
  /// Its pieces, each once, ascending.
  fileprivate var pieces: [UInt16] = []

  package init() {}
}

extension WordVectors {
  /// - Parameter text: UTF-8. Words are runs of ASCII letters and digits; case does not matter.
  package func vector(of text: [UInt8]) -> TextVector {
    var result = TextVector()
    var found: [UInt16] = []
    var word: [UInt8] = []
    for byte in text {
      let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
      if lower &- 0x61 < 26 || lower &- 0x30 < 10 {
        word.append(lower)
      } else if !word.isEmpty {
        pieces(of: word, into: &found)
        word.removeAll(keepingCapacity: true)
      }
    }
    if !word.isEmpty { pieces(of: word, into: &found) }
    for piece in found { result.sum += vector(piece) }
    found.sort()
    result.pieces.reserveCapacity(found.count)
    for piece in found where result.pieces.last != piece { result.pieces.append(piece) }
    return result
  }

  /// How likely a response answers a message rather than another one, 0 to 1; nil where too few words are known.
  ///
  /// A logistic regression over the cosine of both vectors, their products, and shares of common words, fitted to true
  /// and foreign replies in equal numbers.
  ///
  /// - Parameter before: The two messages before it, which count half.
  package func relatedness(
    of response: TextVector, to message: TextVector, before: some Collection<TextVector>
  ) -> Double? {
    var asked = message
    for text in before {
      asked.sum += 0.5 * text.sum
      asked.pieces = merged(asked.pieces, text.pieces)
    }
    guard asked.pieces.count >= 2, !response.pieces.isEmpty else { return nil }
    let a = unit(asked.sum)
    let b = unit(response.sum)
    let products = a * b
    var logit = bias + 4 * products.sum() * weights[0]
    for index in 0..<Self.dimensions { logit += 8 * products[index] * weights[1 + index] }
    var (shared, common) = (Float(0), 0)
    var index = 0
    for piece in response.pieces {
      while index < asked.pieces.count, asked.pieces[index] < piece { index += 1 }
      guard index < asked.pieces.count, asked.pieces[index] == piece else { continue }
      common += 1
      shared += max(0, information(of: piece) - 5)
    }
    let said = asked.pieces.reduce(0) { $0 + information(of: $1) }
    let replied = response.pieces.reduce(0) { $0 + information(of: $1) }
    let (askedCount, givenCount) = (Float(asked.pieces.count), Float(response.pieces.count))
    let shares = [
      shared / 10, shared / said * 5, shared / replied * 5, Float(common) / givenCount,
      logarithm(1 + askedCount) / 4, logarithm(1 + givenCount) / 4,
    ]
    for (share, weight) in zip(shares, weights.suffix(6)) { logit += share * weight }
    return 1 / (1 + exponential(-Double(logit)))
  }

  private func unit(_ vector: SIMD64<Float>) -> SIMD64<Float> {
    vector / ((vector * vector).sum().squareRoot() + 1e-9)
  }

  /// Two ascending lists as one, each piece once.
  private func merged(_ a: [UInt16], _ b: [UInt16]) -> [UInt16] {
    var result: [UInt16] = []
    result.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      if j == b.count || i < a.count && a[i] <= b[j] {
        if j < b.count, a[i] == b[j] { j += 1 }
        result.append(a[i])
        i += 1
      } else {
        result.append(b[j])
        j += 1
      }
    }
    return result
  }
}
