import Testing

@testable import Findings

@Suite struct FindingCodeTests {
  @Test(arguments: FindingCode.allCases) func `names are kebab-case`(code: FindingCode) {
    let words = code.rawValue.split(separator: "-", omittingEmptySubsequences: false)
    #expect(
      words.allSatisfy { word in
        word.utf8.first.map { (0x61...0x7A).contains($0) } ?? false
          && word.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
      })
  }

  /// `invalidUTF8` is `invalid-utf8`, `duplicateID` is `duplicate-id`.
  @Test(arguments: FindingCode.allCases) func `names are the cases' own`(code: FindingCode) {
    let name = code.rawValue.utf8.filter { $0 != UInt8(ascii: "-") }
    #expect("\(code)".lowercased().utf8.elementsEqual(name))
  }

  @Test(arguments: FindingCode.allCases) func `each has a meaning of one sentence`(
    code: FindingCode
  ) {
    let meaning = code.meaning
    #expect(meaning.utf8.count > 10 && meaning.hasSuffix("."))
    #expect(!meaning.dropLast().contains(". "))
    #expect(meaning.first?.isUppercase == true)
  }

  @Test func `names and meanings are all different`() {
    #expect(Set(FindingCode.allCases.map(\.rawValue)).count == FindingCode.allCases.count)
    #expect(Set(FindingCode.allCases.map(\.meaning)).count == FindingCode.allCases.count)
  }
}
