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
    "annul", "cancel", "lapsed", "expired", "invalid",
  ]
  /// Words that refuse where they are all that is said.
  private static let shortRefusals: Set<String> = [
    "no", "nope", "false", "not", "never", "nein", "non",
  ]
  private static let marks: Set<Unicode.Scalar> = [
    "❌", "✗", "✘", "☒", "🚫", "⛔", "❎", "🛑", "👎", "✖", "⨯", "×",
  ]
  /// How GitHub names some of the marks.
  private static let shortcodes = [
    ":x:", ":no_entry:", ":no_entry_sign:", ":negative_squared_cross_mark:", ":stop_sign:",
    ":thumbsdown:", ":-1:", ":heavy_multiplication_x:",
  ]
  private static let negations: Set<String> = [
    "not", "no", "never", "n't", "don't", "doesn't", "dont", "doesnt", "nicht", "kein", "keine",
    "without",
    "cannot", "can't", "wont", "won't", "stop", "nobody", "none", "nothing", "neither", "nor",
    "niemand",
  ]
  private static let uses = [
    "agree", "consent", "want", "use", "allow", "permit", "grant", "includ", "shar", "export",
    "train", "verwend", "nutz",
  ]

  /// Whether a word or a sign refuses wherever it stands.
  static func refuses(_ words: [String], _ text: String) -> Bool {
    if text.unicodeScalars.contains(where: marks.contains) { return true }
    if text.contains(":"), shortcodes.contains(where: { text.contains($0) }) { return true }
    if words.contains(where: { word in refusals.contains { word.hasPrefix($0) } }) { return true }
    if words.contains("void") { return true }
    if zip(words, words.dropFirst()).contains(where: { $0.hasPrefix("opt") && $1 == "out" }) {
      return true
    }
    // `does not want`, `not to be used`: the verb follows soon.
    return words.indices.contains { index in
      (negations.contains(words[index]) || words[index] == "t")
        && words[(index + 1)...].prefix(4).contains { word in uses.contains { word.hasPrefix($0) } }
    }
  }

  /// Whether some of a line is struck through, as it is written.
  static func isStruck(_ raw: String) -> Bool {
    ["~~", "<del", "<s>", "<strike", "line-through"].contains { raw.lowercased().contains($0) }
  }

  /// Whether words speak of use or consent.
  static func mentionsUse(_ words: [String]) -> Bool {
    words.contains { word in uses.contains { word.hasPrefix($0) } }
  }

  /// Whether a column's or an attribute's name says that something is taken back, or ends: `withdrawn`, `valid until`.
  static func takesBack(header: String) -> Bool {
    let words = ComparedWords(header).words.flatMap { $0.split { "-_.?".contains($0) } }
    return words.contains { word in
      endings.contains(String(word)) || withdrawals.contains { word.hasPrefix($0) }
    } || zip(words, words.dropFirst()).contains { $0.hasPrefix("opt") && $1 == "out" }
  }

  /// Whether a column says whether a grant still holds: `active`, `still valid`.
  static func holds(header: String) -> Bool {
    let words = [
      "valid", "active", "usable", "used", "use", "still", "current", "agreed", "allowed",
      "training",
    ]
    return ComparedWords(header).words.contains { words.contains($0) }
  }

  /// Whether words say that something is no more: `no longer`, `not any more`.
  static func isNoMore(_ words: [String]) -> Bool {
    zip(words, words.dropFirst()).contains {
      ["not", "no"].contains($0) && ["any", "anymore", "longer", "more", "valid"].contains($1)
    }
  }

  /// Whether an attribute is about nothing but consent that is taken back: `withdrawn`, `opt_out`, `consent-revoked-on`.
  static func takesBack(attribute: String) -> Bool {
    var spaced = ""
    for character in attribute {
      if character.isUppercase, spaced.last?.isLowercase ?? false { spaced += "-" }
      spaced.append(character)
    }
    let words = ComparedName(spaced).loose.split { "-_. ".contains($0) }.map(String.init)
    if words.contains("consent"), words.contains(where: endings.contains) { return true }
    let others: Set<String> = [
      "consent", "permission", "participant", "user", "training", "data", "is", "has", "was",
      "been", "at", "on", "by",
      "date", "from", "out", "of", "opt", "opted", "use",
    ]
    let stems = ["withdr", "revok", "revoc", "rescind", "optout", "optedout", "widerruf"]
    let isOut = zip(words, words.dropFirst()).contains { $0.hasPrefix("opt") && $1 == "out" }
    let isBack = isOut || words.contains { word in stems.contains { word.hasPrefix($0) } }
    return isBack
      && words.allSatisfy { word in others.contains(word) || stems.contains { word.hasPrefix($0) } }
  }

  private static let endings: Set<String> = [
    "end", "ends", "ended", "until", "expires", "expired", "expiry", "objected", "objection",
  ]
  private static let withdrawals = [
    "withdr", "revok", "revoc", "rescind", "retract", "optout", "optedout", "refus", "denied",
    "denies", "denial", "widerruf", "erased",
  ]

  /// Whether a cell under such a name says that it was not: it is empty, or says no.
  static func isNothing(_ text: String) -> Bool {
    let words: Set<String> = [
      "", "no", "none", "never", "false", "null", "0", "n/a", "nein", "not yet", "-", "~", "open",
    ]
    return words.contains(ComparedName(text).loose)
  }

  /// Whether what stands in a name's place names nobody, or everybody: a ditto mark, `all of them`.
  static func isNobody(_ name: ComparedName) -> Bool {
    let words: Set<String> = [
      "all", "all of them", "all others", "everyone", "everybody", "the others", "others",
      "the rest",
      "rest", "same", "ditto", "dito", "as above", "see above", "above", "alle", "anyone", "both",
    ]
    let isOfWords = name.loose.unicodeScalars.contains {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || $0.properties.isEmojiPresentation
    }
    let parts = name.exact.split(separator: " ")
    // `all participants`, `u-71*`, `u-1 to u-9`.
    if let first = parts.first, parts.count > 1, ["all", "every", "alle"].contains(first) {
      return true
    }
    let isWild = parts.contains { $0.count > 1 && $0.hasSuffix("*") }
    let isRange = parts.indices.contains { index in
      ["to", "bis", "–", "—", "-", "…", "...", "through"].contains(parts[index])
        && index > 0 && index + 1 < parts.count
        && [parts[index - 1], parts[index + 1]].allSatisfy { $0.contains(where: \.isNumber) }
    }
    return words.contains(name.loose) || !isOfWords || isWild || isRange
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
