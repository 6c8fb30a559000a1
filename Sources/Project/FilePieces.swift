internal import Corpus
internal import Dialects
internal import Findings
internal import Privacy
internal import Storage

/// Reads the Markdown files of a project, whatever their size.
struct SourceReader: Sendable {
  /// The folder that the files' paths are relative to.
  var root: String
  var dialects = DialectRegistry.standard
  var masker: Masker
  var limits = ReadingLimits()

  /// Reads a file as a whole, and says how many bytes it has now.
  func whole(_ file: InputFile) throws(DiskError) -> (PartReading, byteCount: Int) {
    let bytes = try Disk.read(root + "/" + file.path)
    var findings: [Finding] = []
    let source = SourceText(
      path: file.shown, origin: file.path, bytes: bytes, masker: masker, findings: &findings)
    var reading = readMarkdown(source, as: file.source, dialects: dialects)
    reading.findings = findings + reading.findings
    return (PartReading(source, reading), bytes.count)
  }

  /// A large file in pieces; nil where its conversations are parted by no line of their own.
  func cut(_ file: InputFile) throws(DiskError) -> LargeFile? {
    try LargeFile(file, in: root, dialects: dialects, partBytes: limits.part)
  }

  /// Reads a piece of a large file.
  func piece(_ part: LargeFile.Part, of file: LargeFile) throws(DiskError) -> PartReading {
    try file.reading(of: part, in: root, dialects: dialects, masker: masker)
  }

  /// A file's pieces, to be read one after the other.
  func pieces(of file: InputFile) -> FilePieces { FilePieces(of: file, self) }
}

/// Reads a file piece by piece, whatever its size; one of ordinary size in one.
struct FilePieces {
  private let file: InputFile
  private let reader: SourceReader
  /// What is not read yet of a large file; nil before the file is looked at.
  private var rest: ArraySlice<LargeFile.Part>?
  private var large: LargeFile?
  private var open: OpenPart
  /// Why the file, or the rest of it, is not read.
  private(set) var problem: Finding?

  fileprivate init(of file: InputFile, _ reader: SourceReader) {
    self.file = file
    self.reader = reader
    open = OpenPart(reader.limits)
  }

  /// The next piece; nil behind the last, and where there is a problem.
  mutating func next() -> PartReading? {
    if problem != nil { return nil }
    do throws(DiskError) { return try read() } catch {
      problem = .unreadable(file.shown, error)
      return nil
    }
  }

  private mutating func read() throws(DiskError) -> PartReading? {
    if rest == nil {
      rest = []
      if file.byteCount <= reader.limits.wholeFile { return try reader.whole(file).0 }
      large = try reader.cut(file)
      rest = large?.parts[...]
      if large == nil { problem = .fileTooLarge(file.shown, file.byteCount, reader.limits) }
    }
    while let large, let next = rest?.popFirst() {
      guard let part = open.next(next) else { continue }
      let reading = try reader.piece(part, of: large)
      switch open.read(part, isOpen: reading.isOpen) {
      case .closed: return reading
      case .open: continue
      case .lost:
        problem = .unclosed(file.shown, part)
        return nil
      }
    }
    return nil
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
