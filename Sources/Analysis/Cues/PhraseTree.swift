/// The phrases of all cues as a tree of words, while they are being compiled.
struct PhraseTree {
  struct Node {
    var edges: [(symbol: UInt16, node: Int32)] = []
    var anyWord: Int32 = 0
    var outcomes: [Lexicon.Outcome] = []
  }

  private(set) var nodes = [Node()]
  private var cueCount = 0

  /// - Parameters:
  ///   - number: The number of a word.
  ///   - set: The number of a named set of words; nil when there is none.
  mutating func insert(
    _ phrase: String, _ meaning: Lexicon.Meaning, _ weight: Double,
    number: (Substring) -> UInt16, set: (Substring) -> UInt16?
  ) {
    cueCount += 1
    var rest = phrase[...]
    for words in alternatives(&rest, isNested: false) {
      var node = 0
      var needsStart = false
      var isKnown = true
      for word in words {
        var word = word
        if word.first == "^" {
          needsStart = true
          word.removeFirst()
        }
        if word.isEmpty {
          continue
        } else if word == "*" {
          // A phrase may not begin with any word: it would be looked for everywhere.
          guard node != 0 else { continue }
          if nodes[node].anyWord == 0 {
            nodes.append(Node())
            nodes[node].anyWord = Int32(nodes.count - 1)
          }
          node = Int(nodes[node].anyWord)
        } else if word.first == "{" {
          guard let symbol = set(word.dropFirst().dropLast()) else {
            isKnown = false
            break
          }
          node = child(of: node, symbol)
        } else {
          node = child(of: node, number(word))
        }
      }
      guard node != 0, isKnown else { continue }
      nodes[node].outcomes.append(
        Lexicon.Outcome(
          meaning: meaning, weight: weight, cue: cueCount, needsSentenceStart: needsStart))
    }
  }

  private mutating func child(of node: Int, _ symbol: UInt16) -> Int {
    if let edge = nodes[node].edges.first(where: { $0.symbol == symbol }) { return Int(edge.node) }
    nodes.append(Node())
    nodes[node].edges.append((symbol, Int32(nodes.count - 1)))
    return nodes.count - 1
  }
}

/// Reads alternatives up to their closing bracket, or up to the end outside of brackets. A bracket
/// that never closes parts words, as hyphens do.
private func alternatives(_ rest: inout Substring, isNested: Bool) -> [[Substring]] {
  var options: [[Substring]] = []
  var heads: [[Substring]] = [[]]
  while let character = rest.first {
    switch character {
    case "(" where rest.contains(")"):
      rest.removeFirst()
      let inner = alternatives(&rest, isNested: true)
      heads = heads.flatMap { head in inner.map { head + $0 } }
    case "|" where isNested:
      rest.removeFirst()
      options += heads
      heads = [[]]
    case ")" where isNested:
      rest.removeFirst()
      return options + heads
    case "{" where rest.contains("}"):
      let end = rest.firstIndex(of: "}") ?? rest.endIndex
      var name = rest[..<rest.index(after: end)]
      rest = rest[rest.index(after: end)...]
      if name.dropLast().last == "?" {
        name = Substring(String(name.dropLast(2)) + "}")
        heads = heads + heads.map { $0 + [name] }
      } else {
        heads = heads.map { $0 + [name] }
      }
    default:
      let end = rest.dropFirst().firstIndex { "(|){".contains($0) } ?? rest.endIndex
      let words = rest[..<end].split { " -.&/(|){}".contains($0) }
      heads = heads.map { $0 + words }
      rest = rest[end...]
    }
  }
  return options + heads
}
