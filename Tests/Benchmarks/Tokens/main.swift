// The tokenizer by itself, for `Tests/Benchmarks/tokens.py` to compare with tiktoken:
// `tokens-benchmark FILE REPETITIONS` prints the best time in seconds to count the tokens of texts that
// NUL bytes part, and how many there are; `tokens-benchmark FILE --ranks` prints the tokens, one text
// a line.

import Foundation
import Tokenizer

let arguments = CommandLine.arguments
guard arguments.count == 3, let data = FileManager.default.contents(atPath: arguments[1]) else {
  print("usage: tokens-benchmark FILE REPETITIONS|--ranks")
  exit(64)
}
let texts = Array(data).split(separator: 0, omittingEmptySubsequences: false).map { Array($0) }
let tokenizer = Tokenizer()
if arguments[2] == "--ranks" {
  var output = ""
  for text in texts {
    output += tokenizer.tokens(text).map(String.init).joined(separator: " ") + "\n"
    guard tokenizer.tokens(text).count == tokenizer.count(text) else {
      print("counts differ")
      exit(1)
    }
  }
  print(output, terminator: "")
} else {
  var best = Double.infinity
  var total = 0
  for _ in 0..<(Int(arguments[2]) ?? 5) {
    let start = clock()
    total = texts.reduce(0) { $0 + tokenizer.count($1) }
    best = min(best, Double(clock() - start) / Double(CLOCKS_PER_SEC))
  }
  let began = clock()
  let again = Tokenizer()
  let making = Double(clock() - began) / Double(CLOCKS_PER_SEC)
  print(best, total, making, again.count([]))
}
