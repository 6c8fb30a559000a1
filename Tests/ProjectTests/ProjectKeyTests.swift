import Bytes
import Dataset
import Findings
import Storage
import TestSupport
import Testing

@testable import Project

@Suite("A project's key")
struct ProjectKeyTests {
  private let bytes = [UInt8](0..<32)

  @Test("is read as it was written, and for its owner alone")
  func roundTrip() throws {
    let folder = try TemporaryFolder()
    #expect(try ProjectKey.load(from: folder.path) == nil)
    try ProjectKey(bytes).create(in: folder.path)
    let key = try #require(try ProjectKey.load(from: folder.path))
    #expect(key.hash.hash([1]) == HMAC(key: bytes).hash([1]))
    #expect(try Disk.read(folder.path + "/tuneboard.key").count == 65)
  }

  @Test("does not take the place of anything, a link included")
  func creation() throws {
    let folder = try TemporaryFolder()
    try ProjectKey(bytes).create(in: folder.path)
    #expect(throws: DiskError.self) { try ProjectKey(bytes).create(in: folder.path) }
  }

  @Test(
    "that cannot be read is no key at all",
    arguments: ["", "00", String(repeating: "0g", count: 32), String(repeating: "+1", count: 32)])
  func damage(text: String) throws {
    let folder = try TemporaryFolder()
    try Disk.create(folder.path + "/tuneboard.key", Array(text.utf8))
    #expect(throws: ProjectKeyError.damaged) { try ProjectKey.load(from: folder.path) }
  }
}
