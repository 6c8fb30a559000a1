package import Bytes

/// The lines between `---` at the start of a file, in which its attributes stand as YAML.
package struct FrontMatterBlock: Sendable, Equatable {
  /// 1-based lines between the marks.
  package let lines: Range<Int>
  /// Whether a mark ends it; without one `lines` go on to where the search ended.
  package let isClosed: Bool

  /// 1-based number of the first line behind it.
  package var firstBodyLine: Int { isClosed ? lines.upperBound + 1 : lines.upperBound }

  /// Looks for it; nil for a file that does not begin with `---`. It ends before a line `---` or `...`.
  ///
  /// - Parameters:
  ///   - offset: Where the text begins, behind a byte-order mark.
  ///   - takesIndented: Whether white space may stand before the marks.
  ///   - isText: Whether a line is one that no YAML has, by its 1-based number and the offset of its first byte: the search
  ///     ends there.
  package init?(
    of bytes: [UInt8], _ index: LineIndex, from offset: Int = 0, takesIndented: Bool = false,
    until isText: (_ line: Int, _ offset: Int) -> Bool = { _, _ in false }
  ) {
    func mark(_ number: Int) -> ArraySlice<UInt8> {
      let start = number == 1 ? offset : index.offset(ofLine: number)
      let line = trimmedEnd(bytes[start..<index.offset(ofLine: number + 1)])
      return takesIndented ? line.drop { $0 == 0x20 || $0 == 0x09 } : line
    }
    guard mark(1).elementsEqual("---".utf8) else { return nil }
    var number = 2
    while number <= index.starts.count {
      let line = mark(number)
      if line.elementsEqual("---".utf8) || line.elementsEqual("...".utf8) {
        lines = 2..<number
        isClosed = true
        return
      }
      if isText(number, index.offset(ofLine: number)) { break }
      number += 1
    }
    lines = 2..<number
    isClosed = false
  }
}

/// A line `name: value` of front matter, whatever its value is.
package struct FrontMatterLine: Sendable {
  /// Of letters, digits, `_` and `-`.
  package let name: ArraySlice<UInt8>
  /// What stands behind the colon, spaces before it and white space at its end left out.
  package let value: ArraySlice<UInt8>
  /// Whether the colon stands right behind the name.
  package let isTight: Bool
  /// Whether a space or nothing stands behind the colon, as YAML wants it.
  let isSpaced: Bool

  /// - Parameter line: With its line end or without.
  package init?(_ line: ArraySlice<UInt8>) {
    let line = trimmedEnd(line)
    name = line.prefix { isNameByte($0) }
    let colon = line[name.endIndex...].drop { $0 == 0x20 }
    guard !name.isEmpty, colon.first == UInt8(ascii: ":") else { return nil }
    let rest = colon.dropFirst()
    value = rest.drop { $0 == 0x20 }
    isTight = name.endIndex == colon.startIndex
    isSpaced = rest.isEmpty || rest.first == 0x20
  }
}

/// Of which names are made, and those of YAML's anchors.
func isNameByte(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
}

/// A line without white space at its end, its line end among it.
func trimmedEnd(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var line = line
  while let last = line.last, [0x20, 0x09, 0x0A, 0x0D].contains(last) { line.removeLast() }
  return line
}
