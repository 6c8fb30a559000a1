/// What is wrong with a line, each with what to do.
func lineProblems(
  of line: [String: JSONValue], _ provider: Provider
) -> [(String, String)] {
  var problems: [(String, String)] = []
  for key in line.keys.sorted() where !provider.knownKeys.contains(key) {
    problems.append(
      ("key '\(key.prefix(40))' is not one that \(provider.rawValue) takes", "Delete it."))
  }
  let shape = provider.shape
  let messages: [JSONValue]
  switch shape {
  case .messages, .shareGPT:
    let list = shape == .messages ? "messages" : "conversations"
    messages = line[list]?.array ?? []
    if messages.isEmpty {
      return problems + [("'\(list)' is no list, or empty", "Write the messages of one example.")]
    }
  case .completion:
    let (prompt, completion) = (line["prompt"]?.array ?? [], line["completion"]?.array ?? [])
    if prompt.isEmpty || completion.isEmpty {
      return problems + [
        (
          "'prompt' or 'completion' is no list, or empty",
          "Write the messages before the response into 'prompt', and the response into 'completion'."
        )
      ]
    }
    // More would be learned from as well.
    if completion.count > 1 {
      problems.append(
        ("'completion' has \(completion.count) messages", "Write one, the response to learn."))
    }
    messages = prompt + completion
  }
  var roles: [String] = []
  var isTaught = false
  let hasWeights = messages.contains { $0.object?["weight"] != nil }
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
      } else if role != "assistant" && !provider.weighsEveryMessage
        || weight != .number(0) && weight != .number(1)
      {
        add("its weight is not 0 or 1 of an assistant's message", "Correct or delete it.")
      }
    }
    if provider.weighsEveryMessage, role != "assistant", message["weight"] != .number(0), hasWeights
    {
      add(
        "it would be learned, since another message has a weight and it has not 0",
        "Give it a weight of 0.")
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
