import Privacy
import TestSupport

/// A text with `«` and `»` around its findings of one kind, or of all.
func marked(_ text: String, _ type: PersonalDataType? = nil) -> String {
  let bytes = Array(text.utf8)
  return marked(
    text, personalData(in: bytes.span).filter { type == nil || $0.type == type }.map(\.range))
}

/// A text with what has a form of its own masked.
func masked(_ text: String) -> String {
  let bytes = Array(text.utf8)
  return String(decoding: masked(bytes, personalData(in: bytes.span)), as: UTF8.self)
}
