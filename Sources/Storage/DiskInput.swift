#if canImport(Glibc)
  internal import CRename
  internal import Glibc
#else
  internal import Darwin
#endif

/// A file that is open to be read, and is one: never a pipe, a socket, a device or a file of /proc, which could keep
/// whoever reads them waiting, or give bytes without end.
///
/// No more is read than the file held when it was opened, so that one which grows comes to an end too. The streams
/// that a shell hands over, under the names of ``isStream(_:)``, are read until they are closed.
package struct DiskInput: ~Copyable {
  package let path: String
  package let descriptor: Int32
  /// Bytes that the file held when it was opened; nil for a stream.
  package let byteCount: Int?

  package init(_ path: String) throws(DiskError) {
    let isStream = Self.isStream(path)
    var info = stat()
    // Looked at first: only to open some devices does something.
    if unsafe stat(path, &info) == 0 {
      let code = Self.refusal(of: info, isStream: isStream, descriptor: nil)
      if code != 0 { throw DiskError(operation: "read", path: path, code: code) }
    }
    let flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | (isStream ? 0 : O_NONBLOCK)
    let file = unsafe open(path, flags)
    var code = file < 0 ? errno : 0
    if code == 0 { code = unsafe fstat(file, &info) == 0 ? 0 : errno }
    if code == 0 { code = Self.refusal(of: info, isStream: isStream, descriptor: file) }
    if code != 0 {
      if file >= 0 { _ = close(file) }
      // What a socket says when it is opened.
      throw DiskError(
        operation: "read", path: path, code: code == ENXIO ? DiskError.notAFile : code)
    }
    self.path = path
    descriptor = file
    byteCount = info.st_mode & S_IFMT == S_IFREG ? max(0, Int(info.st_size)) : nil
  }

  deinit { _ = close(descriptor) }

  /// The names under which a shell hands over what is piped in: what stands there was asked for by that very name.
  package static func isStream(_ path: String) -> Bool {
    if path == "/dev/stdin" { return true }
    for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
      let number = path.dropFirst(folder.count)
      return !number.isEmpty && number.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    return false
  }

  /// The code of why something cannot be read as a file; 0 when it can.
  private static func refusal(of info: stat, isStream: Bool, descriptor: Int32?) -> Int32 {
    switch info.st_mode & S_IFMT {
    case S_IFREG: descriptor.map(isMadeUp) == true ? DiskError.systemFile : 0
    case S_IFDIR: EISDIR
    case S_IFIFO, S_IFSOCK: isStream ? 0 : DiskError.notAFile
    // A terminal, or nothing at all.
    case S_IFCHR:
      isStream && (isNull(info) || descriptor.map { isatty($0) == 1 } ?? true)
        ? 0 : DiskError.notAFile
    default: DiskError.notAFile
    }
  }

  /// Whether a device is /dev/null.
  private static func isNull(_ info: stat) -> Bool {
    var null = stat()
    return unsafe stat("/dev/null", &null) == 0 && null.st_rdev == info.st_rdev
  }

  /// Whether a file's content is made up by the system: its size says nothing, and reading it may never end.
  private static func isMadeUp(_ descriptor: Int32) -> Bool {
    #if canImport(Glibc)
      var system = statfs()
      guard unsafe fstatfs(descriptor, &system) == 0 else { return false }
      // linux/magic.h: proc, sysfs, debugfs, tracefs, securityfs, cgroup, cgroup2, bpf, pstore.
      return [
        0x9FA0, 0x6265_6572, 0x6462_6720, 0x7472_6163, 0x7363_6673, 0x27_E0EB, 0x6367_7270,
        0xCAFE_4A11, 0x6165_676C,
      ].contains(Int(system.f_type))
    #else
      return false
    #endif
  }
}

extension Disk {
  /// Whether a path is a name under which a shell hands over what is piped in.
  package static func isStream(_ path: String) -> Bool { DiskInput.isStream(path) }

  /// The most bytes of a file that is read as a whole: 2 GiB.
  package static let maximumBytes = 1 << 31

  /// All bytes of a file, as many as it held when it was opened.
  ///
  /// - Throws: ``DiskError``, also for what is no file; see ``DiskInput``.
  package static func read(_ path: String) throws(DiskError) -> [UInt8] {
    let input = try DiskInput(path)
    func checked(_ count: Int) throws(DiskError) {
      if count > maximumBytes { throw DiskError(operation: "read", path: path, code: EFBIG) }
    }
    if let count = input.byteCount {
      try checked(count)
      return try readSome(input.descriptor, path, count: count)
    }
    var bytes: [UInt8] = []
    while true {
      let more = try readSome(input.descriptor, path, count: 1 << 16)
      if more.isEmpty { return bytes }
      bytes += more
      try checked(bytes.count)
    }
  }

  /// Some bytes of a file.
  package static func read(_ path: String, range: Range<Int>) throws(DiskError) -> [UInt8] {
    let input = try DiskInput(path)
    return try readBytes(
      input.descriptor, path, at: UInt64(range.lowerBound), count: range.count)
  }
}

/// Reads a file from its beginning to its end, a mebibyte at a time.
///
/// A class because the descriptor is closed once, when the last who reads is done.
package final class FileStream {
  private let input: DiskInput
  /// Bytes of the file that are still to be read; nil for a stream, which ends when it is closed.
  private var rest: Int?

  package init(_ path: String) throws(DiskError) {
    input = try DiskInput(path)
    rest = input.byteCount
  }

  /// The next bytes; none at the end.
  package func next() throws(DiskError) -> [UInt8] {
    let count = min(rest ?? .max, 1 << 20)
    if count == 0 { return [] }
    let bytes = try readOnce(input.descriptor, input.path, count: count)
    if let rest { self.rest = rest - bytes.count }
    return bytes
  }
}

/// What one call gives, at most so many bytes; none at the end.
private func readOnce(
  _ descriptor: Int32, _ path: String, count: Int
) throws(DiskError) -> [UInt8] {
  var code: Int32 = 0
  let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
    let result = Disk.retrying {
      unsafe read(descriptor, buffer.baseAddress.unsafelyUnwrapped, buffer.count)
    }
    code = result < 0 ? errno : 0
    filled = max(result, 0)
  }
  if code != 0 { throw DiskError(operation: "read", path: path, code: code) }
  return bytes
}

/// So many bytes from where the descriptor stands; fewer only at the end.
private func readSome(
  _ descriptor: Int32, _ path: String, count: Int
) throws(DiskError) -> [UInt8] {
  if count == 0 { return [] }
  var code: Int32 = 0
  let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
    while filled < count {
      let position = filled
      let result = Disk.retrying {
        unsafe read(
          descriptor, buffer.baseAddress.unsafelyUnwrapped + position, count - position)
      }
      if result < 0 { code = errno }
      if result <= 0 { return }
      filled += result
    }
  }
  if code != 0 { throw DiskError(operation: "read", path: path, code: code) }
  return bytes
}

/// So many bytes of a file from an offset on.
package func readBytes(
  _ descriptor: Int32, _ path: String, at offset: UInt64, count: Int
) throws(DiskError) -> [UInt8] {
  if count == 0 { return [] }
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
