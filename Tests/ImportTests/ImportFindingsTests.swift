import Corpus
import Findings
import Privacy
import Testing

@testable import Import

/// What is not read is said: left out under its name, or a finding where it stands.
struct ImportFindingsTests {
  @Test func `a part that is no text is left out as what it is`() throws {
    let read = try imported(
      #"{"system":[{"text":["x"]},{"thought":true,"text":"h"}],"prompt":"q","completion":"a"}"#)
    #expect(
      read.leftOut == [
        "parts of type 'text' in 'system'": 1, "parts of type 'thought' in 'system'": 1,
      ])
  }

  @Test func `each field that is not read is left out under its name`() throws {
    let read = try imported(
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
      let read = try imported(text, step: step)
      #expect(read.messages == [["user: q", "assistant: a"]])
      #expect(
        read.findings.map { "\($0.place?.description ?? ""): \($0.severity)" } == [
          "a.jsonl:" + place
        ])
    }
  }

  @Test func `what stands behind a list is read on, and lists of messages line by line`() throws {
    let line = #"[{"role":"user","content":"q"},{"role":"assistant","content":"a"}]"#
    let read = try imported(
      line + "\n" + line + "\n" + #"{"prompt":"q","completion":"a"}"# + "\n" + line)
    #expect(read.messages == Array(repeating: ["user: q", "assistant: a"], count: 4))
    #expect(read.findings.isEmpty)
  }

  @Test func `messages of a conversation that others interrupt begin it anew, with a warning`()
    throws
  {
    let read = try imported(
      "conversation_id,role,content\nx,user,a\ny,user,b\nx,assistant,c\n", path: "a.csv")
    #expect(read.messages == [["user: a"], ["user: b"], ["assistant: c"]])
    #expect(read.findings.map { $0.place?.line } == [4])
    #expect(read.findings.map(\.severity) == [.warning])
  }

  @Test func `a whole conversation between messages keeps apart from them`() throws {
    let message = #"{"role":"user","content":"q"}"#
    let read = try imported(message + "\n" + #"{"prompt":"x","completion":"y"}"# + "\n" + message)
    #expect(read.messages == [["user: q"], ["user: x", "assistant: y"], ["user: q"]])
  }

  @Test func `what cannot be read is said where it stands, and the rest is read`() throws {
    let read = try imported(
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
    for step in [1, 1 << 16] { #expect(try imported(text, step: step).conversations.isEmpty) }
    #expect(try imported(text, path: "a.csv").conversations.isEmpty)
  }
}
