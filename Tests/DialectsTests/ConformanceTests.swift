import Corpus
import Foundation
import Privacy
import TestSupport
import Testing

@testable import Dialects

@Suite struct ConformanceTests {
  /// What a fixture's `.json` says of a conversation.
  private struct ExpectedConversation: Codable, Equatable {
    var id: String
    var title: String?
    var date: String?
    var topic: String?
    var emotion: String?
    var consent: String
    var participant: String?
    var rating: Int?
    var system: String?
    var source: String
    var messages: [ExpectedMessage]

    init(_ conversation: Conversation, name: String) {
      let attributes = conversation.attributes
      id = conversation.id ?? name + (conversation.fragment.map { "#" + $0 } ?? "")
      title = conversation.title
      date = attributes.date
      topic = attributes.topic
      emotion = attributes.emotion
      consent = attributes.consent.name
      participant = attributes.participant
      rating = attributes.rating
      system = attributes.system
      source = conversation.source.name
      messages = conversation.messages.map {
        ExpectedMessage(
          role: $0.role.name, line: $0.line, column: $0.column,
          text: String(decoding: $0.text, as: UTF8.self))
      }
    }
  }

  private struct ExpectedMessage: Codable, Equatable {
    var role: String
    var line: Int
    var column: Int
    var text: String

    /// Equal texts have equal bytes: Swift takes composed and decomposed letters for the same.
    static func == (a: Self, b: Self) -> Bool {
      (a.role, a.line, a.column) == (b.role, b.line, b.column)
        && a.text.utf8.elementsEqual(b.text.utf8)
    }
  }

  static let names = fixtureNames(withExtension: "md")

  private static func fixtureNames(withExtension ending: String) -> [String] {
    let files = try? FileManager.default.contentsOfDirectory(atPath: Repository.fixture("format"))
    return (files ?? []).filter { $0.hasSuffix("." + ending) && $0 != "README.md" }
      .map { String($0.dropLast(ending.utf8.count + 1)) }.sorted()
  }

  private func bytes(_ file: String) throws -> Data {
    try Data(contentsOf: URL(filePath: Repository.fixture("format/" + file)))
  }

  @Test func `every fixture has an input and a result`() {
    #expect(Self.names.count >= 45)
    #expect(Self.names == Self.fixtureNames(withExtension: "json"))
  }

  @Test(arguments: names) func `reads a fixture as its result says`(name: String) throws {
    let expected = try JSONDecoder().decode(
      [ExpectedConversation].self, from: bytes(name + ".json"))
    let reading = Reading(Array(try bytes(name + ".md")), path: Masker().path(name + ".md"))
    let actual = reading.conversations.map { ExpectedConversation($0, name: name) }
    #expect(actual.map(\.id) == expected.map(\.id))
    for (actual, expected) in zip(actual, expected) { #expect(actual == expected) }
  }

  @Test(arguments: names) func `states every value of a fixture, null where there is none`(
    name: String
  ) throws {
    let keys: Set = [
      "id", "title", "date", "topic", "emotion", "consent", "participant", "rating", "system",
      "source", "messages",
    ]
    let result = try #require(
      JSONSerialization.jsonObject(with: bytes(name + ".json")) as? [[String: Any]])
    for conversation in result { #expect(Set(conversation.keys) == keys) }
  }

  /// Line ends and a byte-order mark change no text.
  @Test(arguments: names) func `reads a fixture the same with CRLF and a byte-order mark`(
    name: String
  ) throws {
    let plain = Array(try bytes(name + ".md")).filter { $0 != UInt8(ascii: "\r") }
    var windows: [UInt8] = [0xEF, 0xBB, 0xBF]
    for byte in plain {
      if byte == UInt8(ascii: "\n") { windows.append(UInt8(ascii: "\r")) }
      windows.append(byte)
    }
    let expected = Reading(plain, path: Masker().path(name + ".md"))
    let actual = Reading(windows, path: Masker().path(name + ".md"))
    // Where the byte-order mark is the second, it is text.
    guard !plain.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
    #expect(
      actual.conversations.map { ExpectedConversation($0, name: name) }
        == expected.conversations.map { ExpectedConversation($0, name: name) })
    #expect(actual.findings == expected.findings)
  }
}
