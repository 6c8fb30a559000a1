import Analysis
import BuiltinTemplates
import Testing

@testable import Report

struct MeasuredAccuracyTests {
  @Test func `every line that the program carries is read`() throws {
    let file = try #require(BuiltinTemplates.files.first { $0.name == "validity/measured.txt" })
    let lines = file.text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    let figures = MeasuredAccuracy.builtIn
    #expect(figures.count == lines.count)
    #expect(!figures.isEmpty)
    for figure in figures {
      #expect(figure.interval.contains(figure.value) || figure.count < 100, "\(figure)")
      #expect(figure.count > 0)
    }
  }

  @Test(arguments: [Metric.questions, .empathy, .contextAwareness])
  func `each indicator's line names sets, n, figure and day`(_ metric: Metric) {
    let line = MeasuredAccuracy.line(for: metric, in: MeasuredAccuracy.builtIn)
    #expect(line.contains("F1: 0."))
    #expect(line.contains("(n "))
    #expect(line.contains("measured 20"))
  }

  @Test func `what was not measured says so`() {
    #expect(MeasuredAccuracy.line(for: .questions, in: []).contains("has not been measured"))
  }

  @Test(arguments: [
    "", "# question\ta\t1\tF1\t0.5\t0.4\t0.6\t2026-01-01", "question\ta\tone\tF1\t0.5\t0.4\t0.6\td",
    "question\ta\t1\tF1\t0.5\t0.6\t0.4\td", "question",
  ]) func `other lines are no figures`(_ line: String) {
    #expect(MeasuredAccuracy.read(line).isEmpty)
  }
}
