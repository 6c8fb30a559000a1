import Bytes
import Corpus
import Findings
import Language
import Planning
import Privacy
import Records
import Testing

@testable import Analysis

@Suite("A line that is written")
struct LineRecordTests {
  /// Text with all that JSON escapes, and more than ASCII.
  private let hostile = "a \"b\"\\c\n\t\u{1}é😀/</script>"

  /// The line, once it has been read back and was the same.
  private func written<Line: LineRecord>(_ line: Line) -> String {
    var writer = JSONWriter()
    line.append(to: &writer)
    #expect(Line(line: writer.bytes[...]) == line)
    let text = String(decoding: writer.bytes, as: UTF8.self)
    #expect(text.hasSuffix("}\n") && text.utf8.count { $0 == 0x0A } == 1)
    return text
  }

  @Test(arguments: PersonalDataType.allCases)
  func `tells where personal data stands and no value`(_ type: PersonalDataType) {
    let line = PersonalDataLine(
      file: "conversations/a \"b\".md", from: (5, 7), to: (5, 22), type: type.name,
      conversation: "kite", turn: 3, value: nil)
    #expect(
      written(line)
        == #"{"file":"conversations/a \"b\".md","line":5,"column":7,"endLine":5,"endColumn":22,"#
        + #""type":"\#(type.name)","conversation":"kite","turn":3}"# + "\n")
  }

  @Test func `has the value of personal data where it is to be shown`() {
    let line = PersonalDataLine(
      file: "a.md", from: (1, 2), to: (3, 4), type: "EMAIL", conversation: hostile, turn: 0,
      value: hostile)
    #expect(written(line).contains(#","value":"a \"b\"\\c\n\t\u0001é😀/</script>"}"#))
  }

  @Test func `says what a file was taken for`() {
    var record = FileRecord(path: Masker().path("a.md"), byteCount: 12, hasErrors: true)
    #expect(written(FileLine(record)).contains(#""dialect":null,"confidence":0,"#))
    record.dialect = hostile
    record.confidence = 87
    record.messageCounts = Role.allCases.indices.map { $0 + 1 }
    record.lines = LineCounts(messages: 5, structure: 6, blank: 7)
    record.leftOut = [
      LeftOutLines(reason: hostile, count: 3), LeftOutLines(reason: "", count: 1),
    ]
    #expect(written(FileLine(record)).contains(#""confidence":0.87,"#))
  }

  @Test func `has a conversation's verdicts and scores`() {
    let record = ConversationRecord(
      file: 0, line: 4, source: .manual, consent: .granted, messageCount: 6, hasUnknownRole: false,
      textOffset: 0, textLength: 0)
    for scores in [nil, Self.scores] {
      let line = ConversationLine(
        record, id: hostile, file: "a.md", verdicts: [.accept, .reject, .accept], scores: scores,
        steering: .support)
      #expect(
        written(line).contains(#""messages":6,"exchanges":3,"accept":2,"review":0,"reject":1,"#))
    }
  }

  private static let scores = ConversationScores(
    [
      ExchangeRecord(
        conversation: 0, assistantTurn: 0, message: 1, line: 1, id: 1, opener: 0, faults: [],
        length: 80,
        question: 80, empathy: 60, contextReference: 50, topic: 0, emotion: .neutral,
        personalData: 0)
    ], disqualified: 0, empathy: [60])

  @Test func `lists what is nearly the same`() {
    let line = DuplicateLine(
      kind: "exchange", kept: "00000000000000ab",
      members: [
        .init(id: "00000000000000ab", file: hostile, line: 1, similarity: 1),
        .init(id: "00000000000000ac", file: "b.md", line: 2, similarity: 0.873),
      ])
    #expect(written(line).contains(#""line":2,"similarity":0.873}"#))
  }

  @Test func `says why an exchange is left out`() {
    for fit in [nil, 0.41] {
      let line = LeftOutLine(
        id: "00000000000000ab", conversation: "k", assistantTurn: 2, file: hostile, line: 9,
        fit: fit, missing: ["empathy", hostile])
      #expect(written(line).hasSuffix(#","reason":"bands"}"# + "\n"))
    }
  }

  @Test func `tells what a line of the dataset was made from`() {
    let line = ManifestExample(
      file: "train.jsonl", line: 3, tokens: 120, source: hostile, conversation: "k",
      exchanges: [
        .init(id: "00000000000000ab", line: 4, decision: nil),
        .init(id: "00000000000000ac", line: 8, decision: "accept"),
      ])
    #expect(written(line).contains(#"{"id":"00000000000000ab","line":4,"decision":null},"#))
  }

  @Test func `keeps a run's facts to six places`() throws {
    var facts = Facts()
    facts[.examples] = 193
    facts[.medianScore] = 0.123457
    let day = try #require(CalendarDay("2026-01-21"))
    let names = MeasureNames(shares: [])
    let entry = HistoryEntry(day: day, content: "ab", version: "1", method: 3, facts: facts)
    let line = HistoryLine(entry, names)
    #expect(line.entry(names) == entry)
    #expect(
      written(line)
        == #"{"date":"2026-01-21","content":"ab","version":"1","method":3,"#
        + #""facts":{"examples":193,"median-score":0.123457}}"# + "\n")
  }

  @Test func `keeps a known finding`() {
    let line = KnownFindingLine(
      KnownFinding(code: "cut-off", file: hostile, summary: hostile), count: 2)
    #expect(written(line).hasSuffix(#","count":2}"# + "\n"))
  }

  @Test(arguments: [
    "", "{}", "[]", "null", #"{"file":1}"#, #"{"id":"a","id":"b"}"#,
    #"{"date":"2026-13-01","content":"","version":"","facts":{}}"#,
    #"{"date":"2026-01-21","content":"","version":"","facts":{"examples":null}}"#,
    #"{"date":"2026-01-21","content":"","version":"","method":"x","facts":{}}"#,
    #"{"kind":"exchange","kept":"a","members":[{"id":"a"}]}"#,
  ]) func `is of no form when something of it is missing`(_ text: String) {
    let line = Array(text.utf8)[...]
    #expect(PersonalDataLine(line: line) == nil)
    #expect(FileLine(line: line) == nil)
    #expect(ConversationLine(line: line) == nil)
    #expect(DuplicateLine(line: line) == nil)
    #expect(LeftOutLine(line: line) == nil)
    #expect(ManifestExample(line: line) == nil)
    #expect(HistoryLine(line: line) == nil)
    #expect(KnownFindingLine(line: line) == nil)
  }

  @Test func `a manifest reads back with all that it lists`() {
    let entries = [
      SiteManifest.Entry(path: hostile, bytes: 3, sha256: "ab"),
      SiteManifest.Entry(path: "b", bytes: 0, sha256: ""),
    ]
    for project in [nil, "0123456789abcdef"] {
      let manifest = SiteManifest(
        version: "1.2", inputs: entries, outputs: entries.reversed(), project: project)
      #expect(SiteManifest(reading: manifest.json) == manifest)
    }
  }
}
