// The search for duplicates by itself, for `Tests/Benchmarks/duplicates.py` to compare with datasketch:
// `duplicates-benchmark FILE`. FILE has an exchange a line: the user's message, a tab, the response. Prints the
// CPU seconds of one core that it takes to sketch all exchanges and all responses and to find both kinds of
// clusters, then the numbers of the exchanges of each cluster of whole exchanges, one cluster a line.

import Analysis
import Corpus
import Dialects
import Findings
import Foundation
import Language
import Privacy
import Project

let arguments = CommandLine.arguments
guard arguments.count == 2, let data = FileManager.default.contents(atPath: arguments[1]) else {
  print("usage: duplicates-benchmark FILE")
  exit(64)
}
let exchanges = Array(data).split(separator: UInt8(ascii: "\n")).map { line in
  line.split(separator: UInt8(ascii: "\t")).map { Array($0) }
}
// What a run has in hand when it begins: records, and the text that they point into.
let analyzer = ConversationAnalyzer(
  standards: Standards(), languages: Languages([("en", CueList(""))], topics: Standards().topics),
  masker: Masker()
)
var summary = Summary()
var text: [UInt8] = []
summary.files.append(FileRecord(path: "a.md", byteCount: 0, hasErrors: false))
for (number, exchange) in exchanges.enumerated() {
  var findings: [Finding] = []
  let source = SourceText(
    path: "a.md",
    bytes: Array("---\nid: c\(number)\n---\n\n**User:** ".utf8) + exchange[0]
      + Array("\n\n**Assistant:** ".utf8) + exchange[1] + [0x0A],
    masker: Masker(), findings: &findings)
  for conversation in TuneboardMarkdown.read(source, as: .mined).conversations {
    analyzer.add(
      conversation, file: 0, path: "a.md", position: { _ in (1, 1) }, to: &summary, text: &text)
  }
}
guard summary.exchanges.count == exchanges.count else {
  print("\(summary.exchanges.count) of \(exchanges.count) exchanges were read")
  exit(1)
}
let judgement = Judgement(summary, standards: Standards())

let start = clock()
let shingler = Shingler()
for exchange in exchanges {
  let (whole, response) = (shingler.sketch(of: exchange), shingler.sketch(of: [exchange[1]]))
  guard whole.wording != response.wording || whole.isEmpty else { continue }
}
let sketched = clock()
let shared = text
let duplicates = try findDuplicates(
  summary, judgement, mayStay: { _ in true },
  text: { offset, count in Array(shared[Int(offset)..<Int(offset) + count]) })
let end = clock()
func seconds(_ from: clock_t, _ to: clock_t) -> Double {
  Double(to - from) / Double(CLOCKS_PER_SEC)
}
print(seconds(start, end), seconds(start, sketched), seconds(sketched, end))
for cluster in duplicates.exchanges {
  print(cluster.members.map(String.init).joined(separator: " "))
}
