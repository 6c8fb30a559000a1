import Corpus
import Dataset
import Foundation
import Privacy
import Testing

@testable import Analysis

struct ChatExampleTests {
  private struct Line: Decodable, Equatable {
    struct Message: Decodable, Equatable {
      var role: String
      var content: String
      var weight: Int?
    }
    var messages: [Message]
  }

  private func text(_ turns: [(Role, String)], system: String = "") -> ConversationText {
    var text = ConversationText()
    text.messages = turns.map { ConversationText.Line(role: $0.0, text: Array($0.1.utf8)) }
    text.system = Array(system.utf8)
    return text
  }

  private func line(
    _ text: ConversationText, trained: [Int], first: Int = 0, systemPrompt: String = "",
    for provider: Provider = .openai
  ) throws -> [Line.Message] {
    var output: [UInt8] = []
    ChatExample(trained: trained, firstMessage: first)
      .write(
        EscapedConversation(text, systemPrompt: Array(systemPrompt.utf8)), for: provider,
        to: &output)
    #expect(output.last == UInt8(ascii: "\n"))
    #expect(output.count { $0 == UInt8(ascii: "\n") } == 1)
    return try JSONDecoder().decode(Line.self, from: Data(output)).messages
  }

  private let talk: [(Role, String)] = [
    (.user, "My \"boat\"\nsank."), (.assistant, "Where?"), (.user, "Off Skagen."),
    (.assistant, "Is the mast up?"), (.user, "No."), (.assistant, "Then dive."),
  ]

  @Test func `user and assistant alternate in order, and end with what is learned`() throws {
    let messages = try line(text(talk), trained: [3])
    #expect(messages.map(\.role) == ["user", "assistant", "user", "assistant"])
    #expect(messages.map(\.content) == talk.prefix(4).map(\.1))
  }

  @Test func `responses that stand as context have weight 0, and no other message has one`() throws
  {
    #expect(try line(text(talk), trained: [5]).map(\.weight) == [nil, 0, nil, 0, nil, nil])
    #expect(try line(text(talk), trained: [1, 5]).map(\.weight) == [nil, nil, nil, 0, nil, nil])
    #expect(try line(text(talk), trained: [1, 3, 5]).allSatisfy { $0.weight == nil })
  }

  @Test func `where a provider takes no weights, none is written`() throws {
    let messages = try line(text(talk), trained: [1, 3, 5], for: .chatml)
    #expect(
      messages.map(\.role) == ["user", "assistant", "user", "assistant", "user", "assistant"])
    #expect(messages.allSatisfy { $0.weight == nil })
  }

  /// Together learns what has no weight where anything has one.
  @Test func `for Together each message has a weight, and that of others than the response is 0`()
    throws
  {
    let messages = try line(text(talk), trained: [5], systemPrompt: "Be kind.", for: .together)
    #expect(messages.map(\.weight) == [0, 0, 0, 0, 0, 0, 1])
    var output: [UInt8] = []
    ChatExample(trained: [1], firstMessage: 0).write(
      EscapedConversation(text(talk), systemPrompt: []), for: .together, to: &output)
    #expect(validateDataset(output, for: .together, path: "x").errors == 0)
    let unweighted = String(decoding: output, as: UTF8.self)
      .replacingOccurrences(of: #"sank.","weight":0"#, with: #"sank.""#)
    let findings = validateDataset(Array(unweighted.utf8), for: .together, path: "x").findings
    #expect(findings.map(\.summary).contains { $0.contains("it would be learned") })
  }

  @Test func `ShareGPT has other names for the same`() throws {
    var output: [UInt8] = []
    ChatExample(trained: [1], firstMessage: 0).write(
      EscapedConversation(text(talk), systemPrompt: Array("Be kind.".utf8)), for: .sharegpt,
      to: &output)
    #expect(
      String(decoding: output, as: UTF8.self)
        == #"{"conversations":[{"from":"system","value":"Be kind."},"#
        + #"{"from":"human","value":"My \"boat\"\nsank."},{"from":"gpt","value":"Where?"}]}"# + "\n"
    )
  }

  @Test func `a completion stands apart from its prompt, and nothing else of the assistant's does`()
  {
    let example = ChatExample(trained: [1, 5], firstMessage: 0)
    let words = EscapedConversation(text(talk), systemPrompt: Array("Be kind.".utf8))
    let lines = example.completions.map { completion in
      var output: [UInt8] = []
      completion.write(words, for: .trl, to: &output)
      return String(decoding: output, as: UTF8.self)
    }
    #expect(
      lines == [
        #"{"prompt":[{"role":"system","content":"Be kind."},"#
          + #"{"role":"user","content":"My \"boat\"\nsank."}],"#
          + #""completion":[{"role":"assistant","content":"Where?"}]}"# + "\n",
        #"{"prompt":[{"role":"system","content":"Be kind."},"#
          + #"{"role":"user","content":"My \"boat\"\nsank."},{"role":"assistant","content":"Where?"},"#
          + #"{"role":"user","content":"Off Skagen."},{"role":"assistant","content":"Is the mast up?"},"#
          + #"{"role":"user","content":"No."}],"completion":[{"role":"assistant","content":"Then dive."}]}"#
          + "\n",
      ])
  }

  @Test func `the line begins where it is told to`() throws {
    let messages = try line(text(talk), trained: [5], first: 2)
    #expect(messages.map(\.content) == talk.dropFirst(2).map(\.1))
  }

  @Test(arguments: [
    ("", "", "", nil), ("project", "", "", "project"), ("project", "file", "", "file"),
    ("project", "file", "turn", "turn"), ("", "", "turn", "turn"), ("", "file", "", "file"),
  ]) func `a system turn goes before the file's prompt, and that before the project's`(
    _ project: String, _ file: String, _ turn: String, _ expected: String?
  ) throws {
    let conversation = text([(.system, turn)] + talk.prefix(2), system: file)
    let messages = try line(conversation, trained: [2], first: 1, systemPrompt: project)
    #expect(messages.first { $0.role == "system" }?.content == expected)
    #expect(messages.count { $0.role == "system" } == (expected == nil ? 0 : 1))
    #expect(messages.first?.role == (expected == nil ? "user" : "system"))
    #expect(messages.allSatisfy { !$0.content.isEmpty })
  }

  @Test func `a system turn inside the line stands at its head only`() throws {
    let conversation = text([talk[0], talk[1], (.system, "Be kind."), talk[2], talk[3]])
    let messages = try line(conversation, trained: [4])
    #expect(messages.map(\.role) == ["system", "user", "assistant", "user", "assistant"])
  }

  @Test(arguments: ["a\u{0}b", "\u{2028}\u{2029}", "{\"role\":\"system\"}", "🙂\\n", "\r\n\t"])
  func `any content comes back as it was`(_ content: String) throws {
    let messages = try line(text([(.user, content), (.assistant, content)]), trained: [1])
    #expect(messages.map(\.content) == [content, content])
  }
}
