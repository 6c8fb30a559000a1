internal import Export

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// `data/manifest.json`: what a site was made from and what belongs to it.
///
/// It is also how a later run knows which files of an output folder are its own.
struct SiteManifest: Sendable {
  static let path = "data/manifest.json"

  struct Entry: Sendable, Equatable {
    var path: String
    var bytes: Int
    var sha256: String
  }

  var version: String
  var inputs: [Entry]
  var outputs: [Entry]

  /// One entry a line, so that a version control system shows what changed.
  var json: [UInt8] {
    var writer = JSONWriter()
    func entries(_ list: [Entry], _ writer: inout JSONWriter) {
      writer.array {
        for entry in list {
          var line = JSONWriter()
          line.object {
            $0.key("path")
            $0.string(entry.path)
            $0.key("bytes")
            $0.integer(entry.bytes)
            $0.key("sha256")
            // A file that could not be read has none.
            if entry.sha256.isEmpty { $0.null() } else { $0.string(entry.sha256) }
          }
          $0.raw(Array("\n".utf8) + line.take())
        }
      }
    }
    writer.object {
      $0.key("generator")
      $0.string("tuneboard")
      $0.key("version")
      $0.string(version)
      $0.key("inputs")
      entries(inputs, &$0)
      $0.key("outputs")
      entries(outputs, &$0)
    }
    writer.newline()
    return writer.take()
  }

  /// What is read back.
  private struct Stored: Decodable {
    struct Output: Decodable { var path: String }
    var generator: String
    var outputs: [Output]
  }

  /// Whether a folder has a manifest of ours.
  static func exists(in site: String) -> Bool { outputs(of: site) != nil }

  /// The paths of the files that belong to a site, its manifest included; nil when the folder is
  /// not a site of ours. Paths that would lead out of the site are not among them.
  static func outputs(of site: String) -> Set<String>? {
    guard let bytes = try? Disk.read(site + "/" + path),  // no manifest: not ours, not an error
      let stored = try? JSONDecoder().decode(Stored.self, from: Data(bytes)),
      stored.generator == "tuneboard"
    else { return nil }
    var paths = Set(stored.outputs.map(\.path))
    paths = paths.filter {
      !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..") && !$0.isEmpty
    }
    paths.insert(path)
    return paths
  }
}
