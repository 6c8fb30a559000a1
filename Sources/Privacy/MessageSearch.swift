internal import Bytes

/// Finds personal data in what somebody said: all that ``personalData(in:)`` finds, and besides names of people,
/// places and organisations, ages and addresses, which only running text announces.
///
/// - Returns: The findings in ascending order, without overlap.
/// - Complexity: O(*n*) in the bytes of `text`.
package func personalData(inMessage text: Span<UInt8>) -> [PersonalData] {
  throughDisguises(text) { findings(inMessage: $0) }
}

/// What ``personalData(inMessage:)`` finds in a text as it stands.
private func findings(inMessage text: Span<UInt8>) -> [PersonalData] {
  var found = findings(in: text)
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
