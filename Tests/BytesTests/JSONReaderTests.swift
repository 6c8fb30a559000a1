import Bytes
import Testing

@Suite("A reader of JSON")
struct JSONReaderTests {
  private func read(_ text: String, _ form: JSONReader.Form) throws(JSONError) -> JSON {
    try JSONReader.read(Array(text.utf8), form).value
  }

  private static let forms: [JSONReader.Form] = [.strict, .lenient]

  @Test(arguments: forms) func `reads all that JSON has`(_ form: JSONReader.Form) throws {
    let text =
      #" { "a" : [ -0.5e+3 , 10, 0, true,false , null, {}, [] ] , "b":"\u00e9\ud83d\ude00\/\b é" } "#
    let value = try read(text, form)
    #expect(value["a"]?.array?.prefix(3).map(\.number) == [-500, 10, 0])
    #expect(
      value["a"]?.array?.dropFirst(3)
        == [.bool(true), .bool(false), .null, .object([]), .array([])])
    #expect(value["b"]?.text == "é😀/\u{8} é")
  }

  @Test(arguments: forms) func `gives back what it read`(_ form: JSONReader.Form) throws {
    let text =
      #"{"a":[1,-2.50,1e3,"\n\r\t\"\\\u0001 é😀",null,true,{"b":[]}],"":"","c":false}"#
    let value = try read(text, form)
    #expect(String(decoding: value.bytes, as: UTF8.self) == text)
    #expect(try JSONReader.read(value.bytes, form).value == value)
  }

  @Test(arguments: [
    "[1,]", "{\"a\":1,}", "[01]", "[+1]", "[.5]", "[1.]", "[NaN]", "\"a\u{1}\"", #""\ud83d""#,
    #""\ude00 \ud83d""#, #"{"a":1,"a":2}"#, #"{"\u0061":1,"a":2}"#,
  ])
  func `strictly refuses what the standard does not have`(_ text: String) {
    #expect(throws: JSONError.self) { try read(text, .strict) }
  }

  @Test(arguments: [
    ("[NaN]", "[null]"), ("[+1]", "[+1]"), ("\"a\u{1}\"", #""a\u0001""#),
    (#""\ud83d x""#, "\"\u{FFFD} x\""), (#"{"a":1,"a":2}"#, #"{"a":1,"a":2}"#),
  ])
  func `leniently takes what other tools leave`(_ text: String, _ expected: String) throws {
    #expect(String(decoding: try read(text, .lenient).bytes, as: UTF8.self) == expected)
  }

  @Test(
    arguments: [
      "", " ", "{", "[1", "\"a", "tru", "{\"a\"", "{\"a\":", #""\u00"#, "[1] 2", "nul]", "x",
    ], forms)
  func `refuses what is no value`(_ text: String, _ form: JSONReader.Form) {
    #expect(throws: JSONError.self) { try read(text, form) }
  }

  @Test func `tells a text that ends too early from one that is wrong`() {
    func isIncomplete(_ text: String) -> Bool? {
      do {
        _ = try read(text, .lenient)
        return nil
      } catch { return error.isIncomplete }
    }
    #expect(isIncomplete(#"{"a":[1,"#) == true)
    #expect(isIncomplete(#"{"a":[1,}"#) == false)
    #expect(isIncomplete("[]") == nil)
  }

  @Test func `says of which name there are two`() {
    let error = #expect(throws: JSONError.self) { try read(#"[{"a":{"b":1,"b":1}}]"#, .strict) }
    #expect(error?.kind == .twice("b"))
  }

  @Test(arguments: forms) func `reads values that are nested, up to a bound`(
    _ form: JSONReader.Form
  ) {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(throws: Never.self) { try read(nested(form.maximumDepth), form) }
    let error = #expect(throws: JSONError.self) { try read(nested(100_000), form) }
    #expect(error?.kind == .tooDeep)
  }

  @Test func `tells a null from a name that is not there`() throws {
    let value = try read(#"{"a":null,"b":2,"c":2.5}"#, .strict)
    #expect(value["a"] == nil && value.member("a") == .null && value.member("x") == nil)
    #expect(value["b"]?.integer == 2 && value["c"]?.integer == nil)
  }
}
