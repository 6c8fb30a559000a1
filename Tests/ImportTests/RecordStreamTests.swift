import Foundation
import TestSupport
import Testing

@testable import Import

/// How a file is cut into records while it is read.
struct RecordStreamTests {
  private func records(
    _ bytes: [UInt8], isTable: Bool = false, step: Int = 1 << 16
  ) throws -> [Record] {
    var rest = bytes[...]
    var stream = try RecordStream(isTable: isTable) {
      defer { rest = rest.dropFirst(step) }
      return Array(rest.prefix(step))
    }
    var records: [Record] = []
    while let record = try stream.next() { records.append(record) }
    return records
  }

  /// Each record as text, or its problem in brackets.
  private func cut(_ text: String, isTable: Bool = false, step: Int = 1 << 16) throws -> [String] {
    try records(Array(text.utf8), isTable: isTable, step: step).map { record in
      record.problem.map { "<\($0)>" } ?? String(decoding: record.bytes, as: UTF8.self)
    }
  }

  private static let files: [(text: String, records: [String])] = [
    ("", []), (" \r\n\t", []),
    // One object a line.
    ("{\"a\":1}\n{\"b\":[2,3]}\n\n{\"c\":4}", ["{\"a\":1}", "{\"b\":[2,3]}", "{\"c\":4}"]),
    ("\u{FEFF}{\"a\":1}\r\n{\"b\":2}\r\n", ["{\"a\":1}\r", "{\"b\":2}\r"]),
    // Lines that are no JSON are records too: somebody says what is wrong with them.
    ("plain words\n[1]\n", ["plain words", "[1]"]),
    // An array.
    (
      "[{\"a\":1}, {\"b\":\"],[\"} ,[1,[2]]\n, \"x,y\\\"]\" , 7,null]",
      [
        "{\"a\":1}", "{\"b\":\"],[\"}", "[1,[2]]", "\"x,y\\\"]\"", "7", "null",
      ]
    ),
    ("[]", []), ("[ ]\n{\"a\":1}", ["{\"a\":1}"]),
    ("[1]\n[2]", ["1", "[2]"]),
    // An object over several lines, and one behind the other.
    (
      "{\n \"a\": 1\n}\n{\n \"b\": 2 }{\"c\":3}",
      [
        "{\n \"a\": 1\n}", "{\n \"b\": 2 }", "{\"c\":3}",
      ]
    ),
    // A first line that was cut off is a line of its own where the next is whole.
    ("{\"a\":\"was cut\n{\"b\":2}\n", ["{\"a\":\"was cut", "{\"b\":2}"]),
    // What is missing between commas is said, and harmless.
    ("[,1]", ["<a record is missing before the comma>", "1"]),
    ("[1,,2]", ["1", "<a record is missing before the comma>", "2"]),
    ("[1,]", ["1", "<a record is missing behind the last comma>"]),
    // What is not closed is said, and not harmless.
    ("[1,2", ["1", "2", "<the list that the file begins with is not closed: its end is missing>"]),
    (
      "[{\"a\":",
      [
        "{\"a\":", "<the list that the file begins with is not closed: its end is missing>",
      ]
    ),
  ]

  @Test(arguments: files)
  func `a file is cut by its form, however it is read`(_ text: String, _ wanted: [String]) throws {
    for step in [1, 2, 3, 5, 1 << 16] {
      #expect(try cut(text, step: step) == wanted, "\(step) bytes at a time")
    }
  }

  @Test func `what is lost and what is not are told apart`() throws {
    #expect(try records(Array("[1,]".utf8)).last?.isHarmless == true)
    #expect(try records(Array("[,1]".utf8)).first?.isHarmless == true)
    #expect(try records(Array("[1".utf8)).last?.isHarmless == false)
  }

  @Test func `a record knows its line and its column in bytes`() throws {
    let places = try records(Array("[\"é\", 1,\n  {\n\"a\":2},\n\n3]".utf8)).map {
      "\($0.line):\($0.column)"
    }
    #expect(places == ["1:2", "1:8", "2:3", "5:1"])
  }

  @Test(arguments: [
    ("a,b\n1,2\n\n3,4", ["a,b", "1,2", "3,4"]),
    ("a;b\r\n\"x\ny\";\"q\"\"\nr\"\r\n1;2", ["a;b\r", "\"x\ny\";\"q\"\"\nr\"\r", "1;2"]),
    // A quote inside a cell is a character, and opens nothing.
    ("a\tb\nit is 5\" long\t2\n3\t4\n", ["a\tb", "it is 5\" long\t2", "3\t4"]),
    ("a,b\n\"open,1\n2,3", ["a,b", "\"open,1\n2,3"]),
  ])
  func `a row of a table goes on as long as a quote is open`(_ text: String, _ rows: [String])
    throws
  {
    for step in [1, 3, 1 << 16] {
      #expect(try cut(text, isTable: true, step: step) == rows, "\(step) bytes at a time")
    }
  }

  @Test(arguments: [
    String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian,
  ])
  func `other encodings are read as UTF-8`(_ encoding: String.Encoding) throws {
    let text = "\u{FEFF}{\"a\":\"é🫂\"}\n{\"b\":2}\n"
    let bytes = Array(try #require(text.data(using: encoding)))
    for step in [1, 7, 1 << 16] {
      let cut = try records(bytes, step: step).map { String(decoding: $0.bytes, as: UTF8.self) }
      #expect(cut == ["{\"a\":\"é🫂\"}", "{\"b\":2}"], "\(step) bytes at a time")
    }
  }

  /// The promise of the type: every byte is in a record but white space, commas and the array's brackets.
  @Test(arguments: 0..<60)
  func `no byte of a damaged file is lost`(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let pieces = ["{", "}", "[", "]", ",", ":", "\"", "\\", "\n", " ", "1", "a", "\"k\"", "null"]
    for _ in 0..<40 {
      let text = random.text(of: pieces, count: 0...30)
      let kept = { (bytes: [UInt8]) in bytes.filter { !" \n,[]".utf8.contains($0) } }
      let step = Int.random(in: 1...9, using: &random)
      let cut = try records(Array(text.utf8), step: step)
      #expect(kept(cut.flatMap(\.bytes)) == kept(Array(text.utf8)), "\(text)")
      for record in cut where record.problem == nil { #expect(!record.bytes.isEmpty, "\(text)") }
    }
  }

  @Test func `an error of the file ends the reading`() throws {
    struct Lost: Error {}
    var reads = 0
    #expect(throws: Lost.self) {
      var stream = try RecordStream {
        reads += 1
        if reads > 2 { throw Lost() }
        return Array(repeating: UInt8(ascii: "a"), count: 1024)
      }
      while try stream.next() != nil {}
    }
  }
}
