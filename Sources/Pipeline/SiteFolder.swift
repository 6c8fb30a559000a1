internal import Export

/// Why a site could not be written.
package enum SiteError: Error, Sendable {
  /// The folder holds files, and none of them says that Tuneboard wrote it.
  case notOurs(path: String)
  /// The path is a file.
  case notAFolder(path: String)
  /// A file of somebody else's stands where one of ours has to go.
  case occupied(path: String)
  /// Another run is writing the same site.
  case busy(path: String)
  case disk(DiskError)

  /// Whether the disk failed, rather than the output folder being a wrong choice.
  package var isDisk: Bool { if case .disk(let error) = self { !error.isDenied } else { false } }

  package var description: String {
    switch self {
    case .notOurs(let path):
      "output folder '\(path)' has files that Tuneboard did not write; name an empty or new folder"
    case .notAFolder(let path): "output '\(path)' is a file; name a folder"
    case .occupied(let path):
      "'\(path)' is not Tuneboard's and stands where a page has to go; move it away"
    case .busy(let path): "another run is writing '\(path)'; wait for it to end"
    case .disk(let error): error.description
    }
  }
}

/// A site that is being written: all of it in a folder beside the old one, then in its place in
/// one step.
///
/// Until ``publish()`` returns, the old site stands as it was. Files in the output folder that are
/// not of our making stay: they get a second name in the new folder before it takes the old one's
/// place.
struct SiteFolder: ~Copyable {
  let path: String
  private let staging: String
  /// Holds the lock that tells a running run from one that was killed.
  private let lock: DiskFile
  private(set) var written: [SiteManifest.Entry] = []
  private var folders: Set<String> = []

  /// Checks the output folder and makes the folder beside it; touches nothing that is there.
  init(at output: String) throws(SiteError) {
    var path = Disk.resolved(output)
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    staging = path + ".partial"
    lock = try Self.makeStaging(staging, for: path, output)
  }

  private static func makeStaging(
    _ staging: String, for path: String, _ output: String
  ) throws(SiteError) -> DiskFile {
    do {
      if let status = try Disk.status(of: path) {
        guard status.kind == .folder else { throw SiteError.notAFolder(path: output) }
        if try !Disk.list(path).isEmpty, !SiteManifest.exists(in: path) {
          throw SiteError.notOurs(path: output)
        }
      }
      if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
        try Disk.makeFolder(String(path[..<slash]))
      }
      if try Disk.status(of: staging) != nil {
        // What a killed run left, or a run that is still at work.
        guard try Disk.status(of: staging + "/" + lockName) != nil else {
          throw SiteError.occupied(path: staging)
        }
        guard try DiskFile(creating: staging + "/" + lockName).lock() else {
          throw SiteError.busy(path: output)
        }
        try Disk.removeTree(staging)
      }
      try Disk.makeFolder(staging)
      let lock = try DiskFile(creating: staging + "/" + lockName)
      guard lock.lock() else { throw SiteError.busy(path: output) }
      return lock
    } catch let error as SiteError {
      throw error
    } catch let error as DiskError {
      throw .disk(error)
    } catch {
      preconditionFailure("only the two errors above are thrown")
    }
  }

  private static let lockName = ".tuneboard-lock"

  /// A file for the run's own use, gone when the run ends however it ends.
  func scratchFile() throws(DiskError) -> DiskFile {
    let file = try DiskFile(creating: staging + "/.tuneboard-text")
    try Disk.remove(file.path)
    return file
  }

  /// The size of a file that was written; 0 when it was not.
  func byteCount(of name: String) -> Int { written.first { $0.path == name }?.bytes ?? 0 }

  /// Writes one file of the site.
  mutating func write(_ name: String, _ bytes: [UInt8]) throws(DiskError) {
    try create(name).append(bytes)
    written.append(
      SiteManifest.Entry(path: name, bytes: bytes.count, sha256: SHA256.hex(bytes)))
  }

  /// Opens a file of the site for writing in pieces; `finish(_:)` it.
  mutating func stream(_ name: String) throws(DiskError) -> StreamedFile {
    StreamedFile(name: name, file: try create(name))
  }

  mutating func finish(_ stream: consuming StreamedFile) throws(DiskError) {
    let entry = try stream.close()
    written.append(entry)
  }

  private mutating func create(_ name: String) throws(DiskError) -> DiskFile {
    if let slash = name.lastIndex(of: "/") {
      let folder = String(name[..<slash])
      if folders.insert(folder).inserted { try Disk.makeFolder(staging + "/" + folder) }
    }
    return try DiskFile(creating: staging + "/" + name)
  }

  /// Deletes what was written; the old site stands as it was.
  func discard() {
    do { try Disk.removeTree(staging) } catch {
      // What is left is taken away by the next run; there is nothing else to be done about it.
    }
  }

  /// Puts the new site in the old one's place.
  func publish() throws(SiteError) {
    do {
      guard try Disk.status(of: path) != nil, try !Disk.list(path).isEmpty else {
        try Disk.remove(staging + "/" + Self.lockName)
        try Disk.move(staging, to: path)
        return
      }
      let old = SiteManifest.outputs(of: path) ?? []
      let new = Set(written.map(\.path)).union([SiteManifest.path])
      let foreign = try foreignEntries("", old)
      for entry in foreign where new.contains(entry.path) {
        throw SiteError.occupied(path: path + "/" + entry.path)
      }
      do throws(DiskError) {
        try keep(foreign)
        try Disk.remove(staging + "/" + Self.lockName)
        try Disk.exchange(staging, path)
      } catch {
        // No such operation on this file system: file by file, the entry page last.
        guard error.isUnsupported else { throw error }
        try replaceFiles(old: old, new: new)
      }
      try Disk.removeTree(staging)
    } catch let error as SiteError {
      throw error
    } catch let error as DiskError {
      throw .disk(error)
    } catch {
      preconditionFailure("only the two errors above are thrown")
    }
  }

  /// Files and empty folders below the site that are not ours, by path.
  private func foreignEntries(
    _ folder: String, _ ours: Set<String>
  ) throws(DiskError) -> [(path: String, kind: FileStatus.Kind)] {
    var result: [(path: String, kind: FileStatus.Kind)] = []
    let names = try Disk.list(folder.isEmpty ? path : path + "/" + folder)
    for name in names {
      let relative = folder.isEmpty ? name : folder + "/" + name
      guard let status = try Disk.status(of: path + "/" + relative, followingLinks: false)
      else { continue }
      if status.kind == .folder {
        let inside = try foreignEntries(relative, ours)
        if inside.isEmpty {
          let isEmpty = try Disk.list(path + "/" + relative).isEmpty
          if isEmpty { result.append((relative, .folder)) }
        }
        result += inside
      } else if !ours.contains(relative) {
        result.append((relative, status.kind))
      }
    }
    return result
  }

  private func keep(_ foreign: [(path: String, kind: FileStatus.Kind)]) throws(DiskError) {
    for entry in foreign {
      if let slash = entry.path.lastIndex(of: "/") {
        try Disk.makeFolder(staging + "/" + String(entry.path[..<slash]))
      }
      if entry.kind == .folder {
        try Disk.makeFolder(staging + "/" + entry.path)
      } else {
        try Disk.link(path + "/" + entry.path, to: staging + "/" + entry.path)
      }
    }
  }

  private func replaceFiles(old: Set<String>, new: Set<String>) throws(DiskError) {
    let order = new.sorted { ($0 == "index.html" ? 1 : 0, $0) < ($1 == "index.html" ? 1 : 0, $1) }
    for name in order {
      if let slash = name.lastIndex(of: "/") {
        try Disk.makeFolder(path + "/" + String(name[..<slash]))
      }
      try Disk.move(staging + "/" + name, to: path + "/" + name)
    }
    for name in old.subtracting(new).sorted() {
      try Disk.remove(path + "/" + name)
      if let slash = name.lastIndex(of: "/") {
        Disk.removeFolderIfEmpty(path + "/" + String(name[..<slash]))
      }
    }
  }
}

/// A file of a site that is written in pieces, with its hash.
struct StreamedFile: ~Copyable {
  private let name: String
  private let file: DiskFile
  private var digest = SHA256()
  private var byteCount = 0

  init(name: String, file: consuming DiskFile) {
    self.name = name
    self.file = file
  }

  mutating func append(_ bytes: [UInt8]) throws(DiskError) {
    digest.update(bytes)
    byteCount += bytes.count
    try file.append(bytes)
  }

  fileprivate consuming func close() throws(DiskError) -> SiteManifest.Entry {
    SiteManifest.Entry(path: name, bytes: byteCount, sha256: hexadecimal(digest.finalize()))
  }
}
