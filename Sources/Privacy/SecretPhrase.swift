internal import Bytes

/// Finds passwords, codes and keys that a sentence announces, whatever the wording.
///
/// A word announces (``SecretWord``), something joins (``SecretJoint``), and what follows must look like a value of
/// its kind (``SecretToken``): the less there is that joins, the more of a value it must be. A value may also stand in
/// front: `X is my password`, `use X as password`. Several may follow each other: `X or Y`, `X, Y`.
///
/// - Complexity: O(*n*); at a word that announces, some 300 bytes around it are read.
enum SecretPhrase {
  static func matches(in text: Span<UInt8>) -> [PersonalData] {
    var found: [PersonalData] = []
    var offset = 0
    while offset < text.count {
      guard text[offset].isLetter, !text.byte(offset - 1).isLetterOrDigit else {
        offset += 1
        continue
      }
      var end = offset + 1
      while end < text.count, text[end].isLetter || text[end] >= 0x80 && text.isLetter(at: end) {
        end += 1
      }
      let word = SecretWord(offset..<end, in: text)
      offset = end
      guard let word else { continue }
      for item in values(of: word, in: text) {
        guard (found.last?.range.upperBound ?? 0) <= item.range.lowerBound else { continue }
        found.append(item)
        offset = max(offset, item.range.upperBound)
      }
    }
    return found
  }

  private static func values(of word: SecretWord, in text: Span<UInt8>) -> [PersonalData] {
    switch word.kind {
    case .login: return SecretLogin.matches(behind: word.range, in: text)
    case .command: return SecretLogin.command(word.range, in: text)
    case .answer:
      return SecretWords.answer(behind: word.range, in: text).map {
        [PersonalData(type: .secret, range: $0)]
      } ?? []
    default: break
    }
    if let before = before(word, in: text) { return [PersonalData(type: .secret, range: before)] }
    guard
      let joint = SecretJoint(behind: word.range, wasChanged: word.wasChanged(in: text), in: text)
    else { return [] }
    if word.kind == .phrase,
      let range = SecretWords.phrase(at: joint, isSeed: word.isSeed(in: text), in: text)
    {
      return [PersonalData(type: .secret, range: range)]
    }
    if word.kind == .password, joint.relation == .sign,
      let range = SecretWords.phrase(at: joint, isSeed: false, least: 4, in: text)
    {
      return [PersonalData(type: .secret, range: range)]
    }
    return list(from: joint, of: word, in: text).map { PersonalData(type: .secret, range: $0) }
  }

  /// The value that a joint leads to, and those that follow it.
  private static func list(
    from joint: SecretJoint, of word: SecretWord, in text: Span<UInt8>
  ) -> [Range<Int>] {
    guard let first = value(at: joint.value, of: word, joint.relation, in: text) else { return [] }
    var ranges = [first]
    while ranges.count < 16, let last = ranges.last {
      let end = last.upperBound
      var next: Int?
      for separator in [
        ", ", " or ", " and ", " oder ", " und ", " to ", " auf ", " / ", "\n- ", "\n* ", "\n",
      ]
      where text.spells(separator, at: end) {
        next = end + separator.utf8.count
        break
      }
      if next == nil, word.isPlural, text.byte(end) == 0x20 { next = end + 1 }
      guard let next, let range = value(at: next, of: word, .distant, in: text),
        range.upperBound > end
      else { break }
      ranges.append(range)
    }
    return ranges
  }

  private static func value(
    at start: Int, of word: SecretWord, _ relation: SecretJoint.Relation, in text: Span<UInt8>
  ) -> Range<Int>? {
    if relation == .tag { return tagged(from: start, in: text) }
    if word.kind == .code, let range = number(at: start, in: text) {
      return relation != .block || endsLine(range.upperBound, in: text) ? range : nil
    }
    guard let token = SecretToken(at: start, in: text), !token.isNothing else { return nil }
    if relation == .block, !endsLine(token.range.upperBound, in: text) { return nil }
    return isPlausible(token, of: word, relation, in: text) ? token.range : nil
  }

  private static func isPlausible(
    _ token: SecretToken, of word: SecretWord, _ relation: SecretJoint.Relation,
    in text: Span<UInt8>
  ) -> Bool {
    switch word.kind {
    case .code: return token.isCode && token.digits > 0
    case .key:
      if token.isLongKey, relation != .none || token.digits > 1 || token.isWord { return true }
      // `JWT_SECRET=thisIsMyLongSecret`
      if relation == .sign, token.hasHump, token.isWord, token.range.count >= 12,
        text.byte(word.range.lowerBound - 1) == UInt8(ascii: "_")
      {
        return true
      }
      return relation == .sign && token.isMixed && token.changes >= 2 && token.range.count >= 8
    case .pass, .wifiKey:
      if word.kind == .wifiKey, token.digits >= 8, token.others == 0 { return true }
      return token.isMixed && (token.digits > 0 || token.signs > 0) && token.range.count >= 6
    default: break
    }
    let isWord = token.isWord || token.isQuoted && token.letters >= 4
    switch relation {
    case .sign, .block:
      return token.isMixed || token.isChain || token.isDigits && token.digits >= 4
    case .verb:
      if token.isMixed || token.isChain || token.isDigits && token.digits >= 4 { return true }
      return isWord && (token.isQuoted || endsClause(token.range.upperBound, in: text))
        && !SecretWord.isDescription(token.range, in: text)
        && (word.isOwned(in: text) || text.isCapital(at: token.range.lowerBound))
    case .distant: return token.isMixed || token.isChain
    case .none:
      if token.isQuoted, token.isWord, endsClause(token.range.upperBound + 1, in: text) {
        return !SecretWord.isDescription(token.range, in: text)
      }
      return token.isMixed && token.digits > 0 && token.range.count >= 6
    case .tag: return true
    }
  }

  // MARK: - In front of the word

  /// `X is my bank password`, `use X as password`, `X, that's my password`.
  private static func before(_ word: SecretWord, in text: Span<UInt8>) -> Range<Int>? {
    guard word.kind == .password || word.kind == .code else { return nil }
    var end = word.range.lowerBound
    for _ in 0..<5 {
      guard text.byte(end - 1) == 0x20 else { return nil }
      var start = end - 1
      while start > 0, end - start < 20, text[start - 1].isLetter || text[start - 1] == 0x27 {
        start -= 1
      }
      guard start < end - 1, text.byte(start - 1) == 0x20 else { return nil }
      let verb = wordKey(in: text, at: start)
      end = start
      guard Self.verbs.contains(verb) else { continue }
      if text.spells("that's", at: start) || text.spells("thats", at: start) {
        guard ",.;".utf8.contains(text.byte(start - 2)) else { return nil }
      }
      guard let token = SecretToken(before: start - 1, in: text), !token.isNothing else {
        return nil
      }
      // `X for my password` says it only where X is used.
      if verb == forKey, !isUsedBefore(token.range.lowerBound, in: text) { return nil }
      if token.isMixed, token.digits > 0 || token.signs > 0 { return token.range }
      let isUsed = verb == asKey || verb == alsKey
      return isUsed && token.isDigits && token.digits >= 4 ? token.range : nil
    }
    return nil
  }

  private static func isUsedBefore(_ start: Int, in text: Span<UInt8>) -> Bool {
    ["use ", "used ", "using ", "have ", "took ", "chose ", "picked "].contains {
      text.spells($0, at: start - $0.utf8.count)
    }
  }

  private static let verbs = Vocabulary("is was as for ist war als that thats")
  private static let forKey: UInt64 = 0x66_6F72
  private static let asKey: UInt64 = 0x6173
  private static let alsKey: UInt64 = 0x61_6C73

  // MARK: - Values

  /// `481 920`, `14-32-08`, `66172`: 3 to 12 digits in groups of two and more.
  private static func number(at start: Int, in text: Span<UInt8>) -> Range<Int>? {
    var first = start
    while "(#\"'`*".utf8.contains(text.byte(first)) { first += 1 }
    var (end, count) = (text.endOfDigits(from: first), 0)
    guard end > first else { return nil }
    count = end - first
    var isGrouped = false
    while count < 12, " -".utf8.contains(text.byte(end)), text.byte(end + 1).isDigit {
      let next = text.endOfDigits(from: end + 1)
      guard next - end <= 5, count <= 8 else { break }
      count += next - end - 1
      end = next
      isGrouped = true
    }
    guard (isGrouped ? 4...12 : 3...12).contains(count), numberMayEnd(at: end, in: text),
      !numberGoesOn(at: end, in: text), text.byte(end) != UInt8(ascii: "-")
    else { return nil }
    return first..<end
  }

  private static func tagged(from start: Int, in text: Span<UInt8>) -> Range<Int>? {
    var end = start
    while end < text.count, end - start < 96, text[end] != UInt8(ascii: "<"), text[end] != 0x0A {
      end += 1
    }
    guard text.byte(end) == UInt8(ascii: "<"), end - start >= 3 else { return nil }
    let token = SecretToken(start..<end, isQuoted: true, in: text)
    return token.isNothing || SecretWord.isDescription(token.range, in: text) ? nil : token.range
  }

  private static func endsLine(_ offset: Int, in text: Span<UInt8>) -> Bool {
    var offset = offset
    while "\"'`* .".utf8.contains(text.byte(offset)) { offset += 1 }
    return offset >= text.count || text[offset] == 0x0A || text[offset] == 0x0D
  }

  static func endsClause(_ offset: Int, in text: Span<UInt8>) -> Bool {
    offset >= text.count || ".,!?;)\n\r\"".utf8.contains(text[offset])
  }
}
