import Foundation
import TestSupport

/// The Swift files of the repository.
enum SourceTree {
  struct File {
    /// From the repository's root.
    var path: String
    var fullPath: String
  }

  /// - Returns: The files of some folders and the folders in them, by their paths.
  static func swiftFiles(in folders: [String]) throws -> [File] {
    try folders.flatMap { folder in
      try FileManager.default.subpathsOfDirectory(atPath: Repository.path + "/" + folder)
        .filter { $0.hasSuffix(".swift") }.sorted()
        .map { folder + "/" + $0 }.map { File(path: $0, fullPath: Repository.path + "/" + $0) }
    }
  }
}
