import Privacy

/// A line without its marks: `«` and `»` stand around what should be found.
///
/// A `·` is dropped too. It breaks up invented keys, which programs that look for keys in
/// repositories would else take for real ones.
func unmarked(_ line: String) -> [UInt8] {
  Array(line.filter { !"«»·".contains($0) }.utf8)
}

/// A text with `«` and `»` around its findings of one kind, or of all.
func marked(_ text: [UInt8], _ type: PersonalDataType? = nil) -> String {
  var marked = ""
  var copied = 0
  for finding in personalData(in: text.span) where type == nil || finding.type == type {
    let (start, end) = (finding.range.lowerBound, finding.range.upperBound)
    marked += String(decoding: text[copied..<start], as: UTF8.self)
    marked += "«" + String(decoding: text[start..<end], as: UTF8.self) + "»"
    copied = end
  }
  return marked + String(decoding: text[copied...], as: UTF8.self)
}

/// The line as ``marked(_:_:)`` should give it back.
func expected(_ line: String) -> String { line.filter { $0 != "·" } }

/// A text with what has a form of its own masked.
func masked(_ text: String) -> String {
  let bytes = Array(text.utf8)
  return String(decoding: masked(bytes, personalData(in: bytes.span)), as: UTF8.self)
}
