import Foundation
import TestSupport
import Testing

@testable import Commands

struct CalibrateCommandTests {
  /// Conversations in which "lantern" or "gravel" stands, and labels that follow the word.
  private func project(_ count: Int) throws -> Project {
    let project = try Project()
    var labels = ""
    let things = ["boat", "garden", "violin", "bakery", "letter", "kitchen", "orchard"]
    for number in 0..<count {
      let isLantern = number % 2 == 0
      let thing = things[number % 7]
      try project.write(
        "conversations/c\(number).md",
        """
        ---
        id: c\(number)
        ---

        **User:** I keep thinking of the \(thing) all day.

        **Assistant:** The \(things[number % 5]) has a \(isLantern ? "lantern" : "gravel") beside the \(thing).

        """)
      labels += #"{"conversation":"c\#(number)","assistantTurn":0,"empathy":\#(isLantern)}"# + "\n"
    }
    try project.folder.write("labels.jsonl", labels)
    return project
  }

  private func calibrate(_ project: Project) async throws -> Tuneboard.Outcome {
    try await Tuneboard.run(
      [
        "calibrate", project.path, "--labels", project.folder.path + "/labels.jsonl", "--output",
        project.path + "/calibration.txt",
      ])
  }

  @Test func `a calibration is written, named, used and shown`() async throws {
    let project = try project(140)
    let outcome = try await calibrate(project)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("cross-validated AUC 1"))
    let first = try project.folder.read("project/calibration.txt")
    #expect(first.contains("\n[empathy]\n"))
    #expect(first.contains(" lantern\n"))
    try project.write("tuneboard.yml", "calibration: calibration.txt\n")
    #expect(try await project.report().status == 0)
    #expect(try project.siteText("method.html").contains("Calibrated indicators"))
    let lines = try project.siteText("data/exchanges.jsonl").split(separator: "\n")
    #expect(lines.count == 140)
    // A calibration that the project names already changes nothing about the next one.
    #expect(try await calibrate(project).status == 0)
    #expect(try project.folder.read("project/calibration.txt") == first)
  }

  @Test func `labels of quality become a term of the score`() async throws {
    let project = try project(140)
    let labels = try project.folder.read("labels.jsonl")
      .replacing("\"empathy\":true", with: "\"quality\":5")
      .replacing("\"empathy\":false", with: "\"quality\":2")
    try project.folder.write("labels.jsonl", labels)
    try await project.report()
    let before = try project.exchanges()
    let outcome = try await calibrate(project)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try project.folder.read("project/calibration.txt").contains("\n[quality]\n"))
    try project.write("tuneboard.yml", "calibration: calibration.txt\n")
    try await project.report()
    let after = try project.exchanges()
    for (old, new) in zip(before, after) {
      let isLantern = Int(new.conversation.dropFirst())?.isMultiple(of: 2) == true
      #expect(isLantern ? new.score > old.score : new.score < old.score, "\(new.conversation)")
    }
    #expect(try project.siteText("method.html").contains("taste"))
  }

  @Test func `with too few labels nothing is written`() async throws {
    let project = try project(40)
    let outcome = try await calibrate(project)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("empathy: not fitted; too few labels: 20 yes and 20 no"))
    #expect(!(try FolderTree(of: project.path).files.contains("calibration.txt")))
  }

  @Test(arguments: [
    ("calibration: gone.txt", "calibration cannot be read"),
    ("calibration: ../secret.txt", "not a path inside the project folder"),
    ("calibration: bad.txt", "bad.txt:1:1: error: the first line is not"),
  ]) func `a calibration that cannot be used is reported, and the rules hold`(
    _ configuration: String, _ message: String
  ) async throws {
    let project = try Project.sound()
    try project.write("tuneboard.yml", configuration + "\n")
    try project.write("bad.txt", "nonsense\n")
    let outcome = try await project.report()
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(try project.exchanges().count == 2)
  }
}
