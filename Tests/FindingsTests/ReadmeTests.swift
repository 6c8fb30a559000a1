import Findings
import Foundation
import TestSupport
import Testing

@Suite struct ReadmeTests {
  @Test func `the README lists every finding with its severity and meaning`() throws {
    let readme = try String(
      contentsOf: URL(filePath: Repository.path + "/README.md"), encoding: .utf8)
    for code in FindingCode.allCases {
      let row = "| `\(code.rawValue)` | \(code.defaultSeverity.rawValue) | \(code.meaning) |"
      #expect(readme.contains(row), "missing or different: \(row)")
    }
  }
}
