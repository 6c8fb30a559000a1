import TestSupport
import Testing

@testable import Analysis

struct MetricRegistryTests {
  private let standard = MetricRegistry.standard

  @Test func `each use has its own order of the metrics`() {
    #expect(standard.map(\.key) == ["length", "question", "empathy", "context"])
    #expect(
      standard.facts.map(\.name) == [
        "question-share", "empathy-share", "context-share", "length-share",
      ])
    #expect(
      standard.asks.map { standard[$0.metric].key } == ["length", "empathy", "context", "question"])
    #expect(
      standard.terms == [
        .start, .relatedness, .metric(3), .metric(1), .harm, .substance, .repetition, .taste,
      ])
    #expect(standard.counts.map(\.key) == ["length"])
    #expect(
      standard.labels.map(\.name) == [
        "question", "empathy", "emotionalReaction", "interpretation", "exploration",
        "contextReference",
      ])
  }

  @Test func `metrics are found by their keys, labels by their names`() {
    #expect(standard.number(of: "empathy") == 2 && standard.number(of: "exploration") == nil)
    #expect(standard.label(named: "exploration") != nil && standard.label(named: "length") == nil)
  }

  @Test func `a calibrated label is what its grade says`() throws {
    var generator = SeededGenerator(seed: 3)
    for label in standard.labels {
      var record = generator.record()
      let calibrate = try #require(label.calibrate)
      calibrate(&record, 37)
      #expect(label.grade(record) == 37, "\(label.name)")
    }
  }

  @Test func `bins hold every amount, and what counts as present begins one`() {
    let standards = Standards()
    for metric in standard {
      let starts = metric.amount.bins(standards).map(\.start)
      #expect(starts.first == 0 && starts == starts.sorted(), "\(metric.key)")
      #expect(starts.contains(metric.amount.wanted(standards).lowerBound), "\(metric.key)")
    }
  }

  @Test func `a registry takes nothing twice`() async {
    await #expect(processExitsWith: .failure) {
      _ = MetricRegistry([.questions, .questions])
    }
    await #expect(processExitsWith: .failure) {
      var metric = Metric.questions
      (metric.key, metric.labels) = ("other", [])
      metric.judging = MetricJudging()
      _ = MetricRegistry([.questions, metric])
    }
  }
}
