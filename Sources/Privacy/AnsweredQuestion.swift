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
    guard let asked = lastQuestion(of: question), let topic = AskedTopic(asked) else { return [] }
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
}
