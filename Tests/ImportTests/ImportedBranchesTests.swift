import Bytes
import Corpus
import Findings
import Testing

@testable import Import

/// Of conversations that branch, the branch is read that was open last.
struct ImportedBranchesTests {
  @Test func `of a tree the branch is read that was open last`() throws {
    let read = try imported(
      #"""
      [{"title":"Runs","create_time":1736899200.5,"conversation_id":"c1","current_node":"d","mapping":{
      "r":{"id":"r","message":null,"parent":null,"children":["s"]},
      "s":{"message":{"author":{"role":"system"},"content":{"content_type":"text","parts":[""]},"metadata":{"is_visually_hidden_from_conversation":true}},"parent":"r","children":["a"]},
      "a":{"message":{"author":{"role":"user"},"content":{"content_type":"text","parts":["q"]}},"parent":"s","children":["b","c"]},
      "b":{"message":{"author":{"role":"assistant"},"content":{"content_type":"text","parts":["old"]}},"parent":"a","children":[]},
      "c":{"message":{"author":{"role":"assistant"},"recipient":"python","content":{"content_type":"code","text":"1+1"}},"parent":"a","children":["t"]},
      "t":{"message":{"author":{"role":"tool"},"content":{"content_type":"execution_output","text":"2"}},"parent":"c","children":["h"]},
      "h":{"message":{"author":{"role":"assistant"},"content":{"content_type":"thoughts","thoughts":[]}},"parent":"t","children":["d"]},
      "d":{"message":{"author":{"role":"assistant"},"content":{"content_type":"text","parts":["a",{"content_type":"image_asset_pointer"}]}},"parent":"h","children":[]}}}]
      """#)
    #expect(read.messages == [["user: q", "unknown: 1+1", "unknown: 2", "assistant: a"]])
    #expect(read.conversations.first?.title == "Runs")
    #expect(read.conversations.first?.id == "c1")
    #expect(read.conversations.first?.attributes.date == "2025-01-15")
    #expect(
      read.leftOut == [
        "field 'mapping[].message.recipient'": 1,
        "messages of other branches in 'mapping[]'": 1,
        "messages of type 'thoughts' in 'mapping[].message'": 1,
        "parts of type 'image_asset_pointer' in 'mapping[].message.content.parts'": 1,
      ])
  }

  @Test func `replies that are nested are read, of alternatives the last`() throws {
    let read = try imported(
      #"""
      {"conversationId":"c","messages":[{"text":"q","isCreatedByUser":true,"sender":"User","children":[
        {"text":"old","isCreatedByUser":false,"sender":"GPT-4","children":[{"text":"lost","isCreatedByUser":true,"sender":"User","children":[]}]},
        {"text":"a","isCreatedByUser":false,"sender":"some-model","children":[{"text":"r","isCreatedByUser":true,"sender":"User"}]}]}]}
      """#)
    #expect(read.messages == [["user: q", "assistant: a", "user: r"]])
    #expect(read.conversations.first?.id == "c")
    #expect(
      read.leftOut == [
        "messages of other branches in 'messages[].children[]'": 2,
        "field 'messages[].children[].sender'": 1,
      ])
  }

  @Test func `a talk below a message, and messages in groups, are read in their order`() throws {
    let read = try imported(
      #"""
      {"messages":[{"topic":"t","messages":[{"author":"user","body":"q","replies":[{"author":"assistant","body":"a"},{"author":"user","body":"r"},{"author":"assistant","body":"b"}]}]}]}
      """#)
    #expect(read.messages == [["user: q", "assistant: a", "user: r", "assistant: b"]])
    #expect(read.leftOut == ["field 'messages[].topic'": 1])
  }

  @Test(arguments: [("messageId", "parentMessageId"), ("uuid", "parent_message_uuid")])
  func `where messages name the one before them, an answer that was replaced is another branch`(
    id: String, parent: String
  ) throws {
    func message(_ name: String, _ before: String, _ role: String) -> String {
      #"{"\#(id)":"\#(name)","\#(parent)":"\#(before)","sender":"\#(role)","text":"\#(name)"}"#
    }
    func file(_ messages: [String]) -> String {
      #"{"\#(id == "uuid" ? "chat_messages" : "messages")":[\#(messages.joined(separator: ","))]}"#
    }
    let root = "00000000-0000-0000-0000-000000000000"
    let branched = try imported(
      file([
        message("q", root, "human"), message("old", "q", "assistant"),
        message("a", "q", "assistant"),
        message("r", "a", "human"),
      ]))
    #expect(branched.messages == [["user: q", "assistant: a", "user: r"]])
    #expect(
      branched.leftOut.contains { $0.key.hasPrefix("messages of other branches") && $0.value == 1 })
    // Several speakers that answer one message are a talk.
    let talk = try imported(
      file([
        message("q", root, "human"), message("a", "q", "assistant"), message("b", "q", "human"),
      ]))
    #expect(talk.messages == [["user: q", "assistant: a", "user: b"]])
  }

  @Test(
    arguments: [
      [0, 1, 2, 3], [3, 2, 1, 0], [1, 0, 3, 2], [2, 3, 0, 1], [0, 2, 1, 3],
    ])
  func `messages stand behind those that they answer, however they are written`(_ places: [Int])
    throws
  {
    let roles = ["human", "assistant"]
    let messages = (0..<4).map { index in
      let parent = index == 0 ? "00000000-0000-0000-0000-000000000000" : "m\(index - 1)"
      return
        #"{"messageId":"m\#(index)","parentMessageId":"\#(parent)","sender":"\#(roles[index % 2])","text":"\#(index)"}"#
    }
    let list = places.map { messages[$0] }.joined(separator: ",")
    let read = try imported(#"{"messages":[\#(list)]}"#)
    #expect(read.messages == [["user: 0", "assistant: 1", "user: 2", "assistant: 3"]])
  }

  @Test func `of a list that begins with its end the branch is read that was open last`() throws {
    let messages = ["q", "old", "a", "r"].map { name in
      let parent = ["q": "0", "old": "q", "a": "q", "r": "a"][name] ?? ""
      let role = name == "q" || name == "r" ? "user" : "assistant"
      return
        #"{"messageId":"\#(name)","parentMessageId":"\#(parent)","sender":"\#(role)","text":"\#(name)"}"#
    }
    for list in [messages, messages.reversed()] {
      let read = try imported(#"{"messages":[\#(list.joined(separator: ","))]}"#)
      #expect(read.messages == [["user: q", "assistant: a", "user: r"]])
    }
  }

  @Test func `messages with replies of their own are one conversation in a list of any name`()
    throws
  {
    let read = try imported(
      #"{"conversations":[{"from":"human","value":"q","replies":[{"from":"gpt","value":"a"}]},{"from":"human","value":"r","messages":[{"from":"gpt","value":"b"}]}]}"#
    )
    #expect(read.messages == [["user: q", "assistant: a", "user: r", "assistant: b"]])
  }

  @Test func `a thousand replies, each nested in the one before, are read`() throws {
    let depth = JSONReader.Form.lenient.maximumDepth / 2 - 2
    #expect(depth > 1000)
    var text = #"{"messages":["#
    for index in 0..<depth {
      text += #"{"isCreatedByUser":\#(index % 2 == 0),"text":"\#(index)","children":["#
    }
    text += String(repeating: "]}", count: depth) + "]}"
    #expect(try imported(text).conversations.first?.messages.count == depth)
    let deeper = try imported(
      String(repeating: "[", count: 9) + text + String(repeating: "]", count: 9))
    #expect(deeper.conversations.isEmpty)
    #expect(deeper.findings.first?.summary.contains("nested too deeply") == true)
  }

  @Test func `a tree that leads back to itself ends`() throws {
    let read = try imported(
      #"{"current_node":"a","mapping":{"a":{"message":{"author":{"role":"user"},"content":{"parts":["q"]}},"parent":"b"},"b":{"parent":"a"}}}"#
    )
    #expect(read.messages == [["user: q"]])
  }
}
