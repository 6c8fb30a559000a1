package import Findings

/// One line of `labels.jsonl`: what a person says of a response, or of a whole conversation.
package struct Label: Sendable, Equatable {
  package var conversation: String
  /// nil for the whole conversation.
  package var assistantTurn: Int?
  /// The line of the file, from 1.
  package var line: Int
  /// Yes or no by the name of the label: `question`, `empathy`, …
  package var flags: [String: Bool] = [:]
  /// 1 to 5; "high" and "low" are ``isHighQuality``.
  package var quality: Double?
  package var isHighQuality: Bool?

  /// Whether whoever labelled it would keep it: `high`, or more than 3 of 5; nil where quality was not labelled.
  package var isKept: Bool? { isHighQuality ?? quality.map { $0 > 3 } }
  /// Every topic that a reader would accept; nil when topics were not labelled.
  package var topics: [String]?
  /// Every fault that a reader found; nil when faults were not labelled.
  package var faults: [String]?

  package init(conversation: String, assistantTurn: Int?, line: Int) {
    self.conversation = conversation
    self.assistantTurn = assistantTurn
    self.line = line
  }

  /// Whether it says anything that is evaluated.
  package var isEvaluated: Bool {
    !flags.isEmpty || quality != nil || isHighQuality != nil || topics != nil || faults != nil
  }
}

/// The labels of a file, with what could not be read.
package struct Labels: Sendable {
  package var labels: [Label] = []
  package var findings: [Finding] = []
  /// Responses that no user message precedes: they are no exchanges.
  package var openings = 0
  /// Lines that hold nothing that is evaluated here.
  package var unused = 0

  package init() {}
}
