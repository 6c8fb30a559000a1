package import Findings

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What a provider would say of a dataset.
package struct DatasetValidation: Sendable {
  package var lines = 0
  package var findings: [Finding] = []
}

/// Checks a JSONL file of chat messages by a provider's documented rules.
///
/// No text of a message is quoted in a finding. Of a file in UTF-16 or UTF-32 that is all that is said: providers read
/// UTF-8 alone.
///
/// - Parameter path: Of the file, for the findings.
package func validateDataset(
  _ bytes: [UInt8], for provider: Provider, path: String
) -> DatasetValidation {
  var result = DatasetValidation()
  func report(_ line: Int, _ summary: String, _ advice: String, _ severity: Severity = .error) {
    result.findings.append(
      Finding(
        .invalidDataset, at: Place(file: path, line: line, column: line == 0 ? 0 : 1), summary,
        advice: advice, severity: severity))
  }
  if let finding = Finding.otherEncoding(.invalidDataset, of: bytes, path: path) {
    result.findings = [finding]
    return result
  }
  var content = bytes[...]
  let hasMark = content.starts(with: [0xEF, 0xBB, 0xBF])
  if hasMark { content = content.dropFirst(3) }
  if hasMark != provider.wantsByteOrderMark {
    report(
      1, hasMark ? "the file begins with a byte-order mark" : "the file has no byte-order mark",
      hasMark ? "Write it as UTF-8 without one." : "\(provider.rawValue) asks for UTF-8 with one.")
  }
  if bytes.count > provider.byteLimit {
    report(
      0, "the file has \(bytes.count / 1_000_000) MB, more than \(provider.byteLimit / 1_000_000)",
      "Split it.")
  }
  let decoder = JSONDecoder()
  var seen: [Int: Int] = [:]
  var number = 0
  var lines = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  if lines.last?.isEmpty == true { lines.removeLast() }
  for var line in lines {
    number += 1
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
      report(number, "the line is empty", "Delete it.")
      continue
    }
    result.lines += 1
    // The decoder would take UTF-16, and a mark before the line: no provider does.
    if let (problem, advice) = damage(in: line) {
      report(number, problem, advice)
      continue
    }
    // What is wrong with it is that it is no JSON, whatever the decoder calls it.
    guard let value = try? decoder.decode(JSONValue.self, from: Data(line)),
      let object = value.object
    else {
      report(number, "the line is no JSON object", "Write one object a line.")
      continue
    }
    for problem in problems(of: object, provider) { report(number, problem.0, problem.1) }
    let hash = Array(line).hashValue
    if let first = seen[hash], lines[first - 1] == line {
      report(number, "the line is the same as line \(first)", "Delete one of them.", .warning)
    } else {
      seen[hash] = number
    }
  }
  let limits = provider.lineLimits
  if result.lines < limits.lowerBound {
    report(
      0, "\(result.lines) lines; at least \(limits.lowerBound) are asked for",
      "Write more examples.")
  } else if result.lines > limits.upperBound {
    report(0, "\(result.lines) lines; at most \(limits.upperBound) are taken", "Leave some out.")
  }
  return result
}

/// What keeps a line from being UTF-8 alone, with what to do; nil when nothing does.
private func damage(in line: ArraySlice<UInt8>) -> (String, String)? {
  if line.starts(with: [0xEF, 0xBB, 0xBF]) {
    return (
      "a byte-order mark stands within the file",
      "Delete it; it is there where files were joined."
    )
  }
  if line.contains(0) {
    return (
      "the line has NUL bytes",
      "Write the whole file as UTF-8; what was appended may be UTF-16."
    )
  }
  if String(validating: line, as: UTF8.self) == nil {
    return ("the line has bytes that are not UTF-8", "Write the whole file as UTF-8.")
  }
  return nil
}

/// What is wrong with a line, each with what to do.
private func problems(
  of line: [String: JSONValue], _ provider: Provider
) -> [(String, String)] {
  var problems: [(String, String)] = []
  for key in line.keys.sorted() where !provider.knownKeys.contains(key) {
    problems.append(
      ("key '\(key.prefix(40))' is not one that \(provider.rawValue) takes", "Delete it."))
  }
  let shape = provider.shape
  let list = shape == .messages ? "messages" : "conversations"
  guard let messages = line[list]?.array, !messages.isEmpty else {
    return problems + [("'\(list)' is no list, or empty", "Write the messages of one example.")]
  }
  var roles: [String] = []
  var isTaught = false
  for (index, value) in messages.enumerated() {
    func add(_ problem: String, _ advice: String) {
      problems.append(("message \(index + 1): \(problem)", advice))
    }
    guard var message = value.object else {
      add("it is no object", "Write 'role' and 'content'.")
      continue
    }
    if shape == .shareGPT { message = messageObject(ofShareGPT: message) }
    let role = message["role"]?.string ?? ""
    roles.append(role)
    if !["system", "user", "assistant", "tool", "developer", "function"].contains(role) {
      add("its role is none", "Use system, user, assistant or tool.")
    }
    let hasCalls = message["tool_calls"]?.array?.isEmpty == false || message["function_call"] != nil
    switch message["content"] {
    case .string(let text):
      if text.allSatisfy(\.isWhitespace), !hasCalls {
        add("it says nothing", "Leave the example out.")
      }
    case .array(let parts):
      let types = parts.map { $0.object?["type"]?.string }
      if !types.allSatisfy({ $0 == "text" || $0 == "image_url" }) {
        add("a part of its content is neither text nor image", "Use 'text' or 'image_url'.")
      }
    case .null?, nil:
      if role != "assistant" || !hasCalls { add("it has no content", "Write its text.") }
    default: add("its content is no text", "Write it as a string.")
    }
    if let weight = message["weight"] {
      if !provider.takesWeights {
        add("it has a weight, which \(provider.rawValue) does not take", "Delete it.")
      } else if role != "assistant" || weight != .number(0) && weight != .number(1) {
        add("its weight is not 0 or 1 of an assistant's message", "Correct or delete it.")
      }
    }
    if role == "assistant", message["weight"] != .number(0) { isTaught = true }
    let known: Set = [
      "role", "content", "name", "weight", "tool_calls", "tool_call_id", "function_call", "refusal",
    ]
    for key in message.keys.sorted() where !known.contains(key) {
      add("key '\(key.prefix(40))' is not known", "Delete it.")
    }
    if provider == .mistral, role == "tool", message["tool_call_id"]?.string?.utf8.count != 9 {
      add("the id of its tool call has not 9 characters", "Mistral asks for exactly nine.")
    }
  }
  if !isTaught {
    problems.append(
      ("no assistant's message is learned from", "Give one a weight of 1, or leave the line out."))
  }
  if roles.last != "assistant" {
    problems.append(("the last message is not the assistant's", "End the example with a response."))
  }
  let first = roles.drop { $0 == "system" || $0 == "developer" }
  if roles.count - first.count > 1 || first.contains("system") {
    problems.append(
      ("a system message stands behind another message", "Put one system message first."))
  }
  if provider.alternates {
    let spoken = first.filter { $0 == "user" || $0 == "assistant" }
    if spoken.first != "user" || zip(spoken, spoken.dropFirst()).contains(where: { $0 == $1 }) {
      problems.append(
        (
          "user and assistant do not alternate, the user first",
          "Join messages of the same speaker."
        ))
    }
  }
  return problems
}

/// A message of ShareGPT with the keys and roles of the other form.
private func messageObject(ofShareGPT message: [String: JSONValue]) -> [String: JSONValue] {
  let roles = [
    "human": "user", "gpt": "assistant", "system": "system", "observation": "user",
    "function": "assistant", "function_call": "assistant", "user": "user", "assistant": "assistant",
  ]
  var result = message
  result["from"] = nil
  result["value"] = nil
  result["role"] = (message["from"]?.string).map { .string(roles[$0] ?? $0) }
  result["content"] = message["value"]
  return result
}
