internal import Corpus
internal import Privacy

/// The attributes that front matter and attribute lines may give a conversation.
enum AttributeKey: String, CaseIterable {
  case id, title, date, topic, emotion, consent, participant, rating, system, kind

  init?(spelling: String) { self.init(rawValue: spelling.lowercased()) }

  /// The key that a misspelt one was meant to be, within one edit or swap.
  static func meant(by spelling: String) -> AttributeKey? {
    let spelling = spelling.lowercased()
    guard spelling.utf8.count >= 4 else { return nil }
    return allCases.first { isOneEditApart(Array($0.rawValue.utf8), Array(spelling.utf8)) }
  }
}

/// What a block of attributes says, with the id and kind that hold for one file or conversation.
struct AttributeBlock {
  var id: String?
  var title: String?
  var kind: String?
  var attributes = Attributes()
  /// 1-based lines of the file with an attribute each; without a key where it says nothing that is known.
  var lines: [(range: Range<Int>, key: AttributeKey?)] = []
  /// Whether `consent` is among them.
  private var hasConsent = false
  /// What stands where consent may be meant.
  private var strays: [StrayConsent] = []

  /// Takes one attribute; returns what is wrong with its value, or nil.
  mutating func set(_ key: AttributeKey, to value: String, _ masker: Masker) -> String? {
    let value = trimmed(value)
    guard !value.isEmpty else { return nil }
    switch key {
    case .id: id = value
    case .title: title = value
    case .date:
      // A YAML timestamp may go on with a time; the day is what counts.
      let day = String(value.prefix(10))
      guard isDate(day) else { return "'date' is not YYYY-MM-DD" }
      attributes.date = day
    case .topic:
      // Masked first: of an address's slug, no search can tell any more what it was.
      let name = slug(masker(value).text)
      guard !name.isEmpty else { return "'topic' has no letter or digit" }
      attributes.topic = name
    case .emotion: attributes.emotion = value.lowercased()
    case .consent:
      let said = Consent.allCases.first { $0.name == value.lowercased() }
      let before = hasConsent ? attributes.consent : nil
      hasConsent = true
      // Read as denied: a value that nobody can read is no permission.
      attributes.consent = (said ?? .denied).stricter(than: before)
      if said == nil { return "'consent' is neither 'granted' nor 'denied'; it is taken as denied" }
      if let before, before != said { return "'consent' stands twice; the stricter holds" }
    case .participant:
      guard let before = attributes.participant, ComparedName(before) != ComparedName(value) else {
        attributes.participant = value
        break
      }
      attributes.alsoNamed.append(value)
      return "'participant' stands twice; a refusal of either holds"
    case .rating:
      guard let rating = Int(value), (1...5).contains(rating) else {
        return "'rating' is not a whole number from 1 to 5"
      }
      attributes.rating = rating
    case .system: attributes.system = value
    case .kind:
      let name = value.lowercased()
      guard ["conversation", "examples"].contains(name) else {
        return "'kind' is neither 'conversation' nor 'examples'; the file's folder decides"
      }
      kind = name
    }
    return nil
  }
}

/// What stands where consent may be meant: under a misspelt name, in a mapping inside of another.
struct StrayConsent {
  var likeness: KeyLikeness
  /// nil for a list or a mapping.
  var value: String?
}

extension AttributeBlock {
  /// Takes what may be meant as consent; ``settle()`` says what it comes to.
  mutating func take(_ stray: StrayConsent) { strays.append(stray) }

  /// Lets what may be meant as consent refuse: it never grants, and is harmless only beside `consent: granted`.
  ///
  /// - Returns: Whether it refuses.
  mutating func settle() -> Bool {
    let isGranted = hasConsent && attributes.consent == .granted
    let isRefused = !strays.isEmpty && (!isGranted || strays.contains(where: refuses))
    strays = []
    if isRefused { attributes.consent = .denied }
    return isRefused
  }

  /// Whether something that may be meant as consent refuses beside `consent: granted` too.
  func refuses(_ stray: StrayConsent) -> Bool {
    switch stray.likeness {
    case .lookAlike, .near: !(stray.value.map(ConsentWords.isGrant) ?? false)
    case .word, .within: stray.value.map(ConsentWords.isRefusal) ?? false
    }
  }

  /// Whether a conversation has what the front matter of its file says of an attribute.
  func isUsed(_ key: AttributeKey, by conversations: [Conversation]) -> Bool {
    switch key {
    case .kind: true
    case .id:
      conversations.contains { conversation in
        id.map { conversation.id?.hasPrefix($0) ?? false } ?? true
      }
    case .title: conversations.contains { $0.title == title ?? $0.title }
    case .date: isShared(\.date, by: conversations)
    case .topic: isShared(\.topic, by: conversations)
    case .emotion: isShared(\.emotion, by: conversations)
    case .consent: isShared(\.consent, by: conversations)
    case .participant: isShared(\.participant, by: conversations)
    case .rating: isShared(\.rating, by: conversations)
    case .system: isShared(\.system, by: conversations)
    }
  }

  private func isShared(
    _ value: KeyPath<Attributes, some Equatable>, by conversations: [Conversation]
  ) -> Bool {
    conversations.contains { $0.attributes[keyPath: value] == attributes[keyPath: value] }
  }
}

extension Attributes {
  /// What one of several conversations in a file takes from the file where it says nothing.
  ///
  /// A refusal holds for all of them: only a conversation that states its own consent is free of it.
  func inherited(from file: Attributes) -> Attributes {
    var result = self
    result.topic = topic ?? file.topic
    result.emotion = emotion ?? file.emotion
    result.system = system ?? file.system
    if consent == .unknown, file.consent == .denied { result.consent = .denied }
    // So does one of the file's participant, where the conversation names nobody.
    if participant == nil, let outer = file.participant { result.alsoNamed.append(outer) }
    result.alsoNamed += file.alsoNamed
    return result
  }

  /// These attributes, all that are absent taken from `outer`.
  func completed(from outer: Attributes) -> Attributes {
    var result = inherited(from: outer)
    result.date = date ?? outer.date
    result.participant = participant ?? outer.participant
    result.rating = rating ?? outer.rating
    if consent == .unknown { result.consent = outer.consent }
    return result
  }
}

/// The text without ASCII white space at its ends.
private func trimmed(_ text: String) -> String {
  var bytes = Substring(text).utf8
  while let first = bytes.first, isWhitespace(first) { bytes.removeFirst() }
  while let last = bytes.last, isWhitespace(last) { bytes.removeLast() }
  return String(Substring(bytes))
}

/// Whether a text is a day of the calendar, as `YYYY-MM-DD`.
private func isDate(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  let digits = bytes.filter { (0x30...0x39).contains($0) }.map { Int($0 - 0x30) }
  guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
    digits.count == 8
  else { return false }
  let year = digits[..<4].reduce(0) { $0 * 10 + $1 }
  let month = digits[4] * 10 + digits[5]
  let day = digits[6] * 10 + digits[7]
  let isLeap = year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
  let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return (1...12).contains(month) && (1...lengths[month - 1]).contains(day)
}

/// Whether two words differ by one inserted, left-out, replaced or swapped letter.
func isOneEditApart(_ a: [UInt8], _ b: [UInt8]) -> Bool {
  if a == b { return false }
  var prefix = 0
  while prefix < a.count, prefix < b.count, a[prefix] == b[prefix] { prefix += 1 }
  var suffix = 0
  while suffix < a.count - prefix, suffix < b.count - prefix,
    a[a.count - 1 - suffix] == b[b.count - 1 - suffix]
  { suffix += 1 }
  let restA = a[prefix..<a.count - suffix]
  let restB = b[prefix..<b.count - suffix]
  if restA.count <= 1, restB.count <= 1 { return true }
  return restA.count == 2 && restB.count == 2 && restA.elementsEqual(restB.reversed())
}

/// A heading's or topic's name as GitHub makes it an anchor: lower case, spaces to hyphens, and of
/// the rest only letters, marks, decimal digits, hyphens and underscores.
package func slug(_ text: String) -> String {
  var result = ""
  for scalar in text.lowercased().unicodeScalars {
    if scalar == " " || scalar == "-" {
      result.unicodeScalars.append("-")
    } else if isWordScalar(scalar) {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// Whether Ruby's `\p{Word}`, which GitHub uses, has a scalar.
private func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.properties.isAlphabetic { return true }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber,
    .connectorPunctuation:
    return true
  default: return false
  }
}

/// Whether a word is plainly a misspelling of another: one edit or swap, in four letters or more.
package func isNear(_ word: String, _ spelling: String) -> Bool {
  spelling.utf8.count >= 4
    && isOneEditApart(Array(word.utf8), Array(spelling.lowercased().utf8))
}

extension Consent {
  /// Of two statements the one that permits less.
  func stricter(than other: Consent?) -> Consent {
    guard let other else { return self }
    let order: [Consent] = [.denied, .unknown, .granted]
    return order.first { $0 == self || $0 == other } ?? .denied
  }
}
