import Foundation
import TestSupport
import Testing

/// A project folder with its site beside it, for one test.
struct Project {
  let folder: TemporaryFolder
  var path: String { folder.path + "/project" }
  var site: String { folder.path + "/site" }

  /// A project that holds nothing, unless files are given.
  init(_ files: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try write(name, text) }
  }

  /// A project with the files of another folder.
  init(copying other: String) throws {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: other, toPath: path)
  }

  /// A project with one sound conversation, for a test that adds something unsound.
  static func sound() throws -> Project {
    try Project(["conversations/sound.md": Sample.conversation])
  }

  func write(_ name: String, _ text: String) throws { try folder.write("project/" + name, text) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try folder.write("project/" + name, bytes)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createDirectory(
      at: URL(filePath: path + "/" + name).deletingLastPathComponent(),
      withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: path + "/" + name, withDestinationPath: target)
  }

  /// `tuneboard report` on a fixed day.
  @discardableResult
  func report(
    _ options: [String] = [], to site: String? = nil, environment: [String: String] = [:]
  ) async throws -> Tuneboard.Outcome {
    try await Tuneboard.run(
      ["report", path, "--output", site ?? self.site, "--date", Sample.day] + options,
      environment: environment)
  }

  /// `tuneboard check` on a fixed day.
  @discardableResult
  func check(_ options: [String] = []) async throws -> Tuneboard.Outcome {
    try await Tuneboard.run(["check", path, "--date", Sample.day] + options)
  }

  func siteTree() throws -> FolderTree { try FolderTree(of: site) }

  func siteText(_ name: String) throws -> String { try folder.read("site/" + name) }

  /// The lines of `data/exchanges.jsonl`.
  func exchanges(in site: String = "site") throws -> [ExchangeLine] {
    try jsonLines(folder.read(site + "/data/exchanges.jsonl"))
  }

  /// The lines of the dataset, both parts.
  func dataset() throws -> [ChatLine] {
    try jsonLines(siteText("data/train.jsonl") + siteText("data/validation.jsonl"))
  }
}

/// One line of `data/exchanges.jsonl`, as far as the tests look at it.
struct ExchangeLine: Decodable, Equatable {
  var id: String
  var conversation: String
  var assistantTurn: Int
  var file: String
  var line: Int
  var source: String
  var verdict: String
  var score: Double
  var faults: [String]

  /// Under the default threshold, or rejected.
  var isFlagged: Bool { verdict == "reject" || verdict == "review" && score < 0.6 }
}

/// One line of the dataset.
struct ChatLine: Decodable {
  struct Message: Decodable {
    var role: String
    var content: String
    var weight: Int?
  }

  var messages: [Message]
}

func jsonLines<Line: Decodable>(_ text: String) throws -> [Line] {
  try text.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
}

enum Sample {
  static let day = "2026-01-21"
  /// The same day in seconds since 1970.
  static let epoch = "1768953600"

  /// Two exchanges; the responses stand on lines 7 and 11.
  static let conversation = """
    ---
    {id: sound, consent: granted}
    ---

    **User:** I keep hitting snooze and skipping my run, and by noon I am angry with myself.

    **Assistant:** Angry by noon is a heavy way to start a day. What happens in the minute before you hit snooze?

    **User:** I think about how cold it is outside.

    **Assistant:** So the cold wins before you are even up. Could your running clothes lie on the heater tonight?

    """

  /// Twelve subjects, for exchanges of which none is like another.
  static let subjects = [
    "work", "the exam", "my brother", "the move", "my knee", "money", "the wedding", "the dog",
    "sleep", "the garden", "my boss", "the choir",
  ]

  /// One exchange with words of its own.
  static func exchange(_ topic: String) -> String {
    """
    **User:** I worry about \(topic) so much that I can't sleep.

    **Assistant:** Lying awake over \(topic) sounds exhausting. What would help you to let go of it tonight?

    """
  }
}

/// Whether a text has all of some pieces; says which are missing.
func expectPieces(
  _ pieces: [String], in text: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  for piece in pieces {
    #expect(
      text.contains(piece), "'\(piece)' is not in:\n\(text)", sourceLocation: sourceLocation)
  }
}
