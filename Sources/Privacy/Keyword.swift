internal import Bytes

/// A word that announces a secret, found around one of its letters.
struct Keyword {
  enum Kind { case password, token, pin }

  let kind: Kind
  /// The offset after the keyword and what a longer name adds to it: `secret_access_key`.
  let end: Int

  /// - Parameter anchor: The offset of the `p` of `password`, `pin`, `passe` or in `api`, the `k` of `token` or
  ///   `kennwort`, the `c` of `secret`, `contraseña` or `wachtwoord`.
  init?(around anchor: Int, in text: Span<UInt8>) {
    guard let (kind, word) = Self.spelling(around: anchor, in: text),
      Self.isNameStart(word.lowerBound, in: text)
    else { return nil }
    var end = word.upperBound
    if kind == .token, text.spells(" key", at: end) { end += 4 }
    // `my PIN's 4821`
    if kind == .pin, text.spells("'s", at: end) { end += 2 }
    // The rest of a longer name, at most 24 bytes of it.
    let limit = end + 24
    while end < limit, text.byte(end) == UInt8(ascii: "_") || text.byte(end) == UInt8(ascii: "-"),
      text.byte(end + 1).isLetter
    {
      end += 1
      while end < limit, text.byte(end).isLetter { end += 1 }
    }
    guard !text.byte(end).isLetterOrDigit else { return nil }
    self.kind = kind
    self.end = end
  }

  /// What is spelled around one of its letters, whatever stands around it.
  private static func spelling(
    around anchor: Int, in text: Span<UInt8>
  ) -> (kind: Kind, word: Range<Int>)? {
    func word(_ kind: Kind, _ start: Int, _ length: Int) -> (kind: Kind, word: Range<Int>) {
      (kind, start..<start + length)
    }
    switch text[anchor].lowercased {
    case UInt8(ascii: "p"): return spellingInP(at: anchor, in: text)
    case UInt8(ascii: "k"):
      if text.spells("kennwort", at: anchor) { return word(.password, anchor, 8) }
      if text.spells("token", at: anchor - 2) { return word(.token, anchor - 2, 5) }
    case UInt8(ascii: "c"):
      if text.spells("secret", at: anchor - 2) { return word(.token, anchor - 2, 6) }
      if text.spells("contrase", at: anchor), text.holds("ña", at: anchor + 8) {
        return word(.password, anchor, 11)
      }
      if text.spells("wachtwoord", at: anchor - 2) { return word(.password, anchor - 2, 10) }
    default: break
    }
    return nil
  }

  /// What is spelled with a `p` at the start, or as the second letter of `api`.
  private static func spellingInP(
    at anchor: Int, in text: Span<UInt8>
  ) -> (kind: Kind, word: Range<Int>)? {
    switch text.byte(anchor + 1).lowercased {
    case UInt8(ascii: "a"):
      let length: Int
      if text.spells("password", at: anchor) || text.spells("passcode", at: anchor)
        || text.spells("passwort", at: anchor)
      {
        length = 8
      } else if text.spells("mot de passe", at: anchor - 7) {
        length = 5
      } else if text.spells("passwd", at: anchor) {
        length = 6
      } else if text.spells("passphrase", at: anchor) {
        length = 10
      } else {
        return nil
      }
      return (.password, anchor..<anchor + length)
    case UInt8(ascii: "w"):
      let isLong = text.byte(anchor + 2).lowercased == UInt8(ascii: "d")
      return (.password, anchor..<anchor + (isLong ? 3 : 2))
    case UInt8(ascii: "i"):
      if text.byte(anchor + 2).lowercased == UInt8(ascii: "n") {
        return (.pin, anchor..<anchor + 3)
      }
      guard text.spells("api", at: anchor - 1) else { return nil }
      let key = text.byte(anchor + 2).isLetter ? anchor + 2 : anchor + 3
      return text.spells("key", at: key) ? (.token, anchor - 1..<key + 3) : nil
    default: return nil
    }
  }

  /// Whether a word or a part of a name starts: `password`, `DB_PASSWORD`, `accessToken`.
  private static func isNameStart(_ start: Int, in text: Span<UInt8>) -> Bool {
    let previous = text.byte(start - 1)
    return !previous.isLetterOrDigit && previous < 0x80
      || previous.isLowercase && text[start].isUppercase
  }
}
