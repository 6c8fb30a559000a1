// Compares the CPU time of all judgements with that of cmark-gfm's parser over the same bytes, in one
// process: `judging-benchmark FOLDER [REPETITIONS]`. Every Markdown file in the folder is read into
// memory first. Prints the medians of the repetitions, taken by turns after a warm-up.

import Analysis
import BuiltinTemplates
import CCmarkGFM
import Corpus
import Dialects
import Findings
import Foundation
import Language
import Privacy

let arguments = CommandLine.arguments
guard arguments.count > 1, let files = FileManager.default.enumerator(atPath: arguments[1]) else {
  print("usage: judging-benchmark FOLDER [REPETITIONS]")
  exit(64)
}
let repetitions = arguments.count > 2 ? Int(arguments[2]) ?? 5 : 5

/// A file, and what was read from it.
struct Input {
  var bytes: [UInt8]
  var conversations: [Conversation]
}

let standards = Standards()
let languages = Languages(
  BuiltinTemplates.files.compactMap { file -> (code: String, cues: CueList)? in
    guard file.name.hasPrefix("cues/") else { return nil }
    return (String(file.name.dropFirst(5).dropLast(4)), CueList(file.text))
  }.sorted { ($0.code == "en" ? "" : $0.code) < ($1.code == "en" ? "" : $1.code) },
  topics: standards.topics)
let analyzer = ConversationAnalyzer(standards: standards, languages: languages, masker: Masker())

var inputs: [Input] = []
for case let name as String in files where name.hasSuffix(".md") {
  guard let data = FileManager.default.contents(atPath: arguments[1] + "/" + name) else { continue }
  var findings: [Finding] = []
  let source = SourceText(
    path: Masker().path(name), bytes: Array(data), masker: Masker(), findings: &findings)
  inputs.append(
    Input(
      bytes: Array(data), conversations: TuneboardMarkdown.read(source, as: .mined).conversations))
}
let byteCount = inputs.reduce(0) { $0 + $1.bytes.count }

func cpuSeconds(_ work: () -> Void) -> Double {
  let start = clock()
  work()
  return Double(clock() - start) / Double(CLOCKS_PER_SEC)
}

func parse(_ inputs: [Input]) {
  for input in inputs {
    unsafe input.bytes.withUnsafeBytes { buffer in
      let text = unsafe buffer.assumingMemoryBound(to: CChar.self).baseAddress
      let tree = unsafe cmark_parse_document(text, buffer.count, CMARK_OPT_DEFAULT)
      unsafe cmark_node_free(tree)
    }
  }
}

/// Returns how many exchanges were judged.
func analyse(_ inputs: [Input], with analyzer: ConversationAnalyzer, standards: Standards) -> Int {
  var summary = Summary()
  var text: [UInt8] = []
  for input in inputs {
    summary.files.append(FileRecord(path: "", byteCount: 0, hasErrors: false))
    for conversation in input.conversations {
      analyzer.add(
        conversation, file: summary.files.count - 1, path: "", position: { _ in (1, 1) },
        to: &summary, text: &text)
    }
    text.removeAll(keepingCapacity: true)
  }
  return Judgement(summary, standards: standards).scores.count
}

func searchPersonalData(_ inputs: [Input]) {
  for input in inputs {
    for conversation in input.conversations {
      for message in conversation.messages { _ = personalData(inMessage: message.text.span) }
    }
  }
}

var exchangeCount = 0
var times: [[Double]] = [[], [], []]
for repetition in 0...repetitions {
  let measured = [
    cpuSeconds { parse(inputs) },
    cpuSeconds { exchangeCount = analyse(inputs, with: analyzer, standards: standards) },
    cpuSeconds { searchPersonalData(inputs) },
  ]
  guard repetition > 0 else { continue }
  for index in measured.indices { times[index].append(measured[index]) }
}
let middle = times.map { $0.sorted()[$0.count / 2] }
let judging = middle[1] - middle[2]
func seconds(_ value: Double) -> String { String(format: "%.3f s", value) }
let megabytes = Double(byteCount) / 1_000_000
print(
  String(
    format: "Input      %.1f MB, %d files, %d exchanges", megabytes, inputs.count, exchangeCount))
print("Figures    medians of \(repetitions) repetitions, CPU time of one core")
print("cmark-gfm parsing          \(seconds(middle[0]))")
print("analysis                   \(seconds(middle[1]))")
print("  of it personal data      \(seconds(middle[2]))")
print("  of it all judgements     \(seconds(judging))")
print(String(format: "ratio      %.2f judging to parsing; goal: below 1", judging / middle[0]))
