import Foundation
import Language
import Testing

@testable import Analysis
@testable import Evaluation

struct LogisticRegressionTests {
  private func row(_ columns: Int32...) -> SparseRow {
    SparseRow(columns: columns, values: columns.map { _ in 1 })
  }

  // One feature that always decides: the minimum of log(1 + e^−(b+w)) + log(1 + e^b) + w²/2 by hand:
  // b = −w/2, and 1/(1 + e^(w/2)) = w.
  @Test func `finds the minimum that can be worked out by hand`() {
    let model = LogisticRegression([row(0), row()], [true, false], columnCount: 1, strength: 1)
    var w = 0.4
    for _ in 0..<200 { w = (w + 1 / (1 + exp(w / 2))) / 2 }
    #expect(abs(model.weights[0] - w) < 0.01)
    #expect(abs(model.bias + w / 2) < 0.01)
  }

  @Test func `a stronger penalty gives smaller weights`() {
    let rows = (0..<40).map { $0 % 2 == 0 ? row(0, 1) : row(1) }
    let labels = (0..<40).map { $0 % 2 == 0 }
    let weak = LogisticRegression(rows, labels, columnCount: 2, strength: 0.1)
    let strong = LogisticRegression(rows, labels, columnCount: 2, strength: 10)
    #expect(weak.weights[0] > strong.weights[0])
    #expect(strong.weights[0] > 0)
    #expect(weak.score(rows[0]) > 0)
    #expect(weak.score(rows[1]) < 0)
  }
}

struct CalibrateTests {
  /// Invented labels: the word "kite" says yes where the label follows it.
  private func rows(_ count: Int, followsWord: Bool) -> [CalibrationRow] {
    let languages = Languages(
      [("en", CueList("[words function]\nthe is a\n[advice]\nyou should"))], topics: [])
    var state: UInt64 = 9
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let words = ["boat", "garden", "violin", "bakery", "letter", "kitchen", "orchard", "river"]
    return (0..<count).map { number in
      let isKite = next(2) == 0
      let text = "The \(words[next(8)]) is a \(isKite ? "kite" : "stone") \(words[next(8)])."
      let record = ExchangeRecord(
        conversation: 0, assistantTurn: 0, message: 1, line: 1, id: 1, opener: 0, faults: [],
        length: 30, question: 0, empathy: 50, contextReference: 0, topic: 0, emotion: .neutral,
        personalData: 0)
      return CalibrationRow(
        conversation: "c\(number / 3)", isYes: followsWord ? isKite : next(2) == 0,
        rules: Double(next(100)) / 100,
        features: CalibrationFeatures(
          of: record, response: Array(text.utf8), to: [], languages: languages,
          standards: Standards()))
    }
  }

  @Test func `finds the word that the labels follow`() throws {
    guard
      case .fitted(let indicator) = calibrate(
        .indicator(label: "empathy"), rows(240, followsWord: true))
    else {
      Issue.record("not fitted")
      return
    }
    #expect(indicator.accuracy.areaUnderROC > 0.95)
    #expect(indicator.accuracy.f1 > 0.95)
    #expect(indicator.accuracy.interval.contains(indicator.accuracy.areaUnderROC))
    let kite = try #require(indicator.weights.first { $0.feature == "kite" })
    #expect(kite.weight > 0)
    #expect(indicator.weights.first { $0.feature == "stone" }.map { $0.weight < 0 } == true)
  }

  @Test func `labels that follow nothing are mostly no better than chance`() {
    if case .fitted(let indicator) = calibrate(
      .indicator(label: "empathy"), rows(240, followsWord: false))
    {
      #expect(indicator.accuracy.areaUnderROC < 0.62)
    }
  }

  @Test(arguments: [0, 10, 90]) func `too few labels are refused, in words`(_ count: Int) {
    guard
      case .refused(let reason) = calibrate(
        .indicator(label: "empathy"), rows(count, followsWord: true))
    else {
      Issue.record("fitted to \(count)")
      return
    }
    #expect(reason.contains("too few labels"))
  }

  @Test func `the same labels give the same weights`() {
    guard
      case .fitted(let one) = calibrate(.indicator(label: "empathy"), rows(240, followsWord: true)),
      case .fitted(let two) = calibrate(.indicator(label: "empathy"), rows(240, followsWord: true))
    else {
      Issue.record("not fitted")
      return
    }
    #expect(one == two)
  }

  @Test func `a conversation is never in two folds`() {
    let names = (0..<500).map { "c\($0 % 90)" }
    let folds = foldsByConversation(names, count: 5)
    var foldOf: [String: Int] = [:]
    for (name, fold) in zip(names, folds) {
      #expect(foldOf[name, default: fold] == fold)
      foldOf[name] = fold
    }
    #expect((0..<5).map { fold in foldOf.values.count { $0 == fold } } == [18, 18, 18, 18, 18])
  }

  @Test func `what is written is read again`() throws {
    guard
      case .fitted(let indicator) = calibrate(
        .indicator(label: "empathy"), rows(240, followsWord: true))
    else {
      Issue.record("not fitted")
      return
    }
    let text = Calibration([indicator]).fileText
    let file = CalibrationFile(text, .standard)
    #expect(file.problems == [])
    #expect(file.calibration.fileText == text)
    #expect(file.calibration.indicators.first?.label == "empathy")
  }

  @Test(arguments: [
    ("", 1), ("nonsense", 1), ("# Tuneboard calibration 1\n[charm]\n", 2),
    ("# Tuneboard calibration 1\n[empathy]\nlabels: many\n", 3),
    ("# Tuneboard calibration 1\n[empathy]\nbias: 1\nword\n", 4),
  ]) func `what is wrong with a file has its line`(_ text: String, _ line: Int) {
    #expect(CalibrationFile(text, .standard).problems.contains { $0.line == line })
  }
}
