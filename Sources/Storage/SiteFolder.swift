internal import Bytes
package import Records

/// Why a site could not be written.
package enum SiteError: Error, Sendable {
  /// The folder holds files, and none of them says that Tuneboard wrote it.
  case notOurs(path: String)
  /// The path is a file, or a symbolic link that leads nowhere.
  case notAFolder(path: String)
  /// A file of somebody else's stands where one of ours has to go.
  case occupied(path: String)
  /// A file of somebody else's cannot be kept, because its name is not UTF-8.
  case unreadableName(path: String)
  /// Another run is writing the same site.
  case busy(path: String)
  case disk(DiskError)

  /// Whether the disk failed, rather than the output folder being a wrong choice.
  package var isDisk: Bool {
    if case .disk(let error) = self { !error.isDenied && !error.isLoop } else { false }
  }

  package var description: String {
    switch self {
    case .notOurs(let path):
      "output folder '\(path)' has files that Tuneboard did not write; name an empty or new folder"
    case .notAFolder(let path): "output '\(path)' is not a folder; name a folder"
    case .occupied(let path):
      "'\(path)' is not Tuneboard's and stands where a page has to go; move it away"
    case .unreadableName(let path): "the name of '\(path)' is not UTF-8; rename it or move it away"
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
///
/// Where nothing may be written beside the output, or the output is a volume of its own, the new
/// site is built in a hidden folder inside it and its files take the old ones' places one by one.
package struct SiteFolder: ~Copyable {
  package let path: String
  /// `SITE.partial`: the lock, and `site/` with what is written. It outlives a killed run, and
  /// the next one takes it over; so the lock is the first thing in it and the last to go.
  private let workshop: String
  private let staging: String
  /// Tells a running run from one that was killed.
  private let lock: DiskFile
  package private(set) var written: [SiteManifest.Entry] = []
  private var folders: Set<String> = []

  private static let lockName = ".tuneboard-lock"
  private static let insideName = ".tuneboard-partial"

  /// Checks the output folder and makes the folder beside it; touches nothing that is there.
  package init(at output: String) throws(SiteError) {
    var path = Disk.resolved(output)
    while path.count > 1, path.hasSuffix("/") || path.hasSuffix("/.") { path.removeLast() }
    self.path = path
    lock = try siteErrors { [path] in
      let lock = try Self.openWorkshop(for: path, output)
      try Self.empty(lock.folder)
      try Disk.createFolder(lock.folder + "/site")
      return lock
    }
    workshop = lock.folder
    staging = workshop + "/site"
  }

  /// The lock in the workshop's folder.
  private static func openWorkshop(for path: String, _ output: String) throws -> DiskFile {
    let beside = path + ".partial"
    let inside = path + "/" + insideName
    guard let status = try Disk.status(of: path) else {
      if try Disk.status(of: path, followingLinks: false) != nil {
        throw SiteError.notAFolder(path: output)
      }
      return try takeLock(in: beside, output)
    }
    guard status.kind == .folder else { throw SiteError.notAFolder(path: output) }
    let names = try Disk.list(path).filter { $0 != insideName }
    if !names.isEmpty, !SiteManifest.exists(in: path) { throw SiteError.notOurs(path: output) }
    // A volume of its own: what is beside it cannot be moved into it.
    if try Disk.status(of: path + "/..")?.device != status.device {
      return try takeLock(in: inside, output)
    }
    do {
      return try takeLock(in: beside, output)
    } catch let error as DiskError where error.isDenied {
      return try takeLock(in: inside, output)
    }
  }

  /// Makes the workshop, or takes over what a killed run of the same user's left of it.
  ///
  /// It is its owner's alone, so that nobody puts a link where a file is going to be written.
  private static func takeLock(in workshop: String, _ output: String) throws -> DiskFile {
    let name = workshop + "/" + lockName
    if let status = try Disk.status(of: workshop, followingLinks: false) {
      guard status.kind == .folder, status.isOwn else {
        throw SiteError.occupied(path: workshop)
      }
      let lock = try Disk.status(of: name, followingLinks: false)
      let isEmpty = try Disk.list(workshop).isEmpty
      guard lock?.kind == .file || isEmpty else { throw SiteError.occupied(path: workshop) }
    }
    // A run that ends between two of these steps takes the folder away: then once more.
    for _ in 0..<10 {
      let lock: DiskFile
      do throws(DiskError) {
        try makeWorkshop(workshop)
        lock = try DiskFile(locking: name)
      } catch {
        if error.isNotFound { continue }
        throw error
      }
      guard lock.lock() else { break }
      if try lock.isStillInPlace { return lock }
    }
    throw SiteError.busy(path: output)
  }

  private static func makeWorkshop(_ workshop: String) throws(DiskError) {
    if let slash = workshop.lastIndex(of: "/"), slash > workshop.startIndex {
      try Disk.makeFolder(String(workshop[..<slash]))
    }
    do throws(DiskError) { try Disk.createFolder(workshop, mode: 0o700) } catch {
      guard error.isTaken else { throw error }
      try Disk.makePrivate(workshop)
    }
  }

  /// A file for the run's own use, gone when the run ends however it ends.
  package func scratchFile() throws(DiskError) -> DiskFile { try DiskFile(temporaryIn: workshop) }

  /// The folder with what was written so far.
  package var writtenFolder: String { staging }

  /// The size of a file that was written; 0 when it was not.
  package func byteCount(of name: String) -> Int { written.first { $0.path == name }?.bytes ?? 0 }

  /// Writes one file of the site.
  package mutating func write(_ name: String, _ bytes: [UInt8]) throws(DiskError) {
    try create(name).append(bytes)
    written.append(
      SiteManifest.Entry(path: name, bytes: bytes.count, sha256: SHA256.hex(bytes)))
  }

  /// Opens a file of the site for writing in pieces; `finish(_:)` it.
  package mutating func stream(_ name: String) throws(DiskError) -> StreamedFile {
    StreamedFile(name: name, file: try create(name))
  }

  package mutating func finish(_ stream: consuming StreamedFile) throws(DiskError) {
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

  /// Deletes the workshop with all that is in it, the lock last.
  ///
  /// What cannot be deleted is taken away by the next run; there is nothing else to be done.
  package func discard() {
    do {
      try Self.empty(workshop)
      try Disk.remove(workshop + "/" + Self.lockName)
    } catch { return }
    Disk.removeFolderIfEmpty(workshop)
  }

  /// Deletes all that is in a workshop but the lock.
  private static func empty(_ workshop: String) throws(DiskError) {
    for name in try Disk.list(workshop) where name != lockName {
      try Disk.removeTree(workshop + "/" + name)
    }
  }

  /// Puts the new site in the old one's place.
  package func publish() throws(SiteError) {
    try siteErrors {
      let new = Set(written.map(\.path)).union([SiteManifest.path])
      let old = SiteManifest.outputs(of: path) ?? []
      var foreign: [ForeignEntry] = []
      if try Disk.status(of: path) != nil { foreign = try foreignEntries(of: path, ours: old) }
      let newFolders = Set(new.flatMap(foldersAbove))
      for entry in foreign {
        let standsInTheWay =
          new.contains(entry.path) || entry.kind != .folder && newFolders.contains(entry.path)
          || foldersAbove(entry.path).contains(where: new.contains)
        if standsInTheWay { throw SiteError.occupied(path: path + "/" + entry.path) }
      }
      do throws(DiskError) {
        try replaceFolder(keeping: foreign, old)
      } catch {
        // No such operation on this file system.
        guard error.isUnsupported else { throw error }
        try replaceFiles(old: old, new: new, foreign)
      }
    }
    discard()
  }

  private func replaceFolder(
    keeping foreign: [ForeignEntry], _ old: Set<String>
  ) throws(DiskError) {
    guard try Disk.status(of: path) != nil else { return try Disk.move(staging, to: path) }
    try keep(foreign, from: path, in: staging)
    try Disk.exchange(staging, path)
    // What somebody put into the old folder while the new one was being filled.
    do {
      let late = try foreignEntries(of: staging, ours: old).filter { !foreign.contains($0) }
      try keep(late, from: staging, in: path)
    } catch {
      // The new site stands; a name that it has already is the newer file.
    }
  }

  /// Puts file after file in its place, the entry page last of the pages.
  ///
  /// The manifest comes before and after: in between it names the files of both sites, so that
  /// the run after a killed one knows all of them for its own.
  private func replaceFiles(
    old: Set<String>, new: Set<String>, _ foreign: [ForeignEntry]
  ) throws(DiskError) {
    let both = SiteManifest(
      version: "", inputs: [],
      outputs: old.union(new).sorted().map { SiteManifest.Entry(path: $0, bytes: 0, sha256: "") })
    let draft = staging + "/" + Self.lockName
    try DiskFile(creating: draft).append(both.json)
    try moveIntoPlace(draft, SiteManifest.path)
    let pages = new.subtracting([SiteManifest.path])
    for name in pages.sorted(by: {
      ($0 == "index.html" ? 1 : 0, $0) < ($1 == "index.html" ? 1 : 0, $1)
    }) {
      try moveIntoPlace(staging + "/" + name, name)
    }
    let links = Set(foreign.lazy.filter { $0.kind == .link }.map(\.path))
    for name in old.subtracting(new).sorted() {
      // Behind a link is somebody else's folder.
      let above = foldersAbove(name)
      if above.contains(where: links.contains) { continue }
      try Disk.remove(path + "/" + name)
      for folder in above { Disk.removeFolderIfEmpty(path + "/" + folder) }
    }
    try moveIntoPlace(staging + "/" + SiteManifest.path, SiteManifest.path)
  }

  private func moveIntoPlace(_ file: String, _ name: String) throws(DiskError) {
    if let folder = foldersAbove(name).first { try Disk.makeFolder(path + "/" + folder) }
    try Disk.move(file, to: path + "/" + name)
  }
}

/// Runs what throws these two kinds of error only.
private func siteErrors<Result: ~Copyable>(
  _ body: () throws -> Result
) throws(SiteError) -> Result {
  do { return try body() } catch let error as SiteError {
    throw error
  } catch let error as DiskError {
    throw .disk(error)
  } catch {
    preconditionFailure("only the two errors above are thrown")
  }
}

extension DiskFile {
  fileprivate var folder: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "." }
}

// MARK: - Files that are not ours

/// A file, link or empty folder in the output folder that is not of our making.
private struct ForeignEntry: Equatable {
  var path: String
  var kind: FileStatus.Kind
  var inode: UInt64
}

extension SiteFolder {
  private func foreignEntries(
    of site: String, ours: Set<String>, in folder: String = ""
  ) throws -> [ForeignEntry] {
    var result: [ForeignEntry] = []
    for name in try Disk.list(folder.isEmpty ? site : site + "/" + folder) {
      if folder.isEmpty, name == Self.insideName { continue }
      let relative = folder.isEmpty ? name : folder + "/" + name
      guard let status = try Disk.status(of: site + "/" + relative, followingLinks: false) else {
        // Gone since, or not to be named by a Swift string.
        if relative.contains("\u{FFFD}") {
          throw SiteError.unreadableName(path: site + "/" + relative)
        }
        continue
      }
      if status.kind == .folder {
        let inside = try foreignEntries(of: site, ours: ours, in: relative)
        let isEmpty = try inside.isEmpty && Disk.list(site + "/" + relative).isEmpty
        if isEmpty {
          result.append(ForeignEntry(path: relative, kind: .folder, inode: status.inode))
        }
        result += inside
      } else if !ours.contains(relative) {
        result.append(ForeignEntry(path: relative, kind: status.kind, inode: status.inode))
      }
    }
    return result
  }

  private func keep(
    _ foreign: [ForeignEntry], from old: String, in new: String
  ) throws(DiskError) {
    for entry in foreign {
      if entry.kind == .folder {
        try Disk.makeFolder(new + "/" + entry.path)
      } else {
        if let folder = foldersAbove(entry.path).first { try Disk.makeFolder(new + "/" + folder) }
        try Disk.link(old + "/" + entry.path, to: new + "/" + entry.path)
      }
    }
  }
}

/// The folders that a relative path leads through, the innermost first.
private func foldersAbove(_ path: String) -> [String] {
  var result: [String] = []
  var rest = path[...]
  while let slash = rest.lastIndex(of: "/") {
    rest = rest[..<slash]
    result.append(String(rest))
  }
  return result
}

/// A file of a site that is written in pieces, with its hash.
package struct StreamedFile: ~Copyable {
  private let name: String
  private let file: DiskFile
  private var digest = SHA256()
  private var byteCount = 0

  package init(name: String, file: consuming DiskFile) {
    self.name = name
    self.file = file
  }

  package mutating func append(_ bytes: [UInt8]) throws(DiskError) {
    digest.update(bytes)
    byteCount += bytes.count
    try file.append(bytes)
  }

  fileprivate consuming func close() throws(DiskError) -> SiteManifest.Entry {
    SiteManifest.Entry(path: name, bytes: byteCount, sha256: hexadecimal(digest.finalize()))
  }
}
