internal import Corpus
internal import Language

extension Fault {
  /// Steps of which a later one stands before the first.
  package static let stepsOutOfOrder = Fault(number: 27)
}

extension FaultRule {
  /// How ``Fault/stepsOutOfOrder`` is called, what it costs, and how it is found.
  package static let stepsOutOfOrder = FaultRule(
    .stepsOutOfOrder, code: "steps-out-of-order", effect: .broken,
    texts: FaultTexts(
      title: "steps out of order",
      explanation: "Its steps stand out of order: what comes then or last stands before the first.",
      advice: "Put the steps in order."),
    checks: .english { exchange, found, _ in
      found.add(.stepsOutOfOrder, reversedSteps(in: exchange))
    })
}

/// Where a response gives a later step before the first one, or nil: "Then write it down. … Start by …".
///
/// A sentence of three words or more, no question, that begins with "then", "next", "after that", "finally" or "finish
/// with", and behind it one that begins with "first", "start by" or "to begin", with no such one before. Steps that the
/// assistant's last message began may go on.
private func reversedSteps(in exchange: FaultContext) -> Range<Int>? {
  let message = exchange.response
  var later: Sentence?
  for sentence in message.tokens.sentences {
    switch step(sentence, message) {
    case .first:
      guard let later else { return nil }
      let before = exchange.before.last { $0.role == .assistant }
      let isContinued =
        before.map { before in
          before.tokens.sentences.contains { step($0, before) == .first }
        } ?? false
      return isContinued ? nil : later.start..<sentence.end
    case .later: if later == nil { later = sentence }
    case nil: break
    }
  }
  return nil
}

private enum Step { case first, later }

private func step(_ sentence: Sentence, _ message: AnalysedMessage) -> Step? {
  let words = message.tokens.words
  guard sentence.words.count >= 3, sentence.ending != .question else { return nil }
  var start = sentence.words.lowerBound
  if connectives.contains(words[start].hash) { start += 1 }
  let first = words[start].hash
  guard openers.contains(first) else { return nil }
  let second = start + 1 < sentence.words.upperBound ? words[start + 1].hash : 0
  if then.contains(first) { return second == isWord || periods.contains(second) ? nil : .later }
  // "Last, …", but not "Last week …".
  if first == lastWord, message.text[Int(words[start].end)] == UInt8(ascii: ",") { return .later }
  if after.contains(first), that.contains(second) { return .later }
  if ending.contains(first), by.contains(second) { return .later }
  if beginning.contains(first) { return .first }
  if starting.contains(first), by.contains(second) || off.contains(second) { return .first }
  if first == toWord, starting.contains(second) { return .first }
  if first == theWord, beginning.contains(second), start + 2 < sentence.words.upperBound,
    things.contains(words[start + 2].hash)
  {
    return .first
  }
  return nil
}

/// What any step can begin with: most sentences begin with none of it.
private let openers = then.union(after).union(ending).union(beginning).union(starting).union([
  lastWord, toWord, theWord,
])
private let connectives = hashesOfWords("and so okay ok now well")
private let then = hashesOfWords("then next finally lastly afterwards afterward secondly thirdly")
private let periods = hashesOfWords(
  "week month year time day weekend monday tuesday wednesday thursday friday saturday sunday spring summer to up door"
)
private let after = hashesOfWords("after from")
private let that = hashesOfWords("that this there")
private let ending = hashesOfWords("finish end close conclude follow wrap")
private let by = hashesOfWords("by with it up")
private let beginning = hashesOfWords("first firstly")
private let starting = hashesOfWords("start begin starting beginning")
private let off = hashesOfWords("off small here")
private let things = hashesOfWords("step thing")
private let toWord = hashOfWord("to".utf8)
private let theWord = hashOfWord("the".utf8)
private let lastWord = hashOfWord("last".utf8)
private let isWord = hashOfWord("is".utf8)
