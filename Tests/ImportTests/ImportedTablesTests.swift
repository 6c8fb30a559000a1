import Corpus
import Findings
import Privacy
import Testing

@testable import Import

/// Tables: a row is a conversation, or a message of one.
struct ImportedTablesTests {
  @Test func `rows are conversations, or messages of one`() throws {
    var fields = RecordFields()
    var isKnown = fields.set("user", to: "client")
    isKnown = fields.set("assistant", to: "coach") && isKnown
    #expect(isKnown)
    isKnown = fields.set("customer", to: "x")
    #expect(!isKnown)
    let pairs = try imported(
      "id;client;coach\r\n1;\"How, are \"\"you\"\"?\r\nfine\";Good.\r\n2;a;b\r\n", path: "a.csv",
      fields: fields, step: 5)
    #expect(
      pairs.messages == [
        ["user: How, are \"you\"?\r\nfine", "assistant: Good."], ["user: a", "assistant: b"],
      ])
    #expect(pairs.conversations.map(\.id) == ["1", "2"])
    let rows = try imported(
      "conversation_id\trole\tcontent\nx\tuser\ta\nx\tassistant\tb\ny\tuser\tc\ny\tassistant\td\n",
      path: "a.tsv")
    #expect(rows.messages == [["user: a", "assistant: b"], ["user: c", "assistant: d"]])
    #expect(rows.conversations.map(\.id) == ["x", "y"])
  }

  @Test func `columns that are not read are left out, and a header that is none is said`() throws {
    let read = try imported("question,answer,note,note\nq,a,b,c\n", path: "a.csv")
    #expect(read.messages == [["user: q", "assistant: a"]])
    #expect(read.leftOut == ["field 'note'": 2])
    let none = try imported("hello,hi\nhow are you,fine\n", path: "a.csv")
    #expect(none.findings.compactMap { $0.place?.line } == [2, 1])
    #expect(none.findings.last?.summary.contains("its columns are 'hello', 'hi'") == true)
  }

  @Test func `a quote that is missing is said where cells may have shifted`() throws {
    let read = try imported(
      "question,answer\n\"a\"x,b\nc,d\ne,\"f\n", path: "a.csv", step: 3)
    #expect(
      read.messages == [
        ["user: ax", "assistant: b"], ["user: c", "assistant: d"], ["user: e", "assistant: f\n"],
      ])
    #expect(read.findings.map { $0.place?.line } == [2, 4])
    #expect(read.findings.allSatisfy { $0.severity == .warning })
  }

  @Test func `a quote inside a cell opens none`() throws {
    let read = try imported(
      "question,answer\nA 5\" pipe,Which thread?\n\"a, \"\"b\"\"\",c\n", path: "a.csv", step: 3)
    #expect(
      read.messages == [
        ["user: A 5\" pipe", "assistant: Which thread?"], ["user: a, \"b\"", "assistant: c"],
      ])
  }
}
