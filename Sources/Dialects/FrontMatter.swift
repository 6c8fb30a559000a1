internal import Corpus
internal import Findings
internal import Yams

/// The front matter of a file: a YAML mapping between `---` lines at its start.
struct FrontMatter {
  var block = AttributeBlock()
  /// 1-based number of the first line behind it; 1 when there is none.
  var firstBodyLine = 1

  init(of source: SourceText, findings: inout [Finding]) {
    guard isFence(source.bytes[source.start..<source.lines.offset(ofLine: 2)]) else { return }
    var number = 2
    while number <= source.lines.starts.count {
      let line = source.line(number)
      if isFence(line) || trimmedEnd(line).elementsEqual("...".utf8) { break }
      number += 1
    }
    guard number <= source.lines.starts.count else {
      findings.append(
        Finding(
          .unclosedFrontMatter, at: Place(file: source.path, line: 1, column: 1),
          "front matter opens with '---' and is never closed",
          advice: "Put a line '---' behind it; until then its attributes are not read."))
      return
    }
    firstBodyLine = number + 1
    block = readYAML(of: source, lines: 2..<number, findings: &findings)
  }
}

private func trimmedEnd(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var line = line
  while let last = line.last, [0x20, 0x09, 0x0A, 0x0D].contains(last) { line.removeLast() }
  return line
}

private func isFence(_ line: ArraySlice<UInt8>) -> Bool {
  trimmedEnd(line).elementsEqual("---".utf8)
}

/// Reads lines of a file as a YAML mapping of attributes.
///
/// Nearly all front matter is `key: value` with plain or quoted scalars; that subset is read
/// directly, because a YAML parser costs more than all the rest of reading a small file. Anything
/// beyond it goes to the YAML parser.
func readYAML(
  of source: SourceText, lines: Range<Int>, findings: inout [Finding]
) -> AttributeBlock {
  var block = AttributeBlock()
  var pairs: [(key: String, value: String, line: Int)] = []
  if let simple = simplePairs(of: source, lines: lines) {
    pairs = simple
  } else {
    let text = lines.map { String(decoding: source.line($0), as: UTF8.self) }
      .joined(separator: "\n")
    do {
      guard let node = try Yams.compose(yaml: text) else { return block }
      guard let mapping = node.mapping else {
        findings.append(
          .invalidFrontMatter(source.path, lines.lowerBound, "it is not a mapping of names to values"))
        return block
      }
      for (key, value) in mapping {
        guard let key = key.string, AttributeKey(spelling: key) == nil || value.scalar != nil else {
          findings.append(
            .invalidFrontMatter(
              source.path, lines.lowerBound + (value.mark?.line ?? 1) - 1,
              "the value of '\(key.string ?? "?")' is not a plain value"))
          continue
        }
        let line = lines.lowerBound + (key.isEmpty ? 1 : value.mark?.line ?? 1) - 1
        pairs.append((key, value.scalar?.string ?? "", line))
      }
    } catch let error as YamlError {
      let (line, reason) = place(of: error)
      findings.append(.invalidFrontMatter(source.path, lines.lowerBound + line - 1, reason))
      return block
    } catch {
      findings.append(.invalidFrontMatter(source.path, lines.lowerBound, "\(error)"))
      return block
    }
  }
  for (spelling, value, line) in pairs {
    guard let key = AttributeKey(spelling: spelling) else {
      if let meant = AttributeKey.meant(by: spelling) {
        findings.append(
          Finding(
            .unknownAttribute, at: Place(file: source.path, line: line, column: 1),
            "attribute '\(spelling)' is not known",
            advice: "Did you mean '\(meant.rawValue)'?"))
      }
      continue
    }
    if let problem = block.set(key, to: value) {
      findings.append(.invalidFrontMatter(source.path, line, problem, severity: .warning))
    }
  }
  return block
}

private func place(of error: YamlError) -> (line: Int, reason: String) {
  switch error {
  case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
    .composer(_, let problem, let mark, _):
    (max(1, mark.line), problem)
  case .duplicatedKeysInMapping(_, let context): (max(1, context.mark.line), "a key stands twice")
  default: (1, "it is not valid YAML")
  }
}

/// The pairs of front matter in the simple subset, or nil when there is anything else in it.
///
/// Subset: blank lines, whole-line comments, and `key: value` at the start of a line, the key of
/// letters, digits, `_` and `-`; the value empty, double-quoted without backslash, single-quoted
/// without a quote inside, or plain: beginning with a letter or digit, and free of `: `, ` #`, and
/// of a colon at its end.
private func simplePairs(
  of source: SourceText, lines: Range<Int>
) -> [(key: String, value: String, line: Int)]? {
  var pairs: [(key: String, value: String, line: Int)] = []
  for number in lines {
    let line = trimmedEnd(source.line(number))
    guard let first = line.first else { continue }
    if first == UInt8(ascii: "#") { continue }
    var index = line.startIndex
    while index < line.endIndex, isKeyByte(line[index]) { index += 1 }
    guard index > line.startIndex, index < line.endIndex, line[index] == UInt8(ascii: ":") else {
      return nil
    }
    let key = line[line.startIndex..<index]
    var value = line[(index + 1)...]
    guard value.isEmpty || value.first == 0x20 else { return nil }
    value = value.drop { $0 == 0x20 }
    guard let scalar = simpleScalar(value) else { return nil }
    let name = String(decoding: key, as: UTF8.self)
    // YAML forbids a key that stands twice; its parser says so best.
    if pairs.contains(where: { $0.key == name }) { return nil }
    pairs.append((name, String(decoding: scalar, as: UTF8.self), number))
  }
  // An empty value can go on in indented lines below, but those would not have passed as pairs.
  return pairs
}

private func isKeyByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
    true
  default: false
  }
}

private func simpleScalar(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
  guard let first = value.first, let last = value.last else { return value }
  if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
    let inner = value.dropFirst().dropLast()
    guard value.count >= 2, last == first, !inner.contains(first),
      !inner.contains(UInt8(ascii: "\\"))
    else { return nil }
    return inner
  }
  guard isKeyByte(first), first != UInt8(ascii: "-"), last != UInt8(ascii: ":") else { return nil }
  var previous: UInt8 = 0
  for byte in value {
    if byte == UInt8(ascii: "#"), previous == 0x20 { return nil }
    if byte == 0x20 || byte == 0x09, previous == UInt8(ascii: ":") { return nil }
    previous = byte
  }
  return value
}

extension Finding {
  fileprivate static func invalidFrontMatter(
    _ path: String, _ line: Int, _ reason: String, severity: Severity? = nil
  ) -> Finding {
    Finding(
      .invalidFrontMatter, at: Place(file: path, line: line, column: 1), "front matter: \(reason)",
      advice: "Write one 'key: value' a line; the messages were read all the same.",
      severity: severity)
  }
}
