internal import Corpus
internal import Language

extension Fault {
  /// A response that ends without a mark. The check of ``Fault/cutOff`` finds it, too.
  package static let unfinished = Fault(number: 29)
}

extension FaultRule {
  /// How ``Fault/unfinished`` is called, what it costs, and how it is found.
  package static let unfinished = FaultRule(
    .unfinished, code: "unfinished", effect: .suspicion,
    texts: FaultTexts(
      title: "unfinished",
      explanation:
        "It ends without a mark although the rest of it has them; something may be missing.",
      advice: "Finish it, or put the mark."))
}

/// The last fragment of a response that looks cut off behind or inside a word, and whether surely so.
///
/// Asked only where a response ends with a letter or digit. How much its end looks like a cut is ``logitOfCut(_:of:in:_:)``;
/// how much that takes depends on whether whoever writes leaves marks out:
///
/// | | surely a cut above | perhaps above |
/// |---|---|---|
/// | all responses before (at most eight of four words or more) end with a mark | 1 | −0.5 |
/// | there is none | 1 | 0 |
/// | one of them has no mark, or there is none and the user's message has none | 2 | 1 |
///
/// and one point more for a sure cut where nothing shows a habit: the fragment is all of the response, and none is before;
/// and half a point more each where the fragment is all of the response, where another of its sentences lacks its
/// mark, and where it begins in lower case or writes a small "i". A fragment in a line of its own counts from eight
/// words on, and only where all else is marked: lists and signatures end without one.
///
/// Chosen on esconv_strategy and counselchat, at 0.9 and 0.2 of 100 clean responses.
func unfinishedEnd(of exchange: FaultContext) -> (range: Range<Int>, isSure: Bool)? {
  let message = exchange.response
  let tokens = message.tokens
  guard let last = tokens.sentences.last, last.ending == .none, tokens.words.count >= 4 else {
    return nil
  }
  let text = message.text.span
  var end = text.count
  while end > 0, isSpace(text[end - 1]) { end -= 1 }
  guard Int(tokens.words[tokens.words.count - 1].end) == end, text[end - 1] < 0x80,
    !isFarewell(last, tokens.words, text)
  else { return nil }
  if message.endsWithFace { return nil }
  // "I hope that helps, Maren"
  let name = Int(tokens.words[tokens.words.count - 1].start)
  if name >= 2, text[name] &- 0x41 < 26, text[name - 2] == UInt8(ascii: ",") { return nil }
  let before = tokens.sentences.dropLast()
  let isMarked = before.allSatisfy {
    $0.ending != .none || $0.joint != .none || $0.words.count < 3
  }
  if let previous = before.last, previous.joint == .none {
    for index in previous.end..<last.start where text[index] == UInt8(ascii: "\n") {
      guard isMarked, last.words.count >= 8 else { return nil }
    }
  }
  var habit = habitOfMarks(before: exchange)
  // Whoever is written to without marks writes back so.
  if habit != true, exchange.user.endsWithoutMark { habit = false }
  let isTexting = !message.isCapitalised && exchange.user.endsWithoutMark
  var sure = habit == false ? 2.0 : 1
  var perhaps = habit == true ? -0.5 : habit == false ? 1 : 0
  for isLax in [before.isEmpty, !isMarked, !message.isCapitalised] where isLax {
    sure += 0.5
    perhaps += 0.5
  }
  // Nothing shows whether whoever writes so ends a sentence with a mark.
  if before.isEmpty, habit == nil || isTexting { sure += 1 }
  let logit = logitOfCut(last.words, of: tokens.words.span, in: text, exchange.lexicon)
  return logit > perhaps ? (last.start..<end, logit > sure) : nil
}

/// Whether the assistant's last responses before this one end with marks; nil where there are none.
private func habitOfMarks(before exchange: FaultContext) -> Bool? {
  var count = 0
  for message in exchange.before.reversed()
  where message.role == .assistant && message.tokens.words.count >= 4 {
    if message.endsWithoutMark { return false }
    count += 1
    if count == 8 { break }
  }
  return count == 0 ? nil : true
}

extension AnalysedMessage {
  /// Whether it ends with a letter, a digit, a comma or a hyphen.
  var endsWithoutMark: Bool {
    var end = text.count
    while end > 0, isSpace(text[end - 1]) { end -= 1 }
    guard end > 0 else { return false }
    let byte = text[end - 1]
    return (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: ",")
      || byte == UInt8(ascii: "-")
  }

  /// Whether a text begins with a capital and has no small "i" for "I".
  var isCapitalised: Bool {
    guard let first = tokens.words.first, text[Int(first.start)] &- 0x41 < 26 else { return false }
    return !tokens.words.contains { word in
      text[Int(word.start)] == UInt8(ascii: "i") && smallPronouns.contains(word.hash)
    }
  }
}

private let smallPronouns = hashesOfWords("i i'm im i've ive i'll i'd")
