internal import Bytes

/// What is wrong with a line, each with what to do.
func lineProblems(of line: JSON, _ provider: Provider) -> [(String, String)] {
  var problems: [(String, String)] = []
  for key in line.keys where !provider.knownKeys.contains(key) {
    problems.append(
      ("key '\(key.prefix(40))' is not one that \(provider.rawValue) takes", "Delete it."))
  }
  guard let messages = messages(of: line, provider, &problems) else { return problems }
  problems += sideProblems(of: line, provider)
  var check = MessageCheck(
    provider: provider, hasWeights: messages.contains { $0.member("weight") != nil })
  for (index, message) in messages.enumerated() { check.add(message, number: index + 1) }
  problems += check.problems
  if !check.isTaught {
    problems.append(
      ("no assistant's message is learned from", "Give one a weight of 1, or leave the line out."))
  }
  return problems + orderProblems(of: check.roles, provider)
}

/// The messages of a line; nil where there are none that could be looked at, which is a problem.
private func messages(
  of line: JSON, _ provider: Provider, _ problems: inout [(String, String)]
) -> [JSON]? {
  switch provider.shape {
  case .messages, .shareGPT:
    let list = provider.shape == .messages ? "messages" : "conversations"
    let messages = line.member(list)?.array ?? []
    if !messages.isEmpty { return messages }
    problems.append(("'\(list)' is no list, or empty", "Write the messages of one example."))
    return nil
  case .completion:
    let prompt = line.member("prompt")?.array ?? []
    let completion = line.member("completion")?.array ?? []
    if prompt.isEmpty || completion.isEmpty {
      problems.append(
        (
          "'prompt' or 'completion' is no list, or empty",
          "Write the messages before the response into 'prompt', and the response into 'completion'."
        ))
      return nil
    }
    // More would be learned from as well.
    if completion.count > 1 {
      problems.append(
        ("'completion' has \(completion.count) messages", "Write one, the response to learn."))
    }
    return prompt + completion
  }
}

/// Holds the messages of a line against a provider's rules, one after the other.
private struct MessageCheck {
  let provider: Provider
  /// Whether some message of the line has a weight.
  let hasWeights: Bool
  private(set) var problems: [(String, String)] = []
  private(set) var roles: [String] = []
  /// Whether some message is learned from.
  private(set) var isTaught = false
  /// The ids of the calls that a tool may answer; nil where none stands before.
  private var openCalls: Set<String>?
  private var number = 0

  init(provider: Provider, hasWeights: Bool) {
    self.provider = provider
    self.hasWeights = hasWeights
  }

  private mutating func report(_ problem: String, _ advice: String) {
    problems.append(("message \(number): \(problem)", advice))
  }

  /// - Parameter number: Of the message in its line, from 1.
  mutating func add(_ value: JSON, number: Int) {
    self.number = number
    guard value.isObject else { return report("it is no object", "Write 'role' and 'content'.") }
    let isShareGPT = provider.shape == .shareGPT
    if isShareGPT {
      for key in ["role", "content"] where value.member(key) != nil {
        report("key '\(key)' is not known", "Write 'from' and 'value' alone.")
      }
    }
    let message = isShareGPT ? messageObject(ofShareGPT: value) : value
    let role = message.member("role")?.text ?? ""
    roles.append(role)
    if !provider.roles.contains(role) { report("its role is none", provider.roleAdvice) }
    var calls = Calls()
    if !isShareGPT {
      calls = Calls(of: message, provider)
    } else if value.member("from")?.text == "function_call" {
      calls.ids = []
    }
    if let problem = calls.problem { report(problem.0, problem.1) }
    if calls.ids != nil, role != "assistant" {
      report("it calls a tool, which only an assistant's message does", "Delete the call.")
    }
    let hasCalls = !isShareGPT && (calls.ids != nil || calls.problem != nil)
    if let problem = contentProblem(of: message, role, hasCalls: hasCalls, provider) {
      report(problem.0, problem.1)
    }
    checkWeight(of: message, role)
    checkKeys(of: message)
    checkAnswer(of: message, role, calls)
  }

  private mutating func checkWeight(of message: JSON, _ role: String) {
    let weight = message.member("weight")
    let isNought = weight?.number == 0
    if weight != nil {
      if !provider.takesWeights {
        report("it has a weight, which \(provider.rawValue) does not take", "Delete it.")
      } else if role != "assistant" && !provider.weighsEveryMessage
        || !isNought && weight?.number != 1
      {
        report("its weight is not 0 or 1 of an assistant's message", "Correct or delete it.")
      }
    }
    if provider.weighsEveryMessage, role != "assistant", !isNought, hasWeights {
      report(
        "it would be learned, since another message has a weight and it has not 0",
        "Give it a weight of 0.")
    }
    if role == "assistant", !isNought { isTaught = true }
  }

  private mutating func checkKeys(of message: JSON) {
    let known: Set = [
      "role", "content", "name", "weight", "tool_calls", "tool_call_id", "function_call", "refusal",
    ]
    for key in message.keys where !known.contains(key) {
      report("key '\(key.prefix(40))' is not known", "Delete it.")
    }
    for key in ["name", "tool_call_id", "refusal"] {
      guard let value = message[key] else { continue }
      if value.string?.isEmpty != false {
        report("its '\(key)' is no text", "Write it as a string, or delete it.")
      }
    }
  }

  /// Whether what a tool says answers a call before it.
  private mutating func checkAnswer(of message: JSON, _ role: String, _ calls: Calls) {
    let id = message.member("tool_call_id")?.text
    switch role {
    case "tool", "function":
      if let ids = openCalls {
        if id == nil, role == "tool", provider.asksForCallIDs {
          report("it has no 'tool_call_id'", "Write the id of the call that it answers.")
        } else if let id, !ids.isEmpty, !ids.contains(id) {
          report("its tool_call_id is that of no call before it", "Write the id of the call.")
        }
      } else {
        report(
          "no call of a tool stands before it",
          "Put the assistant's message that calls it before it.")
      }
    case "assistant": openCalls = calls.ids ?? (calls.problem == nil ? nil : [])
    default: openCalls = nil
    }
    if provider == .mistral, role == "tool", id?.utf8.count != 9 {
      report("the id of its tool call has not 9 characters", "Mistral asks for exactly nine.")
    }
  }
}

/// What is wrong with the order of the messages.
private func orderProblems(of roles: [String], _ provider: Provider) -> [(String, String)] {
  var problems: [(String, String)] = []
  if roles.last != "assistant" {
    problems.append(("the last message is not the assistant's", "End the example with a response."))
  }
  let first = roles.drop { $0 == "system" || $0 == "developer" }
  if roles.count - first.count > 1 || first.contains("system") {
    problems.append(
      ("a system message stands behind another message", "Put one system message first."))
  }
  guard provider.alternates else { return problems }
  let isShareGPT = provider.shape == .shareGPT
  // An answer to what a tool said goes on with the assistant's turn; in ShareGPT's form tools speak as users do.
  let spoken = first.enumerated().filter { offset, role in
    if isShareGPT { return true }
    let isAnswerToTool = offset > 0 && first[first.startIndex + offset - 1] == "tool"
    return role == "user" || role == "assistant" && !isAnswerToTool
  }.map { isShareGPT && $1 == "tool" ? "user" : $1 }
  if spoken.first != "user" || zip(spoken, spoken.dropFirst()).contains(where: { $0 == $1 }) {
    problems.append(
      isShareGPT
        ? (
          "messages do not alternate between 'human' or 'observation' and 'gpt' or 'function_call'",
          "Join messages of the same speaker."
        )
        : (
          "user and assistant do not alternate, the user first",
          "Join messages of the same speaker."
        ))
  }
  return problems
}

extension JSON {
  /// The names of an object, sorted.
  fileprivate var keys: [String] { (members ?? []).map(\.key).sorted() }
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
  of line: JSON, _ provider: Provider
) -> [(String, String)] {
  var problems: [(String, String)] = []
  if provider.shape == .shareGPT, let system = line["system"],
    system.string == nil
  {
    problems.append(("'system' is no text", "Write it as a string."))
  }
  for key in ["tools", "functions"] where provider.knownKeys.contains(key) {
    guard let value = line[key] else { continue }
    // These read definitions that were written as JSON in a text.
    if provider.shape != .messages, value.string != nil { continue }
    let areNamed =
      value.array?.allSatisfy { tool in
        let function = key == "tools" ? tool.member("function") : nil
        return (function ?? tool)["name"]?.string?.isEmpty == false
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

  init(of message: JSON, _ provider: Provider) {
    if let value = message["tool_calls"], value.array?.isEmpty != true {
      let calls = value.array ?? [.null]
      let areCalls = calls.allSatisfy { call in
        guard Self.isCall(call.member("function"), provider) else { return false }
        return call["id"]?.string?.isEmpty == false
          || call.member("id") == nil && !provider.asksForCallIDs
      }
      if areCalls {
        ids = Set(calls.compactMap { $0["id"]?.text })
      } else {
        problem = (
          "its 'tool_calls' are no calls of functions",
          "Write a list of objects with 'id', 'type' and 'function', which has 'name' and 'arguments'."
        )
      }
    }
    if let value = message["function_call"] {
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
  private static func isCall(_ value: JSON?, _ provider: Provider) -> Bool {
    guard let call = value, call["name"]?.string?.isEmpty == false else { return false }
    return switch call.member("arguments") {
    case .string: true
    case .object: provider != .openai && provider != .azure
    default: false
    }
  }
}

/// What is wrong with what a message says.
private func contentProblem(
  of message: JSON, _ role: String, hasCalls: Bool, _ provider: Provider
) -> (String, String)? {
  switch message.member("content") {
  case .string(let text):
    return isBlank(text) && !hasCalls ? ("it says nothing", "Leave the example out.") : nil
  case .array(let parts) where provider.shape != .shareGPT:
    var says = hasCalls
    for part in parts {
      switch part["type"]?.text {
      case "text":
        guard let text = part["text"]?.string else {
          return ("a part of its content has no text", "Write it as 'text', or delete the part.")
        }
        if !isBlank(text) { says = true }
      case "image_url":
        if role != "user" {
          return ("it has an image, which only a user's message may", "Delete the part.")
        }
        let image = part["image_url"]
        // OpenAI and Azure take an object alone.
        let isBare = provider != .openai && provider != .azure
        if (image?["url"]?.string ?? (isBare ? image?.string : nil) ?? []).isEmpty {
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

/// - Parameter text: UTF-8.
private func isBlank(_ text: [UInt8]) -> Bool {
  String(decoding: text, as: UTF8.self).allSatisfy { $0.isWhitespace }
}

/// A message of ShareGPT with the keys and roles of the other form.
private func messageObject(ofShareGPT message: JSON) -> JSON {
  let roles = [
    "human": "user", "gpt": "assistant", "system": "system", "observation": "tool",
    "function_call": "assistant",
  ]
  var members = (message.members ?? []).filter {
    !["from", "value", "role", "content"].contains($0.key)
  }
  if let from = message.member("from")?.text {
    members.append(JSON.Member(key: "role", value: .string(Array((roles[from] ?? "").utf8))))
  }
  if let value = message.member("value") {
    members.append(JSON.Member(key: "content", value: value))
  }
  return .object(members)
}
