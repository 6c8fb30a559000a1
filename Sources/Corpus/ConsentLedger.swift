package import Findings
internal import Privacy

/// What participants said to the use of their conversations: `consent.md`.
///
/// A table of GitHub Flavored Markdown with the columns `participant` and `consent`, in any order and among
/// others. A state is `granted`, `denied` or `erased`; of an erased participant the ledger keeps a hash in place
/// of the pseudonym, `sha256:` and 64 hexadecimal digits, so that nothing but the fact is left.
package struct ConsentLedger: Sendable, Equatable {
  package static let fileName = "consent.md"

  /// By pseudonym. Of two rows about one participant, a refusal holds.
  package private(set) var states: [String: Consent] = [:]
  /// Hashes of erased participants.
  package private(set) var erased: Set<String> = []
  /// Whether there is a ledger that nobody can read: then every participant may have refused.
  package var isUnreadable = false

  package init() {}

  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - hash: The SHA-256 of a text, 64 hexadecimal digits.
  package init(
    reading bytes: [UInt8], hash: (String) -> String, findings: inout [Finding]
  ) {
    var columns: (participant: Int, consent: Int)?
    var hasTable = false
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (index, line) in lines.enumerated() {
      let cells = Self.cells(line)
      guard cells.count > 1 else {
        columns = nil
        continue
      }
      guard let known = columns else {
        let names = cells.map { $0.lowercased() }
        if let participant = names.firstIndex(of: "participant"),
          let consent = names.firstIndex(of: "consent")
        {
          columns = (participant, consent)
          hasTable = true
        }
        continue
      }
      if cells.allSatisfy({ $0.allSatisfy { "-: ".contains($0) } }) { continue }
      let name = known.participant < cells.count ? cells[known.participant] : ""
      let word = known.consent < cells.count ? cells[known.consent].lowercased() : ""
      guard !name.isEmpty else { continue }
      let key = Self.hashed(name, hash)
      switch word {
      case "granted":
        if states[name] != .denied { states[name] = .granted }
      case "denied": states[name] = .denied
      case "erased": erased.insert(key)
      case "unknown", "": continue
      default:
        // A word that nobody can read is no permission.
        states[name] = .denied
        findings.append(
          Finding(
            .invalidConsent, at: Place(file: "consent.md", line: index + 1, column: 1),
            "a participant's consent is none of granted, denied, erased and unknown",
            advice: "It is taken as denied; write one of these."))
      }
    }
    if !hasTable, bytes.contains(where: { $0 > 0x20 }) {
      isUnreadable = true
      findings.append(
        Finding(
          .invalidConsent, at: Place(file: "consent.md"),
          "no table with the columns 'participant' and 'consent'",
          advice:
            "Write '| participant | consent | date |', '|---|---|---|' and a row for each participant; until then "
            + "every participant is taken to have refused."))
    }
  }

  /// What holds for a conversation by what it states and by what its participant said: a refusal anywhere stands
  /// above a permission.
  package func consent(of participant: String?, stated: Consent) -> Consent {
    guard let participant else { return stated }
    let person = isUnreadable ? .denied : states[participant] ?? .unknown
    if stated == .denied || person == .denied { return .denied }
    return stated == .granted || person == .granted ? .granted : .unknown
  }

  /// Whether a participant is erased.
  package func isErased(_ participant: String, hash: (String) -> String) -> Bool {
    !erased.isEmpty && erased.contains(Self.hashed(participant, hash))
  }

  /// A participant as an erased one is kept: `sha256:` and the digits.
  package static func hashed(_ participant: String, _ hash: (String) -> String) -> String {
    participant.hasPrefix("sha256:") ? participant : "sha256:" + hash(participant)
  }

  /// The ledger's text with a participant erased: rows about them lose their pseudonym, and one row
  /// says since when.
  package static func erasing(
    _ participant: String, on day: String, from text: String, hash: (String) -> String
  ) -> String {
    let key = hashed(participant, hash)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    var columns: (participant: Int, consent: Int, date: Int?)?
    var lastRow: Int?
    var kept: [String] = []
    for line in lines {
      let cells = Self.cells(Substring(line))
      let names = cells.map { $0.lowercased() }
      if columns == nil, let participant = names.firstIndex(of: "participant"),
        let consent = names.firstIndex(of: "consent")
      {
        columns = (participant, consent, names.firstIndex(of: "date"))
      } else if let known = columns, cells.count > 1, known.participant < cells.count,
        cells[known.participant] == participant || cells[known.participant] == key
      {
        continue
      }
      kept.append(line)
      if columns != nil, cells.count > 1 { lastRow = kept.count }
    }
    guard let columns, let lastRow else {
      let head = kept.isEmpty ? ["# Consent", ""] : kept + [""]
      return
        (head + [
          "| participant | consent | date |", "| --- | --- | --- |", "| \(key) | erased | \(day) |",
        ]).joined(separator: "\n") + "\n"
    }
    let width = max(columns.participant, columns.consent, columns.date ?? 0) + 1
    var row = [String](repeating: "", count: width)
    row[columns.participant] = key
    row[columns.consent] = "erased"
    if let date = columns.date { row[date] = day }
    kept.insert("| " + row.joined(separator: " | ") + " |", at: lastRow)
    return kept.joined(separator: "\n") + "\n"
  }

  /// The cells of a table's row, without spaces and code marks; none when it is no row.
  private static func cells(_ line: Substring) -> [String] {
    var text = line.drop { $0 == " " }
    guard text.first == "|" else { return [] }
    text.removeFirst()
    while let last = text.last, last == " " || last == "\r" { text.removeLast() }
    if text.last == "|" { text.removeLast() }
    return text.split(separator: "|", omittingEmptySubsequences: false).map { cell in
      var cell = cell.drop { $0 == " " || $0 == "`" }
      while let last = cell.last, last == " " || last == "`" { cell.removeLast() }
      return String(cell)
    }
  }
}

/// What holds where a conversation does not state its consent.
package struct ConsentRules: Sendable, Equatable {
  /// By folder or file, relative to the project; the longest that fits holds.
  package var sources: [String: Consent] = [:]
  /// Where no source fits.
  package var fallback = Consent.unknown
  /// Whether conversations of unknown consent are exported.
  package var exportsUnknown = false

  package init() {}

  /// What holds for a file that states nothing.
  package func consent(ofFile path: String) -> Consent {
    let fitting = sources.keys.filter { path == $0 || path.hasPrefix($0 + "/") }
    return fitting.max { $0.utf8.count < $1.utf8.count }.flatMap { sources[$0] } ?? fallback
  }

  /// What holds for a conversation that states this, the ledger included: else its source's default. Whoever writes
  /// an example by hand agrees by writing it.
  package func consent(stated: Consent, file: String, source: Source) -> Consent {
    if stated != .unknown { return stated }
    let byDefault = consent(ofFile: file)
    return source == .manual && byDefault == .unknown ? .granted : byDefault
  }
}
