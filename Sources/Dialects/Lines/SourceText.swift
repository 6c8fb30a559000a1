package import Bytes
package import Findings
package import Privacy

/// A file's text, made safe to parse: valid UTF-8 without NUL, its lines indexed.
///
/// Offsets, lines and columns are those of `bytes`: a byte-order mark is not counted.
package struct SourceText: Sendable {
  /// Relative to the project folder.
  package let path: ShownText
  /// What makes of the file's titles and values what may be shown.
  package let masker: Masker
  /// The path on the disk: only compared, never shown.
  private let origin: String
  /// The file's bytes without a byte-order mark; damaged ones are U+FFFD, and a CR that no LF
  /// follows is an LF, because to Markdown it ends a line.
  package let bytes: [UInt8]
  package let lines: LineIndex
  /// Whether there is a CR before an LF.
  package let hasCarriageReturns: Bool
  package let hasBackslash: Bool

  /// Whether the file's path on the disk begins so.
  func lies(in prefix: String) -> Bool { origin.hasPrefix(prefix) }

  /// Reads a file's bytes and says what had to be mended.
  ///
  /// - Parameter origin: The path on the disk, where masking makes it another one.
  package init(
    path: ShownText, origin: String? = nil, bytes original: [UInt8], masker: Masker,
    findings: inout [Finding]
  ) {
    self.path = path
    self.origin = origin ?? path.text
    self.masker = masker
    var bytes = original
    let found = SpecialBytes(original)
    var isMended = false
    if found.hasNonASCII || found.hasNUL {
      let damage = UTF8Damage(in: original)
      if !damage.invalid.isEmpty || !damage.nul.isEmpty {
        let index = LineIndex(original)
        if let first = damage.invalid.first {
          findings.append(
            .invalidUTF8(path, index.position(of: first), damage.invalid.count, original))
        }
        if let first = damage.nul.first {
          findings.append(.nulByte(path, index.position(of: first), damage.nul.count))
        }
        bytes = damage.repaired(original)
        isMended = true
      }
    }
    if found.hasLoneCarriageReturns {
      isMended = true
      for index in bytes.indices where bytes[index] == UInt8(ascii: "\r") {
        if index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n") {
          bytes[index] = UInt8(ascii: "\n")
        }
      }
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes.removeFirst(3)
      isMended = true
    }
    self.bytes = bytes
    hasCarriageReturns = found.hasCarriageReturns
    hasBackslash = found.hasBackslash
    lines =
      isMended ? LineIndex(bytes) : LineIndex(starts: found.lineStarts, byteCount: bytes.count)
  }

  /// A place in the file, for a finding.
  package func place(_ byteOffset: Int) -> Place {
    let position = lines.position(of: byteOffset)
    return Place(file: path, line: position.line, column: position.column)
  }

  /// The bytes of a 1-based line without its line end.
  package func line(_ number: Int) -> ArraySlice<UInt8> {
    var end = lines.offset(ofLine: number + 1)
    let start = lines.offset(ofLine: number)
    if end > start, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return bytes[start..<end]
  }
}

/// One pass over a file finds its lines and what else there is to see to; most bytes are plain text.
private struct SpecialBytes {
  var lineStarts = [0]
  var hasCarriageReturns = false
  var hasLoneCarriageReturns = false
  var hasBackslash = false
  var hasNonASCII = false
  var hasNUL = false

  init(_ bytes: [UInt8]) {
    let text = bytes.span
    for index in text.indices {
      let byte = text[index]
      if byte >= 0x20, byte < 0x80, byte != UInt8(ascii: "\\") { continue }
      switch byte {
      case UInt8(ascii: "\n"): lineStarts.append(index + 1)
      case UInt8(ascii: "\\"): hasBackslash = true
      case UInt8(ascii: "\r"):
        if index + 1 < text.count, text[index + 1] == UInt8(ascii: "\n") {
          hasCarriageReturns = true
        } else {
          hasLoneCarriageReturns = true
        }
      case 0: hasNUL = true
      case 0x80...: hasNonASCII = true
      default: break
      }
    }
  }
}

/// Where a text is not valid UTF-8, and where it has NUL bytes.
private struct UTF8Damage {
  /// Offsets of bytes that belong to no character; ascending.
  var invalid: [Int] = []
  var nul: [Int] = []

  /// Accepts what the Unicode Standard's table 3-7 calls well-formed.
  init(in bytes: [UInt8]) {
    let text = bytes.span
    var index = 0
    while index < text.count {
      let lead = text[index]
      if lead < 0x80 {
        if lead == 0 { nul.append(index) }
        index += 1
        continue
      }
      let length: Int
      var second: ClosedRange<UInt8> = 0x80...0xBF
      switch lead {
      case 0xC2...0xDF: length = 2
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xE1...0xEF: length = 3
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      case 0xF1...0xF3: length = 4
      default: length = 0
      }
      var isValid = length > 0 && index + length <= text.count && second.contains(text[index + 1])
      if isValid, length > 2 {
        for next in index + 2..<index + length where text[next] & 0xC0 != 0x80 { isValid = false }
      }
      if isValid {
        index += length
      } else {
        invalid.append(index)
        index += 1
      }
    }
  }

  func repaired(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 2 * (invalid.count + nul.count))
    var copied = 0
    for offset in (invalid + nul).sorted() {
      result.append(contentsOf: bytes[copied..<offset])
      result.append(contentsOf: [0xEF, 0xBF, 0xBD])
      copied = offset + 1
    }
    result.append(contentsOf: bytes[copied...])
    return result
  }
}

extension Finding {
  fileprivate static func invalidUTF8(
    _ path: ShownText, _ position: (line: Int, column: Int), _ count: Int, _ bytes: [UInt8]
  ) -> Finding {
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    return Finding(
      .invalidUTF8, at: Place(file: path, line: position.line, column: position.column),
      isUTF16
        ? "file is UTF-16, not UTF-8"
        : count == 1 ? "1 byte is not UTF-8" : "\(count) bytes are not UTF-8",
      advice: isUTF16
        ? "Convert it: iconv -f UTF-16 -t UTF-8 OLD > NEW."
        : "Convert the file to UTF-8; until then the damaged responses are not exported.")
  }

  fileprivate static func nulByte(
    _ path: ShownText, _ position: (line: Int, column: Int), _ count: Int
  ) -> Finding {
    Finding(
      .nulByte, at: Place(file: path, line: position.line, column: position.column),
      count == 1 ? "file has a NUL byte" : "file has \(count) NUL bytes",
      advice: "Export it again as text; until then the damaged responses are not exported.")
  }
}
