import Bytes
import Corpus
import Dataset
import Findings
import Foundation
import Privacy
import TestSupport
import Testing

@testable import Project

/// Who is known of a project's ledgers, and who of them is erased.
struct ParticipantsTests {
  private static let head = "| participant | consent |\n| --- | --- |\n"
  private static let key = [UInt8](1...32)

  private func participants(
    _ files: [String: String], key: [UInt8]? = nil
  ) throws -> Participants {
    let folder = try projectFolder(files)
    if let key { try ProjectKey(key).create(in: folder.path) }
    return Participants(of: folder.path)
  }

  private func plainHash(_ name: String) -> String { "sha256:" + SHA256.hex(Array(name.utf8)) }

  @Test func `a project without a ledger has no participants, and nobody is erased`() throws {
    let none = try participants([:])
    #expect(none.files.isEmpty && none.findings.isEmpty)
    #expect(none.ledger == ConsentLedger())
    #expect(!none.isErased("u-1"))
  }

  @Test(arguments: ["consent.md", "CONSENT.md", "Consent.MD", "consent.markdown"])
  func `a ledger is known by its name in any letter case`(_ name: String) throws {
    let read = try participants([name: Self.head + "| u-1 | granted |\n| u-2 | denied |\n"])
    #expect(read.files == [name])
    #expect(read.ledger.granted.contains(ComparedName("u-1").exact))
    #expect(read.ledger.refused.contains(ComparedName("u-2").loose))
  }

  @Test(arguments: ["consent.md~", ".consent.md", "consent.txt", "my-consent.md", "consents.md"])
  func `what an editor left, or only sounds alike, is none`(_ name: String) {
    #expect(!isLedgerName(name))
  }

  @Test func `of two ledgers all rows hold, and it is said`() throws {
    let both = try participants([
      "consent.md": Self.head + "| u-1 | granted |\n",
      "Consent.markdown": Self.head + "| u-1 | denied |\n| u-2 | granted |\n",
    ])
    #expect(both.files.count == 2)
    #expect(both.ledger.refused.contains(ComparedName("u-1").loose))
    #expect(
      both.findings.contains { $0.code == .invalidConsent && $0.summary.contains("2 ledgers") })
  }

  @Test func `a ledger that cannot be read suspends all permissions`() throws {
    let folder = try projectFolder(["elsewhere.md": Self.head + "| u-1 | granted |\n"])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/consent.md", withDestinationPath: folder.path + "/elsewhere.md")
    let linked = Participants(of: folder.path)
    let inFolder = try participants(["consent.md/inside.txt": ""])
    for read in [linked, inFolder] {
      #expect(read.ledger.isSuspended)
      #expect(read.findings.map(\.code) == [.unreadableFile])
    }
  }

  @Test(arguments: ["u-7", "U-7", "u\u{2011}7", "kim, u-7", "u-7; kim"])
  func `who is erased by name is erased however the name is typed`(_ name: String) throws {
    let read = try participants(["consent.md": Self.head + "| u-7 | erased |\n"])
    #expect(read.isErased(name))
    #expect(!read.isErased("u-71") && !read.isErased("u"))
  }

  @Test func `a tombstone of the project's key tells its participant and nobody else`() throws {
    let tombstone = tombstone(of: "u-7", ProjectKey(Self.key))
    let ledger = ["consent.md": Self.head + "| \(tombstone.text) | erased |\n"]
    let read = try participants(ledger, key: Self.key)
    #expect(read.findings.isEmpty, "\(read.findings)")
    #expect(read.isErased("u-7") && read.isErased("U-7"))
    #expect(!read.isErased("u-8"))
    // The same name under another key has another tombstone.
    #expect(Project.tombstone(of: "u-7", ProjectKey([UInt8](2...33))) != tombstone)
    #expect(Project.tombstone(of: "U-7", ProjectKey(Self.key)) == tombstone)
  }

  @Test(arguments: [nil, [UInt8](2...33)])
  func `without the key that they were erased with, whoever is named may be erased`(_ key: [UInt8]?)
    throws
  {
    let tombstone = tombstone(of: "u-7", ProjectKey(Self.key))
    let read = try participants(
      ["consent.md": Self.head + "| \(tombstone.text) | erased |\n"], key: key)
    #expect(read.ledger.hasUnreadableTombstones)
    #expect(read.findings.map(\.code) == [.invalidConsent])
    var named = Attributes()
    named.participant = "somebody-else"
    #expect(read.isErased(named))
    #expect(!read.isErased(Attributes()))
  }

  @Test func `a hash of an earlier version tells the name as it was typed then`() throws {
    let read = try participants(["consent.md": Self.head + "| \(plainHash("u-7")) | erased |\n"])
    #expect(read.isErased("u-7"))
    #expect(!read.isErased("u-8"))
  }

  @Test func `a path hides an erased name, and no longer word that has it in it`() throws {
    let read = try participants([
      "consent.md": Self.head + "| u-7 | erased |\n| kim berg | erased |\n"
    ])
    func hidden(_ path: String) -> String { read.hidingErased(Masker().path(path)).text }
    #expect(hidden("conversations/u-7.md") == "conversations/[ERASED].md")
    #expect(hidden("conversations/2026 u-7 b/c.md") == "conversations/2026 [ERASED] b/c.md")
    #expect(hidden("conversations/u-71.md") == "conversations/u-71.md")
    #expect(hidden("conversations/c.md") == "conversations/c.md")
  }
}
