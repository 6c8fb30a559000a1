/// Which pages of a wiki are written, which go, and which are left as they are because somebody else has a say in them.
struct WikiChanges: Sendable, Equatable {
  /// Names with the blobs that they are to hold.
  var written: [String: String] = [:]
  var removed: [String] = []
  var conflicts: [WikiConflict] = []
  /// Pages that somebody had deleted.
  var restored: [String] = []
  /// The pages that are ours from then on, with what was written.
  var pages: [String: String] = [:]

  /// - Parameters:
  ///   - made: The pages of the site, with their blobs.
  ///   - ours: The pages that were written before, with their blobs; empty where that is not known.
  ///   - standing: What the wiki holds.
  init(
    writing made: [String: String], over ours: [String: String],
    in standing: [String: WikiRepository.Entry], replaces: Bool
  ) {
    let named = Dictionary(grouping: standing.keys, by: wikiPageKey)
    func isEdited(_ name: String) -> Bool {
      guard let entry = standing[name], let written = ours[name] else { return false }
      return entry.kind != .file || !written.isEmpty && entry.object != written
    }
    for (name, object) in made.sorted(by: { $0.key < $1.key }) {
      let isOurs = ours[name] != nil
      if !isOurs || standing[name] == nil {
        // One of ours that is about to go is in nobody's way.
        let other = named[wikiPageKey(name), default: []].sorted().first {
          $0 != name && (ours[$0] == nil || made[$0] != nil || isEdited($0) && !replaces)
        }
        if let other {
          conflicts.append(
            .foreign(name: name, standing: other, isFolder: standing[other]?.kind == .folder))
          continue
        }
      }
      if let entry = standing[name] {
        if entry.kind == .folder || !isOurs && (entry.kind != .file || entry.object != object) {
          conflicts.append(
            .foreign(name: name, standing: name, isFolder: entry.kind == .folder))
          continue
        }
        if entry.kind == .link || entry.object != object, isEdited(name), !replaces {
          conflicts.append(.edited(name: name, author: nil, day: nil))
          pages[name] = ours[name]
          continue
        }
      } else if isOurs {
        restored.append(name)
      }
      written[name] = object
      pages[name] = object
    }
    for name in ours.keys.sorted() where made[name] == nil {
      guard let entry = standing[name], entry.kind != .folder else { continue }
      if isEdited(name), !replaces {
        conflicts.append(.editedAndGone(name: name, author: nil, day: nil))
      } else {
        removed.append(name)
      }
    }
  }
}
