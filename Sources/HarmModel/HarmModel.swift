internal import CHarmModel

/// Weights of English wording that the program carries, and how likely a reply does harm by them.
///
/// A logistic regression over what stands in a reply: its words, pairs of neighbouring words, and runs of three and four letters
/// within a word, hashed into buckets (Weinberger et al. 2009). `Tests/Measures/harm_model.py` fits it, measures it on kinds of harm that
/// it was not fitted to, and says on whose texts.
package struct HarmModel: Sendable {
  /// Fewer words than these say too little.
  package static let leastWords = 4
  /// A few words prove little: as if a reply had so many features more, of no weight.
  private static let padding = 30.0

  private let bucketBits: Int
  private let step: Double
  private let bias: Double

  package init() {
    let bytes = unsafe UnsafeRawPointer(tuneboard_harm())
    func word(_ offset: Int) -> UInt32 {
      unsafe UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
    let count = Int(word(8))
    precondition(
      unsafe bytes.load(as: UInt8.self) == UInt8(ascii: "T") && count.nonzeroBitCount == 1
        && Self.header + count == tuneboard_harm_size(),
      "the weights of harm are of another form; make them again")
    bucketBits = count.trailingZeroBitCount
    step = Double(Float(bitPattern: word(12)))
    bias = Double(Float(bitPattern: word(16)))
  }

  /// The log-odds that a reply does harm, were half of all replies harmful; nil for fewer than four words.
  ///
  /// - Parameter reply: UTF-8, English. Words are runs of ASCII letters, digits and apostrophes that an apostrophe does not begin;
  ///   `?` and `!` count as words of their own. Case does not matter.
  /// - Complexity: O(*n*) in the bytes of `reply`.
  package func logOdds(of reply: [UInt8]) -> Double? {
    var sum = Sum(bucketBits: bucketBits)
    let text = reply.span
    var words = 0
    var before = Hash.edge
    var index = 0
    while index < text.count {
      let first = foldedLetter(text[index])
      guard first != 0, first != apostrophe else {
        let isMark = text[index] == UInt8(ascii: "?") || text[index] == UInt8(ascii: "!")
        if isMark {
          let hash = Hash.adding(text[index], to: Hash.word)
          sum.add(hash)
          sum.add((before &* Hash.golden) ^ hash)
          before = hash
        }
        index += 1
        continue
      }
      words += 1
      var hash = Hash.word
      // The last two letters, the edge of the word among them, and the hash of the last three.
      var letters: (UInt8, UInt8) = (0, UInt8(ascii: "<"))
      var three: UInt64 = 0
      func run(_ next: UInt8) {
        if three != 0 { sum.add(Hash.adding(next, to: three)) }
        if letters.0 != 0 {
          three = Hash.letters(letters.0, letters.1, next)
          sum.add(three)
        }
        letters = (letters.1, next)
      }
      while index < text.count {
        var letter = foldedLetter(text[index])
        var length = 1
        if letter == 0, isCurlyApostrophe(at: index, in: text) {
          (letter, length) = (apostrophe, 3)
        }
        guard letter != 0 else { break }
        hash = Hash.adding(letter, to: hash)
        run(letter)
        index += length
      }
      run(UInt8(ascii: ">"))
      sum.add(hash)
      sum.add((before &* Hash.golden) ^ hash)
      before = hash
    }
    guard words >= Self.leastWords else { return nil }
    sum.add((before &* Hash.golden) ^ Hash.edge)
    return bias + Double(sum.weight) * step / (Double(sum.count) + Self.padding).squareRoot()
  }

  private static let header = 20

  /// The weights of the buckets that were met, each once.
  private struct Sum {
    private let shift: UInt64
    private var met: [UInt64]
    var weight = 0
    var count = 0

    init(bucketBits: Int) {
      shift = UInt64(64 - bucketBits)
      met = Array(repeating: 0, count: max(1, 1 << bucketBits / 64))
    }

    mutating func add(_ hash: UInt64) {
      let bucket = Int(((hash ^ (hash >> 32)) &* Hash.golden) >> shift)
      let bit = UInt64(1) << UInt64(bucket & 63)
      guard met[bucket >> 6] & bit == 0 else { return }
      met[bucket >> 6] |= bit
      count += 1
      weight += unsafe Int(Int8(bitPattern: tuneboard_harm()[header + bucket]))
    }
  }
}

/// FNV-1a with 64 bits; words and runs of letters start apart.
private enum Hash {
  static let word: UInt64 = 0xCBF2_9CE4_8422_2325
  static let run: UInt64 = 0x9DC5_811C_9E37_79B9
  /// Stands for the reply's ends in pairs of words.
  static let edge: UInt64 = 0x5851_F42D_4C95_7F2D
  static let golden: UInt64 = 0x9E37_79B9_7F4A_7C15

  static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  static func letters(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> UInt64 {
    adding(c, to: adding(b, to: adding(a, to: run)))
  }
}

private let apostrophe = UInt8(ascii: "'")

/// An ASCII letter in lower case, a digit or an apostrophe; 0 for anything else.
private func foldedLetter(_ byte: UInt8) -> UInt8 {
  if byte &- 0x41 < 26 { return byte | 0x20 }
  return byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte == apostrophe ? byte : 0
}

/// ’ is E2 80 99.
private func isCurlyApostrophe(at index: Int, in text: borrowing Span<UInt8>) -> Bool {
  index + 2 < text.count && text[index] == 0xE2 && text[index + 1] == 0x80
    && text[index + 2] == 0x99
}
