internal import Bytes

/// Numbers by which states, hospitals and keepers of vehicles know people and things.
///
/// Behind a word that names them their form is enough, whatever the check digit says; anywhere else those count whose
/// check digits are right or whose form is that of nothing else:
///
/// - `BR_CPF`, `BR_CNPJ`: eleven and fourteen digits with two check digits;
/// - `ES_NIF`, `ES_NIE`: eight digits, or `X`, `Y` or `Z` and seven, with the check letter;
/// - `NL_BSN`: nine digits, always behind a word;
/// - `IN_AADHAAR`: `NNNN NNNN NNNN` with Verhoeff's check digit; `IN_PAN`: `AAAPA9999A`, `IN_GSTIN`: one with a state
///   before and three characters behind; `IN_VOTER`, three letters and seven digits behind a word;
/// - `FR_NIR`: fifteen digits with the key modulo 97, thirteen behind a word; `FR_SPI`: thirteen behind `SPI`;
/// - `IT_FISCAL_CODE`: sixteen letters and digits in their order;
/// - `VIN`: seventeen characters with the check digit of North America, or behind a word;
/// - `LICENSE_PLATE` behind a word, `IN_VEHICLE_REGISTRATION` by its state;
/// - `MEDICAL_RECORD_NUMBER`, `NATIONAL_ID`: five and six digits or more behind a word.
enum IdentityScanner {
  /// - Parameter digits: The offset of the first digit of a run of letters and digits.
  static func match(
    at digits: Int, in text: Span<UInt8>, notBefore bound: Int
  ) -> PersonalData? {
    var start = digits
    while start > bound, digits - start < 17, text[start - 1].isLetterOrDigit { start -= 1 }
    let previous = start > bound ? text.byte(start - 1) : 0
    guard !previous.isLetterOrDigit, previous < 0x80 else { return nil }
    if previous == UInt8(ascii: ".") || previous == UInt8(ascii: ",") || previous == 0x2D,
      start - 1 > bound, text.byte(start - 2).isDigit
    {
      return nil
    }
    // Most numbers are short and alone: an age, half an hour.
    var end = digits
    while end - start < 17, text.byte(end).isLetterOrDigit { end += 1 }
    let goesOn = CompactNumber.divides(text.byte(end)) && isOfNumber(text.byte(end + 1))
    let isBegun = CompactNumber.divides(previous) && isOfNumber(text.byte(start - 2))
    guard end - start >= 4 || goesOn || isBegun else { return nil }
    let word = CompactNumber(at: start, in: text, oneWord: true)
    if word.characters.count == 17, let end = word.end(of: 17, in: text), isVehicle(word) {
      return PersonalData(type: .vin, range: start..<end)
    }
    let number = CompactNumber(at: start, in: text)
    if end - start >= 7 || goesOn, let (type, end) = form(number, in: text) {
      return PersonalData(type: type, range: start..<end)
    }
    return announced(number, word, at: digits, in: text, notBefore: bound)
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool { byte.isDigit || byte.isUppercase }

  // MARK: - Known by themselves

  private static func form(
    _ number: CompactNumber, in text: Span<UInt8>
  ) -> (PersonalDataType, end: Int)? {
    let characters = number.characters
    func accept(
      _ type: PersonalDataType, _ form: String, at dividers: Set<Int> = [],
      if isRight: (ArraySlice<UInt8>) -> Bool
    ) -> (PersonalDataType, end: Int)? {
      let count = form.utf8.count
      guard number.has(form), number.isDivided(count, at: dividers),
        let end = number.end(of: count, in: text), isRight(characters[..<count])
      else { return nil }
      return (type, end)
    }
    guard let first = characters.first, characters.count >= 9 else { return nil }
    if first.isDigit {
      return accept(.brCNPJ, "99999999999999", at: [2, 5, 8, 12], if: CheckDigits.isBrazilian)
        ?? accept(.brCPF, "99999999999", at: [3, 6, 9]) {
          // Eleven digits from 1 on are phone numbers of China and North America too.
          (first != UInt8(ascii: "1") || !number.isDivided(11, at: []))
            && CheckDigits.isBrazilian($0)
        } ?? accept(.frNIR, "99999**99999999", at: [1, 3, 5, 7, 10, 13], if: isFrench)
        ?? accept(.inAadhaar, "999999999999", at: [4, 8]) {
          first >= UInt8(ascii: "2") && !number.isDivided(12, at: []) && CheckDigits.isVerhoeff($0)
        }
        ?? accept(.esNIF, "99999999A", at: [2, 5, 8]) {
          $0[8] == CheckDigits.spanishLetter(number.value(0..<8)) && isCapital(number, 8, in: text)
        } ?? accept(.inGSTIN, "99AAAAA9999A*A*") { $0[13] == UInt8(ascii: "Z") }
    }
    return accept(.esNIE, "A9999999A", at: [1, 8]) {
      guard let prefix = Array("XYZ".utf8).firstIndex(of: $0[0]) else { return false }
      return $0[8] == CheckDigits.spanishLetter(prefix * 10_000_000 + number.value(1..<8))
        && isCapital(number, 8, in: text)
    }
      ?? accept(.inPAN, "AAAAA9999A") {
        "ABCFGHJLPT".utf8.contains($0[3]) && isCapital(number, 9, in: text)
      } ?? accept(.itFiscalCode, "AAAAAA99A99A999A", at: [3, 6, 11]) { _ in true }
      ?? indianPlate(number, in: text)
  }

  /// Whether the letter at a place stands in capitals in the text.
  private static func isCapital(
    _ number: CompactNumber, _ index: Int, in text: Span<UInt8>
  ) -> Bool {
    number.end(of: index + 1, in: text).map { text.byte($0 - 1).isUppercase } ?? false
  }

  /// The key of a French number: 97 less its remainder; `2A` and `2B` count as 19 and 18 (INSEE).
  private static func isFrench(_ characters: ArraySlice<UInt8>) -> Bool {
    guard let first = characters.first, first == 0x31 || first == 0x32 else { return false }
    var digits = Array(characters)
    if digits[5] == 0x32, digits[6] == UInt8(ascii: "A") || digits[6] == UInt8(ascii: "B") {
      digits[6] = digits[6] == UInt8(ascii: "A") ? 0x39 : 0x38
      digits[5] = 0x31
    }
    guard digits.allSatisfy(\.isDigit) else { return false }
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return (value / 100) % 97 + value % 100 == 97
  }

  private static let indianStates: Set<String> = [
    "AN", "AP", "AR", "AS", "BR", "CG", "CH", "DD", "DL", "GA", "GJ", "HP", "HR", "JH", "JK", "KA",
    "KL", "LA", "LD", "MH", "ML", "MN", "MP", "MZ", "NL", "OD", "OR", "PB", "PY", "RJ", "SK", "TN",
    "TR", "TS", "UK", "UP", "WB",
  ]

  /// `KA 01 AB 1234`
  private static func indianPlate(
    _ number: CompactNumber, in text: Span<UInt8>
  ) -> (PersonalDataType, end: Int)? {
    guard text.byte(number.start).isUppercase, number.has("AA99A") else { return nil }
    for (form, dividers) in [
      ("AA99A9999", [2, 4, 5]), ("AA99AA9999", [2, 4, 6]), ("AA99AAA9999", [2, 4, 7]),
    ] as [(String, Set<Int>)] {
      guard number.has(form), number.isDivided(form.utf8.count, at: dividers),
        let end = number.end(of: form.utf8.count, in: text),
        indianStates.contains(String(decoding: number.characters.prefix(2), as: UTF8.self))
      else { continue }
      return (.inVehicleRegistration, end)
    }
    return nil
  }

  private static func isVehicle(_ word: CompactNumber) -> Bool {
    let characters = word.characters
    return mayBeVehicle(word) && characters.contains { $0.isLetter }
      && CheckDigits.isVehicle(characters[...])
  }

  private static func mayBeVehicle(_ word: CompactNumber) -> Bool {
    word.characters.count == 17 && !word.characters.contains { "IOQ".utf8.contains($0) }
  }

  // MARK: - Known by the word before

  private static func announced(
    _ number: CompactNumber, _ word: CompactNumber, at digits: Int, in text: Span<UInt8>,
    notBefore bound: Int
  ) -> PersonalData? {
    var (start, type) = (word.start, Announcement(before: word.start, in: text).type)
    if type == nil || type == .licensePlate {
      start = startOfGroups(word.start, in: text, notBefore: bound)
      if start < word.start { type = Announcement(before: start, in: text).type }
    }
    guard let type else { return nil }
    if type == .licensePlate {
      return plate(from: start, in: text).map { PersonalData(type: type, range: start..<$0) }
    }
    guard let end = end(of: type, number, word, in: text) else { return nil }
    return PersonalData(type: type, range: word.start..<end)
  }

  private static func end(
    of type: PersonalDataType, _ number: CompactNumber, _ word: CompactNumber,
    in text: Span<UInt8>
  ) -> Int? {
    func end(_ forms: (String, Set<Int>)...) -> Int? {
      for (form, dividers) in forms {
        if number.has(form), number.isDivided(form.utf8.count, at: dividers),
          let end = number.end(of: form.utf8.count, in: text)
        {
          return end
        }
      }
      return nil
    }
    switch type {
    case .brCPF: return end(("99999999999", [3, 6, 9]))
    case .brCNPJ: return end(("99999999999999", [2, 5, 8, 12]))
    case .esNIF, .esNIE: return end(("99999999A", [2, 5, 8]), ("A9999999*", [1, 8]))
    case .nlBSN: return end(("999999999", [2, 3, 4, 5, 6, 7]))
    case .inPAN: return end(("AAAAA9999A", [5, 9]))
    case .inAadhaar: return end(("999999999999", [4, 8]))
    case .inVoter: return end(("AAA9999999", [3]))
    case .frNIR:
      return end(("99999**99999999", [1, 3, 5, 7, 10, 13]), ("99999**999999", [1, 3, 5, 7, 10]))
    case .frSPI: return end(("9999999999999", [2, 4, 7, 10]))
    case .vin: return mayBeVehicle(word) ? word.end(of: 17, in: text) : nil
    case .medicalRecord: return endOfRecord(from: word.start, digits: 5, in: text)
    case .nationalID: return endOfRecord(from: word.start, digits: 6, in: text)
    default: return nil
    }
  }

  /// The end of a number of 5 to 20 letters and digits with hyphens, dots and slashes between; no date is one.
  private static func endOfRecord(from start: Int, digits least: Int, in text: Span<UInt8>) -> Int?
  {
    var (offset, digits, count) = (start, 0, 0)
    var groups: [Int] = [0]
    while offset < text.count, count <= 20 {
      let byte = text[offset]
      if byte.isLetterOrDigit {
        if byte.isDigit { digits += 1 }
        count += 1
        groups[groups.count - 1] += 1
      } else if byte != 0x20, CompactNumber.divides(byte), text.byte(offset + 1).isLetterOrDigit {
        groups.append(0)
      } else if byte == 0x20, text.byte(offset + 1).isDigit, text.byte(offset - 1).isDigit {
        groups.append(0)
      } else {
        break
      }
      offset += 1
    }
    let isDate =
      groups == [4, 2, 2] || groups == [2, 2, 4] || groups == [1, 2, 4] || groups == [2, 1, 4]
    return digits >= least && count <= 20 && !isDate ? offset : nil
  }

  // MARK: - Plates

  /// Where the groups of capitals and digits begin that end in the one at an offset: `ABC-1234`, `KA 01 AB 1234`.
  private static func startOfGroups(
    _ start: Int, in text: Span<UInt8>, notBefore bound: Int
  ) -> Int {
    var start = start
    for _ in 0..<2 {
      let joint = text.byte(start - 1)
      guard start - 2 >= bound, joint == 0x20 || joint == UInt8(ascii: "-") else { break }
      var group = start - 1
      while group > bound, text[group - 1].isUppercase || text[group - 1].isDigit { group -= 1 }
      guard (1...3).contains(start - 1 - group), !text.byte(group - 1).isLetterOrDigit,
        text.byte(group - 1) < 0x80
      else { break }
      // `My plate is A 12`: a word of one letter is none of it, but before a hyphen.
      if joint == 0x20, start - 1 - group == 1, text[group].isLetter { break }
      start = group
    }
    return start
  }

  /// The end of a plate: 4 to 9 capitals and digits in at most four groups, letters and digits both.
  private static func plate(from start: Int, in text: Span<UInt8>) -> Int? {
    var (offset, letters, digits, accepted) = (start, 0, 0, start)
    let isSmall = text.byte(start).isLowercase
    for _ in 0..<4 {
      let group = offset
      while offset - group < 9,
        text.byte(offset).isDigit
          || (isSmall ? text.byte(offset).isLowercase : text.byte(offset).isUppercase)
      {
        if text[offset].isDigit { digits += 1 } else { letters += 1 }
        offset += 1
      }
      guard offset > group, !text.byte(offset).isLetterOrDigit, letters + digits <= 9 else { break }
      if isSmall, group > start, text.byte(group - 1) == 0x20, offset - group > 3 { break }
      accepted = offset
      let joint = text.byte(offset)
      guard joint == 0x20 || joint == UInt8(ascii: "-") else { break }
      offset += 1
    }
    guard accepted > start else { return nil }
    let value = (start..<accepted).map { text[$0] }
    return value.contains(where: \.isDigit) && value.contains(where: \.isLetter)
      && value.count(where: \.isLetterOrDigit) >= 4 ? accepted : nil
  }
}
