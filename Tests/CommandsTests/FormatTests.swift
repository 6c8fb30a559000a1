import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The formats of `check`, as the programs that take them read them.
struct FormatTests {
  /// A project whose file names and messages need every escape.
  private func awkward() throws -> Project {
    let project = try Project.sound()
    try project.write("tuneboard.yml", "consent: {default: granted}\n")
    try project.write(
      "conversations/50%, a:b \"c\" <d> é.md", "**User:** one\n\n**User:** two\n\n**Robot:** x\n")
    return project
  }

  private func output(_ format: String) async throws -> String {
    try await awkward().check(["--format", format]).output
  }

  @Test func `annotations escape what GitHub reads as syntax`() async throws {
    let lines = try await output("github").split(separator: "\n")
    let line = try #require(lines.first { $0.hasPrefix("::warning file=") })
    #expect(
      line.contains("file=conversations/50%25%2C a%3Ab \"c\" <d> é.md,line=3,col=1,title=") == true)
    #expect(lines.contains { $0.hasPrefix("::error title=Gate%3A There are too few examples.::") })
  }

  @Test func `at most ten annotations of a kind, and how many more there are`() async throws {
    let project = try Project.sound()
    for number in 0..<30 {
      try project.write("conversations/\(number).md", "**Robot:** Hi \(number).\n")
    }
    let lines = try await project.check(["--format", "github"]).output.split(separator: "\n")
    for kind in ["error", "warning", "notice"] {
      #expect(lines.count { $0.hasPrefix("::\(kind) ") } <= 10, "\(kind)")
    }
    #expect(lines.last?.hasPrefix("::notice title=Tuneboard::") == true)
    #expect(lines.last?.contains("more findings are in the job's summary") == true)
  }

  @Test func `GitLab's code quality has a fingerprint of its own for each finding`() async throws {
    struct Entry: Decodable {
      struct Location: Decodable {
        struct Lines: Decodable { var begin: Int }
        var path: String
        var lines: Lines
      }
      var description: String
      var check: String
      var fingerprint: String
      var severity: String
      var location: Location

      enum CodingKeys: String, CodingKey {
        case description, fingerprint, severity, location
        case check = "check_name"
      }
    }
    let text = try await output("gitlab")
    #expect(text.hasPrefix("["))
    let entries = try JSONDecoder().decode([Entry].self, from: Data(text.utf8))
    #expect(!entries.isEmpty)
    #expect(Set(entries.map(\.fingerprint)).count == entries.count)
    #expect(
      entries.allSatisfy { $0.location.lines.begin >= 1 && !$0.location.path.hasPrefix("./") })
    #expect(
      Set(entries.map(\.severity)).isSubset(of: ["info", "minor", "major", "critical", "blocker"]))
  }

  @Test func `SARIF names a rule for each result, and paths as URIs`() async throws {
    struct Log: Decodable {
      struct Run: Decodable {
        struct Tool: Decodable {
          struct Driver: Decodable {
            struct Rule: Decodable { var id: String }
            var name: String
            var rules: [Rule]
          }
          var driver: Driver
        }
        struct Result: Decodable {
          struct Location: Decodable {
            struct Physical: Decodable {
              struct Artifact: Decodable { var uri: String }
              var artifactLocation: Artifact
            }
            var physicalLocation: Physical
          }
          var ruleId: String
          var ruleIndex: Int
          var level: String
          var locations: [Location]
          var partialFingerprints: [String: String]
        }
        var tool: Tool
        var results: [Result]
      }
      var version: String
      var runs: [Run]
    }
    let log = try JSONDecoder().decode(Log.self, from: Data(try await output("sarif").utf8))
    #expect(log.version == "2.1.0")
    let run = try #require(log.runs.first)
    #expect(run.tool.driver.name == "Tuneboard")
    for result in run.results {
      #expect(run.tool.driver.rules[result.ruleIndex].id == result.ruleId)
      #expect(["error", "warning", "note", "none"].contains(result.level))
    }
    let prints = run.results.compactMap { $0.partialFingerprints["tuneboard/v1"] }
    #expect(Set(prints).count == run.results.count)
    let paths = run.results.flatMap(\.locations).map(\.physicalLocation.artifactLocation.uri)
    #expect(paths.contains("conversations/50%25%2C%20a%3Ab%20%22c%22%20%3Cd%3E%20%C3%A9.md"))
  }

  @Test func `JUnit counts what it lists`() async throws {
    let project = try awkward()
    try project.write(
      "tuneboard.yml", "gates:\n  - flagged <= 99\n  - examples >= 1000\n  - change flagged <= 0\n")
    let text = try await project.check(["--format", "junit"]).output
    let document = try XMLCounter(text)
    #expect(
      document.attributes["testsuites"]?.first?["tests"] == String(document.count("testcase")))
    #expect(
      document.attributes["testsuites"]?.first?["failures"] == String(document.count("failure")))
    let gates = try #require(document.attributes["testsuite"]?.first)
    #expect(gates["tests"] == "3" && gates["failures"] == "1" && gates["skipped"] == "1")
  }

  @Test func `OpenMetrics ends as it must and declares each metric once`() async throws {
    let lines = try await output("openmetrics").split(separator: "\n")
    #expect(lines.last == "# EOF")
    let types = lines.filter { $0.hasPrefix("# TYPE ") }
    #expect(Set(types).count == types.count)
    for line in lines where !line.hasPrefix("#") {
      let name = line.prefix { $0 != " " && $0 != "{" }
      #expect(types.contains("# TYPE \(name) gauge"), "\(line)")
      #expect(Double(line.split(separator: " ").last ?? "") != nil, "\(line)")
    }
    #expect(lines.contains("tuneboard_examples 2"))
  }

  @Test func `the badge says what the dashboard says`() async throws {
    let project = try Project.sound()
    try await project.report()
    struct Badge: Decodable {
      var schemaVersion: Int
      var label: String
      var message: String
      var color: String
    }
    let badge = try JSONDecoder().decode(
      Badge.self, from: Data(try project.siteText("ci/badge.json").utf8))
    #expect(badge.schemaVersion == 1)
    #expect(badge.message == "not ready, 2/500 examples")
    let picture = try project.siteText("ci/badge.svg")
    #expect(picture.contains("<title>training data: not ready, 2/500 examples</title>"))
    _ = try XMLCounter(picture)
  }

  @Test func `a gate that cannot be read is reported at its line`() async throws {
    let project = try Project.sound()
    try project.write(
      "tuneboard.yml", "gates:\n  - flaged <= 3\n  - flagged\n  - [1]\n  - flagged <= 5\n")
    let outcome = try await project.check()
    #expect(outcome.status == 65)
    #expect(
      outcome.output.contains(
        "tuneboard.yml:2:5: error: gate 'flaged <= 3': 'flaged' is not measured"))
    #expect(outcome.output.contains("Did you mean 'flagged'?"))
    #expect(outcome.output.contains("tuneboard.yml:3:5: error: gate 'flagged'"))
    #expect(outcome.output.contains("tuneboard.yml:4:5: error: a gate is not a text"))
    #expect(outcome.output.contains("Gate passed: flagged <= 5"))
  }

  @Test func `gates decide where there are some, readiness where there are none`() async throws {
    let project = try Project.sound()
    #expect(try await project.check().status == 1)
    try project.write("tuneboard.yml", "gates: [examples >= 1]\n")
    #expect(try await project.check().status == 0)
    #expect(try await project.report(["--strict"]).status == 0)
    try project.write("tuneboard.yml", "gates: [ready]\n")
    #expect(try await project.check().status == 1)
    try project.write("tuneboard.yml", "gates: [examples >= 3]\n")
    #expect(try await project.report(["--strict"]).status == 1)
    let missing = try await project.check(["--baseline", "/nowhere"])
    #expect(missing.status == 64)
    #expect(missing.errors.contains("--baseline: cannot read '/nowhere/report.json'"))
  }
}

/// Counts elements of well-formed XML, and keeps their attributes.
private final class XMLCounter: NSObject, XMLParserDelegate {
  private(set) var attributes: [String: [[String: String]]] = [:]

  struct Malformed: Error { var line: Int }

  init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    guard parser.parse() else { throw Malformed(line: parser.lineNumber) }
  }

  func count(_ name: String) -> Int { attributes[name]?.count ?? 0 }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes values: [String: String]
  ) {
    attributes[name, default: []].append(values)
  }
}
