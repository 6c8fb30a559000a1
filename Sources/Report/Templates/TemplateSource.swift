internal import Mustache

/// The text of one template, and the partials that it names.
struct TemplateSource {
  var name: String
  var text: String
  var isBuiltin: Bool
  /// Names after `{{>` and `{{<`, with their places.
  var partials: [(name: String, line: Int, column: Int)]

  init(_ name: String, _ text: String, isBuiltin: Bool = true) {
    self.name = name
    self.text = text
    self.isBuiltin = isBuiltin
    partials = TemplateSource.partials(in: Array(text.utf8))
  }

  /// The name under which pages and partials find it: `pages/index`, and `top` for
  /// `partials/top.mustache`.
  static func key(of name: String) -> String {
    var key = Substring(name)
    if key.hasSuffix(".mustache") { key.removeLast(".mustache".count) }
    if key.hasPrefix("partials/") { key.removeFirst("partials/".count) }
    return String(key)
  }

  /// The template, with our escaping instead of the library's.
  /// - Throws: ``Problem`` with the place in the template's own text.
  func parsed() throws(Problem) -> MustacheTemplate {
    do {
      return try MustacheTemplate(string: HTMLContent.pragma + "\n" + text)
    } catch let error as MustacheTemplate.ParserError {
      throw Problem(
        line: max(1, error.context.lineNumber - 1), column: error.context.columnNumber,
        reason: TemplateSource.reason(error.error))
    } catch {
      throw Problem(line: 0, column: 0, reason: "The template cannot be parsed")
    }
  }

  struct Problem: Error {
    var line: Int
    var column: Int
    var reason: String
  }

  private static func reason(_ error: any Error) -> String {
    switch error as? MustacheTemplate.Error {
    case .sectionCloseNameIncorrect: "A section is closed that is not the open one"
    case .unfinishedName: "A tag has no closing braces"
    case .expectedSectionEnd: "A section is opened and never closed"
    case .invalidSetDelimiter: "A tag that sets delimiters is malformed"
    case .transformAppliedToInheritanceSection: "A block cannot have a transform"
    case .illegalTokenInsideInheritSection, .textInsideInheritSection:
      "Only blocks may stand inside a parent"
    case .invalidConfigVariableSyntax, .unrecognisedConfigVariable: "The pragma is not known"
    case nil: "A tag has no closing braces"
    }
  }

  private static func partials(in text: [UInt8]) -> [(name: String, line: Int, column: Int)] {
    var found: [(name: String, line: Int, column: Int)] = []
    var line = 1
    var lineStart = 0
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "\n") {
        line += 1
        lineStart = index + 1
      }
      let isTag =
        index + 2 < text.count && text[index] == UInt8(ascii: "{")
        && text[index + 1] == UInt8(ascii: "{")
        && (text[index + 2] == UInt8(ascii: ">") || text[index + 2] == UInt8(ascii: "<"))
      if isTag {
        var start = index + 3
        while start < text.count, text[start] == UInt8(ascii: " ") { start += 1 }
        var end = start
        while end < text.count, text[end] != UInt8(ascii: "}"), text[end] > 0x20 { end += 1 }
        let name = String(decoding: text[start..<end], as: UTF8.self)
        // A name after `*` is only known when the page is rendered.
        if !name.hasPrefix("*") { found.append((name, line, index - lineStart + 1)) }
      }
      index += 1
    }
    return found
  }
}
