/// The line starts of a text, for turning byte offsets into lines and columns.
package struct LineIndex: Sendable {
  /// The byte offset at which each line starts; the first is 0. Lines end at LF.
  package let starts: [Int]
  private let byteCount: Int

  package init(_ bytes: [UInt8]) {
    var starts = [0]
    let text = bytes.span
    for offset in 0..<text.count where text[offset] == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    self.starts = starts
    byteCount = bytes.count
  }

  /// - Parameter starts: The offset at which each line starts, as ``starts`` holds them.
  package init(starts: [Int], byteCount: Int) {
    self.starts = starts
    self.byteCount = byteCount
  }

  /// The 1-based line and 1-based byte column of an offset.
  /// - Complexity: O(log *n*) in the number of lines.
  package func position(of byteOffset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= byteOffset { low = middle } else { high = middle }
    }
    return (low + 1, byteOffset - starts[low] + 1)
  }

  /// The offset at which a 1-based line starts, clamped to the text.
  package func offset(ofLine line: Int) -> Int {
    if line < 1 { return 0 }
    return line <= starts.count ? starts[line - 1] : byteCount
  }
}
