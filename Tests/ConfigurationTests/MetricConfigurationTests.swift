import Analysis
import Configuration
import Findings
import Project
import Testing

/// The bands of metrics in `tuneboard.yml`, by the registry that a run has.
struct MetricConfigurationTests {
  /// Questions under another name.
  private static let madeUp: Metric = {
    var metric = Metric.questions
    (metric.key, metric.fact.name) = ("made-up", "made-up-share")
    (metric.labels, metric.judging) = ([], MetricJudging())
    return metric
  }()

  private let table = SettingTable(metrics: MetricRegistry([.responseLength, Self.madeUp]))

  private func read(_ text: String) -> ConfigurationFile {
    ConfigurationFile(
      reading: Array(text.utf8), table: table)
  }

  @Test func `the band of any metric can be set, and a gate can ask for its share`() {
    let file = read(
      "metrics:\n  made-up: [10 %, 20 %]\n  length: {characters: [5, 9], share: [30 %, 40 %]}\n"
        + "gates: ['made-up-share >= 5 %']\n")
    #expect(file.findings == [])
    #expect(file.settings.standards.bands == [0.3...0.4, 0.1...0.2])
    #expect(file.settings.standards.lengthRange == 5...9)
    #expect(file.settings.gates.count == 1)
  }

  @Test func `the manual has a row for the band of any metric`() {
    let rows = table.rows()
    #expect(rows.first { $0.key == "metrics.made-up" }?.defaultValue == "[60 %, 80 %]")
    #expect(rows.contains { $0.key == "metrics.length.characters" })
    #expect(!rows.contains { $0.key == "metrics.empathy" })
  }

  @Test func `a metric that the run does not have is not known`() {
    let file = read("metrics:\n  empathy: [10 %, 20 %]\n")
    #expect(file.findings.map(\.code) == [.unknownKey])
    #expect(file.findings.first?.advice == "Known are: length, made-up.")
  }
}
