internal import Language

/// Sentences that tell the user what they did, felt or said at a time that nobody spoke of.
///
/// English grammar: "you" with a verb in the past or the perfect, and a time that is gone in the same statement ("back in
/// October", "three weeks ago"; yesterday is too near). Supported when the user or the assistant named that time
/// before, or half of the sentence's content and two words at the least; in a talk that has gone on for longer, one
/// word, as it may have begun before its first message.
///
/// - Parameters:
///   - heard: Whether the user said a content stem in any message up to the response.
///   - said: Content stems of the assistant's earlier messages.
func pastClaims(
  in message: AnalysedMessage, heard: (UInt64) -> Bool, said: () -> WordSet, hasEarlierTurns: Bool
) -> [Range<Int>] {
  var result: [Range<Int>] = []
  let words = message.tokens.words
  var assistant: WordSet?
  var nextContent = 0
  for (number, sentence) in message.tokens.sentences.enumerated() {
    let facts = message.sentences[number]
    guard facts.secondPersons > 0, sentence.ending != .question, facts.form == .other,
      sentence.words.contains(where: { isPastOfUser($0, sentence, message) }),
      let time = sentence.words.first(where: { isGoneTime($0, sentence, words) }),
      !words[sentence.words].contains(where: { supposing.contains($0.hash) })
    else { continue }
    let earlier = assistant ?? said()
    assistant = earlier
    while nextContent < message.content.count,
      Int(message.content[nextContent].word) < sentence.words.lowerBound
    { nextContent += 1 }
    var (content, supported) = (0, 0)
    var namesTime = false
    for word in message.content[nextContent...].prefix(while: {
      sentence.words.contains(Int($0.word))
    }) {
      let isKnown = heard(word.stem) || earlier.contains(word.stem)
      if (time - 1...time + 2).contains(Int(word.word)), isKnown { namesTime = true }
      content += 1
      if isKnown { supported += 1 }
    }
    if content == 0 || namesTime || hasEarlierTurns && supported > 0
      || supported >= 2 && supported * 2 >= content
    {
      continue
    }
    result.append(sentence.start..<sentence.end)
  }
  return result
}

/// Whether a word is "you" before a verb in the past ("you felt", "you already told"), or "you've".
private func isPastOfUser(_ index: Int, _ sentence: Sentence, _ message: AnalysedMessage) -> Bool {
  let words = message.tokens.words
  let hash = words[index].hash
  if hash == youHave || hash == youHad { return index + 1 < sentence.words.upperBound }
  guard hash == you else { return false }
  var next = index + 1
  if next < sentence.words.upperBound, adverbs.contains(words[next].hash) { next += 1 }
  guard next < sentence.words.upperBound else { return false }
  let verb = words[next]
  if pasts.contains(verb.hash) { return true }
  let end = Int(verb.end)
  return verb.end - verb.start > 4 && message.text[end - 2] == UInt8(ascii: "e")
    && message.text[end - 1] == UInt8(ascii: "d")
}

/// Whether a time that is gone is named from a word on: "ago", "last week", "back in", "in the past", "so far".
private func isGoneTime(_ index: Int, _ sentence: Sentence, _ words: [Word]) -> Bool {
  let next = index + 1 < sentence.words.upperBound ? words[index + 1].hash : 0
  let third = index + 2 < sentence.words.upperBound ? words[index + 2].hash : 0
  switch words[index].hash {
  case ago, previously: return true
  case last, past: return periods.contains(next) || periods.contains(third)
  case back: return next == inWord || next == then || next == when
  case inWord, during, over:
    return periods.contains(next) && months.contains(next) || next == the && third == past
  default: return false
  }
}

private let you = hashOfWord("you".utf8)
private let ago = hashOfWord("ago".utf8)
private let previously = hashOfWord("previously".utf8)
private let last = hashOfWord("last".utf8)
private let past = hashOfWord("past".utf8)
private let back = hashOfWord("back".utf8)
private let inWord = hashOfWord("in".utf8)
private let during = hashOfWord("during".utf8)
private let over = hashOfWord("over".utf8)
private let the = hashOfWord("the".utf8)
private let then = hashOfWord("then".utf8)
private let when = hashOfWord("when".utf8)

private let youHave = hashOfWord("you've".utf8)
private let youHad = hashOfWord("you'd".utf8)
private let adverbs = hashesOfWords(
  "also already even never always really just once often finally first still usually both all")
private let pasts = hashesOfWords(
  """
  were was had did said told got felt found made took kept left came began wrote ran slept ate went saw knew thought
  spoke brought gave lost met put read sent set spent stood swore held chose drove drew fell fought forgot grew heard
  hit hurt let paid quit rode rose sat sold shut sang swam taught threw understood woke won
  """)
private let months = hashesOfWords(
  """
  january february march april june july august september october november december spring summer autumn winter
  """)
private let periods = months.union(
  hashesOfWords(
    """
    week weeks month months year night weekend days time session chat conversation monday tuesday wednesday thursday
    friday saturday sunday
    """))
/// What makes a sentence one about what could have been.
private let supposing = hashesOfWords("if could would might may should whether")
