package import Corpus

/// The masked text of a conversation with the marks of its responses, as it is kept on disk between
/// analysis and writing.
///
/// Layout, little-endian: `u32` messages, `u32` bytes of its own system prompt; per message `u8` role,
/// `u32` where its text ends in all texts, `u32` how many marks there are up to it; the system
/// prompt; the texts; per mark `u32` start, `u32` end, `u8` kind. So any of the messages are found
/// without reading the others.
package struct ConversationText: Sendable, Equatable {
  package struct Line: Sendable, Equatable {
    package var role: Role
    package var text: [UInt8]
  }

  package var messages: [Line] = []
  /// Empty when the project's system prompt holds.
  package var system: [UInt8] = []
  /// Marks by the number of the response's message.
  package var marks: [(message: Int, marks: [Mark])] = []

  package init() {}

  package static func == (a: ConversationText, b: ConversationText) -> Bool {
    a.encoded == b.encoded
  }

  package var encoded: [UInt8] {
    var bytes: [UInt8] = []
    let textCount = messages.reduce(0) { $0 + $1.text.count }
    let markCount = marks.reduce(0) { $0 + $1.marks.count }
    bytes.reserveCapacity(8 + (messages.count + markCount) * 9 + system.count + textCount)
    bytes.append(integer: UInt32(messages.count))
    bytes.append(integer: UInt32(system.count))
    var (textEnd, markEnd, next) = (0, 0, 0)
    for (number, message) in messages.enumerated() {
      textEnd += message.text.count
      while next < marks.count, marks[next].message <= number {
        markEnd += marks[next].marks.count
        next += 1
      }
      bytes.append(message.role.rawValue)
      bytes.append(integer: UInt32(textEnd))
      bytes.append(integer: UInt32(markEnd))
    }
    bytes.append(contentsOf: system)
    for message in messages { bytes.append(contentsOf: message.text) }
    for mark in marks.lazy.flatMap(\.marks) {
      bytes.append(integer: mark.start)
      bytes.append(integer: mark.end)
      bytes.append(mark.kind.code)
    }
    return bytes
  }

  /// Reads what ``encoded`` wrote; a response without marks has no entry in ``marks``.
  package init(decoding bytes: [UInt8]) {
    let part = ConversationPart(all: bytes)
    messages = part.messages
    system = Array(bytes[8 + 9 * messages.count..<8 + 9 * messages.count + bytes.integer(at: 4)])
    marks = part.marks.enumerated().filter { !$0.element.isEmpty }
      .map { (message: $0.offset, marks: $0.element) }
  }
}

/// Some messages of a conversation, one after another, with their marks.
package struct ConversationPart: Sendable {
  /// The number of the first of the messages.
  package var first: Int
  package var messages: [ConversationText.Line] = []
  /// As many as messages; only responses have any.
  package var marks: [[Mark]] = []

  /// The bytes of a message by its number in the conversation.
  package subscript(message: Int) -> [UInt8] { messages[message - first].text }

  fileprivate init(all bytes: [UInt8]) {
    self.init(0..<bytes.integer(at: 0)) { Array(bytes[$0..<$0 + $1]) }
  }

  /// Reads some messages of what ``ConversationText/encoded`` wrote.
  ///
  /// - Parameters:
  ///   - wanted: Numbers of messages that are there.
  ///   - read: Reads bytes by where they begin and how many they are.
  package init<Failure: Error>(
    _ wanted: Range<Int>, read: (_ offset: Int, _ count: Int) throws(Failure) -> [UInt8]
  ) throws(Failure) {
    first = wanted.lowerBound
    let header = try read(0, 8)
    let textStart = 8 + 9 * header.integer(at: 0) + header.integer(at: 4)
    // With the entry before the first, and the last of all, which says where the marks begin.
    let before = first == 0 ? 0 : 1
    let table = try read(8 + 9 * (first - before), 9 * (wanted.count + before))
    let count = header.integer(at: 0)
    let last = count == 0 ? [] : try read(8 + 9 * (count - 1), 9)
    let markStart = textStart + (last.isEmpty ? 0 : last.integer(at: 1))
    func end(_ entry: Int, _ field: Int) -> Int {
      entry < 0 ? 0 : table.integer(at: entry * 9 + field)
    }
    let final = wanted.count + before - 1
    let texts = (end(before - 1, 1), end(final, 1))
    let ends = (end(before - 1, 5), end(final, 5))
    let text = try read(textStart + texts.0, texts.1 - texts.0)
    let encodedMarks = try read(markStart + 9 * ends.0, 9 * (ends.1 - ends.0))
    messages.reserveCapacity(wanted.count)
    marks.reserveCapacity(wanted.count)
    for entry in before..<before + wanted.count {
      messages.append(
        ConversationText.Line(
          role: Role(rawValue: table[entry * 9]) ?? .unknown,
          text: Array(text[end(entry - 1, 1) - texts.0..<end(entry, 1) - texts.0])))
      marks.append(
        (end(entry - 1, 5)..<end(entry, 5)).compactMap { number in
          let at = 9 * (number - ends.0)
          let (start, end) = (encodedMarks.integer(at: at), encodedMarks.integer(at: at + 4))
          return Mark.Kind(code: encodedMarks[at + 8]).map { Mark(start..<max(start, end), $0) }
        })
    }
  }
}

extension [UInt8] {
  /// The `u32` at an index.
  fileprivate func integer(at index: Int) -> Int {
    (0..<4).reduce(0) { $0 | Int(self[index + $1]) << (8 * $1) }
  }
}

extension [UInt8] {
  fileprivate mutating func append(integer value: some FixedWidthInteger) {
    for shift in stride(from: 0, to: value.bitWidth, by: 8) {
      append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }
}
