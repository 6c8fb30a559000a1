internal import Bytes

/// Places on the globe in other forms than two decimals: in degrees and minutes, behind `lat` and `lon`, as three words
/// and as plus codes.
enum GeoPlace {
  static func matches(in text: Span<UInt8>) -> [PersonalData] {
    var found: [PersonalData] = []
    var offset = 0
    while offset < text.count {
      let range: Range<Int>?
      switch text[offset] {
      case UInt8(ascii: "l"), UInt8(ascii: "L"): range = named(at: offset, in: text)
      case 0xC2: range = degrees(at: offset, in: text)
      case UInt8(ascii: "/"): range = threeWords(at: offset, in: text)
      case UInt8(ascii: "+"): range = plusCode(at: offset, in: text)
      default: range = nil
      }
      if let range, (found.last?.range.upperBound ?? 0) <= range.lowerBound {
        found.append(PersonalData(type: .coordinates, range: range))
        offset = max(offset + 1, range.upperBound)
      } else {
        offset += 1
      }
    }
    return found
  }

  /// `lat 40.44812`, `longitude: -79.98204`: the number alone.
  private static func named(at start: Int, in text: Span<UInt8>) -> Range<Int>? {
    guard !text.byte(start - 1).isLetterOrDigit else { return nil }
    let names = ["latitude", "longitude", "lat", "lon", "lng", "long", "längengrad", "breitengrad"]
    guard
      let name = names.first(where: {
        text.spells($0, at: start) && !text.byte(start + $0.utf8.count).isLetter
      })
    else { return nil }
    // `a long 45.678 km run`
    if name == "long", !isBehindLatitude(start, in: text) { return nil }
    var offset = start + name.utf8.count
    let limit = offset + 5
    while offset < limit, " :=.\"'".utf8.contains(text.byte(offset)) { offset += 1 }
    let number = offset
    if text.byte(offset) == UInt8(ascii: "-") { offset += 1 }
    let point = text.endOfDigits(from: offset)
    guard (1...3).contains(point - offset), text.byte(point) == UInt8(ascii: ".") else {
      return nil
    }
    let end = text.endOfDigits(from: point + 1)
    return end - point > 3 && end - point < 18 ? number..<end : nil
  }

  private static func isBehindLatitude(_ start: Int, in text: Span<UInt8>) -> Bool {
    var before = WordsBefore(start, maximumWords: 2)
    while let word = before.next(in: text) {
      if latitudes.contains(word) { return true }
    }
    return false
  }

  private static let latitudes = Vocabulary("lat latitude")

  /// `48°12'31.4"N 16°22'21.0"E`, from the sign of a degree.
  private static func degrees(at sign: Int, in text: Span<UInt8>) -> Range<Int>? {
    guard text.holds("°", at: sign) else { return nil }
    var start = sign
    while start > 0, sign - start < 12, text[start - 1].isDigit { start -= 1 }
    // Decimals are read elsewhere.
    guard text.byte(start - 1) != UInt8(ascii: ".") else { return nil }
    guard start < sign, let end = endOfDirection(from: start, in: text) else { return nil }
    var second = end
    while " ,;/".utf8.contains(text.byte(second)), second - end < 3 { second += 1 }
    return endOfDirection(from: second, in: text).map { start..<$0 }
  }

  /// Degrees, and minutes and seconds if any, up to a letter for a direction.
  private static func endOfDirection(from start: Int, in text: Span<UInt8>) -> Int? {
    var offset = start
    var digits = 0
    while offset - start < 28 {
      let byte = text.byte(offset)
      if byte.isDigit {
        digits += 1
      } else if "NSEWO".utf8.contains(byte) {
        return digits >= 2 && !text.byte(offset + 1).isLetter ? offset + 1 : nil
      } else if !(". '\"".utf8.contains(byte) || byte >= 0x80) {
        return nil
      }
      offset += 1
    }
    return nil
  }

  /// `///lamp.orbit.canyon`
  private static func threeWords(at start: Int, in text: Span<UInt8>) -> Range<Int>? {
    guard text.holds("///", at: start), text.byte(start - 1) != UInt8(ascii: ":"),
      text.byte(start - 1) != UInt8(ascii: "/")
    else { return nil }
    var end = start + 3
    for index in 0..<3 {
      let word = end
      while end - word < 20, text.isLetter(at: end) { end += 1 }
      guard end - word >= 3 else { return nil }
      if index < 2 {
        guard text.byte(end) == UInt8(ascii: ".") else { return nil }
        end += 1
      }
    }
    return start..<end
  }

  /// `9F4MGC2M+H4`, of the twenty characters of Open Location Code.
  private static func plusCode(at sign: Int, in text: Span<UInt8>) -> Range<Int>? {
    func isCode(_ byte: UInt8) -> Bool { "23456789CFGHJMPQRVWX".utf8.contains(byte) }
    var start = sign
    while start > 0, sign - start < 8, isCode(text[start - 1]) { start -= 1 }
    var end = sign + 1
    while end - sign < 4, isCode(text.byte(end)) { end += 1 }
    let isWhole = !text.byte(start - 1).isLetterOrDigit && !text.byte(end).isLetterOrDigit
    let isForm =
      sign - start == 8 || sign - start == 4 && (start..<sign).contains { text[$0].isLetter }
    return isWhole && isForm && (3...4).contains(end - sign) ? start..<end : nil
  }
}
