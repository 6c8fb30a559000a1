internal import Corpus

extension AttributeBlock {
  /// Takes attributes that nobody can read: they are no permission where they may speak of consent, and whoever they
  /// may name is named.
  mutating func takeUnread(_ text: ArraySlice<UInt8>) {
    for line in text.split(separator: UInt8(ascii: "\n")) {
      let line = String(decoding: line.prefix(1000), as: UTF8.self)
      if ComparedWords(line).words.contains(where: { KeyLikeness($0, "consent") != nil }) {
        attributes.consent = .denied
      }
      if let stray = StrayStatement(line), stray.key == .participant, let name = stray.value {
        attributes.alsoNamed.append(name)
      }
    }
  }

  /// Takes what stands under a name that is no attribute's, or in a value, and may be meant as consent or a
  /// participant.
  ///
  /// - Returns: Whether it may be meant as consent, so that it is a finding.
  mutating func takeMeant(by spelling: String, _ values: [String]) -> Bool {
    if let likeness = KeyLikeness(spelling, "consent") {
      if likeness == .within, ConsentWords.takesBack(attribute: spelling), !values.isEmpty,
        !values.allSatisfy(ConsentWords.isNothing)
      {
        take(StrayConsent(likeness: .near, value: "denied"))
        return true
      }
      let stray = StrayConsent(likeness: likeness, value: values.count == 1 ? values[0] : nil)
      take(stray)
      // `consent-date` is harmless beside `consent: granted`.
      return likeness != .within || refuses(stray)
    }
    if KeyLikeness(spelling, "participant") != nil { attributes.alsoNamed += values }
    if ["permission", "permissions", "usage", "license"].contains(ComparedName(spelling).loose),
      values.contains(where: ConsentWords.isRefusal)
    {
      take(StrayConsent(likeness: .near, value: "denied"))
      return true
    }
    if AttributeKey(spelling: spelling) == nil, ConsentWords.takesBack(attribute: spelling),
      values.isEmpty || !values.allSatisfy(ConsentWords.isNothing)
    {
      take(StrayConsent(likeness: .near, value: "denied"))
      return true
    }
    var isConsent = false
    // `{name: consent, value: denied}`
    if values.count > 1, values.contains(where: isNearlyConsent),
      values.contains(where: ConsentWords.isRefusal)
    {
      take(StrayConsent(likeness: .near, value: "denied"))
      isConsent = true
    }
    for line in values.flatMap({ $0.split(separator: "\n") }) {
      guard let stray = StrayStatement(String(line)) else { continue }
      switch stray.key {
      case .consent:
        take(StrayConsent(likeness: .near, value: stray.value))
        isConsent = true
      default: if let name = stray.value { attributes.alsoNamed.append(name) }
      }
    }
    return isConsent
  }
}

/// Whether a comment behind an attribute takes it back: `consent: granted # not any more`.
func isTakenBack(_ source: SourceText, _ line: Int) -> Bool {
  let text = String(decoding: source.line(line), as: UTF8.self)
  // `consent: !denied granted`
  if let colon = text.firstIndex(of: ":") {
    let value = text[text.index(after: colon)...].drop { $0 == " " }
    if value.first == "!", !value.hasPrefix("!!str ") { return true }
  }
  guard let start = text.firstRange(of: " #") else { return false }
  let comment = String(text[start.upperBound...])
  let words = ComparedWords(comment).words
  // `# granted | denied` only lists what may stand there.
  if words.contains("granted") { return false }
  return ConsentWords.isRefusal(comment)
    || ConsentWords.isNoMore(words)
}
