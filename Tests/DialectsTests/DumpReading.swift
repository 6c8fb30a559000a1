import Corpus
import Findings
import Privacy
import Testing

@testable import Dialects

/// Reads a file as another tool may have written it; every line of it has to be accounted for.
func readDump(_ text: String) -> MarkdownReading {
  expectLinesAccounted(Array(text.utf8))
  var findings: [Finding] = []
  let source = SourceText(
    path: "dump.md", bytes: Array(text.utf8), masker: Masker(), findings: &findings)
  return readMarkdown(source, as: .mined)
}

/// The messages of each conversation, `u: text`.
func turns(_ reading: MarkdownReading) -> [[String]] {
  reading.conversations.map { conversation in
    conversation.messages.map {
      "\($0.role.name.first.map(String.init) ?? ""): \(String(decoding: $0.text, as: UTF8.self))"
    }
  }
}

/// Expects one conversation of a dialect, and its turns.
func expectTurns(
  _ text: String, _ dialect: String, _ wanted: [String],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let reading = readDump(text)
  #expect(reading.dialect == dialect, sourceLocation: sourceLocation)
  #expect(turns(reading) == [wanted], sourceLocation: sourceLocation)
}
