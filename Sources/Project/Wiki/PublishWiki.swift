package import Report
package import Storage

/// What became of a wiki.
package struct WikiPublication: Sendable {
  /// Pages that were written, changed or deleted.
  package var changed: [String] = []
  /// Pages that were left as they are.
  package var conflicts: [WikiConflict] = []
  /// Pages of ours that somebody had deleted, and that were written again.
  package var restored: [String] = []
  /// The number of pushes that others came before.
  package var retries = 0
}

/// Why a page of a wiki was left as it is.
package enum WikiConflict: Sendable, Equatable {
  /// Somebody's page or folder has the name of ours, or one that a wiki takes for it.
  case foreign(name: String, standing: String, isFolder: Bool)
  /// A page of ours that somebody changed.
  case edited(name: String, author: String?, day: String?)
  /// The same, of a page that is no longer made.
  case editedAndGone(name: String, author: String?, day: String?)
}

/// Why a wiki could not be published.
package enum WikiError: Error {
  /// The site has no pages for this kind of wiki.
  case noPages(String)
  /// The site shows personal data.
  case showsPersonalData
  /// The pages of that prefix are another project's.
  case taken(project: String, prefix: String)
  /// What says which pages are ours is no file, or too large to be one of ours.
  case unreadableState(String)
  case git(ProgramError)
  case disk(DiskError)
  /// Others pushed again and again.
  case busy
}

/// Puts a site's pages into a wiki's git repository, without touching anybody's page.
///
/// Clones, writes the pages that are ours or new, deletes those of ours that are no longer made, and
/// commits and pushes when something changed. When others pushed meanwhile, all of it is done again on
/// top of theirs.
///
/// - Parameters:
///   - prefix: Stands before the name of each page, with a hyphen; then there is no sidebar.
///   - replaces: Whether pages of ours are written over what somebody made of them, and another project's are taken
///     over.
///   - folder: For the clone, one's own alone.
///   - running: Ends what runs here when somebody ends the command.
package func publishWiki(
  of site: String, as flavour: WikiFlavour, to address: WikiAddress, prefix: String?,
  message: String, replaces: Bool, in folder: String, running: RunningProgram
) throws(WikiError) -> WikiPublication {
  do {
    if try Disk.status(of: site + "/" + personalDataPath, followingLinks: false) != nil {
      throw WikiError.showsPersonalData
    }
    let pages = try WikiSite(of: site, flavour, prefix: prefix)
    guard !pages.pages.isEmpty else { throw WikiError.noPages(flavour.folder) }
    var wiki = try WikiRepository(of: address, in: folder, running: running)
    var objects: [String: String] = [:]
    for (name, bytes) in pages.pages { objects[name] = try wiki.store(bytes) }
    var publication = WikiPublication()
    while true {
      let round = try changes(objects, of: pages, prefix ?? "", in: wiki, replaces: replaces)
      publication.conflicts = try round.conflicts.map { try named($0, in: wiki) }
      publication.restored = round.restored
      let tree = try wiki.tree(writing: round.written, removing: round.removed)
      publication.changed = tree.changed.filter { $0 != WikiState.name }
      if try tree.changed.isEmpty || wiki.push(tree.object, message: message) {
        return publication
      }
      guard publication.retries < 5 else { throw WikiError.busy }
      publication.retries += 1
      try wiki.fetch()
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

/// What is to be changed in a wiki as it stands.
private func changes(
  _ objects: [String: String], of site: WikiSite, _ prefix: String, in wiki: WikiRepository,
  replaces: Bool
) throws -> WikiChanges {
  var state = WikiState()
  if let entry = wiki.entries[WikiState.name] {
    guard entry.kind == .file else {
      throw WikiError.unreadableState(entry.kind == .link ? "a symbolic link" : "a folder")
    }
    let bytes = try wiki.content(of: entry)
    guard bytes.count <= 1 << 20 else { throw WikiError.unreadableState("larger than 1 MiB") }
    state = WikiState(reading: bytes)
  }
  var project = state[prefix: prefix] ?? WikiState.Project(prefix: prefix)
  if project.isOther(than: site), !replaces {
    throw WikiError.taken(project: project.name, prefix: project.prefix)
  }
  var round = WikiChanges(
    writing: objects, over: project.pages, in: wiki.entries, replaces: replaces)
  project.name = site.name
  project.identity = site.identity
  project.pages = round.pages
  state[prefix: prefix] = project
  round.written[WikiState.name] = try wiki.store(state.bytes)
  return round
}

/// A conflict with who made it, and when.
private func named(_ conflict: WikiConflict, in wiki: WikiRepository) throws -> WikiConflict {
  switch conflict {
  case .foreign: return conflict
  case .edited(let name, _, _):
    let last = try wiki.lastChange(of: name)
    return .edited(name: name, author: last?.author, day: last?.day)
  case .editedAndGone(let name, _, _):
    let last = try wiki.lastChange(of: name)
    return .editedAndGone(name: name, author: last?.author, day: last?.day)
  }
}
