internal import Analysis
internal import Bytes
internal import Export
internal import Privacy

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
  /// 16 hexadecimal digits that tell the project from others of its name; nil where it has no key.
  var project: String?

  /// The manifest without examples.
  var json: [UInt8] { head + Array("]}\n".utf8) }

  /// Writes the manifest, with what each line of the dataset was made from.
  func write(
    _ project: JudgedProject, _ written: WrittenDataset, into site: inout SiteFolder
  ) throws {
    var stream = try site.stream(Self.path)
    try stream.append(head)
    var bytes: [UInt8] = []
    for (index, (line, place)) in zip(project.dataset.lines, written.lines).enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(UInt8(ascii: "\n"))
      bytes += example(line, number: place.number, tokens: place.tokens, project)
      if bytes.count > 1 << 20 {
        try stream.append(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try stream.append(bytes + Array("]}\n".utf8))
    try site.finish(stream)
  }

  private func example(
    _ line: DatasetPlan.Line, number: UInt32, tokens: UInt32, _ project: JudgedProject
  ) -> [UInt8] {
    let summary = project.summary
    let conversation = summary.conversations[Int(line.conversation)]
    var writer = JSONWriter()
    writer.object {
      $0.key("file")
      $0.string(line.file)
      $0.key("line")
      $0.integer(Int(number))
      $0.key("tokens")
      $0.integer(Int(tokens))
      $0.key("source")
      $0.string(summary.files[Int(conversation.file)].path.text)
      $0.key("conversation")
      $0.string(summary.id(of: conversation))
      $0.key("exchanges")
      $0.array { json in
        for index in line.exchanges(project.judgement) {
          let exchange = summary.exchanges[index]
          json.object {
            $0.key("id")
            $0.string(hexadecimal(exchange.id))
            $0.key("line")
            $0.integer(Int(exchange.line))
            $0.key("decision")
            if let decision = project.judgement.decisions[index] {
              $0.string(decision.name)
            } else {
              $0.null()
            }
          }
        }
      }
    }
    return writer.take()
  }

  /// All but the examples and what closes the object: one entry a line, so that a version control
  /// system shows what changed.
  private var head: [UInt8] {
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
      if let project {
        $0.key("project")
        $0.string(project)
      }
      $0.key("inputs")
      entries(inputs, &$0)
      $0.key("outputs")
      entries(outputs, &$0)
      $0.key("examples")
    }
    // The object stays open, and the list begins.
    return writer.take().dropLast() + [UInt8(ascii: "[")]
  }

  /// What is read back.
  private struct Stored: Decodable {
    struct Output: Decodable { var path: String }
    var generator: String
    var outputs: [Output]
    var project: String?
  }

  /// What tells the project of a site from others; nil where the site does not say it.
  static func identity(of site: String) -> String? { stored(in: site)?.project }

  /// nil where there is no manifest of ours, which is no error.
  private static func stored(in site: String) -> Stored? {
    guard let bytes = try? Disk.read(site + "/" + path),
      let stored = try? JSONDecoder().decode(Stored.self, from: Data(bytes)),
      stored.generator == "tuneboard"
    else { return nil }
    return stored
  }

  /// Whether a folder has a manifest of ours.
  static func exists(in site: String) -> Bool { outputs(of: site) != nil }

  /// The paths of the files that belong to a site, its manifest included; nil when the folder is
  /// not a site of ours. Paths that would lead out of the site are not among them.
  static func outputs(of site: String) -> Set<String>? {
    guard let stored = stored(in: site) else { return nil }
    var paths = Set(stored.outputs.map(\.path))
    paths = paths.filter {
      !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..") && !$0.isEmpty
    }
    paths.insert(path)
    return paths
  }
}
