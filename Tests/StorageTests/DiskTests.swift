import Foundation
import Storage
import TestSupport
import Testing

@testable import Project

/// What is read is a file, and what is written goes through no link.
struct DiskTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path }

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("victim.txt", "precious")
  }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path + "/" + name, withDestinationPath: target)
  }

  @Test func `a pipe, a device or a file of the system's making is refused at once`() throws {
    try #require(mkfifo(path + "/pipe", 0o600) == 0)
    try link("zero", to: "/dev/zero")
    var names = ["pipe", "zero"]
    if FileManager.default.fileExists(atPath: "/proc/self/environ") {
      try link("environment", to: "/proc/self/environ")
      names.append("environment")
    }
    for name in names {
      #expect(throws: DiskError.self) { try Disk.read(path + "/" + name) }
      #expect(throws: DiskError.self) { try FileStream(path + "/" + name) }
    }
    #expect(throws: DiskError.self) { try Disk.append([65], to: path + "/pipe") }
  }

  @Test func `nothing is created, replaced or added to through a link`() throws {
    try link("link", to: "victim.txt")
    try link("new", to: "nowhere")
    for name in ["link", "new"] {
      #expect(throws: DiskError.self) { try Disk.create(path + "/" + name, [65]) }
      #expect(throws: DiskError.self) { try Disk.replace(path + "/" + name, with: [65]) }
      #expect(throws: DiskError.self) { try Disk.append([65], to: path + "/" + name) }
      #expect(throws: DiskError.self) { try Disk.append(to: path + "/" + name) { _ in [65] } }
      #expect(throws: DiskError.self) { _ = try DiskFile(creating: path + "/" + name) }
    }
    #expect(try folder.read("victim.txt") == "precious")
    #expect(try Disk.list(path) == ["link", "new", "victim.txt"])
  }

  @Test func `a file is replaced with its permissions, and nothing else stays`() throws {
    try folder.write("a.txt", "old")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: path + "/a.txt")
    try Disk.replace(path + "/a.txt", with: Array("new".utf8))
    #expect(try folder.read("a.txt") == "new")
    let mode = try FileManager.default.attributesOfItem(atPath: path + "/a.txt")
    #expect(mode[.posixPermissions] as? Int == 0o640)
    #expect(try Disk.list(path) == ["a.txt", "victim.txt"])
  }
}
