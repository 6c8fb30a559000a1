internal import Language

/// How a response ends, which says whether it was cut off only beside the other responses.
///
/// Many people leave out the last full stop, so a missing one says nothing in their data; in a
/// dataset where nearly every response ends with a mark, it says that the rest is missing.
package enum Ending: UInt8, Sendable, BitwiseCopyable {
  /// Too short to tell a habit: fewer than six words.
  case short
  case marked
  /// Ends with a letter or digit.
  case unmarked
  /// Ends with a comma or a dash.
  case broken
}

/// The habit of a dataset: how many of its longer responses end without a mark.
struct EndingHabit {
  private var marked = 0
  private var unmarked = 0
  private var broken = 0

  mutating func count(_ ending: Ending) {
    switch ending {
    case .short: break
    case .marked: marked += 1
    case .unmarked: unmarked += 1
    case .broken: broken += 1
    }
  }

  /// Whether a response that ends with a comma or a dash stands out: at most 4 of 100 do so. In
  /// transcribed speech it says that a speaker was interrupted.
  var isWhole: Bool { Double(broken - 1) <= 0.04 * Double(marked + unmarked + broken) }

  /// Whether a response that ends without a mark stands out: not counting itself, at most 10 of
  /// 100 do so.
  var isMarking: Bool { Double(unmarked - 1) <= 0.1 * Double(marked + unmarked) }
}

/// How a response ends, and where its last fragment begins if that looks unfinished.
///
/// It looks so when it has three words or more, stands in the line of a sentence before it, all
/// sentences before it are punctuated, whoever talks here writes with capitals and marks, and it is neither how people end a letter, nor a name with
/// its titles, nor an address.
func openEnd(
  _ message: AnalysedMessage, to user: AnalysedMessage
) -> (ending: Ending, fragment: Int?) {
  let words = message.tokens.words
  guard let last = message.tokens.sentences.last else { return (.short, nil) }
  let text = message.text.span
  var end = text.count
  while end > 0, isSpace(text[end - 1]) { end -= 1 }
  if isBroken(text, end), last.ending == .none { return (.broken, last.start) }
  guard words.count >= 6 else { return (.short, nil) }
  if message.endsWithFace { return (.marked, nil) }
  guard last.ending == .none, Int(words[words.count - 1].end) == end, text[end - 1] < 0x80 else {
    return (.marked, nil)
  }
  if !message.isCapitalised || user.endsWithoutMark { return (.unmarked, nil) }
  let before = message.tokens.sentences.dropLast()
  guard last.words.count >= 3, let previous = before.last,
    before.allSatisfy({ $0.ending != .none || $0.joint != .none }), !isFarewell(last, words, text)
  else { return (.unmarked, nil) }
  for index in previous.end..<last.start where text[index] == UInt8(ascii: "\n") {
    return (.unmarked, nil)
  }
  return (.unmarked, last.start)
}

/// Whether a fragment is how people end a letter, a name with its titles, or an address.
func isFarewell(
  _ sentence: Sentence, _ words: [Word], _ text: borrowing Span<UInt8>
) -> Bool {
  let first = words[sentence.words.lowerBound]
  if (0x30...0x39).contains(text[Int(first.start)]) { return true }
  if farewells.contains(first.hash), sentence.words.count <= 7 { return true }
  var capitals = 0
  for word in words[sentence.words] {
    if (0x41...0x5A).contains(text[Int(word.start)]) { capitals += 1 }
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
    "keep", "good", "hope", "have", "take", "best", "thanks", "thank", "all", "wishing", "stay",
    "warm", "warmly", "sincerely", "yours", "love", "hugs", "god",
  ].map { hashOfWord($0.utf8) })

/// Whether a text stops at a comma, a semicolon or a dash: `-`, `–`, `—`.
private func isBroken(_ text: borrowing Span<UInt8>, _ end: Int) -> Bool {
  guard end > 0 else { return false }
  switch text[end - 1] {
  case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "-"): return true
  default:
    return end >= 3 && text[end - 3] == 0xE2 && text[end - 2] == 0x80
      && (text[end - 1] == 0x93 || text[end - 1] == 0x94)
  }
}
