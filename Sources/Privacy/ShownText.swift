/// Text that may be shown: on a page, in a finding, in a file that leaves the project.
///
/// What comes from a project's files becomes one only by masking (``Masker``); besides, there are the texts that stand
/// in the program, numbers, and what is put together from those. So nothing that takes a `ShownText` can show a path, a
/// title or an id as it stands in a file.
package struct ShownText: Sendable, Hashable, Comparable {
  package let text: String

  /// Only for ``Masker``.
  init(masked text: String) { self.text = text }

  package var isEmpty: Bool { text.isEmpty }

  /// By bytes: names that are written differently are different.
  package static func < (a: ShownText, b: ShownText) -> Bool {
    a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
  }

  package static func == (a: ShownText, b: ShownText) -> Bool {
    a.text.utf8.elementsEqual(b.text.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(text)
  }

  package static func + (a: ShownText, b: ShownText) -> ShownText {
    ShownText(masked: a.text + b.text)
  }

  package init(_ number: Int) { text = String(number) }

  /// The text without some stretches of it, with a word of the program in place of each.
  ///
  /// - Parameter find: Gives the stretches, ascending and without overlap.
  package func hiding(
    _ find: (String) -> [Range<String.Index>], by word: StaticString
  ) -> ShownText {
    var result = ""
    var copied = text.startIndex
    for range in find(text) {
      result += text[copied..<range.lowerBound] + "\(word)"
      copied = range.upperBound
    }
    return ShownText(masked: result + text[copied...])
  }

  /// What is left of it between two places; nothing comes in by it.
  package func part(_ cut: (String) -> Substring) -> ShownText {
    ShownText(masked: String(cut(text)))
  }
}

extension ShownText: ExpressibleByStringLiteral {
  /// A text that stands in the program.
  package init(stringLiteral value: StaticString) { text = "\(value)" }
}

extension ShownText: CustomStringConvertible {
  package var description: String { text }
}
