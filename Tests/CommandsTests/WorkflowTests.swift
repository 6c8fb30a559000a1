import Foundation
import TestSupport
import Testing
import Yams

/// What users copy into their continuous integration: the steps are run as their runners run them.
struct WorkflowTests {
  /// A project in a repository, in a folder of it.
  private func repository() throws -> Project {
    let project = try Project.sound()
    try project.folder.write(".git/HEAD", "ref: refs/heads/main\n")
    return project
  }

  /// The action's inputs with their defaults, and those that are given.
  private func inputs(_ action: [String: Any], _ given: [String: String]) throws -> [String: String]
  {
    let inputs = try #require(action["inputs"] as? [String: [String: Any]])
    return inputs.mapValues { $0["default"] as? String ?? "" }.merging(given) { _, new in new }
  }

  /// Runs the action's shell steps in order.
  private func runAction(_ project: Project, _ given: [String: String]) async throws
    -> (outcome: Tuneboard.Outcome, summary: String)
  {
    let text = try String(contentsOfFile: Repository.path + "/action.yml", encoding: .utf8)
    let action = try #require(try Yams.load(yaml: text) as? [String: Any])
    let runs = try #require(action["runs"] as? [String: Any])
    #expect(runs["using"] as? String == "composite")
    let values = try inputs(action, given)
    var outputs: [String: String] = [:]
    var last = Tuneboard.Outcome(status: 0, output: "", errors: "")
    for step in try #require(runs["steps"] as? [[String: Any]]) {
      guard let script = step["run"] as? String else { continue }
      #expect(step["shell"] as? String == "bash")
      #expect(!script.contains("${{"), "an expression in a script is a way in for its value")
      var environment = try #require(step["env"] as? [String: String]).mapValues { value in
        var value = value
        for (name, input) in values {
          value = value.replacing("${{ inputs.\(name) }}", with: input)
        }
        for (name, output) in outputs { value = value.replacing("${{ \(name) }}", with: output) }
        return value.replacing("${{ github.action_path }}", with: Repository.path)
      }
      #expect(environment.values.allSatisfy { !$0.contains("${{") })
      let root = project.folder.path
      environment["GITHUB_OUTPUT"] = root + "/outputs"
      environment["GITHUB_STEP_SUMMARY"] = root + "/summary.md"
      try project.folder.write("outputs", "")
      last = try await Tuneboard.execute(
        ["/usr/bin/env", "bash", "-eo", "pipefail", "-c", script], in: root,
        environment: environment)
      for line in try project.folder.read("outputs").split(separator: "\n") {
        let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
        outputs["steps.\(step["id"] as? String ?? "").outputs.\(parts[0])"] = parts[1]
      }
      if last.status != 0 { break }
    }
    let summary = try? project.folder.read("summary.md")
    return (last, summary ?? "")
  }

  @Test func `the action writes the dashboard, annotations and the job's summary`() async throws {
    let project = try repository()
    try project.write(
      "conversations/broken.md", Array("**User:** caf\u{E9}".utf8.dropLast()) + [0xE9])
    let (outcome, summary) = try await runAction(
      project, ["program": Tuneboard.path, "folder": "project", "strict": "false"])
    #expect(outcome.status == 65)
    #expect(
      outcome.output.contains("::error file=project/conversations/broken.md,line=1,"))
    #expect(summary.hasPrefix("# Training data: is the training data ready?"))
    #expect(summary.contains("## Metrics"))
    #expect(
      FileManager.default.fileExists(atPath: project.folder.path + "/tuneboard-site/index.html"))
    #expect(!FileManager.default.fileExists(atPath: project.path + "/history.jsonl"))
  }

  @Test func `the action fails on a gate that asks for nothing new`() async throws {
    let project = try repository()
    try project.write("tuneboard.yml", "gates:\n  - new-flagged = 0\n")
    let given = ["program": Tuneboard.path, "folder": "project"]
    let (first, _) = try await runAction(project, given)
    #expect(first.status == 0)
    try await Tuneboard.execute(
      ["/usr/bin/env", "cp", "-r", "tuneboard-site", "earlier"], in: project.folder.path)
    try project.write(
      "conversations/new.md", "**User:** I lost my dog today.\n\n**Assistant:** Ok.\n")
    let (second, summary) = try await runAction(
      project, given.merging(["baseline": "earlier"]) { _, new in new })
    #expect(second.status == 1)
    #expect(
      second.output.contains("::error title=Gate%3A new-flagged = 0::1 newly flagged exchange"))
    #expect(summary.contains("✕ failed"))
  }

  @Test func `the template for GitLab writes the reports that it names`() async throws {
    let text = try String(
      contentsOfFile: Repository.path + "/.ci/gitlab-template.yml", encoding: .utf8)
    let file = try #require(try Yams.load(yaml: text) as? [String: [String: Any]])
    let job = try #require(file["tuneboard"])
    var environment = try #require(job["variables"] as? [String: String])
    environment["TUNEBOARD_PROGRAM"] = Tuneboard.path
    environment["TUNEBOARD_FOLDER"] = "project"
    let project = try repository()
    try project.write("tuneboard.yml", "gates:\n  - flagged <= 10\n")
    for script in try #require(job["script"] as? [String]) {
      let outcome = try await Tuneboard.execute(
        ["/usr/bin/env", "bash", "-eo", "pipefail", "-c", script], in: project.folder.path,
        environment: environment)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    let artifacts = try #require(job["artifacts"] as? [String: Any])
    let reports = try #require(artifacts["reports"] as? [String: String])
    #expect(Set(reports.keys) == ["codequality", "junit", "metrics"])
    for path in reports.values {
      let name = path.replacing("$TUNEBOARD_OUTPUT", with: environment["TUNEBOARD_OUTPUT"] ?? "")
      #expect(!(try project.folder.read(name)).isEmpty, "\(path)")
    }
  }
}
