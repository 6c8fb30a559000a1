import Foundation
import Testing

/// What is larger than this says why, in a comment on top that begins with `Size:`.
@Suite("Sources are cut along their ideas")
struct SizeTests {
  static let maximumFileLines = 400
  static let maximumFunctionLines = 60
  static let maximumParameters = 8
  static let maximumStoredProperties = 12

  @Test func `no file, function, initialiser or type is too large without a reason`() throws {
    var problems: [String] = []
    for file in try SourceTree.swiftFiles(in: ["Sources", "Templates", "Tests"]) {
      let text = SwiftText(try String(contentsOfFile: file.fullPath, encoding: .utf8))
      func report(_ line: Int, _ problem: String) {
        problems.append("\(file.path):\(line + 1): \(problem)")
      }
      let hasReason = text.lines.prefix(3).contains { $0.contains("// Size: ") }
      if text.lines.count - 1 > Self.maximumFileLines, !hasReason {
        report(0, "\(text.lines.count - 1) lines")
      }
      for item in text.declarations where !text.hasReason(above: item.firstLine) {
        switch item.kind {
        case .function, .initialiser:
          if item.lineCount > Self.maximumFunctionLines {
            report(item.firstLine, "\(item.name) has \(item.lineCount) lines")
          }
          if item.kind == .initialiser, item.parameterCount > Self.maximumParameters {
            report(item.firstLine, "\(item.name) has \(item.parameterCount) parameters")
          }
        case .type:
          if item.storedPropertyCount > Self.maximumStoredProperties {
            report(item.firstLine, "\(item.name) has \(item.storedPropertyCount) stored properties")
          }
        }
      }
    }
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }

  @Test func `the sizes are those of the code`() throws {
    let text = SwiftText(
      #"""
      // func notThis() {
      struct Kite: Sendable {
        static let none = 0
        let length, width: Int
        var name = "a { \(f("}")) b"
        var area: Int { length * width }
        var raw = #"}"# { didSet { print("{") } }
        private let parts: [String: Int]

        init(a: Int, b: (Int, Int) = (1, 2), _ c: [String: Int]) {
          self.init()
        }
      }
      func long(
        _ a: Int
      ) -> Int {
        a
      }
      let call = Kite(
        a: 1)
      """#)
    let found = text.declarations
    #expect(found.map(\.name) == ["Kite", "init", "long"])
    #expect(found.map(\.lineCount) == [12, 3, 5])
    #expect(found[1].parameterCount == 3)
    #expect(found[0].storedPropertyCount == 5)
  }
}
