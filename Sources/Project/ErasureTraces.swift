internal import Corpus
internal import Findings
internal import Privacy
internal import Records
internal import Storage

/// What of a project folder names a participant, or was written by the program before they were erased.
struct ErasureTraces {
  private(set) var mentions: [Erasure.Mention] = []
  /// Relative to the project.
  private(set) var sites: [String] = []
  private(set) var unread: [Finding] = []
  private let root: String
  private let masker: Masker
  private let hidden: HiddenName
  /// The name's bytes where it is plain text that needs no comparing of letters to be ruled out.
  private let plain: [UInt8]?
  /// Files that go as a whole.
  private let left: Set<String>

  init(
    of name: ComparedName, _ hidden: HiddenName, in root: String, besides left: Set<String>,
    _ masker: Masker
  ) {
    self.root = root
    self.masker = masker
    self.hidden = hidden
    self.left = left
    let bytes = Array(name.loose.utf8)
    plain = bytes.allSatisfy { $0 < 0x80 && $0 != 0x20 } ? bytes : nil
    walk()
  }

  /// Looks at all files but those that version control keeps.
  private mutating func walk() {
    var waiting = [""]
    while let folder = waiting.popLast() {
      let path = folder.isEmpty ? root : root + "/" + folder
      do throws(DiskError) {
        let names = try Disk.list(path)
        if !folder.isEmpty, names.contains("data"), SiteManifest.exists(in: path) {
          sites.append(folder)
          continue
        }
        for name in names where ![".git", ".hg", ".svn"].contains(name) {
          let relative = folder.isEmpty ? name : folder + "/" + name
          // A link's target is looked at where it lies.
          let kind = try Disk.status(of: root + "/" + relative, followingLinks: false)?.kind
          if left.contains(relative) { continue }
          if hidden.stands(in: name) {
            mentions.append(
              Erasure.Mention(place: Place(file: masker.path(relative)), isPath: true))
          }
          if kind == .folder {
            waiting.append(relative)
          } else if kind == .file {
            try look(at: relative)
          }
        }
      } catch {
        unread.append(
          Finding(
            .unreadableFile, at: Place(file: masker.path(folder)),
            "cannot be read: \(error.reason)",
            advice: "Look yourself whether it names the participant."))
      }
    }
    sites.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    mentions.sort { $0.place < $1.place }
  }

  private mutating func look(at path: String) throws(DiskError) {
    let count = try Disk.status(of: root + "/" + path)?.byteCount ?? 0
    var offset = 0
    var line = 1
    var found: [Int] = []
    var rest: [UInt8] = []
    while offset < count {
      let end = min(count, offset + chunk)
      let read = try Disk.read(root + "/" + path, range: offset..<end)
      // Without them, text in UTF-16 is text.
      let bytes = rest + (read.contains(0) ? read.filter { $0 != 0 } : read)
      offset = end
      var start = bytes.startIndex
      while let newline = bytes[start...].firstIndex(of: 0x0A) {
        if names(bytes[start..<newline]) { found.append(line) }
        line += 1
        start = newline + 1
      }
      rest = Array(bytes[start...])
      if rest.count > chunk { rest = [] }
    }
    if names(rest[...]) { found.append(line) }
    let shown = masker.path(path)
    for (index, line) in found.prefix(shownLines).enumerated() {
      mentions.append(
        Erasure.Mention(
          place: Place(file: shown, line: line, column: 1),
          more: index == shownLines - 1 ? found.count - shownLines : 0))
    }
  }

  private func names(_ line: ArraySlice<UInt8>) -> Bool {
    if let plain, line.allSatisfy({ $0 < 0x80 }) {
      guard line.count >= plain.count, let first = plain.first else { return false }
      let mayStand = (line.startIndex...line.endIndex - plain.count).contains { start in
        lowered(line[start]) == first
          && plain.indices.allSatisfy { lowered(line[start + $0]) == plain[$0] }
      }
      if !mayStand { return false }
    }
    return hidden.stands(in: String(decoding: line, as: UTF8.self))
  }

  private func lowered(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}

/// Bytes that are read at a time.
private let chunk = 1 << 22
/// Lines of a file that are listed.
private let shownLines = 20
