internal import Bytes

/// A word that announces a secret in a sentence, with what the words around it make of it.
struct SecretWord {
  enum Kind { case password, pass, code, key, wifiKey, phrase, answer, login, command }

  let kind: Kind
  let range: Range<Int>
  let isPlural: Bool

  init?(_ word: Range<Int>, in text: Span<UInt8>) {
    let key = wordKey(in: text, at: word.lowerBound)
    var range = word
    guard let kind = Self.kind(key, &range, in: text) else { return nil }
    // `Password1: x`
    if kind == .password, text.byte(range.upperBound).isDigit,
      !text.byte(range.upperBound + 1).isLetterOrDigit
    {
      range = range.lowerBound..<range.upperBound + 1
    }
    self.kind = kind
    self.range = range
    isPlural = text[range.upperBound - 1].lowercased == UInt8(ascii: "s")
  }

  private static func kind(_ key: UInt64, _ range: inout Range<Int>, in text: Span<UInt8>) -> Kind?
  {
    guard let named = names[key] else { return compound(range, in: text) }
    switch named {
    case .pass:
      if text.spells(" word", at: range.upperBound) || text.spells("-word", at: range.upperBound),
        !text.byte(range.upperBound + 5).isLetterOrDigit
      {
        range = range.lowerBound..<range.upperBound + 5
        return .password
      }
      if text.spells(" code", at: range.upperBound), !text.byte(range.upperBound + 5).isLetter {
        range = range.lowerBound..<range.upperBound + 5
        return .code
      }
      if text.spells(" phrase", at: range.upperBound) {
        range = range.lowerBound..<range.upperBound + 7
        return .phrase
      }
    case .code:
      // Tan is a colour too, and a combination one of anything.
      if key == tan { return text[range.lowerBound + 1].isUppercase ? .code : nil }
      if sureCodes.contains(key) { return .code }
      return isOfLock(range, in: text) ? .code : nil
    case .key:
      if stands(behind: wifi, range, 6, in: text) { return .wifiKey }
      return secretNames.contains(key) || stands(behind: services, range, 3, in: text) ? .key : nil
    case .phrase:
      guard key != passphrase else { return .phrase }
      return stands(behind: seeds, range, 1, in: text) ? .phrase : nil
    case .answer: return stands(behind: securities, range, 3, in: text) ? .answer : nil
    case .login where key == user:
      guard text.spells("/pass", at: range.upperBound) || text.spells("/pw", at: range.upperBound)
      else { return nil }
      var end = range.upperBound + 1
      while text.byte(end).isLetter { end += 1 }
      range = range.lowerBound..<end
    case .login where key == log || key == sign:
      guard text.spells(" in with ", at: range.upperBound) else { return nil }
      range = range.lowerBound..<range.upperBound + 8
    default: break
    }
    return named
  }

  private static let names: [UInt64: Kind] = {
    var result: [UInt64: Kind] = [:]
    func name(_ words: String, _ kind: Kind) {
      for word in words.utf8.split(separator: 0x20) {
        result[word.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }] = kind
      }
    }
    name(
      "password passwort passwört passcode passwd pswd pswrd pwd pw mdp kennwort kennwört contrase wachtwoord senha",
      .password)
    name("pass", .pass)
    name("code codes pin pins tan otp puk combination combinations combo kombination unlock", .code)
    name("key keys token tokens secret secrets schlüssel", .key)
    name("passphrase passphrases phrase phrases words mnemonic", .phrase)
    name("answer answers question questions antwort", .answer)
    name("login logins creds credentials zugangsdaten user username log sign", .login)
    name("curl mysql mysqldump mysqladmin mariadb sshpass", .command)
    return result
  }()

  private static let tan: UInt64 = 0x74_616E
  private static let user: UInt64 = 0x7573_6572
  private static let log: UInt64 = 0x6C_6F67
  private static let sign: UInt64 = 0x7369_676E
  private static let passphrase: UInt64 = 0x7061_7373_7068_7261
  private static let sureCodes = Vocabulary("pin pins otp puk")
  private static let secretNames = Vocabulary("token tokens secret secrets")
  private static let wifi = Vocabulary("wifi wlan wpa fi network router hotspot netzwerk")
  private static let services = Vocabulary(
    "api access private secret auth license licence client encryption signing account master service bot deploy webhook app"
  )
  private static let seeds = Vocabulary("seed word recovery backup secret wallet mnemonic")
  private static let securities = Vocabulary("security secret sicherheitsfrage recovery")

  /// `Türcode`, `Netflixpasswort`: German words of two.
  private static func compound(_ word: Range<Int>, in text: Span<UInt8>) -> Kind? {
    guard word.count > 6 else { return nil }
    let end = word.upperBound
    if text.spells("wort", at: end - 4) {
      return text.spells("passwort", at: end - 8) || text.spells("kennwort", at: end - 8)
        ? .password : nil
    }
    guard text.spells("code", at: end - 4) || text.spells("pin", at: end - 3) else { return nil }
    return codeCompounds.contains { text.spells($0, at: word.lowerBound) }
      || text.holds("Tür", at: word.lowerBound) || text.spells("haust", at: word.lowerBound)
      ? .code : nil
  }

  private static let codeCompounds = [
    "zugang", "zugriff", "sicherheit", "entsperr", "freischalt", "aktivierung", "bestätigung",
    "zahlen",
    "alarm", "geheim", "handy", "tor", "garage", "keyless", "door", "gate", "lock", "pass", "safe",
    "tresor",
    "notfall", "wiederherstellung", "login", "anmelde", "sms", "karten", "bank", "schloss",
  ]

  // MARK: - Of which kind a code is

  private static let locks = Vocabulary(
    """
    security access verification verify door doors gate front alarm entry entrance login unlock lock locker padlock sms \
    auth authentication authenticator safe vault garage building house home flat apartment shed keybox lockbox \
    recovery backup two factor fa mfa totp phone iphone ipad tablet laptop handy wifi bike bank card sim screen \
    tür türe haustür wohnungs haus wohnung tor alarmanl tresor schloss fahrrads keller eingang konto karte puerta porte
    """)
  private static let others = Vocabulary(
    """
    error status exit zip area postal post country http promo discount source colour color hex bar dress ascii \
    unicode response return reason dial dialing diagnosis billing icd product tax sort routing voucher coupon building
    """)
  private static let links = Vocabulary("for to of on at für zu zur zum vom von del de du pour")

  private static func isOfLock(_ word: Range<Int>, in text: Span<UInt8>) -> Bool {
    var before = WordsBefore(word.lowerBound, maximumWords: 2, maximumBytes: 28)
    if let nearest = before.next(in: text) {
      // `building code` is one of laws; behind `the` it says nothing.
      if others.contains(nearest) { return false }
      if locks.contains(nearest) { return true }
      if let second = before.next(in: text), locks.contains(second), nearest != its { return true }
    }
    var offset = word.upperBound
    var isLinked = false
    for _ in 0..<7 {
      guard text.byte(offset) == 0x20 else { return false }
      offset += 1
      let key = wordKey(in: text, at: offset)
      guard key != 0 else { return false }
      if isLinked, locks.contains(key) { return true }
      if links.contains(key) { isLinked = true }
      if verbs.contains(key) { return false }
      offset = text.endOfWord(from: offset)
    }
    return false
  }

  private static let verbs = Vocabulary("is was are ist war and or but that")
  private static let its: UInt64 = 0x69_7473

  private static func stands(
    behind words: Vocabulary, _ range: Range<Int>, _ count: Int, in text: Span<UInt8>
  ) -> Bool {
    var before = WordsBefore(range.lowerBound, maximumWords: count, maximumBytes: 48)
    while let word = before.next(in: text) {
      if words.contains(word) { return true }
    }
    return false
  }

  // MARK: - What else is said

  func wasChanged(in text: Span<UInt8>) -> Bool {
    Self.stands(behind: Self.changes, range, 5, in: text)
  }

  func isOwned(in text: Span<UInt8>) -> Bool {
    Self.stands(behind: Self.owners, range, 4, in: text)
  }

  func isSeed(in text: Span<UInt8>) -> Bool { Self.stands(behind: Self.seeds, range, 1, in: text) }

  private static let changes = Vocabulary(
    "changed change changing set setting reset updated update switched made geändert ändere gesetzt cambié"
  )
  private static let owners = Vocabulary(
    "my our your his her their wifi admin root mein meine unser sein ihr mi mon")

  /// Whether a word says something about a password instead of being one.
  static func isDescription(_ word: Range<Int>, in text: Span<UInt8>) -> Bool {
    let end = word.upperBound
    if descriptions.contains(wordKey(in: text, at: word.lowerBound)) { return true }
    return ["ed", "ing", "ly", "able", "ible", "ful", "less", "ous"].contains {
      text.spells($0, at: end - $0.utf8.count)
    }
  }

  private static let descriptions = Vocabulary(
    """
    required incorrect invalid wrong forgotten hidden missing correct unknown strong weak enter please string null none true \
    false default blank empty good great simple easy hard long short same different lost gone safe secure secret \
    private public here there this that something anything nothing everything sensitive ready fine okay right visible \
    mine yours below above broken stolen written taken given german bad better worse best stupid dumb tricky again \
    important optional unique random perfect common the also just only still case number name word \
    falsch richtig sicher schwach stark lang kurz vergessen geheim einfach weg neu leer gleich
    """)
}
