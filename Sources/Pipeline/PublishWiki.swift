internal import Export
package import Report

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What became of a wiki.
package struct WikiPublication: Sendable {
  /// Pages that were written, changed or deleted.
  package var changed: [String] = []
  /// Pages of ours that were not written, because somebody's page stands there.
  package var conflicts: [String] = []
  /// The number of pushes that others came before.
  package var retries = 0
}

/// Why a wiki could not be published.
package enum WikiError: Error {
  /// The site has no pages for this kind of wiki.
  case noPages(String)
  /// The site shows personal data.
  case showsPersonalData
  case git(ProgramError)
  case disk(DiskError)
  /// Others pushed again and again.
  case busy
}

/// The file in a wiki's repository that names the pages that are ours.
private let ownedName = ".tuneboard"

/// Puts a site's pages into a wiki's git repository, without touching anybody's page.
///
/// Clones, writes the pages that are ours or new, deletes those of ours that are no longer made, and
/// commits and pushes when something changed. When others pushed meanwhile, all of it is done again on
/// top of theirs.
///
/// - Parameters:
///   - prefix: Stands before the name of each page, with a hyphen; then there is no sidebar.
///   - url: The repository, as `git clone` takes it.
///   - folder: For the clone; nothing stays in it.
package func publishWiki(
  of site: String, as flavour: WikiFlavour, to url: String, prefix: String?, message: String,
  in folder: String
) throws(WikiError) -> WikiPublication {
  do {
    if try Disk.status(of: site + "/" + personalDataPath) != nil {
      throw WikiError.showsPersonalData
    }
    let pages = try wikiFiles(of: site, flavour, prefix: prefix)
    guard !pages.isEmpty else { throw WikiError.noPages(flavour.folder) }
    let clone = folder + "/wiki"
    try Git(folder: folder, temporaryFolder: folder).run([
      "clone", "--quiet", "--depth", "1", "--", url, clone,
    ])
    let git = Git(folder: clone, temporaryFolder: folder)
    var publication = WikiPublication()
    while true {
      let round = try write(pages, to: clone)
      publication.conflicts = round.conflicts
      try git.run(["add", "--all", "--", "."])
      publication.changed = try git.run(["status", "--porcelain"]).split(separator: "\n")
        .map { String($0.dropFirst(3)) }.filter { $0 != ownedName }
      if try git.run(["status", "--porcelain"]).isEmpty { return publication }
      try git.run(["commit", "--quiet", "--message", message], environment: try author(git))
      do {
        try git.run(["push", "--quiet", "origin", "HEAD"])
        return publication
      } catch let error as ProgramError {
        let isBehind = ["rejected", "fetch first", "non-fast-forward", "cannot lock ref"]
          .contains { error.output.contains($0) }
        guard isBehind else { throw error }
        guard publication.retries < 5 else { throw WikiError.busy }
        publication.retries += 1
        try git.run(["fetch", "--quiet", "--depth", "1", "origin"])
        try git.run(["reset", "--quiet", "--hard", "FETCH_HEAD"])
      }
    }
  } catch let error as WikiError {
    throw error
  } catch let error as ProgramError {
    throw .git(error)
  } catch let error as DiskError {
    throw .disk(error)
  } catch {
    preconditionFailure("no other error is thrown: \(error)")
  }
}

/// The pages of a site by their names in the wiki.
private func wikiFiles(
  of site: String, _ flavour: WikiFlavour, prefix: String?
) throws(DiskError) -> [(name: String, bytes: [UInt8])] {
  let folder = site + "/" + flavour.folder
  guard try Disk.status(of: folder) != nil else { return [] }
  var files: [(name: String, bytes: [UInt8])] = []
  for name in try Disk.list(folder) where name.hasSuffix(".md") || name.hasSuffix(".svg") {
    files.append((name, try Disk.read(folder + "/" + name)))
  }
  guard let prefix else { return files }
  // Our own links are the only ones with such targets: names in text from elsewhere are escaped.
  let names = files.map(\.name).filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }
  return files.compactMap { name, bytes in
    if name == (flavour.sidebar ?? "") + ".md" { return nil }
    guard name.hasSuffix(".md") else { return (name, bytes) }
    var text = String(decoding: bytes, as: UTF8.self)
    for other in names {
      text = text.replacing("](\(other))", with: "](\(prefix)-\(other))")
    }
    return ("\(prefix)-\(name)", Array(text.utf8))
  }
}

/// Writes the pages that may be written, and deletes ours that are no longer made.
private func write(
  _ pages: [(name: String, bytes: [UInt8])], to clone: String
) throws -> (conflicts: [String], Void) {
  var owned: Set<String> = []
  if try Disk.status(of: clone + "/" + ownedName) != nil {
    let text = String(decoding: try Disk.read(clone + "/" + ownedName), as: UTF8.self)
    owned = Set(text.split(separator: "\n").map(String.init))
    // A name that leads out of the folder is none of ours.
    owned = owned.filter { !$0.contains("/") && !$0.hasPrefix(".") && !$0.hasPrefix("#") }
  }
  var conflicts: [String] = []
  var ours: Set<String> = []
  for (name, bytes) in pages {
    let path = clone + "/" + name
    if !owned.contains(name), try Disk.status(of: path, followingLinks: false) != nil,
      try Disk.read(path) != bytes
    {
      conflicts.append(name)
      continue
    }
    ours.insert(name)
    // A link that stands there would be written through.
    try Disk.remove(path)
    try DiskFile(creating: path).append(bytes)
  }
  for name in owned.subtracting(ours).subtracting(conflicts) {
    try Disk.remove(clone + "/" + name)
  }
  let list = ["# Pages that Tuneboard writes; all others are left alone."] + ours.sorted()
  try DiskFile(creating: clone + "/" + ownedName).append(
    Array((list.joined(separator: "\n") + "\n").utf8))
  return (conflicts, ())
}

/// Who commits: as `git` is configured, or Tuneboard where it knows nobody.
private func author(_ git: Git) throws -> [String] {
  do {
    _ = try git.run(["config", "user.email"])
    return []
  } catch is ProgramError {
    return ["AUTHOR", "COMMITTER"].flatMap {
      ["GIT_\($0)_NAME=Tuneboard", "GIT_\($0)_EMAIL=tuneboard@localhost"]
    }
  }
}
