import Bytes
import Corpus
import Findings
import Foundation
import Privacy
import Testing

@testable import Dialects
@testable import Import

@Suite struct ImporterTests {
  private struct Read {
    var conversations: [Conversation] = []
    var findings: [Finding] = []
    var leftOut: [String: Int] = [:]
    var forms: [String: Int] = [:]

    /// `user: text` of each message.
    var messages: [[String]] {
      conversations.map {
        $0.messages.map { "\($0.role.name): " + String(decoding: $0.text, as: UTF8.self) }
      }
    }
  }

  /// - Parameter step: How many bytes are given at a time.
  private func read(
    _ text: String, path: ShownText = "a.jsonl", fields: RecordFields = RecordFields(),
    step: Int = 1 << 16
  ) throws -> Read {
    try read(Array(text.utf8), path: path, fields: fields, step: step)
  }

  private func importer(of text: String) throws -> Importer {
    var rest = Array(text.utf8)
    var importer = try Importer(path: "a.jsonl") {
      defer { rest = [] }
      return rest
    }
    while try importer.next() != nil {}
    return importer
  }

  private func read(
    _ bytes: [UInt8], path: ShownText = "a.jsonl", fields: RecordFields = RecordFields(),
    step: Int = 1 << 16
  ) throws -> Read {
    var bytes = bytes[...]
    var importer = try Importer(path: path, fields: fields) {
      defer { bytes = bytes.dropFirst(step) }
      return Array(bytes.prefix(step))
    }
    var result = Read()
    while let conversation = try importer.next() { result.conversations.append(conversation) }
    result.findings = importer.findings
    for entry in importer.leftOut.entries { result.leftOut[entry.reason] = entry.count }
    result.forms = importer.forms
    return result
  }

  @Test func `chat messages keep their roles, and tools stay apart from what was said`() throws {
    let read = try read(
      #"""
      {"messages":[{"role":"developer","content":"Be kind."},{"role":"user","content":"Look"},{"role":"assistant","content":null,"tool_calls":[{"id":"1"}]},{"role":"tool","content":"42"},{"role":"assistant","content":"It is 42.","weight":0}]}
      {"messages":[{"role":"user","content":[{"type":"text","text":"a"},{"type":"image_url","image_url":{"url":"x"}}]},{"role":"assistant","content":"b"}]}
      """#)
    #expect(
      read.messages == [
        [
          "system: Be kind.", "user: Look", #"unknown: [{"id":"1"}]"#, "unknown: 42",
          "assistant: It is 42.",
        ],
        ["user: a", "assistant: b"],
      ])
    #expect(
      read.leftOut == [
        "parts of type 'image_url' in 'messages[].content'": 1,
        "weights of 0 in 'messages[].weight'": 1,
      ])
    #expect(read.findings.isEmpty)
    #expect(read.forms == ["OpenAI": 2])
  }

  @Test(arguments: [
    #"{"conversations":[{"from":"human","value":"q"},{"from":"gpt","value":"a"}]}"#,
    #"[{"conversations":[{"from":"human","value":"q"},{"from":"gpt","value":"a"}]}]"#,
    "{\n  \"messages\": [\n    {\"role\": \"user\", \"content\": \"q\"},\n    {\"role\": \"assistant\", \"content\": \"a\"}\n  ]\n}\n",
    #"{"instruction":"q","input":"","output":"a"}"#,
    #"{"prompt":"q","completion":"a"}"#,
    #"{"question":"q","answer":"a"}"#,
    #"{"prompt":[{"role":"user","content":"q"}],"completion":[{"role":"assistant","content":"a"}]}"#,
    #"{"prompt":"q","chosen":"a","rejected":"no"}"#,
    #"{"chosen":[{"role":"user","content":"q"},{"role":"assistant","content":"a"}],"rejected":[]}"#,
    #"{"input":{"messages":[{"role":"user","content":"q"}]},"preferred_output":[{"role":"assistant","content":"a"}],"non_preferred_output":[]}"#,
    #"[{"role":"user","content":"q"},{"role":"assistant","content":"a"}]"#,
    #"[[{"role":"user","content":"q"},{"role":"assistant","content":"a"}]]"#,
    "{\"role\":\"user\",\"content\":\"q\"}\n{\"role\":\"assistant\",\"content\":\"a\"}",
    #"{"name":"t","chat_messages":[{"sender":"human","text":"q"},{"sender":"assistant","text":"","content":[{"type":"thinking","thinking":"h"},{"type":"text","text":"a"}]}]}"#,
    "\u{FEFF}{\"prompt\":\"q\",\"completion\":\"a\"}\r\n\r\n",
  ])
  func `every form gives the same conversation, however it is cut`(text: String) throws {
    for step in [1, 2, 3, 7, 1 << 16] {
      let read = try read(text, step: step)
      #expect(read.messages == [["user: q", "assistant: a"]], "\(step)")
      #expect(read.findings.isEmpty)
    }
  }

  @Test func `rows are conversations, or messages of one`() throws {
    var fields = RecordFields()
    var isKnown = fields.set("user", to: "client")
    isKnown = fields.set("assistant", to: "coach") && isKnown
    #expect(isKnown)
    isKnown = fields.set("customer", to: "x")
    #expect(!isKnown)
    let pairs = try read(
      "id;client;coach\r\n1;\"How, are \"\"you\"\"?\r\nfine\";Good.\r\n2;a;b\r\n", path: "a.csv",
      fields: fields, step: 5)
    #expect(
      pairs.messages == [
        ["user: How, are \"you\"?\r\nfine", "assistant: Good."], ["user: a", "assistant: b"],
      ])
    #expect(pairs.conversations.map(\.id) == ["1", "2"])
    let rows = try read(
      "conversation_id\trole\tcontent\nx\tuser\ta\nx\tassistant\tb\ny\tuser\tc\ny\tassistant\td\n",
      path: "a.tsv")
    #expect(rows.messages == [["user: a", "assistant: b"], ["user: c", "assistant: d"]])
    #expect(rows.conversations.map(\.id) == ["x", "y"])
  }

  @Test func `of a tree the branch is read that was open last`() throws {
    let read = try read(
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

  @Test(arguments: [
    #"{"system":"s","messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a"}]}"#,
    #"{"system":[{"type":"text","text":"s"}],"messages":[{"role":"user","content":[{"text":"q"}]},{"role":"assistant","content":[{"text":"a"}]}]}"#,
    #"{"systemPrompt":"s","conversations":[{"from":"human","value":"q"},{"from":"gpt","value":"a"}]}"#,
    #"{"system_instruction":{"parts":{"text":"s"}},"contents":[{"role":"user","parts":[{"text":"q"}]},{"role":"model","parts":[{"text":"a"}]}]}"#,
    #"{"contents":[{"role":"user","parts":[{"text":"q"}]},{"role":"model","parts":[{"text":"a"}]}],"systemInstruction":{"parts":[{"text":"s"}]}}"#,
    #"{"instructions":"s","input":"q","output":[{"role":"assistant","content":[{"text":"a","type":"output_text"}]}]}"#,
    #"{"modelInput":{"system":[{"text":"s"}],"messages":[{"role":"user","content":[{"text":"q"}]},{"role":"assistant","content":[{"text":"a"}]}]}}"#,
    #"{"system":"s","messages":[{"role":"system","content":"s"},{"role":"user","content":"q"},{"role":"assistant","content":"a"}]}"#,
    #"{"system":"s","system_prompt":"s","prompt":"q","completion":"a"}"#,
    #"{"instruction":"q","output":"a","system_prompt":"s"}"#,
    #"{"options":{"promptPrefix":"s"},"messages":[{"sender":"User","isCreatedByUser":true,"text":"q"},{"sender":"Grok 3","isCreatedByUser":false,"text":"a"}]}"#,
  ])
  func `a system prompt beside the messages is the first of them, once`(text: String) throws {
    let read = try read(text)
    #expect(read.messages == [["system: s", "user: q", "assistant: a"]])
    #expect(read.leftOut.isEmpty && read.findings.isEmpty, "\(read.leftOut)")
  }

  @Test func `another system prompt than the messages have stands before theirs`() throws {
    let read = try read(
      #"{"system":"s","messages":[{"role":"system","content":"t"},{"role":"user","content":"q"}]}"#)
    #expect(read.messages == [["system: s", "system: t", "user: q"]])
  }

  @Test func `replies that are nested are read, of alternatives the last`() throws {
    let read = try read(
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
    let read = try read(
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
    let branched = try read(
      file([
        message("q", root, "human"), message("old", "q", "assistant"),
        message("a", "q", "assistant"),
        message("r", "a", "human"),
      ]))
    #expect(branched.messages == [["user: q", "assistant: a", "user: r"]])
    #expect(
      branched.leftOut.contains { $0.key.hasPrefix("messages of other branches") && $0.value == 1 })
    // Several speakers that answer one message are a talk.
    let talk = try read(
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
    let read = try read(#"{"messages":[\#(list)]}"#)
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
      let read = try read(#"{"messages":[\#(list.joined(separator: ","))]}"#)
      #expect(read.messages == [["user: q", "assistant: a", "user: r"]])
    }
  }

  @Test(arguments: [
    #"{"prompt":"q","chosen":[U,A],"rejected":[U,N]}"#,
    #"{"prompt":[U],"chosen":[U,A],"rejected":[U,N]}"#,
    #"{"prompt":"q","chosen":[A],"rejected":[N]}"#,
    #"{"prompt":"q","chosen":"a","rejected":"no"}"#,
  ])
  func `a question that stands in the chosen answer too is asked once`(_ text: String) throws {
    let text = text.replacing("U", with: #"{"role":"user","content":"q"}"#)
      .replacing("A", with: #"{"role":"assistant","content":"a"}"#)
      .replacing("N", with: #"{"role":"assistant","content":"no"}"#)
    let read = try read(text)
    #expect(read.messages == [["user: q", "assistant: a"]])
    #expect(read.leftOut == ["rejected responses in 'rejected'": 1])
  }

  @Test func `a question that the chosen answer asks otherwise stays, and its system leads`() throws
  {
    let other = try read(
      #"{"prompt":"q","chosen":[{"role":"user","content":"r"},{"role":"assistant","content":"a"}]}"#
    )
    #expect(other.messages == [["user: q", "user: r", "assistant: a"]])
    let led = try read(
      #"{"prompt":"q","chosen":[{"role":"system","content":"s"},{"role":"user","content":"q"},{"role":"assistant","content":"a"}]}"#
    )
    #expect(led.messages == [["system: s", "user: q", "assistant: a"]])
  }

  @Test(arguments: ["conversations", "data", "items", "chats"])
  func `conversations in a list of one record stay apart`(_ name: String) throws {
    let messages = { (text: String) in
      #"[{"role":"user","content":"\#(text)"},{"role":"assistant","content":"a"}]"#
    }
    let read = try read(
      #"{"exported":"x","\#(name)":[{"id":"a","title":"t","messages":\#(messages("q")),"system":"s"},{"id":"b","messages":\#(messages("r"))},null,{"id":"c"}]}"#
        + "\n" + #"{"prompt":"z","completion":"a"}"#)
    #expect(
      read.messages == [
        ["system: s", "user: q", "assistant: a"], ["user: r", "assistant: a"],
        ["user: z", "assistant: a"],
      ])
    #expect(read.conversations.map(\.id) == ["a", "b", nil])
    #expect(read.conversations.map(\.title) == ["t", nil, nil])
    #expect(read.leftOut == ["field 'exported'": 1])
    #expect(read.findings.map { $0.place?.line } == [1])
    let lists = try self.read(#"{"\#(name)":[\#(messages("q")),\#(messages("r"))]}"#)
    #expect(lists.messages == [["user: q", "assistant: a"], ["user: r", "assistant: a"]])
    let trees = try self.read(
      #"{"\#(name)":[{"mapping":{"a":{"message":{"author":{"role":"user"},"content":{"parts":["q"]}}}}}]}"#
    )
    #expect(trees.messages == [["user: q"]])
    #expect(trees.forms == ["ChatGPT": 1])
  }

  @Test func `messages with replies of their own are one conversation in a list of any name`()
    throws
  {
    let read = try read(
      #"{"conversations":[{"from":"human","value":"q","replies":[{"from":"gpt","value":"a"}]},{"from":"human","value":"r","messages":[{"from":"gpt","value":"b"}]}]}"#
    )
    #expect(read.messages == [["user: q", "assistant: a", "user: r", "assistant: b"]])
  }

  @Test func `a part that is no text is left out as what it is`() throws {
    let read = try read(
      #"{"system":[{"text":["x"]},{"thought":true,"text":"h"}],"prompt":"q","completion":"a"}"#)
    #expect(
      read.leftOut == [
        "parts of type 'text' in 'system'": 1, "parts of type 'thought' in 'system'": 1,
      ])
  }

  @Test(arguments: [
    #"{"id":"c","title":"t","role":"user","content":"q","replies":[{"role":"assistant","content":"a"}]}"#,
    #"{"id":"c","title":"t","author":"user","body":"q","reply":{"author":"assistant","body":"a"}}"#,
    #"{"id":"c","title":"t","messages":[{"role":"user","content":"q","response":{"role":"assistant","content":"a"}}]}"#,
    #"{"id":"c","title":"t","turns":[{"question":"q","answer":"a"}]}"#,
    #"{"id":"c","title":"t","turns":[["q","a"]]}"#,
    #"{"id":"c","title":"t","dialog":[[{"role":"user","content":"q"},{"role":"assistant","content":"a"}]]}"#,
  ])
  func `a message with its reply is a conversation of its own`(text: String) throws {
    let read = try read(text + "\n" + text)
    #expect(read.messages == Array(repeating: ["user: q", "assistant: a"], count: 2))
    #expect(read.conversations.map(\.id) == ["c", "c"] && read.conversations[0].title == "t")
    #expect(read.leftOut.isEmpty, "\(read.leftOut)")
  }

  @Test func `a thousand replies, each nested in the one before, are read`() throws {
    let depth = JSONReader.Form.lenient.maximumDepth / 2 - 2
    #expect(depth > 1000)
    var text = #"{"messages":["#
    for index in 0..<depth {
      text += #"{"isCreatedByUser":\#(index % 2 == 0),"text":"\#(index)","children":["#
    }
    text += String(repeating: "]}", count: depth) + "]}"
    #expect(try read(text).conversations.first?.messages.count == depth)
    let deeper = try read(
      String(repeating: "[", count: 9) + text + String(repeating: "]", count: 9))
    #expect(deeper.conversations.isEmpty)
    #expect(deeper.findings.first?.summary.contains("nested too deeply") == true)
  }

  @Test func `each field that is not read is left out under its name`() throws {
    let read = try read(
      #"""
      {"id":1,"title":"t","extra":{"a":["x"]},"empty":[{},null,""],"messages":[{"role":"user","content":"q","id":"m","rating":5},{"role":"assistant","content":[{"type":"text","text":"a","cache_control":{"type":"e"}}],"content":"again"},{"role":"assistant"},"loose"],"messages":["twice"]}
      """#)
    #expect(read.messages == [["user: q", "assistant: a"]])
    #expect(
      read.leftOut == [
        "field 'extra'": 1, "field 'messages'": 1, "field 'messages[].id'": 1,
        "field 'messages[].rating'": 1, "field 'messages[].content[].cache_control'": 1,
        "field 'messages[].content'": 1, "messages without text in 'messages[]'": 1,
        "messages without a role in 'messages[]'": 1,
      ])
  }

  @Test func `what has words is said first, and hostile names end somewhere`() throws {
    let read = try importer(
      of: #"{"prompt":"q","completion":"a","z":"these words may well be missed","b":1,"b":2}"#)
    #expect(read.leftOut.entries.map(\.reason) == ["field 'z'", "field 'b'"])
    #expect(read.leftOut.entries.map(\.count) == [1, 2])
    let fields = (0..<900).map { #""\#($0)\#(String(repeating: "n", count: 300))":1"# }
    let many = try importer(
      of: #"{"prompt":"q","completion":"a",\#(fields.joined(separator: ","))}"#)
    #expect(many.leftOut.entries.count == LeftOutTally.limit + 1)
    #expect(many.leftOut.entries.last?.count == 700)
    #expect(many.leftOut.entries.allSatisfy { $0.reason.utf8.count < 100 })
  }

  @Test(arguments: [
    ("[{\"prompt\":\"q\",\"completion\":\"a\"}] and more", "1:35: error"),
    ("[{\"prompt\":\"q\",\"completion\":\"a\"}", "1:33: error"),
    ("[{\"prompt\":\"q\",\"completion\":\"a\"},]", "1:34: warning"),
    ("[,{\"prompt\":\"q\",\"completion\":\"a\"}]", "1:2: warning"),
    ("{\"prompt\":\"x\",\"compl\n{\"prompt\":\"q\",\"completion\":\"a\"}\n", "1:21: error"),
    ("text before\n{\"prompt\":\"q\",\"completion\":\"a\"}", "1:2: error"),
    ("{\"prompt\":\"q\",\"completion\":\"a\"}\n{}", "2:1: error"),
  ])
  func `what stands around records is said where it stands`(text: String, place: String) throws {
    for step in [1, 7, 1 << 16] {
      let read = try read(text, step: step)
      #expect(read.messages == [["user: q", "assistant: a"]])
      #expect(
        read.findings.map { "\($0.place?.description ?? ""): \($0.severity)" } == [
          "a.jsonl:" + place
        ])
    }
  }

  @Test func `what stands behind a list is read on, and lists of messages line by line`() throws {
    let line = #"[{"role":"user","content":"q"},{"role":"assistant","content":"a"}]"#
    let read = try read(
      line + "\n" + line + "\n" + #"{"prompt":"q","completion":"a"}"# + "\n" + line)
    #expect(read.messages == Array(repeating: ["user: q", "assistant: a"], count: 4))
    #expect(read.findings.isEmpty)
  }

  @Test func `messages of a conversation that others interrupt begin it anew, with a warning`()
    throws
  {
    let read = try read(
      "conversation_id,role,content\nx,user,a\ny,user,b\nx,assistant,c\n", path: "a.csv")
    #expect(read.messages == [["user: a"], ["user: b"], ["assistant: c"]])
    #expect(read.findings.map { $0.place?.line } == [4])
    #expect(read.findings.map(\.severity) == [.warning])
  }

  @Test func `a whole conversation between messages keeps apart from them`() throws {
    let message = #"{"role":"user","content":"q"}"#
    let read = try read(message + "\n" + #"{"prompt":"x","completion":"y"}"# + "\n" + message)
    #expect(read.messages == [["user: q"], ["user: x", "assistant: y"], ["user: q"]])
  }

  @Test func `columns that are not read are left out, and a header that is none is said`() throws {
    let read = try read("question,answer,note,note\nq,a,b,c\n", path: "a.csv")
    #expect(read.messages == [["user: q", "assistant: a"]])
    #expect(read.leftOut == ["field 'note'": 2])
    let none = try self.read("hello,hi\nhow are you,fine\n", path: "a.csv")
    #expect(none.findings.compactMap { $0.place?.line } == [2, 1])
    #expect(none.findings.last?.summary.contains("its columns are 'hello', 'hi'") == true)
  }

  @Test func `a quote that is missing is said where cells may have shifted`() throws {
    let read = try read(
      "question,answer\n\"a\"x,b\nc,d\ne,\"f\n", path: "a.csv", step: 3)
    #expect(
      read.messages == [
        ["user: ax", "assistant: b"], ["user: c", "assistant: d"], ["user: e", "assistant: f\n"],
      ])
    #expect(read.findings.map { $0.place?.line } == [2, 4])
    #expect(read.findings.allSatisfy { $0.severity == .warning })
  }

  @Test func `a quote inside a cell opens none`() throws {
    let read = try read(
      "question,answer\nA 5\" pipe,Which thread?\n\"a, \"\"b\"\"\",c\n", path: "a.csv", step: 3)
    #expect(
      read.messages == [
        ["user: A 5\" pipe", "assistant: Which thread?"], ["user: a, \"b\"", "assistant: c"],
      ])
  }

  @Test(
    arguments: [
      String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian,
    ], ["", "\u{FEFF}"])
  func `UTF-16 and UTF-32 are read, however they are cut`(
    encoding: String.Encoding, mark: String
  ) throws {
    let text = mark + "{\"prompt\":\"q é 🏃‍♀️\",\"completion\":\"a\"}\n"
    let table = mark + "question;answer\r\nq é 🏃‍♀️;a\r\n"
    for step in [1, 2, 3, 7, 1 << 16] {
      for (text, path) in [(text + text.dropFirst(mark.count), "a.jsonl"), (table, "a.csv")] {
        let bytes = Array(try #require(text.data(using: encoding)))
        let read = try read(bytes, path: Masker().path(path), step: step)
        #expect(read.messages.first == ["user: q é 🏃‍♀️", "assistant: a"])
        #expect(read.findings.map(\.severity) == [.note])
        #expect(read.findings.first?.summary.contains("UTF-") == true)
      }
    }
    let half = Array(try #require(text.data(using: encoding))) + [0x20]
    let cut = try read(half, step: 3)
    #expect(cut.messages.count == 1)
    #expect(cut.findings.last?.summary.hasPrefix("1 units of the file are no characters") == true)
  }

  @Test func `a tree that leads back to itself ends`() throws {
    let read = try read(
      #"{"current_node":"a","mapping":{"a":{"message":{"author":{"role":"user"},"content":{"parts":["q"]}},"parent":"b"},"b":{"parent":"a"}}}"#
    )
    #expect(read.messages == [["user: q"]])
  }

  @Test func `what cannot be read is said where it stands, and the rest is read`() throws {
    let read = try read(
      #"""
      {"messages":[{"role":"user" "content":"x"}]}
      {"prompt":"q","completion":"a"}
      {"foo":1}
      7
      {"prompt":"q","completion":"\ud800"}
      {"messages":[]}
      {"prompt":"q"
      """#)
    #expect(read.messages == [["user: q", "assistant: a"], ["user: q", "assistant: \u{FFFD}"]])
    #expect(
      read.findings.map { "\($0.place?.description ?? "") \($0.code.rawValue)" } == [
        "a.jsonl:1:29 invalid-record", "a.jsonl:3:1 invalid-record", "a.jsonl:4:1 invalid-record",
        "a.jsonl:5:1 invalid-utf8", "a.jsonl:6:1 invalid-record", "a.jsonl:7:14 invalid-record",
      ])
  }

  @Test(arguments: [
    "", " ", "[", "[]", "[,]", "]", "{", "[{]", "[\"", "nothing", "{\"a\":", "[1,2",
    String(repeating: "[", count: 5000),
    "{\"messages\":" + String(repeating: "[", count: 2000), "\"\\u12", "{\"messages\":{}}",
    "[[[]]]", "}{", "{}}", "[}]",
  ])
  func `nothing else is a conversation, and nothing hangs`(text: String) throws {
    for step in [1, 1 << 16] { #expect(try read(text, step: step).conversations.isEmpty) }
    #expect(try read(text, path: "a.csv").conversations.isEmpty)
  }

  @Test(arguments: 0..<30)
  func `imported, written and read, every message is the same byte for byte`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let pieces = [
      "**User:** ", "**Assistant:**", "\n\n", "\n", "\r\n", "\r", "```\n", "~~~", "\\", "\\*",
      "<!--", "-->",
      "<!-- exact -->", "<!-- conversation -->", "<pre>", "</div>", "&#13;", "&amp;", "&",
      "\u{202E}", "\u{200B}",
      "\u{FEFF}", " ", "    ", "\t", "# ", "- ", "> ", "1. ", "|", "---", "===", "`", "word", "é",
      "🏃‍♀️", "\0", "\u{1B}",
      "\"", "\u{2028}", "_**User**_", "role::user", String(repeating: "long ", count: 300),
    ]
    for _ in 0..<20 {
      let turns = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        (
          role: ["user", "assistant", "system"].randomElement(using: &random) ?? "user",
          text: (0..<Int.random(in: 0...9, using: &random)).map { _ in
            pieces.randomElement(using: &random) ?? ""
          }.joined()
        )
      }
      let record = JSON.object([
        JSON.Member(
          key: "messages",
          value: .array(
            turns.map {
              .object([
                JSON.Member(key: "role", value: .string(Array($0.role.utf8))),
                JSON.Member(key: "content", value: .string(Array($0.text.utf8))),
              ])
            }))
      ])
      let line = String(decoding: record.bytes, as: UTF8.self) + "\n"
      let imported = try read(line + line).conversations
      #expect(imported.count == 2)
      var findings: [Finding] = []
      let source = SourceText(
        path: "a.md", bytes: TuneboardWriter.file(imported), masker: Masker(), findings: &findings)
      let readBack = readMarkdown(source, as: .mined).conversations
      #expect(readBack.count == 2)
      for conversation in readBack {
        #expect(
          conversation.messages.map { "\($0.role.name):" + Array($0.text).description }
            == turns.map { "\($0.role):" + Array($0.text.utf8).description }, "\(line)")
      }
    }
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
