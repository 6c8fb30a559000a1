import Bytes
import Corpus
import Findings
import Privacy
import Testing

@testable import Import

extension RecordForm {
  /// A made-up form: `{"threads": [["asked", "answered"], …]}`.
  fileprivate static let threads = RecordForm(
    rows: [Row(name: "threads", sign: "`thread`", result: "a conversation each")],
    bodies: [BodyField("thread", isOwn: true)]
  ) { record, chat in
    guard let pairs = record.take("thread", where: { $0.array != nil })?.array else { return false }
    chat.form = "threads"
    for pair in pairs {
      for (role, said) in zip([Role.user, .assistant], pair.array ?? []) {
        chat.add(role, said.string ?? [])
      }
    }
    return true
  }
}

/// Adding a form is a value of its own and a place in the registry.
struct AddedFormTests {
  private let known = ImportRegistry([.threads] + ImportRegistry.standard.forms)

  private func messages(_ text: String, _ known: ImportRegistry) throws -> [[String]] {
    var rest = Array(text.utf8)
    var importer = try Importer(path: "a.json", known: known) {
      defer { rest = [] }
      return rest
    }
    var result: [[String]] = []
    while let next = try importer.next() {
      result.append(
        next.messages.map { "\($0.role.name): " + String(decoding: $0.text, as: UTF8.self) })
    }
    return result
  }

  @Test func `a record in an added form is read, alone and in a list of conversations`() throws {
    let one = #"{"id": "a", "thread": [["How far?", "Five km."], ["And now?", "Rest."]]}"#
    let read = ["user: How far?", "assistant: Five km.", "user: And now?", "assistant: Rest."]
    #expect(try messages(one, known) == [read])
    #expect(try messages(#"{"conversations": [\#(one), \#(one)]}"#, known) == [read, read])
    #expect(try messages(one, .standard) == [])
  }

  @Test func `the table of the manual has it`() {
    #expect(known.rows.first?.name == "threads")
    #expect(known.rows.dropFirst().elementsEqual(ImportRegistry.standard.rows))
  }
}
