/// What tells that some file of a folder was changed: sizes and times of all of them.
package struct FolderState: Equatable, Sendable {
  private var files: [String: [Int]] = [:]
  /// What cannot be looked at, and why: whether it can be is a change too, and whoever reads it then says so.
  private var unread: [String: DiskError] = [:]

  /// Looks at every file below some paths, without following links to folders.
  ///
  /// Left out: names that begin with a dot, and the excluded paths.
  ///
  /// - Parameters:
  ///   - roots: Folders or files; one that does not exist holds nothing.
  ///   - excluded: Whole paths, as they are put together from the roots.
  package init(of roots: [String], excluding excluded: Set<String>) {
    var pending = roots
    while let path = pending.popLast() {
      if excluded.contains(path) { continue }
      do throws(DiskError) {
        let status = try Disk.status(of: path, followingLinks: roots.contains(path))
        guard let status else { continue }
        if status.kind == .folder {
          pending += try Disk.list(path).filter { !$0.hasPrefix(".") && !$0.hasSuffix(".partial") }
            .map { path + "/" + $0 }
        } else {
          files[path] = [status.byteCount, status.modified, Int(truncatingIfNeeded: status.inode)]
        }
      } catch {
        unread[path] = error
      }
    }
  }
}
