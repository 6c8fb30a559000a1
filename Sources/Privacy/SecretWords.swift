internal import Bytes

/// Secrets of several words: passphrases, seed phrases, answers to security questions.
enum SecretWords {
  /// The words of a phrase, three to twenty-four, up to the end of a clause.
  ///
  /// A seed phrase is known by its length. Of other phrases those are left out that have words as sentences have them.
  static func phrase(
    at joint: SecretJoint, isSeed: Bool, least: Int = 2, in text: Span<UInt8>
  ) -> Range<Int>? {
    guard joint.relation != .none || isSeed else { return nil }
    var first = joint.value
    while "\"'`*".utf8.contains(text.byte(first)) { first += 1 }
    var (end, offset, count, hasCommon) = (first, first, 0, false)
    while count < 25 {
      let word = offset
      while offset - word < 16, text.isLetter(at: offset) || text.byte(offset) == UInt8(ascii: "-")
      {
        offset += 1
      }
      guard offset > word, !text.byte(offset).isLetterOrDigit else { break }
      hasCommon = hasCommon || common.contains(wordKey(in: text, at: word))
      count += 1
      end = offset
      if isSeed, text.byte(offset) == UInt8(ascii: ",") { offset += 1 }
      guard text.byte(offset) == 0x20 || isSeed && text.byte(offset) == 0x0A else { break }
      offset += 1
    }
    if isSeed {
      // Wallets have phrases of these lengths; another has no words as sentences have them.
      let isWhole = [12, 15, 18, 21, 24].contains(count) && joint.relation != .none
      return isWhole || !hasCommon && (6...24).contains(count) ? first..<end : nil
    }
    if hasCommon, joint.relation != .sign || least > 2 { return nil }
    guard (least...12).contains(count), joint.relation == .sign || count > 2,
      SecretPhrase.endsClause(end, in: text),
      least > 2 || !SecretWord.isDescription(first..<endOfWord(first, in: text), in: text)
    else { return nil }
    return first..<end
  }

  private static func isOfAnswer(_ question: Range<Int>, in text: Span<UInt8>) -> Bool {
    var before = WordsBefore(question.lowerBound)
    while let word = before.next(in: text) {
      if word == wordKey(in: Array("answer".utf8).span, at: 0) { return true }
    }
    return false
  }

  private static let common = Vocabulary(
    """
    the a an too so very not no my your in on of to for with and or but it that this is was are be at by from me you \
    what who how why when whether stored written required needed saved kept never always longer something das ein eine zu nicht sehr
    """)

  private static func endOfWord(_ start: Int, in text: Span<UInt8>) -> Int {
    var end = start
    while text.isLetter(at: end) { end += 1 }
    return end
  }

  /// `security answer: X`, `the answer to my security question is X`, `secret question: whose, X`.
  static func answer(behind word: Range<Int>, in text: Span<UInt8>) -> Range<Int>? {
    guard let joint = SecretJoint(behind: word, wasChanged: false, in: text),
      joint.relation == .sign || joint.relation == .verb || joint.relation == .block
    else { return nil }
    var end = joint.value
    // A question is said before its answer.
    let isQuestion = text[word.lowerBound].lowercased == UInt8(ascii: "q")
    if isQuestion, joint.relation == .verb, !isOfAnswer(word, in: text) { return nil }
    var start = isQuestion && joint.relation == .sign ? -1 : joint.value
    var words = 0
    while end < text.count, end - joint.value < 96, !".!;\n".utf8.contains(text[end]) {
      if text[end] == 0x20 { words += 1 }
      if isQuestion, ",?:".utf8.contains(text[end]), text.byte(end + 1) == 0x20 {
        (start, words) = (end + 2, 0)
      } else if !isQuestion, text[end] == UInt8(ascii: ",") {
        break
      }
      end += 1
    }
    while end > 0, "\"'`*?, ".utf8.contains(text[end - 1]) { end -= 1 }
    while start >= 0, start < end, "\"'`*".utf8.contains(text[start]) { start += 1 }
    guard start >= 0, end - start >= 2, words <= (joint.relation == .verb ? 3 : 5),
      !common.contains(wordKey(in: text, at: start)),
      !SecretWord.isDescription(start..<min(end, endOfWord(start, in: text)), in: text)
    else { return nil }
    return start..<end
  }
}
