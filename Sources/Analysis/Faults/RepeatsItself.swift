internal import Language

extension Fault {
  /// A response that says something twice.
  package static let repeatsItself = Fault(number: 4)
}

extension FaultRule {
  /// How ``Fault/repeatsItself`` is called, what it costs, and how it is found.
  package static let repeatsItself = FaultRule(
    .repeatsItself, code: "repeats-itself", effect: .broken,
    texts: FaultTexts(
      title: "repeats itself",
      explanation: "The response says a sentence twice.",
      advice: "Delete the second copy."),
    checks: .words { exchange, found, scratch in
      found.add(.repeatsItself, repetitions(in: exchange.response, &scratch.grams))
    })
}

/// Where a response says a sentence or a clause a second time.
///
/// A sentence of four words or more that stands twice; one that says again nearly all the words of
/// another; the end of an earlier sentence, of four words or more with content, as a sentence of its own or as the
/// end of another one (of five words, or of four with two of content, then); eight words in a row that stand twice;
/// four and more that follow themselves directly; or two and more at a sentence's end that do so without a mark.
private func repetitions(in message: AnalysedMessage, _ grams: inout WordSet) -> [Range<Int>] {
  let words = message.tokens.words.span
  var result: [Range<Int>] = []
  if message.tokens.sentences.count > 1 {
    grams.reset(capacity: message.tokens.sentences.count)
    for sentence in message.tokens.sentences where sentence.words.count >= 4 {
      var hash: UInt64 = 1
      for index in sentence.words { hash = hash &* multiplier &+ words[index].hash }
      if grams.insert(hash) != nil { result.append(sentence.start..<sentence.end) }
    }
  }
  if result.isEmpty,
    let range = nearRepetition(in: message) ?? repeatedEnd(in: message) ?? doubledEnd(in: message)
  {
    return [range]
  }
  let length = 4
  guard result.isEmpty, words.count >= 2 * length, repeatsContent(message) else { return result }
  var power: UInt64 = 1
  for _ in 1..<length { power = power &* multiplier }
  grams.reset(capacity: words.count)
  var hash: UInt64 = 0
  var repeatedEnd = 0  // in words: what the last second copy covers
  for index in words.indices {
    if index >= length { hash = hash &- words[index - length].hash &* power }
    hash = hash &* multiplier &+ words[index].hash
    guard index >= length - 1 else { continue }
    let start = index - length + 1
    // Before the copy is followed: "a b a b a b …" would be followed to its end from every word.
    guard let first = grams.insert(hash, at: start), first + length <= start, start >= repeatedEnd,
      Set((start..<start + length).map { words[$0].hash }).count > 2
    else { continue }
    var end = start + length
    while end < words.count, words[end].hash == words[first + end - start].hash { end += 1 }
    let followsDirectly = first + (end - start) >= start
    guard end - start >= 2 * length || followsDirectly else { continue }
    result.append(message.byteRange(ofWords: start..<end))
    repeatedEnd = end
  }
  return result
}

/// A sentence that says again, with hardly another word, what one before it said.
///
/// Of six to 200 words, with at least four fifths of the words of both in common. Of the first 16
/// sentences only, so that the cost stays linear.
private func nearRepetition(in message: AnalysedMessage) -> Range<Int>? {
  let sentences = message.tokens.sentences.prefix(16)
  guard sentences.count > 1, repeatsContent(message) else { return nil }
  let words = message.tokens.words.span
  for (number, later) in sentences.enumerated() where (6...200).contains(later.words.count) {
    for earlier in sentences.prefix(number) where (6...200).contains(earlier.words.count) {
      let (a, b) = (earlier.words.count, later.words.count)
      // Too different in length to share that many.
      guard max(a, b) * 4 <= min(a, b) * 5 else { continue }
      // How many of its words may be missing from the other.
      var spare = b - (max(a, b) * 4 + 4) / 5
      for index in later.words where spare >= 0 {
        let hash = words[index].hash
        if !earlier.words.contains(where: { words[$0].hash == hash }) { spare -= 1 }
      }
      if spare >= 0 { return later.start..<later.end }
    }
  }
  return nil
}

/// The end of a sentence that stands there twice, with nothing but a blank between: "… at any hour at any hour."
///
/// Of two to six different words, one of them with four letters or more; not "again and again and again".
private func doubledEnd(in message: AnalysedMessage) -> Range<Int>? {
  let words = message.tokens.words.span
  let text = message.text.span
  for sentence in message.tokens.sentences {
    let end = sentence.words.upperBound
    for length in stride(from: min(6, sentence.words.count / 2), to: 1, by: -1) {
      let second = end - length
      let first = second - length
      guard words[second].start - words[second - 1].end == 1,
        text[Int(words[second].start) - 1] == 0x20
      else { continue }
      var isSame = true
      var isLong = false
      var isVaried = false
      for offset in 0..<length where isSame {
        let word = words[second + offset]
        isSame = words[first + offset].hash == word.hash
        isLong = isLong || word.end - word.start >= 4
        isVaried = isVaried || word.hash != words[second].hash
      }
      let isChain =
        first > sentence.words.lowerBound && words[first - 1].hash == words[end - 1].hash
      if isSame, isLong, isVaried, !isChain {
        return message.byteRange(ofWords: second..<end)
      }
    }
  }
  return nil
}

/// The end of a sentence that is the end of one before it, too.
///
/// From four words on, in texts of more than 60 words from six, since with the pairs of sentences grows the chance that
/// two end alike. Of the first 16 sentences only, so that the cost stays linear.
private func repeatedEnd(in message: AnalysedMessage) -> Range<Int>? {
  let sentences = message.tokens.sentences.prefix(16)
  guard sentences.count > 1, repeatsContent(message) else { return nil }
  let words = message.tokens.words.span
  let least = words.count <= 60 ? 4 : 6
  for (number, later) in sentences.enumerated() where later.words.count >= 4 {
    for earlier in sentences.prefix(number) where earlier.words.count >= 4 {
      let most = min(earlier.words.count, later.words.count)
      var count = 0
      while count < most,
        words[earlier.words.upperBound - 1 - count].hash
          == words[later.words.upperBound - 1 - count].hash
      { count += 1 }
      guard count >= least else { continue }
      let copy = (later.words.upperBound - count)..<later.words.upperBound
      let content = message.content.count { copy.contains(Int($0.word)) }
      let isAlone = count == later.words.count
      if content >= 1, isAlone || count >= 5 || content >= 2 {
        return isAlone ? later.start..<later.end : message.byteRange(ofWords: copy)
      }
    }
  }
  return nil
}

/// Whether a word of content stands twice, or there are too many to say so cheaply: without one,
/// no clause worth the name does.
private func repeatsContent(_ message: AnalysedMessage) -> Bool {
  let content = message.content.span
  guard content.count <= 48 else { return true }
  for index in content.indices {
    let stem = content[index].stem
    for other in 0..<index where content[other].stem == stem { return true }
  }
  return false
}

private let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
