internal import Bytes

/// Finds personal data and secrets in a text.
///
/// One pass looks for rare bytes that a finding must have (`@`, digits, `:`, letters inside the
/// marks of keys and passwords); the scanners look around these only. Where findings overlap, the
/// one that starts first is kept, of two that start together the longer, and of two equal ones the
/// more specific kind.
///
/// - Parameter text: UTF-8 of one message, unescaped. Bytes that aren't valid UTF-8 match nothing.
/// - Returns: The findings in ascending order, without overlap.
/// - Complexity: O(*n*) in the bytes of `text`, whatever they are.
package func personalData(in text: Span<UInt8>) -> [PersonalData] {
  throughDisguises(text) { findings(in: $0) }
}

/// What the parts of an address hold by themselves: an e-mail address, a key.
package func personalData(inAddress text: Span<UInt8>) -> [PersonalData] {
  var found: [PersonalData] = []
  var start = 0
  for offset in 0...text.count {
    guard offset == text.count || "/?&#;".utf8.contains(text[offset]) else { continue }
    let part = (start..<offset).map { text[$0] }
    for item in personalData(in: part.span) {
      found.append(
        PersonalData(
          type: item.type, range: start + item.range.lowerBound..<start + item.range.upperBound))
    }
    start = offset + 1
  }
  return found
}

/// What ``personalData(in:)`` finds in a text as it stands.
func findings(in text: Span<UInt8>) -> [PersonalData] {
  var found = KeptFindings()
  let table = anchors
  let anchors = table.span
  var offset = 0
  while offset < text.count {
    let anchor = anchors[Int(text[offset])]
    if anchor == 0 {
      offset += 1
      continue
    }
    let bound = found.end
    switch Anchor(rawValue: anchor) {
    case .digit:
      let end = text.endOfDigits(from: offset)
      if let number = number(from: offset, to: end, in: text, notBefore: bound) {
        found.insert(number)
      }
      offset = max(end, found.end)
    case .at:
      found.insert(.emailAddress, EmailScanner.match(at: offset, in: text))
      offset = max(offset + 1, found.end)
    case .colon:
      if let url = URLScanner.match(at: offset, in: text, notBefore: bound) {
        found.insert(URLScanner.hasCredentials(url, in: text) ? .secret : .url, url)
      } else {
        found.insert(
          .ipAddress, IPv6Scanner.match(at: offset, in: text, notBefore: bound))
      }
      offset = max(offset + 1, found.end)
    case .mark:
      found.insert(.secret, SecretScanner.match(at: offset, in: text, notBefore: bound))
      offset = max(offset + 1, found.end)
    case .keyword:
      found.insert(.secret, PasswordScanner.match(at: offset, in: text, notBefore: bound))
      offset = max(offset + 1, found.end)
    case .markOrKeyword:
      found.insert(
        .secret,
        SecretScanner.match(at: offset, in: text, notBefore: bound)
          ?? PasswordScanner.match(at: offset, in: text, notBefore: bound))
      offset = max(offset + 1, found.end)
    case .slash:
      found.insert(.url, URLScanner.matchWithoutScheme(at: offset, in: text, notBefore: bound))
      offset = max(offset + 1, found.end)
    case .www:
      found.insert(.url, URLScanner.match(at: offset + 3, in: text, notBefore: bound))
      offset = max(offset + 1, found.end)
    case nil:
      offset += 1
    }
  }
  return found.findings.replaced(by: AnnouncedValue.matches(in: text))
    .replaced(by: GeoPlace.matches(in: text)).replaced(by: RandomKey.matches(in: text))
    .replaced(by: SecretTable.matches(in: text)).replaced(by: SecretPhrase.matches(in: text))
    .replaced(by: IdentifierScanner.matches(in: text)).joined(by: AgePhrase.matches(in: text))
}

/// Finds what may start with a run of digits: the longest, and of equal ones the most specific.
private func number(
  from digits: Int, to end: Int, in text: Span<UInt8>, notBefore bound: Int
) -> PersonalData? {
  if let range = IBANScanner.match(at: digits, in: text, notBefore: bound) {
    return PersonalData(type: .iban, range: range)
  }
  let identity = IdentityScanner.match(at: digits, in: text, notBefore: bound)
  if let identity, !identity.type.isGeneral {
    // Twelve digits of a card may be right by the sum of another number.
    guard let card = CardScanner.match(at: digits, in: text),
      card.upperBound > identity.range.upperBound
    else { return identity }
    return PersonalData(
      type: .creditCard, range: min(card.lowerBound, identity.range.lowerBound)..<card.upperBound)
  }
  if end - digits <= 8, let code = SpokenCode.match(digits..<end, in: text, notBefore: bound) {
    return PersonalData(type: .secret, range: code)
  }
  if end - digits > 19 { return identity }
  let groups = DigitGroups(at: digits, in: text)
  // Most numbers in chat end here: an age, a year, half an hour.
  if groups.digitCount < 6, groups.count < 4 {
    guard end - digits == 4, let card = CardScanner.match(at: digits, in: text) else {
      return identity
    }
    return PersonalData(type: .creditCard, range: card)
  }
  let phoneNumber = PhoneScanner.match(groups, in: text, notBefore: bound)
  guard numberMayStart(at: digits, in: text, notBefore: bound) else {
    return phoneNumber.map { PersonalData(type: .phoneNumber, range: $0) } ?? identity
  }

  var found: PersonalData?
  func propose(_ type: PersonalDataType, _ range: Range<Int>?) {
    guard let range else { return }
    if let kept = found, kept.range.lowerBound <= range.lowerBound,
      kept.range.upperBound >= range.upperBound
    {
      return
    }
    found = PersonalData(type: type, range: range)
  }
  propose(.ukNHS, TaxAndHealthScanner.nhs(groups, in: text))
  propose(.ukUTR, TaxAndHealthScanner.utr(groups, in: text))
  propose(.usEIN, TaxAndHealthScanner.ein(groups, in: text))
  propose(.usITIN, TaxAndHealthScanner.itin(groups, in: text))
  propose(.creditCard, CardScanner.match(at: digits, in: text))
  propose(.usSSN, SSNScanner.match(groups, in: text))
  propose(.ipAddress, IPv4Scanner.match(at: digits, in: text))
  propose(.phoneNumber, phoneNumber)
  propose(.usBankNumber, BankAccountScanner.match(groups, in: text))
  guard let identity else { return found }
  propose(identity.type, identity.range)
  return found
}

/// The findings so far, ascending and without overlap.
private struct KeptFindings {
  private(set) var findings: [PersonalData] = []
  /// The offset after the last finding; 0 at first.
  private(set) var end = 0

  mutating func insert(_ type: PersonalDataType, _ range: Range<Int>?) {
    if let range { insert(PersonalData(type: type, range: range)) }
  }

  mutating func insert(_ finding: PersonalData) {
    // Only an e-mail address can start before the last finding's end: it is found by its middle.
    while let last = findings.last, finding.range.lowerBound < last.range.upperBound {
      let isLarger =
        finding.range.lowerBound < last.range.lowerBound
        || finding.range.lowerBound == last.range.lowerBound
          && finding.range.upperBound > last.range.upperBound
      guard isLarger else { return }
      findings.removeLast()
    }
    findings.append(finding)
    end = finding.range.upperBound
  }
}

/// What a byte is a sign of; 0 in the table below stands for nothing.
private enum Anchor: UInt8 {
  case digit = 1
  case at, colon, mark, keyword, markOrKeyword, slash, www
}

private let anchors: [UInt8] = {
  var table = [UInt8](repeating: 0, count: 256)
  func set(_ bytes: String, _ anchor: Anchor) {
    for byte in bytes.utf8 { table[Int(byte)] = anchor.rawValue }
  }
  set("0123456789", .digit)
  set("@", .at)
  set(":", .colon)
  set("-_JSGzZB", .mark)
  set("pPkcC", .keyword)
  set("K", .markOrKeyword)
  set("/", .slash)
  set("wW", .www)
  return table
}()
