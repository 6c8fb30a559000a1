internal import Corpus
internal import Dataset
package import Dialects
package import Findings
package import Privacy
package import Storage

/// What `redact` wrote.
package struct Redaction: Sendable {
  package var files = 0
  /// Stretches that were masked, by Presidio's name of their type, most frequent first.
  package var types: [(name: String, count: Int)] = []
  package var findings: [Finding] = []
}

/// Writes a project's Markdown files anew, with personal data replaced by the names of its types.
///
/// Data is looked for in the messages as they are read, so that no backslash of Markdown hides any, and in
/// the files as they stand, front matter included. Names of files and folders are masked likewise.
///
/// - Parameters:
///   - output: A folder that does not exist, or is empty.
///   - dialects: Those of its files: what nobody reads as a message is searched for less.
/// - Throws: ``DiskError``; nothing of the project itself is changed.
package func redactProject(
  at root: String, to output: String, excluding excluded: Set<String>,
  dialects: DialectRegistry = .standard, masker: Masker, limits: ReadingLimits = ReadingLimits()
) throws(DiskError) -> Redaction {
  var redaction = Redaction()
  let discovery = try SourceDiscovery(of: root, excluding: excluded, masker: masker)
  redaction.findings = discovery.findings
  var counts: [String: Int] = [:]
  var written: Set<String> = []
  let reader = SourceReader(root: root, dialects: dialects, masker: masker, limits: limits)
  try Disk.makeFolder(output)
  for file in discovery.files {
    let shown = file.shown.text
    var target: String?
    var pieces = reader.pieces(of: file)
    while let piece = pieces.next() {
      redaction.findings += piece.reading.findings.filter {
        [.invalidUTF8, .nulByte].contains($0.code)
      }
      let (text, types) = redacted(piece, masker)
      for type in types { counts[type, default: 0] += 1 }
      if target == nil {
        let path = free(shown, &written)
        if let slash = path.lastIndex(of: "/") {
          try Disk.makeFolder(output + "/" + path[..<slash])
        }
        target = output + "/" + path
        // Where nothing stands yet, not even a link.
        try Disk.create(output + "/" + path, [])
        redaction.files += 1
      }
      if let target { try Disk.append(text, to: target) }
    }
    if let problem = pieces.problem { redaction.findings.append(problem) }
  }
  redaction.types = counts.map { ($0.key, $0.value) }
    .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  redaction.findings = redaction.findings.map { $0.masked(by: masker) }.sortedByPlace
  return redaction
}

/// The text of a file, or of a piece of it, with its personal data masked, and the types that were.
private func redacted(_ piece: PartReading, _ masker: Masker) -> ([UInt8], [String]) {
  let source = piece.source
  var found: [(range: Range<Int>, type: PersonalDataType, placeholder: String)] = []
  for conversation in piece.reading.conversations {
    var people = People()
    let messages = conversation.messages
    for (message, items) in zip(messages, masker.found(inConversation: messages.map(\.text))) {
      for item in items {
        let start = message.origin.fileOffset(of: item.range.lowerBound)
        let end = message.origin.fileOffset(of: item.range.upperBound - 1) + 1
        found.append(
          (start..<max(start, end), item.type, people.placeholder(for: item, in: message.text)))
      }
    }
  }
  // What is outside of messages, or was not read as one.
  found += masker.found(in: source.bytes)
    .filter { $0.range.lowerBound >= piece.body.lowerBound }
    .map { ($0.range, $0.type, "[\($0.type.name)]") }
  // Of two at one place the first stays: that of the message, which knows who is meant.
  let order = found.indices.sorted { a, b in
    (found[a].range.lowerBound, -found[a].range.upperBound, a)
      < (found[b].range.lowerBound, -found[b].range.upperBound, b)
  }
  var text: [UInt8] = []
  var types: [String] = []
  var copied = piece.body.lowerBound
  for (range, type, placeholder) in order.map({ found[$0] }) {
    if range.upperBound <= copied { continue }
    // Of two that overlap, the rest of the later one goes without another name.
    if range.lowerBound >= copied {
      text += source.bytes[copied..<range.lowerBound]
      text += placeholder.utf8
      types.append(type.name)
    }
    copied = range.upperBound
  }
  text += source.bytes[copied..<max(copied, piece.body.upperBound)]
  return (text, types)
}

/// A path that was not written yet: masking may make two names one.
private func free(_ path: String, _ written: inout Set<String>) -> String {
  var candidate = path
  var number = 2
  while !written.insert(candidate).inserted {
    candidate = path.hasSuffix(".md") ? "\(path.dropLast(3))-\(number).md" : "\(path)-\(number)"
    number += 1
  }
  return candidate
}
