import Corpus
import Findings
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
    _ text: String, path: String = "a.jsonl", fields: RecordFields = RecordFields(),
    step: Int = 1 << 16
  ) throws -> Read {
    var bytes = Array(text.utf8)[...]
    var importer = try Importer(path: path, fields: fields) {
      defer { bytes = bytes.dropFirst(step) }
      return Array(bytes.prefix(step))
    }
    var result = Read()
    while let conversation = try importer.next() { result.conversations.append(conversation) }
    result.findings = importer.findings
    result.leftOut = importer.leftOut
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
    #expect(read.leftOut == ["parts of type 'image_url'": 1, "weights of 0": 1])
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
        "messages of other branches": 1, "messages of type 'thoughts'": 1,
        "parts of type 'image_asset_pointer'": 1,
      ])
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
        path: "a.md", bytes: TuneboardWriter.file(imported), findings: &findings)
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
private struct SeededGenerator: RandomNumberGenerator {
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
