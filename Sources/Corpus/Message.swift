/// What one speaker says in one turn.
package struct Message: Sendable {
  package var role: Role
  /// The text as it was said: UTF-8, escapes of the Markdown format resolved, without blank lines
  /// at its ends.
  package var text: [UInt8]
  /// 1-based line of the turn marker.
  package var line: Int
  /// 1-based byte column of the turn marker.
  package var column: Int
  /// Where each byte of `text` stands in the file.
  package var origin: Origin

  package init(role: Role, text: [UInt8], line: Int, column: Int, origin: Origin) {
    self.role = role
    self.text = text
    self.line = line
    self.column = column
    self.origin = origin
  }
}

/// Maps offsets in a message's text to offsets in its file.
///
/// The text is the file's bytes from `start` on with some single bytes (escaping backslashes,
/// carriage returns) left out.
package struct Origin: Sendable, Equatable {
  /// File offset of the text's first byte.
  package var start: Int
  /// Text offsets before which one byte of the file was left out; ascending, repeats allowed.
  package var omissions: [Int32]

  package init(start: Int, omissions: [Int32] = []) {
    self.start = start
    self.omissions = omissions
  }

  /// The file offset of a text offset.
  package func fileOffset(of textOffset: Int) -> Int {
    var low = 0
    var high = omissions.count
    while low < high {
      let middle = (low + high) / 2
      if Int(omissions[middle]) <= textOffset { low = middle + 1 } else { high = middle }
    }
    return start + textOffset + low
  }
}
