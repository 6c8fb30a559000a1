/// What tells that some file of a folder was changed: sizes and times of all of them.
package struct FolderState: Equatable, Sendable {
  private var files: [String: [Int]] = [:]

  /// Looks at every file below some paths, without following links to folders.
  ///
  /// Left out: names that begin with a dot, the excluded paths, and what cannot be looked at, whose
  /// change shows when it can be.
  ///
  /// - Parameters:
  ///   - roots: Folders or files; one that does not exist holds nothing.
  ///   - excluded: Whole paths, as they are put together from the roots.
  package init(of roots: [String], excluding excluded: Set<String>) {
    var pending = roots
    while let path = pending.popLast() {
      guard !excluded.contains(path),
        let status = try? Disk.status(of: path, followingLinks: roots.contains(path))
      else { continue }
      if status.kind == .folder {
        let names = (try? Disk.list(path)) ?? []
        pending += names.filter { !$0.hasPrefix(".") && !$0.hasSuffix(".partial") }
          .map { path + "/" + $0 }
      } else {
        files[path] = [status.byteCount, status.modified, Int(truncatingIfNeeded: status.inode)]
      }
    }
  }
}
