import Foundation
import TestSupport
import Testing

struct InitTests {
  private let files = [
    "conversations/first-run-in-months.md", "conversations/late-at-the-office.md",
    "examples/first-examples.md", "plan.md", "tuneboard.key", "tuneboard.yml",
  ]

  @Test func `init writes a project that reports without any warning`() async throws {
    let project = try Project()
    let new = project.folder.path + "/new/companion"
    let outcome = try await Tuneboard.run(["init", new])
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    expectPieces(files.map { new + "/" + $0 } + ["tuneboard report \(new)"], in: outcome.output)
    #expect(try FolderTree(of: new).files == files)

    let report = try await Tuneboard.run(["report", new, "--output", project.site])
    #expect(report.status == 0)
    #expect(report.errors == "")
    #expect(try project.exchanges().count { $0.source == "manual" } == 3)
    #expect(Set(try project.exchanges().filter { $0.source == "mined" }.map(\.file)).count == 2)
    #expect(try !project.dataset().isEmpty)
    let check = try await Tuneboard.run(["check", new])
    expectPieces(["0 errors, 0 warnings"], in: check.output)
  }

  @Test(arguments: ["tuneboard.yml", "tuneboard.key", "examples/first-examples.md"])
  func `init overwrites nothing`(_ name: String) async throws {
    let project = try Project([name: "mine"])
    let outcome = try await Tuneboard.run(["init", project.path])
    #expect(outcome.status == 64)
    expectPieces(
      ["error: '\(project.path)/\(name)' exists already; nothing was written"], in: outcome.errors)
    #expect(try FolderTree(of: project.path).files == [name])
  }

  @Test func `init adds to a folder that holds other files`() async throws {
    let project = try Project(["README.md": "mine"])
    let outcome = try await Tuneboard.run(["init"], in: project.path)
    #expect(outcome.status == 0)
    #expect(try FolderTree(of: project.path).files == (files + ["README.md"]).sorted())
    #expect(try project.folder.read("project/README.md") == "mine")
  }

  @Test func `init refuses a file and an empty name`() async throws {
    let project = try Project(["file": "mine"])
    let file = try await Tuneboard.run(["init", project.path + "/file"])
    #expect(file.status == 64)
    expectPieces(["is not a folder; nothing was written"], in: file.errors)
    #expect(try await Tuneboard.run(["init", ""]).status == 64)
  }

  @Test func `init --quiet prints nothing`() async throws {
    let project = try Project()
    let outcome = try await Tuneboard.run(["init", project.path, "--quiet"])
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    #expect(outcome.errors == "")
  }
}
