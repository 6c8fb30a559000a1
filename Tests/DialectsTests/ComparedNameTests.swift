import Corpus
import Testing

/// Names as a ledger, a conversation and the command line are compared.
struct ComparedNameTests {
  @Test func `plain characters have the form that they have beside others`() {
    for first in UInt8.min..<0x80 {
      for second in UInt8.min..<0x80 {
        let text = "x" + String(decoding: [first, second, first], as: UTF8.self) + "X"
        let beside = ComparedName(text + "é")
        #expect(ComparedName(text).exact + "é" == beside.exact)
        #expect(ComparedName(text).loose + "e" == beside.loose)
      }
    }
  }

  @Test(arguments: [
    (" U-71\t", "u-71", "u-71"), ("(u-71)", "(u-71)", "u-71"), ("_x_", "_x_", "x"),
    ("--", "--", "--"),
    ("a\u{0}b  c", "ab c", "ab c"), ("„Ü-1“", "„ü-1“", "u-1"),
  ])
  func `case, width and punctuation at the ends make no other name`(
    _ text: String, _ exact: String, _ loose: String
  ) {
    #expect(ComparedName(text).exact == exact)
    #expect(ComparedName(text).loose == loose)
  }
}
