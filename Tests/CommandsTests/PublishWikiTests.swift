import Foundation
import TestSupport
import Testing

/// `tuneboard publish` against real git repositories.
struct PublishWikiTests {
  private let project: Project
  private var folder: String { project.folder.path }
  private var wiki: String { folder + "/wiki.git" }

  init() async throws {
    project = try Project.sound()
    try await project.report()
    try await git(["init", "--quiet", "--bare", "--initial-branch=main", "wiki.git"])
  }

  /// Runs git as somebody, away from this machine's own configuration.
  @discardableResult
  private func git(_ arguments: [String], in path: String = "") async throws -> String {
    let outcome = try await Tuneboard.execute(
      ["/usr/bin/env", "git", "-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"]
        + arguments, in: folder + "/" + path, environment: environment)
    #expect(outcome.status == 0, "git \(arguments): \(outcome.errors)")
    return outcome.output
  }

  private var environment: [String: String] {
    ["HOME": folder, "GIT_CONFIG_NOSYSTEM": "1", "XDG_CONFIG_HOME": folder]
  }

  private func publish(_ options: [String] = []) async throws -> Tuneboard.Outcome {
    try await Tuneboard.run(
      ["publish", project.site, "--wiki", wiki] + options, environment: environment)
  }

  @Test func `a site that shows personal data has no pages for a wiki and is refused`() async throws
  {
    let value = "ann.ilves@mail.example.org"
    try project.write(
      "conversations/mail.md", "**User:** Write to \(value), please.\n\n**Assistant:** I will.\n")
    try await project.report()
    func holders() throws -> [String] {
      let tree = try project.siteTree()
      return tree.files.filter { tree.text($0)?.contains(value) == true }.sorted()
    }
    #expect(try holders() == [])
    let shown = try await project.report(["--show-personal-data"])
    #expect(try holders() == ["data/personal-data.jsonl", "personal-data.html"])
    #expect(!shown.output.contains(value) && !shown.errors.contains(value))
    #expect(try !project.siteTree().files.contains { $0.hasPrefix("wiki") })
    let refusal = try await publish()
    #expect(refusal.status == 64)
    #expect(refusal.errors.contains("shows personal data"))
    try await project.report()
    #expect(try holders() == [])
  }

  /// Writes pages as somebody does.
  private func write(_ pages: [String: String]) async throws {
    try await git(["clone", "--quiet", "wiki.git", "somebody"])
    for (name, text) in pages { try project.folder.write("somebody/\(name)", text) }
    try await git(["add", "--all"], in: "somebody")
    try await git(["commit", "--quiet", "--message", "Write"], in: "somebody")
    try await git(["push", "--quiet", "origin", "HEAD:main"], in: "somebody")
    try FileManager.default.removeItem(atPath: folder + "/somebody")
  }

  private func page(_ name: String) async throws -> String {
    try await git(["show", "main:\(name)"], in: "wiki.git")
  }

  private func commits() async throws -> Int {
    Int(
      try await git(["rev-list", "--count", "main"], in: "wiki.git")
        .trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
  }

  private func names() async throws -> Set<String> {
    Set(
      try await git(["ls-tree", "--name-only", "main"], in: "wiki.git").split(separator: "\n")
        .map(String.init))
  }

  private let ours: Set<String> = [
    ".tuneboard", "Checklist.md", "Coverage.md", "Flagged-Exchanges.md", "Home.md", "_Sidebar.md",
    "tuneboard-badge.svg",
  ]

  @Test func `an empty wiki gets the pages, and no commit when nothing changed`() async throws {
    let first = try await publish()
    #expect(first.status == 0, "\(first.errors)")
    #expect(try await names() == ours)
    #expect(try await page("Home.md") == project.siteText("wiki/Home.md"))
    let again = try await publish()
    #expect(again.status == 0)
    #expect(again.output == "Nothing changed.\n")
    #expect(try await commits() == 1)
  }

  @Test func `only what changed is in the next commit`() async throws {
    _ = try await publish()
    try project.write("conversations/more.md", Sample.exchange("my first swim"))
    try await project.report(["--no-history"])
    let outcome = try await publish()
    #expect(
      outcome.output == "Published: Coverage.md, Home.md\n" || outcome.output.contains("Home.md"))
    let changed = try await git(["show", "--format=", "--name-only", "main"], in: "wiki.git")
    #expect(!changed.contains("_Sidebar.md"))
    #expect(try await commits() == 2)
  }

  @Test func `people's pages stay, also one with the name of ours`() async throws {
    try await write(["Home.md": "Welcome!\n", "Notes.md": "Ours alone.\n"])
    let outcome = try await publish()
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("'Home.md' is somebody's page and was left as it is"))
    #expect(try await page("Home.md") == "Welcome!\n")
    #expect(try await page("Notes.md") == "Ours alone.\n")
    #expect(try await page("Checklist.md") == project.siteText("wiki/Checklist.md"))
    #expect(!(try await page(".tuneboard").contains("Home.md")))
  }

  @Test func `a prefix keeps all our pages apart, with links among themselves`() async throws {
    try await write(["Home.md": "Welcome!\n", "_Sidebar.md": "* [Home](Home)\n"])
    let outcome = try await publish(["--prefix", "Data"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try await page("_Sidebar.md") == "* [Home](Home)\n")
    let home = try await page("Data-Home.md")
    #expect(home.contains("[Checklist](Data-Checklist)"))
    #expect(try await names().contains("Data-Checklist.md"))
  }

  @Test func `a page of ours that is no longer made goes, and a name that leads out does not`()
    async throws
  {
    _ = try await publish()
    try project.folder.write("outside.md", "Precious.\n")
    let list = try await page(".tuneboard")
    try await write([
      "Old.md": "Once ours.\n", ".tuneboard": list + "Old.md\n../../outside.md\n",
    ])
    #expect(try await publish().status == 0)
    #expect(try await names() == ours)
    #expect(try project.folder.read("outside.md") == "Precious.\n")
  }

  @Test func `when somebody pushes meanwhile, ours goes on top of theirs`() async throws {
    try await write(["Notes.md": "First.\n"])
    // A hook that plays somebody who is faster, once.
    try project.folder.write(
      "hooks/pre-push",
      """
      #!/bin/sh
      [ ! -e "\(folder)/done" ] || exit 0
      touch "\(folder)/done"
      unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
      git clone --quiet "\(wiki)" "\(folder)/faster" && cd "\(folder)/faster" || exit 1
      echo Second. > Notes.md
      git -c user.name=A -c user.email=a@example.org commit --quiet --all --message Faster
      git -c core.hooksPath=/dev/null push --quiet origin HEAD:main
      """)
    try await Tuneboard.execute(["/bin/chmod", "+x", folder + "/hooks/pre-push"])
    try project.folder.write(".gitconfig", "[core]\n\thooksPath = \(folder)/hooks\n")
    let outcome = try await publish()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try await page("Notes.md") == "Second.\n")
    #expect(try await page("Home.md") == project.siteText("wiki/Home.md"))
    #expect(try await commits() == 3)
  }

  @Test func `the pages of GitLab's kind have their names in lower case`() async throws {
    #expect(try await publish(["--flavour", "gitlab"]).status == 0)
    #expect(try await names().isSuperset(of: ["home.md", "_sidebar.md"]))
  }

  @Test func `what cannot be published is said, without a password`() async throws {
    let outcome = try await Tuneboard.run(
      [
        "publish", project.site, "--wiki", "https://me:s3cret@localhost:1/wiki.git",
      ], environment: environment)
    #expect(outcome.status == 70)
    #expect(outcome.errors.contains("git clone failed"))
    #expect(!outcome.errors.contains("s3cret"))
    let noSite = try await Tuneboard.run(
      ["publish", folder + "/nowhere", "--wiki", wiki], environment: environment)
    #expect(noSite.status == 64)
    #expect(try await Tuneboard.run(["publish", "--wiki", "--upload-pack=x"]).status == 64)
    #expect(try await publish(["--prefix", "../x"]).status == 64)
  }

  @Test func `a page of ours that somebody changed stays, with its author named, until told`()
    async throws
  {
    _ = try await publish()
    try await write(["Home.md": "A note of mine.\r\n"])
    let kept = try await publish()
    #expect(kept.status == 1)
    expectPieces(
      ["'Home.md' was changed, last by Somebody on ", "'--replace' writes ours over it"],
      in: kept.errors)
    #expect(try await page("Home.md") == "A note of mine.\r\n")
    #expect(try await publish(["--replace"]).status == 0)
    #expect(try await page("Home.md") == project.siteText("wiki/Home.md"))
  }

  @Test func `two projects in one wiki keep apart, and none takes the other's prefix`() async throws
  {
    _ = try await publish()
    let other = try Project([
      "conversations/a.md": Sample.conversation, "tuneboard.yml": "name: B\n",
    ])
    try await other.report()
    func publishOther(_ options: [String]) async throws -> Tuneboard.Outcome {
      try await Tuneboard.run(
        ["publish", other.site, "--wiki", wiki] + options, environment: environment)
    }
    #expect(try await publishOther(["--prefix", "B"]).status == 0)
    #expect(try await names().isSuperset(of: ours.union(["B-Home.md", "B-tuneboard-badge.svg"])))
    #expect(try await page("Home.md") == project.siteText("wiki/Home.md"))
    let refusal = try await publishOther([])
    #expect(refusal.status == 1)
    expectPieces(["are another project's", "'--prefix NAME'"], in: refusal.errors)
    #expect(try await publish(["--prefix", "b"]).status == 1)
    #expect(try await publish().output == "Nothing changed.\n")
  }

  @Test func `a list of the first versions is read as before`() async throws {
    try await write([
      ".tuneboard": "# Pages that Tuneboard writes; all others are left alone.\nHome.md\nOld.md\n",
      "Home.md": "Once ours.\n", "Old.md": "Once ours.\n",
    ])
    #expect(try await publish().status == 0)
    #expect(try await names() == ours)
  }

  @Test func `a list that is a link is followed nowhere, and nothing is published`() async throws {
    try project.folder.write("victim.txt", "precious")
    try await git(["clone", "--quiet", "wiki.git", "somebody"])
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/somebody/.tuneboard", withDestinationPath: folder + "/victim.txt")
    try await git(["add", "--all"], in: "somebody")
    try await git(["commit", "--quiet", "--message", "Link"], in: "somebody")
    try await git(["push", "--quiet", "origin", "HEAD:main"], in: "somebody")
    #expect(try await publish().status == 1)
    #expect(try project.folder.read("victim.txt") == "precious")
    #expect(try await names() == [".tuneboard"])
  }

  @Test func `a folder, or a page by nearly the same name, is a conflict`() async throws {
    try await write(["Home.md/page.md": "Ours.\n", "checklist.mediawiki": "Ours too.\n"])
    let outcome = try await publish()
    #expect(outcome.status == 1)
    expectPieces(
      ["'Home.md' is somebody's folder", "'checklist.mediawiki' is somebody's page"],
      in: outcome.errors)
    #expect(try await page("checklist.mediawiki") == "Ours too.\n")
  }

  @Test(arguments: [
    "https://localhost:1/wiki.git?private_token=s3cret", "https://localhost:1/wiki.git#s3cret",
    "https://localhost:1/ghp_s3crets3crets3cret/wiki.git", "ssh://me:s3cret@localhost/wiki.git",
    "ext::sh -c s3cret",
  ])
  func `an address that would show a secret is refused without it`(_ url: String) async throws {
    let outcome = try await Tuneboard.run(
      ["publish", project.site, "--wiki", url], environment: environment)
    #expect(outcome.status == 64)
    #expect(!(outcome.output + outcome.errors).contains("s3cret"))
  }

  @Test func `nothing stays in the temporary folder`() async throws {
    try project.folder.write("tmp/keep", "")
    var variables = environment
    variables["TMPDIR"] = folder + "/tmp"
    let outcome = try await Tuneboard.run(
      ["publish", project.site, "--wiki", wiki], environment: variables)
    #expect(outcome.status == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/tmp") == ["keep"])
  }
}
