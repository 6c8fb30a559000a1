import Analysis
import Corpus
import Dataset
import Findings
import Planning
import Privacy
import TestSupport
import Testing

@testable import Project
@testable import Report

/// What the pages say is what was judged: each count of the model against the exchanges themselves.
struct ModelBuilderTests {
  @Test func `what was read is what there is`() async throws {
    let outcome = try await Fixture.checked.value
    let (summary, input) = (outcome.project.summary, outcome.model.input)
    #expect(input.files == summary.files.count)
    #expect(input.conversations + input.manualExamples == summary.conversations.count)
    #expect(input.exchanges == summary.exchanges.count)
    #expect(input.bytes == summary.files.reduce(0) { $0 + $1.byteCount })
    #expect(
      input.dialects.reduce(0) { $0 + $1.files } == summary.files.count { !$0.dialect.isEmpty })
    #expect(input.filesWithErrors == summary.files.count(where: \.hasErrors))
  }

  @Test func `each exchange has one score, in the bin of its verdict`() async throws {
    let outcome = try await Fixture.checked.value
    let (judgement, scores) = (outcome.project.judgement, outcome.model.scores)
    for (verdict, bins) in [
      (Verdict.accept, scores.accepted), (.review, scores.review), (.reject, scores.rejected),
    ] {
      #expect(bins.reduce(0, +) == judgement.verdicts.count { $0 == verdict })
    }
    let sorted = judgement.scores.sorted()
    // In halves of a hundredth.
    let median = (try #require(scores.median) * 200).rounded() / 2
    #expect(sorted.count { Double($0) < median } * 2 <= sorted.count)
    #expect(sorted.count { Double($0) > median } * 2 <= sorted.count)
  }

  @Test func `examples are lines of the dataset, each of one source and one topic`() async throws {
    let outcome = try await Fixture.checked.value
    let model = outcome.model
    let lines = outcome.project.dataset.lines
    #expect(model.volume.manual + model.volume.mined == lines.count)
    #expect(
      model.dataset.written.train.lines + model.dataset.written.validation.lines == lines.count)
    #expect(model.coverage.reduce(0) { $0 + $1.manual } == model.volume.manual)
    #expect(model.coverage.reduce(0) { $0 + $1.mined } == model.volume.mined)
    for topic in model.coverage {
      #expect(topic.share.count == topic.manual + topic.mined)
      #expect(topic.share.total == lines.count)
      #expect(topic.emotions.reduce(0, +) == topic.share.count)
    }
    #expect(model.coverage.reduce(0) { $0 + $1.exchanges } == model.input.exchanges)
  }

  @Test func `what is flagged is counted once by source, once by topic and under each reason`()
    async throws
  {
    let outcome = try await Fixture.checked.value
    let (judgement, model) = (outcome.project.judgement, outcome.model)
    let flagged = judgement.flagged
    #expect(model.flagged.total == flagged.count)
    func count(_ kind: FlaggedFacet.Kind) -> Int {
      model.flagged.facets.filter { $0.kind == kind }.reduce(0) { $0 + $1.count }
    }
    #expect(count(.source) == flagged.count)
    #expect(count(.topic) == flagged.count)
    let reasons = flagged.reduce(0) { sum, index in
      let faults = judgement.faults[index].faults.count
      return sum + faults + (judgement.isRejectedByPeople(index) || faults == 0 ? 1 : 0)
    }
    #expect(count(.reason) == reasons)
    #expect(model.flagged.facets.allSatisfy { $0.count > 0 })
    // The front page names the same reasons.
    #expect(model.flagged.reasons.reduce(0) { $0 + $1.count } == reasons)
  }

  @Test func `a share counts each of what it is about once`() async throws {
    let outcome = try await Fixture.checked.value
    for metric in outcome.model.metrics {
      for share in [metric.dataset, metric.all, metric.mined, metric.manual] + metric.byTopic {
        #expect((0...share.total).contains(share.count), "\(metric.key)")
      }
      #expect(metric.mined.total + metric.manual.total == metric.dataset.total, "\(metric.key)")
      #expect(metric.byTopic.reduce(0) { $0 + $1.total } == metric.dataset.total, "\(metric.key)")
      #expect(metric.byTopic.reduce(0) { $0 + $1.count } == metric.dataset.count, "\(metric.key)")
    }
  }

  @Test func `the facts are the numbers that the pages show`() async throws {
    let model = try await Fixture.checked.value.model
    let shown: [(MeasureName, Int)] = [
      (.examples, model.volume.total), (.manualExamples, model.volume.manual),
      (.minedExamples, model.volume.mined), (.conversations, model.input.conversations),
      (.exchanges, model.input.exchanges), (.flagged, model.flagged.total),
      (.accepted, model.scores.accepted.reduce(0, +)),
      (.trainLines, model.dataset.written.train.lines),
      (.validationLines, model.dataset.written.validation.lines),
      (.filesWithErrors, model.input.filesWithErrors),
      (.personalData, model.privacy.types.reduce(0) { $0 + $1.count }),
      (.metricsOnTarget, model.metrics.count { $0.status == .within }),
      (.topicsOnGoal, model.coverage.count { $0.status == .within }),
    ]
    for (name, count) in shown { #expect(model.facts[name] == Double(count), "\(name)") }
  }

  @Test func `consent is counted of dumps, each conversation once`() async throws {
    let outcome = try await Fixture.checked.value
    let privacy = outcome.model.privacy
    #expect(privacy.granted + privacy.denied + privacy.unknown == outcome.model.input.conversations)
    #expect(privacy.messages >= privacy.conversations)
    #expect(privacy.messages <= privacy.types.reduce(0) { $0 + $1.count })
  }

  @Test func `an empty folder gives a model of nothing, and says so`() async throws {
    let folder = try TemporaryFolder()
    let scratch = try TemporaryFolder()
    let outcome = try await checkProject(
      ProjectSettings(), options(for: folder.path, temporaryFolder: scratch.path)
    ) { _ in }
    let model = outcome.model
    #expect((model.input.files, model.input.exchanges, model.volume.total) == (0, 0, 0))
    #expect(model.scores.median == nil)
    #expect(model.metrics.allSatisfy { $0.status == .noData })
    #expect(!model.readiness.isReady)
    #expect(model.findings.contains { $0.code == .noConversations })
  }

  @Test func `goals are counted up to the next, and the last has none behind it`() async throws {
    var settings = ProjectSettings()
    settings.consent.fallback = .granted
    settings.standards.acceptAbove = 0
    let folder = try projectFolder([
      "conversations/a.md": exchange(of: nil, about: "work"),
      "conversations/b.md": "**User:** My brother forgot my birthday again.\n\n"
        + "**Assistant:** Being forgotten by a brother stings. Have you told him how that was for you?\n",
    ])
    func volume(_ minimum: Int, _ target: Int, _ optimal: Int) async throws -> Volume {
      (settings.standards.volume.minimum, settings.standards.volume.target) = (minimum, target)
      settings.standards.volume.optimal = optimal
      let scratch = try TemporaryFolder()
      return try await checkProject(
        settings, options(for: folder.path, temporaryFolder: scratch.path)
      ) { _ in }.model.volume
    }
    let below = try await volume(3, 5, 9)
    #expect(below.total == 2)
    #expect(below.next?.goal == 3 && below.next?.missing == 1)
    #expect(below.phase == "Foundation")
    let between = try await volume(1, 2, 9)
    #expect(between.next?.goal == 9 && between.phase == "Expansion")
    let above = try await volume(0, 1, 2)
    #expect(above.next == nil && above.phase == "Refinement")
  }
}
