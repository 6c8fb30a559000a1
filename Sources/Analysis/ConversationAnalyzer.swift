package import Bytes
package import Corpus
internal import Findings
package import HarmModel
package import Language
package import Privacy
package import WordVectors

/// Analyses conversations one by one: pure, and the same whatever else is analysed.
package struct ConversationAnalyzer: Sendable {
  private let standards: Standards
  private let languages: Languages
  private let calibration: Calibration?
  private let vectors: WordVectors?
  private let harm: HarmModel?
  package let masker: Masker
  private let showsPersonalData: Bool
  private let otherTopic: Int
  private let key: HMAC?

  /// - Parameters:
  ///   - calibration: Indicators that stand in for those of the rules.
  ///   - vectors: What tells whether a response answers its message; nil where nobody wants to know.
  ///   - harm: What tells how likely a response does harm; nil where nobody wants to know.
  ///   - masker: What personal data is masked by.
  ///   - showsPersonalData: Whether the records of what is masked hold it.
  ///   - key: The project's; ids that nobody can compute who does not have it.
  package init(
    standards: Standards, languages: Languages, calibration: Calibration? = nil,
    vectors: WordVectors? = nil, harm: HarmModel? = nil,
    masker: Masker, showsPersonalData: Bool = false, key: HMAC? = nil
  ) {
    self.standards = standards
    self.languages = languages
    self.calibration = calibration
    self.vectors = vectors
    self.harm = harm
    self.masker = masker
    self.key = key
    self.showsPersonalData = showsPersonalData
    otherTopic =
      standards.topics.firstIndex { $0.slug == Topic.otherSlug } ?? standards.topics.count - 1
  }

  /// Adds a conversation to a summary, and its text to the text that the summary points into.
  ///
  /// - Parameters:
  ///   - file: Number of its file in the summary; the file's record stands there already.
  ///   - position: Line and column of an offset in the file, both from 1.
  package func add(
    _ conversation: Conversation, file: Int, path: ShownText,
    position: (Int) -> (line: Int, column: Int), to summary: inout Summary,
    text output: inout [UInt8]
  ) {
    let number = UInt32(summary.conversations.count)
    var text = ConversationText()
    var analysed: [AnalysedMessage] = []
    var language: UInt8 = 0
    var personalDataCounts: [Int] = []
    var people = People()
    let foundInMessages = masker.found(inConversation: conversation.messages.map(\.text))
    for (index, message) in conversation.messages.enumerated() {
      let found = foundInMessages[index]
      personalDataCounts.append(found.count)
      for item in found {
        let start = position(message.origin.fileOffset(of: item.range.lowerBound))
        let end = position(message.origin.fileOffset(of: item.range.upperBound - 1) + 1)
        summary.add(
          PersonalDataRecord(
            conversation: number, message: UInt32(index), type: item.type,
            line: UInt32(start.line), column: UInt32(start.column), endLine: UInt32(end.line),
            endColumn: UInt32(end.column)),
          value: showsPersonalData
            ? String(decoding: message.text[item.range], as: UTF8.self) : nil)
        summary.findings.append(
          Finding(
            .personalData, at: Place(file: path, line: start.line, column: start.column),
            "\(item.type.name) in a message of the \(message.role.name)",
            advice: "It is masked in all output; replace it in the source."))
      }
      let safe = found.isEmpty ? message.text : masked(message.text, found, &people)
      text.messages.append(ConversationText.Line(role: message.role, text: safe))
      let next = AnalysedMessage(
        role: message.role, text: safe, languages: languages, previous: language)
      language = next.language
      analysed.append(next)
    }
    if let system = conversation.attributes.system {
      text.system = Array(masker.prompt(system).text.utf8)
    }
    let exchanges = judge(conversation, analysed, path, number, &text, &summary.findings)
    for var exchange in exchanges {
      let response = Int(exchange.message)
      exchange.personalData = UInt16(
        clamping: personalDataCounts[response] + personalDataCounts[response - 1])
      var sketch = ExchangeSketch()
      sketch.whole = ShingleSketch([analysed[response - 1], analysed[response]])
      sketch.response = ShingleSketch([analysed[response]])
      summary.add(exchange, sketch: sketch)
    }
    let encoded = text.encoded
    output.append(contentsOf: encoded)
    let stem = path.part { $0.hasSuffix(".md") ? $0.dropLast(3) : $0[...] }
    let fallback = conversation.fragment.map { stem + "#" + masker($0) } ?? stem
    summary.add(
      ConversationRecord(
        file: UInt32(file), line: UInt32(conversation.line), source: conversation.source,
        consent: conversation.attributes.consent, messageCount: UInt32(analysed.count),
        hasUnknownRole: conversation.messages.contains { $0.role == .unknown },
        textOffset: summary.textByteCount, textLength: UInt32(encoded.count)),
      id: conversation.id.map { masker($0) } ?? fallback,
      participant: conversation.attributes.participant.map { masker($0) })
    summary.textByteCount += UInt64(encoded.count)
    summary.messageCount += analysed.count
  }

  private func judge(
    _ conversation: Conversation, _ messages: [AnalysedMessage], _ path: ShownText,
    _ number: UInt32,
    _ text: inout ConversationText, _ findings: inout [Finding]
  ) -> [ExchangeRecord] {
    var records: [ExchangeRecord] = []
    var heard = WordSet()
    var assistantTurn = 0
    var topics = TopicTally(count: standards.topics.count, other: otherTopic)
    for message in messages { topics.addWhole(message) }
    let stated = statedTopic(conversation, path, &findings)
    if let stated, let other = topics.contradiction(of: stated) {
      findings.append(
        Finding(
          .topicDisagreement, at: Place(file: path, line: conversation.line, column: 1),
          "stated topic '\(standards.topics[stated].slug)', but the words speak of "
            + "'\(standards.topics[other].slug)'",
          advice: "The stated topic holds; change it if it is wrong."))
    }
    let statedEmotion = conversation.attributes.emotion.flatMap { Emotion(name: $0) }
    let isEnglish = messages.map { languages.code(of: $0.language) == "en" }
    let textVectors = vectors.map { vectors in
      zip(messages, isEnglish).map { $1 ? vectors.vector(of: $0.text) : TextVector() }
    }
    var scratch = WordScratch()
    var saidBefore = SaidBefore()
    var identity = ExchangeIdentity(key: key)
    for (index, message) in messages.enumerated() {
      identity.add(
        message.role, shown: message.text, said: conversation.messages[index].text)
      switch message.role {
      case .user:
        topics.hear(message)
      case .assistant:
        defer { assistantTurn += 1 }
        let repeated = saidBefore.add(message, &scratch.grams)
        guard index > 0, messages[index - 1].role == .user else { continue }
        let user = messages[index - 1]
        let harm =
          (isEnglish[index] ? harm?.logOdds(of: message.text) : nil).map { Grade(logOdds: $0) }
          ?? .notJudged
        let judged = judge(
          message, user: user, heard: heard, before: messages[..<(index - 1)], harm: harm, &scratch)
        for word in user.content { heard.insert(word.stem) }
        text.marks.append((index, judged.marks))
        let end = openEnd(message, to: user)
        let judgedTopics = topics.topics(answering: message)
        var record = ExchangeRecord(
          conversation: number, assistantTurn: UInt32(assistantTurn), message: UInt32(index),
          line: UInt32(conversation.messages[index].line), id: identity.id,
          opener: opener(of: message), faults: judged.faults,
          length: UInt32(message.tokens.scalarCount), question: Grade(judged.question.value),
          empathy: Grade(judged.empathy.value), contextReference: Grade(judged.context.value),
          topic: UInt8(clamping: stated ?? judgedTopics.main),
          emotion: statedEmotion ?? emotion(of: user, languages.lexicon(of: user.language)),
          personalData: 0,
          ending: end.ending, openEnd: end.fragment.map { UInt32($0) + 1 } ?? 0)
        record.shownID = identity.shownID
        record.emotionalReaction = Grade(judged.empathy.emotionalReaction)
        record.interpretation = Grade(judged.empathy.interpretation)
        record.exploration = Grade(judged.empathy.exploration)
        record.empathyWithoutOpener = Grade(judged.empathy.valueWithoutOpener)
        record.asksOpenly = judged.question.isOpen
        record.hasOpening =
          index > 1 && messages[index - 2].role == .assistant && !messages[index - 2].text.isEmpty
          && (index == 2 || messages[index - 3].role != .user)
        record.topics = judgedTopics.all | 1 << UInt64(record.topic)
        record.userLength = UInt32(user.tokens.scalarCount)
        record.words = UInt16(clamping: message.tokens.words.count)
        record.adviceWords = UInt16(
          clamping: message.sentences.indices.reduce(0) {
            $0 + (message.sentences[$1].advice > 0 ? message.tokens.sentences[$1].words.count : 0)
          })
        record.saidEarlier = Grade(repeated.earlier)
        record.saidTwice = Grade(repeated.twice)
        record.style = Style(message)
        record.moderation = moderation(of: user).union(moderation(of: message))
        record.language = message.language
        record.mayBeJoined = message.tokens.mayBeJoined
        record.sentences = SentenceHashes(message)
        record.template = responseTemplate(of: message, languages.lexicon(of: message.language))
        if let vectors, let textVectors, isEnglish[index], isEnglish[index - 1] {
          let before = textVectors[max(0, index - 3)..<index - 1]
          let relatedness = vectors.relatedness(
            of: textVectors[index], to: textVectors[index - 1], before: before)
          record.relatedness = relatedness.map { Grade($0) } ?? .notJudged
        }
        record.harm = harm
        if !languages.judges(message.language) {
          record.forgetIndicators()
        } else if let calibration {
          calibration.apply(to: &record, message, to: user, standards)
        }
        standards.faults.addFaults(ofIndicatorsTo: &record)
        records.append(record)
      case .system, .unknown: break
      }
    }
    return records
  }

  private struct Judged {
    var question: (value: Double, isOpen: Bool, marks: [Mark])
    var empathy: Empathy
    var context: (value: Double, marks: [Mark])
    var faults: FaultSet
    var marks: [Mark]
  }

  private func judge(
    _ response: AnalysedMessage, user: AnalysedMessage, heard: WordSet,
    before: ArraySlice<AnalysedMessage>, harm: Grade, _ scratch: inout WordScratch
  ) -> Judged {
    scratch.current.reset(capacity: user.content.count)
    for word in user.content { scratch.current.insert(word.stem) }
    let current = scratch.current
    let shared = sharedWords(of: response, current: current, heard: heard)
    let question = questionIndicator(response)
    let context = contextIndicator(response, shared: shared, current: current, heard: heard)
    let empathy = empathy(
      of: response, shared: shared, to: user,
      isFirst: !before.contains { $0.role == .assistant })
    let exchange = FaultContext(
      response: response, user: user, before: before, shared: shared, current: current,
      heard: heard, question: question.value, harm: harm, standards: standards,
      languages: languages, lexicon: languages.lexicon(of: response.language))
    let found = standards.faults.faults(of: exchange, &scratch)
    return Judged(
      question: question, empathy: empathy, context: context, faults: found.faults,
      marks: question.marks + empathy.marks + context.marks + found.marks)
  }

  private func statedTopic(
    _ conversation: Conversation, _ path: ShownText, _ findings: inout [Finding]
  ) -> Int? {
    guard let slug = conversation.attributes.topic else { return nil }
    if let number = standards.topics.firstIndex(where: { $0.slug == slug }) { return number }
    findings.append(
      Finding(
        .unknownTopic, at: Place(file: path, line: conversation.line, column: 1),
        "topic '\(masker(slug))' is not one of the project's",
        advice: "Use one of: \(standards.topics.map(\.slug).joined(separator: ", "))."))
    return nil
  }
}
