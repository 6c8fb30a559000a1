package import Corpus
internal import Dataset
internal import Dialects
internal import Findings
internal import Privacy
internal import Storage

/// Why a participant was not erased, and what to do.
package struct ErasureFailure: Error, Sendable {
  package var reason: String
  package var advice: String
}

/// Writes into the ledger that a participant is erased: from then on every run leaves out their words.
///
/// What was written is read back before it takes the ledger's place, and again from the disk.
///
/// - Parameters:
///   - participant: In whatever spelling.
///   - others: Whom else conversations name: `u-1-2` is not `u-1`.
/// - Returns: The ledger's path.
/// - Throws: ``ErasureFailure`` where the ledger cannot be written so that it erases them; it is as it was then.
package func writeTombstone(
  of participant: String, besides others: Set<ComparedName> = [], on day: String,
  in root: String, _ fresh: ProjectKey
) throws -> String {
  let before = Participants(of: root)
  if before.ledger.hasUnreadableTombstones || before.findings.contains(where: \.isDamage) {
    throw ErasureFailure(
      reason: "the ledger cannot be read",
      advice: "Mend what 'tuneboard check' says of it, then erase again. Nothing was written.")
  }
  if ledgerWords.contains(ComparedName(participant).loose) {
    throw ErasureFailure(
      reason: "the pseudonym is a word that ledgers are written with",
      advice: "Give them another one in their conversations first. Nothing was written.")
  }
  let (key, isNew) = try loadKey(in: root, fresh)
  let tombstone = tombstone(of: participant, key)
  let names = before.files.isEmpty ? [ConsentLedger.fileName] : before.files
  let ledgers = try names.map { try OldLedger($0, in: root, isThere: !before.files.isEmpty) }
  let hidden = HiddenName(
    ComparedName(participant), besides: others.union(ledgers.flatMap { $0.tables.flatMap(\.names) })
  )
  var replacements: [(path: String, old: [UInt8]?, new: [UInt8])] = []
  for (index, ledger) in ledgers.enumerated() {
    // One tombstone is enough.
    let added = index == 0 ? tombstone : nil
    let new =
      ledger.byteOrderMark
      + erasing(
        participant, hidden, from: ledger.source, ledger.tables,
        replacing: {
          $0.kind == .plain && before.isTombstone($0, of: participant) || $0 == tombstone
        }, by: added, on: day)
    try requireErased(hidden, by: added, from: new, names[index])
    if ledger.bytes == nil || ledger.bytes != new {
      replacements.append((ledger.path, ledger.bytes, new))
    }
  }
  // Behind all that can fail before anything is written.
  if isNew { try key.create(in: root) }
  for (path, old, new) in replacements {
    let isWritten = try Disk.replace(path, holding: old, with: new)
    guard isWritten else {
      throw ErasureFailure(
        reason: "the ledger changed while it was read", advice: "Erase again.")
    }
  }
  let after = Participants(of: root)
  guard after.isErased(participant), !after.ledger.hasUnreadableTombstones else {
    throw ErasureFailure(
      reason: "the tombstone that was written is not read back as theirs",
      advice: "Look at \(names[0]) and '\(ProjectKey.fileName)', then erase again.")
  }
  return root + "/" + names[0]
}

/// A ledger as it is before a tombstone is written.
private struct OldLedger {
  let path: String
  /// nil where there is none yet.
  let bytes: [UInt8]?
  let source: SourceText
  let tables: [ConsentTable]

  init(_ name: String, in root: String, isThere: Bool) throws(DiskError) {
    path = root + "/" + name
    bytes = isThere ? try Disk.readFile(path) : nil
    var ignored: [Finding] = []
    source = SourceText(
      path: Masker().path(name), bytes: bytes ?? [], masker: Masker(), findings: &ignored)
    var ledger = ConsentLedger()
    tables = readConsentLedger(source, isDamaged: false, into: &ledger, findings: &ignored)
  }

  /// The mark that the file begins with; empty without one.
  var byteOrderMark: [UInt8] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return bytes?.starts(with: mark) == true ? mark : []
  }
}

/// Everybody whom rows of the project's ledgers name.
///
/// - Throws: ``DiskError`` for a ledger that cannot be read: whom it names could not be told from the erased.
func namesInLedgers(of root: String) throws(DiskError) -> [ComparedName] {
  var names: [ComparedName] = []
  for name in Participants(of: root).files {
    // A folder or a link in a ledger's place names nobody.
    guard let bytes = try Disk.readFile(root + "/" + name) else { continue }
    var ignored: [Finding] = []
    let source = SourceText(
      path: Masker().path(name), bytes: bytes, masker: Masker(), findings: &ignored)
    var ledger = ConsentLedger()
    names += readConsentLedger(source, isDamaged: false, into: &ledger, findings: &ignored)
      .flatMap(\.names)
  }
  return names
}

/// Reads a ledger that is not written yet as a run would.
private func requireErased(
  _ hidden: HiddenName, by tombstone: Tombstone?, from bytes: [UInt8], _ name: String
) throws(ErasureFailure) {
  var findings: [Finding] = []
  let source = SourceText(
    path: Masker().path(name), bytes: bytes, masker: Masker(), findings: &findings)
  var ledger = ConsentLedger()
  readConsentLedger(source, isDamaged: false, into: &ledger, findings: &findings)
  if stands(hidden, inLedger: bytes) {
    throw ErasureFailure(
      reason: "the ledger names them where the name cannot be told from the rest",
      advice: "Take the name out of \(name), then erase again. Nothing was written.")
  }
  if let tombstone, !ledger.tombstones.contains(tombstone) || ledger.hasUnreadableTombstones {
    throw ErasureFailure(
      reason: "a tombstone in the ledger would not be read back",
      advice:
        "Make \(name) a table with the columns 'participant' and 'consent'. Nothing was written.")
  }
}

/// Words of which a ledger is made: with one of them taken out, it would say something else.
private let ledgerWords: Set<String> = [
  "participant", "consent", "date", "granted", "denied", "erased", "unknown",
]

/// The project's key, or a fresh one that is to be created.
private func loadKey(
  in root: String, _ fresh: ProjectKey
) throws(ErasureFailure) -> (key: ProjectKey, isNew: Bool) {
  do throws(ProjectKeyError) {
    if let key = try ProjectKey.load(from: root) { return (key, false) }
  } catch {
    throw ErasureFailure(
      reason: "'\(ProjectKey.fileName)' cannot be read: \(error.finding.summary)",
      advice: error.finding.advice + " Nothing was written.")
  }
  return (fresh, true)
}

extension Finding {
  /// Whether it says that some of a ledger was lost.
  fileprivate var isDamage: Bool {
    [.unreadableFile, .invalidUTF8, .nulByte].contains(code)
  }
}
