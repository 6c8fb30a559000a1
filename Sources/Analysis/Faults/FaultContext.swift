internal import Language

/// What the checks for faults look at: a response, what it answers, and how it was judged.
struct FaultContext {
  var response: AnalysedMessage
  var user: AnalysedMessage
  /// The messages before the user's, oldest first.
  var before: ArraySlice<AnalysedMessage>
  /// By sentence of the response.
  var shared: [SharedWords]
  /// Stems of the content of the user's message, and of the user's messages before it.
  var current: WordSet
  var heard: WordSet
  /// The question's indicator, 0 to 1.
  var question: Double
  /// How likely the response does harm; see ``ExchangeRecord/harm``.
  var harm: Grade
  var standards: Standards
  var languages: Languages
  /// That of the response's language.
  var lexicon: Lexicon
}

/// The faults of a response, with the stretches of its text that show them.
struct FoundFaults {
  private(set) var faults: FaultSet = []
  private(set) var marks: [Mark] = []

  /// Adds a fault that no stretch shows.
  mutating func add(_ fault: Fault) { faults.insert(fault) }

  /// Adds a fault with the stretches that show it; not where there are none.
  mutating func add(_ fault: Fault, _ ranges: [Range<Int>]) {
    guard !ranges.isEmpty else { return }
    faults.insert(fault)
    for range in ranges { mark(fault, range) }
  }

  /// Adds a fault with the stretch that shows it; not where there is none.
  mutating func add(_ fault: Fault, _ range: Range<Int>?) {
    guard let range else { return }
    faults.insert(fault)
    mark(fault, range)
  }

  /// Marks what shows a fault if it turns out to be one.
  mutating func mark(_ fault: Fault, _ range: Range<Int>) {
    marks.append(Mark(range, .fault(fault)))
  }
}
