import Bytes
import Foundation
import TestSupport
import Testing

/// `tuneboard validate` as a user runs it before an upload.
struct ValidateTests {
  private func line(_ number: Int) -> String {
    #"{"messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"I ran \#(number) km."},{"role":"assistant","content":"How was it?"}]}"#
  }

  private func validate(_ text: String, _ provider: String) async throws -> Tuneboard.Outcome {
    let folder = try TemporaryFolder()
    try folder.write("train.jsonl", text)
    return try await Tuneboard.run(
      ["validate", folder.path + "/train.jsonl", "--provider", provider])
  }

  @Test(arguments: ["openai", "together", "fireworks", "mistral"])
  func `what the report writes is taken`(_ provider: String) async throws {
    let text = (1...12).map(line).joined(separator: "\n") + "\n"
    let outcome = try await validate(text, provider)
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output == "Accepted by the rules of \(provider): 12 lines.\n")
  }

  @Test func `Azure asks for a byte-order mark, which nobody else takes`() async throws {
    let text = (1...12).map(line).joined(separator: "\n") + "\n"
    #expect(try await validate("\u{FEFF}" + text, "azure").status == 0)
    #expect(try await validate(text, "azure").output.contains("no byte-order mark"))
    #expect(try await validate("\u{FEFF}" + text, "openai").output.contains("byte-order mark"))
  }

  @Test(arguments: [
    ("nonsense", "the line is no JSON object"), ("[]", "the line is no JSON object"),
    ("", "the line is empty"), ("{\"messages\":[]}", "'messages' is no list, or empty"),
    (#"{"messages":[{"role":"user","content":"a"}],"extra":1}"#, "key 'extra' is not one"),
    (#"{"messages":[{"role":"user","content":"a"}]}"#, "the last message is not the assistant's"),
    (
      #"{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b","weight":0}]}"#,
      "no assistant's message is learned from"
    ),
    (
      #"{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b","weight":0.5}]}"#,
      "message 2: its weight is not 0 or 1"
    ),
    (
      #"{"messages":[{"role":"user","content":" "},{"role":"assistant","content":"b"}]}"#,
      "message 1: it says nothing"
    ),
    (
      #"{"messages":[{"role":"bot","content":"a"},{"role":"assistant","content":3}]}"#,
      "message 1: its role is none"
    ),
    (
      #"{"messages":[{"role":"user","content":"a"},{"role":"system","content":"b"},{"role":"assistant","content":"c"}]}"#,
      "a system message stands behind another message"
    ),
  ])
  func `a line that would be refused is named`(_ bad: String, _ problem: String) async throws {
    let text = (1...12).map(line).joined(separator: "\n") + "\n" + bad + "\n" + line(99) + "\n"
    let outcome = try await validate(text, "openai")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("train.jsonl:13:1: error: \(problem)"), "\(outcome.output)")
  }

  @Test func `too few lines, lines that stand twice, and speakers that do not alternate`()
    async throws
  {
    let few = try await validate(line(1) + "\n" + line(1) + "\n", "openai")
    #expect(few.output.contains("2 lines; at least 10 are asked for"))
    #expect(few.output.contains(":2:1: warning: the line is the same as line 1"))
    let twice =
      #"{"messages":[{"role":"user","content":"a"},{"role":"user","content":"b"},{"role":"assistant","content":"c"}]}"#
    #expect(try await validate(twice, "together").output.contains("do not alternate"))
    #expect(try await Tuneboard.run(["validate", "/nowhere.jsonl"]).status == 64)
  }

  @Test func `a weight is refused where a provider takes none`() async throws {
    let weighted =
      #"{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b","weight":0},{"role":"user","content":"c"},{"role":"assistant","content":"d"}]}"#
    #expect(try await validate(weighted, "fireworks").output.contains("weight") == false)
    #expect(
      try await validate(weighted, "chatml").output.contains(
        "message 2: it has a weight, which chatml does not take"))
  }

  @Test func `ShareGPT is checked by its own names`() async throws {
    let good = #"{"conversations":[{"from":"human","value":"a"},{"from":"gpt","value":"b"}]}"#
    #expect(try await validate(good + "\n", "sharegpt").status == 0)
    let bad = #"{"conversations":[{"from":"gpt","value":"a"},{"from":"cat","value":" "}]}"#
    let outcome = try await validate(bad + "\n", "sharegpt")
    #expect(outcome.output.contains("message 2: its role is none"))
    #expect(outcome.output.contains("message 2: it says nothing"))
    #expect(outcome.output.contains("do not alternate"))
    #expect(
      try await validate(line(1) + "\n", "sharegpt").output.contains("'conversations' is no list"))
  }

  private func validate(_ bytes: [UInt8], _ provider: String) async throws -> Tuneboard.Outcome {
    let folder = try TemporaryFolder()
    try folder.write("train.jsonl", bytes)
    return try await Tuneboard.run(
      ["validate", folder.path + "/train.jsonl", "--provider", provider])
  }

  @Test(
    arguments: [
      (String.Encoding.utf16LittleEndian, "UTF-16"), (.utf16BigEndian, "UTF-16"),
      (.utf32LittleEndian, "UTF-32"), (.utf32BigEndian, "UTF-32"),
    ], ["", "\u{FEFF}"])
  func `a file in a wider encoding is refused once, by its name`(
    _ encoding: (String.Encoding, String), _ mark: String
  ) async throws {
    let text = (1...12).map(line).joined(separator: "\r\n") + "\r\n"
    let bytes = Array(try #require((mark + text).data(using: encoding.0)))
    for provider in ["openai", "azure", "sharegpt", "mistral"] {
      let outcome = try await validate(bytes, provider)
      #expect(outcome.status == 1)
      #expect(
        outcome.output.contains(
          "train.jsonl:1:1: error: the file is \(encoding.1); write it as UTF-8 [invalid-dataset]"))
      #expect(outcome.output.components(separatedBy: "error:").count == 2, "\(outcome.output)")
      #expect(outcome.output.contains("Rejected by the rules of \(provider)"))
    }
  }

  @Test(
    arguments: [
      ([0xC3], "the line has bytes that are not UTF-8"),
      ([0xED, 0xA0, 0x80], "the line has bytes that are not UTF-8"),
      ([0xC0, 0xAF], "the line has bytes that are not UTF-8"),
      ([0], "the line has NUL bytes"),
      (Array(#"\ud83d"#.utf8), "the line is no JSON object"),
    ] as [([UInt8], String)])
  func `a line with bytes that are no text is named`(_ bytes: [UInt8], _ problem: String)
    async throws
  {
    let lines = (1...12).map { Array(line($0).utf8) }
    var bad = Array(line(13).utf8)
    let place = try #require(bad.firstIndex(of: UInt8(ascii: "I")))
    bad.insert(contentsOf: bytes, at: place)
    let text = Array((lines + [bad]).joined(separator: [0x0A]))
    let outcome = try await validate(text, "openai")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("train.jsonl:13:1: error: \(problem)"), "\(outcome.output)")
  }

  @Test func `what was appended in another way than the rest is named`() async throws {
    let text = (1...12).map(line).joined(separator: "\n") + "\n"
    let marked = try await validate(text + "\u{FEFF}" + line(13) + "\n", "openai")
    #expect(marked.status == 1)
    #expect(marked.output.contains(":13:1: error: a byte-order mark stands within the file"))
    let wider = try #require(line(13).data(using: .utf16LittleEndian))
    let appended = try await validate(Array(text.utf8) + Array(wider), "openai")
    #expect(appended.status == 1)
    #expect(appended.output.contains(":13:1: error: the line has NUL bytes"))
    // The letters of other scripts are UTF-8 as any.
    let other = text + line(13).replacing("I ran", with: "我跑了 🏃‍♀️ ég hljóp") + "\n"
    #expect(try await validate(other, "openai").status == 0)
  }
}
