internal import Bytes
internal import Corpus
package import Findings

/// Reads comments that leave findings out: `<!-- tuneboard-ignore missed-marker, empty-message -->`.
///
/// One before a file's first conversation holds for the file, one between the opening of a conversation (its comment
/// or heading) and its first turn for that conversation. Elsewhere it is part of what somebody said: nobody hides
/// findings by what they type.
///
/// - Returns: The passages; `findings` gets what is wrong with a comment.
package func ignoredPassages(
  in part: PartReading, findings: inout [Finding]
) -> [IgnoredPassage] {
  let source = part.source
  let lastLine =
    part.isLast ? Int(Int32.max) : part.position(of: max(0, part.body.upperBound - 1)).line
  let opening = Array("<!-- tuneboard-ignore".utf8)
  var passages: [IgnoredPassage] = []
  for (index, start) in source.lines.starts.enumerated() {
    guard part.body.contains(start), start + opening.count < source.bytes.count,
      source.bytes[start] == opening[0], source.bytes[start...].starts(with: opening)
    else { continue }
    let number = index + 1 + part.lineShift
    guard let lines = range(ofCommentOn: number, part, lastLine) else { continue }
    let text = String(decoding: source.line(index + 1).dropFirst(opening.count), as: UTF8.self)
    let place = Place(file: source.path, line: number, column: 1)
    guard let end = text.firstRange(of: "-->") else {
      findings.append(
        Finding(
          .unknownAttribute, at: place, "the comment does not end on its line",
          advice: "Write '<!-- tuneboard-ignore CODE, CODE -->' on one line."))
      continue
    }
    var codes: Set<FindingCode> = []
    var unknown: [Substring] = []
    for name in text[..<end.lowerBound].split(whereSeparator: {
      $0 == "," || $0 == " " || $0 == "\t"
    }) {
      if let code = FindingCode(rawValue: String(name)) {
        codes.insert(code)
      } else {
        unknown.append(name)
      }
    }
    if !unknown.isEmpty {
      // Together: a word by itself does not tell that it is a name or a password.
      let names = unknown.joined(separator: " ").prefix(200)
      findings.append(
        Finding(
          .unknownAttribute, at: place, "'\(names)' is no kind of finding",
          advice: "'tuneboard explain' lists them all."))
    }
    if !codes.isEmpty {
      passages.append(IgnoredPassage(file: source.path, lines: lines, codes: codes))
    }
  }
  return passages
}

/// The lines that a comment is about; nil for one inside a turn.
private func range(
  ofCommentOn line: Int, _ part: PartReading, _ lastLine: Int
) -> ClosedRange<Int>? {
  let conversations = part.reading.conversations
  // Many comments meet many conversations; these stand in the order of their lines.
  let next = conversations.partitioningIndex(where: { $0.line > line })
  guard next > 0 else { return part.isFirst ? 1...Int(Int32.max) : nil }
  let index = next - 1
  guard let first = conversations[index].messages.first, line < first.line else { return nil }
  let end = index + 1 < conversations.count ? conversations[index + 1].line - 1 : lastLine
  return conversations[index].line...max(end, line)
}
