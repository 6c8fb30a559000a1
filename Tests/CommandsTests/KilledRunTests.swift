import Foundation
import TestSupport
import Testing

/// A run that ends before its time, and runs that meet.
struct KilledRunTests {
  /// A project whose site takes a while, with its conversations in a folder of their own first.
  private func largeProject() throws -> (project: Project, addition: String) {
    let project = try Project.sound()
    let addition = (0..<200).map {
      "<!-- conversation -->\n\n" + Sample.exchange("the plan number \($0) of my \($0 % 37)th week")
    }
    return (project, addition.joined(separator: "\n"))
  }

  @Test func `a killed run leaves one site or the other, whole, and the next one cleans up`()
    async throws
  {
    let (project, addition) = try largeProject()
    try await project.report()
    let old = try project.siteTree()
    try project.write("conversations/more.md", addition)
    let complete = project.folder.path + "/complete"
    let clock = ContinuousClock()
    let start = clock.now
    try await project.report(to: complete)
    let duration = clock.now - start
    let new = try FolderTree(of: complete)

    let spare = project.folder.path + "/spare"
    try FileManager.default.copyItem(atPath: project.site, toPath: spare)
    for step in 1...6 {
      let run = try Tuneboard.start([
        Tuneboard.path, "report", project.path, "--output", project.site, "--date", Sample.day,
      ])
      try await Task.sleep(for: duration * step / 6)
      run.kill()
      let outcome = try await run.end()
      let tree = try project.siteTree()
      #expect(
        tree == old || tree == new,
        "killed after \(step)/6: \(tree.differences(from: old)), status \(outcome.status)")
      let next = try await project.report()
      #expect(next.status == 0, "\(next.errors)")
      #expect(try project.siteTree().differences(from: new) == [])
      #expect(!FileManager.default.fileExists(atPath: project.site + ".partial"))
      try FileManager.default.removeItem(atPath: project.site)
      try FileManager.default.copyItem(atPath: spare, toPath: project.site)
    }
  }

  @Test func `of two runs at once each ends well or says that the other is at work`() async throws {
    let (project, addition) = try largeProject()
    try project.write("conversations/more.md", addition)
    let command = [
      Tuneboard.path, "report", project.path, "--output", project.site, "--date", Sample.day,
    ]
    let runs = try (0..<4).map { _ in try Tuneboard.start(command) }
    var successes = 0
    for run in runs {
      let outcome = try await run.end()
      if outcome.status == 0 {
        successes += 1
      } else {
        #expect(outcome.status == 64)
        expectPieces(["another run is writing '\(project.site)'"], in: outcome.errors)
      }
    }
    #expect(successes >= 1)
    let tree = try project.siteTree()
    try await project.report()
    #expect(try project.siteTree().differences(from: tree) == [])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: project.folder.path).sorted()
        == ["project", "site"])
  }

  @Test func `checks at the same time do not disturb each other`() async throws {
    let (project, addition) = try largeProject()
    try project.write("conversations/more.md", addition)
    let alone = try await project.check()
    let command = [Tuneboard.path, "check", project.path, "--date", Sample.day]
    let runs = try (0..<4).map { _ in try Tuneboard.start(command) }
    for run in runs {
      let outcome = try await run.end()
      #expect(outcome.output == alone.output)
      #expect(outcome.errors == "")
    }
  }
}
