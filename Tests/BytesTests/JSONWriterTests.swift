import Bytes
import Foundation
import Testing

struct JSONWriterTests {
  private func parsed(_ body: (inout JSONWriter) -> Void) throws -> Any {
    var writer = JSONWriter()
    body(&writer)
    return try JSONSerialization.jsonObject(
      with: Data(writer.bytes), options: [.fragmentsAllowed])
  }

  private func text(_ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    body(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("plain", #""plain""#), ("a \"quote\"", #""a \"quote\"""#), (#"back\slash"#, #""back\\slash""#),
    ("two\nlines\r\n", #""two\nlines\r\n""#), ("a\ttab", #""a\ttab""#),
    ("\u{0}\u{1}\u{8}\u{C}\u{1F}", #""\u0000\u0001\u0008\u000c\u001f""#),
    ("\u{7F}é🙂/</script>", "\"\u{7F}é🙂/</script>\""), ("", #""""#),
  ]) func `escapes what JSON asks for and nothing else`(_ value: String, _ json: String) {
    #expect(text { $0.string(value) } == json)
    #expect(text { $0.string(utf8: Array(value.utf8)) } == json)
  }

  @Test func `every scalar below U+0250 comes back from a parser`() throws {
    for scalar in (UInt32(0)..<0x250).compactMap(Unicode.Scalar.init) {
      let value = "a\(scalar)b"
      let back = try parsed { $0.string(value) } as? String
      #expect(back?.unicodeScalars.elementsEqual(value.unicodeScalars) == true)
    }
  }

  @Test(arguments: [
    (0.73, 2, "0.73"), (1, 2, "1"), (0, 4, "0"), (-0.5, 2, "-0.5"), (0.005, 2, "0.01"),
    (0.004, 2, "0"), (-0.004, 2, "0"), (0.1 + 0.2, 4, "0.3"), (2.50, 2, "2.5"),
    (12.0625, 4, "12.0625"), (12.0625, 0, "12"), (0.05, 2, "0.05"), (-3, 4, "-3"),
    (1_234_567.891, 2, "1234567.89"), (0.999, 2, "1"),
  ]) func `writes the shortest decimal`(_ value: Double, _ places: Int, _ json: String) {
    #expect(JSONWriter.decimalText(value, places: places) == json)
    #expect(text { $0.decimal(value, places: places) } == json)
  }

  @Test func `every hundredth comes back`() throws {
    for hundredths in 0...100 {
      let json = JSONWriter.decimalText(Double(hundredths) / 100, places: 2)
      #expect(Double(json) == Double(hundredths) / 100)
      #expect(json.utf8.count <= 4)
    }
  }

  @Test func `writes objects and arrays with keys in the order they are written`() throws {
    let body: (inout JSONWriter) -> Void = {
      $0.object {
        $0.key("z")
        $0.array {
          $0.integer(-7)
          $0.array { _ in }
          $0.object { _ in }
          $0.null()
          $0.bool(true)
        }
        $0.key("a\"b" as String)
        $0.object {
          $0.key("é")
          $0.string("x")
        }
        $0.key("raw")
        $0.raw(Array("[1]".utf8))
        $0.key("n")
        $0.bool(false)
      }
    }
    #expect(
      text(body)
        == #"{"z":[-7,[],{},null,true],"a\"b":{"é":"x"},"raw":[1],"n":false}"#)
    let object = try #require(try parsed(body) as? [String: Any])
    #expect(Set(object.keys) == ["z", "a\"b", "raw", "n"])
  }

  @Test func `lines follow each other without a comma`() {
    #expect(
      text {
        $0.object { _ in }
        $0.newline()
        $0.object { _ in }
        $0.newline()
      } == "{}\n{}\n")
  }

  @Test func `what was taken is gone`() {
    var writer = JSONWriter()
    writer.integer(1)
    #expect(writer.take() == Array("1".utf8))
    #expect(writer.bytes.isEmpty)
    writer.integer(2)
    #expect(writer.take() == Array("2".utf8))
  }
}
