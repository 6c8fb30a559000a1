/// What a question asks for that is personal.
enum AskedTopic {
  case password, pin, code, ssn, passport, license, phone, age, birth, home, address, postalCode
  case name, username, employer, school

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

  /// - Parameter words: The question's, in small letters.
  init?(_ words: [String]) {
    let question = QuestionWords(words)
    guard question.mayBePersonal else { return nil }
    // Who asks for something is not told what one might do: `Have you changed your password?`
    let isAsked = question.has(
      "what", "what's", "whats", "which", "tell", "give", "share", "remind", "confirm", "was",
      "wie", "welche", "welcher", "sag", "verrätst", "lautet", "ist")
    let named =
      isAsked ? Self.secret(in: question) ?? Self.detail(in: question) : nil
    guard let topic = named ?? Self.fact(in: question, isAsked: isAsked) else { return nil }
    self = topic
  }

  /// What opens something or proves who one is.
  private static func secret(in question: QuestionWords) -> AskedTopic? {
    if question.has("password", "passcode", "passphrase", "passwort", "kennwort", "pw") {
      return .password
    }
    if question.has("pin") { return .pin }
    if question.has("code", "combination") || question.hasEnd("code") { return .code }
    if question.has("ssn") || question.says("social security") { return .ssn }
    if question.has("passport") || question.hasEnd("passnummer") { return .passport }
    if question.says("driver's license") || question.says("licence number")
      || question.says("license number") || question.hasEnd("scheinnummer")
    {
      return .license
    }
    return nil
  }

  /// What a form asks for, by the word for it.
  private static func detail(in question: QuestionWords) -> AskedTopic? {
    if question.has("username", "handle", "nickname", "benutzername") || question.says("user name")
    {
      return .username
    }
    if question.has("postcode", "zip", "plz", "postleitzahl") || question.says("postal code") {
      return .postalCode
    }
    if question.has("address", "adresse", "anschrift") { return .address }
    if question.has("birthday", "geburtstag", "geburtsdatum") || question.says("date of birth") {
      return .birth
    }
    if question.has("phone", "mobile", "cell", "telefonnummer", "handynummer")
      || question.says("your number") || question.says("deine nummer")
    {
      return .phone
    }
    if question.has("age", "alter") { return .age }
    if question.isOwned && question.has("name", "names") && !question.says("name for")
      || question.says("call you") || question.says("heißt du") || question.says("heißen sie")
    {
      return .name
    }
    return question.has("employer", "arbeitgeber") ? .employer : nil
  }

  /// What a question asks for by how it is put: `Where do you live?`
  private static func fact(in question: QuestionWords, isAsked: Bool) -> AskedTopic? {
    if question.says("how old") || question.says("wie alt") { return .age }
    if question.has("when", "wann"), question.has("born", "birthday", "geboren", "geburtstag") {
      return .birth
    }
    // `What town did you grow up in?`, `What's your hometown?`
    if isAsked && question.has("hometown", "heimatstadt", "wohnort")
      || question.has("town", "city", "village", "stadt", "dorf", "ort", "where", "wo")
        && question.has(
          "grow", "grew", "raised", "live", "from", "aufgewachsen", "wohnst", "lebst")
    {
      return .home
    }
    if question.has("where", "wo", "woher"),
      question.has(
        "live", "from", "located", "based", "wohnst", "wohnen", "kommst", "kommen", "lebst")
    {
      return .home
    }
    if question.has("where", "who", "wo"),
      question.has("work", "employed", "arbeitest", "arbeiten"), question.has("you", "du", "sie")
    {
      return .employer
    }
    if question.has("where", "which", "wo"),
      question.has("school", "college", "university", "study", "studierst")
    {
      return .school
    }
    if question.says("who are you") || question.says("who is this")
      || question.says("wie heißt") || question.says("wer bist")
    {
      return .name
    }
    return nil
  }
}

/// The words of a question, to be asked for.
private struct QuestionWords {
  private let words: [String]

  init(_ words: [String]) { self.words = words }

  /// Words of which a question for any of these has one.
  private static let signs = Set(
    """
    password passcode passphrase passwort kennwort pw pin code combination ssn social passport license licence username handle
    nickname benutzername user postcode zip plz postleitzahl postal address adresse anschrift birthday geburtstag geburtsdatum birth
    phone mobile cell number age alter name names call heißt heißen employer arbeitgeber old alt born geboren where wo woher who wer town city village hometown stadt dorf heimatstadt wohnort
    which
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Whether it has a word without which it asks for nothing personal.
  var mayBePersonal: Bool {
    words.contains { Self.signs.contains($0) || $0.hasSuffix("code") || $0.hasSuffix("nummer") }
  }

  /// Whether it asks about what somebody has: `What is your sister's name?`
  var isOwned: Bool {
    has("your", "his", "her", "their", "dein", "ihr", "sein", "deine", "deiner", "ihrer")
      || words.contains { $0.hasSuffix("'s") && $0 != "what's" } || says("name of")
  }

  func has(_ some: String...) -> Bool { words.contains { some.contains($0) } }

  func hasEnd(_ end: String) -> Bool { words.contains { $0.hasSuffix(end) } }

  /// Whether the words of a phrase stand one behind the other.
  func says(_ phrase: String) -> Bool {
    let parts = phrase.split(separator: " ").map(String.init)
    guard words.count >= parts.count else { return false }
    return (0...words.count - parts.count).contains {
      words[$0..<$0 + parts.count].elementsEqual(parts)
    }
  }
}
