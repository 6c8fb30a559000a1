/// Where a response says a sentence or a clause a second time.
///
/// A sentence of three words or more that stands twice, or six words in a row that stand twice.
func repetitions(in message: AnalysedMessage) -> [Range<Int>] {
  let words = message.tokens.words.span
  var result: [Range<Int>] = []
  var seen = WordSet(capacity: message.tokens.sentences.count)
  var repeatedEnd = 0  // in words: what the second copy of a sentence covers
  for sentence in message.tokens.sentences where sentence.words.count >= 3 {
    var hash: UInt64 = 1
    for index in sentence.words { hash = hash &* multiplier &+ words[index].hash }
    if seen.insert(hash) != nil {
      result.append(sentence.start..<sentence.end)
      repeatedEnd = sentence.words.upperBound
    }
  }
  let length = 6
  guard result.isEmpty, words.count >= 2 * length else { return result }
  var power: UInt64 = 1
  for _ in 1..<length { power = power &* multiplier }
  var grams = WordSet(capacity: words.count)
  var hash: UInt64 = 0
  for index in words.indices {
    if index >= length { hash = hash &- words[index - length].hash &* power }
    hash = hash &* multiplier &+ words[index].hash
    guard index >= length - 1 else { continue }
    let start = index - length + 1
    guard let first = grams.insert(hash, at: start), first + length <= start, start >= repeatedEnd
    else { continue }
    var end = start + length
    while end < words.count, words[end].hash == words[first + end - start].hash { end += 1 }
    result.append(message.byteRange(ofWords: start..<end))
    repeatedEnd = end
  }
  return result
}

private let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
