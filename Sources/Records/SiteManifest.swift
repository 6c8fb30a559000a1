internal import Bytes

/// `data/manifest.json`: what a site was made from and what belongs to it.
///
/// It is also how a later run knows which files of an output folder are its own. What each line of the dataset was made
/// from stands at its end, one ``ManifestExample`` a line.
package struct SiteManifest: Equatable, Sendable {
  package static let path = "data/manifest.json"
  private static let generator = "tuneboard"

  package struct Entry: Sendable, Equatable {
    package var path: String
    package var bytes: Int
    /// 64 hexadecimal digits; empty for a file that could not be read.
    package var sha256: String

    package init(path: String, bytes: Int, sha256: String) {
      self.path = path
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  package var version: String
  package var inputs: [Entry]
  package var outputs: [Entry]
  /// 16 hexadecimal digits that tell the project from others of its name; nil where it has no key.
  package var project: String?

  package init(version: String, inputs: [Entry], outputs: [Entry], project: String? = nil) {
    self.version = version
    self.inputs = inputs
    self.outputs = outputs
    self.project = project
  }

  /// Reads a manifest, of this version or another; nil for what is none of ours.
  package init?(reading bytes: [UInt8]) {
    let json: JSON
    // What is no JSON is none of ours, which is no error.
    do throws(JSONError) { json = try JSONReader.read(bytes, .strict).value } catch { return nil }
    guard json["generator"]?.text == Self.generator, let outputs = json["outputs"]?.array else {
      return nil
    }
    func entries(_ list: [JSON]) -> [Entry]? {
      let entries = list.compactMap { entry in
        entry["path"]?.text.map {
          Entry(path: $0, bytes: entry["bytes"]?.integer ?? 0, sha256: entry["sha256"]?.text ?? "")
        }
      }
      return entries.count == list.count ? entries : nil
    }
    guard let outputs = entries(outputs) else { return nil }
    self.init(
      version: json["version"]?.text ?? "", inputs: entries(json["inputs"]?.array ?? []) ?? [],
      outputs: outputs, project: json["project"]?.text)
  }

  /// The paths of the files that belong to the site, the manifest included; without those that would lead out of it.
  package var ownPaths: Set<String> {
    Set(outputs.map(\.path)).filter {
      !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..") && !$0.isEmpty
    }.union([Self.path])
  }

  /// The manifest without examples.
  package var json: [UInt8] { head + Self.tail }

  /// What stands behind the examples.
  package static let tail = Array("]}\n".utf8)

  /// All but the examples and ``tail``: one entry a line, so that a version control system shows what changed.
  package var head: [UInt8] {
    var writer = JSONWriter()
    func entries(_ list: [Entry], _ writer: inout JSONWriter) {
      writer.array {
        for entry in list {
          var line = JSONWriter()
          line.object {
            $0.member("path", entry.path)
            $0.member("bytes", entry.bytes)
            $0.key("sha256")
            if entry.sha256.isEmpty { $0.null() } else { $0.string(entry.sha256) }
          }
          $0.raw(Array("\n".utf8) + line.take())
        }
      }
    }
    writer.object {
      $0.member("generator", Self.generator)
      $0.member("version", version)
      if let project { $0.member("project", project) }
      $0.key("inputs")
      entries(inputs, &$0)
      $0.key("outputs")
      entries(outputs, &$0)
      $0.key("examples")
    }
    // The object stays open, and the list begins.
    return writer.take().dropLast() + [UInt8(ascii: "[")]
  }
}
