import Bytes
import Foundation
import Testing

/// The strict reader of JSON: what it takes every provider's reader takes, and reads the same.
struct StrictJSONTests {
  private func read(_ text: String) throws(JSONError) -> JSON {
    try JSONReader.read(Array(text.utf8), .strict).value
  }

  private func refusal(_ text: String) -> JSONError.Kind? {
    do throws(JSONError) { _ = try read(text) } catch { return error.kind }
    return nil
  }

  @Test func `each kind of value is read, with white space anywhere between`() throws {
    let value = try read(" {\"a\" :\t[ null , true,false ,-1.50e+3, \"x\" , [] , {} ]\r\n} \n")
    let items = try #require(value["a"]?.array)
    #expect(items.prefix(3) == [.null, .bool(true), .bool(false)])
    #expect(items[3].number == -1500 && items[4].text == "x")
    #expect(items.dropFirst(5) == [.array([]), .object([])])
  }

  @Test(arguments: [
    "0", "-0", "0.0", "10", "1e5", "1E-2", "-1.25e+3", "123456789012345678901234567890",
  ])
  func `a number is read as others read it`(_ text: String) throws {
    let other = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
        as? NSNumber)
    #expect(try read(text).number == other.doubleValue)
  }

  @Test(arguments: [
    "", " ", "01", "-01", "1.", ".5", "+1", "-", "1e", "1e+", "0x1", "NaN", "Infinity", "-Infinity",
    "[1,]", "{\"a\":1,}", "[,1]", "{,}", "[1 2]", "{\"a\" 1}", "{a:1}", "{1:1}", "'a'", "nul",
    "True",
    "[1", "{\"a\":1", "\"a", "1 2", "{} {}", "[1]]", "// a\n1", "\"a\nb\"", "\"a\tb\"", "\"\u{0}\"",
    #""\x41""#, #""\u12""#, #""\u12g4""#, #""\"#, #""\ud83e""#, #""\udec2""#, #""\ud83e\u0041""#,
    #""\ud83ex""#, "\u{FEFF}1", "\u{A0}1",
  ])
  func `what RFC 8259 does not have is refused`(_ text: String) {
    #expect(refusal(text) == .syntax)
  }

  @Test(arguments: [
    ("{\"a\":1,\"a\":1}", "a"), ("{\"a\":1,\"\\u0061\":2}", "a"),
    ("[{\"é\":{\"b\":1,\"b\":2}}]", "b"),
    ("{\"\":1,\"\":2}", ""),
  ])
  func `a name that stands twice in an object is refused by its name`(
    _ text: String, _ name: String
  ) {
    #expect(refusal(text) == .twice(name))
    #expect(refusal("[{\"a\":1},{\"a\":2}]") == nil)
  }

  @Test func `values are nested as deep as most readers go, and no deeper`() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(refusal(nested(JSONReader.Form.strict.maximumDepth)) == nil)
    #expect(refusal(nested(JSONReader.Form.strict.maximumDepth + 1)) == .tooDeep)
    #expect(refusal(String(repeating: "{\"a\":", count: 100_000)) == .tooDeep)
  }

  @Test func `bytes that are not UTF-8 are refused`() {
    #expect(throws: JSONError.self) { try JSONReader.read([0x22, 0xFF, 0x22], .strict) }
    #expect(throws: Never.self) { try JSONReader.read([0x22, 0xFF, 0x22], .lenient) }
  }

  @Test func `null is told from a name that is not there`() throws {
    let value = try read(#"{"a":null,"b":2,"c":2.5}"#)
    #expect(value["a"] == nil && value.member("a") == .null && value.member("x") == nil)
    #expect(value["b"]?.integer == 2 && value["c"]?.integer == nil)
  }

  @Test func `each scalar that is written is read again`() throws {
    // All of the basic plane's edges and each control character; surrogates are no scalars.
    let edges: [ClosedRange<UInt32>] = [
      0...0xFF, 0x7FE...0x801, 0x2027...0x202A, 0xD7FE...0xD7FF, 0xE000...0xE001,
      0xFFFC...0x1_0001, 0x1_FAC0...0x1_FAC5, 0x10_FFFE...0x10_FFFF,
    ]
    for scalar in edges.joined().compactMap(Unicode.Scalar.init) {
      let text = "a" + String(scalar) + "b"
      var writer = JSONWriter()
      writer.string(text)
      #expect(try JSONReader.read(writer.take(), .strict).value.text == text, "\(scalar.value)")
      // And in the form in which Python writes it.
      let units = text.utf16.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
      #expect(try read("\"" + units.joined() + "\"").text == text, "\(scalar.value)")
    }
  }
}
