/// A line without its marks: `«` and `»` stand around what should be found.
///
/// A `·` is dropped too. It breaks up invented keys, which programs that look for keys in
/// repositories would else take for real ones.
public func unmarked(_ line: String) -> String { line.filter { !"«»·".contains($0) } }

/// The line as ``marked(_:_:)`` should give it back: without what only breaks up keys.
public func expected(_ line: String) -> String { line.filter { $0 != "·" } }

/// A text with `«` and `»` around some ranges of its bytes; of two that overlap the first counts.
public func marked(_ text: String, _ ranges: [Range<Int>]) -> String {
  let bytes = Array(text.utf8)
  var marked = ""
  var copied = 0
  for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound })
  where range.lowerBound >= copied {
    marked += String(decoding: bytes[copied..<range.lowerBound], as: UTF8.self)
    marked += "«" + String(decoding: bytes[range], as: UTF8.self) + "»"
    copied = range.upperBound
  }
  return marked + String(decoding: bytes[copied...], as: UTF8.self)
}

/// A source text with marks at the places of its findings: `⟨code⟩` stands where the finding
/// `code` is, and is no part of the source.
public struct MarkedSource {
  public private(set) var text = ""
  /// `line:column code`, in the order of places; both 1-based, columns in bytes.
  public private(set) var places: [String] = []

  public init(_ marked: String) {
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
