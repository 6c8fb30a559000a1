internal import Bytes
internal import Corpus
internal import Dataset
internal import Dialects
internal import Findings
internal import Privacy
internal import Storage

/// What a project's ledgers say of its participants, and what it takes to know the erased among them.
struct Participants: Sendable {
  var ledger = ConsentLedger()
  /// Names of the ledgers in the project folder, in order.
  var files: [String] = []
  /// What is wrong with them.
  var findings: [Finding] = []
  /// What tombstones are compared by; nil where there is no key, or another one.
  private var key: ProjectKey?

  init() {}

  /// Reads all ledgers of a project: `consent.md` in any letter case.
  init(of root: String) {
    let names: [String]
    do throws(DiskError) {
      names = try Disk.list(root).filter(isLedgerName)
    } catch {
      ledger.isSuspended = true
      findings.append(.unreadableLedger(ConsentLedger.fileName, error.reason))
      return
    }
    for name in names { read(name, in: root) }
    files = names
    if names.count > 1 {
      findings.append(
        Finding(
          .invalidConsent, at: Place(file: Masker().path(names[1])),
          "the project has \(names.count) ledgers of consent",
          advice: "All of them hold, and a refusal in any; make one of them."))
    }
    takeKey(of: root)
  }

  private mutating func read(_ name: String, in root: String) {
    do throws(DiskError) {
      guard let bytes = try Disk.readFile(root + "/" + name) else {
        ledger.isSuspended = true
        findings.append(.unreadableLedger(name, "it is no file but a link, a folder or a pipe"))
        return
      }
      var damage: [Finding] = []
      let source = SourceText(
        path: Masker().path(name), bytes: bytes, masker: Masker(), findings: &damage)
      findings += damage
      // Of a damaged ledger nobody knows whose refusal is lost.
      readConsentLedger(source, isDamaged: !damage.isEmpty, into: &ledger, findings: &findings)
    } catch {
      ledger.isSuspended = true
      findings.append(.unreadableLedger(name, error.reason))
    }
  }

  /// Loads what keyed tombstones were made with; without it nobody can tell whom they are about.
  private mutating func takeKey(of root: String) {
    let keyed = ledger.tombstones.filter { $0.kind == .keyed }
    guard !keyed.isEmpty else { return }
    let reason: String
    do throws(ProjectKeyError) {
      key = try ProjectKey.load(from: root)
      guard let key else {
        reason = "there is none"
        return failKey(reason)
      }
      let check = tombstoneCheck(key)
      if keyed.contains(where: { $0.keyCheck != check }) {
        failKey("it is another one")
      }
    } catch {
      failKey("it cannot be read")
    }
  }

  private mutating func failKey(_ reason: String) {
    ledger.hasUnreadableTombstones = true
    findings.append(
      Finding(
        .invalidConsent, at: Place(file: files.first.map { Masker().path($0) } ?? "consent.md"),
        "the ledger has erased participants whom only '\(ProjectKey.fileName)' can tell, and \(reason)",
        advice:
          "Bring back the key that they were erased with; until then every conversation that names a participant is "
          + "left out of everything.",
        severity: .error))
  }

  /// Whether somebody whom a conversation names is erased, or may be.
  func isErased(_ attributes: Attributes) -> Bool {
    guard ledger.hasErased else { return false }
    let people = attributes.people
    if ledger.hasUnreadableTombstones { return !people.isEmpty }
    return people.contains(where: isErased)
  }

  /// Whether a name, or one of those that it lists, is an erased participant's.
  func isErased(_ name: String) -> Bool {
    guard ledger.hasErased else { return false }
    let names = ComparedName.listed(in: name)
    if names.contains(where: { ledger.erasedNames.contains($0.loose) }) { return true }
    if ledger.tombstones.isEmpty { return false }
    if let key {
      let check = tombstoneCheck(key)
      let isKnown = names.contains {
        ledger.tombstones.contains(Tombstone(keyed: tombstoneDigest($0, key), keyCheck: check))
      }
      if isKnown { return true }
    }
    let plain = ledger.tombstones.filter { $0.kind == .plain }
    if plain.isEmpty { return false }
    let digests = plainDigests(of: name)
    return plain.contains { digests.contains($0.digest) }
  }

  /// A path without the pseudonyms of erased participants in the names of files and folders.
  func hidingErased(_ path: ShownText) -> ShownText {
    path.hiding({ erasedRanges(in: $0) }, by: "[ERASED]")
  }

  /// Where a path has words, with what stands between them, that are an erased participant's name.
  private func erasedRanges(in path: String) -> [Range<String.Index>] {
    if ledger.hasUnreadableTombstones { return [] }
    var result: [Range<String.Index>] = []
    for component in path.split(separator: "/") {
      var words: [Range<String.Index>] = []
      var start: String.Index?
      for index in component.indices {
        let character = component[index]
        if character.isLetter || character.isNumber {
          start = start ?? index
        } else if let first = start {
          words.append(first..<index)
          start = nil
        }
      }
      if let start { words.append(start..<component.endIndex) }
      var first = 0
      while first < words.count {
        let last = (first..<min(first + 6, words.count)).last {
          let range = words[first].lowerBound..<words[$0].upperBound
          // The folders of every project, and the ending of a file, are nobody's.
          let word = path[range]
          return !["conversations", "examples", "md", "markdown"].contains(word)
            && isErased(String(word))
        }
        if let last { result.append(words[first].lowerBound..<words[last].upperBound) }
        first = (last ?? first) + 1
      }
    }
    return result
  }

  /// Whether a tombstone of an earlier version is a participant's.
  func isTombstone(_ tombstone: Tombstone, of name: String) -> Bool {
    tombstone.kind == .plain && plainDigests(of: name).contains(tombstone.digest)
  }

  /// What earlier versions may have kept of a name.
  private func plainDigests(of name: String) -> Set<String> {
    let spellings =
      ComparedName.spellings(of: name)
      + ComparedName.listed(in: name).flatMap { [$0.exact, $0.loose] }
    return Set(Set(spellings).map { SHA256.hex(Array($0.utf8)) })
  }
}

/// What a participant is erased by: a hash that nobody can compute or try guesses against without the key.
func tombstone(of participant: String, _ key: ProjectKey) -> Tombstone {
  Tombstone(
    keyed: tombstoneDigest(ComparedName(participant), key), keyCheck: tombstoneCheck(key))
}

/// 64 hexadecimal digits.
private func tombstoneDigest(_ name: ComparedName, _ key: ProjectKey) -> String {
  hexadecimal(key.hash.hash(Array("participant\0\(name.loose)".utf8)))
}

/// 8 hexadecimal digits that tell a key from others.
private func tombstoneCheck(_ key: ProjectKey) -> String {
  hexadecimal(Array(key.hash.hash(Array("check".utf8)).prefix(4)))
}

extension Finding {
  fileprivate static func unreadableLedger(_ name: String, _ reason: String) -> Finding {
    Finding(
      .unreadableFile, at: Place(file: Masker().path(name)),
      "the consent ledger cannot be read: \(reason)",
      advice:
        "Put a file there that can be read; until then every participant is taken to have refused.")
  }
}
