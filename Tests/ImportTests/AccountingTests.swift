import Bytes
import Foundation
import Testing

@testable import Import

/// Everything that stands in an imported file ends in a message (or as a conversation's name, id or day), in what is
/// left out with its reason, or in a finding at its record. There is no fourth place.
///
/// Words that stand once each are put into every leaf of records in every known form. Where each word went is then
/// looked up from outside: in the conversations, in the keys that the reasons name, in the lines of the findings.
@Suite struct AccountingTests {
  @Test(arguments: ImportForm.allCases)
  func `each word of a record is accounted for`(form: ImportForm) throws {
    var lost = LostWords()
    for seed in 0..<30 {
      var maker = RecordMaker(seed: UInt64(seed) &+ form.seed)
      let file = maker.file(form, count: 1 + seed % 3)
      try lost.add(file, name: "\(form) \(seed)")
    }
    #expect(lost.isEmpty, "\(lost)")
  }

  @Test(arguments: ImportForm.allCases)
  func `each word of a damaged record is accounted for`(form: ImportForm) throws {
    var lost = LostWords()
    for seed in 0..<60 {
      var maker = RecordMaker(seed: UInt64(seed) &+ form.seed &+ 1_000_000)
      var file = maker.file(form, count: 1 + seed % 3)
      let change = maker.damage(&file)
      try lost.add(file, name: "\(form) \(seed), \(change)")
    }
    #expect(lost.isEmpty, "\(lost)")
  }

  @Test(arguments: [
    "alpaca.json", "anthropic.jsonl", "chatgpt.json", "librechat.json", "claude.json",
    "openai.jsonl", "sharegpt.json",
  ])
  func `each word of the fixtures is accounted for`(name: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fixtures/import")
    let bytes = try Data(contentsOf: folder.appending(path: name))
    let records = try recordValues(Array(bytes))
    #expect(!records.isEmpty)
    // The texts become words that stand once, so that each can be looked for.
    var lost = LostWords()
    for (number, record) in records.enumerated() {
      var maker = RecordMaker(seed: UInt64(number))
      let file = maker.file(of: [maker.withWords(record)])
      try lost.add(file, name: name)
      for seed in 0..<40 {
        var maker = RecordMaker(seed: UInt64(seed))
        var file = maker.file(of: [maker.withWords(record)])
        let change = maker.damage(&file)
        try lost.add(file, name: "\(name), \(change)")
      }
    }
    #expect(lost.isEmpty, "\(lost)")
  }

  @Test func `what is lost would be found`() throws {
    // The property holds of nothing that is not looked for: a word that is nowhere is one.
    var file = AccountedFile(path: "a.jsonl", records: [])
    file.records = [.object([JSON.Member(key: "prompt", value: .string(Array("w1k".utf8)))])]
    var lost = LostWords()
    try lost.add(file, name: "unread", importing: #"{"prompt":"x","completion":"y"}"#)
    #expect(!lost.isEmpty)
  }

  private func recordValues(_ bytes: [UInt8]) throws -> [JSON] {
    var rest = bytes
    var stream = try RecordStream {
      defer { rest = [] }
      return rest
    }
    var values: [JSON] = []
    while let record = try stream.next() {
      values.append(try JSONReader.read(record.bytes, .lenient).value)
    }
    return values
  }
}
