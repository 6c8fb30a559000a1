internal import Corpus
internal import Language

extension Fault {
  /// A claim to remember what nobody said.
  package static let unsupportedMemory = Fault(number: 6)
}

extension FaultRule {
  /// How ``Fault/unsupportedMemory`` is called, what it costs, and how it is found.
  package static let unsupportedMemory = FaultRule(
    .unsupportedMemory, code: "unsupported-memory", effect: .broken,
    texts: FaultTexts(
      title: "unsupported memory",
      explanation:
        "It claims a memory that no earlier message supports; this teaches inventing memories.",
      advice: "Give the earlier messages as context, or take the claim out and ask instead."),
    checks: .words { exchange, found, _ in
      found.add(
        .unsupportedMemory,
        unsupportedMemories(
          in: exchange.response,
          heard: { exchange.current.contains($0) || exchange.heard.contains($0) },
          said: {
            var said = WordSet()
            for message in exchange.before where message.role == .assistant {
              for word in message.content { said.insert(word.stem) }
            }
            return said
          }, hasEarlierTurns: !exchange.before.isEmpty))
    })
}

/// The sentences of a response that claim a memory which no message of the conversation supports.
///
/// A claim ("you mentioned…", "as we discussed…") is supported when at least two fifths of the
/// sentence's content words, and one at the least, were said before. A claim about another time
/// ("last week you told me…", "in our last session") needs half, and two. A claim without content
/// is supported by any earlier exchange. A claim to know the user's records ("your journal shows…") is supported
/// only where somebody spoke of such a record before; it is none in a sentence about what could be ("your log might
/// show").
///
/// - Parameters:
///   - heard: Whether the user said a content stem in any message up to the response.
///   - said: Content stems of the assistant's earlier messages.
private func unsupportedMemories(
  in message: AnalysedMessage, heard: (UInt64) -> Bool, said: () -> WordSet,
  hasEarlierTurns: Bool
) -> [Range<Int>] {
  let past = pastClaims(
    in: message, heard: heard, said: said, hasEarlierTurns: hasEarlierTurns)
  var result = past
  var nextPast = 0
  var lastSentence: Int32 = -1
  var assistant: WordSet?
  var nextContent = 0
  for (number, cue) in message.cues.enumerated() {
    let isPast = cue.outcome.meaning == .pastSession
    let isRecord = cue.outcome.meaning == .recordClaim
    guard isPast || isRecord || cue.outcome.meaning == .memoryClaim else { continue }
    let sentence = message.tokens.words[cue.words.lowerBound].sentence
    guard sentence != lastSentence else { continue }
    let range = message.tokens.sentences[Int(sentence)]
    while nextPast < past.count, past[nextPast].lowerBound < range.start { nextPast += 1 }
    if nextPast < past.count, past[nextPast].lowerBound == range.start { continue }
    // Both kinds may stand in one sentence; the stricter one decides.
    lastSentence = sentence
    // This is the sentence's first claim, and cues stand in the order of their words.
    let needsPast = message.cues[number...]
      .prefix { $0.words.lowerBound < range.words.upperBound }
      .contains { $0.outcome.meaning == .pastSession }
    // "When was the last time you…?" asks; it claims nothing.
    if !isPast || cue.outcome.weight < 1, range.ending == .question || range.ending == .none,
      isQuestionForm(message, range)
    {
      continue
    }
    if isRecord {
      let earlier = assistant ?? said()
      assistant = earlier
      if !isSupportedRecord(cue.words, range, message, heard, earlier) {
        result.append(range.start..<range.end)
      }
      continue
    }
    if isPast, cue.outcome.weight < 1, isOfOthers(cue, sentence: Int(sentence), message) {
      continue
    }
    // "…what you've told me": whatever that was, it claims nothing in particular.
    if !needsPast, isBare(cue.words, message, range) { continue }
    let earlier = assistant ?? said()
    assistant = earlier
    while nextContent < message.content.count,
      Int(message.content[nextContent].word) < range.words.lowerBound
    { nextContent += 1 }
    let support = support(
      of: message.content[nextContent...].prefix { range.words.contains(Int($0.word)) },
      besides: cue.words, in: message
    ) { heard($0) || earlier.contains($0) }
    if !support.isEnough(needsPast: needsPast, hasEarlierTurns: hasEarlierTurns) {
      result.append(range.start..<range.end)
    }
  }
  return result
}

/// Whether a weak claim of the past is not said of the user: "The Billy of six months ago".
private func isOfOthers(_ cue: Lexicon.Match, sentence: Int, _ message: AnalysedMessage) -> Bool {
  message.sentences[sentence].secondPersons == 0
    && !message.tokens.words[cue.words].contains { $0.hash == weWord }
}

/// How many content words of a sentence there are besides a claim's own and those of time, and how many of them were said
/// before.
private struct ClaimSupport {
  var content = 0
  var supported = 0

  func isEnough(needsPast: Bool, hasEarlierTurns: Bool) -> Bool {
    if content == 0 { return hasEarlierTurns && !needsPast }
    return needsPast
      ? supported >= 2 && supported * 2 >= content
      : supported >= 1 && supported * 5 >= content * 2
  }
}

private func support(
  of words: ArraySlice<AnalysedMessage.ContentWord>, besides claim: Range<Int>,
  in message: AnalysedMessage, wasSaid: (_ stem: UInt64) -> Bool
) -> ClaimSupport {
  var support = ClaimSupport()
  for word in words
  where !claim.contains(Int(word.word))
    && !timeWords.contains(message.tokens.words[Int(word.word)].hash)
  {
    support.content += 1
    if wasSaid(word.stem) { support.supported += 1 }
  }
  return support
}

/// Whether somebody spoke of the record that a claim names, or the sentence is about what could be.
private func isSupportedRecord(
  _ cue: Range<Int>, _ sentence: Sentence, _ message: AnalysedMessage,
  _ heard: (UInt64) -> Bool, _ said: WordSet
) -> Bool {
  let words = message.tokens.words
  if sentence.ending == .question
    || message.sentences[Int(words[cue.lowerBound].sentence)].form == .imperative
    || words[sentence.words].contains(where: { possibility.contains($0.hash) })
  {
    return true
  }
  // Content stands in the order of its words: halved, not walked, as a long text may have many claims.
  var low = 0
  var high = message.content.count
  while low < high {
    let middle = (low + high) / 2
    if Int(message.content[middle].word) < cue.lowerBound {
      low = middle + 1
    } else {
      high = middle
    }
  }
  let named = message.content[low...].prefix { cue.contains(Int($0.word)) }
  if named.contains(where: { heard($0.stem) }) { return true }
  return named.contains { said.contains($0.stem) }
}

private let weWord = hashOfWord("we".utf8)

private let possibility: Set<UInt64> = Set(
  [
    "could", "might", "may", "should", "would", "will", "you'll", "it'll", "if", "whether", "once",
    "until",
    "when", "whatever", "let's",
  ].map { hashOfWord($0.utf8) })

/// Whether a claim points back ("as you mentioned") and ends the clause without naming a thing.
private func isBare(_ cue: Range<Int>, _ message: AnalysedMessage, _ sentence: Sentence) -> Bool {
  let words = message.tokens.words
  guard cue.lowerBound > sentence.words.lowerBound,
    pointers.contains(words[cue.lowerBound - 1].hash)
  else { return false }
  let end = Int(words[cue.upperBound - 1].end)
  return cue.upperBound == sentence.words.upperBound || message.text[end] != 0x20
}

private let pointers: Set<UInt64> = Set(
  [
    "what", "as", "like", "that", "which", "everything", "all", "things", "glad", "happy",
    "grateful",
    "relieved", "since", "because", "when", "if",
  ]
  .map { hashOfWord($0.utf8) })

private func isQuestionForm(_ message: AnalysedMessage, _ sentence: Sentence) -> Bool {
  questionOpeners.contains(message.tokens.words[sentence.words.lowerBound].hash)
}

private let questionOpeners: Set<UInt64> = Set(
  [
    "did", "do", "have", "has", "was", "were", "is", "are", "would", "could", "can", "what", "when",
    "how", "where", "who", "which", "why",
  ]
  .map { hashOfWord($0.utf8) })

private let timeWords: Set<UInt64> = Set(
  [
    "last", "week", "month", "time", "session", "yesterday", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", "night", "earlier", "previous", "conversation",
    "chat", "mentioned", "told", "said", "shared", "discussed", "talked", "remember", "ago",
    "days", "weeks", "day",
  ].map { hashOfWord($0.utf8) })
