extension Lexicon {
  /// What a cue is evidence of. Names are those of the sections in a cue list.
  package enum Meaning: Sendable, Equatable {
    // Indicators.
    case reaction, wish, interpretation, exploration
    case filler, reflection, affirmation, advice, suggestion, invitation, rhetorical
    // Faults.
    case memoryClaim, pastSession, recordClaim
    case selfDescription, refusal, leakedPrompt, selfDisclosure
    case dismissive, blaming, confronting, generic
    case medicalAdvice, legalAdvice
    case crisis, crisisHelp
    case moderation(ModerationCategory)
    case emotion(Emotion)
    /// The number of a topic, in the order of the standards.
    case topic(Int)

    package init?(name: String) {
      if let known = Self.named[name] {
        self = known
      } else if let emotion = Emotion(name: name) {
        self = .emotion(emotion)
      } else if name.hasPrefix("moderation "),
        let category = ModerationCategory(name: String(name.dropFirst(11)))
      {
        self = .moderation(category)
      } else {
        return nil
      }
    }

    private static let named: [String: Meaning] = [
      "reaction": .reaction, "wish": .wish, "interpretation": .interpretation,
      "exploration": .exploration,
      "reflection": .reflection, "filler": .filler, "affirmation": .affirmation, "advice": .advice,
      "invitation": .invitation, "suggestion": .suggestion, "rhetorical": .rhetorical,
      "memory-claim": .memoryClaim,
      "past-session": .pastSession, "record-claim": .recordClaim,
      "self-description": .selfDescription, "refusal": .refusal,
      "leaked-prompt": .leakedPrompt, "self-disclosure": .selfDisclosure,
      "dismissive": .dismissive, "blaming": .blaming, "confronting": .confronting,
      "generic": .generic, "medical-advice": .medicalAdvice, "legal-advice": .legalAdvice,
      "crisis": .crisis, "crisis-help": .crisisHelp,
    ]
  }

  /// What a word is to grammar, as bits. Names are those of the sets of words in a cue list.
  package struct Grammar: OptionSet, Sendable, Hashable {
    package let rawValue: UInt32

    /// Carries no content: "the", "of".
    package static let function = Grammar(rawValue: 1)
    /// "I", "my"; "you", "your".
    package static let firstPerson = Grammar(rawValue: 2)
    package static let secondPerson = Grammar(rawValue: 4)
    /// "what", "how".
    package static let questionWord = Grammar(rawValue: 8)
    /// "do", "is", "can".
    package static let auxiliary = Grammar(rawValue: 16)
    /// "not", "never".
    package static let negation = Grammar(rawValue: 32)
    /// "okay", "mm-hmm", "yeah".
    package static let acknowledgement = Grammar(rawValue: 64)
    /// A word of content that so many texts have that sharing it says little: "work", "time".
    package static let common = Grammar(rawValue: 128)
    /// The base of a verb that a piece of advice begins with: "try".
    package static let imperative = Grammar(rawValue: 256)

    /// What stands behind an auxiliary in a question: "you", "there".
    package static let subject = Grammar(rawValue: 512)

    /// "so"
    package static let conclusion = Grammar(rawValue: 1024)

    /// What is put behind a statement to make it a question: "right?"
    package static let tag = Grammar(rawValue: 2048)

    /// "feel", "said", "if": what follows is reported, not stated.
    package static let report = Grammar(rawValue: 4096)
    /// "doctor", "pharmacist"; "lawyer", "solicitor".
    package static let clinician = Grammar(rawValue: 8192)
    package static let counsel = Grammar(rawValue: 1 << 14)
    package static let law = Grammar(rawValue: 1 << 15)
    package static let diagnosis = Grammar(rawValue: 1 << 16)
    /// "bot", "human": what a user says who asks whom he is talking to.
    package static let asksIdentity = Grammar(rawValue: 1 << 17)

    /// "should", "recommend": what follows is advice.
    package static let urge = Grammar(rawValue: 1 << 18)

    /// "Spanish", "translate": whoever says so may be answered in it.
    package static let asksLanguage = Grammar(rawValue: 1 << 19)

    /// "the", "your", "everything": what a subject begins with that is no pronoun.
    package static let determiner = Grammar(rawValue: 1 << 20)

    /// "how", "which": question words that others may stand behind before the verb, as in "how many people are".
    package static let asksDegree = Grammar(rawValue: 1 << 21)

    /// "and", "because": what no sentence ends with; "then", likewise behind one of those.
    package static let neverFinal = Grammar(rawValue: 1 << 22)
    package static let neverFinalBehind = Grammar(rawValue: 1 << 23)
    /// "of", "is": what ends a sentence only where its object stands before it or is left out; "someone", "what": what
    /// such an object is.
    package static let seldomFinal = Grammar(rawValue: 1 << 24)
    package static let earlierObject = Grammar(rawValue: 1 << 25)
    /// "what … did you": a question that stops behind its subject.
    package static let openQuestion = Grammar(rawValue: 1 << 26)
    package static let openAuxiliary = Grammar(rawValue: 1 << 27)
    package static let openSubject = Grammar(rawValue: 1 << 28)

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package init?(name: String) {
      switch name {
      case "function": self = .function
      case "first-person": self = .firstPerson
      case "second-person": self = .secondPerson
      case "question-word": self = .questionWord
      case "auxiliary": self = .auxiliary
      case "negation": self = .negation
      case "acknowledgement": self = .acknowledgement
      case "common": self = .common
      case "imperative": self = .imperative
      case "subject": self = .subject
      case "conclusion": self = .conclusion
      case "tag": self = .tag
      case "report": self = .report
      case "asks-language": self = .asksLanguage
      case "urge": self = .urge
      case "clinician": self = .clinician
      case "legal-help": self = .counsel
      case "law": self = .law
      case "diagnosis": self = .diagnosis
      case "asks-identity": self = .asksIdentity
      case "determiner": self = .determiner
      case "asks-degree": self = .asksDegree
      case "never-final": self = .neverFinal
      case "never-final-behind": self = .neverFinalBehind
      case "seldom-final": self = .seldomFinal
      case "earlier-object": self = .earlierObject
      case "open-question": self = .openQuestion
      case "open-auxiliary": self = .openAuxiliary
      case "open-subject": self = .openSubject
      default: return nil
      }
    }
  }
}
