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
        found.insert(.url, url)
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
    case .www:
      found.insert(.url, URLScanner.match(at: offset + 3, in: text, notBefore: bound))
      offset = max(offset + 1, found.end)
    case nil:
      offset += 1
    }
  }
  return found.findings.replaced(by: IdentifierScanner.matches(in: text))
}

/// Finds personal data in what somebody said: all that ``personalData(in:)`` finds, and besides names of people,
/// places and organisations, ages and addresses, which only running text announces.
///
/// - Returns: The findings in ascending order, without overlap.
/// - Complexity: O(*n*) in the bytes of `text`.
package func personalData(inMessage text: Span<UInt8>) -> [PersonalData] {
  var found = personalData(in: text)
  // Numbers of houses and documents: most of what people say has no digit at all.
  if (0..<text.count).contains(where: { text[$0].isDigit }) {
    found = found.joined(by: DocumentScanner.matches(in: text))
    found = found.joined(
      by: AddressScanner.matches(in: text).map { PersonalData(type: .address, range: $0) })
    found = found.joined(
      by: PostalCodeScanner.matches(in: text).map { PersonalData(type: .postalCode, range: $0) })
  }
  return found.joined(by: NameSearch.matches(in: text))
}

extension [PersonalData] {
  /// These findings, but where one of the others, ascending too, covers all that it touches: that one.
  fileprivate func replaced(by others: [PersonalData]) -> [PersonalData] {
    if others.isEmpty { return self }
    var kept: [PersonalData] = []
    var next = 0
    for other in others {
      while next < count, self[next].range.upperBound <= other.range.lowerBound { next += 1 }
      var index = next
      var coversAll = true
      while index < count, self[index].range.lowerBound < other.range.upperBound {
        coversAll =
          coversAll && other.range.lowerBound <= self[index].range.lowerBound
          && other.range.upperBound >= self[index].range.upperBound
        index += 1
      }
      if coversAll { kept.append(other) }
    }
    return kept.joined(by: self)
  }

  /// These findings and those of others, both ascending, that overlap none of these.
  func joined(by others: [PersonalData]) -> [PersonalData] {
    if others.isEmpty { return self }
    var result: [PersonalData] = []
    var next = 0
    for other in others {
      while next < count, self[next].range.upperBound <= other.range.lowerBound {
        result.append(self[next])
        next += 1
      }
      if next < count, self[next].range.overlaps(other.range) { continue }
      result.append(other)
    }
    return result + self[next...]
  }
}

/// Finds what may start with a run of digits: the longest, and of equal ones the most specific.
private func number(
  from digits: Int, to end: Int, in text: Span<UInt8>, notBefore bound: Int
) -> PersonalData? {
  if let range = IBANScanner.match(at: digits, in: text, notBefore: bound) {
    return PersonalData(type: .iban, range: range)
  }
  if end - digits > 19 { return nil }
  let groups = DigitGroups(at: digits, in: text)
  // Most numbers in chat end here: an age, a year, half an hour.
  if groups.digitCount < 6, groups.count < 4 { return nil }
  let phoneNumber = PhoneScanner.match(groups, in: text, notBefore: bound)
  guard numberMayStart(at: digits, in: text, notBefore: bound) else {
    return phoneNumber.map { PersonalData(type: .phoneNumber, range: $0) }
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
  case at, colon, mark, keyword, markOrKeyword, www
}

private let anchors: [UInt8] = {
  var table = [UInt8](repeating: 0, count: 256)
  func set(_ bytes: String, _ anchor: Anchor) {
    for byte in bytes.utf8 { table[Int(byte)] = anchor.rawValue }
  }
  set("0123456789", .digit)
  set("@", .at)
  set(":", .colon)
  set("-_JSGzB", .mark)
  set("pPkcC", .keyword)
  set("K", .markOrKeyword)
  set("wW", .www)
  return table
}()
