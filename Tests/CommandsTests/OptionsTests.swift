import Foundation
import TestSupport
import Testing

@testable import Commands

struct OptionsTests {
  /// A project with small goals whose data meets them.
  private func readyProject() throws -> Project {
    try Project([
      "conversations/sound.md": Sample.conversation,
      "tuneboard.yml": """
      thresholds: {accept: 0, flag: 0}
      metrics:
        length: {share: [0 %, 100 %]}
        question: [0 %, 100 %]
        empathy: [0 %, 100 %]
        context: [0 %, 100 %]
      volume: {minimum: 1, target: 2, optimal: 3}
      topics: {other: {goal: 100 %}}
      consent: {default: granted}
      """,
    ])
  }

  @Test func `the version is printed`() async throws {
    let outcome = try await Tuneboard.run(["--version"])
    #expect(outcome.status == 0)
    #expect(outcome.output == toolVersion + "\n")
    #expect(outcome.errors == "")
  }

  @Test(arguments: [[], ["report"], ["check"], ["init"], ["evaluate"], ["calibrate"]])
  func `help has an example`(_ command: [String]) async throws {
    let outcome = try await Tuneboard.run(command + ["--help"])
    #expect(outcome.status == 0)
    expectPieces(
      ["Example:", "tuneboard \(command.first ?? "report") companion", "USAGE: tuneboard"],
      in: outcome.output)
  }

  @Test(arguments: [
    (["report", "--jobs", "0"], "--jobs takes a whole number from 1 up"),
    (["check", "--jobs", "-3"], "jobs"),
    (["check", "--jobs", "two"], "The value 'two' is invalid"),
    (["report", "--date", "tomorrow"], "--date 'tomorrow' is not a day: write YYYY-MM-DD"),
    (["check", "--date", "2026-02-30"], "--date '2026-02-30' is not a day"),
    (["report", "--templates", "nowhere"], "--templates 'nowhere' does not exist"),
    (["report", "--colour"], "Unknown option '--colour'"),
    (["report", "a", "b"], "Unexpected argument 'b'"),
    (["polish"], "Unexpected argument 'polish'"),
  ])
  func `a wrong command line ends with status 64`(
    _ arguments: [String], _ message: String
  ) async throws {
    let project = try Project.sound()
    let outcome = try await Tuneboard.run(arguments, in: project.path)
    #expect(outcome.status == 64)
    expectPieces([message], in: outcome.errors)
    #expect(try FolderTree(of: project.path).files == ["conversations/sound.md"])
  }

  @Test func `quiet leaves standard error empty whatever is found`() async throws {
    let project = try Project.sound()
    try project.write("conversations/bad.md", "**User:** Hi\0.\n\n**Robot:** Hello.\n")
    let report = try await project.report(["--quiet"])
    #expect(report.status == 65)
    #expect(report.errors == "")
    let check = try await project.check(["--quiet"])
    #expect(check.status == 65)
    #expect(check.errors == "")
    #expect(!check.output.contains("nul-byte"))
  }

  @Test func `strict and check end with the status of the gate`() async throws {
    let ready = try readyProject()
    let strict = try await ready.report(["--strict"])
    #expect(strict.status == 0, "\(strict.output)")
    expectPieces(["Ready to train"], in: strict.output)
    let check = try await ready.check()
    #expect(check.status == 0)
    expectPieces(["Ready to train"], in: check.output)

    let sound = try Project.sound()
    #expect(try await sound.report().status == 0)
    #expect(try await sound.report(["--strict"]).status == 1)
    #expect(try sound.siteTree().files.contains("index.html"))
    let notReady = try await sound.check()
    #expect(notReady.status == 1)
    expectPieces(["Not ready to train yet", "1. There are too few examples."], in: notReady.output)

    // What could not be read weighs more than a gate.
    try ready.write("conversations/empty-talk.md", "---\nid: x\n\n" + Sample.exchange("work"))
    #expect(try await ready.report(["--strict"]).status == 65)
    #expect(try await ready.check().status == 65)
  }

  @Test func `check writes nothing`() async throws {
    let project = try Project.sound()
    let before = try FolderTree(of: project.folder.path)
    try await project.check()
    #expect(try FolderTree(of: project.folder.path) == before)
  }

  @Test func `there are no escape codes where there is no terminal`() async throws {
    let project = try Project(["conversations/role.md": "**Robot:** Hi.\n"])
    for outcome in [try await project.report(), try await project.check()] {
      #expect(!(outcome.output + outcome.errors).contains("\u{1B}"))
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
  func `a terminal gets colours unless NO_COLOR is set`() async throws {
    let project = try Project(["conversations/role.md": "**Robot:** Hi.\n"])
    let script = #"script -qec "'$TUNEBOARD' check '$1'" /dev/null < /dev/null"#
    let coloured = try await Tuneboard.shell(script, [project.path])
    expectPieces(["\u{1B}[31merror\u{1B}[0m: "], in: coloured.output)
    let plain = try await Tuneboard.shell("export NO_COLOR=1; " + script, [project.path])
    #expect(!plain.output.contains("\u{1B}[31m"))
  }

  @Test func `control characters of the input do not reach the terminal`() async throws {
    let steering = "\u{1B}]0;owned\u{7}\u{1B}[2J\u{9B}31m"
    let project = try Project([
      "conversations/\(steering)\n.md": "**Robot:** Hi.\n",
      "conversations/id.md": "---\nid: \"\\e[2J\"\n---\n\n" + Sample.exchange("work"),
      "conversations/twin.md": "---\nid: \"\\e[2J\"\n---\n\n" + Sample.exchange("home"),
      "tuneboard.yml":
        "name: \"\\e[2J\"\n\"\\e[31m\": 1\ntopics: {\"\\e[7mx\": {title: \"\\e[5m\", goal: 100 %}}\n",
    ])
    for outcome in [try await project.report(), try await project.check()] {
      let text = outcome.output + outcome.errors
      let raw = text.unicodeScalars.filter {
        $0.properties.generalCategory == .control && $0 != "\n"
      }
      #expect(raw.isEmpty, "\(raw.map(\.value))")
      #expect(text.contains("\u{FFFD}"))
    }
  }

  @Test(arguments: [1, 2])
  func `a reader that goes away changes nothing`(_ stream: Int) async throws {
    let project = try Project.sound()
    for number in 0..<30 {
      try project.write("conversations/\(number).md", "**Robot:** Hi \(number).\n")
    }
    let redirection = stream == 1 ? "2>&1 | true" : "2>&1 >/dev/null | head -1"
    let outcome = try await Tuneboard.shell(
      #"{ "$TUNEBOARD" report "$1" --output "$2"; echo $? > "$2.status"; } "# + redirection,
      [project.path, project.site])
    #expect(outcome.status == 0)
    #expect(try project.folder.read("site.status") == "65\n")
    #expect(try project.exchanges().count == 2)
  }

  @Test func `templates of the project and of the command line stand in for the built-in ones`()
    async throws
  {
    let project = try Project.sound()
    try project.write("Templates/pages/index.mustache", "project {{name}}")
    try await project.report()
    #expect(try project.siteText("index.html") == "project Training data")
    try project.folder.write("mine/pages/index.mustache", "mine")
    try await project.report(["--templates", project.folder.path + "/mine"])
    #expect(try project.siteText("index.html") == "mine")
  }

  @Test func `a project's own cue list adds a language, and one of another name is reported`()
    async throws
  {
    // Esperanto, which no built-in list knows.
    let project = try Project([
      "conversations/eo.md": """
      **User:** Mi estas tre laca hodiaŭ kaj la laboro ne iras al mi.

      **Assistant:** Kio estas la plej malfacila en la laboro hodiaŭ?

      """
    ])
    try await project.report()
    #expect(!(try project.siteText("data/exchanges.jsonl").contains(#""language":"eo""#)))
    try project.write(
      "Templates/cues/eo.txt",
      "[words function]\nmi vi la estas kaj ne al en tre plej hodiaŭ kio\n"
        + "[words question-word]\nkio kie kiam\n[words second-person]\nvi via\n"
        + "[invitation 0.9]\nrakontu al mi pli\n")
    let outcome = try await project.report()
    #expect(outcome.status == 0)
    let line = try project.siteText("data/exchanges.jsonl")
    #expect(line.contains(#""language":"eo""#))
    #expect(!line.contains(#""question":null"#))
    try project.write("Templates/cues/my list.txt", "[words function]\nso\n")
    let second = try await project.report()
    #expect(second.status == 65)
    #expect(second.errors.contains("cues/my list.txt: error: cue list is not used"))
  }

  @Test func `relatedness is told unless the project switches it off`() async throws {
    let project = try Project([
      "conversations/a.md":
        "**User:** My knee hurts after each run.\n\n**Assistant:** Rest your knee first.\n"
    ])
    try await project.report()
    #expect(try !project.siteText("data/exchanges.jsonl").contains(#""relatedness":null"#))
    try project.write("tuneboard.yml", "relatedness: false\n")
    try await project.report()
    #expect(try project.siteText("data/exchanges.jsonl").contains(#""relatedness":null"#))
    try project.write("tuneboard.yml", "relatedness: sometimes\n")
    let outcome = try await project.report()
    #expect(
      outcome.errors.contains("tuneboard.yml:1:14: error: 'relatedness' is neither true nor false"))
  }

  @Test func `places lead to their lines at the commit`() async throws {
    let project = try Project([
      "conversations/a b.md": "**User:** I lost my dog today.\n\n**Assistant:** Ok.\n"
    ])
    try project.write(
      "tuneboard.yml", "source-url: https://git.example.com/x/blob/{commit}/{path}#L{line}\n")
    let without = try await project.report()
    #expect(without.errors.contains("'source-url' asks for a commit, and the project is in no git"))
    #expect(!(try project.siteText("flagged.html").contains("git.example.com")))
    let commit = String(repeating: "5f", count: 20)
    try await project.report(environment: ["GITHUB_SHA": commit])
    let link = "<a href=\"https://git.example.com/x/blob/\(commit)/conversations/a%20b.md#L3\">"
    #expect(try project.siteText("flagged.html").contains(link))
    #expect(try project.siteText("flagged-source-mined.html").contains(link))
    for wrong in [
      "javascript:alert(1)//{path}", "https://example.com/", "[1]",
      "https://me:s3cret@example.com/{path}",
    ] {
      try project.write("tuneboard.yml", "source-url: \"\(wrong)\"\n")
      let outcome = try await project.report()
      #expect(outcome.errors.contains("tuneboard.yml:1:13: error: 'source-url' is not"))
      #expect(!(try project.siteText("flagged.html").contains("javascript:")))
    }
  }

  @Test func `a watched project is written again when a file changes, also after an error`()
    async throws
  {
    let project = try Project.sound()
    let run = try Tuneboard.start([
      Tuneboard.path, "report", project.path, "--output", project.site, "--watch", "--quiet",
    ])
    defer { run.kill() }
    func wait(for count: Int) async throws {
      // As long as it takes; the run of the tests has an end of its own.
      while (try? project.exchanges().count) != count {
        try await Task.sleep(for: .milliseconds(20))
      }
    }
    try await wait(for: 2)
    try project.write("conversations/more.md", Sample.exchange("my first swim"))
    try await wait(for: 3)
    try project.write("tuneboard.yml", "name: [")
    try project.write("conversations/again.md", Sample.exchange("my first run"))
    try await wait(for: 4)
    #expect(!FileManager.default.fileExists(atPath: project.path + "/history.jsonl"))
  }
}
