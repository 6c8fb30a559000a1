internal import Bytes
internal import Corpus
internal import Findings
internal import Markdown
internal import Privacy

/// Builds conversations from a file's blocks, one after the other.
struct FileReader {
  let source: SourceText
  let kind: Source
  let frontMatter: FrontMatter
  private var file: AttributeBlock { frontMatter.block }
  private var firstBodyLine: Int { frontMatter.firstBodyLine }

  private(set) var conversations: [Conversation] = []
  var findings: [Finding] = []
  /// Number of the first conversation in its file, from 1.
  var firstOrdinal = 1
  /// Where the lines went.
  private(set) var account: LineAccount
  /// Lines on which turns start.
  private(set) var turnLines: Set<Int> = []

  private var open = OpenConversation(.file, line: 1, end: 1)
  private var inherited = InheritedAttributes()
  /// Whether the block before was a heading, so that attribute lines may follow.
  private var mayHoldAttributes = false
  /// Fragments that are taken, and how often each was asked for.
  private var fragments: [String: Int] = [:]

  /// The turns of the conversation that is being read.
  var messages: [Message] { open.messages }

  init(source: SourceText, kind: Source, frontMatter: FrontMatter) {
    self.source = source
    self.kind = kind
    self.frontMatter = frontMatter
    account = LineAccount(source)
    account.put(frontMatter, source)
  }

  mutating func take(_ event: FileEvent, block index: Int, of document: borrowing Document) {
    let block = document.blocks[index]
    let isUnderHeading = mayHoldAttributes
    mayHoldAttributes = false
    switch event {
    case .turn(let marker):
      closeTurn(before: index, of: document)
      open.turn = (marker, block.startLine, block.startColumn, index)
      turnLines.insert(block.startLine)
      account.put(block.startLine, .structure)
    case .comment(.start(let attributes, let hasTextBehind)):
      closeConversation(before: index, of: document)
      begin(.comment, at: block)
      open.own = readYAML(of: source, attributes, findings: &findings)
      put(comment: block, open.own, hasTextBehind: hasTextBehind)
      open.hasText = hasTextBehind
      if open.own.kind != nil {
        report(
          .invalidFrontMatter, line: block.startLine, "'kind' holds for a file, not a conversation",
          advice: "Put it into the file's front matter.", severity: .warning)
      }
    case .comment(.unclosed):
      closeConversation(before: index, of: document)
      begin(.file, at: block)
      account.leaveOut(block.startLine..<account.lineCount + 1, .unread)
      report(
        .unclosedFrontMatter, line: block.startLine,
        "comment '<!-- conversation' is never closed; the rest of the file is not read",
        advice: "Put '-->' behind its attributes.")
    case .comment(.prose):
      report(
        .missedMarker, line: block.startLine,
        "comment '<!-- conversation …' starts no conversation: words follow",
        advice: "Put attributes 'key: value' on lines of their own, or reword the comment.")
    case .heading(let level, let isExample):
      closeConversation(before: index, of: document)
      inherited.groups.removeAll { $0.level >= level }
      let title = document.headingText(index)
      account.put(block.startLine..<block.endLine + 1, .structure)
      if isExample {
        begin(.example(title: title), at: block)
      } else {
        begin(.group(title: title), at: block)
        inherited.groups.append((level, Attributes()))
      }
      mayHoldAttributes = true
    case .content:
      guard open.turn == nil else { return }
      if isUnderHeading, takeAttributes(block) { return }
      let isComment = block.kind == .html && source.line(block.startLine).starts(with: "<!--".utf8)
      if block.kind != .heading, block.kind != .rule, !isComment { open.hasText = true }
      switch block.kind {
      case .heading: leaveOut(block, .headings)
      case .rule: leaveOut(block, .separators)
      case .html where isComment: leaveOut(block, .comments)
      case .html, .paragraph, .code, .table, .container: leaveOut(block, .outside)
      }
    }
  }

  private mutating func leaveOut(_ block: Block, _ reason: LeftOut) {
    account.put(block.startLine..<block.endLine + 1, .leftOut(reason))
  }

  /// Accounts for a comment that opens a conversation.
  private mutating func put(comment block: Block, _ own: AttributeBlock, hasTextBehind: Bool) {
    let (first, last) = (block.startLine, block.endLine)
    account.put(first, .structure)
    if first + 1 < last { account.put(attributes: own, in: first + 1..<last, source) }
    account.put(last, .structure)
    if hasTextBehind { account.put(last, .leftOut(.outside)) }
  }

  mutating func finish(_ document: borrowing Document) {
    closeConversation(before: document.blocks.count, of: document)
    account.finish(source)
    guard conversations.isEmpty else {
      account.leaveOut(unusedOf: frontMatter, by: conversations)
      return
    }
    account.leaveOutAll(source)
    let place = Place(file: source.path)
    if firstBodyLine == 1, source.bytes.allSatisfy(isWhitespace) {
      findings.append(
        Finding(
          .emptyFile, at: place, "file is empty", advice: "Delete it, or write a conversation."))
    } else {
      findings.append(
        Finding(
          .noTurns, at: place,
          inherited.system == nil ? "no turn in the file" : "no turn in the file but the system's",
          advice: "A turn starts with a paragraph that begins with '**User:**' or '**Assistant:**'."
        ))
    }
  }

  private mutating func begin(_ opening: OpenConversation.Opening, at block: Block) {
    open = OpenConversation(opening, line: block.startLine, end: block.endLine + 1)
  }

  /// Takes a paragraph or list of attribute lines under a heading; false if it holds none.
  private mutating func takeAttributes(_ block: Block) -> Bool {
    guard block.kind == .paragraph || block.kind == .container else { return false }
    var taken = AttributeBlock()
    var found = false
    var hasOtherText = false
    var strayLines: [Int] = []
    for number in block.startLine...block.endLine {
      let text = source.line(number)
      guard let line = AttributeLine(text), let key = AttributeKey(spelling: line.key) else {
        let line = AttributeLine(text)
        if let line, taken.takeMeant(by: line.key, [line.value]) {
          strayLines.append(number)
          found = true
        } else if let line, let meant = AttributeKey.meant(by: line.key) {
          report(
            .unknownAttribute, line: number, "attribute '\(line.key)' is not known",
            advice: "Did you mean '\(meant.rawValue)'?")
        }
        hasOtherText = hasOtherText || text.contains { !isWhitespace($0) }
        continue
      }
      found = true
      taken.lines.append((number..<number + 1, key))
      let problem =
        key == .kind
        ? "'kind' holds for a file; it belongs into the front matter"
        : taken.set(key, to: line.value, source.masker)
      if let problem {
        taken.lines[taken.lines.count - 1].key = nil
        report(
          .invalidFrontMatter, line: number, problem,
          advice: "Mend the line; the messages were read all the same.", severity: .warning)
      }
    }
    guard found else { return false }
    let isRefused = taken.settle()
    findings += strayLines.map { .strayConsent(source.path, $0, isRefused: isRefused) }
    account.put(block.startLine..<block.endLine + 1, .leftOut(.outside))
    for (lines, key) in taken.lines {
      account.replace(lines, by: key == nil ? .leftOut(.frontMatter) : .structure)
    }
    open.hasText = hasOtherText
    if case .group = open.opening, !inherited.groups.isEmpty {
      inherited.groups[inherited.groups.count - 1].attributes = taken.attributes
    }
    open.own = taken
    return true
  }

  private mutating func closeTurn(before index: Int, of document: borrowing Document) {
    guard let turn = open.turn else { return }
    open.turn = nil
    let endLine =
      index < document.blocks.count
      ? document.blocks[index].startLine : source.lines.starts.count + 1
    let end = source.lines.offset(ofLine: endLine)
    account.put(turn.line + 1..<max(turn.line + 1, endLine), .message)
    let text = MessageText(
      of: min(turn.marker.textStart, end)..<end, in: source, isExact: turn.marker.isExact
    ) {
      document.lines(inBlocks: turn.firstBlock..<index, lineOffset: firstBodyLine - 1)
    }
    let (role, label) = (turn.marker.role, turn.marker.label)
    if text.bytes.isEmpty {
      report(
        .emptyMessage, line: turn.line, column: turn.column, "'\(label)' says nothing",
        advice: "Write what was said, or delete the turn.")
    }
    if role == .unknown {
      report(
        .unknownRole, line: turn.line, column: turn.column, "'\(label)' is not a role",
        advice: "Write 'User', 'Assistant' or 'System'; until then the turn is in no exchange.")
    }
    // Two unknown names are two speakers as a rule, so their turns stay apart.
    // A turn that is said to be exact is a message of its own.
    if let last = open.messages.indices.last, open.messages[last].role == role, role != .unknown,
      !turn.marker.isExact
    {
      report(
        .consecutiveTurns, line: turn.line, column: turn.column,
        "two '\(label)' turns follow each other",
        advice: "They are read as one message; put the other speaker's turn between them if it is "
          + "lost.")
      open.texts[last].append(text)
    } else {
      open.messages.append(
        Message(role: role, text: [], line: turn.line, column: turn.column, origin: text.origin))
      open.texts.append(text)
    }
  }

  private mutating func closeConversation(before index: Int, of document: borrowing Document) {
    closeTurn(before: index, of: document)
    defer {
      open.messages = []
      open.texts = []
    }
    for position in open.messages.indices {
      open.messages[position].text = open.texts[position].bytes
      open.messages[position].origin = open.texts[position].origin
    }
    let endLine =
      index < document.blocks.count
      ? document.blocks[index].startLine : source.lines.starts.count + 1
    if kind == .manual, takeSystemPrompt(before: endLine) { return }
    guard let first = open.messages.first else {
      leaveOutOpening()
      switch open.opening {
      // A heading over groups of examples needs no turns, and a file may begin with a comment.
      case .file, .group: break
      case .comment:
        report(
          .noTurns, line: open.line, "conversation has no turn",
          advice: "Write its turns, or delete the comment.", severity: .warning)
      case .example:
        report(
          .incompleteExample, line: open.line, "example has no turn",
          advice: "Write its '**User:**' and '**Assistant:**' turns.")
      }
      return
    }
    if open.hasText {
      report(
        .textBeforeFirstTurn, line: first.line, column: first.column,
        "text stands before this first turn and belongs to no message",
        advice: "Leave it if it is a note; put it behind a turn marker if somebody said it.")
    }
    reportOrder()
    conversations.append(conversation(from: first))
  }

  /// What opened a conversation without a turn gives nothing to any.
  private mutating func leaveOutOpening() {
    switch open.opening {
    case .file: break
    case .comment, .example:
      account.leaveOut(open.line..<open.end, .nobody)
    // Its attributes hold for the examples under it; its title is nobody's.
    case .group:
      account.leaveOut(open.line..<open.end, .headings)
    }
  }

  /// The conversation that is being read, with its name and attributes.
  private mutating func conversation(from first: Message) -> Conversation {
    var block = open.own
    var line = open.line
    let fragment: String?
    switch open.opening {
    case .file:
      fragment = nil
      line = first.line
      block.id = file.id
      block.title = file.title
    case .comment:
      let ordinal = conversations.count + firstOrdinal
      fragment = ordinal == 1 ? nil : freeFragment(String(ordinal))
    case .example(let title), .group(let title):
      fragment = freeFragment(slug(source.masker(title).text))
      block.title = open.own.title ?? title
    }
    if kind == .manual {
      for group in inherited.groups.reversed() {
        block.attributes = block.attributes.completed(from: group.attributes)
      }
      block.attributes.system = block.attributes.system ?? inherited.system
      block.attributes = block.attributes.completed(from: file.attributes)
    } else if case .file = open.opening {
      block.attributes = file.attributes
    } else {
      block.attributes = block.attributes.inherited(from: file.attributes)
    }
    let name = file.id.map { file in fragment.map { "\(file)#\($0)" } ?? file }
    return Conversation(
      id: block.id ?? name, fragment: fragment, title: block.title, source: kind,
      attributes: block.attributes, messages: open.messages, line: line)
  }

  /// A fragment that no conversation of the file has: `-1`, `-2`, … is put behind repeats.
  private mutating func freeFragment(_ wanted: String) -> String {
    var result = wanted
    while fragments[result] != nil {
      let repeats = fragments[wanted, default: 0] + 1
      fragments[wanted] = repeats
      result = "\(wanted)-\(repeats)"
    }
    fragments[result] = 0
    return result
  }

  /// Takes System turns that stand alone, which are a prompt and no example; false otherwise.
  private mutating func takeSystemPrompt(before endLine: Int) -> Bool {
    guard !open.messages.isEmpty, open.messages.allSatisfy({ $0.role == .system }) else {
      return false
    }
    let prompt = open.messages.map { String(decoding: $0.text, as: UTF8.self) }
      .joined(separator: "\n\n")
    account.put(open.messages[0].line..<endLine, .structure)
    if conversations.isEmpty {
      inherited.system = (inherited.system.map { $0 + "\n\n" } ?? "") + prompt
    } else if case .group = open.opening, !inherited.groups.isEmpty {
      inherited.groups[inherited.groups.count - 1].attributes.system = prompt
    } else {
      account.leaveOut(open.line..<endLine, .nobody)
      report(
        .incompleteExample, line: open.line, "example has no turn but the system's",
        advice: "Write its '**User:**' and '**Assistant:**' turns.")
    }
    return true
  }

  mutating func report(
    _ code: FindingCode, line: Int, column: Int = 1, _ summary: String, advice: String,
    severity: Severity? = nil
  ) {
    findings.append(
      Finding(
        code, at: Place(file: source.path, line: line, column: column), summary, advice: advice,
        severity: severity))
  }
}
