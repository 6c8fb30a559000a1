internal import Bytes

/// A word of a text: its hash, its place and its number in the lexicon.
package struct Word {
  /// FNV-1a over the word's bytes, ASCII letters in lower case, curly apostrophes straight.
  package var hash: UInt64
  /// Byte offsets in the text.
  package var start: Int32
  package var end: Int32
  /// The word's number in the lexicon; 0 for words that no cue mentions.
  package var cue: UInt16
  /// The sentence it stands in, from 0.
  package var sentence: Int32
}

/// A sentence of a text: ends at `.`, `!`, `?` or `…` before white space, or at a line's end.
package struct Sentence {
  package var words: Range<Int>
  /// Byte offsets from the first word to behind the closing punctuation.
  package var start: Int
  package var end: Int
  package var ending: Ending
  /// Whether the next sentence follows with no mark between.
  package var joint = Joint.none

  package enum Ending {
    case statement, question, exclamation
    /// The line or text ends without a mark of punctuation.
    case none
  }
}

/// How sure it is that a sentence ends where no mark stands.
package enum Joint: UInt8 {
  /// A mark, a line's end, an emoji or a smiley stands there, or nothing follows.
  case none
  /// "I" follows, which is a capital in mid-sentence too, or a capitalised word that may be a name.
  case likely
  /// A capitalised word follows that is no name: "The", "Let's", "Try".
  case certain
}

/// A text cut into words and sentences. Code spans and code blocks are left out.
package struct WordText {
  package var words: [Word] = []
  package var sentences: [Sentence] = []
  /// Unicode scalar values of the text.
  package var scalarCount = 0
  package var isASCII = true
  /// Whether a code block or code span was left out.
  package var hasCode = false
  /// Whether a byte stands in it that remains of a format begin with: `<`, `&`, `{`, `[`, `\\`, a backtick, …
  package var hasMarkup = false
  /// Whether a sentence may lack its mark, be it that a name looks so; see ``partJoined(in:_:)``.
  package var mayBeJoined = false

  /// Cuts a text into words and sentences.
  ///
  /// Size: one pass over the bytes, whose state is in variables of its own; all reading waits for it.
  package init(_ bytes: [UInt8], lexicon: Lexicon) {
    let text = bytes.span
    words.reserveCapacity(text.count / 5 + 1)
    var continuationBytes = 0
    var union: UInt8 = 0
    var markup = false
    for index in text.indices {
      let byte = text[index]
      continuationBytes += byte & 0xC0 == 0x80 ? 1 : 0
      union |= byte
      markup =
        markup || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || byte & 0xDF == 0x5B
        || byte == UInt8(ascii: "`") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "$")
        || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "#")
    }
    hasMarkup = markup
    scalarCount = text.count - continuationBytes
    isASCII = union < 0x80
    var index = 0
    var sentenceStart = 0  // in words
    var ending = Sentence.Ending.none

    func isApostrophe(_ index: Int) -> Int {
      if text[index] == UInt8(ascii: "'") { return 1 }
      if text[index] == 0xE2, index + 2 < text.count, text[index + 1] == 0x80,
        text[index + 2] == 0x99
      {
        return 3
      }
      return 0
    }
    func endSentence(at end: Int) {
      guard words.count > sentenceStart else {
        // Punctuation without words belongs to the sentence before: "Really?!"
        if let last = sentences.indices.last, ending == .question {
          sentences[last].ending = .question
        }
        return
      }
      sentences.append(
        Sentence(
          words: sentenceStart..<words.count, start: Int(words[sentenceStart].start), end: end,
          ending: ending))
      sentenceStart = words.count
      ending = .none
    }

    while index < text.count {
      let byte = text[index]
      let folded = foldedLetter(byte)
      if folded != 0 {
        var hash = FNV1a()
        let start = index
        if folded == 0xE2, let skip = punctuationLength(at: index, in: text) {
          // A dash, a quote or an ellipsis: no letter.
          if text[index + 1] == 0x80, text[index + 2] == 0xA6 {
            if ending == .none { ending = .statement }
            index += skip
            if index == text.count || isSpace(text[index]) { endSentence(at: index) }
          } else {
            index += skip
          }
          continue
        }
        while index < text.count {
          let letter = foldedLetter(text[index])
          if letter != 0, letter < 0x80 {
            hash.add(letter)
            index += 1
            continue
          }
          if letter != 0 {
            if letter == 0xE2, punctuationLength(at: index, in: text) != nil {
              // Only an apostrophe between letters goes on with the word.
              guard isApostrophe(index) == 3, index + 3 < text.count,
                foldedLetter(text[index + 3]) != 0, text[index + 3] != 0xE2
              else { break }
              hash.add(UInt8(ascii: "'"))
              index += 3
              continue
            }
            hash.add(letter)
            index += 1
          } else if text[index] == UInt8(ascii: "'"), index + 1 < text.count,
            foldedLetter(text[index + 1]) != 0, text[index + 1] != 0xE2
          {
            hash.add(UInt8(ascii: "'"))
            index += 1
          } else {
            break
          }
        }
        words.append(
          Word(
            hash: hash.value, start: Int32(start), end: Int32(index),
            cue: lexicon.number(of: hash.value),
            sentence: Int32(sentences.count)))
        continue
      }
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
        let mark: Sentence.Ending =
          byte == UInt8(ascii: "?")
          ? .question : byte == UInt8(ascii: "!") ? .exclamation : .statement
        if ending != .question { ending = mark }
        index += 1
        // Closing quotes and brackets belong to the sentence.
        var end = index
        while true {
          let length = closingLength(at: end, in: text)
          if length == 0 { break }
          end += length
        }
        if end == text.count || isSpace(text[end]) || startsPictureOrDash(at: end, in: text)
          || startsSentence(at: end, behind: index - 1, in: text)
        {
          index = end
          endSentence(at: index)
        } else if text[index] != byte, !isMark(text[index]) {
          ending = .none  // "3.5", "example.com", "a?b=c"
        }
      case UInt8(ascii: "\n"):
        index += 1
        // A single line break inside a sentence is only layout.
        if index == text.count || text[index] == UInt8(ascii: "\n") || !startsLower(text, index) {
          endSentence(at: index - 1)
        }
      case UInt8(ascii: "`"):
        var length = 0
        while index + length < text.count, text[index + length] == byte { length += 1 }
        index += length
        guard let close = closingRun(of: length, from: index, in: text) else { continue }
        hasCode = true
        index = close
        if length >= 3 { endSentence(at: index) }
      default:
        index += 1
      }
    }
    endSentence(at: text.count)
  }
}

extension WordText {
  /// Gives the words their numbers in another lexicon.
  package mutating func renumber(_ lexicon: Lexicon) {
    for index in words.indices { words[index].cue = lexicon.number(of: words[index].hash) }
  }
}

/// The byte in lower case when it can be part of a word, else 0.
@inline(__always)
private func foldedLetter(_ byte: UInt8) -> UInt8 {
  if byte >= 0x80 { return byte }
  let lower = byte | 0x20
  if lower >= UInt8(ascii: "a"), lower <= UInt8(ascii: "z") { return lower }
  if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { return byte }
  if byte == UInt8(ascii: "_") { return byte }
  return 0
}

/// 3 at a character of General Punctuation (U+2010–U+203F: dashes, quotes, ellipsis), else nil.
@inline(__always)
private func punctuationLength(at index: Int, in text: borrowing Span<UInt8>) -> Int? {
  guard index + 2 < text.count, text[index] == 0xE2, text[index + 1] == 0x80 else { return nil }
  return 3
}

/// Bytes of the closing quote or bracket at an offset: ASCII, ’, ” or »; 0 for anything else.
private func closingLength(at index: Int, in text: borrowing Span<UInt8>) -> Int {
  guard index < text.count else { return 0 }
  if isClosing(text[index]) { return 1 }
  if index + 1 < text.count, text[index] == 0xC2, text[index + 1] == 0xBB { return 2 }
  guard index + 2 < text.count, text[index] == 0xE2, text[index + 1] == 0x80 else { return 0 }
  return text[index + 2] == 0x99 || text[index + 2] == 0x9D ? 3 : 0
}

/// Emoji beyond the basic plane, and dashes, may follow a mark without a space.
private func startsPictureOrDash(at index: Int, in text: borrowing Span<UInt8>) -> Bool {
  if text[index] >= 0xF0 { return true }
  return index + 2 < text.count && text[index] == 0xE2 && text[index + 1] == 0x80
    && (text[index + 2] == 0x93 || text[index + 2] == 0x94)
}

/// Whether a capitalised word in plain letters follows a mark without a space, behind one in lower case: "hard.What".
private func startsSentence(
  at index: Int, behind mark: Int, in text: borrowing Span<UInt8>
) -> Bool {
  func isLower(_ index: Int) -> Bool {
    index >= 0 && index < text.count
      && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(text[index])
  }
  guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(text[index]), isLower(mark - 1),
    isLower(mark - 2)
  else { return false }
  let second = index + 1 < text.count ? text[index + 1] : 0
  return isLower(index + 1) || second == UInt8(ascii: "'") || isSpace(second)
}

private func isClosing(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"),
    UInt8(ascii: "*"), UInt8(ascii: "_"):
    true
  default: false
  }
}

private func isMark(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
}

@inlinable package func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || (0x09...0x0D).contains(byte)
}

/// Whether a line goes on with the sentence before it: it begins with a lower-case letter.
private func startsLower(_ text: borrowing Span<UInt8>, _ index: Int) -> Bool {
  index < text.count && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(text[index])
}

/// The offset behind the next run of exactly `length` backticks, or nil.
///
/// Looks no further than the end of the paragraph for spans (shorter than three), and only a few
/// thousand bytes far, so that text full of single backticks is read in linear time.
private func closingRun(
  of length: Int, from start: Int, in text: borrowing Span<UInt8>
) -> Int? {
  var index = start
  let limit = length >= 3 ? text.count : min(text.count, start + 2000)
  while index < limit {
    let byte = text[index]
    if byte == UInt8(ascii: "`") {
      var run = 0
      while index + run < text.count, text[index + run] == byte { run += 1 }
      index += run
      if run == length { return index }
    } else if length < 3, byte == UInt8(ascii: "\n"), index + 1 < text.count,
      text[index + 1] == byte
    {
      return nil
    } else {
      index += 1
    }
  }
  // An unclosed code block runs to the end of the text, as in Markdown.
  return length >= 3 ? text.count : nil
}
