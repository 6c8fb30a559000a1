import Bytes
import Testing

@testable import Planning

@Suite struct MeasureSyntaxTests {
  @Test(arguments: [
    (" measure: manual-examples >= 100 ", Measure.Condition(.manualExamples, .atLeast, 100)),
    ("measure:flagged<=5", Measure.Condition(.flagged, .atMost, 5)),
    ("MEASURE : Examples > 10", Measure.Condition(.examples, .more, 10)),
    ("measure: flagged < 3", Measure.Condition(.flagged, .fewer, 3)),
    ("measure: topics-on-goal = 5", Measure.Condition(.topicsOnGoal, .equal, 5)),
    ("measure: topics-on-goal == 5", Measure.Condition(.topicsOnGoal, .equal, 5)),
    ("measure: question-share >= 60%", Measure.Condition(.questionShare, .atLeast, 0.6)),
    ("measure: question-share >= 60 %", Measure.Condition(.questionShare, .atLeast, 0.6)),
    ("measure: question-share >= 0.6", Measure.Condition(.questionShare, .atLeast, 0.6)),
    ("measure: length-share >= 62.5%", Measure.Condition(.lengthShare, .atLeast, 0.625)),
    ("measure: median-score > 0.80", Measure.Condition(.medianScore, .more, 0.8)),
    ("measure:\n  examples\n  >= 1", Measure.Condition(.examples, .atLeast, 1)),
  ])
  func `reads a condition`(comment: String, condition: Measure.Condition) {
    #expect(MeasureSyntax.read(comment, .known) == .measure(Measure([condition])))
  }

  @Test func `reads several conditions joined by and`() {
    #expect(
      MeasureSyntax.read(
        "measure: examples >= 500 and empathy-share>=70% AND empathy-share<=90%", .known)
        == .measure(
          Measure([
            Measure.Condition(.examples, .atLeast, 500),
            Measure.Condition(.empathyShare, .atLeast, 0.7),
            Measure.Condition(.empathyShare, .atMost, 0.9),
          ])))
  }

  @Test(arguments: MeasureNames.known.all)
  func `knows every name as it is written`(name: MeasureName) {
    let condition = Measure.Condition(name, .atLeast, 1)
    #expect(
      MeasureSyntax.read("measure: \(name.rawValue) >= 1", .known) == .measure(Measure([condition]))
    )
  }

  @Test(arguments: [
    "", "note: ask the coach", "measure twice, cut once", "todo", "measured: by hand",
    "leisure: fitness", "http://example.com", "measurement of examples >= 1", ":", "é: é >= 1",
  ])
  func `leaves other comments alone`(comment: String) {
    #expect(MeasureSyntax.read(comment, .known) == .none)
  }

  @Test(arguments: [
    ("measure:", "a measure's name is missing at the end"),
    ("measure: >= 100", "a measure's name is missing at '>='"),
    ("measure: examples", "no comparison follows 'examples'"),
    ("measure: examples => 1", "no comparison follows 'examples'"),
    ("measure: examples ≥ 1", "no comparison follows 'examples'"),
    ("measure: examples != 1", "no comparison follows 'examples'"),
    ("measure: examples >= ", "a number is missing at the end"),
    ("measure: examples >= many", "'many' is not a plain number"),
    ("measure: examples >= 1,000", "'1,000' is not a plain number"),
    ("measure: examples >= -1", "'-1' is not a plain number"),
    ("measure: examples >= 1e3", "'1e3' is not a plain number"),
    ("measure: examples >= 1.", "'1.' is not a plain number"),
    ("measure: examples >= .5", "'.5' is not a plain number"),
    ("measure: examples >= 1.2.3", "'1.2.3' is not a plain number"),
    ("measure: examples >= 9999999999999999", "'9999999999999999' is not a plain number"),
    ("measure: examples >= 1 or examples >= 2", "'and' or the end is expected at 'or'"),
    ("measure: examples >= 1 and", "a measure's name is missing at the end"),
    ("measure: examples >= 50%", "'examples' is a count, which is not compared with a percentage"),
    (
      "measure: question-share >= 60",
      "'question-share' goes from 0 to 1, or from 0% to 100%, and never beyond"
    ),
    ("measure examples >= 1", "'measure' needs a colon behind it"),
    ("mesure: examples >= 1", "'mesure' is not 'measure'"),
    ("measures: examples >= 1", "'measures' is not 'measure'"),
  ])
  func `says what is wrong with a measure`(comment: String, reason: String) {
    #expect(MeasureSyntax.read(comment, .known) == .malformed(reason))
  }

  @Test func `collects the names that are no facts`() {
    #expect(
      MeasureSyntax.read("measure: exampels >= 1 and examples >= 1 and users > 3", .known)
        == .unknownNames(["exampels", "users"]))
  }

  @Test(arguments: [
    ("exampels", MeasureName.examples), ("manual_examples", .manualExamples),
    ("manualexample", .manualExamples), ("metric-on-target", .metricsOnTarget),
    ("exchange", .exchanges), ("flaged", .flagged),
    ("users", nil), ("", nil), ("manual", nil), (String(repeating: "e", count: 4000), nil),
  ])
  func `guesses the name that was meant`(spelling: String, meant: MeasureName?) {
    #expect(MeasureNames.known.nearest(to: spelling) == meant)
  }

  @Test(arguments: [("", "", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("ab", "ba", 2)])
  func `counts the edits between two words`(a: String, b: String, edits: Int) {
    #expect(editDistance(Array(a.utf8), Array(b.utf8)) == edits)
    #expect(editDistance(Array(b.utf8), Array(a.utf8)) == edits)
  }
}
