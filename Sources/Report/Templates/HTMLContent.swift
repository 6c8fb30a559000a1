internal import Mustache

/// Escapes variables in templates with ``HTMLEscaping`` instead of by `Character`.
struct HTMLContent: MustacheContentType {
  /// Stands before every template's text.
  static let pragma = "{{% CONTENT_TYPE: TUNEBOARD}}"

  func escapeText(_ text: String) -> String { HTMLEscaping.escaped(text) }

  /// Makes the pragma known to the template parser.
  static func register() {
    MustacheContentTypes.register(HTMLContent(), named: "TUNEBOARD")
  }
}
