internal import Bytes

/// Replaces personal data by the names of its kinds.
///
/// `write to ann@example.com` becomes `write to [EMAIL_ADDRESS]`.
///
/// - Parameters:
///   - text: The UTF-8 text that was searched.
///   - found: Its findings, ascending and without overlap, as ``personalData(in:)`` gives them.
package func masked(_ text: [UInt8], _ found: [PersonalData]) -> [UInt8] {
  var people = People()
  return masked(text, found, &people)
}

/// Replaces personal data by the names of its kinds, people by a number each: `[PERSON_1]`.
///
/// - Parameter people: Those of the conversation so far.
package func masked(
  _ text: [UInt8], _ found: [PersonalData], _ people: inout People
) -> [UInt8] {
  if found.isEmpty { return text }
  var masked: [UInt8] = []
  masked.reserveCapacity(text.count + 8 * found.count)
  var copied = 0
  for finding in found {
    precondition(
      finding.range.lowerBound >= copied, "findings must be ascending and must not overlap")
    masked += text[copied..<finding.range.lowerBound]
    masked += people.placeholder(for: finding, in: text).utf8
    copied = finding.range.upperBound
  }
  masked += text[copied...]
  return masked
}

/// The people of one conversation, numbered as they are first named.
///
/// Two names are the same person's when they share a word: `Anna` is `Anna Ilves` again.
package struct People: Sendable {
  private var numbers: [[UInt8]: Int] = [:]
  private var count = 0

  package init() {}

  /// `[EMAIL_ADDRESS]`; of a person `[PERSON_1]`.
  package mutating func placeholder(for finding: PersonalData, in text: [UInt8]) -> String {
    guard finding.type == .person else { return "[\(finding.type.name)]" }
    let words = text[finding.range].split { !$0.isLetter && $0 < 0x80 }.map { $0.map(\.lowercased) }
      .filter { $0.count > 1 }
    let number: Int
    if let known = words.compactMap({ numbers[$0] }).first {
      number = known
    } else {
      count += 1
      number = count
    }
    for word in words where numbers[word] == nil { numbers[word] = number }
    return "[\(finding.type.name)_\(number)]"
  }
}
