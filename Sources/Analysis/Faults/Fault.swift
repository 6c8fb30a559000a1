/// A named reason why a response must not be learned from, or why it is worth less.
package enum Fault: UInt8, Sendable, CaseIterable {
  case emptyResponse, roleConfused, garbledText, cutOff, repeatsItself, copiesUser
  case unsupportedMemory, stockOpener, selfDescription, dismissive, tooLong, tooShort, unrelated

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
    }
  }

  /// Whether one such fault is enough for the verdict `reject`.
  package var disqualifies: Bool {
    switch self {
    case .emptyResponse, .roleConfused, .garbledText, .cutOff, .repeatsItself, .copiesUser,
      .unsupportedMemory, .selfDescription, .dismissive:
      true
    case .stockOpener, .tooLong, .tooShort, .unrelated: false
    }
  }

  /// What is taken off the score, 0 to 1. A disqualifying fault leaves at most 0.59.
  package var penalty: Double {
    switch self {
    case .emptyResponse: 1
    case .roleConfused, .garbledText: 0.6
    case .cutOff, .repeatsItself, .copiesUser, .unsupportedMemory, .selfDescription, .dismissive:
      0.4
    case .stockOpener, .unrelated: 0.2
    case .tooLong, .tooShort: 0.15
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
    case .selfDescription: "It talks about being an AI or refuses, instead of answering."
    case .dismissive: "It plays down or commands away what the user feels."
    case .tooLong: "It is several times longer than the range asks for."
    case .tooShort: "It is too short to answer anything."
    case .unrelated: "It shares nothing with what the user said and asks nothing."
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
    }
  }
}

/// A set of faults, as bits.
package struct FaultSet: OptionSet, Sendable, Hashable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }
  package init(_ fault: Fault) { rawValue = 1 << UInt32(fault.rawValue) }

  package mutating func insert(_ fault: Fault) { formUnion(FaultSet(fault)) }
  package func contains(_ fault: Fault) -> Bool { isSuperset(of: FaultSet(fault)) }

  /// The faults of the set, in the order of their declaration.
  package var faults: [Fault] { Fault.allCases.filter(contains) }
  package var disqualifies: Bool { faults.contains(where: \.disqualifies) }
}
