/// What a sentence's words and cues say of what it does.
package struct SentenceFacts {
  /// Words like "I" and "my", "you" and "your", "not", "okay".
  package var firstPersons = 0
  package var secondPersons = 0
  package var negations = 0
  package var acknowledgements = 0
  /// Words that carry content.
  package var content = 0
  /// Cues that name an emotional state.
  package var feelings = 0
  package var form = SentenceForm.other
  /// Whose the subject behind an auxiliary near the start is: "do you", "what would it".
  package var inversion = Inversion.none
  /// A question by its first words, whose subject is no pronoun: "where is your brother", "are the others back".
  package var opensAsQuestion = false
  /// The first word behind fillers is "so".
  package var concludes = false
  /// Stands in quotation marks.
  package var isQuoted = false

  // The strongest cue of each kind that begins in it, 0 to 1.
  package var reaction = 0.0
  package var wish = 0.0
  package var affirmation = 0.0
  package var interpretation = 0.0
  package var exploration = 0.0
  package var reflection = 0.0
  package var advice = 0.0
  package var suggestion = 0.0
  package var invitation = 0.0
  package var selfDisclosure = 0.0
  package var rhetorical = 0.0
  /// Words of the longest cue of a rhetorical question.
  package var rhetoricalWords = 0
  /// A question that is one by its last word alone: "…, right?"
  package var isTagged = false

  package mutating func count(_ grammar: Lexicon.Grammar) {
    if grammar.contains(.firstPerson) { firstPersons += 1 }
    if grammar.contains(.secondPerson) { secondPersons += 1 }
    if grammar.contains(.negation) { negations += 1 }
    if grammar.contains(.acknowledgement) { acknowledgements += 1 }
  }

  package mutating func add(_ cue: Lexicon.Match) {
    let weight = cue.outcome.weight
    switch cue.outcome.meaning {
    case .reaction: reaction = max(reaction, weight)
    case .wish: wish = max(wish, weight)
    case .affirmation: affirmation = max(affirmation, weight)
    case .interpretation: interpretation = max(interpretation, weight)
    case .exploration: exploration = max(exploration, weight)
    case .reflection: reflection = max(reflection, weight)
    case .advice: advice = max(advice, weight)
    case .suggestion: suggestion = max(suggestion, weight)
    case .invitation: invitation = max(invitation, weight)
    case .selfDisclosure: selfDisclosure = max(selfDisclosure, weight)
    case .rhetorical:
      rhetorical = max(rhetorical, weight)
      rhetoricalWords = max(rhetoricalWords, cue.words.count)
    case .emotion: feelings += 1
    // "You know" speaks to nobody.
    case .filler: secondPersons = max(0, secondPersons - 1)
    default: break
    }
  }

  /// Speaks of the speaker alone.
  package var isOwn: Bool { firstPersons > 0 && secondPersons == 0 }
}

/// How a sentence begins, fillers ("well", "so", "um") left out.
package enum SentenceForm: UInt8 {
  case other
  /// "What made you…", "how is…".
  case openQuestion
  /// "Do you…", "are there…".
  case closedQuestion
  /// "Try…", "take…": the base of a verb.
  case imperative
}

/// Whose the subject is that stands behind an auxiliary.
package enum Inversion: UInt8 {
  case none, first, second, third
}

extension Lexicon.Grammar {
  /// What ``SentenceFacts`` counts, and what is no content.
  package static let counted: Self = [
    .function, .firstPerson, .secondPerson, .negation, .acknowledgement,
  ]
}

extension SentenceFacts {
  /// Reads how a sentence begins, and whether its subject stands behind an auxiliary near the start.
  package mutating func readForm(
    of sentence: Sentence, _ words: borrowing Span<Word>, _ lexicon: Lexicon
  ) {
    var index = sentence.words.lowerBound
    let end = sentence.words.upperBound
    while index < end {
      let grammar = lexicon.grammar(of: words[index])
      if grammar.contains(.conclusion) { concludes = true }
      guard index < end - 1, grammar.contains(.acknowledgement) else { break }
      index += 1
    }
    let first = lexicon.grammar(of: words[index])
    func inversion(_ index: Int) -> Inversion {
      guard index + 1 < end, lexicon.grammar(of: words[index]).contains(.auxiliary) else {
        return .none
      }
      let subject = lexicon.grammar(of: words[index + 1])
      guard subject.contains(.subject) else { return .none }
      return subject.contains(.firstPerson)
        ? .first : subject.contains(.secondPerson) ? .second : .third
    }
    if first.contains(.questionWord) {
      form = .openQuestion
      opensAsQuestion = opensAsOpenQuestion(index, end, words, lexicon)
      // "What help do you want", but not "what I mean by that is it".
      index += 1
      let limit = min(index + 6, end)
      while index < limit, !lexicon.grammar(of: words[index]).contains(.subject) {
        self.inversion = inversion(index)
        if self.inversion != .none { break }
        index += 1
      }
    } else if first.contains(.auxiliary) {
      form = .closedQuestion
      self.inversion = inversion(index)
      opensAsQuestion =
        !first.contains(.imperative) && !first.contains(.negation) && index + 2 < end
        && lexicon.grammar(of: words[index + 1]).contains(.determiner)
    } else {
      if first.contains(.imperative) { form = .imperative }
      guard sentence.ending == .question else { return }
      // "Your sister, where does she live?"
      var index = index
      while index < end, self.inversion == .none {
        self.inversion = inversion(index)
        index += 1
      }
      isTagged =
        self.inversion == .none && end - sentence.words.lowerBound > 2
        && lexicon.grammar(of: words[end - 1]).contains(.tag)
    }
  }
}

/// Whether an auxiliary stands behind a question word, or up to two words further behind "how" and "which", and no other
/// after it: "how many people are there", but not "when I was there", "what helps is", nor "what is missing is".
private func opensAsOpenQuestion(
  _ start: Int, _ end: Int, _ words: borrowing Span<Word>, _ lexicon: Lexicon
) -> Bool {
  let furthest = lexicon.grammar(of: words[start]).contains(.asksDegree) ? start + 3 : start + 1
  var isBehindAuxiliary = false
  for index in start + 1..<max(start + 1, end) {
    let grammar = lexicon.grammar(of: words[index])
    if grammar.contains(.auxiliary) {
      if isBehindAuxiliary || index > furthest { return false }
      isBehindAuxiliary = true
    } else if index == start + 1, grammar.contains(.subject) {
      return false
    }
  }
  return isBehindAuxiliary && end - start > 2
}
