#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A file that is being written, and can be read back.
@safe package struct DiskFile: ~Copyable, Sendable {
  package let path: String
  private let descriptor: Int32

  /// Creates an empty file where nothing is; a link that stands there is not followed.
  package init(creating path: String, mode: UInt32 = 0o666) throws(DiskError) {
    self.path = path
    descriptor = unsafe open(
      path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode_t(mode))
    if descriptor < 0 { throw DiskError(operation: "write", path: path, code: errno) }
  }

  /// Opens the file that a lock is taken on, or creates it; what it holds stays.
  package init(locking path: String) throws(DiskError) {
    self.path = path
    descriptor = unsafe open(
      path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
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
    // No program that is started gets it.
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
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
  package var size: Int {
    get throws(DiskError) {
      var info = stat()
      guard unsafe fstat(descriptor, &info) == 0 else {
        throw DiskError(operation: "look at", path: path, code: errno)
      }
      return Int(info.st_size)
    }
  }

  /// Has whoever shares the descriptor read from the beginning.
  package func rewind() throws(DiskError) {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw DiskError(operation: "read", path: path, code: errno)
    }
  }

  /// For a process that reads or writes the file. Good as long as the file is.
  @unsafe package var rawDescriptor: Int32 { descriptor }

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
