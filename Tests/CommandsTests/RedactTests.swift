import Foundation
import TestSupport
import Testing

/// `tuneboard redact` and `tuneboard explain`.
struct RedactTests {
  @Test func `personal data goes from text, front matter and names, and nothing else`() async throws
  {
    let project = try Project([
      "conversations/jo@example.org.md":
        "---\nid: a\nparticipant: jo@example.org\n---\n\n**User:** Mail ann\\_lee@example.com or call "
        + "+49 30 901820.\n\n**Assistant:** I will \\*not\\*.\n",
      "conversations/plain.md": Sample.conversation,
    ])
    let output = project.folder.path + "/masked"
    let outcome = try await Tuneboard.run(["redact", project.path, "--output", output])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("2 files written to"))
    let tree = try FolderTree(of: output)
    #expect(tree.files == ["conversations/[EMAIL_ADDRESS].md", "conversations/plain.md"])
    let text = try #require(tree.text("conversations/[EMAIL_ADDRESS].md"))
    #expect(!text.contains("jo@") && !text.contains("ann") && !text.contains("901820"))
    #expect(text.contains("I will \\*not\\*."))
    #expect(text.contains("participant: [EMAIL_ADDRESS]"))
    #expect(tree.text("conversations/plain.md") == Sample.conversation)
    #expect(try await Tuneboard.run(["redact", project.path, "--output", output]).status == 64)
    #expect(try await Tuneboard.run(["redact", "/nowhere", "--output", output + "2"]).status == 64)
  }

  @Test func `every code is explained, and an unknown one is refused`() async throws {
    let all = try await Tuneboard.run(["explain"])
    let codes = all.output.split(separator: "\n").compactMap { $0.split(separator: " ").first }
    #expect(codes.count > 60)
    #expect(Set(codes).count == codes.count)
    let one = try await Tuneboard.run(["explain", "stock-opener"])
    #expect(one.output.contains("To do: "))
    #expect(try await Tuneboard.run(["explain", "nothing-such"]).status == 64)
  }
}
