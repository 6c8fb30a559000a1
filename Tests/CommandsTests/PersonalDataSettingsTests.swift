import TestSupport
import Testing

/// What a team wants masked is masked, or nothing is written, however its configuration is broken.
struct PersonalDataSettingsTests {
  private static let secret = "Heron"

  private func project(_ configuration: String, named name: String = "tuneboard.yml") throws
    -> Project
  {
    let project = try Project.sound()
    try project.write(
      "conversations/heron.md",
      """
      ---
      title: About Heron
      consent: granted
      ---

      **User:** The plan for Heron keeps me awake at night.

      **Assistant:** Heron seems to follow you into bed. What would help you to put it down?

      """)
    try project.write(name, configuration)
    return project
  }

  @Test(arguments: [
    "personal-data: {deny: [Heron]}\n",
    "personal-data:\n  deny: Heron\n",
    "personal-data: {deny: [{Heron: the project}]}\n",
    "personal-data: {deny: [[Heron]]}\n",
    "personal-data: {denied: [Heron]}\n",
    "personal-data: {words: [Heron]}\n",
    "personal-data: [Heron]\n",
    "personal-data:\n  - deny: [Heron]\n",
    "personal_data: {deny: [Heron]}\n",
    "personaldata: {allow: [Heron], deny: [Heron]}\n",
    "Personal-Data: {deny: [Heron], keep: [CUSTOM]}\n",
    "deny: [Heron]\n",
    "dataset:\n  personal-data: {deny: [Heron]}\n",
    "personal-data: {allow: Heron, deny: [Heron]}\n",
  ])
  func `a value that is meant to be denied is masked`(_ configuration: String) async throws {
    let project = try project(configuration)
    _ = try await project.report()
    let tree = try FolderTree(of: project.site)
    #expect(!tree.files.isEmpty)
    for path in tree.files {
      #expect(!(try project.siteText(path).contains(Self.secret)), "\(path)")
    }
  }

  @Test(arguments: [
    ("name: a\nname: b\npersonal-data: {deny: [Heron]}\n", "tuneboard.yml"),
    ("personal-data: {deny: [Heron]\n", "tuneboard.yml"),
    ("personal-data: {deny: [Heron]}\npersonal-data: {keep: [URL]}\n", "tuneboard.yml"),
    ("name: a\n---\npersonal-data: {deny: [Heron]}\n", "tuneboard.yml"),
    ("personal-data: {deny: [Heron]}\n", "tuneboard.yaml"),
    ("personal-data: {deny: [Heron]}\n", ".tuneboard.yml"),
    ("personal-data: {deny: [Heron]}\n", "Tuneboard.yml"),
  ])
  func `nothing is written when nobody knows what is denied`(
    _ configuration: String, _ name: String
  ) async throws {
    let project = try project(configuration, named: name)
    let output = project.folder.path + "/out"
    for arguments in [
      ["report", project.path, "--output", output], ["check", project.path],
      ["export", project.path, "--output", output], ["redact", project.path, "--output", output],
      ["convert", project.path, "--output", output],
      ["review", project.path, "--reviewer", "anna", "--date", Sample.day],
    ] {
      let outcome = try await Tuneboard.run(arguments)
      #expect(outcome.status == 65, "\(arguments[0])")
      expectPieces(["\(name):", "error: nothing was written"], in: outcome.errors)
      #expect(!(outcome.output + outcome.errors).contains(Self.secret), "\(arguments[0])")
    }
    #expect(try FolderTree(of: project.folder.path).files.allSatisfy { !$0.hasPrefix("out") })
  }

  @Test func `a type that is not known drops all types, until it is mended`() async throws {
    let project = try project("personal-data: {drop: [PHONE]}\n")
    try project.write(
      "conversations/call.md",
      """
      ---
      consent: granted
      ---

      **User:** I wrote to jo@example.org and nobody answered.

      **Assistant:** Waiting for an answer is tiring. What did you hope to hear?

      """)
    let outcome = try await project.report()
    expectPieces(
      ["'PHONE' is no type of personal data", "any type are dropped"], in: outcome.errors)
    let dataset =
      try project.siteText("data/train.jsonl") + project.siteText("data/validation.jsonl")
    #expect(!dataset.isEmpty)
    #expect(!dataset.contains("nobody answered"))
  }
}
