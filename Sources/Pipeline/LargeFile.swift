internal import Bytes
internal import Corpus
internal import Dialects
internal import Findings
internal import Privacy

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
  }

  var file: InputFile
  var boundary: ConversationBoundary
  /// The front matter, which holds for every conversation.
  var head: [UInt8]
  var headLines: Int
  var parts: [Part] = []

  /// Looks for the lines that begin conversations. The file is read once, a mebibyte at a time.
  ///
  /// - Returns: nil where its conversations are parted by no line of their own.
  init?(
    _ file: InputFile, in root: String, declared: [DeclaredDialect],
    partBytes: Int = ReadingLimits().part
  ) throws(DiskError) {
    self.file = file
    let path = root + "/" + file.path
    let stream = try FileStream(path)
    var buffer = try stream.next()
    if buffer.isEmpty { return nil }
    var ignored: [Finding] = []
    let sample = SourceText(
      path: file.shown, origin: file.path,
      bytes: Array(buffer[...(buffer.lastIndex(of: 0x0A) ?? buffer.count - 1)]),
      masker: Masker(), findings: &ignored)
    guard
      let boundary = ConversationBoundary(sample, as: file.source, declared: declared)
    else { return nil }
    self.boundary = boundary
    headLines = frontMatterLineCount(sample)
    head = Array(sample.bytes[..<sample.lines.offset(ofLine: headLines + 1)])
    let prefix = Array(boundary.prefix.utf8)

    // Where in the file the buffer begins, and the line and the conversations before what is looked at.
    var offset = 0
    var line = 1
    var count = 0
    var start = 0
    var part = Part(range: 0..<0, firstLine: 1, firstOrdinal: 1, isLast: false)
    var isFirstLine = true
    // The time of the conversation before.
    var last = 0
    while true {
      var index = 0
      // The start of a line whose beginning is not whole yet is looked at with the next bytes.
      var kept = buffer.count
      scan: while index < buffer.count || isFirstLine {
        if !isFirstLine {
          guard let end = buffer[index...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
            break scan
          }
          if buffer[end] == 0x0D {
            // With a line feed behind it, it is part of that line's end.
            if end + 1 == buffer.count {
              kept = end
              break scan
            }
            if buffer[end + 1] == 0x0A {
              index = end + 1
              continue
            }
          }
          index = end + 1
          if index + max(prefix.count, boundary.timeCount) > buffer.count {
            kept = end
            break scan
          }
          line += 1
        }
        isFirstLine = false
        guard line > headLines, buffer[index...].starts(with: prefix) else {
          continue
        }
        let position = offset + index
        let time = boundary.time(buffer[index...]) ?? last
        if position - start >= partBytes, time >= last {
          part.range = start..<position
          parts.append(part)
          start = position
          part = Part(
            range: position..<position, firstLine: line, firstOrdinal: count + 1, isLast: false)
        }
        count += 1
        last = time
      }
      let more = try stream.next()
      if more.isEmpty {
        offset += buffer.count
        break
      }
      offset += kept
      buffer = Array(buffer[kept...]) + more
    }
    part.range = start..<offset
    part.isLast = true
    parts.append(part)
  }

  /// Reads a piece.
  func reading(
    of part: Part, in root: String, declared: [DeclaredDialect], masker: Masker
  ) throws(DiskError) -> PartReading {
    let isFirst = part.range.lowerBound == 0
    let bytes = try Disk.read(root + "/" + file.path, range: part.range)
    return readPart(
      path: file.shown, origin: file.path, isFirst ? bytes : head + bytes, as: boundary,
      declared: declared, masker: masker, headLines: headLines,
      firstLine: isFirst ? headLines + 1 : part.firstLine,
      firstOrdinal: part.firstOrdinal, isFirst: isFirst, isLast: part.isLast)
  }

  /// Two pieces that follow each other as one.
  func joined(_ first: Part, _ second: Part) -> Part {
    var part = first
    part.range = first.range.lowerBound..<second.range.upperBound
    part.isLast = second.isLast
    return part
  }
}
