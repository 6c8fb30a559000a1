import Corpus
import Dialects
import Findings
import Foundation
import Import
import Planning
import Privacy
import Review

/// What a fuzzer feeds: the readers and importers, each by its name in `FUZZ_TARGET`.
///
/// Besides crashes these are found: a reading that differs the second time, an origin that is outside the file, a line that nobody accounts for, a
/// conversation that does not come back as it was written, and personal data outside of the text or out of order.
enum FuzzTarget: String, CaseIterable {
  case markdown, tuneboard, declared, parts, jsonl, csv, worksheet, plan, writer, privacy, ledger

  func run(_ bytes: [UInt8]) {
    switch self {
    case .markdown: checkReading(bytes, declared: [])
    case .tuneboard:
      checkReading(Array("---\nkind: conversation\n---\n".utf8) + bytes, declared: [])
    case .declared:
      // The last byte chooses the marker.
      let forms = ["**{name}:**", "{name}:", "### {name}", "[{name}] ", "<{name}>", "{name}"]
      guard
        var dialect = DeclaredDialect("mine", turn: forms[Int(bytes.last ?? 0) % forms.count])
      else { return }
      dialect.call(.user, ["A", "User"])
      dialect.call(.assistant, ["B", "Assistant"])
      dialect.conversation = "## "
      dialect.drops = ["["]
      dialect.files = bytes.count % 2 == 0 ? "a" : nil
      checkReading(bytes, declared: [dialect])
    case .parts:
      var findings: [Finding] = []
      let source = SourceText(path: "a.md", bytes: bytes, masker: Masker(), findings: &findings)
      guard let boundary = ConversationBoundary(source, as: .mined) else { return }
      _ = readPart(
        path: "a.md", bytes,
        at: PartPlace(
          headLines: 0, firstLine: 1, firstOrdinal: 1, isFirst: true,
          isLast: bytes.count % 2 == 0),
        as: boundary, masker: Masker())
    case .jsonl: importAll(bytes, path: "a.jsonl")
    case .csv: importAll(bytes, path: "a.csv")
    case .worksheet: _ = readWorksheet(bytes, path: "reviews/2026-01-02-a.md")
    case .plan: _ = readPlan(bytes, path: "plan.md", MeasureNames(shares: []))
    case .writer: checkWriting(bytes)
    case .privacy: checkMasking(bytes)
    case .ledger:
      var (findings, ledger) = ([Finding](), ConsentLedger())
      let source = SourceText(
        path: "consent.md", bytes: bytes, masker: Masker(), findings: &findings)
      readConsentLedger(source, isDamaged: false, into: &ledger, findings: &findings)
    }
  }

  private func checkReading(_ bytes: [UInt8], declared: [DeclaredDialect]) {
    var findings: [Finding] = []
    let source = SourceText(path: "a.md", bytes: bytes, masker: Masker(), findings: &findings)
    // A second reading would halve the inputs that are tried: one in eight has it.
    let seed = bytes.reduce(0) { $0 &* 31 &+ Int($1) }
    let kind = Source.allCases[abs(seed % Source.allCases.count)]
    do {
      let dialects = DialectRegistry.standard.declaring(declared)
      let reading = readMarkdown(source, as: kind, dialects: dialects)
      for conversation in reading.conversations {
        for message in conversation.messages where !message.text.isEmpty {
          precondition(
            message.origin.fileOffset(of: message.text.count - 1) < source.bytes.count,
            "an origin is outside the file")
        }
      }
      precondition(
        (0..<reading.account.lineCount).allSatisfy { reading.account.place(ofLine: $0 + 1) != nil },
        "a line is lost")
      if seed % 8 == 0 {
        let again = readMarkdown(source, as: kind, dialects: dialects)
        precondition(again.findings == reading.findings, "a second reading differs")
      }
      _ = ignoredPassages(in: PartReading(source, reading), findings: &findings)
    }
  }

  private func importAll(_ bytes: [UInt8], path: ShownText) {
    var rest = bytes[...]
    do {
      var importer = try Importer(path: path) {
        defer { rest = rest.dropFirst(7) }
        return Array(rest.prefix(7))
      }
      var conversations: [Conversation] = []
      while let next = try importer.next() { conversations.append(next) }
      if conversations.count < 20 { checkRoundTrip(conversations) }
    } catch { preconditionFailure("nothing throws: \(error)") }
  }

  private func checkMasking(_ bytes: [UInt8]) {
    var policy = PersonalDataPolicy()
    policy.deny("Project Heron")
    let masker = Masker(policy)
    let messages = bytes.split(separator: 0xFF, omittingEmptySubsequences: false).prefix(4)
      .map { Array(String(decoding: $0, as: UTF8.self).utf8) }
    for (text, found) in zip(messages, masker.found(inConversation: messages)) {
      var end = 0
      for item in found {
        precondition(
          item.range.lowerBound >= end && !item.range.isEmpty
            && item.range.upperBound <= text.count,
          "personal data is out of order or of the text")
        end = item.range.upperBound
      }
      _ = masked(text, found)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    _ = masker.path(text)
    _ = masker.quoting(text)
  }

  /// Bytes as messages: 0xFF ends one, and the byte behind it says whose the next is.
  private func checkWriting(_ bytes: [UInt8]) {
    let roles: [Role] = [.user, .assistant, .system, .unknown]
    let messages = bytes.split(separator: 0xFF, omittingEmptySubsequences: false).map { piece in
      let text = Array(String(decoding: piece.dropFirst(), as: UTF8.self).utf8)
      return Message(
        role: roles[Int(piece.first ?? 0) % 4], text: text, line: 1, column: 1,
        origin: Origin(start: 0))
    }
    guard !messages.isEmpty, messages.count < 50 else { return }
    let conversation = Conversation(source: .mined, messages: messages, line: 1)
    checkRoundTrip([conversation, conversation])
  }

  private func checkRoundTrip(_ conversations: [Conversation]) {
    guard !conversations.isEmpty else { return }
    var findings: [Finding] = []
    let source = SourceText(
      path: "a.md", bytes: TuneboardWriter.file(conversations), masker: Masker(),
      findings: &findings)
    let read = readMarkdown(source, as: .mined).conversations
    precondition(read.count == conversations.count, "a conversation is lost")
    for (a, b) in zip(read, conversations) {
      precondition(
        a.messages.elementsEqual(b.messages) { $0.role == $1.role && $0.text == $1.text },
        "a message came back changed")
    }
  }
}
