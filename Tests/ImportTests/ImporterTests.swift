import Bytes
import Corpus
import Findings
import Foundation
import Privacy
import TestSupport
import Testing

@testable import Dialects
@testable import Import

/// Every form of record gives the conversation that it holds.
struct ImporterTests {
  @Test func `chat messages keep their roles, and tools stay apart from what was said`() throws {
    let read = try imported(
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
      let read = try imported(text, step: step)
      #expect(read.messages == [["user: q", "assistant: a"]], "\(step)")
      #expect(read.findings.isEmpty)
    }
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
    let read = try imported(text)
    #expect(read.messages == [["system: s", "user: q", "assistant: a"]])
    #expect(read.leftOut.isEmpty && read.findings.isEmpty, "\(read.leftOut)")
  }

  @Test func `another system prompt than the messages have stands before theirs`() throws {
    let read = try imported(
      #"{"system":"s","messages":[{"role":"system","content":"t"},{"role":"user","content":"q"}]}"#)
    #expect(read.messages == [["system: s", "system: t", "user: q"]])
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
    let read = try imported(text)
    #expect(read.messages == [["user: q", "assistant: a"]])
    #expect(read.leftOut == ["rejected responses in 'rejected'": 1])
  }

  @Test func `a question that the chosen answer asks otherwise stays, and its system leads`() throws
  {
    let other = try imported(
      #"{"prompt":"q","chosen":[{"role":"user","content":"r"},{"role":"assistant","content":"a"}]}"#
    )
    #expect(other.messages == [["user: q", "user: r", "assistant: a"]])
    let led = try imported(
      #"{"prompt":"q","chosen":[{"role":"system","content":"s"},{"role":"user","content":"q"},{"role":"assistant","content":"a"}]}"#
    )
    #expect(led.messages == [["system: s", "user: q", "assistant: a"]])
  }

  @Test(arguments: ["conversations", "data", "items", "chats"])
  func `conversations in a list of one record stay apart`(_ name: String) throws {
    let messages = { (text: String) in
      #"[{"role":"user","content":"\#(text)"},{"role":"assistant","content":"a"}]"#
    }
    let read = try imported(
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
    let lists = try imported(#"{"\#(name)":[\#(messages("q")),\#(messages("r"))]}"#)
    #expect(lists.messages == [["user: q", "assistant: a"], ["user: r", "assistant: a"]])
    let trees = try imported(
      #"{"\#(name)":[{"mapping":{"a":{"message":{"author":{"role":"user"},"content":{"parts":["q"]}}}}}]}"#
    )
    #expect(trees.messages == [["user: q"]])
    #expect(trees.forms == ["ChatGPT": 1])
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
    let read = try imported(text + "\n" + text)
    #expect(read.messages == Array(repeating: ["user: q", "assistant: a"], count: 2))
    #expect(read.conversations.map(\.id) == ["c", "c"] && read.conversations[0].title == "t")
    #expect(read.leftOut.isEmpty, "\(read.leftOut)")
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
        let read = try imported(bytes, path: Masker().path(path), step: step)
        #expect(read.messages.first == ["user: q é 🏃‍♀️", "assistant: a"])
        #expect(read.findings.map(\.severity) == [.note])
        #expect(read.findings.first?.summary.contains("UTF-") == true)
      }
    }
    let half = Array(try #require(text.data(using: encoding))) + [0x20]
    let cut = try imported(half, step: 3)
    #expect(cut.messages.count == 1)
    #expect(cut.findings.last?.summary.hasPrefix("1 units of the file are no characters") == true)
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
      let imported = try imported(line + line).conversations
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
