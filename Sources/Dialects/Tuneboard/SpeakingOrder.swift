internal import Corpus
internal import Findings

extension FileReader {
  /// Says where the speakers of the conversation that is read do not answer each other.
  mutating func reportOrder() {
    let spoken = messages.filter { $0.role != .system }
    guard let first = spoken.first, let last = spoken.last else { return }
    if first.role == .assistant {
      report(
        .opensWithAssistant, line: first.line, column: first.column,
        "conversation opens with the assistant",
        advice: "That message answers nobody and is not judged; it stays as context.")
    }
    if last.role == .user {
      report(
        .endsWithUser, line: last.line, column: last.column, "conversation ends with the user",
        advice: "The message has no response and is not judged.")
    }
    if kind == .manual,
      !zip(spoken, spoken.dropFirst()).contains(where: { $0.role == .user && $1.role == .assistant }
      )
    {
      report(
        .incompleteExample, line: first.line, column: first.column,
        "example has no user message with an assistant's response",
        advice: "Write both turns; until then it is not exported.")
    }
  }
}
