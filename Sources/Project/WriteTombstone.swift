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
  var ledgers: [(path: String, old: [UInt8]?, source: SourceText, tables: [ConsentTable])] = []
  for name in names {
    let path = root + "/" + name
    let old = before.files.isEmpty ? nil : try Disk.readFile(path)
    var ignored: [Finding] = []
    let source = SourceText(
      path: Masker().path(name), bytes: old ?? [], masker: Masker(), findings: &ignored)
    var ledger = ConsentLedger()
    let tables = readConsentLedger(source, isDamaged: false, into: &ledger, findings: &ignored)
    ledgers.append((path, old, source, tables))
  }
  let hidden = HiddenName(
    ComparedName(participant), besides: others.union(ledgers.flatMap { $0.tables.flatMap(\.names) })
  )
  var replacements: [(path: String, old: [UInt8]?, new: [UInt8])] = []
  for (index, (path, old, source, tables)) in ledgers.enumerated() {
    let mark: [UInt8] = old?.starts(with: [0xEF, 0xBB, 0xBF]) == true ? [0xEF, 0xBB, 0xBF] : []
    let new =
      mark
      + erasing(
        participant, hidden, from: source, tables,
        replacing: {
          $0.kind == .plain && before.isTombstone($0, of: participant) || $0 == tombstone
        },
        by: index == 0 ? tombstone : nil, on: day)
    try requireErased(hidden, by: index == 0 ? tombstone : nil, from: new, names[index])
    if old == nil || old != new { replacements.append((path, old, new)) }
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
