#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What the disk refused, in words for people.
package struct DiskError: Error, Sendable, Equatable {
  package var operation: String
  package var path: String
  /// A number of the system's, or one of ours, which are below zero.
  package var code: Int32

  package init(operation: String, path: String, code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// A pipe, a socket or a device stands where a file belongs: reading it may never end.
  package static let notAFile: Int32 = -1
  /// The file is one that the system makes up as it is read, such as those of /proc.
  package static let systemFile: Int32 = -2
  /// A symbolic link stands where a file is to be written.
  package static let link: Int32 = -3
  /// Somebody else changed the file while it was being written.
  package static let changed: Int32 = -4

  /// "Permission denied"
  package var reason: String {
    switch code {
    case Self.notAFile: "not a file but a pipe, a socket or a device"
    case Self.systemFile: "not a file of the disk but one that the system makes up"
    case Self.link: "it is a symbolic link; name the file that it leads to, or delete it"
    case Self.changed: "somebody else changed it meanwhile; do it again"
    default: unsafe String(cString: strerror(code))
    }
  }

  /// What to do about it, where permissions and the like would not help; else what is usual.
  package func advice(or usual: String) -> String {
    switch code {
    case Self.notAFile, Self.systemFile: "Put a file in its place, or delete it."
    case EFBIG: "Make it smaller, or delete it."
    default: usual
    }
  }

  /// Whether something stands at the path that is not read or written as a file is, rather than the disk failing.
  package var isWrongKind: Bool {
    [Self.notAFile, Self.systemFile, Self.link, Self.changed, EISDIR, ENOTDIR, ELOOP].contains(code)
  }

  /// Whether symbolic links led in a circle.
  package var isLoop: Bool { code == ELOOP }

  /// Whether there is nothing at the path.
  package var isNotFound: Bool { code == ENOENT }

  /// Whether something stands there already.
  package var isTaken: Bool { code == EEXIST }

  /// Whether the process, or the machine, can open no more files for now.
  package var isExhausted: Bool { [EMFILE, ENFILE].contains(code) }

  /// Whether the place may not be written to.
  package var isDenied: Bool { [EACCES, EPERM, EROFS].contains(code) }

  package static func notFound(_ operation: String, _ path: String) -> DiskError {
    DiskError(operation: operation, path: path, code: ENOENT)
  }

  package static func notFolder(_ operation: String, _ path: String) -> DiskError {
    DiskError(operation: operation, path: path, code: ENOTDIR)
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
