internal import Bytes

/// Numbers of driving licences and passports, where their names announce them.
///
/// Accepted: 5 to 16 letters and digits with at least five digits, and hyphens between them, behind
/// `driver's license number is`, `driving licence no.`, `passport number:` and the like. They have no checksum in
/// common.
enum DocumentScanner {
  static func matches(in text: Span<UInt8>) -> [PersonalData] {
    var found: [PersonalData] = []
    var offset = 0
    while offset < text.count {
      let letter = text[offset].lowercased
      guard letter == UInt8(ascii: "l") || letter == UInt8(ascii: "p"), text.startsWord(at: offset)
      else {
        offset += 1
        continue
      }
      let type: PersonalDataType
      if text.spells("license", at: offset) || text.spells("licence", at: offset) {
        let owner = ["driver's ", "drivers ", "driver ", "driving ", "my "].contains {
          text.spells($0, at: offset - $0.utf8.count)
        }
        // `driver’s license`, with the mark in three bytes.
        guard owner || text.holds("\u{2019}s ", at: offset - 5) else {
          offset += 7
          continue
        }
        type = .usDriverLicense
        offset += 7
      } else if text.spells("passport", at: offset) {
        type = .usPassport
        offset += 8
      } else {
        offset += 1
        continue
      }
      if let number = number(behind: offset, in: text) {
        found.append(PersonalData(type: type, range: number))
        offset = number.upperBound
      }
    }
    return found
  }

  private static func number(behind end: Int, in text: Span<UInt8>) -> Range<Int>? {
    var offset = end
    for _ in 0..<4 {
      while " :#.=".utf8.contains(text.byte(offset)) { offset += 1 }
      let word = ["number", "num", "no", "nr", "is", "id"].first {
        text.spells($0, at: offset) && !text.byte(offset + $0.utf8.count).isLetterOrDigit
      }
      guard let word else { break }
      offset += word.utf8.count
    }
    let start = offset
    var digits = 0
    while text.byte(offset).isLetterOrDigit
      || text.byte(offset) == UInt8(ascii: "-") && text.byte(offset + 1).isDigit
    {
      if text[offset].isDigit { digits += 1 }
      offset += 1
    }
    return digits >= 5 && offset - start <= 18 ? start..<offset : nil
  }
}
