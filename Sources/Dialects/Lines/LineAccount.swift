internal import Bytes
internal import Findings

/// Where each line of a file went, so that none is lost without a word.
///
/// A line ends in a message, is understood as structure, or is left out with its reason; what a reader says nothing of is
/// left out too, by what it looks like. So there is no fourth place.
package struct LineAccount: Sendable, Equatable {
  package enum Place: Sendable, Hashable {
    /// White space alone.
    case blank
    /// All of it is in the text of a message, but for marks: escapes, `>` of a quote, `####` of aider.
    case message
    /// What the reader understood: it begins or ends a turn or a conversation, or holds attributes or the system prompt
    /// that conversations have. Behind the marker of a turn may stand text of the message.
    case structure
    case leftOut(LeftOut)
    /// A part of it is in a message or is structure, the rest is left out.
    case parted(LeftOut)
  }

  /// By line, from the file's first; nil for what nobody has accounted for yet, and for lines of other pieces.
  private var places: [Place?]

  init(_ source: SourceText) {
    let starts = source.lines.starts
    // Behind the last line end stands no line.
    let isEnded = starts.last == source.bytes.count
    places = Array(repeating: nil, count: starts.count - (isEnded ? 1 : 0))
  }

  /// How many lines the file has.
  package var lineCount: Int { places.count }

  /// - Parameter line: 1-based.
  /// - Returns: nil for a line that belongs to another piece of the file.
  package func place(ofLine line: Int) -> Place? { places[line - 1] }

  /// How many lines are left out, the parted ones included, by the reason.
  package var leftOut: [LeftOut: Int] {
    var counts: [LeftOut: Int] = [:]
    for case .leftOut(let reason)? in places { counts[reason, default: 0] += 1 }
    for case .parted(let reason)? in places { counts[reason, default: 0] += 1 }
    return counts
  }

  /// How many lines are in a place, left out for whatever reason.
  package func count(_ isMeant: (Place) -> Bool) -> Int {
    places.count { $0.map(isMeant) ?? false }
  }

  /// Says where some 1-based lines went.
  mutating func put(_ lines: Range<Int>, _ place: Place) {
    let end = min(lines.upperBound, places.count + 1)
    for line in lines.lowerBound..<max(lines.lowerBound, end) {
      if places[line - 1] == nil { places[line - 1] = place } else { put(line, place) }
    }
  }

  /// Says where a 1-based line went; what is left out of a line that is also somewhere else makes it a parted one.
  mutating func put(_ line: Int, _ place: Place) {
    guard line <= places.count else { return }
    // Nearly always.
    guard places[line - 1] != nil else {
      places[line - 1] = place
      return
    }
    switch (places[line - 1], place) {
    case (.leftOut(let reason)?, .message), (.leftOut(let reason)?, .structure),
      (.parted(let reason)?, .message), (.parted(let reason)?, .structure),
      (.message?, .leftOut(let reason)), (.structure?, .leftOut(let reason)):
      places[line - 1] = .parted(reason)
    case (.structure?, .message): break
    default: places[line - 1] = place
    }
  }

  /// Takes back what was said of some lines: they are left out instead, but for those that were before.
  mutating func leaveOut(_ lines: Range<Int>, _ reason: LeftOut) {
    for line in lines where line <= places.count {
      switch places[line - 1] {
      case .message?, .structure?, .parted?, nil: places[line - 1] = .leftOut(reason)
      case .blank?, .leftOut?: break
      }
    }
  }

  /// Says anew where some lines went, whatever was said before.
  mutating func replace(_ lines: Range<Int>, by place: Place) {
    for line in lines where line <= places.count { places[line - 1] = place }
  }

  /// Says that nothing of the file was read.
  mutating func leaveOutAll(_ source: SourceText) {
    replace(1..<places.count + 1, by: .leftOut(.unread))
    finish(source)
  }

  /// Says that lines are another piece's.
  mutating func forget(_ lines: Range<Int>) {
    for line in lines where line <= places.count { places[line - 1] = nil }
  }

  /// Accounts for all lines that nobody has accounted for: they are blank, or outside any turn. Blank lines are left out
  /// by nobody.
  mutating func finish(_ source: SourceText) {
    let starts = source.lines.starts
    for index in places.indices {
      switch places[index] {
      case nil:
        let line = source.line(index + 1)
        places[index] = line.allSatisfy(isWhitespace) ? .blank : .leftOut(LeftOut(outside: line))
      case .leftOut?, .structure?:
        // Few begin with white space.
        if isWhitespace(source.bytes[starts[index]]),
          source.line(index + 1).allSatisfy(isWhitespace)
        {
          places[index] = .blank
        }
      case .blank?, .message?, .parted?: break
      }
    }
  }
}

/// Why lines of a file belong to no message.
package enum LeftOut: String, Sendable, CaseIterable {
  case tools, remarks, outside, otherAnswers
  case comments, separators, headings, frontMatter, nobody, unread

  /// In words.
  package var title: String {
    switch self {
    case .tools: "thoughts and work of tools"
    case .remarks: "remarks of the program that wrote the file"
    case .outside: "outside any turn"
    case .otherAnswers: "other answers to the same prompt"
    case .comments: "comments outside any turn"
    case .separators: "rules between turns"
    case .headings: "headings outside any turn"
    case .frontMatter: "attributes that mean nothing here"
    case .nobody: "conversations in which no user and no assistant speaks"
    case .unread: "not read, as a finding says"
    }
  }

  /// What a line outside any turn is, by how it begins.
  init(outside line: ArraySlice<UInt8>) {
    let text = line.drop(while: isWhitespace)
    let level = text.prefix { $0 == UInt8(ascii: "#") }.count
    if (1...6).contains(level), text.dropFirst(level).first.map(isWhitespace) ?? true {
      self = .headings
    } else if isThematicBreak(text) {
      self = .separators
    } else if text.starts(with: "<!--".utf8) {
      self = .comments
    } else {
      self = .outside
    }
  }
}

/// Whether a line is three and more of `-`, `_` or `*` alone.
func isThematicBreak(_ line: ArraySlice<UInt8>) -> Bool {
  var sign: UInt8?
  var count = 0
  for byte in line {
    if isWhitespace(byte) { continue }
    guard byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "*"),
      sign == nil || sign == byte
    else { return false }
    sign = byte
    count += 1
  }
  return count >= 3
}
