internal import Bytes

/// The words and phrases of one language that judgements rest on, compiled for one pass over a text.
///
/// Made from a ``CueList``, which describes the form, and the keywords of the topics.
package struct Lexicon: Sendable {
  package struct Outcome: Sendable {
    package var meaning: Meaning
    /// 0 to 1: how much the cue says by itself.
    package var weight: Double
    /// The cue's own number, to count it once a text.
    package var cue: Int
    /// Whether it counts at the start, or the end, of a sentence only.
    package var needsSentenceStart: Bool
    package var needsSentenceEnd: Bool
  }

  /// A cue in a text.
  package struct Match: Sendable {
    package var outcome: Outcome
    /// Numbers of the words that it covers.
    package var words: Range<Int>
  }

  // The states of phrases in flat arrays, so that matching touches no reference count. Edges stand
  // in one table by state and symbol, a symbol being a word or a set of words; equal keys follow
  // each other.
  private var edgeKeys: [UInt64] = []
  private var edgeStates: [Int32] = []
  private var edgeMask = 0
  private var states: [State] = []
  private var outcomes: [Outcome] = []
  /// Bits of the sets that a phrase can begin with.
  private var rootSymbols: UInt64 = 0
  /// States behind any word, and numbers of outcomes, one state's after the other's.
  private var anyWordStates: [Int32] = []
  private var reached: [Int32] = []

  private struct State {
    var reachedStart: Int32
    var reachedEnd: Int32
    var anyWordStart: Int32
    var anyWordEnd: Int32
    var hasWords: Bool
    var hasSets: Bool
    /// Bits of the symbols that lead on, by their number modulo 64: most words lead nowhere, and
    /// this says so without a look at the table.
    var symbols: UInt64
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
    func symbol(_ element: Phrase.Element) -> UInt16? {
      switch element {
      case .word(let word): number(word[...])
      case .set(let name): setNumbers[name[...]].map { symbol(ofSet: $0) }
      case .anyWord, .choice: nil
      }
    }
    var phrases = PhraseStates()
    for section in cues.sections {
      for phrase in section.phrases {
        phrases.insert(Phrase(phrase), section.meaning, section.weight, symbol: symbol)
      }
    }
    for (index, topic) in topics.enumerated() {
      for keyword in topic.keywords {
        phrases.insert(
          Phrase(keyword.phrase), .topic(index), keyword.weight, symbol: symbol)
      }
    }
    indexWords(known)
    words = Array(repeating: WordEntry(), count: known.count + 1)
    var setsOf: [[UInt16]] = Array(repeating: [], count: words.count)
    for (set, numbers) in members.enumerated() {
      let symbol = symbol(ofSet: UInt16(set))
      for number in numbers where Int(number) < words.count && !setsOf[Int(number)].contains(symbol)
      {
        setsOf[Int(number)].append(symbol)
      }
    }
    for number in words.indices {
      words[number].grammar = grammarOf[UInt16(number)] ?? []
      words[number].start = phrases.first[UInt16(number)] ?? 0
      words[number].setStart = Int32(setsOfWords.count)
      setsOfWords += setsOf[number]
      words[number].setEnd = Int32(setsOfWords.count)
      words[number].startsPhrase =
        number != 0
        && (words[number].start != 0 || setsOf[number].contains { phrases.first[$0] != nil })
    }
    index(phrases, isSet: { Int($0) > Int(UInt16.max) - 2 - members.count })
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

  private mutating func index(_ phrases: PhraseStates, isSet: (UInt16) -> Bool) {
    outcomes = phrases.outcomes
    let edgeCount = phrases.states.reduce(0) { $0 + $1.edges.count } + phrases.first.count
    var capacity = 64
    while capacity < edgeCount * 2 { capacity *= 2 }
    edgeMask = capacity - 1
    edgeKeys = Array(repeating: 0, count: capacity)
    edgeStates = Array(repeating: 0, count: capacity)
    func insert(_ state: Int32, _ symbol: UInt16, _ target: Int32) {
      let key = edgeKey(state, symbol)
      var slot = edgeSlot(key)
      while edgeKeys[slot] != 0 { slot = (slot + 1) & edgeMask }
      edgeKeys[slot] = key
      edgeStates[slot] = target
    }
    rootSymbols = phrases.first.keys.reduce(0) { isSet($1) ? $0 | bit(of: $1) : $0 }
    for (symbol, state) in phrases.first.sorted(by: { $0.key < $1.key }) {
      insert(0, symbol, state)
    }
    for (number, state) in phrases.states.enumerated() {
      states.append(
        State(
          reachedStart: Int32(reached.count),
          reachedEnd: Int32(reached.count + state.outcomes.count),
          anyWordStart: Int32(anyWordStates.count),
          anyWordEnd: Int32(anyWordStates.count + state.anyWord.count),
          hasWords: state.edges.contains { !isSet($0.symbol) },
          hasSets: state.edges.contains { isSet($0.symbol) },
          symbols: state.edges.reduce(0) { $0 | bit(of: $1.symbol) }))
      anyWordStates += state.anyWord
      reached += state.outcomes
      for edge in state.edges { insert(Int32(number), edge.symbol, edge.state) }
    }
  }

  /// The number of a word by its hash; 0 for words that no cue mentions.
  package func number(of hash: UInt64) -> UInt16 {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while numbers[slot] != 0 {
      if slots[slot] == hash { return numbers[slot] }
      slot = (slot + 1) & mask
    }
    return 0
  }

  /// What a word is to grammar, by its hash.
  package func grammar(of hash: UInt64) -> Grammar { words[Int(number(of: hash))].grammar }

  /// What a word is to grammar.
  package func grammar(of word: Word) -> Grammar { words[Int(word.cue)].grammar }

  /// Appends each cue in a text, in the order of their first words.
  package func match(_ tokens: WordText, into found: inout [Match]) {
    let words = tokens.words.span
    for start in words.indices where self.words[Int(words[start].cue)].startsPhrase {
      let entry = self.words[Int(words[start].cue)]
      if entry.start != 0 { visit(entry.start, start, start + 1, words, &found) }
      for index in Int(entry.setStart)..<Int(entry.setEnd)
      where rootSymbols & bit(of: setsOfWords[index]) != 0 {
        follow(0, setsOfWords[index], start, start + 1, words, &found)
      }
    }
  }

  /// Reports the cues at a state and goes on to the states behind it; phrases are short.
  private func visit(
    _ number: Int32, _ start: Int, _ next: Int, _ words: borrowing Span<Word>,
    _ found: inout [Match]
  ) {
    let state = states[Int(number)]
    for index in Int(state.reachedStart)..<Int(state.reachedEnd) {
      report(reached[index], start, next, words, &found)
    }
    guard next < words.count, words[next].sentence == words[start].sentence else { return }
    for index in Int(state.anyWordStart)..<Int(state.anyWordEnd) {
      visit(anyWordStates[index], start, next + 1, words, &found)
    }
    let cue = words[next].cue
    if cue == 0 { return }
    if state.hasWords, state.symbols & bit(of: cue) != 0 {
      follow(number, cue, start, next + 1, words, &found)
    }
    if state.hasSets {
      let entry = self.words[Int(cue)]
      for index in Int(entry.setStart)..<Int(entry.setEnd) {
        let set = setsOfWords[index]
        if state.symbols & bit(of: set) != 0 {
          follow(number, set, start, next + 1, words, &found)
        }
      }
    }
  }

  private func report(
    _ number: Int32, _ start: Int, _ next: Int, _ words: borrowing Span<Word>,
    _ found: inout [Match]
  ) {
    let outcome = outcomes[Int(number)]
    if outcome.needsSentenceStart, start > 0, words[start - 1].sentence == words[start].sentence {
      return
    }
    if outcome.needsSentenceEnd, next < words.count,
      words[next].sentence == words[start].sentence
    {
      return
    }
    // The same cue may be reached by several ways.
    if let last = found.last, last.outcome.cue == outcome.cue, last.words == start..<next { return }
    found.append(Match(outcome: outcome, words: start..<next))
  }

  /// Visits every state behind a word or set.
  private func follow(
    _ state: Int32, _ symbol: UInt16, _ start: Int, _ next: Int, _ words: borrowing Span<Word>,
    _ found: inout [Match]
  ) {
    let key = edgeKey(state, symbol)
    var slot = edgeSlot(key)
    while edgeKeys[slot] != 0 {
      if edgeKeys[slot] == key { visit(edgeStates[slot], start, next, words, &found) }
      slot = (slot + 1) & edgeMask
    }
  }

  private func bit(of symbol: UInt16) -> UInt64 { 1 << UInt64(symbol & 63) }

  private func edgeKey(_ state: Int32, _ symbol: UInt16) -> UInt64 {
    UInt64(UInt32(bitPattern: state)) << 16 | UInt64(symbol) | 1 << 63
  }

  private func edgeSlot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & edgeMask
  }
}

/// The hashes of words with blanks or line ends between.
package func hashesOfWords(_ words: String) -> Set<UInt64> {
  Set(words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { hashOfWord($0.utf8) })
}

/// The hash that ``Word/hash`` holds, of a word alone.
package func hashOfWord(_ word: some Sequence<UInt8>) -> UInt64 {
  var hash = FNV1a()
  for byte in word { hash.add(byte.lowercased) }
  return hash.value
}
