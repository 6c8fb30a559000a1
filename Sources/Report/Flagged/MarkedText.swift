internal import Analysis

/// Writes a text with its marks as HTML.
enum MarkedText {
  /// Appends the windows of a text, with each mark's stretch in a `mark` element.
  ///
  /// Marks may be anything: they are clamped to the window, widened to whole characters, and cut
  /// where they overlap the one before; what is then empty is left out.
  ///
  /// - Parameters:
  ///   - windows: Ascending ranges on character boundaries; between two stands `gap`.
  ///   - opening: The start tag for a mark.
  static func append(
    _ text: [UInt8], marks: [Mark], windows: [Range<Int>], gap: [UInt8],
    opening: (Mark.Kind) -> [UInt8], to html: inout [UInt8]
  ) {
    for (number, window) in windows.enumerated() {
      if number > 0 { html.append(contentsOf: gap) }
      var position = window.lowerBound
      for mark in marks {
        // Not `mark.range`, which traps when the end comes first.
        let start = Clipping.boundary(atOrBelow: Int(mark.start), in: text)
        let end = Clipping.boundary(atOrAbove: Int(mark.end), in: text)
        let from = max(start, position)
        let to = min(end, window.upperBound)
        guard from < to else { continue }
        HTMLEscaping.append(text, position..<from, to: &html)
        html.append(contentsOf: opening(mark.kind))
        HTMLEscaping.append(text, from..<to, to: &html)
        html.append(contentsOf: "</mark>".utf8)
        position = to
      }
      HTMLEscaping.append(text, position..<window.upperBound, to: &html)
    }
  }
}
