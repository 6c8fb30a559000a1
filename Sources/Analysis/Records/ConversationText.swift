package import Corpus

/// The masked text of a conversation with the marks of its responses, as it is kept on disk between
/// analysis and writing.
///
/// Layout, little-endian: `u32` messages; per message `u8` role, `u32` length, the bytes; `u32`
/// length and bytes of its own system prompt; then per response that is an exchange, `u32` number
/// of the message, `u16` marks, and per mark `u32` start, `u32` end, `u8` kind.
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
    bytes.reserveCapacity(messages.reduce(64) { $0 + $1.text.count + 5 } + marks.count * 64)
    bytes.append(integer: UInt32(messages.count))
    for message in messages {
      bytes.append(message.role.rawValue)
      bytes.append(integer: UInt32(message.text.count))
      bytes.append(contentsOf: message.text)
    }
    bytes.append(integer: UInt32(system.count))
    bytes.append(contentsOf: system)
    bytes.append(integer: UInt32(marks.count))
    for (message, marks) in marks {
      bytes.append(integer: UInt32(message))
      bytes.append(integer: UInt16(clamping: marks.count))
      for mark in marks.prefix(Int(UInt16.max)) {
        bytes.append(integer: mark.start)
        bytes.append(integer: mark.end)
        bytes.append(mark.kind.code)
      }
    }
    return bytes
  }

  /// Reads what ``encoded`` wrote.
  ///
  /// - Parameter wanted: The numbers of the messages to read; the others, and their marks, are
  ///   left empty.
  package init(decoding bytes: [UInt8], messages wanted: Range<Int>? = nil) {
    var index = 0
    func integer(_ width: Int) -> Int {
      var value = 0
      for byte in 0..<width { value |= Int(bytes[index + byte]) << (8 * byte) }
      index += width
      return value
    }
    func text(_ count: Int) -> [UInt8] {
      defer { index += count }
      return Array(bytes[index..<index + count])
    }
    let count = integer(4)
    messages.reserveCapacity(count)
    for number in 0..<count {
      let role = Role(rawValue: UInt8(integer(1))) ?? .unknown
      let length = integer(4)
      if wanted?.contains(number) ?? true {
        messages.append(Line(role: role, text: text(length)))
      } else {
        index += length
        messages.append(Line(role: role, text: []))
      }
    }
    system = text(integer(4))
    for _ in 0..<integer(4) {
      let message = integer(4)
      let markCount = integer(2)
      guard wanted?.contains(message) ?? true else {
        index += markCount * 9
        continue
      }
      var list: [Mark] = []
      list.reserveCapacity(markCount)
      for _ in 0..<markCount {
        let range = (integer(4), integer(4))
        guard let kind = Mark.Kind(code: UInt8(integer(1))) else { continue }
        list.append(Mark(range.0..<max(range.0, range.1), kind))
      }
      marks.append((message, list))
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(integer value: some FixedWidthInteger) {
    for shift in stride(from: 0, to: value.bitWidth, by: 8) {
      append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }
}
