/// A named reason why a response must not be learned from, or why it is worth less.
package enum Fault: UInt8, Sendable, CaseIterable {
  case emptyResponse, roleConfused, garbledText, cutOff, repeatsItself, copiesUser
  case unsupportedMemory, refusal, selfDescription, leakedPrompt, wrongLanguage, markupDebris
  case dismissive, blaming, confronting, unsafeCrisis, medicalAdvice, legalAdvice
  case stockOpener, sharedTemplate, generic, unaskedAdvice, talksAboutItself
  case tooLong, tooShort, unrelated
  case joinedSentences, stepsOutOfOrder, stockSentence, unfinished
  case harmful

  /// The fault's name in `exchanges.jsonl`.
  package var code: String {
    switch self {
    case .emptyResponse: "empty-response"
    case .roleConfused: "role-confused"
    case .garbledText: "garbled-text"
    case .cutOff: "cut-off"
    case .repeatsItself: "repeats-itself"
    case .copiesUser: "copies-user"
    case .unsupportedMemory: "unsupported-memory"
    case .stockOpener: "stock-opener"
    case .selfDescription: "self-description"
    case .dismissive: "dismissive"
    case .tooLong: "too-long"
    case .tooShort: "too-short"
    case .unrelated: "unrelated"
    case .refusal: "refusal"
    case .leakedPrompt: "leaked-prompt"
    case .wrongLanguage: "wrong-language"
    case .markupDebris: "markup-debris"
    case .blaming: "blaming"
    case .confronting: "confronting"
    case .unsafeCrisis: "unsafe-crisis"
    case .medicalAdvice: "medical-advice"
    case .legalAdvice: "legal-advice"
    case .sharedTemplate: "shared-template"
    case .generic: "generic"
    case .unaskedAdvice: "unasked-advice"
    case .talksAboutItself: "talks-about-itself"
    case .joinedSentences: "joined-sentences"
    case .stepsOutOfOrder: "steps-out-of-order"
    case .stockSentence: "stock-sentence"
    case .unfinished: "unfinished"
    case .harmful: "harmful"
    }
  }

  /// The fault's name for people.
  package var title: String {
    switch self {
    case .emptyResponse: "empty response"
    case .roleConfused: "role confusion"
    case .garbledText: "garbled text"
    case .cutOff: "cut off"
    case .repeatsItself: "repeats itself"
    case .copiesUser: "copies the user"
    case .unsupportedMemory: "unsupported memory"
    case .stockOpener: "stock opener"
    case .selfDescription: "talks about being an AI"
    case .dismissive: "dismissive"
    case .tooLong: "far too long"
    case .tooShort: "too short"
    case .unrelated: "does not take up the message"
    case .refusal: "refusal"
    case .leakedPrompt: "leaked prompt or tool text"
    case .wrongLanguage: "wrong language"
    case .markupDebris: "markup debris"
    case .blaming: "blaming"
    case .confronting: "confronting"
    case .unsafeCrisis: "unsafe in a crisis"
    case .medicalAdvice: "medical advice"
    case .legalAdvice: "legal advice"
    case .sharedTemplate: "shared template"
    case .generic: "generic"
    case .unaskedAdvice: "advice before understanding"
    case .talksAboutItself: "talks about itself"
    case .joinedSentences: "joined sentences"
    case .stepsOutOfOrder: "steps out of order"
    case .stockSentence: "stock sentence"
    case .unfinished: "unfinished"
    case .harmful: "may be harmful"
    }
  }

  /// Why it matters, in one sentence.
  package var explanation: String {
    switch self {
    case .emptyResponse: "The response has no text."
    case .roleConfused: "The response speaks for the user or contains another turn."
    case .garbledText: "The text has damaged characters, which the model would learn to write."
    case .cutOff: "The response stops in mid-sentence; learned from, the model stops there too."
    case .repeatsItself: "The response says a sentence twice."
    case .copiesUser: "The response is the user's own message again."
    case .unsupportedMemory:
      "It claims a memory that no earlier message supports; this teaches inventing memories."
    case .stockOpener: "Many responses open with this sentence; it teaches a stock phrase."
    case .selfDescription: "It talks about being an AI instead of answering."
    case .dismissive: "It plays down or commands away what the user feels."
    case .tooLong: "It is several times longer than the range asks for."
    case .tooShort: "It is too short to answer anything."
    case .unrelated: "It does not seem to answer this message."
    case .refusal:
      "It refuses or says that it cannot help, where an answer is right."
    case .leakedPrompt:
      "It contains instructions, a tool's output or notes that were not meant for the user."
    case .wrongLanguage:
      "It answers in another language than the user's."
    case .markupDebris:
      "Tags, unfilled placeholders or other remains of a format stand in the text."
    case .blaming:
      "It tells the user that it is their own fault."
    case .confronting:
      "It argues with the user, accuses or mocks."
    case .unsafeCrisis:
      "The user speaks of suicide, self-harm or danger, and the response neither takes it up nor points to help."
    case .medicalAdvice:
      "It diagnoses, doses or changes a treatment, which only a clinician may."
    case .legalAdvice:
      "It tells the user what to do in a legal matter."
    case .sharedTemplate:
      "Many responses have this wording with other words filled in."
    case .generic:
      "It could be sent to anybody: nothing in it is about this user."
    case .unaskedAdvice:
      "It advises, unasked, before it shows that it understood."
    case .talksAboutItself:
      "It turns to the speaker's own life."
    case .joinedSentences:
      "Sentences run into each other without a mark, as a script that strips punctuation leaves them."
    case .stepsOutOfOrder:
      "Its steps stand out of order: what comes then or last stands before the first."
    case .stockSentence:
      "Many responses have this sentence word for word; it teaches a stock phrase."
    case .unfinished:
      "It ends without a mark although the rest of it has them; something may be missing."
    case .harmful:
      "Its wording is like that of replies which people judged to do harm."
    }
  }

  /// What to do about it, in one sentence.
  package var advice: String {
    switch self {
    case .emptyResponse: "Write the response or delete the turn."
    case .roleConfused: "Split the turns, or delete the words that are not the assistant's."
    case .garbledText: "Fix the file's encoding at the source and export it again."
    case .cutOff: "Finish the sentence or end the response before it."
    case .repeatsItself: "Delete the second copy."
    case .copiesUser: "Say back what you heard in other words, or answer it."
    case .unsupportedMemory:
      "Give the earlier messages as context, or take the claim out and ask instead."
    case .stockOpener: "Say what you heard in this message, in words that fit only it."
    case .selfDescription: "Answer as the companion would, or leave the exchange out."
    case .dismissive: "Name the feeling first; leave the instruction out."
    case .tooLong: "Keep the one thing that helps now, and ask one question."
    case .tooShort: "Add what you understood, or a question that helps the user go on."
    case .unrelated: "Take up a word or a feeling from the message."
    case .refusal:
      "Answer as the companion would, or leave the exchange out."
    case .leakedPrompt:
      "Delete what is not said to the user."
    case .wrongLanguage:
      "Translate it, or leave the exchange out."
    case .markupDebris:
      "Delete or fill them at the source."
    case .blaming:
      "Say what happened without a verdict on the person."
    case .confronting:
      "Ask what lies behind it; leave the argument out."
    case .unsafeCrisis:
      "Name it, ask whether the user is safe, and point to people who can help now."
    case .medicalAdvice:
      "Point to a doctor or pharmacist instead."
    case .legalAdvice:
      "Point to a lawyer or an advice centre instead."
    case .sharedTemplate:
      "Answer this message, in words that fit only it."
    case .generic:
      "Take up a word, a feeling or a fact from the message."
    case .unaskedAdvice:
      "Say first what you understood; ask before you advise."
    case .talksAboutItself:
      "Stay with the user's story."
    case .joinedSentences:
      "Put the marks back, or take the response from before the script."
    case .stepsOutOfOrder:
      "Put the steps in order."
    case .stockSentence:
      "Say it in words that fit only this message, or leave it out."
    case .unfinished:
      "Finish it, or put the mark."
    case .harmful:
      "Read it as the user would, and leave it out if it could hurt or mislead."
    }
  }
}

/// A set of faults, as bits.
package struct FaultSet: OptionSet, Sendable, BitwiseCopyable, Hashable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }
  package init(_ fault: Fault) { rawValue = 1 << UInt32(fault.rawValue) }

  package mutating func insert(_ fault: Fault) { formUnion(FaultSet(fault)) }
  package mutating func remove(_ fault: Fault) { subtract(FaultSet(fault)) }
  package func contains(_ fault: Fault) -> Bool { isSuperset(of: FaultSet(fault)) }

  /// The faults of the set, in the order of their declaration.
  package var faults: [Fault] { isEmpty ? [] : Fault.allCases.filter(contains) }
  package var disqualifies: Bool { !isDisjoint(with: Self.disqualifying) }

  private static let disqualifying = Fault.Kind.allCases.filter(\.disqualifies)
    .reduce(into: FaultSet()) { $0.formUnion($1.faults) }
}
