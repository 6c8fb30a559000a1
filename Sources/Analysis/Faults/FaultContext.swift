internal import Corpus

/// What the rules for faults look at: a response, what it answers, and how it was judged.
struct FaultContext {
  var response: AnalysedMessage
  var user: AnalysedMessage
  /// The messages before the user's, oldest first.
  var before: ArraySlice<AnalysedMessage>
  /// By sentence of the response.
  var shared: [SharedWords]
  /// Stems of the content of the user's message, and of the user's messages before it.
  var current: WordSet
  var heard: WordSet
  /// Indicators, 0 to 1.
  var question: Double
  var empathy: Empathy
  var context: Double
  var standards: Standards
}

/// The faults of a response, with the stretches of its text that show them.
struct FoundFaults {
  var faults = FaultSet([])
  var marks: [Mark] = []

  mutating func add(_ fault: Fault, _ ranges: [Range<Int>]) {
    guard !ranges.isEmpty else { return }
    faults.insert(fault)
    marks += ranges.map { Mark($0, .fault(fault)) }
  }

  mutating func add(_ fault: Fault, _ range: Range<Int>?) {
    if let range { add(fault, [range]) }
  }
}

/// The faults that an exchange shows by itself.
func faults(
  of exchange: FaultContext, languages: Languages, _ scratch: inout Scratch
) -> FoundFaults {
  let response = exchange.response
  var found = FoundFaults()
  let words = response.tokens.words.count
  if words == 0, !response.tokens.hasCode {
    // An emoji alone is short, not empty.
    let isEmpty = response.text.isEmpty || response.text.allSatisfy { $0 < 0x80 }
    found.faults.insert(isEmpty ? .emptyResponse : .tooShort)
  } else if words <= 2, exchange.question < 0.5, !response.tokens.hasCode {
    found.faults.insert(.tooShort)
  }
  if response.tokens.scalarCount > 4 * exchange.standards.lengthRange.upperBound {
    found.faults.insert(.tooLong)
  }
  found.add(.roleConfused, roleConfusion(in: response.text))
  if !response.tokens.isASCII { found.add(.garbledText, garbledText(in: response.text)) }
  if response.tokens.hasMarkup {
    for item in markupDebris(in: response.text) {
      found.add(item.isLeak ? .leakedPrompt : .markupDebris, item.range)
    }
  }
  found.add(.wrongLanguage, wrongLanguage(of: exchange, languages))
  // What follows reads words; where the language is not judged, none of it says anything.
  guard languages.judges(response.language) else { return found }
  let lexicon = languages.lexicon(of: response.language)
  if response.language == 0 {
    found.add(.cutOff, cutOff(response))
    if !found.faults.contains(.cutOff), let end = unfinishedEnd(of: exchange, lexicon) {
      found.add(end.isSure ? .cutOff : .unfinished, end.range)
    }
    found.add(.joinedSentences, joinedSentences(in: response))
    found.add(.stepsOutOfOrder, stepsOutOfOrder(in: exchange))
  }
  found.add(.repeatsItself, repetitions(in: response, &scratch.grams))
  found.add(
    .unsupportedMemory,
    unsupportedMemories(
      in: response,
      heard: { exchange.current.contains($0) || exchange.heard.contains($0) },
      said: {
        var said = WordSet()
        for message in exchange.before where message.role == .assistant {
          for word in message.content { said.insert(word.stem) }
        }
        return said
      }, hasEarlierTurns: !exchange.before.isEmpty))
  cueFaults(of: exchange, lexicon: lexicon, into: &found)
  safetyFaults(of: exchange, lexicon: lexicon, into: &found)
  let shared = exchange.shared.reduce(0) { $0 + $1.current }
  if shared * 2 >= response.content.count, copies(exchange.user, response, &scratch.grams) {
    found.add(.copiesUser, 0..<response.text.count)
  }
  understandingFaults(of: exchange, into: &found)
  return found
}
