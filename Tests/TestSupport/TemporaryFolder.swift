public import Foundation

/// A folder for one test, deleted with all that is in it when the test is over.
public final class TemporaryFolder: Sendable {
  public let path: String

  public init() throws {
    let url = FileManager.default.temporaryDirectory
      .appending(path: "tuneboard-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    // Resolved: on some systems the temporary folder is behind a link.
    path = url.resolvingSymlinksInPath().path
  }

  deinit {
    // Folders that a test made unreadable must be deletable again.
    let manager = FileManager.default
    if let walk = manager.enumerator(atPath: path) {
      for case let name as String in walk {
        try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path + "/" + name)
      }
    }
    try? manager.removeItem(atPath: path)
  }

  /// Writes a file below the folder, making the folders above it.
  public func write(_ name: String, _ bytes: [UInt8]) throws {
    let url = URL(filePath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  public func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  public func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path + "/" + name)), as: UTF8.self)
  }

  /// Every file below the folder with its bytes.
  public func snapshot() throws -> [String: Data] {
    var files: [String: Data] = [:]
    guard let walk = FileManager.default.enumerator(atPath: path) else { return files }
    for case let name as String in walk {
      let type = try FileManager.default.attributesOfItem(atPath: path + "/" + name)[.type]
      if type as? FileAttributeType == .typeRegular {
        files[name] = try Data(contentsOf: URL(filePath: path + "/" + name))
      }
    }
    return files
  }
}
