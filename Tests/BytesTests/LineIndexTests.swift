import Bytes
import Testing

@Suite struct LineIndexTests {
  @Test(arguments: [
    ("", [0]), ("a", [0]), ("\n", [0, 1]), ("a\nb", [0, 2]), ("a\r\nb\n", [0, 3, 5]),
    ("\n\n", [0, 1, 2]), ("é\n🏃\n", [0, 3, 8]),
  ])
  func `lines start at 0 and behind each LF`(text: String, starts: [Int]) {
    #expect(LineIndex(Array(text.utf8)).starts == starts)
  }

  @Test(arguments: [
    (0, 1, 1), (2, 1, 3), (3, 1, 4), (4, 2, 1), (5, 3, 1), (6, 3, 2), (7, 3, 3), (100, 3, 96),
  ])
  func `columns count bytes from 1`(byteOffset: Int, line: Int, column: Int) {
    // The second byte of é stands at offset 2; a LF belongs to the line that it ends.
    let position = LineIndex(Array("aé\n\nbc".utf8)).position(of: byteOffset)
    #expect(position == (line, column))
  }

  @Test(arguments: [(-1, 0), (0, 0), (1, 0), (2, 2), (3, 3), (4, 3), (5, 3), (.max, 3)])
  func `the start of a line outside the text is an end of the text`(line: Int, byteOffset: Int) {
    #expect(LineIndex(Array("a\nb".utf8)).offset(ofLine: line) == byteOffset)
  }

  @Test func `every offset stands at its line's start plus its column`() {
    let bytes = Array("a\n\nbcd\né🏃\n\n\nz".utf8)
    let index = LineIndex(bytes)
    for offset in 0...bytes.count {
      let (line, column) = index.position(of: offset)
      #expect(index.offset(ofLine: line) + column - 1 == offset)
      #expect(line == 1 + bytes[..<offset].count { $0 == UInt8(ascii: "\n") })
    }
  }
}
