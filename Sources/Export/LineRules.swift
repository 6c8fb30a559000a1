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
  problems += sideProblems(of: line, provider)
  var roles: [String] = []
  var isTaught = false
  let hasWeights = messages.contains { $0.object?["weight"] != nil }
  // The ids of the calls that a tool may answer; nil where none stands before.
  var open: Set<String>?
  for (index, value) in messages.enumerated() {
    func add(_ problem: String, _ advice: String) {
      problems.append(("message \(index + 1): \(problem)", advice))
    }
    guard var message = value.object else {
      add("it is no object", "Write 'role' and 'content'.")
      continue
    }
    if shape == .shareGPT {
      for key in ["role", "content"] where message[key] != nil {
        add("key '\(key)' is not known", "Write 'from' and 'value' alone.")
      }
      message = messageObject(ofShareGPT: message)
    }
    let role = message["role"]?.string ?? ""
    roles.append(role)
    if !provider.roles.contains(role) { add("its role is none", provider.roleAdvice) }
    var calls = Calls()
    if shape == .shareGPT {
      if value.object?["from"] == .string("function_call") { calls.ids = [] }
    } else {
      calls = Calls(of: message, provider)
    }
    if let problem = calls.problem { add(problem.0, problem.1) }
    if calls.ids != nil, role != "assistant" {
      add("it calls a tool, which only an assistant's message does", "Delete the call.")
    }
    let hasCalls = shape != .shareGPT && (calls.ids != nil || calls.problem != nil)
    if let problem = contentProblem(of: message, role, hasCalls: hasCalls, provider) {
      add(problem.0, problem.1)
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
    for key in ["name", "tool_call_id", "refusal"] {
      guard let value = message[key], value != .null else { continue }
      if value.string?.isEmpty != false {
        add("its '\(key)' is no text", "Write it as a string, or delete it.")
      }
    }
    switch role {
    case "tool", "function":
      if let ids = open {
        let id = message["tool_call_id"]?.string
        if id == nil, role == "tool", provider.asksForCallIDs {
          add("it has no 'tool_call_id'", "Write the id of the call that it answers.")
        } else if let id, !ids.isEmpty, !ids.contains(id) {
          add("its tool_call_id is that of no call before it", "Write the id of the call.")
        }
      } else {
        add(
          "no call of a tool stands before it",
          "Put the assistant's message that calls it before it.")
      }
    case "assistant": open = calls.ids ?? (calls.problem == nil ? nil : [])
    default: open = nil
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
    // An answer to what a tool said goes on with the assistant's turn; in ShareGPT's form tools speak as users do.
    let spoken = first.enumerated().filter { offset, role in
      if shape == .shareGPT { return true }
      let isAnswerToTool = offset > 0 && first[first.startIndex + offset - 1] == "tool"
      return role == "user" || role == "assistant" && !isAnswerToTool
    }.map { shape == .shareGPT && $1 == "tool" ? "user" : $1 }
    if spoken.first != "user" || zip(spoken, spoken.dropFirst()).contains(where: { $0 == $1 }) {
      problems.append(
        shape == .shareGPT
          ? (
            "messages do not alternate between 'human' or 'observation' and 'gpt' or 'function_call'",
            "Join messages of the same speaker."
          )
          : (
            "user and assistant do not alternate, the user first",
            "Join messages of the same speaker."
          ))
    }
  }
  return problems
}

extension Provider {
  /// The roles that a message may have, as ``messageObject(ofShareGPT:)`` names them.
  ///
  /// Together's and Mistral's from their lists (docs.together.ai, mistral-common's `Roles`), ShareGPT's from
  /// LLaMA-Factory's converter.
  fileprivate var roles: [String] {
    switch self {
    case .together, .mistral, .sharegpt: ["system", "user", "assistant", "tool"]
    case .openai, .azure, .fireworks, .trl, .chatml:
      ["system", "user", "assistant", "tool", "developer", "function"]
    }
  }

  /// Whether calls of tools have ids by which results name them; chat templates do without.
  fileprivate var asksForCallIDs: Bool { self == .openai || self == .azure }

  fileprivate var roleAdvice: String {
    shape == .shareGPT
      ? "Use system, human, gpt, function_call or observation."
      : "Use system, user, assistant or tool."
  }
}

/// What is wrong with what stands beside the messages.
private func sideProblems(
  of line: [String: JSONValue], _ provider: Provider
) -> [(String, String)] {
  var problems: [(String, String)] = []
  if provider.shape == .shareGPT, let system = line["system"], system != .null,
    system.string == nil
  {
    problems.append(("'system' is no text", "Write it as a string."))
  }
  for key in ["tools", "functions"] where provider.knownKeys.contains(key) {
    guard let value = line[key], value != .null else { continue }
    // These read definitions that were written as JSON in a text.
    if provider.shape != .messages, value.string != nil { continue }
    let areNamed =
      value.array?.allSatisfy { tool in
        let function = key == "tools" ? tool.object?["function"] : nil
        return (function ?? tool).object?["name"]?.string?.isEmpty == false
      } == true
    if !areNamed {
      problems.append(
        (
          "'\(key)' is no list of functions with names",
          "Write their definitions as the provider documents them, or delete the key."
        ))
    }
  }
  return problems
}

/// The calls of tools that a message has.
private struct Calls {
  /// Nil where there is no call.
  var ids: Set<String>?
  var problem: (String, String)?

  init() {}

  init(of message: [String: JSONValue], _ provider: Provider) {
    if let value = message["tool_calls"], value != .null, value.array?.isEmpty != true {
      let calls = value.array?.map(\.object) ?? [nil]
      let areCalls = calls.allSatisfy { call in
        guard let call, Self.isCall(call["function"], provider) else { return false }
        return call["id"]?.string?.isEmpty == false
          || call["id"] == nil && !provider.asksForCallIDs
      }
      if areCalls {
        ids = Set(calls.compactMap { $0?["id"]?.string })
      } else {
        problem = (
          "its 'tool_calls' are no calls of functions",
          "Write a list of objects with 'id', 'type' and 'function', which has 'name' and 'arguments'."
        )
      }
    }
    if let value = message["function_call"], value != .null {
      if Self.isCall(value, provider) {
        ids = ids ?? []
      } else {
        problem = (
          "its 'function_call' is no call of a function",
          "Write an object with 'name' and 'arguments'."
        )
      }
    }
  }

  /// Chat templates take arguments as an object, providers as JSON in a text.
  private static func isCall(_ value: JSONValue?, _ provider: Provider) -> Bool {
    guard let call = value?.object, call["name"]?.string?.isEmpty == false else { return false }
    return switch call["arguments"] {
    case .string: true
    case .object: provider != .openai && provider != .azure
    default: false
    }
  }
}

/// What is wrong with what a message says.
private func contentProblem(
  of message: [String: JSONValue], _ role: String, hasCalls: Bool, _ provider: Provider
) -> (String, String)? {
  switch message["content"] {
  case .string(let text):
    return isBlank(text) && !hasCalls ? ("it says nothing", "Leave the example out.") : nil
  case .array(let parts) where provider.shape != .shareGPT:
    var says = hasCalls
    for part in parts {
      switch part.object?["type"] {
      case .string("text"):
        guard let text = part.object?["text"]?.string else {
          return ("a part of its content has no text", "Write it as 'text', or delete the part.")
        }
        if !isBlank(text) { says = true }
      case .string("image_url"):
        if role != "user" {
          return ("it has an image, which only a user's message may", "Delete the part.")
        }
        let image = part.object?["image_url"]
        // OpenAI and Azure take an object alone.
        let isBare = provider != .openai && provider != .azure
        if (image?.object?["url"]?.string ?? (isBare ? image?.string : nil) ?? "").isEmpty {
          return ("an image of its content has no URL", "Write 'image_url' with its 'url'.")
        }
        says = true
      default:
        return ("a part of its content is neither text nor image", "Use 'text' or 'image_url'.")
      }
    }
    return says ? nil : ("it says nothing", "Leave the example out.")
  case .null?, nil:
    return role == "assistant" && hasCalls ? nil : ("it has no content", "Write its text.")
  default: return ("its content is no text", "Write it as a string.")
  }
}

private func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

/// A message of ShareGPT with the keys and roles of the other form.
private func messageObject(ofShareGPT message: [String: JSONValue]) -> [String: JSONValue] {
  let roles = [
    "human": "user", "gpt": "assistant", "system": "system", "observation": "tool",
    "function_call": "assistant",
  ]
  var result = message
  result["from"] = nil
  result["value"] = nil
  result["role"] = (message["from"]?.string).map { .string(roles[$0] ?? "") }
  result["content"] = message["value"]
  return result
}
