internal import Mustache

/// The text of one template, and the partials that it names.
struct TemplateSource {
  var name: String
  var text: String
  var isBuiltin: Bool
  /// A name in a tag, with the tag's place.
  typealias Named = (name: String, line: Int, column: Int)

  /// Names after `{{>` and `{{<`.
  var partials: [Named]
  /// Names of variables and sections; `a` and `b` of `{{a.b}}`.
  var keys: [Named]

  init(_ name: String, _ text: String, isBuiltin: Bool = true) {
    self.name = name
    self.text = text
    self.isBuiltin = isBuiltin
    (partials, keys) = TemplateSource.tags(in: Array(text.utf8))
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
    if !isBuiltin, let problem = TemplateBounds.problem(in: text) { throw problem }
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

  /// The tags of a template with their places: partials, and the keys of variables and sections.
  private static func tags(
    in text: [UInt8]
  ) -> (partials: [Named], keys: [Named]) {
    var partials: [Named] = []
    var keys: [Named] = []
    var line = 1
    var lineStart = 0
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "\n") {
        line += 1
        lineStart = index + 1
      }
      guard index + 2 < text.count, text[index] == UInt8(ascii: "{"),
        text[index + 1] == UInt8(ascii: "{")
      else {
        index += 1
        continue
      }
      let column = index - lineStart + 1
      var start = index + 2
      let sign = text[start]
      if "{#^/>&<!=$%".utf8.contains(sign) { start += 1 }
      while start < text.count, text[start] == UInt8(ascii: " ") { start += 1 }
      var end = start
      while end < text.count, text[end] != UInt8(ascii: "}"), text[end] > 0x20 { end += 1 }
      let name = String(decoding: text[start..<end], as: UTF8.self)
      switch sign {
      case UInt8(ascii: ">"), UInt8(ascii: "<"):
        // A name after `*` is only known when the page is rendered.
        if !name.hasPrefix("*") { partials.append((name, line, column)) }
      case UInt8(ascii: "!"), UInt8(ascii: "="), UInt8(ascii: "/"), UInt8(ascii: "$"),
        UInt8(ascii: "%"):
        break
      default:
        for part in name.split(separator: ".") where !part.contains("(") && !part.contains(")") {
          keys.append((String(part), line, column))
        }
      }
      index = max(end, index + 2)
    }
    return (partials, keys)
  }
}
