package import Bytes
internal import Yams

/// The attributes in some bytes of a file, as YAML has them.
///
/// Nearly all front matter is `key: value` with plain or quoted scalars; that subset is read
/// directly, because a YAML parser costs more than all the rest of reading a small file. Anything
/// beyond it goes to the YAML parser.
package func attributePairs(
  of bytes: [UInt8], _ lines: LineIndex, _ range: Range<Int>
) throws(AttributeSyntaxError) -> [AttributePair] {
  if let pairs = simplePairs(of: bytes, lines, range) { return pairs }
  return try yamlPairs(of: bytes, lines, range)
}

/// One attribute as YAML has it: its value is nil when it is a list or a mapping.
package struct AttributePair: Equatable {
  package var key: String
  package var value: String?
  /// 1-based line of the file.
  package var line: Int
  /// The plain values in a list or a mapping, keys not among them.
  package var scalars: [String] = []
  /// Names inside of the value, with their values and lines.
  package var inner: [Inner] = []

  /// Whether more stands inside of it than is looked at.
  package var isCut = false

  package struct Inner: Equatable {
    package var key: String
    package var values: [String]
    package var line: Int
  }
}

/// Why attributes could not be read, and the line of the file at which that shows.
package struct AttributeSyntaxError: Error {
  package var line: Int
  package var reason: String
}

/// The pairs of a mapping, read by the YAML parser.
func yamlPairs(
  of bytes: [UInt8], _ lines: LineIndex, _ range: Range<Int>
) throws(AttributeSyntaxError) -> [AttributePair] {
  let firstLine = lines.position(of: range.lowerBound).line
  // Behind `<!-- conversation` the first attribute may stand on the same line.
  let text = bytes[range].drop { $0 == 0x20 || $0 == 0x09 }
  if let offset = excessAlias(in: text) {
    throw AttributeSyntaxError(
      line: lines.position(of: offset).line,
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
        isCut = true
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
func simplePairs(
  of bytes: [UInt8], _ lines: LineIndex, _ range: Range<Int>
) -> [AttributePair]? {
  var pairs: [AttributePair] = []
  var number = lines.position(of: range.lowerBound).line
  var start = range.lowerBound
  while start < range.upperBound {
    let end = min(lines.offset(ofLine: number + 1), range.upperBound)
    let line = trimmedEnd(bytes[start..<end])
    defer {
      start = end
      number += 1
    }
    guard let first = line.first else { continue }
    if first == UInt8(ascii: "#") { continue }
    guard let attribute = FrontMatterLine(line), attribute.isTight, attribute.isSpaced,
      let scalar = simpleScalar(attribute.value)
    else { return nil }
    let name = String(decoding: attribute.name, as: UTF8.self)
    // YAML forbids a key that stands twice; its parser says so best. So many keys are no
    // attributes, and looking for repeats among them takes too long.
    if pairs.count == 64 || pairs.contains(where: { $0.key == name }) { return nil }
    pairs.append(
      AttributePair(key: name, value: String(decoding: scalar, as: UTF8.self), line: number))
  }
  // An empty value can go on in indented lines below, but those would not have passed as pairs.
  return pairs
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
  guard isNameByte(first), first != UInt8(ascii: "-"), last != UInt8(ascii: ":") else { return nil }
  var previous: UInt8 = 0
  for byte in value {
    if byte == UInt8(ascii: "#"), previous == 0x20 || previous == 0x09 { return nil }
    if byte == 0x20 || byte == 0x09, previous == UInt8(ascii: ":") { return nil }
    previous = byte
  }
  return isNull(value) ? [] : value
}
