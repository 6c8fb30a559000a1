internal import Bytes
package import Corpus
internal import Findings
internal import Privacy

/// What a line says of consent, or whom it names, where no attribute is read: in text before the first turn, in a
/// table, in a comment.
struct StrayStatement {
  /// `consent` or `participant`.
  let key: AttributeKey
  let likeness: KeyLikeness
  let value: String?

  init?(_ line: String) {
    guard var found = StrayStatement(read: line) else { return nil }
    // What is struck through holds no longer.
    if found.key == .consent, ConsentWords.isStruck(line) {
      found = StrayStatement(found.key, found.likeness, "denied")
    }
    self = found
  }

  private init?(read line: String) {
    let line = String(line.prefix(300))
    let cells = line.split(omittingEmptySubsequences: false) { "|<>".contains($0) }.map(String.init)
    if cells.count > 1 {
      for (index, cell) in cells.enumerated() {
        let value = cells[(index + 1)...].first {
          !ComparedName($0).isEmpty && !["td", "th", "tr", "b"].contains(ComparedName($0).loose)
        }
        if let found = Self.read(cell, value), found.key == .consent || found.value != nil {
          self = found
          return
        }
      }
    }
    if let found = Self.inTag(line) {
      self = found
      return
    }
    for separator in [":", "=", "："] {
      var start = line.startIndex
      var count = 0
      while count < 4, let end = line[start...].firstRange(of: separator) {
        let name = String(line[start..<end.lowerBound])
        if let found = Self.read(name, String(line[end.upperBound...])) {
          self = found
          return
        }
        start = end.upperBound
        count += 1
      }
    }
    // Marks of lists and headings are no words.
    let words = ComparedWords(line).words.drop { !$0.contains { $0.isLetter || $0.isNumber } }
    guard let first = words.first, words.count <= 12 else { return nil }
    // `Withdrawn.`, `Revoked: by mail`.
    if ["withdrawn", "revoked", "rescinded"].contains(first),
      words.count == 1 || line.lowercased().contains(first + ":")
    {
      self.init(.consent, .lookAlike, "denied")
      return
    }
    guard words.count > 1 else { return nil }
    let rest = words.dropFirst().joined(separator: " ")
    guard ConsentWords.isRefusal(rest) || ConsentWords.isGrant(rest),
      let found = Self.read(first, rest), found.key == .consent
    else { return nil }
    self = found
  }

  private init(_ key: AttributeKey, _ likeness: KeyLikeness, _ value: String?) {
    self.key = key
    self.likeness = likeness
    self.value = value
  }

  /// `<meta name="consent" content="denied">`
  private static func inTag(_ line: String) -> StrayStatement? {
    guard line.contains("<"), line.contains("=") else { return nil }
    let values = line.split { "=<> ".contains($0) }.map { ComparedName(String($0)).loose }
    guard let index = values.firstIndex(where: { KeyLikeness($0, "consent") == .lookAlike }) else {
      return nil
    }
    return values[(index + 1)...].first(where: ConsentWords.isRefusal)
      .map { StrayStatement(.consent, .lookAlike, $0) }
  }

  private static func read(_ name: String, _ value: String?) -> StrayStatement? {
    let plain = ComparedName(name).loose
    guard !plain.isEmpty, plain.utf8.count <= 60 else { return nil }
    let value = value.map { ComparedName($0).loose }
    switch KeyLikeness(plain, "consent") {
    case .lookAlike?: return StrayStatement(.consent, .lookAlike, value)
    case .near?: return StrayStatement(.consent, .near, value)
    case .word?, .within?:
      if value.map(ConsentWords.isRefusal) ?? false {
        return StrayStatement(.consent, .within, value)
      }
    case nil: break
    }
    switch KeyLikeness(plain, "participant") {
    case .lookAlike?, .near?: return StrayStatement(.participant, .near, value)
    case .word?, .within?, nil: return nil
    }
  }
}

extension MarkdownReading {
  /// Lets statements of consent count that stand outside of all messages and attributes, or in a comment inside of a
  /// message: none of them grants.
  mutating func settleStrays(_ source: SourceText) {
    if conversations.isEmpty { return }
    var isInComment = false
    for number in 1..<account.lineCount + 1 {
      guard let place = account.place(ofLine: number) else { continue }
      let line = source.line(number)
      switch place {
      case .blank, .structure: continue
      case .message:
        // A comment that was meant to begin a conversation, say.
        let text = line.drop(while: isWhitespace)
        if text.starts(with: "<!--".utf8) { isInComment = true }
        guard isInComment else { continue }
        if text.contains(sequence: "-->") { isInComment = false }
      case .leftOut(let reason), .parted(let reason):
        switch reason {
        case .tools, .otherAnswers, .separators, .frontMatter: continue
        // In YAML, nobody sees them.
        case .comments where line.first(where: { !isWhitespace($0) }) == UInt8(ascii: "#"): continue
        case .remarks, .outside, .comments, .headings, .nobody, .unread: break
        }
      }
      guard StrayStatement.mayStand(in: line) else { continue }
      var text = String(decoding: line.prefix(1200), as: UTF8.self)
      // The colon on a line of its own is of the line before.
      if number > 1, line.first == UInt8(ascii: ":") {
        text = String(decoding: source.line(number - 1).prefix(120), as: UTF8.self) + text
      }
      guard let stray = StrayStatement(text) else { continue }
      settle(stray, line: number, source.path)
    }
  }

  private mutating func settle(_ stray: StrayStatement, line: Int, _ path: ShownText) {
    let next = conversations.partitioningIndex { $0.line > line }
    // Above the first it is about all of them.
    for index in next == 0 ? conversations.indices : next - 1..<next {
      let attributes = conversations[index].attributes
      if stray.key == .participant {
        if let name = stray.value, !name.isEmpty {
          conversations[index].attributes.alsoNamed.append(name)
        }
      } else if attributes.consent != .granted || !(stray.value.map(ConsentWords.isGrant) ?? false)
      {
        conversations[index].attributes.consent = .denied
      }
    }
    if stray.key == .consent { findings.append(.strayConsent(path, line, isRefused: true)) }
  }
}

extension StrayStatement {
  /// Whether a line has what parts a name from a value, or is short.
  static func mayStand(in line: ArraySlice<UInt8>) -> Bool {
    line.count <= 60 || line.prefix(120).contains { $0 >= 0x80 || ":=|<".utf8.contains($0) }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func contains(sequence text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard count >= wanted.count else { return false }
    return (startIndex...endIndex - wanted.count).contains {
      self[$0..<$0 + wanted.count].elementsEqual(wanted)
    }
  }
}

extension Attributes {
  /// Takes a field of an imported record that may speak of its participant; a refusal counts, a permission does not.
  ///
  /// - Parameters:
  ///   - field: Its path, as `metadata.consent`.
  ///   - value: Its text; nil where it is none.
  /// - Returns: Whether it is a participant's name.
  package mutating func take(field: String, value: String?) -> Bool {
    let name = field.split(separator: ".").last.map(String.init) ?? field
    switch KeyLikeness(name, "consent") {
    case .lookAlike?, .near?:
      if !(value.map(ConsentWords.isGrant) ?? false) { consent = .denied }
    case .word?, .within?:
      if value.map(ConsentWords.isRefusal) ?? false { consent = .denied }
    case nil: break
    }
    guard let value, KeyLikeness(name, "participant") != nil else { return false }
    if field == AttributeKey.participant.rawValue, participant == nil {
      participant = value
      return true
    }
    alsoNamed.append(value)
    return true
  }
}

extension Finding {
  /// Says that something may be meant as consent and is not read as such.
  ///
  /// - Parameter nearName: The name that it stands under, where that is nearly `consent`.
  static func strayConsent(
    _ path: ShownText, _ line: Int, nearName: String? = nil, isRefused: Bool
  ) -> Finding {
    let place = Place(file: path, line: line, column: 1)
    if let nearName {
      return Finding(
        .unknownAttribute, at: place, "attribute '\(nearName)' is not known",
        advice: "Did you mean 'consent'?"
          + (isRefused ? " Until it is, it is taken as denied." : ""))
    }
    return Finding(
      .invalidConsent, at: place,
      "what may be a statement of consent stands where none is read",
      advice: "Write 'consent: granted' or 'consent: denied' into the front matter"
        + (isRefused ? "; until then it is taken as denied." : ", and nothing else about it."))
  }

  /// Whether it says that something may be meant as consent.
  var isStrayConsent: Bool {
    code == .invalidConsent || advice.hasPrefix("Did you mean 'consent'?")
  }

  static func invalidFrontMatter(
    _ path: ShownText, _ line: Int, _ reason: String, severity: Severity? = nil
  ) -> Finding {
    Finding(
      .invalidFrontMatter, at: Place(file: path, line: line, column: 1), "front matter: \(reason)",
      advice: "Write one 'key: value' a line; the messages were read all the same.",
      severity: severity)
  }
}
