#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// How files are written into folders that others can write to as well: never through a link that stands under the
/// file's name, never into what is no file, and never over a file that was not looked at.
extension Disk {
  /// Writes a file where nothing is; a link that stands there is not followed.
  ///
  /// - Parameter mode: Its permissions, of which the process's mask takes some away.
  package static func create(_ path: String, _ bytes: [UInt8], mode: UInt32 = 0o666)
    throws(DiskError)
  {
    let file = try DiskFile(creating: path, mode: mode)
    do throws(DiskError) { try file.append(bytes) } catch {
      // Half of it is of use to nobody.
      try remove(path)
      throw error
    }
  }

  /// Writes a file where nothing is.
  ///
  /// - Returns: Whether nothing was; otherwise nothing is written.
  package static func createIfFree(_ path: String, _ bytes: [UInt8]) throws(DiskError) -> Bool {
    do throws(DiskError) { try create(path, bytes) } catch {
      guard error.isTaken else { throw error }
      return false
    }
    return true
  }

  /// Writes a file in place of the one that stands there, or where nothing is, in one step.
  ///
  /// It is written beside it under a name that nobody has, and then moved. A file that holds these bytes already is
  /// left alone; a link, or what is no file, is not replaced, nor is a file that changed meanwhile.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(DiskError) {
    let old = try replaceable(path)
    if let old, old.byteCount == bytes.count, try read(path) == bytes { return }
    let draft = unusedName(beside: path)
    try create(draft, bytes)
    do throws(DiskError) {
      if old != nil { try keepPermissions(of: path, for: draft) }
      guard try replaceable(path) == old else {
        throw DiskError(operation: "replace", path: path, code: DiskError.changed)
      }
      try move(draft, to: path)
    } catch {
      try remove(draft)
      throw error
    }
  }

  /// Writes a file in place of one that holds what it should, in one step.
  ///
  /// - Parameter content: What stands there; nil for nothing.
  /// - Returns: Whether it did; otherwise nothing is written.
  package static func replace(
    _ path: String, holding content: [UInt8]?, with bytes: [UInt8]
  ) throws(DiskError) -> Bool {
    guard let content else { return try createIfFree(path, bytes) }
    guard try replaceable(path) != nil, try read(path) == content else { return false }
    try replace(path, with: bytes)
    return true
  }

  /// All bytes of a file; nil for a link, a folder, a pipe, and where nothing is.
  package static func readFile(_ path: String) throws(DiskError) -> [UInt8]? {
    guard try status(of: path, followingLinks: false)?.kind == .file else { return nil }
    return try read(path)
  }

  /// The file that stands at a path; nil when nothing does.
  ///
  /// - Throws: ``DiskError`` when something stands there that is not to be written over.
  package static func replaceable(_ path: String) throws(DiskError) -> FileStatus? {
    let status = try status(of: path, followingLinks: false)
    switch status?.kind {
    case nil, .file: return status
    case .link: throw DiskError(operation: "write", path: path, code: DiskError.link)
    case .folder: throw DiskError(operation: "write", path: path, code: EISDIR)
    case .other: throw DiskError(operation: "write", path: path, code: DiskError.notAFile)
    }
  }

  /// `.NAME.tuneboard-0123456789abcdef` in the same folder.
  package static func unusedName(beside path: String) -> String {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { path[...$0] } ?? ""
    let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
    let number = String(UInt64.random(in: 0 ... .max), radix: 16)
    // A file's name has 255 bytes at most.
    return "\(folder).\(name.prefix(40)).tuneboard-\(number)"
  }

  private static func keepPermissions(of path: String, for draft: String) throws(DiskError) {
    var info = stat()
    guard unsafe lstat(path, &info) == 0 else { throw failure("look at", path) }
    guard unsafe chmod(draft, info.st_mode & 0o777) == 0 else { throw failure("write", draft) }
  }

  /// Adds bytes at the end of a file, or makes it; a link is not followed.
  package static func append(_ bytes: [UInt8], to path: String) throws(DiskError) {
    let file = try openForAppending(path, O_WRONLY)
    defer { close(file) }
    try writeAll(bytes, to: file, path)
  }

  /// Adds bytes at the end of a file that nobody else adds to meanwhile, or makes it; a link is not followed.
  ///
  /// The file stays what it is, with its permissions; where not all of the bytes can be written, none are.
  ///
  /// - Parameter bytes: What to add, by what the file holds; nothing for nil.
  package static func append(
    to path: String, _ bytes: (_ content: [UInt8]) -> [UInt8]?
  ) throws(DiskError) {
    let file = try openForAppending(path, O_RDWR)
    defer { close(file) }
    guard Self.retrying({ Int(flock(file, LOCK_EX)) }) >= 0 else { throw failure("lock", path) }
    var info = stat()
    guard unsafe fstat(file, &info) == 0 else { throw failure("look at", path) }
    let count = Int(info.st_size)
    if count > maximumBytes { throw DiskError(operation: "read", path: path, code: EFBIG) }
    guard let added = bytes(try readBytes(file, path, at: 0, count: count)) else { return }
    do throws(DiskError) { try writeAll(added, to: file, path) } catch {
      _ = ftruncate(file, info.st_size)
      throw error
    }
  }

  /// Opens a file to add to it: never a pipe that nobody reads, whose end would be waited for.
  private static func openForAppending(_ path: String, _ access: Int32) throws(DiskError) -> Int32 {
    // What a shell hands over by its own name is a link to what it is.
    let isStream = ["/dev/stdout", "/dev/stderr"].contains(path) || DiskInput.isStream(path)
    let flags = access | O_APPEND | O_CLOEXEC | O_NOCTTY
    let file = unsafe open(
      path, flags | (isStream ? 0 : O_CREAT | O_NOFOLLOW | O_NONBLOCK), 0o666)
    guard file >= 0 else {
      let code = errno
      throw DiskError(
        operation: "write", path: path,
        code: code == ELOOP ? DiskError.link : code == ENXIO ? DiskError.notAFile : code)
    }
    var info = stat()
    let isKnown = unsafe fstat(file, &info) == 0
    guard isKnown, isStream || info.st_mode & S_IFMT == S_IFREG else {
      close(file)
      throw DiskError(operation: "write", path: path, code: DiskError.notAFile)
    }
    return file
  }

  private static func writeAll(
    _ bytes: [UInt8], to file: Int32, _ path: String
  ) throws(DiskError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { buffer in
        Self.retrying { unsafe write(file, buffer.baseAddress, buffer.count) }
      }
      guard written >= 0 else { throw failure("write", path) }
      rest = rest.dropFirst(written)
    }
  }

  /// Calls again what a signal interrupted.
  package static func retrying(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
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
}
