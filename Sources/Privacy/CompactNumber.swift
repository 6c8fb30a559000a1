internal import Bytes

/// Letters and digits of a number without what divides its groups.
///
/// - Complexity: O(1); at most 24 letters and digits are read.
struct CompactNumber {
  /// In capitals.
  private(set) var characters: [UInt8] = []
  /// The offset behind each character.
  private var ends: [Int] = []
  /// How many characters stand before each divider.
  private(set) var dividers: [Int] = []
  let start: Int

  /// Reads letters and digits, and single spaces, hyphens, dots and slashes between them.
  ///
  /// - Parameter isOneWord: Nothing may divide.
  init(at start: Int, in text: Span<UInt8>, oneWord isOneWord: Bool = false) {
    self.start = start
    var offset = start
    while characters.count < 24 {
      let byte = text.byte(offset)
      if byte.isLetterOrDigit {
        characters.append(byte.isLowercase ? byte & 0xDF : byte)
        offset += 1
        ends.append(offset)
        continue
      }
      guard !isOneWord, !characters.isEmpty, Self.divides(byte),
        text.byte(offset + 1).isLetterOrDigit
      else { break }
      dividers.append(characters.count)
      offset += 1
    }
  }

  static func divides(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "/")
  }

  /// The offset behind the first characters, where no letter or digit follows; nil where one does.
  func end(of count: Int, in text: Span<UInt8>) -> Int? {
    guard characters.count >= count, count > 0 else { return nil }
    let end = ends[count - 1]
    return text.byte(end).isLetterOrDigit || numberGoesOn(at: end, in: text) ? nil : end
  }

  /// Whether the first characters are of these kinds: `9` a digit, `A` a letter, `*` either.
  func has(_ form: String) -> Bool {
    guard characters.count >= form.utf8.count else { return false }
    for (character, kind) in zip(characters, form.utf8) {
      switch kind {
      case UInt8(ascii: "9"): if !character.isDigit { return false }
      case UInt8(ascii: "A"): if !character.isLetter { return false }
      default: break
      }
    }
    return true
  }

  /// Whether nothing divides the first characters, or only what stands behind some of these counts.
  func isDivided(_ count: Int, at allowed: Set<Int>) -> Bool {
    dividers.allSatisfy { $0 >= count || allowed.contains($0) }
  }

  /// The digits from one place to another as a number; at most 18.
  func value(_ range: Range<Int>) -> Int {
    characters[range].reduce(0) { $0 &* 10 &+ Int($1 &- 0x30) }
  }
}
