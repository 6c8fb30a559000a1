internal import Analysis
internal import Bytes
internal import Corpus
internal import Dataset
package import Findings
internal import Language
internal import Privacy
internal import Report
package import Review
internal import Storage

/// What a worksheet is asked to hold.
package struct ReviewRequest: Sendable {
  package var reviewer: String
  package var sample: ReviewSample
  package var count: Int
  package var seed: Int
  /// A topic's slug; nil for all.
  package var topic: String?
  /// Whether exchanges that others decided are asked about too, so that agreement can be measured.
  package var isShared: Bool
  /// Whether its decisions stand above the others'.
  package var settles: Bool

  package init(
    reviewer: String, sample: ReviewSample, count: Int, seed: Int, topic: String?, isShared: Bool,
    settles: Bool
  ) {
    self.reviewer = reviewer
    self.sample = sample
    self.count = count
    self.seed = seed
    self.topic = topic
    self.isShared = isShared
    self.settles = settles
  }
}

/// A worksheet that was written.
package struct WrittenWorksheet: Sendable {
  /// Relative to the project folder; nil when there was nothing to ask.
  package var path: String?
  package var count = 0
  /// Exchanges that could have been asked about.
  package var candidates = 0
  package var findings: [Finding] = []
}

/// Reads and judges a project and writes a worksheet into its `reviews/`. No file is ever overwritten.
///
/// - Throws: ``DiskError``.
package func writeWorksheet(
  _ request: ReviewRequest, _ settings: ProjectSettings, _ options: RunOptions,
  progress: (Progress) -> Void
) async throws -> WrittenWorksheet {
  let text = try DiskFile(temporaryIn: options.temporaryFolder)
  let project = try await judgeProject(
    settings, options, takeText: { try text.append($0) },
    readText: { try text.read(at: $0, count: $1) }, progress: progress)
  let candidates = candidates(for: request, project, settings.standards)
  let chosen = chooseSample(
    request.sample, of: candidates, count: request.count, project.summary, project.judgement,
    settings.standards
  ) { SHA256.first64Bits(Array("\(request.seed) \(hexadecimal($0))".utf8)) }
  var written = WrittenWorksheet(
    count: chosen.count, candidates: candidates.count, findings: project.findings)
  guard !chosen.isEmpty else { return written }
  let reader = text.reader()
  let items = try chosen.map { index in
    var item = try reviewItem(index, project, settings.standards, reader)
    if request.settles {
      item.opinions = (project.people.reviews.opinions[item.id] ?? []).map {
        ($0.reviewer, $0.decision, settings.masker($0.why).text)
      }
    }
    return item
  }
  let sample =
    "\(request.sample.rawValue), seed \(request.seed), \(chosen.count) of \(candidates.count)"
    + (request.topic.map { ", topic \($0)" } ?? "")
  let sheet = worksheetMarkdown(
    items, reviewer: request.reviewer, date: options.date, sample: sample,
    settles: request.settles)
  let folder = options.root + "/reviews"
  if try Disk.status(of: folder) == nil { try Disk.makeFolder(folder) }
  var name = "\(options.date)-\(request.reviewer)"
  var number = 2
  while try !Disk.createIfFree("\(folder)/\(name).md", sheet) {
    name = "\(options.date)-\(request.reviewer)-\(number)"
    number += 1
  }
  written.path = "reviews/\(name).md"
  return written
}

/// Numbers of the exchanges that a worksheet could ask about, each text once.
private func candidates(
  for request: ReviewRequest, _ project: JudgedProject, _ standards: Standards
) -> [Int] {
  let (summary, judgement, reviews) = (project.summary, project.judgement, project.people.reviews)
  let topic = request.topic.flatMap { slug in standards.topics.firstIndex { $0.slug == slug } }
  var seen: Set<UInt64> = []
  return summary.exchanges.indices.filter { index in
    let exchange = summary.exchanges[index]
    let conversation = summary.conversation(of: exchange)
    // Whoever denied the use of what they said is not read by reviewers either.
    guard conversation.consent != .denied, !conversation.hasUnknownRole,
      !judgement.faults[index].contains(.emptyResponse)
    else { return false }
    if let topic, Int(exchange.topic) != topic { return false }
    let opinions = reviews.opinions[exchange.id] ?? []
    if request.sample == .disagreements {
      guard reviews.isDisputed(exchange.id) else { return false }
    } else {
      if opinions.contains(where: { $0.reviewer == request.reviewer }) { return false }
      if !opinions.isEmpty, !request.isShared { return false }
    }
    return seen.insert(exchange.id).inserted
  }
}

/// An exchange with what stands before it, as a worksheet asks about it.
private func reviewItem(
  _ index: Int, _ project: JudgedProject, _ standards: Standards, _ reader: TextReader
) throws -> ReviewItem {
  let (summary, judgement) = (project.summary, project.judgement)
  let exchange = summary.exchanges[index]
  let conversation = summary.conversation(of: exchange)
  let message = Int(exchange.message)
  let part = try reader.part(max(0, message - 5)..<message + 1, of: conversation)
  return ReviewItem(
    id: exchange.id,
    place: summary.place(of: exchange),
    topic: standards.topics[Int(exchange.topic)].title,
    score: Double(judgement.scores[index]) / 100, verdict: judgement.ownVerdict(index),
    faults: judgement.faultRules(at: index),
    messages: part.messages.map { ($0.role.name, $0.text) })
}
