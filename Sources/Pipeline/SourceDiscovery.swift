package import Corpus
package import Findings
internal import Privacy

/// A Markdown file of the project, before it is read.
package struct InputFile: Sendable, Equatable {
  /// Relative to the project folder.
  package var path: String
  package var source: Source
  package var byteCount: Int

  package init(path: String, source: Source, byteCount: Int) {
    self.path = path
    self.source = source
    self.byteCount = byteCount
  }
}

/// The Markdown files of a project folder, sorted by path, and what was wrong on the way.
package struct SourceDiscovery: Sendable {
  package private(set) var files: [InputFile] = []
  package private(set) var findings: [Finding] = []

  /// Looks through `conversations/` and `examples/`, or through the whole folder when it has
  /// neither.
  ///
  /// Left out: names that begin with a dot, files called README, and, in a folder of loose files,
  /// the plan, the consent ledger, `reviews/`, and every site that Tuneboard wrote.
  ///
  /// - Parameters:
  ///   - root: The project folder.
  ///   - excluded: Paths relative to it that hold no conversations, such as the plan.
  ///   - only: The one file to take, relative to the folder; nil for all.
  package init(
    of root: String, excluding excluded: Set<String>, only: String? = nil
  ) throws(DiskError) {
    guard let status = try Disk.status(of: root), status.kind == .folder else {
      throw .notFound("read project folder", root)
    }
    var folders: [(name: String, status: FileStatus)] = []
    for name in ["conversations", "examples"] {
      if let status = try Disk.status(of: root + "/" + name), status.kind == .folder {
        folders.append((name, status))
      }
    }
    if folders.isEmpty {
      var excluded = excluded
      excluded.formUnion(["plan.md", "reviews", "drafts"])
      excluded.formUnion(try Disk.list(root).filter(isLedgerName))
      walk(root, "", .mined, excluded, [status])
    } else {
      for folder in folders {
        walk(
          root, folder.name, folder.name == "examples" ? .manual : .mined, excluded,
          [status, folder.status])
      }
    }
    if let only {
      files.removeAll { $0.path != only }
      findings.removeAll { $0.place?.file != masked(only) }
      if files.isEmpty, let status = try Disk.status(of: root + "/" + only), status.kind == .file {
        // A draft, which is no input yet.
        files.append(InputFile(path: only, source: .manual, byteCount: status.byteCount))
      }
    }
    files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private mutating func walk(
    _ root: String, _ folder: String, _ source: Source, _ excluded: Set<String>,
    _ above: [FileStatus]
  ) {
    let path = folder.isEmpty ? root : root + "/" + folder
    let names: [String]
    do throws(DiskError) {
      names = try Disk.list(path)
    } catch {
      report(error, at: folder)
      return
    }
    // A site that Tuneboard wrote holds Markdown, but no conversations.
    if names.contains("report.json"), names.contains("data"), isSite(path) { return }
    for name in names where !name.hasPrefix(".") {
      let relative = folder.isEmpty ? name : folder + "/" + name
      guard !excluded.contains(relative) else { continue }
      do throws(DiskError) {
        guard let status = try Disk.status(of: root + "/" + relative) else {
          if name.contains("\u{FFFD}") {
            reportUnreadable(relative, "its name is not UTF-8", advice: "Rename it.")
          } else if isMarkdown(name) {
            reportUnreadable(
              relative, "symbolic link leads nowhere", advice: "Mend it or delete it.")
          }
          continue
        }
        switch status.kind {
        case .folder:
          if above.contains(where: { $0.device == status.device && $0.inode == status.inode }) {
            findings.append(
              Finding(
                .symlinkLoop, at: Place(file: masked(relative)),
                "symbolic link leads back to a folder above it",
                advice: "It was not followed; delete it."))
            continue
          }
          walk(
            root, relative, name == "examples" ? .manual : source, excluded, above + [status])
        case .file where isMarkdown(name):
          if name.lowercased().hasPrefix("readme.") { continue }
          files.append(
            InputFile(path: relative, source: source, byteCount: status.byteCount))
        case .other where isMarkdown(name):
          reportUnreadable(relative, "not a file but a pipe or a device", advice: "Delete it.")
        case .file, .link, .other: continue
        }
      } catch {
        if error.isLoop, !isMarkdown(name) {
          findings.append(
            Finding(
              .symlinkLoop, at: Place(file: masked(relative)),
              "symbolic link leads back to itself", advice: "It was not followed; delete it."))
        } else {
          report(error, at: relative)
        }
      }
    }
  }

  private mutating func report(_ error: DiskError, at path: String) {
    reportUnreadable(
      path, "cannot be read: \(error.reason)",
      advice: error.isLoop
        ? "The link leads back to itself; delete it." : "Mend its permissions or delete it.")
  }

  private mutating func reportUnreadable(_ path: String, _ reason: String, advice: String) {
    findings.append(
      Finding(.unreadableFile, at: Place(file: masked(path)), reason, advice: advice))
  }

  private func isSite(_ path: String) -> Bool { SiteManifest.exists(in: path) }
}

private func isMarkdown(_ name: String) -> Bool {
  let name = name.lowercased()
  return name.hasSuffix(".md") || name.hasSuffix(".markdown")
}
