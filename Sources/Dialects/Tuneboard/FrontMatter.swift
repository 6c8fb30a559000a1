internal import Corpus
internal import Findings
internal import Privacy
internal import Yams

/// The front matter of a file: a YAML mapping between `---` lines at its start.
struct FrontMatter {
  var block = AttributeBlock()
  /// 1-based number of the first line behind it; 1 when there is none.
  var firstBodyLine = 1

  init(of source: SourceText, findings: inout [Finding]) {
    guard isFence(source.line(1)) else { return }
    var number = 2
    while number <= source.lines.starts.count {
      let line = source.line(number)
      if isFence(line) || trimmedEnd(line).elementsEqual("...".utf8) {
        firstBodyLine = number + 1
        let bytes = source.lines.offset(ofLine: 2)..<source.lines.offset(ofLine: number)
        block = readYAML(of: source, bytes, findings: &findings)
        return
      }
      // No YAML begins like this: a rule further down must not swallow the turns above it.
      if TurnMarker(at: line.startIndex, in: source.bytes) != nil { break }
      number += 1
    }
    findings.append(
      Finding(
        .unclosedFrontMatter, at: Place(file: source.path, line: 1, column: 1),
        "front matter opens with '---' and is never closed",
        advice: "Put a line '---' behind it; until then its attributes are not read."))
    let end = source.lines.offset(ofLine: number)
    block.takeUnread(source.bytes[source.lines.offset(ofLine: 2)..<end])
  }
}

extension LineAccount {
  /// Accounts for front matter, its lines of hyphens included.
  mutating func put(_ frontMatter: FrontMatter, _ source: SourceText) {
    guard frontMatter.firstBodyLine > 1 else { return }
    let last = frontMatter.firstBodyLine - 1
    put(1, .structure)
    put(attributes: frontMatter.block, in: 2..<last, source)
    put(last, .structure)
  }

  /// Leaves out what front matter says of no conversation: a date, say, where each has one of its own.
  mutating func leaveOut(unusedOf frontMatter: FrontMatter, by conversations: [Conversation]) {
    for (range, key) in frontMatter.block.lines {
      if let key, !frontMatter.block.isUsed(key, by: conversations) {
        leaveOut(range, .frontMatter)
      }
    }
  }

  /// Accounts for lines of YAML.
  mutating func put(attributes block: AttributeBlock, in lines: Range<Int>, _ source: SourceText) {
    for (range, key) in block.lines {
      put(range.clamped(to: lines), key == nil ? .leftOut(.frontMatter) : .structure)
    }
    for line in lines {
      if source.line(line).first == UInt8(ascii: "#") {
        leaveOut(line..<line + 1, .comments)
      } else if place(ofLine: line) == nil {
        put(line, .leftOut(.frontMatter))
      }
    }
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

/// Reads bytes of a file as a YAML mapping of attributes.
///
/// Nearly all front matter is `key: value` with plain or quoted scalars; that subset is read
/// directly, because a YAML parser costs more than all the rest of reading a small file. Anything
/// beyond it goes to the YAML parser.
func readYAML(
  of source: SourceText, _ range: Range<Int>, findings: inout [Finding]
) -> AttributeBlock {
  var block = AttributeBlock()
  let pairs: [AttributePair]
  do throws(AttributeSyntaxError) {
    if let simple = simplePairs(of: source, range) {
      pairs = simple
    } else {
      pairs = try yamlPairs(of: source, range)
    }
  } catch {
    findings.append(.invalidFrontMatter(source.path, error.line, error.reason))
    block.takeUnread(source.bytes[range])
    return block
  }
  let end = source.lines.position(of: max(range.lowerBound, range.upperBound - 1)).line + 1
  /// Lines on which something may be meant as consent.
  var strayLines: [Int] = []
  /// Names that are nearly `consent`, by their lines.
  var nearNames: [Int: String] = [:]
  for (index, pair) in pairs.enumerated() {
    let (spelling, line) = (pair.key, pair.line)
    var known: AttributeKey?
    defer {
      // A value can go on below its key.
      let next = index + 1 < pairs.count ? pairs[index + 1].line : end
      block.lines.append((line..<max(line + 1, next), known))
    }
    for inner in pair.inner where block.takeMeant(by: inner.key, inner.values) {
      strayLines.append(inner.line)
    }
    guard let key = AttributeKey(spelling: spelling) else {
      if block.takeMeant(by: spelling, pair.value.map { [$0] } ?? pair.scalars) {
        strayLines.append(line)
        if AttributeKey.meant(by: spelling) == .consent { nearNames[line] = spelling }
      } else if let meant = AttributeKey.meant(by: spelling) {
        findings.append(
          Finding(
            .unknownAttribute, at: Place(file: source.path, line: line, column: 1),
            "attribute '\(spelling)' is not known",
            advice: "Did you mean '\(meant.rawValue)'?"))
      }
      continue
    }
    guard let value = pair.value else {
      findings.append(
        .invalidFrontMatter(source.path, line, "the value of '\(spelling)' is not a plain value"))
      if key == .consent { block.take(StrayConsent(likeness: .lookAlike, value: nil)) }
      if key == .participant { block.attributes.alsoNamed += pair.scalars }
      continue
    }
    let isTitle = key == .title && StrayStatement(value)?.key == .consent
    if isTitle || key == .consent && isTakenBack(source, line) {
      block.take(StrayConsent(likeness: .near, value: "denied"))
      strayLines.append(line)
    }
    if let problem = block.set(key, to: value, source.masker) {
      findings.append(.invalidFrontMatter(source.path, line, problem, severity: .warning))
    } else {
      known = key
    }
  }
  let isRefused = block.settle()
  for line in Set(strayLines).sorted() {
    findings.append(
      .strayConsent(source.path, line, nearName: nearNames[line], isRefused: isRefused))
  }
  return block
}

/// One attribute as YAML has it: its value is nil when it is a list or a mapping.
struct AttributePair: Equatable {
  var key: String
  var value: String?
  /// 1-based line of the file.
  var line: Int
  /// The plain values in a list or a mapping, keys not among them.
  var scalars: [String] = []
  /// Names inside of the value that may be meant as an attribute, with their values and lines.
  var inner: [Inner] = []

  struct Inner: Equatable {
    var key: String
    var values: [String]
    var line: Int
  }
}

/// Why attributes could not be read, and the line of the file at which that shows.
struct AttributeSyntaxError: Error {
  var line: Int
  var reason: String
}

/// The pairs of a mapping, read by the YAML parser.
func yamlPairs(
  of source: SourceText, _ range: Range<Int>
) throws(AttributeSyntaxError) -> [AttributePair] {
  let firstLine = source.lines.position(of: range.lowerBound).line
  // Behind `<!-- conversation` the first attribute may stand on the same line.
  let text = source.bytes[range].drop { $0 == 0x20 || $0 == 0x09 }
  if let offset = excessAlias(in: text) {
    throw AttributeSyntaxError(
      line: source.lines.position(of: offset).line,
      reason: "it has more than \(maximumAliases) aliases")
  }
  let node: Node?
  do {
    node = try Yams.compose(yaml: String(decoding: text, as: UTF8.self))
  } catch let error as YamlError {
    let (line, reason) = place(of: error)
    throw AttributeSyntaxError(line: firstLine + line - 1, reason: reason)
  } catch {
    throw AttributeSyntaxError(line: firstLine, reason: "\(error)")
  }
  guard let node else { return [] }
  guard let mapping = node.mapping else {
    if let scalar = node.scalar, isNull(scalar) { return [] }
    throw AttributeSyntaxError(
      line: firstLine + (node.mark?.line ?? 1) - 1,
      reason: "it is not a mapping of names to values")
  }
  return mapping.map { key, value in
    let line = firstLine + (key.mark?.line ?? value.mark?.line ?? 1) - 1
    let text = value.scalar.map { isNull($0) ? "" : $0.string }
    var pair = AttributePair(key: key.string ?? "", value: text, line: line)
    if text == nil { pair.takeInner(of: value, line: line, firstLine: firstLine) }
    // `? {consent: denied}`, `? [consent]`
    if key.scalar == nil {
      pair.takeInner(of: key, line: line, firstLine: firstLine)
      pair.key = "[" + pair.scalars.joined(separator: " ") + "]"
    }
    return pair
  }
}

/// How many nodes of one value are looked at: aliases can make any number of them.
private let nodeLimit = 2000

extension AttributePair {
  /// Takes what stands inside of a list or a mapping.
  fileprivate mutating func takeInner(of value: Node, line: Int, firstLine: Int) {
    var waiting = [value]
    var count = 0
    while let node = waiting.popLast() {
      count += 1
      guard count <= nodeLimit else {
        // Whatever stands behind may refuse.
        inner.append(Inner(key: AttributeKey.consent.rawValue, values: [], line: line))
        return
      }
      switch node {
      case .scalar(let scalar): scalars.append(scalar.string)
      case .sequence(let items): waiting += items
      case .mapping(let members):
        for (key, value) in members {
          waiting.append(value)
          guard let name = key.string else {
            waiting.append(key)
            continue
          }
          inner.append(
            Inner(
              key: name, values: value.scalar.map { [$0.string] } ?? [],
              line: key.mark.map { firstLine + $0.line - 1 } ?? line))
        }
      case .alias: break
      }
    }
  }
}

private func isNull(_ scalar: Node.Scalar) -> Bool {
  scalar.style == .plain && isNull(Array(scalar.string.utf8)[...])
}

/// Whether a plain scalar is YAML's way to say nothing.
private func isNull(_ scalar: ArraySlice<UInt8>) -> Bool {
  ["", "~", "null", "Null", "NULL"].contains { scalar.elementsEqual($0.utf8) }
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
/// without a quote inside, or plain: beginning with a letter, a digit or `_`, and free of `: `,
/// ` #`, and of a colon at its end.
func simplePairs(of source: SourceText, _ range: Range<Int>) -> [AttributePair]? {
  var pairs: [AttributePair] = []
  var number = source.lines.position(of: range.lowerBound).line
  var start = range.lowerBound
  while start < range.upperBound {
    let end = min(source.lines.offset(ofLine: number + 1), range.upperBound)
    let line = trimmedEnd(source.bytes[start..<end])
    defer {
      start = end
      number += 1
    }
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
    // YAML forbids a key that stands twice; its parser says so best. So many keys are no
    // attributes, and looking for repeats among them takes too long.
    if pairs.count == 64 || pairs.contains(where: { $0.key == name }) { return nil }
    pairs.append(
      AttributePair(key: name, value: String(decoding: scalar, as: UTF8.self), line: number))
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
    if byte == UInt8(ascii: "#"), previous == 0x20 || previous == 0x09 { return nil }
    if byte == 0x20 || byte == 0x09, previous == UInt8(ascii: ":") { return nil }
    previous = byte
  }
  return isNull(value) ? [] : value
}
