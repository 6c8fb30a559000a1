/// Replaces personal data by the names of its kinds.
///
/// `write to ann@example.com` becomes `write to [EMAIL_ADDRESS]`.
///
/// - Parameters:
///   - text: The UTF-8 text that was searched.
///   - found: Its findings, ascending and without overlap, as ``personalData(in:)`` gives them.
package func masked(_ text: [UInt8], _ found: [PersonalData]) -> [UInt8] {
  if found.isEmpty { return text }
  var masked: [UInt8] = []
  masked.reserveCapacity(text.count + 8 * found.count)
  var copied = 0
  for finding in found {
    precondition(
      finding.range.lowerBound >= copied, "findings must be ascending and must not overlap")
    masked += text[copied..<finding.range.lowerBound]
    masked.append(UInt8(ascii: "["))
    masked += finding.type.name.utf8
    masked.append(UInt8(ascii: "]"))
    copied = finding.range.upperBound
  }
  masked += text[copied...]
  return masked
}

/// Finds personal data in a title, an identifier or a path, and replaces it as
/// ``masked(_:_:)`` does.
package func masked(_ text: String) -> String {
  let bytes = Array(text.utf8)
  let found = personalData(in: bytes.span)
  return found.isEmpty ? text : String(decoding: masked(bytes, found), as: UTF8.self)
}
