internal import Bytes

/// A question for something personal that one message ends in, and what the next one answers.
///
/// `What is your password?` and `Kohlrabi-71` say together what neither says alone: the answer is read as if it said
/// what the question asks for, `my password is Kohlrabi-71`.
enum AnsweredQuestion {
  /// Findings in an answer that its question makes personal.
  ///
  /// - Parameter search: What finds personal data in a text that says what it is about.
  /// - Returns: Ascending, without overlap, in the bytes of the answer.
  /// - Complexity: O(1): the question's last 240 bytes and the answer's first 120 are read.
  static func matches(
    question: [UInt8], answer: [UInt8], search: (Span<UInt8>) -> [PersonalData]
  ) -> [PersonalData] {
    guard let asked = lastQuestion(of: question), let topic = Topic(asked) else { return [] }
    let range = body(of: answer)
    if range.isEmpty { return [] }
    let text = Array(answer[range])
    if topic == .age { return age(in: text, from: range.lowerBound) }
    let lead = Array(topic.lead.utf8)
    let whole = lead + text
    return search(whole.span).compactMap { item in
      let first = max(item.range.lowerBound, lead.count) - lead.count
      let last = item.range.upperBound - lead.count
      guard last > first else { return nil }
      return PersonalData(
        type: item.type, range: range.lowerBound + first..<range.lowerBound + last)
    }
  }

  /// The words of the question that a message ends in, in small letters; nil where it does not.
  private static func lastQuestion(of text: [UInt8]) -> [String]? {
    let tail = text.suffix(240)
    guard let mark = tail.lastIndex(of: UInt8(ascii: "?")), tail.endIndex - mark <= 60 else {
      return nil
    }
    let sentence = tail[..<mark]
    let ends: Set<UInt8> = [0x0A, UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!")]
    let start = sentence.lastIndex(where: ends.contains).map { $0 + 1 } ?? sentence.startIndex
    let words = String(decoding: sentence[start...], as: UTF8.self).lowercased()
      .replacing("\u{2019}", with: "'")
      .split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init)
    return words.isEmpty || words.count > 24 ? nil : words
  }

  /// The first sentence of an answer, without what only begins it: `It's`, `Sure,`.
  private static func body(of answer: [UInt8]) -> Range<Int> {
    var start = answer.firstIndex { !$0.isWhitespace } ?? answer.endIndex
    let limit = min(answer.count, start + 120)
    let end = answer[start..<limit].firstIndex(of: 0x0A) ?? limit
    var isStripped = true
    while isStripped {
      isStripped = false
      for opening in openings where start + opening.utf8.count <= end {
        let part = answer[start..<start + opening.utf8.count]
        guard part.elementsEqual(opening.utf8, by: { $0.lowercased == $1 }) else { continue }
        start += opening.utf8.count
        while start < end, answer[start].isWhitespace || answer[start] == UInt8(ascii: ",") {
          start += 1
        }
        isStripped = true
      }
    }
    return start..<end
  }

  private static let openings = [
    "it's ", "its ", "it is ", "that's ", "that is ", "that would be ", "sure, ", "sure. ", "yes, ",
    "ok, ", "okay, ", "well, ", "um, ", "uh, ", "my ", "name is ", "es ist ", "das ist ", "ja, ",
    "also ",
    "ich heiße ", "i'm in ", "in ", "from ", "i live in ", "aus ", "at ", "for ", "on ", "am ",
    "bei ",
  ]

  /// A number of years at the start.
  private static func age(in text: [UInt8], from start: Int) -> [PersonalData] {
    var offset = 0
    // `I'm 47`, `she is 47`, `Ich bin 47`
    while offset < min(text.count, 16), !text[offset].isDigit {
      guard text[offset].isLetter || text[offset] == 0x20 || text[offset] == 0x27 else { return [] }
      offset += 1
    }
    let digits = text[offset...].prefix { $0.isDigit }
    guard (1...2).contains(digits.count) || digits.first == UInt8(ascii: "1") && digits.count == 3
    else { return [] }
    let next = offset + digits.count < text.count ? text[offset + digits.count] : 0x20
    guard !next.isLetter, next != UInt8(ascii: "%") else { return [] }
    return [PersonalData(type: .age, range: start + offset..<start + offset + digits.count)]
  }

  /// What a question asks for.
  private enum Topic {
    case password, pin, code, ssn, passport, license, phone, age, birth, home, address, postalCode
    case name, username, employer, school

    /// Words of which a question for any of these has one.
    private static let signs = Set(
      """
      password passcode passphrase passwort kennwort pw pin code combination ssn social passport license licence username handle
      nickname benutzername user postcode zip plz postleitzahl postal address adresse anschrift birthday geburtstag geburtsdatum birth
      phone mobile cell number age alter name names call heißt heißen employer arbeitgeber old alt born geboren where wo woher who wer town city village hometown stadt dorf heimatstadt wohnort
      which
      """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// What an answer would say if it stood alone.
    var lead: String {
      switch self {
      case .password: "my password is "
      case .pin: "my PIN is "
      case .code: "the door code is "
      case .ssn: "my SSN is "
      case .passport: "my passport number is "
      case .license: "my driver's license number is "
      case .phone: "my phone number is "
      case .age: ""
      case .birth: "I was born on "
      case .home: "I live in "
      case .address: "my address is "
      case .postalCode: "my postcode is "
      case .name: "my name is "
      case .username: "my username is "
      case .employer: "I work at "
      case .school: "I study at "
      }
    }

    init?(_ words: [String]) {
      func has(_ some: String...) -> Bool { words.contains { some.contains($0) } }
      func hasEnd(_ end: String) -> Bool { words.contains { $0.hasSuffix(end) } }
      func says(_ phrase: String) -> Bool {
        let parts = phrase.split(separator: " ").map(String.init)
        guard words.count >= parts.count else { return false }
        return (0...words.count - parts.count).contains {
          words[$0..<$0 + parts.count].elementsEqual(parts)
        }
      }
      guard
        words.contains(where: {
          Self.signs.contains($0) || $0.hasSuffix("code") || $0.hasSuffix("nummer")
        })
      else { return nil }
      // Who asks for something is not told what one might do: `Have you changed your password?`
      let isAsked =
        has(
          "what", "what's", "whats", "which", "tell", "give", "share", "remind", "confirm", "was",
          "wie", "welche", "welcher", "sag",
          "verrätst", "lautet", "ist")
      if isAsked {
        if has("password", "passcode", "passphrase", "passwort", "kennwort", "pw") {
          self = .password
          return
        }
        if has("pin") {
          self = .pin
          return
        }
        if has("code", "combination") || hasEnd("code") {
          self = .code
          return
        }
        if has("ssn") || says("social security") {
          self = .ssn
          return
        }
        if has("passport") || hasEnd("passnummer") {
          self = .passport
          return
        }
        if says("driver's license") || says("licence number") || says("license number")
          || hasEnd("scheinnummer")
        {
          self = .license
          return
        }
        if has("username", "handle", "nickname", "benutzername") || says("user name") {
          self = .username
          return
        }
        if has("postcode", "zip", "plz", "postleitzahl") || says("postal code") {
          self = .postalCode
          return
        }
        if has("address", "adresse", "anschrift") {
          self = .address
          return
        }
        if has("birthday", "geburtstag", "geburtsdatum") || says("date of birth") {
          self = .birth
          return
        }
        if has("phone", "mobile", "cell", "telefonnummer", "handynummer") || says("your number")
          || says("deine nummer")
        {
          self = .phone
          return
        }
        if has("age", "alter") {
          self = .age
          return
        }
        let isOwned =
          has("your", "his", "her", "their", "dein", "ihr", "sein", "deine", "deiner", "ihrer")
          || words.contains { $0.hasSuffix("'s") && $0 != "what's" } || says("name of")
        if isOwned && has("name", "names") && !says("name for") || says("call you")
          || says("heißt du") || says("heißen sie")
        {
          self = .name
          return
        }
        if has("employer", "arbeitgeber") {
          self = .employer
          return
        }
      }
      if says("how old") || says("wie alt") {
        self = .age
        return
      }
      if has("when", "wann"), has("born", "birthday", "geboren", "geburtstag") {
        self = .birth
        return
      }
      // `What town did you grow up in?`, `What's your hometown?`
      let isOfTown = has("town", "city", "village", "stadt", "dorf", "ort", "where", "wo")
      if isAsked && has("hometown", "heimatstadt", "wohnort")
        || isOfTown
          && has("grow", "grew", "raised", "live", "from", "aufgewachsen", "wohnst", "lebst")
      {
        self = .home
        return
      }
      if has("where", "wo", "woher"),
        has("live", "from", "located", "based", "wohnst", "wohnen", "kommst", "kommen", "lebst")
      {
        self = .home
        return
      }
      if has("where", "who", "wo"), has("work", "employed", "arbeitest", "arbeiten"),
        has("you", "du", "sie")
      {
        self = .employer
        return
      }
      if has("where", "which", "wo"), has("school", "college", "university", "study", "studierst") {
        self = .school
        return
      }
      if says("who are you") || says("who is this") || says("wie heißt") || says("wer bist") {
        self = .name
        return
      }
      return nil
    }
  }
}
