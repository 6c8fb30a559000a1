internal import Corpus

/// Whether a name is `consent`, or was meant to be.
package func isNearlyConsent(_ name: String) -> Bool {
  switch KeyLikeness(name, "consent") {
  case .lookAlike?, .near?: true
  case .word?, .within?, nil: false
  }
}

/// Whether a name has `consent` in it, or what was meant to be.
package func mayBeAboutConsent(_ name: String) -> Bool {
  KeyLikeness(name, "consent") == .within || isNearlyConsent(name)
}

/// How a name of an attribute or a column is like a word that it may have been meant to be.
enum KeyLikeness: Equatable {
  /// The word itself, in other letters or with what nobody sees.
  case lookAlike
  /// One letter more, less, other or swapped.
  case near
  /// One letter other, and a word of its own: `content`.
  case word
  /// The word and others: `consent-form`.
  case within

  /// - Parameters:
  ///   - key: As it is written.
  ///   - word: In lower case.
  /// - Returns: nil for a name that is unlike the word.
  init?(_ key: String, _ word: String) {
    guard key.utf8.count <= 200 else {
      guard Self.hasWord(Array(ComparedName(key).loose.utf8), Array(word.utf8)) else { return nil }
      self = .within
      return
    }
    let loose = ComparedName(key).loose
    let letters = Array(loose.utf8.filter { (0x61...0x7A).contains($0) })
    let plain = Array(loose.utf8)
    let meant = Array(word.utf8)
    if plain == meant || letters == meant {
      self = .lookAlike
    } else if isOneEditApart(plain, meant) || isOneEditApart(letters, meant) {
      self = loose == "content" ? .word : .near
    } else if Self.hasWord(letters, meant) {
      self = .within
    } else {
      return nil
    }
  }

  private static func hasWord(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    guard text.count >= word.count else { return false }
    return (0...text.count - word.count).contains { text[$0..<$0 + word.count].elementsEqual(word) }
  }
}
