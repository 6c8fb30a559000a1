import Findings

/// A source text with marks at the places of its findings: `⟨code⟩` stands where the finding
/// `code` is, and is no part of the source.
struct MarkedSource {
  var text = ""
  /// `line:column code`, in the order of places.
  var places: [String] = []

  init(_ marked: String) {
    var line = 1
    var column = 1
    var code: String?
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟨": code = ""
      case "⟩":
        places.append("\(line):\(column) \(code ?? "")")
        code = nil
      case _ where code != nil: code?.unicodeScalars.append(scalar)
      default:
        text.unicodeScalars.append(scalar)
        column += String(scalar).utf8.count
        if scalar == "\n" { (line, column) = (line + 1, 1) }
      }
    }
  }
}

extension [Finding] {
  /// `line:column code` of each, in the order of places.
  var places: [String] {
    sortedByPlace.map { "\($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.code.rawValue)" }
  }
}
