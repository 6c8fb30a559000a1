package import Corpus
package import Findings
internal import Markdown

/// Reads Tuneboard's own Markdown; the format is specified in `TuneboardMarkdown.md`.
package enum TuneboardMarkdown {
  /// The conversations (or examples) of a file, in order, and what was wrong with it.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - kind: What the file holds where its front matter does not say.
  package static func read(
    _ source: SourceText, as kind: Source
  ) -> (conversations: [Conversation], findings: [Finding]) {
    var findings: [Finding] = []
    let frontMatter = FrontMatter(of: source, findings: &findings)
    let firstLine = frontMatter.firstBodyLine
    let start = firstLine == 1 ? source.start : source.lines.offset(ofLine: firstLine)
    let document = Document(source.bytes, from: start, firstLine: firstLine)
    var kind = kind
    if let stated = frontMatter.block.kind { kind = stated == "examples" ? .manual : .mined }

    var reader = FileReader(source: source, kind: kind, file: frontMatter.block)
    reader.findings = findings
    let exampleLevel = kind == .manual ? exampleLevel(of: document, in: source) : nil
    for index in document.blocks.indices {
      let event = event(of: index, in: document, source, exampleLevel: exampleLevel)
      reader.take(event, block: index, of: document, firstLine: firstLine)
    }
    reader.finish(document, firstLine: firstLine)
    reportMissedMarkers(document, source, reader.turnLines, &reader.findings)
    return (reader.conversations, reader.findings)
  }

  /// What a top-level block means to the format.
  fileprivate enum Event {
    case turn(TurnMarker)
    /// A `<!-- conversation … -->` comment with the lines inside it.
    case conversation(Range<Int>)
    case heading(level: Int, isExample: Bool)
    case content
  }

  private static func event(
    of index: Int, in document: borrowing Document, _ source: SourceText, exampleLevel: Int?
  ) -> Event {
    let block = document.blocks[index]
    switch block.kind {
    case .paragraph:
      let offset = source.lines.offset(ofLine: block.startLine) + block.startColumn - 1
      guard let marker = TurnMarker(at: offset, in: source.bytes), marker.isBold,
        document.opensWithBoldText(index)
      else { return .content }
      return .turn(marker)
    case .html:
      let line = source.line(block.startLine)
      guard line.starts(with: "<!--".utf8) else { return .content }
      let rest = line.dropFirst(4).drop { $0 == 0x20 }
      guard rest.starts(with: "conversation".utf8) else { return .content }
      let behind = rest.dropFirst("conversation".utf8.count).drop { $0 == 0x20 }
      guard behind.isEmpty || behind.starts(with: "-->".utf8) else { return .content }
      // One line, or attribute lines up to the line of the comment's end.
      let last = max(block.startLine + 1, block.endLine)
      return .conversation(block.startLine + 1..<(behind.isEmpty ? last : block.startLine + 1))
    case .heading:
      guard let exampleLevel, block.level <= exampleLevel else { return .content }
      return .heading(level: block.level, isExample: block.level == exampleLevel)
    default: return .content
    }
  }

  /// The level of the first heading with a turn under it before the next heading.
  private static func exampleLevel(
    of document: borrowing Document, in source: SourceText
  ) -> Int? {
    var level: Int?
    for index in document.blocks.indices {
      let block = document.blocks[index]
      if block.kind == .heading {
        level = block.level
      } else if level != nil,
        case .turn(let marker) = event(of: index, in: document, source, exampleLevel: nil)
      {
        if marker.role != .system { return level }
      }
    }
    return nil
  }

  /// Reports what is written like a turn marker but starts no turn where it stands.
  private static func reportMissedMarkers(
    _ document: borrowing Document, _ source: SourceText, _ turnLines: Set<Int>,
    _ findings: inout [Finding]
  ) {
    for block in document.blocks {
      guard block.kind == .paragraph || block.kind == .heading else { continue }
      for number in block.startLine...max(block.startLine, block.endLine) {
        let line = source.line(number)
        guard line.count > 5, line.first == UInt8(ascii: "*") || line.first == UInt8(ascii: "_"),
          !turnLines.contains(number),
          let marker = TurnMarker(at: line.startIndex, in: source.bytes), marker.role != .unknown
        else { continue }
        let (why, advice) =
          !marker.isBold
          ? ("no space follows it, so it is not bold", "Put a space behind ':**'.")
          : block.kind == .heading
            ? ("the line below makes it a heading", "Put a blank line before the line of dashes.")
            : ("it stands inside a paragraph", "Put a blank line before it, or escape it: \\*\\*.")
        findings.append(
          Finding(
            .missedMarker, at: Place(file: source.path, line: number, column: 1),
            "'\(marker.label):' starts no turn: \(why)", advice: advice))
      }
    }
  }
}

/// Builds conversations from a file's blocks, one after the other.
private struct FileReader {
  let source: SourceText
  let kind: Source
  let file: AttributeBlock
  var conversations: [Conversation] = []
  var findings: [Finding] = []
  /// Lines on which turns start.
  var turnLines: Set<Int> = []

  /// The conversation that is being read.
  private var current: AttributeBlock
  private var fragment: String?
  private var startLine: Int
  private var messages: [Message] = []
  private var texts: [MessageText] = []
  private var openTurn: (marker: TurnMarker, line: Int, column: Int, firstBlock: Int)?
  private var hasText = false
  /// The line of the heading or separator that opened it; nil for what the file opens with.
  private var openedAt: Int?

  /// Groups of examples: heading level and what it gives to the examples under it.
  private var groups: [(level: Int, attributes: Attributes)] = []
  private var sharedSystem: String?
  /// Whether the block before was a heading, so that attribute lines may follow.
  private var headingLevel: Int?
  private var isExample = false
  private var ordinal = 1
  private var slugs: [String: Int] = [:]

  init(source: SourceText, kind: Source, file: AttributeBlock) {
    self.source = source
    self.kind = kind
    self.file = file
    current = file
    startLine = 1
  }

  mutating func take(
    _ event: TuneboardMarkdown.Event, block index: Int, of document: borrowing Document,
    firstLine: Int
  ) {
    let block = document.blocks[index]
    let mayHoldAttributes = headingLevel
    headingLevel = nil
    switch event {
    case .turn(let marker):
      closeTurn(before: index, of: document, firstLine: firstLine)
      openTurn = (marker, block.startLine, block.startColumn, index)
      turnLines.insert(block.startLine)
    case .conversation(let lines):
      closeConversation(before: index, of: document, firstLine: firstLine)
      ordinal += 1
      begin(at: block.startLine)
      current = readYAML(of: source, lines: lines, findings: &findings)
        .inheriting(file.attributes)
      fragment = String(ordinal)
    case .heading(let level, let isExample):
      closeConversation(before: index, of: document, firstLine: firstLine)
      begin(at: block.startLine)
      groups.removeAll { $0.level >= level }
      headingLevel = level
      self.isExample = isExample
      if isExample {
        let title = headingText(block)
        current.title = title
        current.id = nil
        current.attributes.system = sharedSystem ?? file.attributes.system
        for group in groups { current = override(current, with: group.attributes) }
        let slug = slug(title)
        let repeats = slugs[slug, default: 0]
        slugs[slug] = repeats + 1
        fragment = repeats == 0 ? slug : "\(slug)-\(repeats)"
      } else {
        groups.append((level, Attributes()))
      }
    case .content:
      guard openTurn == nil else { return }
      if let level = mayHoldAttributes, kind == .manual, takeAttributes(block, level: level) {
        return
      }
      if block.kind != .heading, block.kind != .rule { hasText = true }
    }
  }

  mutating func finish(_ document: borrowing Document, firstLine: Int) {
    closeConversation(before: document.blocks.count, of: document, firstLine: firstLine)
    guard conversations.isEmpty else { return }
    let place = Place(file: source.path)
    if document.blocks.isEmpty, firstLine == 1 {
      findings.append(
        Finding(
          .emptyFile, at: place, "file is empty", advice: "Delete it, or write a conversation."))
    } else {
      findings.append(
        Finding(
          .noTurns, at: place, "no turn in the file",
          advice: "A turn starts with a paragraph that begins with '**User:**' or '**Assistant:**'."
        ))
    }
  }

  private mutating func begin(at line: Int) {
    current = AttributeBlock().inheriting(file.attributes)
    // One person's file: who they are and what they agreed to holds for each part of it, unless
    // the file says that its conversations are separate.
    if kind == .manual {
      current.attributes.consent = file.attributes.consent
      current.attributes.participant = file.attributes.participant
      current.attributes.date = file.attributes.date
    }
    startLine = line
    openedAt = line
    hasText = false
    isExample = false
  }

  private func headingText(_ block: Block) -> String {
    var line = source.line(block.startLine)
    line = line.drop { $0 == 0x20 }
    while line.first == UInt8(ascii: "#") { line.removeFirst() }
    while let last = line.last, isWhitespace(last) || last == UInt8(ascii: "#") {
      line.removeLast()
    }
    line = line.drop(while: isWhitespace)
    var text: [UInt8] = []
    var isEscaped = false
    for byte in line {
      if byte == UInt8(ascii: "\\"), !isEscaped {
        isEscaped = true
        continue
      }
      isEscaped = false
      text.append(byte)
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func override(_ block: AttributeBlock, with group: Attributes) -> AttributeBlock {
    var result = block
    result.attributes.topic = group.topic ?? block.attributes.topic
    result.attributes.emotion = group.emotion ?? block.attributes.emotion
    result.attributes.system = group.system ?? block.attributes.system
    return result
  }

  /// Takes a paragraph or list of attribute lines under a heading; false if it holds none.
  private mutating func takeAttributes(_ block: Block, level: Int) -> Bool {
    guard block.kind == .paragraph || block.kind == .container else { return false }
    var found = false
    for number in block.startLine...max(block.startLine, block.endLine) {
      guard let (spelling, value) = attributeLine(source.line(number)) else { continue }
      guard let key = AttributeKey(spelling: spelling) else {
        if let meant = AttributeKey.meant(by: spelling) {
          findings.append(
            Finding(
              .unknownAttribute, at: Place(file: source.path, line: number, column: 1),
              "attribute '\(spelling)' is not known", advice: "Did you mean '\(meant.rawValue)'?"))
        }
        continue
      }
      found = true
      var block = AttributeBlock()
      block.attributes =
        isExample ? current.attributes : groups.last?.attributes ?? Attributes()
      block.id = isExample ? current.id : nil
      block.title = current.title
      if let problem = block.set(key, to: value) {
        findings.append(
          Finding(
            .invalidFrontMatter, at: Place(file: source.path, line: number, column: 1), problem,
            severity: .warning))
      }
      if isExample {
        current = block
      } else if !groups.isEmpty {
        groups[groups.count - 1].attributes = block.attributes
      }
    }
    return found
  }

  private mutating func closeTurn(
    before index: Int, of document: borrowing Document, firstLine: Int
  ) {
    guard let turn = openTurn else { return }
    openTurn = nil
    let end =
      index < document.blocks.count
      ? source.lines.offset(ofLine: document.blocks[index].startLine) : source.bytes.count
    let text = MessageText(
      of: min(turn.marker.textStart, end)..<end, in: source,
      lines: turnLinesOfCode(turn.firstBlock..<index, document, firstLine))
    let place = Place(file: source.path, line: turn.line, column: turn.column)
    if text.bytes.isEmpty {
      findings.append(
        Finding(
          .emptyMessage, at: place, "'\(turn.marker.label)' says nothing",
          advice: "Write what was said, or delete the turn."))
    }
    if turn.marker.role == .unknown {
      findings.append(
        Finding(
          .unknownRole, at: place, "'\(turn.marker.label)' is not a role",
          advice: "Write 'User', 'Assistant' or 'System'; until then the turn is in no exchange."))
    }
    if let last = messages.indices.last, messages[last].role == turn.marker.role,
      turn.marker.role != .unknown
    {
      findings.append(
        Finding(
          .consecutiveTurns, at: place, "two '\(turn.marker.label)' turns follow each other",
          advice: "They are read as one message; put the other speaker's turn between them if it is lost."
        ))
      texts[last].append(text)
    } else {
      messages.append(
        Message(
          role: turn.marker.role, text: [], line: turn.line, column: turn.column,
          origin: text.origin))
      texts.append(text)
    }
  }

  /// The lines that ``MessageText`` asks for; the cheap case never calls it.
  private func turnLinesOfCode(
    _ blocks: Range<Int>, _ document: borrowing Document, _ firstLine: Int
  ) -> () -> (verbatim: [ClosedRange<Int>], leaves: [ClosedRange<Int>]) {
    let needed = source.hasBackslash
    let lines =
      needed ? document.lines(inBlocks: blocks, lineOffset: firstLine - 1) : ([], [])
    return { lines }
  }

  private mutating func closeConversation(
    before index: Int, of document: borrowing Document, firstLine: Int
  ) {
    closeTurn(before: index, of: document, firstLine: firstLine)
    defer {
      messages = []
      texts = []
    }
    for position in messages.indices {
      messages[position].text = texts[position].bytes
      messages[position].origin = texts[position].origin
    }
    // System turns before the first example are every example's prompt.
    if kind == .manual, !isExample, !messages.isEmpty,
      messages.allSatisfy({ $0.role == .system }), index < document.blocks.count
    {
      sharedSystem = messages.map { String(decoding: $0.text, as: UTF8.self) }
        .joined(separator: "\n\n")
      return
    }
    guard let first = messages.first else {
      // A heading over groups of examples needs no turns; an example does.
      if isExample {
        findings.append(
          Finding(
            .incompleteExample, at: Place(file: source.path, line: startLine, column: 1),
            "example has no turn", advice: "Write its '**User:**' and '**Assistant:**' turns."))
      }
      return
    }
    if hasText {
      findings.append(
        Finding(
          .textBeforeFirstTurn, at: Place(file: source.path, line: first.line, column: 1),
          "text stands before this first turn and belongs to no message",
          advice: "Leave it if it is a note; put it behind a turn marker if somebody said it."))
    }
    reportOrder()
    var id = current.id
    if id == nil, let fragment, let file = file.id { id = "\(file)#\(fragment)" }
    conversations.append(
      Conversation(
        id: id, fragment: fragment, title: current.title, source: kind,
        attributes: current.attributes, messages: messages, line: openedAt ?? first.line))
  }

  private mutating func reportOrder() {
    let spoken = messages.filter { $0.role != .system }
    guard let first = spoken.first, let last = spoken.last else { return }
    func place(_ message: Message) -> Place {
      Place(file: source.path, line: message.line, column: message.column)
    }
    if first.role == .assistant {
      findings.append(
        Finding(
          .opensWithAssistant, at: place(first), "conversation opens with the assistant",
          advice: "That message answers nobody and is not judged; it stays as context."))
    }
    if last.role == .user {
      findings.append(
        Finding(
          .endsWithUser, at: place(last), "conversation ends with the user",
          advice: "The message has no response and is not judged."))
    }
    if kind == .manual,
      !zip(spoken, spoken.dropFirst()).contains(where: { $0.role == .user && $1.role == .assistant })
    {
      findings.append(
        Finding(
          .incompleteExample, at: place(first),
          "example has no user message with an assistant's response",
          advice: "Write both turns; until then it is not exported."))
    }
  }
}

/// Splits `Key: value`, with a list marker before it or the key in bold.
private func attributeLine(_ line: ArraySlice<UInt8>) -> (key: String, value: String)? {
  var line = line.drop(while: isWhitespace)
  if let first = line.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "*"),
    line.dropFirst().first == 0x20
  {
    line = line.dropFirst(2).drop(while: isWhitespace)
  }
  let key = line.prefix { $0 != UInt8(ascii: ":") }
  guard key.count < line.count, key.count <= 20 else { return nil }
  let name = key.filter { $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "_") }
  guard !name.isEmpty, name.allSatisfy({ (0x41...0x5A).contains($0 & 0xDF) }) else { return nil }
  var value = line.dropFirst(key.count + 1).drop {
    isWhitespace($0) || $0 == UInt8(ascii: "*")
  }
  while let last = value.last, isWhitespace(last) { value.removeLast() }
  if value.count >= 2, value.first == UInt8(ascii: "\""), value.last == UInt8(ascii: "\"") {
    value = value.dropFirst().dropLast()
  }
  return (String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self))
}
