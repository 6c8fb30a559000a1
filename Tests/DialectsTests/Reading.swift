import Corpus
import Findings
import Privacy

@testable import Dialects

/// A file's conversations and findings, those of mending its bytes included.
struct Reading {
  var source: SourceText
  var conversations: [Conversation]
  var findings: [Finding]

  init(_ bytes: [UInt8], path: ShownText = "a.md", as kind: Source = .mined) {
    var findings: [Finding] = []
    source = SourceText(path: path, bytes: bytes, masker: Masker(), findings: &findings)
    let result = TuneboardMarkdown.read(source, as: kind)
    conversations = result.conversations
    self.findings = findings + result.findings
  }

  init(_ text: String, as kind: Source = .mined) { self.init(Array(text.utf8), as: kind) }

  /// Role and text of each message of the first conversation.
  var messages: [String] { conversations.first.map(Self.messages) ?? [] }

  static func messages(_ conversation: Conversation) -> [String] {
    conversation.messages.map { "\($0.role.name): \(String(decoding: $0.text, as: UTF8.self))" }
  }

  /// The attributes that the front matter gives to the file's one conversation.
  var attributes: Attributes? { conversations.first?.attributes }
}
