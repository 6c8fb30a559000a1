internal import Bytes
internal import Corpus
internal import Dialects
internal import Findings
internal import Privacy
internal import Storage

/// A file of at most this size is read as a whole; a larger one conversation by conversation.
package let maximumFileBytes = 32 << 20

/// Up to which size files are read as a whole, and from which size on a piece of a larger one is cut off; in bytes.
package struct ReadingLimits: Sendable {
  package var wholeFile = maximumFileBytes
  package var part = 1 << 20

  package init() {}
}

/// A larger file in pieces that begin where conversations begin.
struct LargeFile: Sendable {
  struct Part: Sendable {
    /// Bytes of the file.
    var range: Range<Int>
    /// 1-based line of its first byte.
    var firstLine: Int
    /// Number of its first conversation, from 1.
    var firstOrdinal: Int
    var isLast: Bool

    /// This piece and the one that follows it as one.
    func joined(_ next: Part) -> Part {
      var part = self
      part.range = range.lowerBound..<next.range.upperBound
      part.isLast = next.isLast
      return part
    }
  }

  let file: InputFile
  let parts: [Part]
  private let boundary: ConversationBoundary
  /// The front matter, which holds for every conversation.
  private let head: [UInt8]
  private let headLines: Int

  /// Looks for the lines that begin conversations. The file is read once, a mebibyte at a time.
  ///
  /// - Returns: nil where its conversations are parted by no line of their own.
  init?(
    _ file: InputFile, in root: String, dialects: DialectRegistry, partBytes: Int
  ) throws(DiskError) {
    let stream = try FileStream(root + "/" + file.path)
    var buffer = try stream.next()
    if buffer.isEmpty { return nil }
    var ignored: [Finding] = []
    let sample = SourceText(
      path: file.shown, origin: file.path,
      bytes: Array(buffer[...(buffer.lastIndex(of: 0x0A) ?? buffer.count - 1)]),
      masker: Masker(), findings: &ignored)
    guard let boundary = ConversationBoundary(sample, as: file.source, dialects: dialects) else {
      return nil
    }
    self.file = file
    self.boundary = boundary
    headLines = frontMatterLineCount(sample)
    head = Array(sample.bytes[..<sample.lines.offset(ofLine: headLines + 1)])
    var scan = BoundaryScan(for: boundary, behind: headLines, partBytes: partBytes)
    while true {
      let kept = scan.look(at: buffer)
      let more = try stream.next()
      if more.isEmpty { break }
      scan.offset += kept
      buffer = Array(buffer[kept...]) + more
    }
    parts = scan.parts(upTo: scan.offset + buffer.count)
  }

  /// Reads a piece.
  func reading(
    of part: Part, in root: String, dialects: DialectRegistry, masker: Masker
  ) throws(DiskError) -> PartReading {
    let isFirst = part.range.lowerBound == 0
    let bytes = try Disk.read(root + "/" + file.path, range: part.range)
    return readPart(
      path: file.shown, origin: file.path, isFirst ? bytes : head + bytes,
      at: PartPlace(
        headLines: headLines, firstLine: isFirst ? headLines + 1 : part.firstLine,
        firstOrdinal: part.firstOrdinal, isFirst: isFirst, isLast: part.isLast),
      as: boundary, dialects: dialects, masker: masker)
  }
}

/// Looks for the lines of a file that begin conversations, and cuts it at some of them.
private struct BoundaryScan {
  private let boundary: ConversationBoundary
  private let prefix: [UInt8]
  /// Lines of the front matter, which begin nothing.
  private let headLines: Int
  /// From which size on a piece is cut off.
  private let partBytes: Int
  /// Where in the file the bytes begin that are looked at.
  var offset = 0
  private var parts: [LargeFile.Part] = []
  /// The piece that is not cut off yet.
  private var part = LargeFile.Part(range: 0..<0, firstLine: 1, firstOrdinal: 1, isLast: false)
  /// The 1-based line that is looked at, and the conversations before it.
  private var line = 1
  private var count = 0
  private var isAtStart = true
  /// The time of the conversation before.
  private var last = 0

  init(for boundary: ConversationBoundary, behind headLines: Int, partBytes: Int) {
    self.boundary = boundary
    self.headLines = headLines
    self.partBytes = partBytes
    prefix = Array(boundary.prefix.utf8)
  }

  /// Looks at the lines that begin in some bytes of the file.
  ///
  /// - Returns: How many of the bytes are done with; the rest is looked at with those behind it.
  mutating func look(at bytes: [UInt8]) -> Int {
    var index = 0
    if isAtStart {
      isAtStart = false
      lookAtLine(bytes[...])
    }
    while index < bytes.count {
      let (start, kept) = lineStart(behind: index, in: bytes)
      guard let start else { return kept }
      index = start
      line += 1
      lookAtLine(bytes[start...])
    }
    return bytes.count
  }

  /// All pieces of the file.
  consuming func parts(upTo end: Int) -> [LargeFile.Part] {
    part.range = part.range.lowerBound..<end
    part.isLast = true
    return parts + [part]
  }

  /// Where the next line begins, when enough of it is there to tell what it begins; and how much is done with if not.
  private func lineStart(behind index: Int, in bytes: [UInt8]) -> (start: Int?, kept: Int) {
    guard var end = bytes[index...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
      return (nil, bytes.count)
    }
    if bytes[end] == 0x0D {
      // With a line feed behind it, it is part of that line's end.
      if end + 1 == bytes.count { return (nil, end) }
      if bytes[end + 1] == 0x0A { end += 1 }
    }
    let start = end + 1
    return start + max(prefix.count, boundary.timeCount) > bytes.count ? (nil, end) : (start, end)
  }

  /// Begins another piece at a line that begins a conversation, when the one before it is long enough.
  private mutating func lookAtLine(_ bytes: ArraySlice<UInt8>) {
    guard line > headLines, bytes.starts(with: prefix) else { return }
    let position = offset + bytes.startIndex
    let time = boundary.time(bytes) ?? last
    if position - part.range.lowerBound >= partBytes, time >= last {
      part.range = part.range.lowerBound..<position
      parts.append(part)
      part = LargeFile.Part(
        range: position..<position, firstLine: line, firstOrdinal: count + 1, isLast: false)
    }
    count += 1
    last = time
  }
}

/// Which pieces of a large file are read together: one that ends where something is open is read again with those behind
/// it, until that is closed.
struct OpenPart {
  /// What reading a piece came to.
  enum Outcome {
    /// It is read.
    case closed
    /// It is read again with what follows.
    case open
    /// It is too long, and so is what follows it in the file: nothing of that is read.
    case lost
  }

  private let maximumBytes: Int
  private var open: LargeFile.Part?
  /// How many bytes were read last.
  private var lastCount = 0
  private var isLost = false

  init(_ limits: ReadingLimits) { maximumBytes = limits.wholeFile }

  /// What to read now that the next piece of the file is there; nil where nothing is.
  mutating func next(_ part: LargeFile.Part) -> LargeFile.Part? {
    if isLost {
      isLost = !part.isLast
      return nil
    }
    guard let joined = open?.joined(part) else { return part }
    // Read again when it has doubled, so that all readings together cost no more than twice the last.
    if !joined.isLast, joined.range.count < 2 * lastCount {
      open = joined
      return nil
    }
    return joined
  }

  /// Takes what reading a piece showed.
  ///
  /// - Parameter isOpen: Whether something is open at its end.
  mutating func read(_ part: LargeFile.Part, isOpen: Bool) -> Outcome {
    lastCount = part.range.count
    open = nil
    guard isOpen else { return .closed }
    guard part.range.count <= maximumBytes else {
      isLost = true
      return .lost
    }
    open = part
    return .open
  }
}
