internal import Bytes

/// How much a text looks cut off at its last word, as the logarithm of the odds; above 0 it does.
///
/// A logistic regression over hashed features of the last three words of the sentence: the words, their classes (a
/// function word stands for itself, any other for its ending), the last letters, and how long word and sentence are.
/// `Tests/Measures/ending_model.py` fits it to sentences under open licences and the same ones cut behind or inside a word. It knows
/// English only, and is to be asked only where a text ends without a mark.
///
/// - Parameters:
///   - sentence: Numbers of the words from the sentence's first to the last that there is; one at least.
///   - text: The text that the words stand in.
package func logitOfCut(
  _ sentence: Range<Int>, of words: borrowing Span<Word>, in text: borrowing Span<UInt8>,
  _ lexicon: Lexicon
) -> Double {
  let end = sentence.upperBound
  let last = words[end - 1]
  let second = sentence.count > 1 ? words[end - 2] : nil
  let third = sentence.count > 2 ? words[end - 3] : nil
  /// A function word stands for itself, a number for any, another word for its ending.
  func kind(_ word: Word?, _ text: borrowing Span<UInt8>) -> UInt64 {
    guard let word else { return 0 }
    if lexicon.grammar(of: word).contains(.function) { return word.hash }
    if text[Int(word.start)] &- 0x30 < 10 { return 1 }
    for (number, ending) in endings {
      let count = ending.count
      guard Int(word.end - word.start) > count + 2 else { continue }
      let start = Int(word.end) - count
      var isEqual = true
      for index in 0..<count where text[start + index] | 0x20 != ending[index] { isEqual = false }
      if isEqual { return number }
    }
    return 6
  }
  let length = UInt64(min(last.end - last.start, 9))
  var buckets = [
    bucket(1, last.hash), bucket(2, second?.hash ?? 0, last.hash),
    bucket(3, kind(second, text), kind(last, text)),
    bucket(4, kind(third, text), kind(second, text), kind(last, text)),
    bucket(8, length), bucket(9, UInt64(min(sentence.count, 10))),
    bucket(10, second?.hash ?? 0),
  ]
  for count in 2...4 {
    let isWhole = last.end - last.start <= count
    let start = isWhole ? Int(last.start) : Int(last.end) - count
    var tail = FNV1a()
    for index in start..<Int(last.end) {
      let byte = text[index]
      tail.add(byte.lowercased)
    }
    buckets.append(bucket(count == 4 ? 7 : UInt64(4 + count), tail.value, isWhole ? 1 : 0))
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

private let endings: [(UInt64, [UInt8])] = [
  (2, Array("ing".utf8)), (3, Array("ed".utf8)), (4, Array("ly".utf8)), (5, Array("s".utf8)),
]

private func bucket(_ number: UInt64, _ values: UInt64...) -> Int {
  var result = number
  for value in values {
    result = (result ^ value) &* 0x9E37_79B9_7F4A_7C15
    result ^= result >> 29
  }
  return Int(result & 8191)
}
