import Bytes
import Findings
import Privacy
import Testing

@testable import Dataset

/// A dataset that is read back piece by piece.
struct DatasetValidatorTests {
  private static let plain = [
    #"{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}"#,
    #"{"messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"ä \" \\ \n"},{"role":"assistant","content":"ü"}]}"#,
    #"{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b","weight":0},{"role":"user","content":"c"},{"role":"assistant","content":"d","weight":1}]}"#,
    #"{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b","weight":0}]}"#,
    #"{"messages":[{"role":"user","content":" \n\t"},{"role":"assistant","content":""}]}"#,
    #"{"messages":[{"role":"user","content":" "},{"role":"assistant","content":"\u00a0\u001f"}]}"#,
    #"{"messages":[{"role":"bot","content":"a"},{"role":"user","content":"b","weight":1}]}"#,
    #"{"messages":[{"role":"assistant","content":"a"},{"role":"assistant","content":"b"}]}"#,
    #"{"messages":[{"role":"user","content":"\ud83d\ude00"},{"role":"assistant","content":"😀"}]}"#,
    #"{"conversations":[{"from":"human","value":"a"},{"from":"gpt","value":"b"}]}"#,
    #"{"conversations":[{"from":"gpt","value":"a"},{"from":"cat","value":" "}]}"#,
    #"{"messages":[{"role":"user","content":"a\q"},{"role":"assistant","content":"b"}]}"#,
    #"{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"}]"#,
    #"{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}x"#,
    #"{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b","weight":2}]}"#,
    #"{"messages":[]}"#, "[]", "nonsense",
  ]

  private func validate(
    _ text: String, _ provider: Provider, pieces: Int = .max,
    part: DatasetValidator.Part = .training
  ) -> DatasetValidation {
    var validator = DatasetValidator(for: provider, path: "a.jsonl", part: part)
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      validator.read(Array(bytes.prefix(pieces)))
      bytes = bytes.dropFirst(pieces)
    }
    return validator.finish()
  }

  /// White space that changes nothing sends a line to the decoder of any JSON.
  @Test(arguments: plain, Provider.allCases)
  func `the short way and the long way find the same`(_ line: String, _ provider: Provider) {
    let long = line.replacing(":[", with: ": [")
    let isLineOfText = { (finding: Finding) in finding.place?.line == 1 }
    #expect(
      validate(line + "\n", provider).findings.filter(isLineOfText).map(\.summary)
        == validate(long + "\n", provider).findings.filter(isLineOfText).map(\.summary))
  }

  @Test func `lines of the plainest form take the short way`() {
    for line in Self.plain[0..<5] {
      #expect(PlainLine.form(of: Array(line.utf8)[...], .messages) != nil, "\(line)")
    }
    #expect(PlainLine.form(of: Array(Self.plain[9].utf8)[...], .shareGPT) != nil)
    for line in Self.plain[11...14] {
      #expect(PlainLine.form(of: Array(line.utf8)[...], .messages) == nil, "\(line)")
    }
  }

  @Test func `bytes that are no UTF-8 are no JSON`() {
    var line = Array(Self.plain[0].utf8)
    line[line.firstIndex(of: UInt8(ascii: "a")).map { $0 + 40 } ?? 0] = 0xFF
    #expect(PlainLine.form(of: line[...], .messages) == nil)
  }

  @Test(arguments: [1, 2, 7, 64])
  func `pieces make no difference`(_ size: Int) {
    for mark in ["", "\u{FEFF}"] {
      let text = mark + Self.plain.joined(separator: "\r\n") + "\n\n" + Self.plain[0]
      for provider in [Provider.openai, .azure, .together] {
        let whole = validate(text, provider)
        let pieces = validate(text, provider, pieces: size)
        #expect(whole.findings == pieces.findings)
        #expect(whole.lines == pieces.lines)
        #expect(whole.errors == pieces.errors)
        #expect(whole.errors == whole.findings.count { $0.severity == .error })
      }
    }
  }

  @Test func `how many lines there are is asked of the training file alone`() {
    let line = Self.plain[0] + "\n"
    #expect(validate(line, .openai).errors == 1)
    #expect(validate(line, .openai).lineErrors == 0)
    #expect(validate(line, .openai, part: .heldOut).errors == 0)
    #expect(validate("", .openai, part: .heldOut).errors == 0)
    #expect(validate("", .azure, part: .heldOut).errors == 1)
    #expect(validate("\u{FEFF}", .azure, part: .heldOut).errors == 0)
  }

  @Test func `errors beyond those that are listed are counted`() {
    let validation = validate(String(repeating: "x\n", count: 10_050), .chatml)
    #expect(validation.errors == 10_050)
    #expect(validation.findings.count { $0.severity == .error } == 10_001)
  }

  private static let question = #"{"role":"user","content":"a"}"#
  private static let answer = #"{"role":"assistant","content":"b"}"#

  private func problems(_ line: String, _ provider: Provider = .openai) -> [String] {
    validate(line + "\n", provider).findings.filter { $0.place?.line == 1 }.map(\.summary)
  }

  @Test(arguments: [
    #"{"messages":[U,A,]}"#, #"{"messages":[U,A],}"#, #"{"messages":[U,,A]}"#,
    #"{"messages":[U A]}"#, #"{"messages":[U,A]} {}"#, #"{messages:[U,A]}"#,
    #"{'messages':[U,A]}"#, #"{"messages":[U,A],"tools":NaN}"#, #"{"messages":[U,A],"tools":01}"#,
    #"{"messages":[U,A],"tools":.5}"#, #"{"messages":[U,A],"tools":1.}"#,
    #"{"messages":[U,A],"tools":+1}"#, #"{"messages":[U,A],"tools":-}"#,
    #"{"messages":[U,A],"tools":1e}"#, #"{"messages":[U,A],"tools":True}"#,
    #"{"messages":[U,A],"tools":0x1}"#, #"{"messages":[U,A],"tools":Infinity}"#,
    #"{"messages":[U,A] /* c */}"#, #"{"messages":[U,A],"tools":"\x"}"#,
    "{\"messages\":[U,A],\"tools\":\"\t\"}", #"{"messages":[U,A],"tools":"\udc00\ud800"}"#,
    #"{"messages":[U,A],"tools":"\u12g4"}"#, #"{"messages":[U,A],"tools":nul}"#,
    #"{"messages":[U,A]"#, #"{"messages":[U,A],"tools"}"#, #"{"messages":[U,A],"tools":}"#,
    #"{"messages":[U,A],"tools":"#,
  ])
  func `what is no JSON to a strict reader is none`(_ line: String) {
    let line = line.replacing("U", with: Self.question).replacing("A", with: Self.answer)
    #expect(problems(line) == ["the line is no JSON object"])
  }

  @Test(arguments: [
    (#"{"messages":[U,A],"messages":[U]}"#, "messages"),
    (#"{"messages":[U,{"role":"assistant","content":"b","content":"c"}]}"#, "content"),
    (#"{"messages":[U,{"role":"assistant","content":"b","c\u006fntent":"c"}]}"#, "content"),
    (#"{"messages":[U,A],"tools":[{"a":{"b":1,"b":1}}]}"#, "b"),
  ])
  func `a key that stands twice is refused, wherever it stands`(_ line: String, _ key: String) {
    let line = line.replacing("U", with: Self.question).replacing("A", with: Self.answer)
    #expect(problems(line) == ["key '\(key)' stands twice in one object"])
  }

  private static let call =
    #"{"role":"assistant","tool_calls":[{"id":"c23456789","type":"function","function":{"name":"f","arguments":"{}"}}]}"#

  @Test(arguments: [
    (
      #"U,{"role":"assistant","content":null,"function_call":null}"#, "message 2: it has no content"
    ),
    (#"U,{"role":"assistant","content":null,"tool_calls":null}"#, "message 2: it has no content"),
    (
      #"U,{"role":"assistant","function_call":5}"#,
      "message 2: its 'function_call' is no call of a function"
    ),
    (
      #"U,{"role":"assistant","function_call":{"name":"f"}}"#,
      "message 2: its 'function_call' is no call of a function"
    ),
    (
      #"U,{"role":"assistant","tool_calls":5}"#,
      "message 2: its 'tool_calls' are no calls of functions"
    ),
    (
      #"U,{"role":"assistant","tool_calls":[5]}"#,
      "message 2: its 'tool_calls' are no calls of functions"
    ),
    (
      #"U,{"role":"assistant","tool_calls":[{}]}"#,
      "message 2: its 'tool_calls' are no calls of functions"
    ),
    (
      #"U,{"role":"assistant","tool_calls":[{"id":"a","function":{"name":"f","arguments":{}}}]}"#,
      "message 2: its 'tool_calls' are no calls of functions"
    ),
    (#"U,{"role":"assistant","content":[]}"#, "message 2: it says nothing"),
    (
      #"U,{"role":"assistant","content":[{"type":"text","text":""}]}"#, "message 2: it says nothing"
    ),
    (
      #"U,{"role":"assistant","content":[{"type":"text"}]}"#,
      "message 2: a part of its content has no text"
    ),
    (
      #"U,{"role":"assistant","content":[{"type":"text","text":5}]}"#,
      "message 2: a part of its content has no text"
    ),
    (
      #"{"role":"user","content":[{"type":"image_url"}]},A"#,
      "message 1: an image of its content has no URL"
    ),
    (
      #"{"role":"user","content":[{"type":"image_url","image_url":{"url":""}}]},A"#,
      "message 1: an image of its content has no URL"
    ),
    (
      #"U,{"role":"assistant","content":[{"type":"image_url","image_url":{"url":"x"}}]}"#,
      "message 2: it has an image, which only a user's message may"
    ),
    (
      #"{"role":"user","content":"a","tool_calls":[{"id":"a","function":{"name":"f","arguments":""}}]},A"#,
      "message 1: it calls a tool, which only an assistant's message does"
    ),
    (#"{"role":"user","content":"a","name":5},A"#, "message 1: its 'name' is no text"),
    (
      #"U,{"role":"tool","tool_call_id":"a","content":"x"},A"#,
      "message 2: no call of a tool stands before it"
    ),
    (
      #"U,C,U,{"role":"tool","tool_call_id":"a","content":"x"},A"#,
      "message 4: no call of a tool stands before it"
    ),
    (
      #"U,C,{"role":"tool","tool_call_id":"a","content":"x"},A"#,
      "message 3: its tool_call_id is that of no call before it"
    ),
    (#"U,C,{"role":"tool","content":"x"},A"#, "message 3: it has no 'tool_call_id'"),
    (
      #"U,{"role":"assistant","tool_calls":[{"function":{"name":"f","arguments":"{}"}}]}"#,
      "message 2: its 'tool_calls' are no calls of functions"
    ),
  ])
  func `what says nothing, or calls nothing, is named`(_ messages: String, _ problem: String) {
    #expect(problems(lineOf(messages)) == [problem])
  }

  @Test(
    arguments: [
      "U,A", #"U,C,{"role":"tool","tool_call_id":"c23456789","content":"x"},A"#, "U,C",
      #"{"role":"user","content":[{"type":"text","text":"a"}],"name":"n"},A"#,
      #"{"role":"user","content":[{"type":"image_url","image_url":{"url":"x"}}]},A"#,
      #"U,{"role":"assistant","content":"b","tool_calls":null,"refusal":null}"#,
    ], [Provider.openai, .azure, .together, .fireworks, .mistral, .chatml])
  func `calls, their results and images are taken`(_ messages: String, _ provider: Provider) {
    let line = (provider == .azure ? "\u{FEFF}" : "") + lineOf(messages)
    #expect(problems(line, provider) == [])
  }

  @Test(arguments: [#""x""#, "[5]", "{}", #"[{"type":"function"}]"#])
  func `tools that are no functions are named`(_ tools: String) {
    let line = { (tools: String) in
      String(lineOf("U,A").dropLast()) + #","tools":\#(tools)}"#
    }
    #expect(problems(line(tools)) == ["'tools' is no list of functions with names"])
    let sound = #"[{"type":"function","function":{"name":"f","parameters":{}}}]"#
    #expect(problems(line(sound)) == [])
  }

  private func lineOf(_ messages: String) -> String {
    let list = messages.split(separator: ",", omittingEmptySubsequences: false).map { item in
      ["U": Self.question, "A": Self.answer, "C": Self.call][String(item)] ?? String(item)
    }
    return #"{"messages":[\#(list.joined(separator: ","))]}"#
  }

  @Test(arguments: [
    (#"{"from":"user","value":"a"},G"#, "message 1: its role is none"),
    (#"H,{"from":"assistant","value":"a"}"#, "message 2: its role is none"),
    (#"H,F,{"from":"tool","value":"a"},G"#, "message 3: its role is none"),
    (#"{"from":"developer","value":"a"},H,G"#, "message 1: its role is none"),
    (#"H,{"from":"function","value":"a"},O,G"#, "message 2: its role is none"),
    (#"H,{"from":"gpt","value":[]}"#, "message 2: its content is no text"),
    (#"H,{"from":"gpt","value":null}"#, "message 2: it has no content"),
    (#"H,{"from":"function_call","value":null},O,G"#, "message 2: it has no content"),
    ("O,G", "message 1: no call of a tool stands before it"),
    (
      #"H,{"from":"gpt","value":"b","role":"assistant","content":"c"}"#,
      "message 2: key 'content' is not known"
    ),
    (
      "H,F,G",
      "messages do not alternate between 'human' or 'observation' and 'gpt' or 'function_call'"
    ),
  ])
  func `ShareGPT has the names that its trainers read`(_ messages: String, _ problem: String) {
    #expect(problems(shareGPT(messages), .sharegpt).contains(problem))
  }

  @Test func `ShareGPT's own calls and system prompts are taken`() {
    #expect(problems(shareGPT("H,F,O,G"), .sharegpt) == [])
    #expect(problems(shareGPT("S,H,G"), .sharegpt) == [])
    let line = { (system: String) in
      String(shareGPT("H,G").dropLast()) + #","system":\#(system),"tools":"[]"}"#
    }
    #expect(problems(line(#""s""#), .sharegpt) == [])
    #expect(problems(line("5"), .sharegpt) == ["'system' is no text"])
  }

  private func shareGPT(_ messages: String) -> String {
    let names = ["H": "human", "G": "gpt", "F": "function_call", "O": "observation", "S": "system"]
    let list = messages.split(separator: ",", omittingEmptySubsequences: false).map { item in
      names[String(item)].map { #"{"from":"\#($0)","value":"a"}"# } ?? String(item)
    }
    return #"{"conversations":[\#(list.joined(separator: ","))]}"#
  }

  @Test(arguments: [Provider.together, .mistral])
  func `roles that a provider does not list are named`(_ provider: Provider) {
    let developer = lineOf(#"{"role":"developer","content":"s"},U,A"#)
    #expect(problems(developer, provider) == ["message 1: its role is none"])
    #expect(problems(developer, .openai) == [])
    let function = lineOf(
      #"U,{"role":"assistant","function_call":{"name":"f","arguments":""}},{"role":"function","name":"f","content":"x"},U,A"#
    )
    #expect(problems(function, provider) == ["message 3: its role is none"])
    #expect(problems(function, .openai) == [])
  }
}
