import BuiltinTemplates
import Corpus
import Findings
import Language
import Privacy
import TestSupport
import WordVectors

@testable import Analysis

/// The built-in languages, English first, with the keywords of some topics.
func builtinLanguages(topics: [Topic]) -> Languages {
  Languages(
    BuiltinTemplates.files.compactMap { file -> (code: String, cues: CueList)? in
      guard file.name.hasPrefix("cues/") else { return nil }
      return (String(file.name.dropFirst(5).dropLast(4)), CueList(file.text))
    }.sorted { ($0.code == "en" ? "" : $0.code) < ($1.code == "en" ? "" : $1.code) },
    topics: topics)
}

private let vectors = WordVectors()

let languages = builtinLanguages(topics: Standards().topics)

/// The English cue list as it is written.
let englishCues = BuiltinTemplates.files.first { $0.name == "cues/en.txt" }?.text ?? ""

var lexicon: Lexicon { languages.all[0].lexicon }

func analysed(_ text: String, role: Role = .assistant) -> AnalysedMessage {
  AnalysedMessage(role: role, text: Array(text.utf8), languages: languages)
}

/// The content stems of a text.
func stems(_ text: String) -> WordSet {
  var set = WordSet()
  for word in analysed(text, role: .user).content { set.insert(word.stem) }
  return set
}

/// A turn of an invented conversation: `user("Hello")`.
struct Turn: Sendable {
  var role: Role
  var text: String
}

func user(_ text: String) -> Turn { Turn(role: .user, text: text) }
func assistant(_ text: String) -> Turn { Turn(role: .assistant, text: text) }

extension Conversation {
  /// A conversation whose turns stand two lines apart, from line 3 on.
  init(
    _ turns: [Turn], id: String? = nil, source: Source = .mined,
    attributes: Attributes = Attributes()
  ) {
    var offset = 0
    var messages: [Message] = []
    for (index, turn) in turns.enumerated() {
      messages.append(
        Message(
          role: turn.role, text: Array(turn.text.utf8), line: 3 + 2 * index, column: 1,
          origin: Origin(start: offset)))
      offset += turn.text.utf8.count + 2
    }
    self.init(id: id, source: source, attributes: attributes, messages: messages, line: 1)
  }
}

/// What the analysis of some conversations gives: the summary and the text that it points into.
struct Analysed {
  var summary = Summary()
  var bytes: [UInt8] = []

  func text(_ conversation: Int = 0) -> ConversationText {
    let record = summary.conversations[conversation]
    let start = Int(record.textOffset)
    return ConversationText(decoding: Array(bytes[start..<start + Int(record.textLength)]))
  }

  /// The last exchange of the first conversation.
  var last: ExchangeRecord? { summary.exchanges.last { $0.conversation == 0 } }

  /// The marks of the last response of the first conversation.
  var lastMarks: [Mark] { text().marks.last?.marks ?? [] }
}

/// Analyses conversations as one file.
func analyse(
  _ conversations: [Conversation], path: ShownText = "conversations/a.md",
  standards: Standards? = nil
) -> Analysed {
  // Names stay: rules are tested with their words, and masking by tests of its own.
  var policy = PersonalDataPolicy()
  policy.kept = [.person, .location]
  let analyzer = ConversationAnalyzer(
    standards: standards ?? Standards(),
    languages: standards.map { builtinLanguages(topics: $0.topics) } ?? languages,
    vectors: vectors, masker: Masker(policy))
  var result = Analysed()
  result.summary.files.append(
    FileRecord(path: path, byteCount: 0, hasErrors: false))
  for conversation in conversations {
    analyzer.add(
      conversation, file: 0, path: path, position: { (1, $0 + 1) }, to: &result.summary,
      text: &result.bytes)
  }
  return result
}

func analyse(_ turns: Turn...) -> Analysed { analyse([Conversation(turns)]) }

/// Tuneboard's own faults.
let allFaults = FaultRegistry.standard.rules.map(\.fault)

/// A response with `«` and `»` around the marks of a fault, as the whole analysis sets them.
///
/// A response that has the fault without a mark, or a mark without the fault, shows that.
func marked(_ fault: Fault, user said: String, response: String, after before: [Turn] = [])
  -> String
{
  let result = analyse([Conversation(before + [user(said), assistant(response)])])
  guard let exchange = result.last else { return "no exchange" }
  let marks = result.lastMarks.filter { $0.kind == .fault(fault) }.map(\.range)
  guard exchange.faults.contains(fault) == !marks.isEmpty else {
    return "\(fault) is \(exchange.faults.contains(fault)) with \(marks.count) marks"
  }
  return marked(response, marks)
}

extension SeededGenerator {
  init(seed: Int) { self.init(seed: UInt64(truncatingIfNeeded: seed) &+ 0x1234_5678) }

  /// An invented exchange's record, all values in their ranges.
  mutating func record(conversation: UInt32 = 0) -> ExchangeRecord {
    ExchangeRecord(
      conversation: conversation, assistantTurn: 0, message: 1, line: 1, id: next(), opener: 0,
      faults: [], length: UInt32.random(in: 0...1000, using: &self), question: grade(),
      empathy: grade(),
      contextReference: grade(),
      topic: UInt8.random(in: 0...4, using: &self), emotion: .neutral, personalData: 0)
  }

  mutating func grade() -> Grade { Grade(Double.random(in: 0...1, using: &self)) }

  /// A set that holds each fault with the given chance.
  mutating func faults(chance: Double) -> FaultSet {
    var set = FaultSet(rawValue: 0)
    for fault in allFaults where Double.random(in: 0..<1, using: &self) < chance {
      set.insert(fault)
    }
    return set
  }
}
