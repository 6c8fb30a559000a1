/// The names of the fields that hold a conversation in a file of no known form.
package struct RecordFields: Sendable, Equatable {
  package var user: [String] = [
    "prompt", "question", "query", "user", "human", "input", "instruction", "message", "request",
  ]
  package var assistant: [String] = [
    "completion", "response", "answer", "assistant", "output", "reply", "bot", "ai", "chosen",
  ]
  /// Also what stands beside the messages in the known forms: Anthropic's, Bedrock's, Gemini's, OpenAI's responses.
  package var system: [String] = [
    "system", "system_prompt", "systemPrompt", "system_instruction", "systemInstruction",
    "system_message", "systemMessage", "instructions",
  ]
  package var role: [String] = ["role", "from", "sender", "speaker", "author"]
  package var content: [String] = ["content", "value", "text", "message", "body", "parts"]
  package var id: [String] = [
    "conversation_id", "conversationId", "session_id", "thread_id", "chat_id", "id", "uuid",
  ]

  package init() {}

  /// Takes the name of one field; false when there is no such field.
  package mutating func set(_ field: String, to name: String) -> Bool {
    switch field {
    case "user": user = [name]
    case "assistant": assistant = [name]
    case "system": system = [name]
    case "role": role = [name]
    case "content": content = [name]
    case "id": id = [name]
    default: return false
    }
    return true
  }
}
