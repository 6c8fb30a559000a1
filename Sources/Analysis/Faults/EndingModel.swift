/// How much a text looks cut off at its last word, as the logarithm of the odds; above 0 it does.
///
/// A logistic regression over hashed features of the last three words of the sentence: the words, their classes (a
/// function word stands for itself, any other for its ending), the last letters, and how long word and sentence are.
/// `.ci/ending-model` fits it to sentences under open licences and the same ones cut behind or inside a word. It knows
/// English only, and is to be asked only where a text ends without a mark.
///
/// - Parameter sentence: The last sentence of a text; has a word at least.
func logitOfCut(
  _ sentence: Sentence, of message: AnalysedMessage, _ lexicon: Lexicon
) -> Double {
  let words = message.tokens.words
  let end = sentence.words.upperBound
  func word(_ back: Int) -> Word? {
    sentence.words.count >= back ? words[end - back] : nil
  }
  /// A function word stands for itself, a number for any, another word for its ending.
  func kind(_ word: Word?) -> UInt64 {
    guard let word else { return 0 }
    if lexicon.grammar(of: word).contains(.function) { return word.hash }
    let text = message.text
    if text[Int(word.start)] &- 0x30 < 10 { return 1 }
    for (number, ending) in endings {
      let count = ending.utf8CodeUnitCount
      guard Int(word.end - word.start) > count + 2 else { continue }
      let start = Int(word.end) - count
      let isEqual = ending.withUTF8Buffer { buffer in
        for index in buffer.indices where unsafe text[start + index] | 0x20 != buffer[index] {
          return false
        }
        return true
      }
      if isEqual { return number }
    }
    return 6
  }
  let last = words[end - 1]
  let second = word(2)
  let third = word(3)
  let length = UInt64(min(last.end - last.start, 9))
  var buckets = [
    bucket(1, last.hash), bucket(2, second?.hash ?? 0, last.hash),
    bucket(3, kind(second), kind(last)), bucket(4, kind(third), kind(second), kind(last)),
    bucket(8, length), bucket(9, UInt64(min(sentence.words.count, 10))),
    bucket(10, second?.hash ?? 0),
  ]
  for count in 2...4 {
    let isWhole = last.end - last.start <= count
    let start = isWhole ? Int(last.start) : Int(last.end) - count
    buckets.append(
      bucket(
        count == 4 ? 7 : UInt64(4 + count), hashOfWord(message.text[start..<Int(last.end)]),
        isWhole ? 1 : 0))
  }
  let sum = endingWeights.withUTF8Buffer { weights in
    buckets.reduce(0) { sum, bucket in
      let character = unsafe weights[bucket]
      let level = character == UInt8(ascii: "~") ? UInt8(ascii: "\\") : character
      return sum + Int(level) - 48 - 37
    }
  }
  return endingBias + Double(sum) / 12
}

private let endings: [(UInt64, StaticString)] = [(2, "ing"), (3, "ed"), (4, "ly"), (5, "s")]

private func bucket(_ number: UInt64, _ values: UInt64...) -> Int {
  var result = number
  for value in values {
    result = (result ^ value) &* 0x9E37_79B9_7F4A_7C15
    result ^= result >> 29
  }
  return Int(result & 8191)
}
