import Testing

@testable import Project

/// No secret of an address is where others can see it.
struct WikiAddressTests {
  private func address(
    _ text: String, _ given: WikiAddress.Credentials? = nil
  ) throws -> WikiAddress { try WikiAddress(text, given: given, workingFolder: "/home/anna") }

  @Test func `a password goes by the environment, and masks what git says`() throws {
    let address = try address("https://anna:pass%2Fword@wiki.example:8443/team/companion.git")
    #expect(address.argument == "tuneboard-wiki:")
    #expect(address.shown == "https://wiki.example:8443/…")
    #expect(
      address.environment
        == ["TUNEBOARD_GIT_USER=anna", "TUNEBOARD_GIT_PASSWORD=pass/word"])
    #expect(!address.settings.contains { ($0.key + $0.value).contains("word@") })
    let said = address.masked("fatal: https://anna:pass%2Fword@wiki.example:8443/x pass/word")
    #expect(!said.contains("pass"))
  }

  @Test func `a token of the environment goes with the name in the URL`() throws {
    let given = WikiAddress.Credentials(user: "x-access-token", password: "t0ken")
    #expect(
      try address("https://wiki.example/a.git", given).environment.first
        == "TUNEBOARD_GIT_USER=x-access-token")
    #expect(
      try address("https://anna@wiki.example/a.git", given).environment.first
        == "TUNEBOARD_GIT_USER=anna")
  }

  @Test(arguments: [
    "training2026.wiki.git", "companion-v2-data.wiki.git", "team-2024-q3-notes",
    "sk-companion-wiki",
  ])
  func `names of repositories are no tokens`(_ name: String) throws {
    #expect(try address("https://wiki.example/team/\(name)").settings.count == 1)
  }

  @Test func `a folder is found from where the command runs`() throws {
    #expect(try address("wiki.git").argument == "/home/anna/wiki.git")
    #expect(try address("/else/a1b2c3d4e5f6.git").argument == "/else/a1b2c3d4e5f6.git")
    #expect(try address("git@wiki.example:team/a.git").shown == "wiki.example:…")
  }
}
