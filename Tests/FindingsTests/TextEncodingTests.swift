import Findings
import Testing

@Suite struct TextEncodingTests {
  /// A text as an encoding writes it.
  private func bytes(_ text: String, _ encoding: TextEncoding) -> [UInt8] {
    switch encoding {
    case .utf8: Array(text.utf8)
    case .utf16LittleEndian: text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16BigEndian: text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .utf32LittleEndian:
      text.unicodeScalars.flatMap { scalar in
        (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> ($0 * 8)) }
      }
    case .utf32BigEndian:
      text.unicodeScalars.flatMap { scalar in
        (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> (24 - $0 * 8)) }
      }
    }
  }

  @Test(arguments: TextEncoding.allCases)
  func `a text tells its encoding with a mark and without`(encoding: TextEncoding) {
    for text in [
      "{\"a\":1}", "[", "question,answer\nq,a\n", "{\"text\":\"今天很长。是什么让它变得漫长？一\"}", "ab",
      "{\"text\":\"🏃‍♀️ Ā 一\"}",
      String(repeating: "{\"messages\":[]}\n", count: 500),
    ] {
      #expect(TextEncoding(of: bytes(text, encoding)) == encoding, "\(text)")
      #expect(TextEncoding(of: bytes("\u{FEFF}" + text, encoding)) == encoding, "\(text)")
    }
  }

  @Test func `a text with some NULs, or none, is UTF-8`() {
    for text in ["", "a", "{\"a\":\"\0\0\0\"}", "é\0é\0", "今天很长"] {
      #expect(TextEncoding(of: Array(text.utf8)) == .utf8, "\(text)")
    }
    #expect(TextEncoding(of: [0xFF, 0x61, 0x62]) == .utf8)
  }
}
