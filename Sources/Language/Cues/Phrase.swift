/// A phrase of a cue list, read.
package struct Phrase {
  /// One place of a phrase.
  package indirect enum Element: Hashable {
    case word(String)
    /// Any word of a named set.
    case set(String)
    case anyWord
    /// One of several continuations.
    case choice([[Element]])
  }

  /// How long a phrase may be in bytes, and how many words, sets and brackets it may have: each makes a state, and
  /// what is left behind it is kept with that.
  package static let maximumBytes = 1000
  package static let maximumParts = 400

  /// Whether a text is short enough to be a phrase.
  package static func isShort(_ text: some StringProtocol) -> Bool {
    var parts = 0
    var wasSeparator = true
    guard text.utf8.count <= maximumBytes else { return false }
    for byte in text.utf8 {
      let isSeparator = " -.&/(|){}".utf8.contains(byte)
      if !isSeparator && wasSeparator || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "|") {
        parts += 1
      }
      wasSeparator = isSeparator
    }
    return parts <= maximumParts
  }

  package var elements: [Element]
  /// `^`, `$`: counts only at the start, or the end, of a sentence.
  package var needsStart: Bool
  package var needsEnd: Bool

  /// Reads a phrase in the form that ``CueList`` describes. A bracket or brace that never closes parts
  /// words, as hyphens, full stops, `&` and `/` do.
  package init(_ text: some StringProtocol) {
    var rest = Substring(text)
    while rest.first == " " { rest.removeFirst() }
    needsStart = rest.first == "^"
    if needsStart { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    needsEnd = rest.last == "$"
    if needsEnd { rest.removeLast() }
    elements = Self.sequence(&rest, isNested: false)[0]
  }

  /// Alternatives up to the closing bracket; one alternative outside of brackets.
  private static func sequence(_ rest: inout Substring, isNested: Bool) -> [[Element]] {
    var options: [[Element]] = []
    var current: [Element] = []
    while let character = rest.first {
      switch character {
      case "(" where rest.contains(")"):
        rest.removeFirst()
        current.append(.choice(sequence(&rest, isNested: true)))
      case "|" where isNested:
        rest.removeFirst()
        options.append(current)
        current = []
      case ")" where isNested:
        rest.removeFirst()
        return options + [current]
      case "{" where rest.contains("}"):
        let end = rest.firstIndex(of: "}") ?? rest.endIndex
        var name = String(rest[rest.index(after: rest.startIndex)..<end])
        rest = rest[rest.index(after: end)...]
        if name.last == "?" {
          name.removeLast()
          current.append(.choice([[], [.set(name)]]))
        } else {
          current.append(.set(name))
        }
      default:
        let end = rest.dropFirst().firstIndex { "(|){".contains($0) } ?? rest.endIndex
        current += rest[..<end].split { " -.&/(|){}^$".contains($0) }.map {
          $0 == "*" ? .anyWord : .word(String($0))
        }
        rest = rest[end...]
      }
    }
    return options + [current]
  }
}

/// All phrases as states with edges, while they are being compiled.
///
/// A state is what of a phrase is left to match; equal rests of one phrase share a state, so that
/// alternatives cost what they are long, not what they multiply to. All phrases share the first step.
package struct PhraseStates {
  package struct Edge {
    package var symbol: UInt16
    package var state: Int32
  }

  package struct State {
    package var edges: [Edge] = []
    /// States behind any word.
    package var anyWord: [Int32] = []
    /// Numbers of the outcomes that are reached here.
    package var outcomes: [Int32] = []
  }

  /// State 0 is the start of all phrases.
  package private(set) var states = [State()]
  package private(set) var outcomes: [Lexicon.Outcome] = []
  /// The state behind a first word or set.
  package private(set) var first: [UInt16: Int32] = [:]

  /// - Parameter symbol: The number of a word or set; nil for a set that there is none of.
  package mutating func insert(
    _ phrase: Phrase, _ meaning: Lexicon.Meaning, _ weight: Double,
    symbol: (Phrase.Element) -> UInt16?
  ) {
    outcomes.append(
      Lexicon.Outcome(
        meaning: meaning, weight: weight, cue: outcomes.count,
        needsSentenceStart: phrase.needsStart, needsSentenceEnd: phrase.needsEnd))
    let outcome = Int32(outcomes.count - 1)
    var known: [[Phrase.Element]: Int32] = [:]
    for (element, rest) in steps(phrase.elements) {
      // A phrase may neither be empty nor begin with any word: it would be found everywhere.
      guard let element, element != .anyWord, let number = symbol(element) else { continue }
      let start: Int32
      if let shared = first[number] {
        start = shared
      } else {
        states.append(State())
        start = Int32(states.count - 1)
        first[number] = start
      }
      connect(start, rest, outcome, &known, symbol)
    }
  }

  /// Makes what is left of a phrase go on from a state.
  private mutating func connect(
    _ state: Int32, _ rest: [Phrase.Element], _ outcome: Int32,
    _ known: inout [[Phrase.Element]: Int32], _ symbol: (Phrase.Element) -> UInt16?
  ) {
    for (element, rest) in steps(rest) {
      guard let element else {
        if !states[Int(state)].outcomes.contains(outcome) {
          states[Int(state)].outcomes.append(outcome)
        }
        continue
      }
      let target: Int32
      if let shared = known[rest] {
        target = shared
      } else {
        states.append(State())
        target = Int32(states.count - 1)
        known[rest] = target
        connect(target, rest, outcome, &known, symbol)
      }
      if element == .anyWord {
        states[Int(state)].anyWord.append(target)
      } else if let symbol = symbol(element) {
        states[Int(state)].edges.append(Edge(symbol: symbol, state: target))
      }
    }
  }

  /// What can come first in a sequence, with what is left behind it, each once; nil for nothing at all.
  ///
  /// Alternatives with the same rest, as those of `(|)(|)`, would double with every step.
  private func steps(
    _ elements: [Phrase.Element]
  ) -> [(element: Phrase.Element?, rest: [Phrase.Element])] {
    var result: [(element: Phrase.Element?, rest: [Phrase.Element])] = []
    var seen: Set<[Phrase.Element]> = []
    var pending = [elements]
    while let elements = pending.popLast() {
      guard seen.insert(elements).inserted else { continue }
      guard let element = elements.first else {
        result.append((nil, []))
        continue
      }
      let rest = Array(elements.dropFirst())
      if case .choice(let options) = element {
        pending += options.reversed().map { $0 + rest }
      } else {
        result.append((element, rest))
      }
    }
    return result
  }
}
