internal import Bytes
internal import Corpus
internal import Findings
internal import FrontMatter
internal import Privacy

/// The front matter of a file: a YAML mapping between `---` lines at its start.
struct FrontMatter {
  var block = AttributeBlock()
  /// 1-based number of the first line behind it; 1 when there is none.
  var firstBodyLine = 1

  init(of source: SourceText, findings: inout [Finding]) {
    let found = FrontMatterBlock(of: source.bytes, source.lines) { _, offset in
      // No YAML begins like this: a rule further down must not swallow the turns above it.
      TurnMarker(at: offset, in: source.bytes) != nil
    }
    guard let found else { return }
    let bytes =
      source.lines.offset(ofLine: 2)..<source.lines.offset(ofLine: found.lines.upperBound)
    if found.isClosed {
      firstBodyLine = found.firstBodyLine
      block = readYAML(of: source, bytes, findings: &findings)
      return
    }
    findings.append(
      Finding(
        .unclosedFrontMatter, at: Place(file: source.path, line: 1, column: 1),
        "front matter opens with '---' and is never closed",
        advice: "Put a line '---' behind it; until then its attributes are not read."))
    block.takeUnread(source.bytes[bytes])
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

/// Reads bytes of a file as a YAML mapping of attributes.
func readYAML(
  of source: SourceText, _ range: Range<Int>, findings: inout [Finding]
) -> AttributeBlock {
  var reader = AttributeReader(source: source)
  do throws(AttributeSyntaxError) {
    let pairs = try attributePairs(of: source.bytes, source.lines, range)
    let last = source.lines.position(of: max(range.lowerBound, range.upperBound - 1)).line
    reader.take(pairs, upTo: last + 1)
  } catch {
    reader.findings.append(.invalidFrontMatter(source.path, error.line, error.reason))
    reader.block.takeUnread(source.bytes[range])
  }
  findings += reader.findings
  return reader.block
}

/// Makes attributes of the pairs of a block.
private struct AttributeReader {
  let source: SourceText
  var block = AttributeBlock()
  var findings: [Finding] = []
  /// Lines on which something may be meant as consent.
  private var strayLines: [Int] = []
  /// Names that are nearly `consent`, by their lines.
  private var nearNames: [Int: String] = [:]

  init(source: SourceText) { self.source = source }

  /// - Parameter end: The line behind the block.
  mutating func take(_ pairs: [AttributePair], upTo end: Int) {
    for (index, pair) in pairs.enumerated() {
      let known = take(pair)
      // A value can go on below its key.
      let next = index + 1 < pairs.count ? pairs[index + 1].line : end
      block.lines.append((pair.line..<max(pair.line + 1, next), known))
    }
    let isRefused = block.settle()
    for line in Set(strayLines).sorted() {
      findings.append(
        .strayConsent(source.path, line, nearName: nearNames[line], isRefused: isRefused))
    }
  }

  /// Takes a pair, and says which attribute it is; nil for none, and for one whose value is none.
  private mutating func take(_ pair: AttributePair) -> AttributeKey? {
    for inner in pair.inner where block.takeMeant(by: inner.key, inner.values) {
      strayLines.append(inner.line)
    }
    // Whatever stands behind may refuse.
    if pair.isCut, block.takeMeant(by: AttributeKey.consent.rawValue, []) {
      strayLines.append(pair.line)
    }
    guard let key = AttributeKey(spelling: pair.key) else {
      takeUnknown(pair)
      return nil
    }
    guard let value = pair.value else {
      findings.append(
        .invalidFrontMatter(
          source.path, pair.line, "the value of '\(pair.key)' is not a plain value"))
      if key == .consent { block.take(StrayConsent(likeness: .lookAlike, value: nil)) }
      if key == .participant { block.attributes.alsoNamed += pair.scalars }
      return nil
    }
    let isTitle = key == .title && StrayStatement(value)?.key == .consent
    if isTitle || key == .consent && isTakenBack(source, pair.line) {
      block.take(StrayConsent(likeness: .near, value: "denied"))
      strayLines.append(pair.line)
    }
    if let problem = block.set(key, to: value, source.masker) {
      findings.append(.invalidFrontMatter(source.path, pair.line, problem, severity: .warning))
      return nil
    }
    return key
  }

  /// Takes a pair whose name is no attribute's, but may be meant as one's.
  private mutating func takeUnknown(_ pair: AttributePair) {
    let meant = AttributeKey.meant(by: pair.key)
    if block.takeMeant(by: pair.key, pair.value.map { [$0] } ?? pair.scalars) {
      strayLines.append(pair.line)
      if meant == .consent { nearNames[pair.line] = pair.key }
    } else if let meant {
      findings.append(
        Finding(
          .unknownAttribute, at: Place(file: source.path, line: pair.line, column: 1),
          "attribute '\(pair.key)' is not known", advice: "Did you mean '\(meant.rawValue)'?"))
    }
  }
}
