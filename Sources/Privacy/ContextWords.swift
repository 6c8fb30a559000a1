internal import Bytes

/// A closed list of words that make a number near them mean something.
///
/// A word is known by its first eight letters in lower case, so `telephone` and `telephones` are
/// one word, and so a word fits a machine word.
struct Vocabulary: Sendable {
  private let keys: [UInt64]

  /// - Parameter words: Lower-case words, with spaces between.
  init(_ words: String) {
    keys = words.utf8.split(separator: UInt8(ascii: " ")).map { word in
      word.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  func contains(_ key: UInt64) -> Bool {
    for known in keys where known == key { return true }
    return false
  }
}

/// Reads the words before a place, nearest first.
///
/// A word is a run of ASCII letters and bytes from 0x80 up. Reading ends after `maximumWords`
/// words or `maximumBytes` bytes, and at a blank line.
struct WordsBefore {
  /// Where the last word read starts.
  private(set) var offset: Int
  private let limit: Int
  private var wordsLeft: Int

  init(_ offset: Int, maximumWords: Int = 6, maximumBytes: Int = 48) {
    self.offset = offset
    limit = max(offset - maximumBytes, 0)
    wordsLeft = maximumWords
  }

  /// The next word's key, as a ``Vocabulary`` knows it, or nil when there is none in reach.
  mutating func next(in text: Span<UInt8>) -> UInt64? {
    guard wordsLeft > 0 else { return nil }
    wordsLeft -= 1
    var end = offset
    while end > limit, !isWordByte(text[end - 1]) {
      if text[end - 1] == 0x0A, end >= 2, text[end - 2] == 0x0A { return nil }
      end -= 1
    }
    guard end > limit else { return nil }
    var start = end
    while start > limit, isWordByte(text[start - 1]) { start -= 1 }
    offset = start
    return wordKey(in: text, from: start, to: end)
  }
}

/// The key of the word that starts at an offset; 0 if none does.
func wordKey(in text: Span<UInt8>, at start: Int) -> UInt64 {
  var end = start
  while end < text.count, end - start < 32, isWordByte(text[end]) { end += 1 }
  return wordKey(in: text, from: start, to: end)
}

private func wordKey(in text: Span<UInt8>, from start: Int, to end: Int) -> UInt64 {
  var key: UInt64 = 0
  for offset in start..<min(end, start + 8) { key = key << 8 | UInt64(text[offset].lowercased) }
  return key
}

private func isWordByte(_ byte: UInt8) -> Bool { byte.isLetter || byte >= 0x80 }
