package import Corpus
package import Findings
package import Privacy
internal import Records

/// A Markdown file of the project, before it is read.
package struct InputFile: Sendable, Equatable {
  /// Relative to the project folder.
  package var path: String
  /// The path as it may be shown; two files can share it.
  package var shown: ShownText
  package var source: Source
  package var byteCount: Int

  package init(path: String, source: Source, byteCount: Int, masker: Masker) {
    self.path = path
    shown = masker.path(path)
    self.source = source
    self.byteCount = byteCount
  }
}

/// The Markdown files of a project folder, sorted by path, and what was wrong on the way.
package struct SourceDiscovery: Sendable {
  package private(set) var files: [InputFile] = []
  package private(set) var findings: [Finding] = []
  private let masker: Masker
  /// Folders that were walked through.
  private var seen: Set<FileStatus.Identity> = []
  /// Links to folders, which are followed when all real folders were walked through.
  private var links: [Link] = []

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
  ///   - masker: What makes of paths what may be shown.
  package init(
    of root: String, excluding excluded: Set<String>, only: String? = nil, masker: Masker
  ) throws(DiskError) {
    self.masker = masker
    guard let status = try Disk.status(of: root), status.kind == .folder else {
      throw .notFound("read project folder", root)
    }
    seen = [status.identity]
    var folders: [Link] = []
    for name in ["conversations", "examples"] {
      guard let kind = try Disk.status(of: root + "/" + name, followingLinks: false)?.kind else {
        continue
      }
      let source: Source = name == "examples" ? .manual : .mined
      do throws(DiskError) {
        let target = try Disk.status(of: root + "/" + name)
        if let target, target.kind == .folder {
          let folder = Link(path: name, source: source, above: [status.identity])
          if kind == .link { links.append(folder) } else { folders.append(folder) }
        } else if target?.kind != .file {
          reportUnreadable(
            name,
            kind == .link
              ? "symbolic link does not lead to a folder" : "not a folder but a pipe or a device",
            advice: "Put a folder in its place, or delete it.")
        }
      } catch {
        report(error, at: name)
      }
    }
    if folders.isEmpty, links.isEmpty {
      var excluded = excluded
      excluded.formUnion(["plan.md", "reviews", "drafts"])
      excluded.formUnion(try Disk.list(root).filter(isLedgerName))
      walk(root, "", .mined, excluded, [status.identity])
    } else {
      for folder in folders { follow(folder, root, excluded) }
    }
    // Each folder is read once, under its own name if it has one in the project, else under the first in order.
    while !links.isEmpty {
      let found = links.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
      links = []
      for link in found { follow(link, root, excluded) }
    }
    if let only {
      files.removeAll { $0.path != only }
      findings.removeAll { $0.place?.file != masker.path(only) }
      if files.isEmpty, let status = try Disk.status(of: root + "/" + only), status.kind == .file {
        // A draft, which is no input yet.
        files.append(
          InputFile(path: only, source: .manual, byteCount: status.byteCount, masker: masker))
      }
    }
    files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Changes what is shown of paths.
  package mutating func showPaths(_ change: (ShownText) -> ShownText) {
    for index in files.indices { files[index].shown = change(files[index].shown) }
    for index in findings.indices {
      guard let file = findings[index].place?.file else { continue }
      findings[index].place?.file = change(file)
    }
  }

  /// A symbolic link to a folder, relative to the project folder.
  private struct Link {
    var path: String
    var source: Source
    /// The folders that it lies in.
    var above: [FileStatus.Identity]
  }

  /// Walks through the folder that a link leads to, unless it was walked through already.
  private mutating func follow(
    _ link: Link, _ root: String, _ excluded: Set<String>
  ) {
    do throws(DiskError) {
      guard let status = try Disk.status(of: root + "/" + link.path) else { return }
      guard seen.insert(status.identity).inserted else {
        findings.append(
          Finding(
            .symlinkLoop, at: Place(file: masker.path(link.path)),
            link.above.contains(status.identity)
              ? "symbolic link leads back to a folder above it"
              : "symbolic link leads to a folder that is read under another name",
            advice: "It was not followed; delete it."))
        return
      }
      walk(root, link.path, link.source, excluded, link.above + [status.identity])
    } catch {
      report(error, at: link.path)
    }
  }

  private mutating func walk(
    _ root: String, _ folder: String, _ source: Source, _ excluded: Set<String>,
    _ above: [FileStatus.Identity]
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
          let next = Link(
            path: relative, source: name == "examples" ? .manual : source, above: above)
          if try Disk.status(of: root + "/" + relative, followingLinks: false)?.kind == .link {
            links.append(next)
          } else {
            follow(next, root, excluded)
          }
        case .file where isMarkdown(name):
          if name.lowercased().hasPrefix("readme.") { continue }
          files.append(
            InputFile(
              path: relative, source: source, byteCount: status.byteCount, masker: masker))
        case .other where isMarkdown(name):
          reportUnreadable(
            relative, "not a file but a pipe or a device",
            advice: "Put a file in its place, or delete it.")
        case .file, .link, .other: continue
        }
      } catch {
        if error.isLoop, !isMarkdown(name) {
          findings.append(
            Finding(
              .symlinkLoop, at: Place(file: masker.path(relative)),
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
        ? "The link leads back to itself; delete it."
        : error.advice(or: "Mend its permissions or delete it."))
  }

  private mutating func reportUnreadable(_ path: String, _ reason: String, advice: String) {
    findings.append(
      Finding(.unreadableFile, at: Place(file: masker.path(path)), reason, advice: advice))
  }

  private func isSite(_ path: String) -> Bool { SiteManifest.exists(in: path) }
}

private func isMarkdown(_ name: String) -> Bool {
  let name = name.lowercased()
  return name.hasSuffix(".md") || name.hasSuffix(".markdown")
}
