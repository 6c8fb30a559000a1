/// The words and phrases of one language that judgements rest on, compiled for one pass over a text.
///
/// Made from a ``CueList``, which describes the form, and the keywords of the topics.
package struct Lexicon: Sendable {
  struct Outcome: Sendable {
    var meaning: Meaning
    /// 0 to 1: how much the cue says by itself.
    var weight: Double
    /// The cue's own number, to count it once a text.
    var cue: Int
    /// Whether it counts at the start of a sentence only.
    var needsSentenceStart: Bool
  }

  /// A cue in a text.
  struct Match: Sendable {
    var outcome: Outcome
    /// Numbers of the words that it covers.
    var words: Range<Int>
  }

  // The tree of phrases in flat arrays, so that matching touches no reference count. Node 0 is the
  // root. Edges stand in one table by node and symbol, a symbol being a word or a set of words.
  private var edgeKeys: [UInt64] = []
  private var edgeNodes: [Int32] = []
  private var edgeMask = 0
  private var nodes: [Node] = []
  private var outcomes: [Outcome] = []

  private struct Node {
    var outcomeStart: Int32
    var outcomeEnd: Int32
    /// The node behind any word; 0 for none.
    var anyWord: Int32
    var hasWords: Bool
    var hasSets: Bool
  }

  // Words by hash: open addressing.
  private var slots: [UInt64] = []
  private var numbers: [UInt16] = []
  private var mask = 0
  /// By number of the word.
  private var words: [WordEntry] = []
  /// Numbers of the sets that words belong to, one word's after the other's.
  private var setsOfWords: [UInt16] = []

  private struct WordEntry {
    var grammar: Grammar = []
    /// The node that the word leads to from the root; 0 for none.
    var start: Int32 = 0
    var setStart: Int32 = 0
    var setEnd: Int32 = 0
    /// Whether some phrase begins with it or with a set that it belongs to.
    var startsPhrase = false
  }

  /// Compiles a cue list and the keywords of topics.
  package init(cues: CueList, topics: [Topic]) {
    var known: [UInt64: UInt16] = [:]
    func number(_ word: Substring) -> UInt16 {
      let hash = hashOfWord(word.utf8)
      if let known = known[hash] { return known }
      // Numbers are 16 bits wide; what does not fit matches nothing.
      guard known.count < Int(UInt16.max) - 1 else { return UInt16.max }
      let number = UInt16(known.count + 1)
      known[hash] = number
      return number
    }
    var members: [[UInt16]] = []
    var grammarOf: [UInt16: Grammar] = [:]
    var setNumbers: [Substring: UInt16] = [:]
    for list in cues.wordLists {
      let numbers = list.words.map { number($0[...]) }
      if let flag = Grammar(name: list.name) {
        for number in numbers { grammarOf[number, default: []].insert(flag) }
      }
      if let set = setNumbers[list.name[...]] {
        members[Int(set)] += numbers
      } else {
        setNumbers[list.name[...]] = UInt16(members.count)
        members.append(numbers)
      }
    }
    // Sets are told from words by a number from the top down.
    func symbol(ofSet set: UInt16) -> UInt16 { UInt16.max - 1 - set }
    var tree = PhraseTree()
    for section in cues.sections {
      for phrase in section.phrases {
        tree.insert(
          phrase, section.meaning, section.weight, number: number,
          set: { setNumbers[$0].map { symbol(ofSet: $0) } })
      }
    }
    for (index, topic) in topics.enumerated() {
      for keyword in topic.keywords {
        // A phrase is rarer than a word and says more.
        tree.insert(
          keyword, .topic(index), keyword.utf8.contains(UInt8(ascii: " ")) ? 1.5 : 1,
          number: number, set: { _ in nil })
      }
    }
    indexWords(known)
    words = Array(repeating: WordEntry(), count: known.count + 1)
    var setsOf: [[UInt16]] = Array(repeating: [], count: words.count)
    for (set, numbers) in members.enumerated() {
      let symbol = symbol(ofSet: UInt16(set))
      for number in numbers where Int(number) < words.count && !setsOf[Int(number)].contains(symbol) {
        setsOf[Int(number)].append(symbol)
      }
    }
    let starts = Dictionary(uniqueKeysWithValues: tree.nodes[0].edges.map { ($0.symbol, $0.node) })
    for number in words.indices {
      words[number].grammar = grammarOf[UInt16(number)] ?? []
      words[number].start = starts[UInt16(number)] ?? 0
      words[number].setStart = Int32(setsOfWords.count)
      setsOfWords += setsOf[number]
      words[number].setEnd = Int32(setsOfWords.count)
      words[number].startsPhrase =
        number != 0
        && (words[number].start != 0 || setsOf[number].contains { starts[$0] != nil })
    }
    index(tree, isSet: { Int($0) > Int(UInt16.max) - 2 - members.count })
  }

  private mutating func indexWords(_ known: [UInt64: UInt16]) {
    var capacity = 64
    while capacity < known.count * 3 { capacity *= 2 }
    mask = capacity - 1
    slots = Array(repeating: 0, count: capacity)
    numbers = Array(repeating: 0, count: capacity)
    for (hash, number) in known.sorted(by: { $0.value < $1.value }) {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while numbers[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = hash
      numbers[slot] = number
    }
  }

  private mutating func index(_ tree: PhraseTree, isSet: (UInt16) -> Bool) {
    let edgeCount = tree.nodes.reduce(0) { $0 + $1.edges.count }
    var capacity = 64
    while capacity < edgeCount * 2 { capacity *= 2 }
    edgeMask = capacity - 1
    edgeKeys = Array(repeating: 0, count: capacity)
    edgeNodes = Array(repeating: 0, count: capacity)
    for (number, node) in tree.nodes.enumerated() {
      nodes.append(
        Node(
          outcomeStart: Int32(outcomes.count),
          outcomeEnd: Int32(outcomes.count + node.outcomes.count), anyWord: node.anyWord,
          hasWords: node.edges.contains { !isSet($0.symbol) },
          hasSets: node.edges.contains { isSet($0.symbol) }))
      outcomes += node.outcomes
      for edge in node.edges {
        let key = edgeKey(Int32(number), edge.symbol)
        var slot = edgeSlot(key)
        while edgeKeys[slot] != 0 { slot = (slot + 1) & edgeMask }
        edgeKeys[slot] = key
        edgeNodes[slot] = edge.node
      }
    }
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
  func grammar(of word: Word) -> Grammar { words[Int(word.cue)].grammar }

  /// Appends each cue in a text, in the order of their first words.
  func match(_ tokens: Tokens, into found: inout [Match]) {
    let words = tokens.words.span
    for start in words.indices where self.words[Int(words[start].cue)].startsPhrase {
      let opensSentence = start == 0 || words[start - 1].sentence != words[start].sentence
      let entry = self.words[Int(words[start].cue)]
      if entry.start != 0 { visit(entry.start, start, start + 1, words, opensSentence, &found) }
      for index in Int(entry.setStart)..<Int(entry.setEnd) {
        let next = node(behind: 0, setsOfWords[index])
        if next != 0 { visit(next, start, start + 1, words, opensSentence, &found) }
      }
    }
  }

  /// Reports the cues at a node and goes on to the nodes under it; phrases are short.
  private func visit(
    _ number: Int32, _ start: Int, _ next: Int, _ words: borrowing Span<Word>,
    _ opensSentence: Bool, _ found: inout [Match]
  ) {
    let node = nodes[Int(number)]
    for index in Int(node.outcomeStart)..<Int(node.outcomeEnd)
    where opensSentence || !outcomes[index].needsSentenceStart {
      found.append(Match(outcome: outcomes[index], words: start..<next))
    }
    guard next < words.count, words[next].sentence == words[start].sentence else { return }
    if node.anyWord != 0 { visit(node.anyWord, start, next + 1, words, opensSentence, &found) }
    let cue = words[next].cue
    if cue == 0 { return }
    if node.hasWords {
      let behind = self.node(behind: number, cue)
      if behind != 0 { visit(behind, start, next + 1, words, opensSentence, &found) }
    }
    if node.hasSets {
      let entry = self.words[Int(cue)]
      for index in Int(entry.setStart)..<Int(entry.setEnd) {
        let behind = self.node(behind: number, setsOfWords[index])
        if behind != 0 { visit(behind, start, next + 1, words, opensSentence, &found) }
      }
    }
  }

  private func node(behind node: Int32, _ symbol: UInt16) -> Int32 {
    let key = edgeKey(node, symbol)
    var slot = edgeSlot(key)
    while edgeKeys[slot] != 0 {
      if edgeKeys[slot] == key { return edgeNodes[slot] }
      slot = (slot + 1) & edgeMask
    }
    return 0
  }

  private func edgeKey(_ node: Int32, _ symbol: UInt16) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 16 | UInt64(symbol) | 1 << 63
  }

  private func edgeSlot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & edgeMask
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
