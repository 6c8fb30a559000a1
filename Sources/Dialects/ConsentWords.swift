internal import Corpus

/// Words by which people state consent, in the loose form in which names are compared.
enum ConsentWords {
  /// Beginnings of words that refuse or take back.
  private static let refusals = [
    "denied", "denies", "deny", "denial", "refus", "withdr", "revok", "revoc", "retract", "rescind",
    "declin", "reject", "objects", "objected", "objection", "opted-out", "opt-out", "optout",
    "forbid",
    "forbad", "prohibit", "disagree", "erased", "erase", "verweiger", "widerruf", "abgelehnt",
    "lehnt",
    "zuruckgezogen", "denegad", "rechaz", "ungranted",
  ]
  /// Words that refuse where they are all that is said.
  private static let shortRefusals: Set<String> = [
    "no", "nope", "false", "not", "never", "nein", "non",
  ]
  private static let marks: Set<Unicode.Scalar> = [
    "❌", "✗", "✘", "☒", "🚫", "⛔", "❎", "🛑", "👎", "✖", "⨯", "×",
  ]
  private static let negations: Set<String> = [
    "not", "no", "never", "n't", "don't", "doesn't", "dont", "doesnt", "nicht", "kein", "keine",
    "without",
    "cannot", "can't", "wont", "won't", "stop",
  ]
  private static let uses = [
    "agree", "consent", "want", "use", "allow", "permit", "grant", "includ", "shar",
  ]

  /// Whether a word or a sign refuses wherever it stands.
  static func refuses(_ words: [String], _ text: String) -> Bool {
    if text.unicodeScalars.contains(where: marks.contains) { return true }
    if words.contains(where: { word in refusals.contains { word.hasPrefix($0) } }) { return true }
    if zip(words, words.dropFirst()).contains(where: { $0.hasPrefix("opt") && $1 == "out" }) {
      return true
    }
    // `does not want`, `not to be used`: the verb follows soon.
    return words.indices.contains { index in
      (negations.contains(words[index]) || words[index] == "t")
        && words[(index + 1)...].prefix(3).contains { word in uses.contains { word.hasPrefix($0) } }
    }
  }

  /// Whether a cell, or what stands behind a name, says no.
  static func isRefusal(_ text: String) -> Bool {
    let words = ComparedWords(text).words
    return refuses(words, text) || words.count == 1 && shortRefusals.contains(words[0])
  }

  /// Whether a text says nothing but `granted`.
  static func isGrant(_ text: String) -> Bool { ComparedName(text).exact == "granted" }

  /// Whether a line only lists what a ledger may say: `granted, denied or erased`.
  static func isLegend(_ words: [String]) -> Bool {
    let states: Set<String> = ["granted", "denied", "erased", "unknown"]
    let said = words.indices.filter { states.contains(words[$0]) }
    guard said.count > 1, said.contains(where: { words[$0] == "granted" }) else { return false }
    let joining = words[said[0]...said[said.count - 1]]
    return joining.allSatisfy { states.contains($0) || $0 == "or" || $0 == "and" }
      && !words.contains { word in word.utf8.contains { (0x30...0x39).contains($0) } }
      && words.allSatisfy { word in
        states.contains(word) || !refusals.contains { word.hasPrefix($0) }
      }
  }
}
