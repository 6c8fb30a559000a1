package import Analysis
internal import Bytes
internal import Corpus

/// Appends a line for preference training, with its line end:
/// `{"input":{"messages":[…]},"preferred_output":[…],"non_preferred_output":[…]}`, each output one message
/// of the assistant (OpenAI's guide to direct preference optimization).
///
/// - Parameters:
///   - response: Number of the response that is not preferred; the message before it is the user's.
///   - better: The response that is, masked.
///   - contextMessages: At most so many messages before the user's.
package func appendPreferenceLine(
  _ text: ConversationText, response: Int, better: [UInt8], contextMessages: Int,
  systemPrompt: [UInt8], to output: inout [UInt8]
) {
  var first = response - 1
  // Context begins with the user's message of an earlier exchange that holds something.
  while first >= 2, response - 1 - first < contextMessages / 2 * 2,
    text.messages[first - 1].role == .assistant, text.messages[first - 2].role == .user,
    !text.messages[first - 1].text.isEmpty, !text.messages[first - 2].text.isEmpty
  { first -= 2 }
  func message(_ role: String, _ content: [UInt8]) -> [UInt8] {
    var bytes = Array(#"{"role":"\#(role)","content":""#.utf8)
    JSONWriter.appendEscaped(content, to: &bytes)
    return bytes + #""}"#.utf8
  }
  let prompt = text.prompt(otherwise: systemPrompt)
  var messages = prompt.isEmpty ? [] : [message("system", prompt)]
  for index in first..<response {
    messages.append(message(text.messages[index].role.name, text.messages[index].text))
  }
  output += #"{"input":{"messages":["#.utf8
  output += messages.joined(separator: [UInt8(ascii: ",")])
  output += #"]},"preferred_output":["#.utf8
  output += message("assistant", better)
  output += #"],"non_preferred_output":["#.utf8
  output += message("assistant", text.messages[response].text)
  output += "]}\n".utf8
}
