import Foundation
import TestSupport
import Testing

/// The validation part as a team meets it: the finding, the reason, the gate.
struct HoldoutTests {
  private static let topics = [
    "my first marathon", "the new job", "moving house", "the exam in May", "my sleep",
    "our savings",
    "the long commute", "my knee", "a talk at work", "learning to swim", "the family dinner",
    "quitting sugar", "my garden", "the choir concert", "a hard winter", "my driving test",
    "the night shifts", "an old friend", "my thesis", "the dentist", "our wedding", "the big race",
    "a lost letter", "my piano",
  ]

  private func write(_ project: Project, participant: (Int) -> String) throws {
    for (number, topic) in Self.topics.enumerated() {
      try project.write(
        "conversations/\(number).md",
        "---\nconsent: granted\nparticipant: \(participant(number))\n---\n\n"
          + Sample.exchange(topic))
    }
    try project.write("tuneboard.yml", "gates:\n- validation-share >= 5 %\n")
  }

  @Test func `where one participant said all, it is said that nothing can be held out`()
    async throws
  {
    let project = try Project()
    try write(project) { _ in "u-1" }
    let outcome = try await project.report(["--strict"])
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.contains("warning: 0 of 24 lines are held out, less than half of the 10 %"))
    #expect(
      outcome.errors.contains("the largest group of conversations that belong together has 24"))
    #expect(outcome.output.contains("Nothing is held out."))
    #expect(outcome.output.contains("validation-share >= 5 %"))
    let check = try await project.check()
    #expect(check.status == 1 && check.output.contains("[small-validation]"))
  }

  @Test func `where many did, a share of them is held out, and nothing is said`() async throws {
    let project = try Project()
    try write(project) { "u-\($0)" }
    let outcome = try await project.report(["--strict"])
    #expect(!(outcome.errors + outcome.output).contains("held out,"))
    let validation = try project.siteText("data/validation.jsonl").split(separator: "\n").count
    #expect((2...3).contains(validation))
    #expect(outcome.status == 0, "\(outcome.output)")
  }
}
