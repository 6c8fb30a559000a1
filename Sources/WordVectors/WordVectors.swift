internal import CWordVectors

/// Vectors of English word pieces that the program carries, and what they say of two texts.
///
/// A text is the sum of its pieces' vectors, each already weighted by smooth inverse frequency (Arora et al. 2017).
/// `Tests/Measures/word_vectors.py` makes them, and says where they come from.
package struct WordVectors: Sendable {
  static let dimensions = 64
  /// An open hash table of the pieces' names: their hashes, 0 for none, and their numbers.
  private var keys = [UInt64](repeating: 0, count: 1 << 16)
  private var numbers = [UInt16](repeating: 0, count: 1 << 16)
  /// Bytes from the start to what stands by piece.
  private let steps: Int
  private let information: Int
  private let values: Int
  private let largestStep: Float
  private let bias: Float
  /// Of the cosine, the products, and six shares of words.
  private let cosineWeight: Float
  private var productWeights = SIMD64<Float>(repeating: 0)
  private let shareWeights: [Float]

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
    cosineWeight = float(24)
    for index in 0..<Self.dimensions { productWeights[index] = float(28 + 4 * index) }
    let shares = 28 + 4 * Self.dimensions
    shareWeights = (0..<6).map { float(shares + 4 * $0) }
    var offset = shares + 24
    for number in 0..<count {
      let head = unsafe bytes.load(fromByteOffset: offset, as: UInt8.self)
      let length = Int(head & 0x7F)
      var hash = head & 0x80 == 0 ? Self.start : Self.continuation
      for index in 0..<length {
        hash = Self.hash(
          hash, unsafe bytes.load(fromByteOffset: offset + 1 + index, as: UInt8.self))
      }
      var slot = Int(truncatingIfNeeded: hash) & (keys.count - 1)
      while keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
      keys[slot] = hash
      numbers[slot] = UInt16(number)
      offset += 1 + length
    }
    steps = offset
    information = offset + 2 * count
    values = offset + 3 * count
    precondition(
      values + count * Self.dimensions == tuneboard_vectors_size(), "the vectors are cut off")
  }

  // FNV-1a, 64 bits: of 27,558 names no two are alike, and of other words one in 10^15 is taken for one.
  private static let start: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let continuation: UInt64 = 0x9DC5_811C_9E37_79B9

  private static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  private func piece(_ hash: UInt64) -> UInt16? {
    var slot = Int(truncatingIfNeeded: hash) & (keys.count - 1)
    while keys[slot] != 0 {
      if keys[slot] == hash { return numbers[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return nil
  }

  /// Greedy longest pieces of a word; none where a part of it is no piece.
  ///
  /// - Complexity: O(*n* · *k*) in the letters and the pieces found; of very long words the first 200 letters.
  private func pieces(
    of word: Range<Int>, in text: borrowing Span<UInt8>, into found: inout [UInt16]
  ) {
    let before = found.count
    let end = min(word.upperBound, word.lowerBound + 200)
    var start = word.lowerBound
    while start < end {
      var hash = start == word.lowerBound ? Self.start : Self.continuation
      var longest: (end: Int, piece: UInt16)?
      for index in start..<end {
        hash = Self.hash(hash, lowerCase(text[index]))
        if let piece = piece(hash) { longest = (index + 1, piece) }
      }
      guard let longest else {
        found.removeSubrange(before...)
        return
      }
      found.append(longest.piece)
      start = longest.end
    }
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

  fileprivate mutating func add(_ other: Self, times factor: Float) {
    unsafe withUnsafeMutableBytes(of: &sum) { sum in
      unsafe withUnsafeBytes(of: other.sum) { other in
        guard let sum = unsafe sum.baseAddress?.assumingMemoryBound(to: Float.self),
          let other = unsafe other.baseAddress?.assumingMemoryBound(to: Float.self)
        else { return }
        unsafe tuneboard_add(sum, other, factor)
      }
    }
  }
}

extension WordVectors {
  /// - Parameter text: UTF-8. Words are runs of ASCII letters and digits; case does not matter.
  package func vector(of text: [UInt8]) -> TextVector {
    var result = TextVector()
    var found: [UInt16] = []
    found.reserveCapacity(text.count / 5)
    let bytes = text.span
    var index = 0
    while index < bytes.count {
      guard isWord(bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      var hash = Self.start
      while index < bytes.count, isWord(bytes[index]) {
        hash = Self.hash(hash, lowerCase(bytes[index]))
        index += 1
      }
      if let piece = piece(hash) {
        found.append(piece)
      } else {
        pieces(of: start..<index, in: bytes, into: &found)
      }
    }
    let data = unsafe UnsafeRawPointer(tuneboard_vectors())
    unsafe withUnsafeMutableBytes(of: &result.sum) { sum in
      guard let sum = unsafe sum.baseAddress?.assumingMemoryBound(to: Float.self) else { return }
      for piece in found {
        let step = unsafe UInt16(
          littleEndian: data.loadUnaligned(fromByteOffset: steps + 2 * Int(piece), as: UInt16.self))
        let values = unsafe (data + (values + Self.dimensions * Int(piece)))
          .assumingMemoryBound(to: Int8.self)
        unsafe tuneboard_add_piece(sum, values, Float(step) * (largestStep / 65_535))
      }
    }
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
      asked.add(text, times: 0.5)
      asked.pieces = merged(asked.pieces, text.pieces)
    }
    guard asked.pieces.count >= 2, response.pieces.count >= 2 else { return nil }
    let products = products(asked, response)
    let lengths = products[0].squareRoot() * products[1].squareRoot() + 1e-9
    var logit = bias + (4 * products[2] * cosineWeight + 8 * products[3]) / lengths
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
    for (share, weight) in zip(shares, shareWeights) { logit += share * weight }
    return 1 / (1 + exponential(-Double(logit)))
  }

  /// The squared lengths of both, their product, and their product with each dimension's weight.
  private func products(_ a: TextVector, _ b: TextVector) -> SIMD4<Float> {
    var result = SIMD4<Float>()
    // A loop in C: as operations on 64 lanes it takes several times as long.
    unsafe withUnsafeBytes(of: a.sum) { a in
      unsafe withUnsafeBytes(of: b.sum) { b in
        unsafe withUnsafeBytes(of: productWeights) { weights in
          unsafe withUnsafeMutableBytes(of: &result) { result in
            guard let a = unsafe a.baseAddress?.assumingMemoryBound(to: Float.self),
              let b = unsafe b.baseAddress?.assumingMemoryBound(to: Float.self),
              let weights = unsafe weights.baseAddress?.assumingMemoryBound(to: Float.self),
              let result = unsafe result.baseAddress?.assumingMemoryBound(to: Float.self)
            else { return }
            unsafe tuneboard_products(a, b, weights, result)
          }
        }
      }
    }
    return result
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

private func lowerCase(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

private func isWord(_ byte: UInt8) -> Bool {
  (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
}
