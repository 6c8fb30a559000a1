#if canImport(Glibc)
  internal import CRename
  internal import Glibc
#else
  internal import Darwin
#endif

/// What the disk refused, in words for people.
package struct DiskError: Error, Sendable, Equatable {
  package var operation: String
  package var path: String
  package var code: Int32

  /// "Permission denied"
  package var reason: String { unsafe String(cString: strerror(code)) }

  /// Whether symbolic links led in a circle.
  package var isLoop: Bool { code == ELOOP }

  /// Whether there is nothing at the path.
  package var isNotFound: Bool { code == ENOENT }

  /// Whether the place may not be written to.
  package var isDenied: Bool { [EACCES, EPERM, EROFS].contains(code) }

  package static func notFound(_ operation: String, _ path: String) -> DiskError {
    DiskError(operation: operation, path: path, code: ENOENT)
  }

  /// Whether the file system has no such operation, or not across these two places.
  package var isUnsupported: Bool {
    [EPERM, EBUSY, EXDEV, EINVAL, ENOSYS, EOPNOTSUPP].contains(code)
  }

  /// "cannot read 'a.md': Permission denied"
  package var description: String {
    "cannot \(operation) '\(path)': \(reason)"
  }
}

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
}

/// The only door to the disk: plain POSIX calls that throw ``DiskError``.
package enum Disk {
  private static func failure(_ operation: String, _ path: String) -> DiskError {
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
      inode: UInt64(info.st_ino))
  }

  /// All bytes of a file.
  package static func read(_ path: String) throws(DiskError) -> [UInt8] {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure("read", path) }
    defer { close(file) }
    var info = stat()
    guard unsafe fstat(file, &info) == 0 else { throw failure("read", path) }
    // One byte more than its size shows at once that the end is reached.
    var capacity = max(Int(info.st_size), 0) + 1
    var bytes: [UInt8] = []
    while true {
      var code: Int32 = 0
      let start = bytes.count
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        let result = unsafe Self.readAll(file, buffer)
        code = result < 0 ? errno : 0
        count = max(result, 0)
      }
      if code != 0 { throw DiskError(operation: "read", path: path, code: code) }
      if start == 0 { bytes = chunk } else { bytes += chunk }
      if chunk.count < capacity { return bytes }
      capacity = 1 << 16
    }
  }

  /// Writes a file that is not there yet; what stands there, a link too, stays as it is.
  ///
  /// - Parameter mode: Who may read and write it, less what the process masks.
  package static func create(_ path: String, _ bytes: [UInt8], mode: UInt32 = 0o666)
    throws(DiskError)
  {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode_t(mode))
    guard file >= 0 else { throw failure("write", path) }
    defer { close(file) }
    var written = 0
    while written < bytes.count {
      let result = Self.retrying {
        unsafe bytes.withUnsafeBytes {
          unsafe systemWrite(
            file, $0.baseAddress.unsafelyUnwrapped + written, bytes.count - written)
        }
      }
      if result < 0 { throw failure("write", path) }
      written += result
    }
  }

  /// Some bytes of a file.
  package static func read(_ path: String, range: Range<Int>) throws(DiskError) -> [UInt8] {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure("read", path) }
    defer { close(file) }
    return try readBytes(file, path, at: UInt64(range.lowerBound), count: range.count)
  }

  private static func readAll(
    _ file: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var total = 0
    while total < buffer.count {
      let result = Self.retrying {
        unsafe systemRead(file, buffer.baseAddress.unsafelyUnwrapped + total, buffer.count - total)
      }
      if result < 0 { return -1 }
      if result == 0 { break }
      total += result
    }
    return total
  }

  fileprivate static func retrying(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }

  /// Adds bytes at the end of a file, in one call where the system allows; makes it when needed.
  package static func append(_ bytes: [UInt8], to path: String) throws(DiskError) {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw failure("write", path) }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { buffer in
        Self.retrying { unsafe write(file, buffer.baseAddress, buffer.count) }
      }
      guard written >= 0 else { throw failure("write", path) }
      rest = rest.dropFirst(written)
    }
  }

  /// Adds bytes at the end of a file that nobody else adds to meanwhile, or makes it; a link is not followed.
  ///
  /// The file stays what it is, with its permissions; where not all of the bytes can be written, none are.
  ///
  /// - Parameter bytes: What to add, by what the file holds; nothing for nil.
  package static func append(
    to path: String, _ bytes: (_ content: [UInt8]) -> [UInt8]?
  ) throws(DiskError) {
    let file = unsafe open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard file >= 0 else { throw failure("write", path) }
    defer { close(file) }
    guard Self.retrying({ Int(flock(file, LOCK_EX)) }) >= 0 else { throw failure("lock", path) }
    let content = try read(path)
    guard let added = bytes(content) else { return }
    var rest = added[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { buffer in
        Self.retrying { unsafe write(file, buffer.baseAddress, buffer.count) }
      }
      guard written >= 0 else {
        let error = failure("write", path)
        _ = ftruncate(file, content.count)
        throw error
      }
      rest = rest.dropFirst(written)
    }
  }

  /// Copies a file, whatever its size, to a path where none is.
  package static func copy(_ from: String, to: String) throws(DiskError) {
    let stream = try FileStream(from)
    let file = try DiskFile(creating: to)
    while true {
      let bytes = try stream.next()
      if bytes.isEmpty { return }
      try file.append(bytes)
    }
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

@inline(__always)
private func systemRead(_ file: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
  unsafe read(file, buffer, count)
}

@inline(__always)
private func systemWrite(_ file: Int32, _ buffer: UnsafeRawPointer, _ count: Int) -> Int {
  unsafe write(file, buffer, count)
}

/// A file that is being written, and can be read back.
@safe package struct DiskFile: ~Copyable, Sendable {
  package let path: String
  private let descriptor: Int32

  /// Creates an empty file, or empties the one that is there.
  package init(creating path: String) throws(DiskError) {
    self.path = path
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw DiskError(operation: "write", path: path, code: errno) }
  }

  /// Creates a file that has no name and is gone when it is closed.
  package init(temporaryIn folder: String) throws(DiskError) {
    var template = Array((folder + "/tuneboard-XXXXXX").utf8CString)
    descriptor = unsafe template.withUnsafeMutableBufferPointer {
      unsafe mkstemp($0.baseAddress.unsafelyUnwrapped)
    }
    path = folder
    guard descriptor >= 0 else {
      throw DiskError(operation: "write to", path: folder, code: errno)
    }
    _ = unsafe template.withUnsafeBufferPointer { unsafe unlink($0.baseAddress.unsafelyUnwrapped) }
  }

  deinit { _ = close(descriptor) }

  /// Appends bytes at the end of what was written.
  package func append(_ bytes: [UInt8]) throws(DiskError) {
    var code: Int32 = 0
    unsafe bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let result = Disk.retrying {
          unsafe write(
            descriptor, buffer.baseAddress.unsafelyUnwrapped + written, buffer.count - written)
        }
        if result < 0 {
          code = errno
          return
        }
        written += result
      }
    }
    if code != 0 { throw DiskError(operation: "write", path: path, code: code) }
  }

  /// Bytes that stand in the file, whoever wrote them.
  var size: Int {
    get throws(DiskError) {
      var info = stat()
      guard unsafe fstat(descriptor, &info) == 0 else {
        throw DiskError(operation: "look at", path: path, code: errno)
      }
      return Int(info.st_size)
    }
  }

  /// For a process that writes to the file. Good as long as the file is.
  @unsafe var rawDescriptor: Int32 { descriptor }

  /// A second handle on the same file, to read from on several cores.
  package func reader() -> TextReader { TextReader(duplicating: descriptor, path: path) }

  /// The bytes from an offset on.
  package func read(at offset: UInt64, count: Int) throws(DiskError) -> [UInt8] {
    try readBytes(descriptor, path, at: offset, count: count)
  }

  /// Takes the lock that says that a run is at work here; false when another run holds it.
  package func lock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

  /// Whether the file still stands under its path, rather than deleted or replaced by another.
  package var isStillInPlace: Bool {
    get throws(DiskError) {
      var info = stat()
      guard unsafe fstat(descriptor, &info) == 0 else {
        throw DiskError(operation: "look at", path: path, code: errno)
      }
      let status = try Disk.status(of: path, followingLinks: false)
      return status?.inode == UInt64(info.st_ino) && status?.device == UInt64(info.st_dev)
    }
  }
}

/// Reads a file from its beginning to its end, a mebibyte at a time.
///
/// A class because the descriptor is closed once, when the last who reads is done.
package final class FileStream {
  private let descriptor: Int32
  private let path: String

  package init(_ path: String) throws(DiskError) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw DiskError(operation: "read", path: path, code: errno) }
  }

  deinit { _ = close(descriptor) }

  /// The next bytes; none at the end.
  package func next() throws(DiskError) -> [UInt8] {
    var code: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
      let result = Disk.retrying {
        unsafe systemRead(descriptor, buffer.baseAddress.unsafelyUnwrapped, buffer.count)
      }
      code = result < 0 ? errno : 0
      count = max(result, 0)
    }
    if code != 0 { throw DiskError(operation: "read", path: path, code: code) }
    return bytes
  }
}

private func readBytes(
  _ descriptor: Int32, _ path: String, at offset: UInt64, count: Int
) throws(DiskError) -> [UInt8] {
  var code: Int32 = 0
  let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
    while filled < count {
      let position = filled
      let result = Disk.retrying {
        unsafe pread(
          descriptor, buffer.baseAddress.unsafelyUnwrapped + position, count - position,
          off_t(offset) + off_t(position))
      }
      if result <= 0 {
        code = result < 0 ? errno : EIO
        return
      }
      filled += result
    }
  }
  if code != 0 { throw DiskError(operation: "read", path: path, code: code) }
  return bytes
}

/// Reads from a file that is no longer written, from any number of tasks.
///
/// A class because the tasks share the one descriptor, which is closed when the last is done.
package final class TextReader: Sendable {
  private let descriptor: Int32
  private let path: String

  fileprivate init(duplicating descriptor: Int32, path: String) {
    self.descriptor = dup(descriptor)
    self.path = path
  }

  deinit { _ = close(descriptor) }

  /// The bytes from an offset on.
  package func read(at offset: UInt64, count: Int) throws(DiskError) -> [UInt8] {
    try readBytes(descriptor, path, at: offset, count: count)
  }
}
