internal import Bytes

/// Finds numbers of people's papers, accounts and things right behind the words that name them: `BLZ 37040044`,
/// `Personalausweis L01X00T47`, `zip 97214`, `last four of my social are 7741`.
///
/// Behind the name may stand `number`, `is`, signs and the like, and then the number: groups of capitals and digits with
/// single joints. How many digits it needs depends on how much else the word may mean.
///
/// - Complexity: O(*n*); behind a name at most 80 bytes are read.
enum AnnouncedValue {
  static func matches(in text: Span<UInt8>) -> [PersonalData] {
    var found: [PersonalData] = []
    var offset = 0
    while offset < text.count {
      guard text[offset].isLetter || text[offset] >= 0xC3, text.startsWord(at: offset) else {
        offset += 1
        continue
      }
      let start = offset
      while text.isLetter(at: offset) { offset += 1 }
      guard let rules = rules[wordKey(in: text, at: start)] else { continue }
      for rule in rules where text.spells(rule.name, at: start) {
        let end = start + rule.name.utf8.count
        guard !text.isLetter(at: end), !isOfName(rule, start, in: text),
          let range = value(behind: end, rule, in: text)
        else {
          continue
        }
        found.append(PersonalData(type: rule.type, range: range))
        offset = range.upperBound
        break
      }
    }
    return found
  }

  // MARK: - Names

  enum Form {
    /// At least so many digits, with capitals, small letters too where no blank divides.
    case number(Int)
    /// Digits alone, from so many to so many.
    case digits(Int, Int)
    /// Letters and digits both, at least so many.
    case mixed(Int)
    case bic, expiry, mac, nino
  }

  private struct Rule {
    let name: String
    let type: PersonalDataType
    let form: Form
  }

  private static let rules: [UInt64: [Rule]] = {
    var result: [UInt64: [Rule]] = [:]
    func add(_ names: String, _ type: PersonalDataType, _ form: Form) {
      for name in names.split(separator: ",") {
        let name = name.drop { $0 == " " }
        let word = name.utf8.prefix { $0 != 0x20 && $0 != 0x2D }
        let key = word.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        result[key, default: []].append(Rule(name: String(name), type: type, form: form))
      }
    }
    add(
      "handynummer, telefonnummer, rufnummer, mobilnummer, handy, telefon, número, numero, numéro, teléfono, téléphone, "
        + "telefoonnummer, nummer, numer", .phoneNumber, .digits(7, 15))
    add("ext, extension, durchwahl", .phoneNumber, .digits(3, 6))
    add(
      "blz, bankleitzahl, kontonummer, kontonr, konto, clabe, bsb, rekeningnummer", .usBankNumber,
      .digits(5, 18))
    add("bic, swift code, swift-code, swift/bic, swift:", .usBankNumber, .bic)
    add(
      "card ending, card ends, visa ending, mastercard ending, amex ending", .creditCard,
      .digits(4, 4))
    add("exp, expires, expiry, expiration, ablaufdatum, gültig bis", .creditCard, .expiry)
    add(
      "last four of my social, last four of my ssn, last 4 of my ssn, last 4 of my social", .usSSN,
      .digits(4, 4))
    add("social, ssn", .usSSN, .digits(9, 9))
    add(
      "reisepass, reisepassnummer, passnummer, passport, pasaporte, passeport", .usPassport,
      .number(4))
    add("führerscheinnummer, führerschein, dl, licence, license", .usDriverLicense, .number(6))
    add("utr", .ukUTR, .digits(10, 10))
    add("ein, employer id", .usEIN, .digits(9, 9))
    add("ni number, nino, national insurance", .ukNINO, .nino)
    add(
      "id number, id no, id-nummer, personalausweis, personalausweisnummer, ausweis, ausweisnummer, id card, identity card, id-card, green card, nric, "
        + "hkid, pps, ppsn, cédula, cedula, rfc, cnp, curp, pesel, svnr, ahv, steuernummer, steuer-id, steuerid, "
        + "steueridentifikationsnummer, umsatzsteuer-id, tfn, abn, vat, btw, siren, siret, nit, imei, sozialversicherungsnummer, "
        + "rentenversicherungsnummer, matrikelnummer, personalnummer, kundennummer", .nationalID,
      .number(5))
    add(
      "student id, employee id, employee number, employee no, staff id, badge #, member id, membership number, case no, "
        + "case number, customer number", .nationalID, .number(4))
    add(
      "booking, booking code, reservation, pnr, tracking, tracking number, confirmation code, booking reference",
      .nationalID, .mixed(6))
    add(
      "versichertennummer, krankenversichertennummer, versicherungsnummer, krankenkassennummer, medicare, patient id, "
        + "patient number, patientennummer", .medicalRecord, .number(5))
    add("mac, mac-adresse, mac-address", .macAddress, .mac)
    add(
      "zip, zip code, zipcode, plz, postleitzahl, code postal, código postal, postcode",
      .address, .digits(4, 5))
    return result
  }()

  /// `Marlow Ext 14`: a quarter's extension, no telephone's.
  private static func isOfName(_ rule: Rule, _ start: Int, in text: Span<UInt8>) -> Bool {
    guard rule.name == "ext" || rule.name == "extension", text.byte(start - 1) == 0x20 else {
      return false
    }
    var word = start - 1
    while word > 0, start - word < 24, text.isLetter(at: word - 1) { word -= 1 }
    return text.isCapital(at: word)
  }

  // MARK: - Values

  private static let fillers = [
    "number", "nummer", "num", "no", "nr", "is", "ist", "are", "was", "lautet", "es", "est", "id",
    "reads", "code", "in",
    "s", "security", "address", "adresse", "card", "my", "now", "date", "with", "its",
  ]

  private static func value(behind end: Int, _ rule: Rule, in text: Span<UInt8>) -> Range<Int>? {
    var offset = end
    for _ in 0..<4 {
      while offset - end < 24, " :#.=|*'\u{22}/".utf8.contains(text.byte(offset)) { offset += 1 }
      let filler = fillers.first {
        text.spells($0, at: offset) && !text.byte(offset + $0.utf8.count).isLetterOrDigit
      }
      guard let filler else { break }
      offset += filler.utf8.count
    }
    guard offset > end || "#:".utf8.contains(rule.name.utf8.last ?? 0),
      text.byte(offset).isLetterOrDigit
    else { return nil }
    switch rule.form {
    case .digits(let least, let most):
      return digits(from: offset, least...most, rule.type, in: text)
    case .number(let least): return number(from: offset, least, in: text)
    case .mixed(let least):
      let range = number(from: offset, 1, in: text)
      return range.flatMap { range in
        range.count >= least && range.contains { text[$0].isLetter } && !isLower(range, text)
          ? range : nil
      }
    case .bic: return bic(from: offset, in: text)
    case .expiry: return expiry(from: offset, in: text)
    case .mac:
      let stop = endOfHex(from: offset, in: text)
      return stop - offset == 12 && !text.byte(stop).isLetterOrDigit ? offset..<stop : nil
    case .nino: return nino(from: offset, in: text)
    }
  }

  private static func isLower(_ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
    range.contains { text[$0].isLowercase }
  }

  /// Groups of digits alone. A postal code has one.
  private static func digits(
    from start: Int, _ counts: ClosedRange<Int>, _ type: PersonalDataType, in text: Span<UInt8>
  ) -> Range<Int>? {
    var end = text.endOfDigits(from: start)
    var count = end - start
    guard count > 0 else { return nil }
    while type != .address, count < counts.upperBound, " -./".utf8.contains(text.byte(end)),
      text.byte(end + 1).isDigit
    {
      let next = text.endOfDigits(from: end + 1)
      count += next - end - 1
      end = next
    }
    if type == .address, text.byte(end) == 0x2D, text.endOfDigits(from: end + 1) - end == 5 {
      end += 5
    }
    let isWhole = numberMayEnd(at: end, in: text) && !numberGoesOn(at: end, in: text)
    return counts.contains(count) && isWhole ? start..<end : nil
  }

  /// Groups of capitals and digits; the first may have small letters.
  private static func number(from start: Int, _ least: Int, in text: Span<UInt8>) -> Range<Int>? {
    var (end, offset, digits, count) = (start, start, 0, 0)
    while count <= 22 {
      let group = offset
      var (groupDigits, smalls) = (0, 0)
      while text.byte(offset).isLetterOrDigit, offset - group < 24 {
        if text[offset].isDigit { groupDigits += 1 }
        if text[offset].isLowercase { smalls += 1 }
        offset += 1
      }
      // A word, or capitals that are too many for a part of a number.
      if groupDigits == 0, offset - group > 3 || smalls > 0 { break }
      if smalls > 1, group > start { break }
      guard offset > group else { break }
      digits += groupDigits
      count += offset - group
      end = offset
      if text.byte(offset) == UInt8(ascii: "("), text.byte(offset + 2) == UInt8(ascii: ")") {
        end = offset + 3
        break
      }
      guard " -./:".utf8.contains(text.byte(offset)), text.byte(offset + 1).isLetterOrDigit,
        text.byte(offset) != 0x20 || !text.byte(offset + 1).isLowercase
      else { break }
      offset += 1
    }
    guard digits >= least, count <= 22, end > start, !text.byte(end).isLetterOrDigit,
      text.byte(end) != UInt8(ascii: "%"), !isDate(start..<end, in: text)
    else { return nil }
    return start..<end
  }

  private static func isDate(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    DateForm.end(from: range.lowerBound, in: text) == range.upperBound
  }

  private static func bic(from start: Int, in text: Span<UInt8>) -> Range<Int>? {
    var end = start
    while text.byte(end).isUppercase || text.byte(end).isDigit { end += 1 }
    let isForm = (start..<start + 6).allSatisfy { text.byte($0).isUppercase }
    return isForm && (end - start == 8 || end - start == 11) && !text.byte(end).isLetter
      ? start..<end : nil
  }

  /// `09/28`, `09/2028`
  private static func expiry(from start: Int, in text: Span<UInt8>) -> Range<Int>? {
    let month = text.endOfDigits(from: start)
    let end = text.endOfDigits(from: month + 1)
    let year = end - month - 1
    guard month - start == 2, text.byte(month) == UInt8(ascii: "/"), year == 2 || year == 4,
      text.byte(start) < 0x32, numberMayEnd(at: end, in: text), !numberGoesOn(at: end, in: text)
    else { return nil }
    return start..<end
  }

  private static func endOfHex(from start: Int, in text: Span<UInt8>) -> Int {
    var end = start
    while text.byte(end).isHexDigit, end - start < 16 { end += 1 }
    return end
  }

  /// Two letters, six digits and a letter, whichever they are.
  private static func nino(from start: Int, in text: Span<UInt8>) -> Range<Int>? {
    let number = CompactNumber(at: start, in: text)
    guard number.has("AA999999A") else { return nil }
    return number.end(of: 9, in: text).map { start..<$0 }
  }
}
