/// What is done about personal data, as a team decided.
package struct PersonalDataPolicy: Sendable, Equatable {
  /// Types that are neither masked nor reported.
  package var kept: Set<PersonalDataType> = []
  /// Types that keep an exchange out of the dataset; they are masked elsewhere.
  package var dropped: Set<PersonalDataType> = []
  /// Values that are none of anybody's: a hotline's number, the product's own name. Without regard to case, and in
  /// whatever disguise.
  package var allowed: Set<String> = [] {
    didSet { allowedKeys = Set(allowed.map { FoldedText.numberKey(of: Array($0.utf8).span) }) }
  }
  private var allowedKeys: Set<[UInt8]> = []
  /// Values that are masked wherever they stand as words of their own, as ``PersonalDataType/custom``: folded, so
  /// that neither case nor the way in which characters are written makes a difference.
  package private(set) var denied: [[UInt8]] = []

  package init() {}

  /// - Returns: Whether there is anything to look for in the value.
  @discardableResult package mutating func deny(_ value: String) -> Bool {
    let bytes = FoldedText.key(of: Array(value.utf8).span)
    if !bytes.isEmpty, !denied.contains(bytes) { denied.append(bytes) }
    return !bytes.isEmpty
  }

  /// The findings that are to be masked, with the stretches that the team denies.
  package func masked(_ found: [PersonalData], in text: [UInt8]) -> [PersonalData] {
    var result = found
    if !found.isEmpty, !(kept.isEmpty && allowed.isEmpty) {
      result = found.flatMap { item in remains(of: item, in: text) }
    }
    return denied.isEmpty ? result : joined(result, with: deniedStretches(in: text))
  }

  /// What is to be masked of a finding: all, nothing, or what a kept address holds besides.
  private func remains(of item: PersonalData, in text: [UInt8]) -> [PersonalData] {
    if !allowedKeys.isEmpty, allowedKeys.contains(FoldedText.numberKey(of: text[item.range].span)) {
      return []
    }
    guard kept.contains(item.type) else { return [item] }
    guard item.type == .url else { return [] }
    return personalData(inAddress: text[item.range].span)
      .filter { !kept.contains($0.type) }
      .map {
        PersonalData(
          type: $0.type,
          range: item.range.lowerBound + $0.range.lowerBound..<item.range.lowerBound
            + $0.range.upperBound)
      }
  }

  /// Where denied values stand, ascending: in the text as it is, and as somebody reads it.
  private func deniedStretches(in text: [UInt8]) -> [Range<Int>] {
    let plain = FoldedText(of: text.span, normalised: false)
    var stretches = plain.stretches(of: denied)
    if mayHoldDisguises(text.span) || text.contains(where: { $0 >= 0x80 || $0 == 0x0A }) {
      stretches += FoldedText(of: text.span, normalised: true).stretches(of: denied)
    }
    return stretches
  }

  /// Findings and denied stretches as one list: what overlaps becomes one finding, so that nothing is uncovered.
  private func joined(_ found: [PersonalData], with denied: [Range<Int>]) -> [PersonalData] {
    if denied.isEmpty { return found }
    let all = (found + denied.map { PersonalData(type: .custom, range: $0) })
      .sorted {
        ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
      }
    var result: [PersonalData] = []
    for item in all {
      if let last = result.last, last.range.upperBound > item.range.lowerBound {
        result[result.count - 1].range =
          last.range.lowerBound..<max(last.range.upperBound, item.range.upperBound)
      } else {
        result.append(item)
      }
    }
    return result
  }
}
