internal import Corpus
internal import Dialects
internal import Findings
internal import Privacy

/// Reads a file piece by piece, whatever its size; one of ordinary size in one.
struct FilePieces {
  private let file: InputFile
  private let root: String
  private let masker: Masker
  private let declared: [DeclaredDialect]
  private let limits: ReadingLimits
  private var large: LargeFile?
  /// Number of the next piece; nil before the first.
  private var number: Int?
  /// Why the file, or the rest of it, is not read.
  private(set) var problem: Finding?

  init(
    of file: InputFile, in root: String, declared: [DeclaredDialect], masker: Masker,
    limits: ReadingLimits = ReadingLimits()
  ) {
    self.file = file
    self.root = root
    self.masker = masker
    self.declared = declared
    self.limits = limits
  }

  /// The next piece; nil behind the last, and where there is a problem.
  mutating func next() -> PartReading? {
    do throws(DiskError) { return try read() } catch {
      problem = .unreadable(file.shown, error)
      return nil
    }
  }

  private mutating func read() throws(DiskError) -> PartReading? {
    guard problem == nil else { return nil }
    if number == nil {
      number = 0
      if file.byteCount <= limits.wholeFile {
        var findings: [Finding] = []
        let source = SourceText(
          path: file.shown, origin: file.path, bytes: try Disk.read(root + "/" + file.path),
          masker: masker, findings: &findings)
        var reading = readMarkdown(source, as: file.source, declared: declared)
        reading.findings = findings + reading.findings
        return PartReading(source, reading)
      }
      large = try LargeFile(file, in: root, declared: declared, partBytes: limits.part)
      if large == nil { problem = .fileTooLarge(file.shown, file.byteCount, limits) }
    }
    guard let large, let first = number, first < large.parts.count else { return nil }
    var part = large.parts[first]
    var next = first + 1
    while true {
      let reading = try large.reading(
        of: part, in: root, declared: declared, masker: masker)
      guard reading.isOpen, next < large.parts.count else {
        number = next
        return reading
      }
      guard part.range.count <= limits.wholeFile else {
        problem = .unclosed(file.shown, part)
        return nil
      }
      // Read again when it has doubled, so that all readings together cost no more than twice the last.
      let wanted = 2 * part.range.count
      while next < large.parts.count, part.range.count < wanted {
        part = large.joined(part, large.parts[next])
        next += 1
      }
    }
  }
}

extension Finding {
  static func fileTooLarge(_ path: ShownText, _ byteCount: Int, _ limits: ReadingLimits) -> Finding
  {
    Finding(
      .fileTooLarge, at: Place(file: path),
      "file has \(byteCount >> 20) MiB; at most \(limits.wholeFile >> 20) MiB are read where no line parts "
        + "conversations",
      advice:
        "Split it into several files, or put '<!-- conversation -->' before each conversation.")
  }

  static func unreadable(_ path: ShownText, _ error: DiskError) -> Finding {
    Finding(
      .unreadableFile, at: Place(file: path), "cannot be read: \(error.reason)",
      advice: error.advice(or: "Mend its permissions or delete it."))
  }

  /// - Parameter part: A piece that is too long and does not end.
  static func unclosed(_ path: ShownText, _ part: LargeFile.Part) -> Finding {
    Finding(
      .fileTooLarge, at: Place(file: path, line: part.firstLine, column: 1),
      "code or a comment that begins here or below is not closed for \(part.range.count >> 20) MiB; the rest of the "
        + "file is not read",
      advice: "Close it, or escape what opens it.")
  }
}
