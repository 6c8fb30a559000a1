internal import Corpus
internal import Dialects
internal import Findings
internal import Privacy

extension Participants {
  /// Lets nobody's grant hold where a file may be meant as the ledger and is not read as one: under a name that is nearly
  /// the ledger's, in another format, in another folder.
  mutating func refuseStrayLedgers(of root: String, _ discovered: [InputFile]) {
    var strays: [String] = []
    var candidates = discovered.map(\.path)
    for name in (try? Disk.list(root)) ?? [] where !name.hasPrefix(".") && !isLedgerName(name) {
      let isLedgersName = isNearlyConsent(stem(of: name).name)
      switch (try? Disk.status(of: root + "/" + name))?.kind {
      case .file where isLedgersName && stem(of: name).isReadable: strays.append(name)
      case .file: candidates.append(name)
      case .folder:
        let inner = (try? Disk.list(root + "/" + name)) ?? []
        candidates += inner.filter { isLedgersName || mayBeAboutConsent($0) }.map {
          name + "/" + $0
        }
      default: continue
      }
    }
    for path in Set(candidates) where !strays.contains(path) && mayHold(path, aLedgerOf: root) {
      strays.append(path)
    }
    if strays.isEmpty { return }
    ledger.isSuspended = true
    for path in strays.sorted() {
      findings.append(
        Finding(
          .invalidConsent, at: Place(file: Masker().path(path)),
          "it looks like a ledger of consent, and is not read as one",
          advice:
            "Make it '\(ConsentLedger.fileName)' in the project folder, or give it another name or form if it is "
            + "something else; until then every participant is taken to have refused."))
    }
  }

  /// Whether a Markdown file elsewhere, named for consent or in a folder that is, has a table of who agreed.
  private func mayHold(_ path: String, aLedgerOf root: String) -> Bool {
    let parts = path.split(separator: "/").map(String.init)
    guard let name = parts.last, path != ConsentLedger.fileName,
      [".md", ".markdown"].contains(where: { name.lowercased().hasSuffix($0) }),
      parts.contains(where: mayBeAboutConsent),
      let status = try? Disk.status(of: root + "/" + path), status.kind == .file,
      status.byteCount < 1 << 22, let bytes = try? Disk.read(root + "/" + path)
    else { return false }
    var findings: [Finding] = []
    let source = SourceText(
      path: Masker().path(path), bytes: bytes, masker: Masker(), findings: &findings)
    var ignored = ConsentLedger()
    return !readConsentLedger(source, isDamaged: false, into: &ignored, findings: &findings).isEmpty
  }
}

/// Endings of files in which somebody may keep a table.
private let endings: Set<String> = [
  "md", "markdown", "mdown", "mkd", "mkdn", "mdwn", "mdx", "txt", "text", "csv", "tsv", "xlsx",
  "ods", "yml", "yaml",
  "json", "jsonl", "toml", "rst", "adoc", "org",
]

/// A file's name without such endings, and whether it had nothing else behind it.
private func stem(of name: String) -> (name: String, isReadable: Bool) {
  var parts = ComparedName(name).loose.split(separator: ".", omittingEmptySubsequences: false)
  while parts.count > 1, let last = parts.last, endings.contains(String(last)) {
    parts.removeLast()
  }
  return (parts.joined(separator: "."), parts.count == 1)
}
