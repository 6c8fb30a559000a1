/// Words and phrases that judgements rest on, compiled for one pass over a text.
///
/// A cue is a phrase of one or more words. In the lists, `(a|b|)` stands for alternatives (the
/// last empty one makes it optional), `*` for any one word, and `^` for the start of a sentence.
/// Phrases are matched on whole words without regard to ASCII case.
package struct Lexicon: Sendable {
  /// What a cue is evidence of, or what a list of single words is to grammar.
  enum Meaning: Sendable, Equatable {
    case reaction, interpretation, exploration
    case reflection, advice, memoryClaim, pastSession
    case invitation, rhetorical
    case selfDescription, dismissive
    case grammar(Grammar)
    case emotion(Emotion)
    /// The number of a topic, in the order of the standards.
    case topic(Int)
  }

  /// What a word is to grammar.
  enum Grammar: UInt8, Sendable {
    case content, function
    /// "I", "my"; "you", "your". Both are function words as well.
    case firstPerson, secondPerson
  }

  struct Outcome: Sendable {
    var meaning: Meaning
    /// 0 to 1: how much the cue says by itself.
    var weight: Double
    /// The cue's own number, to count it once a text.
    var cue: Int
    /// Whether it counts at the start of a sentence only.
    var needsSentenceStart: Bool
  }

  // The tree of phrases in flat arrays, so that matching touches no reference count: node n has
  // the edges edgeStarts[n]..<edgeStarts[n + 1], and likewise its outcomes. Node 0 is the root.
  private var edgeStarts: [Int32] = []
  private var edgeWords: [UInt16] = []
  private var edgeNodes: [Int32] = []
  private var anyWordNodes: [Int32] = []
  private var outcomeStarts: [Int32] = []
  private var outcomes: [Outcome] = []

  private var slots: [UInt64] = []
  private var numbers: [UInt16] = []
  private var mask = 0
  /// The node that a word leads to from the root, by its number; 0 for none.
  private var starts: [Int32] = []
  /// By number of the word: what it is to grammar.
  private var grammar: [Grammar] = []

  /// Compiles cue lists and the keywords of topics.
  package init(cues: String = englishCues, topics: [Topic]) {
    var words: [UInt64: UInt16] = [:]
    func number(_ word: Substring) -> UInt16 {
      let hash = hashOfWord(word.utf8)
      if let known = words[hash] { return known }
      // Numbers are 16 bits wide; what does not fit matches nothing.
      guard words.count < Int(UInt16.max) - 1 else { return UInt16.max }
      let number = UInt16(words.count + 1)
      words[hash] = number
      return number
    }
    var tree = PhraseTree()
    var grammarNumbers: [(number: UInt16, grammar: Grammar)] = []
    var meaning: Meaning?
    var weight = 1.0
    for line in cues.split(separator: "\n") {
      let line = trimmed(line)
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line.hasPrefix("["), let end = line.firstIndex(of: "]") {
        let header = line[line.index(after: line.startIndex)..<end].split(separator: " ")
        meaning = header.first.flatMap { Meaning(name: String($0)) }
        precondition(meaning != nil, "unknown section in cue list: \(line)")
        weight = header.count > 1 ? Double(String(header[1])) ?? 1 : 1
      } else if case .grammar(let grammar) = meaning {
        grammarNumbers += line.split(separator: " ").map { (number($0), grammar) }
      } else if let meaning {
        tree.insert(String(line), meaning, weight, number)
      }
    }
    for (index, topic) in topics.enumerated() {
      for keyword in topic.keywords {
        // A phrase is rarer than a word and says more.
        tree.insert(
          keyword, .topic(index), keyword.utf8.contains(UInt8(ascii: " ")) ? 1.5 : 1, number)
      }
    }
    var capacity = 64
    while capacity < words.count * 3 { capacity *= 2 }
    mask = capacity - 1
    slots = Array(repeating: 0, count: capacity)
    numbers = Array(repeating: 0, count: capacity)
    for (hash, number) in words {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while numbers[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = hash
      numbers[slot] = number
    }
    starts = Array(repeating: 0, count: words.count + 1)
    for edge in tree.nodes[0].edges { starts[Int(edge.word)] = edge.node }
    grammar = Array(repeating: .content, count: words.count + 1)
    for entry in grammarNumbers { grammar[Int(entry.number)] = entry.grammar }
    for node in tree.nodes {
      edgeStarts.append(Int32(edgeWords.count))
      outcomeStarts.append(Int32(outcomes.count))
      for edge in node.edges.sorted(by: { $0.word < $1.word }) {
        edgeWords.append(edge.word)
        edgeNodes.append(edge.node)
      }
      anyWordNodes.append(node.anyWord)
      outcomes += node.outcomes
    }
    edgeStarts.append(Int32(edgeWords.count))
    outcomeStarts.append(Int32(outcomes.count))
  }

  /// The number of a word by its hash; 0 for words that no cue mentions.
  func number(of hash: UInt64) -> UInt16 {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while numbers[slot] != 0 {
      if slots[slot] == hash { return numbers[slot] }
      slot = (slot + 1) & mask
    }
    return 0
  }

  /// What a word is to grammar.
  func grammar(of word: Word) -> Grammar { grammar[Int(word.cue)] }

  /// Calls `found` with each cue in a text and the words that it covers; function words left out.
  func matches(
    in tokens: Tokens, _ found: (_ outcome: Outcome, _ words: Range<Int>) -> Void
  ) {
    let words = tokens.words.span
    for start in words.indices {
      let first = starts[Int(words[start].cue)]
      if first == 0 { continue }
      let opensSentence = start == 0 || words[start - 1].sentence != words[start].sentence
      visit(first, start, start + 1, words, opensSentence, found)
    }
  }

  /// Reports the cues at a node and goes on to the nodes under it; phrases are short.
  private func visit(
    _ node: Int32, _ start: Int, _ next: Int, _ words: borrowing Span<Word>,
    _ opensSentence: Bool, _ found: (_ outcome: Outcome, _ words: Range<Int>) -> Void
  ) {
    let node = Int(node)
    for index in Int(outcomeStarts[node])..<Int(outcomeStarts[node + 1])
    where opensSentence || !outcomes[index].needsSentenceStart {
      found(outcomes[index], start..<next)
    }
    guard next < words.count, words[next].sentence == words[start].sentence else { return }
    if anyWordNodes[node] != 0 {
      visit(anyWordNodes[node], start, next + 1, words, opensSentence, found)
    }
    let cue = words[next].cue
    if cue == 0 { return }
    // Edges are sorted by word.
    var low = Int(edgeStarts[node])
    var high = Int(edgeStarts[node + 1])
    while low < high {
      let middle = (low + high) / 2
      if edgeWords[middle] < cue { low = middle + 1 } else { high = middle }
    }
    guard low < Int(edgeStarts[node + 1]), edgeWords[low] == cue else { return }
    visit(edgeNodes[low], start, next + 1, words, opensSentence, found)
  }
}

/// The phrases of all cues as a tree of words, while they are being compiled.
private struct PhraseTree {
  struct Node {
    var edges: [(word: UInt16, node: Int32)] = []
    var anyWord: Int32 = 0
    var outcomes: [Lexicon.Outcome] = []
  }

  var nodes = [Node()]
  private var cueCount = 0

  mutating func insert(
    _ phrase: String, _ meaning: Lexicon.Meaning, _ weight: Double,
    _ number: (Substring) -> UInt16
  ) {
    cueCount += 1
    for words in expansions(of: phrase) {
      var node = 0
      var needsStart = false
      for word in words {
        var word = word
        if word.first == "^" {
          needsStart = true
          word.removeFirst()
        }
        if word.isEmpty {
          continue
        } else if word == "*", node != 0 {
          if nodes[node].anyWord == 0 {
            nodes.append(Node())
            nodes[node].anyWord = Int32(nodes.count - 1)
          }
          node = Int(nodes[node].anyWord)
        } else {
          let number = number(word)
          if let edge = nodes[node].edges.first(where: { $0.word == number }) {
            node = Int(edge.node)
          } else {
            nodes.append(Node())
            nodes[node].edges.append((number, Int32(nodes.count - 1)))
            node = nodes.count - 1
          }
        }
      }
      guard node != 0 else { continue }
      nodes[node].outcomes.append(
        Lexicon.Outcome(
          meaning: meaning, weight: weight, cue: cueCount, needsSentenceStart: needsStart))
    }
  }
}

extension Lexicon.Meaning {
  fileprivate init?(name: String) {
    switch name {
    case "reaction": self = .reaction
    case "interpretation": self = .interpretation
    case "exploration": self = .exploration
    case "reflection": self = .reflection
    case "advice": self = .advice
    case "memory-claim": self = .memoryClaim
    case "past-session": self = .pastSession
    case "invitation": self = .invitation
    case "rhetorical": self = .rhetorical
    case "self-description": self = .selfDescription
    case "dismissive": self = .dismissive
    case "function-word": self = .grammar(.function)
    case "first-person": self = .grammar(.firstPerson)
    case "second-person": self = .grammar(.secondPerson)
    default:
      guard let emotion = Emotion(name: name) else { return nil }
      self = .emotion(emotion)
    }
  }
}

/// The hash that ``Word/hash`` holds, of a word alone.
func hashOfWord(_ word: some Sequence<UInt8>) -> UInt64 {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in word {
    let folded = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    hash = (hash ^ UInt64(folded)) &* 0x100_0000_01b3
  }
  return hash
}

/// All the word sequences that a phrase with alternatives stands for. Hyphens part words.
private func expansions(of phrase: String) -> [[Substring]] {
  var rest = phrase[...]
  return alternatives(&rest, isNested: false)
}

/// Reads alternatives up to their closing bracket, or up to the end outside of brackets. A bracket
/// that never closes parts words.
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
    default:
      let end = rest.dropFirst().firstIndex { "(|)".contains($0) } ?? rest.endIndex
      let words = rest[..<end].split { " -.&/(|)".contains($0) }
      heads = heads.map { $0 + words }
      rest = rest[end...]
    }
  }
  return options + heads
}

private func trimmed(_ line: Substring) -> Substring {
  var line = line
  while line.first == " " { line.removeFirst() }
  while line.last == " " { line.removeLast() }
  return line
}
