internal import Corpus

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

  /// Takes one attribute; returns what is wrong with its value, or nil.
  mutating func set(_ key: AttributeKey, to value: String) -> String? {
    guard !value.isEmpty else { return nil }
    switch key {
    case .id: id = value
    case .title: title = value
    case .date:
      // A YAML timestamp may go on with a time; the day is what counts.
      let day = String(value.prefix(10))
      guard isDate(day) else { return "'date' is not YYYY-MM-DD" }
      attributes.date = day
    case .topic: attributes.topic = slug(value)
    case .emotion: attributes.emotion = value.lowercased()
    case .consent:
      switch value.lowercased() {
      case "granted": attributes.consent = .granted
      case "denied": attributes.consent = .denied
      case "unknown": attributes.consent = .unknown
      // Read as denied: a value that nobody can read is no permission.
      default:
        attributes.consent = .denied
        return "'consent' is neither 'granted' nor 'denied'; it is taken as denied"
      }
    case .participant: attributes.participant = value
    case .rating:
      guard let rating = Int(value), (1...5).contains(rating) else {
        return "'rating' is not a whole number from 1 to 5"
      }
      attributes.rating = rating
    case .system: attributes.system = value
    case .kind:
      guard ["conversation", "examples"].contains(value) else {
        return "'kind' is neither 'conversation' nor 'examples'"
      }
      kind = value
    }
    return nil
  }

  /// These attributes, with topic, emotion and system prompt taken from `outer` where absent.
  func inheriting(_ outer: Attributes) -> AttributeBlock {
    var result = self
    result.attributes.topic = attributes.topic ?? outer.topic
    result.attributes.emotion = attributes.emotion ?? outer.emotion
    result.attributes.system = attributes.system ?? outer.system
    return result
  }
}

private func isDate(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
    return false
  }
  let parts = text.split(separator: "-").compactMap { Int($0) }
  return parts.count == 3 && (1...12).contains(parts[1]) && (1...31).contains(parts[2])
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

/// A heading's or topic's name as GitHub makes it an anchor: lower case, spaces to hyphens, no
/// punctuation but hyphens and underscores.
package func slug(_ text: String) -> String {
  var result = ""
  for scalar in text.lowercased().unicodeScalars {
    if scalar == " " || scalar == "-" {
      result.unicodeScalars.append("-")
    } else if scalar == "_" || scalar.properties.isAlphabetic
      || scalar.properties.numericType != nil
    {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// Whether a word is plainly a misspelling of another: one edit or swap, in four letters or more.
package func isNear(_ word: String, _ spelling: String) -> Bool {
  spelling.utf8.count >= 4
    && isOneEditApart(Array(word.utf8), Array(spelling.lowercased().utf8))
}
