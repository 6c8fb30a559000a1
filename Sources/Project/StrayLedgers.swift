internal import Corpus
internal import Dialects
internal import Findings
internal import Language
internal import Privacy
internal import Records
internal import Storage

extension Participants {
  /// Lets what may be meant as the ledger and is not read as one refuse: a file under a name that is nearly the ledger's
  /// for everybody, a table of who agreed in another file for whom it names.
  mutating func refuseStrayLedgers(of root: String, _ discovered: [InputFile]) {
    var found: [String] = []
    var candidates = discovered.map(\.path).filter {
      $0.split(separator: "/").contains { isAboutPeople($0) }
    }
    for name in names(in: root) where isNearlyALedger(name, in: root) {
      found.append(name)
      ledger.isSuspended = true
    }
    let below = paths(below: root)
    candidates += below.markdown
    for (folder, error) in below.unread {
      if folder.split(separator: "/").contains(where: { isAboutPeople($0) }) {
        found.append(folder)
        ledger.isSuspended = true
      } else {
        findings.append(
          Finding(
            .unreadableFile, at: Place(file: Masker().path(folder)),
            "cannot be looked through for ledgers of consent: \(error.reason)",
            advice: "Mend its permissions, or move it out of the project folder.",
            severity: .warning))
      }
    }
    for path in Set(candidates).sorted() where !found.contains(path) {
      let read: ConsentLedger
      do throws(DiskError) {
        guard let ledger = try self.read(path, asALedgerOf: root) else { continue }
        read = ledger
      } catch {
        // Of what may be a ledger, and cannot be read, nobody knows whose refusal it has.
        if path.split(separator: "/").contains(where: { isAboutPeople($0) }) {
          found.append(path)
          ledger.isSuspended = true
        }
        continue
      }
      // Whoever is named there has refused; nobody is granted anything by it.
      let named = read.refused.union(read.suspected).union(read.erasedNames)
      if named.isEmpty { continue }
      found.append(path)
      ledger.suspected.formUnion(named)
    }
    for path in found {
      findings.append(
        Finding(
          .invalidConsent, at: Place(file: Masker().path(path)),
          "it looks like a ledger of consent, and is not read as one",
          advice:
            "Make it '\(ConsentLedger.fileName)' in the project folder, or give it another name or form if it is "
            + "something else; until then it refuses, and grants nothing."))
    }
  }

  /// What stands in the project folder; nothing, and nobody is granted anything, where it cannot be listed.
  private mutating func names(in root: String) -> [String] {
    do throws(DiskError) { return try Disk.list(root) } catch {
      // It is reported where the ledger is looked for.
      ledger.isSuspended = true
      return []
    }
  }

  /// Whether a name in the project folder is nearly the ledger's, and a file has it.
  private func isNearlyALedger(_ name: String, in root: String) -> Bool {
    let (stem, isReadable) = stem(of: name)
    guard !isLedgerName(name), isReadable, isNearlyConsent(stem) else { return false }
    // Of what may be a ledger, and cannot be looked at, nobody knows whose refusal it has.
    do throws(DiskError) { return try Disk.status(of: root + "/" + name)?.kind == .file } catch {
      return true
    }
  }

  /// Markdown files in the project folder, and below it those whose names tell that they may be about consent; and the
  /// folders below it that cannot be looked through.
  private func paths(
    below root: String
  ) -> (markdown: [String], unread: [(folder: String, error: DiskError)]) {
    var markdown: [String] = []
    var unread: [(folder: String, error: DiskError)] = []
    var waiting = [(folder: "", depth: 0)]
    var count = 0
    while let (folder, depth) = waiting.popLast(), count < 20_000 {
      let names: [String]
      do throws(DiskError) {
        names = try Disk.list(folder.isEmpty ? root : root + "/" + folder)
      } catch {
        // The project folder itself is reported where the ledger is looked for.
        if !folder.isEmpty { unread.append((folder, error)) }
        continue
      }
      for name in names {
        count += 1
        let path = folder.isEmpty ? name : folder + "/" + name
        if isMarkdown(name) {
          if depth == 0 || path.split(separator: "/").contains(where: { isAboutPeople($0) }) {
            markdown.append(path)
          }
          continue
        }
        if depth >= 4 || [".git", "conversations", "examples"].contains(name) { continue }
        do throws(DiskError) {
          let status = try Disk.status(of: root + "/" + path, followingLinks: false)
          if status?.kind == .folder, !SiteManifest.exists(in: root + "/" + path) {
            waiting.append((path, depth + 1))
          }
        } catch {
          // Where one name cannot be looked at, no other in its folder can.
          let place = folder.isEmpty ? path : folder
          if unread.last?.folder != place { unread.append((place, error)) }
        }
      }
    }
    return (markdown, unread)
  }

  private func isAboutPeople(_ name: Substring) -> Bool {
    let words = ["participant", "ledger", "einwilligung"]
    return mayBeAboutConsent(String(name)) || words.contains { name.lowercased().contains($0) }
  }

  private func isMarkdown(_ name: String) -> Bool {
    [".md", ".markdown"].contains { name.lowercased().hasSuffix($0) }
  }

  /// What tables of who agreed in a Markdown file say; nil where it has none, or is the ledger.
  private func read(
    _ path: String, asALedgerOf root: String
  ) throws(DiskError) -> ConsentLedger? {
    let isNamed = path.split(separator: "/").contains { isAboutPeople($0) }
    guard path.contains("/") || !isLedgerName(path),
      let status = try Disk.status(of: root + "/" + path), status.kind == .file,
      // A larger one is no list that people keep by hand.
      status.byteCount < 1 << 22
    else { return nil }
    let bytes = try Disk.read(root + "/" + path)
    guard isNamed || hasHeader(bytes) else { return nil }
    var findings: [Finding] = []
    let source = SourceText(
      path: Masker().path(path), bytes: bytes, masker: Masker(), findings: &findings)
    var result = ConsentLedger()
    let tables = readConsentLedger(source, isDamaged: false, into: &result, findings: &findings)
    return tables.isEmpty ? nil : result
  }

  /// Whether a line may be the header of a table of who agreed.
  private func hasHeader(_ bytes: [UInt8]) -> Bool {
    bytes.split(separator: 0x0A).contains { line in
      guard line.count < 1000, line.contains(UInt8(ascii: "|")) else { return false }
      let text = String(decoding: line, as: UTF8.self).lowercased()
      return text.contains("participant") && text.contains("consent")
    }
  }
}

/// Endings of files in which somebody may keep a table.
private let endings: Set<String> = [
  "md", "markdown", "mdown", "mkd", "mkdn", "mdwn", "mdx", "txt", "text", "csv", "tsv", "xlsx",
  "ods", "yml", "yaml",
  "json", "jsonl", "toml", "rst", "adoc", "org", "gz", "zip", "gpg",
]

/// A file's name without such endings, and whether it had nothing else behind it.
private func stem(of name: String) -> (name: String, isReadable: Bool) {
  var parts = ComparedName(name).loose.split(separator: ".", omittingEmptySubsequences: false)
  while parts.count > 1, let last = parts.last, endings.contains(String(last)) {
    parts.removeLast()
  }
  // Nor is what an editor left, `consent.md~`, of which that form has lost the end.
  let isWhole = ComparedName(name).exact.last.map { $0.isLetter || $0.isNumber } ?? false
  return (parts.joined(separator: "."), parts.count == 1 && isWhole)
}
