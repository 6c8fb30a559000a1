import Foundation
import Project
import Storage
import TestSupport
import Testing

/// What tells whoever watches a folder that something in it changed.
struct FolderStateTests {
  @Test func `a file that is written, and one that is deleted, are changes`() throws {
    let folder = try TemporaryFolder()
    let empty = FolderState(of: [folder.path], excluding: [])
    try folder.write("a.md", "a")
    let written = FolderState(of: [folder.path], excluding: [])
    #expect(written != empty)
    #expect(FolderState(of: [folder.path], excluding: []) == written)
    #expect(FolderState(of: [folder.path], excluding: [folder.path + "/a.md"]) == empty)
  }

  @Test func `that something cannot be looked at is told from its not being there`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/self"
    let absent = FolderState(of: [path], excluding: [])
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "self")
    let unread = FolderState(of: [path], excluding: [])
    #expect(unread != absent)
    #expect(FolderState(of: [path], excluding: []) == unread)
  }
}
