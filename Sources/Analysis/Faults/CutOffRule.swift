/// The end of a response that stops in mid-sentence, or nil.
///
/// It stops there when nothing ends the last sentence and its last word calls for more ("and",
/// "the", "because"), or it ends in a comma or a dash, or everything before it is punctuated with
/// care: two sentences or more, all with a mark at their end, and four words or more in the last,
/// which goes on in the same line and is neither a greeting at the end nor a name or an address.
func cutOff(_ message: AnalysedMessage) -> Range<Int>? {
  guard let last = message.tokens.sentences.last, last.ending == .none else { return nil }
  let text = message.text.span
  var end = text.count
  while end > 0, isSpace(text[end - 1]) { end -= 1 }
  guard end > 0 else { return nil }
  let words = message.tokens.words
  let fragment = last.start..<end
  switch text[end - 1] {
  case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "-"): return fragment
  default: break
  }
  // Anything else behind the last word (an emoji, a bracket, a colon, code) closes it well enough.
  guard Int(words[words.count - 1].end) == end, text[end - 1] < 0x80 else { return nil }
  if last.words.count >= 2, unfinishedWords.contains(words[words.count - 1].hash) {
    return fragment
  }
  let before = message.tokens.sentences.dropLast()
  guard before.count >= 2, last.words.count >= 4, let previous = before.last,
    before.allSatisfy({ $0.ending != .none }), !isFarewell(last, words, text)
  else { return nil }
  for index in previous.end..<last.start where text[index] == UInt8(ascii: "\n") { return nil }
  return fragment
}

/// Whether a fragment is how people end a letter, a name with its titles, or an address.
private func isFarewell(
  _ sentence: Sentence, _ words: [Word], _ text: borrowing Span<UInt8>
) -> Bool {
  if farewells.contains(words[sentence.words.lowerBound].hash), sentence.words.count <= 7 {
    return true
  }
  var capitals = 0
  for word in words[sentence.words] {
    let first = text[Int(word.start)]
    if (0x41...0x5A).contains(first) || (0x30...0x39).contains(first) { capitals += 1 }
    // A dot or a slash inside: "example.com".
    let end = Int(word.end)
    if end + 1 < text.count, text[end] == UInt8(ascii: ".") || text[end] == UInt8(ascii: "/"),
      !isSpace(text[end + 1])
    {
      return true
    }
  }
  return capitals * 2 > sentence.words.count
}

private let farewells: Set<UInt64> = Set(
  [
    "keep", "good", "hope", "have", "take", "best", "thanks", "thank", "let", "all", "wishing",
    "stay", "warm", "warmly", "sincerely", "yours", "love", "hugs", "god", "you", "feel",
  ].map { hashOfWord($0.utf8) })

/// Words that no English sentence ends with.
private let unfinishedWords: Set<UInt64> = Set(
  [
    "and", "or", "but", "because", "the", "a", "an", "of", "to", "with", "for", "from", "if",
    "when", "while", "although", "your", "my", "their", "our", "its", "than", "into", "onto",
    "which", "whose", "every", "i'm", "you're", "we're", "it's", "i'll", "you'll", "i've",
    "you've", "as", "at", "by", "is", "are", "was", "be", "very", "between", "during",
  ].map { hashOfWord($0.utf8) })
