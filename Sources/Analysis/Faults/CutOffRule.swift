/// The end of a response that stops in mid-sentence, or nil.
///
/// It stops there when nothing ends the last sentence and its last word calls for more ("and",
/// "the", "because"), or it ends in a comma or a dash, or everything before it is punctuated with
/// care: two sentences or more, all with a mark at their end, and four words or more in the last.
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
  guard before.count >= 2, last.words.count >= 4, !isListItem(last, text),
    before.allSatisfy({ $0.ending != .none })
  else { return nil }
  return fragment
}

private func isListItem(_ sentence: Sentence, _ text: borrowing Span<UInt8>) -> Bool {
  var index = sentence.start
  while index > 0, text[index - 1] != UInt8(ascii: "\n") { index -= 1 }
  while index < sentence.start, isSpace(text[index]) { index += 1 }
  switch text[index] {
  case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "|"),
    UInt8(ascii: ">"), UInt8(ascii: "#"), UInt8(ascii: "0")...UInt8(ascii: "9"):
    return true
  default: return false
  }
}

/// Words that no English sentence ends with.
private let unfinishedWords: Set<UInt64> = Set(
  [
    "and", "or", "but", "because", "the", "a", "an", "of", "to", "with", "for", "from", "if",
    "when", "while", "although", "your", "my", "their", "our", "its", "than", "into", "onto",
    "which", "whose", "every", "i'm", "you're", "we're", "it's", "i'll", "you'll", "i've",
    "you've", "as", "at", "by", "is", "are", "was", "be", "very", "between", "during",
  ].map { hashOfWord($0.utf8) })
