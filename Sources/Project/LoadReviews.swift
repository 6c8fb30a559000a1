internal import Analysis
internal import Corpus
internal import Dialects
internal import Findings
internal import Planning
internal import Privacy
internal import Report
internal import Review
internal import Storage

/// People's decisions about a project, as its worksheets hold them.
struct LoadedReviews: Sendable {
  var reviews = Reviews([])
  /// Worksheets, relative to the project folder, in order.
  var paths: [String] = []
  var findings: [Finding] = []
}

/// Reads `reviews/**/*.md`.
func loadReviews(_ options: RunOptions, _ masker: Masker) -> LoadedReviews {
  var worksheets = WorksheetFolder(root: options.root, masker: masker.keepingPeople)
  worksheets.read("reviews")
  var loaded = worksheets.loaded
  loaded.paths.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  loaded.reviews = Reviews(worksheets.sheets.sorted { $0.path < $1.path })
  return loaded
}

/// What folders of worksheets hold, in the order in which it is met.
private struct WorksheetFolder {
  /// The project folder.
  let root: String
  let masker: Masker
  private(set) var sheets: [Worksheet] = []
  private(set) var loaded = LoadedReviews()

  init(root: String, masker: Masker) {
    self.root = root
    self.masker = masker
  }

  /// Reads a folder and those in it.
  mutating func read(_ folder: String) {
    do throws(DiskError) {
      guard let status = try Disk.status(of: root + "/" + folder, followingLinks: false)
      else { return }
      let kind = try Disk.status(of: root + "/" + folder)?.kind
      guard kind == .folder else {
        // A file of that name may be anything.
        if status.kind != .file { throw .notFolder("list", root + "/" + folder) }
        return
      }
      for name in try Disk.list(root + "/" + folder) where !name.hasPrefix(".") {
        let path = folder + "/" + name
        // A link is not followed: a worksheet is a file of the project.
        switch try Disk.status(of: root + "/" + path, followingLinks: false)?.kind {
        case .folder: read(path)
        case .file where name.hasSuffix(".md") && !name.lowercased().hasPrefix("readme."):
          try readSheet(path)
        case .link, .other:
          guard name.hasSuffix(".md") else { continue }
          loaded.findings.append(
            Finding(
              .unreadableFile, at: Place(file: masker.path(path)),
              "the worksheet is a link, a pipe or a device, and is not read",
              advice: "Put the file itself there, or delete it."))
        default: continue
        }
      }
    } catch {
      loaded.findings.append(
        Finding(
          .unreadableFile, at: Place(file: masker.path(folder)),
          "a worksheet cannot be read: \(error.reason)",
          advice: error.advice(or: "Mend its permissions.")
            + " Until then its decisions do not count."))
    }
  }

  private mutating func readSheet(_ path: String) throws(DiskError) {
    // Mends and reports damaged bytes.
    let source = SourceText(
      path: masker.path(path), bytes: try Disk.read(root + "/" + path),
      masker: masker, findings: &loaded.findings)
    var (sheet, findings) = readWorksheet(source.bytes, path: masker.path(path))
    sheet.reviewer = masker(sheet.reviewer).text
    if !sheet.date.isEmpty, CalendarDay(sheet.date) == nil {
      findings.append(
        Finding(
          .invalidReview, at: Place(file: masker.path(path), line: 1, column: 1),
          "the worksheet's date is not a day", advice: "Write it as YYYY-MM-DD."))
      sheet.date = ""
    }
    loaded.paths.append(path)
    loaded.findings += findings
    sheets.append(sheet)
  }
}

/// Finds the exchanges of decisions under ids that masking, or a key that came later, gave other ones.
///
/// A worksheet of a run without a key has the id that rests on what was shown; and where masking changed since then, the
/// exchange is the one that stands at the place that the worksheet names, if its words are those that it quotes.
func renamed(
  _ reviews: Reviews, for summary: Summary, _ masker: Masker,
  text: (_ offset: UInt64, _ count: Int) throws -> [UInt8]
) rethrows -> Reviews {
  var unknown = Set(reviews.opinions.keys)
  for exchange in summary.exchanges { unknown.remove(exchange.id) }
  if unknown.isEmpty { return reviews }
  var ids: [UInt64: [UInt64]] = [:]
  for exchange in summary.exchanges where unknown.contains(exchange.shownID) {
    if ids[exchange.shownID]?.contains(exchange.id) != true {
      ids[exchange.shownID, default: []].append(exchange.id)
    }
  }
  var wanted: [Place: [UInt64]] = [:]
  for id in unknown.sorted() where ids[id] == nil {
    guard let shown = reviews.opinions[id]?.lazy.compactMap(\.shown).first else { continue }
    let place = Place(file: masker.path(shown.file), line: shown.line, column: 1)
    wanted[place, default: []].append(id)
  }
  if !wanted.isEmpty {
    for exchange in summary.exchanges {
      let conversation = summary.conversation(of: exchange)
      let place = summary.place(of: exchange)
      guard let olds = wanted[place] else { continue }
      let message = Int(exchange.message)
      let part = try conversationPart(max(0, message - 5)..<message + 1, of: conversation, text)
      let lines = quotedLines(part.messages.map { ($0.role.name, $0.text) })
      for old in olds {
        let quote = reviews.opinions[old]?.lazy.compactMap(\.shown).first?.quote ?? []
        if mayBeSame(quote, lines) { ids[old, default: []].append(exchange.id) }
      }
    }
  }
  var result = reviews
  result.rename(ids)
  return result
}

/// Puts decisions above verdicts.
///
/// - Parameter today: `YYYY-MM-DD`; an acceptance of a response with a disqualifying fault is a waiver, and
///   holds until the day that it names.
/// - Returns: What could not be counted.
func apply(
  _ reviews: Reviews, to judgement: inout Judgement, _ summary: Summary, today: String
) -> [Finding] {
  guard !reviews.opinions.isEmpty else { return [] }
  var findings: [Finding] = []
  var places: [UInt64: [Int]] = [:]
  for (index, exchange) in summary.exchanges.enumerated()
  where reviews.opinions[exchange.id] != nil { places[exchange.id, default: []].append(index) }
  var decisions: [Int: Decision] = [:]
  var disputed: Set<Int> = []
  for (id, opinions) in reviews.opinions.sorted(by: { $0.key < $1.key }) {
    guard let indices = places[id] else {
      findings += opinions.map(\.stale)
      continue
    }
    if reviews.isDisputed(id) {
      disputed.formUnion(indices)
      findings.append(disputedExchange(indices[0], opinions: opinions.count, summary))
      continue
    }
    guard let decision = reviews.decision(id) else { continue }
    for index in indices {
      if decision == .accept,
        let refusal = refusal(
          of: reviews.counting(id).first, about: index, judgement, today: today)
      {
        findings.append(refusal)
      } else {
        decisions[index] = decision
      }
    }
  }
  judgement.apply(decisions, disputed: disputed) {
    summary.conversation(of: summary.exchanges[$0]).source == .manual
  }
  return findings
}

/// Why an acceptance does not count; nil where it does.
private func refusal(
  of opinion: Reviews.Opinion?, about exchange: Int, _ judgement: Judgement, today: String
) -> Finding? {
  if judgement.faults[exchange].contains(.emptyResponse) {
    return Finding(
      .invalidReview, at: opinion?.place, "an empty response cannot be accepted",
      advice: "Mend the conversation instead.")
  }
  guard judgement.isDisqualified(exchange), let opinion else { return nil }
  if let day = CalendarDay(opinion.until), day.description >= today { return nil }
  return Finding(
    .expiredWaiver, at: opinion.place,
    opinion.until.isEmpty
      ? "a response with a disqualifying fault is accepted without 'Until: YYYY-MM-DD'"
      : "the acceptance of a disqualifying fault ended, or names no day",
    advice: "Until it names a day to come, the exchange stays rejected.")
}

private func disputedExchange(_ index: Int, opinions: Int, _ summary: Summary) -> Finding {
  let exchange = summary.exchanges[index]
  return Finding(
    .disputedExchange,
    at: summary.place(of: exchange),
    "\(opinions) reviewers disagree about this exchange",
    advice: "Settle it: 'tuneboard review --reviewer NAME --sample disagreements --settle'.")
}

extension Reviews.Opinion {
  /// The finding that what it is about is gone.
  fileprivate var stale: Finding {
    Finding(
      .staleDecision, at: place, "the decision is about a text that is no longer there",
      advice: "The exchange was changed or removed; decide again in a new worksheet.")
  }
}
