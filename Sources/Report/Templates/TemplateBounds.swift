/// What a template may ask of the library that parses and renders it.
///
/// swift-mustache reads a section inside a section by calling itself, and counts the characters up to the text's end at
/// each tag, so depth takes its stack, and tags times length its time.
enum TemplateBounds {
  /// Sections and blocks inside each other.
  static let depth = 64
  static let nameLength = 200
  /// Tags times characters.
  static let work = 50_000_000
  /// Partials inside each other.
  static let partialDepth = 16
  /// Partials that one page is made of, each as often as it is named.
  static let partialCount = 10_000
  /// Partials that no built-in template has.
  static let addedCount = 256

  /// Where a template first goes beyond a bound, and why; nil when it does not.
  ///
  /// Follows the tags as the library does, up to the first at which that ends with an error.
  static func problem(in text: String) -> TemplateSource.Problem? {
    var walk = TemplateWalk(text)
    return walk.firstProblem()
  }
}

/// The tags of a template, one after the other.
private struct TemplateWalk {
  private let text: [Character]
  private var index = 0
  private var line = 1
  private var lineStart = 0
  /// The delimiters outside of all sections, and inside each that is open: a change ends with its section.
  private var delimiters: [(start: [Character], end: [Character])] = [(["{", "{"], ["}", "}"])]
  private var tagCount = 0

  init(_ text: String) { self.text = Array(text) }

  mutating func firstProblem() -> TemplateSource.Problem? {
    while let start = nextTag() {
      let place = (line: line, column: start - lineStart + 1)
      func problem(_ reason: String) -> TemplateSource.Problem {
        TemplateSource.Problem(line: place.line, column: place.column, reason: reason)
      }
      tagCount += 1
      if tagCount * text.count > TemplateBounds.work {
        return problem("The template is too long for so many tags; make partials of it")
      }
      guard let sign = current else { return nil }
      switch sign {
      case "!": if !skipComment() { return nil }
      case "=": if !changeDelimiters() { return nil }
      case "%": index += 1
      default:
        let isOpening = "#^<$".contains(sign)
        if isOpening || "/>{&".contains(sign) { index += 1 }
        skipWhitespace()
        if current == "*", sign == ">" || sign == "<" {
          return problem("A partial is named by a value; write its name")
        }
        guard skipName() <= TemplateBounds.nameLength else {
          return problem("A name has more than \(TemplateBounds.nameLength) characters")
        }
        skipWhitespace()
        guard takes(delimiters[delimiters.count - 1].end) else { return nil }
        if isOpening { delimiters.append(delimiters[delimiters.count - 1]) }
        if sign == "/", delimiters.count > 1 { delimiters.removeLast() }
        if delimiters.count - 1 > TemplateBounds.depth {
          return problem("Sections stand more than \(TemplateBounds.depth) deep in each other")
        }
      }
    }
    return nil
  }

  private var current: Character? { index < text.count ? text[index] : nil }

  /// Goes behind the next opening delimiter, and gives its offset.
  private mutating func nextTag() -> Int? {
    let delimiter = delimiters[delimiters.count - 1].start
    while index < text.count {
      let start = index
      if takes(delimiter) { return start }
      if text[index].isNewline {
        line += 1
        lineStart = index + 1
      }
      index += 1
    }
    return nil
  }

  private mutating func takes(_ word: [Character]) -> Bool {
    guard index + word.count <= text.count,
      zip(word, text[index...]).allSatisfy({ $0 == $1 })
    else { return false }
    index += word.count
    return true
  }

  private mutating func skipWhitespace() {
    while let character = current, character.isWhitespace {
      if character.isNewline {
        line += 1
        lineStart = index + 1
      }
      index += 1
    }
  }

  /// Skips the characters of names, and counts them.
  private mutating func skipName() -> Int {
    let start = index
    while let character = current, Self.nameCharacters.contains(character) { index += 1 }
    return index - start
  }

  private static let nameCharacters = Set(
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-_?()*/")

  /// Goes behind a comment; false where it has no end.
  private mutating func skipComment() -> Bool {
    let end = delimiters[delimiters.count - 1].end
    var matched = 0
    while let character = current {
      // A mismatch is not looked at again, as the library does.
      matched = character == end[matched] ? matched + 1 : 0
      if character.isNewline {
        line += 1
        lineStart = index + 1
      }
      index += 1
      if matched == end.count { return true }
    }
    return false
  }

  /// Reads `=<% %>=`; false where it is malformed.
  private mutating func changeDelimiters() -> Bool {
    index += 1
    skipWhitespace()
    let start = word { $0.isWhitespace }
    skipWhitespace()
    let end = word { $0 == "=" || $0.isWhitespace }
    skipWhitespace()
    guard takes(["="]), takes(delimiters[delimiters.count - 1].end), !start.isEmpty, !end.isEmpty
    else { return false }
    delimiters[delimiters.count - 1] = (start, end)
    return true
  }

  private mutating func word(until isEnd: (Character) -> Bool) -> [Character] {
    let start = index
    while let character = current, !isEnd(character) { index += 1 }
    return Array(text[start..<index])
  }
}
