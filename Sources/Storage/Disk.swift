#if canImport(Glibc)
  internal import CRename
  internal import Glibc
#else
  internal import Darwin
#endif

/// What a path leads to.
package struct FileStatus: Sendable, Equatable {
  package enum Kind: Sendable { case file, folder, link, other }
  package var kind: Kind
  package var byteCount: Int
  /// When its content was last changed, in nanoseconds since 1970.
  package var modified: Int
  /// Device and inode: the same for two paths only if they are the same file.
  package var device: UInt64
  package var inode: UInt64
  /// Whether it is of the user whom the program runs for.
  package var isOwn = true

  /// Device and inode, to look up.
  package struct Identity: Hashable {
    package var device: UInt64
    package var inode: UInt64
  }

  package var identity: Identity { Identity(device: device, inode: inode) }
}

/// The only door to the disk: plain POSIX calls that throw ``DiskError``.
package enum Disk {
  package static func failure(_ operation: String, _ path: String) -> DiskError {
    DiskError(operation: operation, path: path, code: errno)
  }

  /// The status of a path, or nil when there is nothing.
  package static func status(of path: String, followingLinks: Bool = true) throws(DiskError)
    -> FileStatus?
  {
    var info = stat()
    let result = unsafe followingLinks ? stat(path, &info) : lstat(path, &info)
    guard result == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw failure("look at", path)
    }
    let kind: FileStatus.Kind =
      switch info.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    #if canImport(Glibc)
      let time = info.st_mtim
    #else
      let time = info.st_mtimespec
    #endif
    return FileStatus(
      kind: kind, byteCount: Int(info.st_size),
      modified: time.tv_sec * 1_000_000_000 + time.tv_nsec, device: UInt64(info.st_dev),
      inode: UInt64(info.st_ino), isOwn: info.st_uid == geteuid())
  }

  /// The names in a folder, sorted by their bytes, without `.` and `..`.
  package static func list(_ path: String) throws(DiskError) -> [String] {
    guard let folder = unsafe opendir(path) else { throw failure("list", path) }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Makes a folder and those above it.
  package static func makeFolder(_ path: String) throws(DiskError) {
    if unsafe mkdir(path, 0o777) == 0 { return }
    if errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      try makeFolder(String(path[..<slash]))
      if unsafe mkdir(path, 0o777) == 0 { return }
    }
    let code = errno
    if code == EEXIST, try status(of: path)?.kind == .folder { return }
    throw DiskError(operation: "make folder", path: path, code: code)
  }

  /// Makes a folder where nothing is.
  package static func createFolder(_ path: String, mode: UInt32 = 0o777) throws(DiskError) {
    guard unsafe mkdir(path, mode_t(mode)) == 0 else { throw failure("make folder", path) }
  }

  /// Makes a folder for its owner alone, under a name that nobody has, and gives its path.
  package static func makePrivateFolder(in folder: String) throws(DiskError) -> String {
    var template = Array((folder + "/tuneboard-XXXXXX").utf8CString)
    let isMade = unsafe template.withUnsafeMutableBufferPointer {
      unsafe mkdtemp($0.baseAddress.unsafelyUnwrapped) != nil
    }
    guard isMade else { throw failure("make a folder in", folder) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Makes a folder of one's own one's own alone. A link is not followed.
  package static func makePrivate(_ folder: String) throws(DiskError) {
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("open", folder) }
    defer { close(descriptor) }
    guard fchmod(descriptor, 0o700) == 0 else { throw failure("close to others", folder) }
  }

  package static func move(_ from: String, to: String) throws(DiskError) {
    guard unsafe rename(from, to) == 0 else { throw failure("replace", to) }
  }

  /// Puts each of two paths in the other's place, in one step.
  package static func exchange(_ a: String, _ b: String) throws(DiskError) {
    #if canImport(Glibc)
      let result = unsafe renameat2(AT_FDCWD, a, AT_FDCWD, b, renameExchange)
    #else
      let result = unsafe renamex_np(a, b, UInt32(RENAME_SWAP))
    #endif
    guard result == 0 else { throw failure("replace", b) }
  }

  /// Gives a file a second name; a symbolic link is copied as a link.
  package static func link(_ from: String, to: String) throws(DiskError) {
    guard unsafe linkat(AT_FDCWD, from, AT_FDCWD, to, 0) == 0 else { throw failure("keep", from) }
  }

  package static func remove(_ path: String) throws(DiskError) {
    guard unsafe unlink(path) == 0 || errno == ENOENT else { throw failure("delete", path) }
  }

  /// Deletes a folder if it is empty; otherwise does nothing.
  package static func removeFolderIfEmpty(_ path: String) { _ = unsafe rmdir(path) }

  /// Deletes a folder with all that is in it. Links are deleted, not followed.
  package static func removeTree(_ path: String) throws(DiskError) {
    guard let status = try status(of: path, followingLinks: false) else { return }
    guard status.kind == .folder else { return try remove(path) }
    for name in try list(path) { try removeTree(path + "/" + name) }
    guard unsafe rmdir(path) == 0 || errno == ENOENT else { throw failure("delete", path) }
  }

  /// The path with all symbolic links resolved; the path itself when it does not exist.
  package static func resolved(_ path: String) -> String {
    guard let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }
}

/// RENAME_EXCHANGE of linux/fs.h.
private let renameExchange: UInt32 = 2
