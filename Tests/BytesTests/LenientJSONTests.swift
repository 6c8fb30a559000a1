import Bytes
import TestSupport
import Testing

/// The reader of other tools' JSON: it takes what they write, and loses nothing of it.
struct LenientJSONTests {
  private func read(_ text: String) throws -> JSON {
    try JSONReader.read(Array(text.utf8), .lenient).value
  }

  private func refusal(_ text: String) -> JSONError? {
    do throws(JSONError) { _ = try JSONReader.read(Array(text.utf8), .lenient) } catch {
      return error
    }
    return nil
  }

  @Test func `each kind of value is read, with white space anywhere between`() throws {
    let value = try read(
      " {\"a\" :\t[ null , true,false ,-1.50e+3, \"x\" , [] , {} ]\r\n,\"b\":\"\"} \n")
    #expect(
      value
        == .object([
          JSON.Member(
            key: "a",
            value: .array([
              .null, .bool(true), .bool(false), .number(Array("-1.50e+3".utf8)),
              .string(Array("x".utf8)), .array([]), .object([]),
            ])),
          JSON.Member(key: "b", value: .string([])),
        ]))
    #expect(value["a"]?.array?[3].number == -1500)
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u00e9\u00E9""#, "éé"),
    (#""\ud83e\udec2""#, "🫂"), (#""\u0000""#, "\u{0}"), (#""é🫂""#, "é🫂"),
    // Control characters stand there as they are in what some tools write.
    ("\"a\nb\tc\u{1}\"", "a\nb\tc\u{1}"),
  ])
  func `a string is what its escapes stand for`(_ text: String, _ meant: String) throws {
    #expect(try read(text).text == meant)
  }

  @Test(arguments: [
    (#""\ud83e""#, "\u{FFFD}"), (#""\udec2x""#, "\u{FFFD}x"), (#""\ud83e\u0041""#, "\u{FFFD}A"),
    (#""\ud83e\ud83e\udec2""#, "\u{FFFD}🫂"), (#""\ud83e\n""#, "\u{FFFD}\n"),
  ])
  func `half of a surrogate pair is replaced, and said`(_ text: String, _ meant: String) throws {
    let (value, hasLoneSurrogate) = try JSONReader.read(Array(text.utf8), .lenient)
    #expect(value.text == meant)
    #expect(hasLoneSurrogate)
    #expect(try !JSONReader.read(Array(#""\ud83e\udec2""#.utf8), .lenient).hasLoneSurrogate)
  }

  @Test(arguments: [
    ("", 0), ("{} x", 3), ("[1,]", 3), ("[1 2]", 3), ("{\"a\" 1}", 5), ("{a:1}", 1), ("nul", 3),
    (#""\x""#, 2), (#""\u12g4""#, 5), ("[1.2.3]", 1), ("{\"a\":1,}", 7), ("]", 0), ("'a'", 0),
  ])
  func `what is no JSON is refused where that shows`(_ text: String, _ offset: Int) {
    #expect(refusal(text)?.offset == offset)
  }

  /// What is left of a line tells by this whether the value goes on in the next.
  @Test func `a value that is cut off at any place is incomplete, and not wrong`() {
    let whole = Array(#"{"a": ["b\u00e9\n", true, null], "c": {"d": "🫂"}}"#.utf8)
    for count in 0..<whole.count {
      do throws(JSONError) {
        _ = try JSONReader.read(Array(whole[..<count]), .lenient)
        Issue.record("\(count) bytes are a value")
      } catch {
        #expect(error.isIncomplete, "\(count) bytes")
        #expect(error.offset == count)
      }
    }
    #expect(refusal("[1}")?.isIncomplete == false)
  }

  @Test func `values are nested as deep as replies may be, and no deeper`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(throws: Never.self) { try read(nested(JSONReader.Form.lenient.maximumDepth)) }
    #expect(
      refusal(nested(JSONReader.Form.lenient.maximumDepth + 1))?.reason.contains("too deeply")
        == true)
    // Neither is the stack of a file of brackets alone in danger.
    #expect(refusal(String(repeating: "[{\"a\":", count: 100_000)) != nil)
  }

  @Test func `of a name that stands twice the first counts, and null is no value`() throws {
    let value = try read(#"{"a":1,"a":2,"b":null,"c":"x"}"#)
    #expect(value["a"]?.identifier == "1")
    #expect(value["b"] == nil)
    #expect(value["none"] == nil)
    #expect(value[any: ["b", "none", "c", "a"]]?.text == "x")
  }

  @Test(arguments: [
    ("null", true), ("\"\"", true), ("[]", true), ("{\"a\":[null,{\"b\":\"\"}]}", true),
    ("0", false), ("false", false), ("{\"a\":[null,\" \"]}", false),
  ])
  func `nothing is what holds no text, number or answer`(_ text: String, _ isNothing: Bool) throws {
    #expect(try read(text).isNothing == isNothing)
  }

  @Test func `Python's NaN is no value, and a number keeps its digits`() throws {
    #expect(try read("[NaN]") == .array([.null]))
    #expect(try read("1.10").bytes == Array("1.10".utf8))
    #expect(try read("12345678901234567890").identifier == "12345678901234567890")
  }

  @Test(arguments: 0..<50)
  func `what is written is read as it was`(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<20 {
      let value = random.value(depth: 4)
      #expect(try JSONReader.read(value.bytes, .lenient).value == value)
    }
  }
}

extension SeededGenerator {
  private mutating func string() -> [UInt8] {
    let pieces = [
      "a", "é", "🫂", "\"", "\\", "\u{0}", "\n", "\u{1F}", "\u{7F}", "\u{2028}", "/", "\\u",
    ]
    return Array(text(of: pieces, count: 0...6).utf8)
  }

  /// An invented value, nested at most so deep.
  fileprivate mutating func value(depth: Int) -> JSON {
    switch Int.random(in: depth > 0 ? 0..<6 : 0..<4, using: &self) {
    case 0: .null
    case 1: .bool(Bool.random(using: &self))
    case 2: .number(Array(String(Double.random(in: -1e9...1e9, using: &self)).utf8))
    case 3: .string(string())
    case 4: .array((0..<Int.random(in: 0...4, using: &self)).map { _ in value(depth: depth - 1) })
    default:
      .object(
        (0..<Int.random(in: 0...4, using: &self)).map { _ in
          JSON.Member(
            key: String(decoding: string(), as: UTF8.self), value: value(depth: depth - 1))
        })
    }
  }
}
