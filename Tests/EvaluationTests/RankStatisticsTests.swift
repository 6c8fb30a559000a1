import Evaluation
import Testing

struct RankStatisticsTests {
  @Test(
    arguments: [
      ([0.1, 0.4, 0.35, 0.8], [false, false, true, true], 0.75),
      ([1.0, 2, 3, 4], [false, false, true, true], 1.0),
      ([4.0, 3, 2, 1], [false, false, true, true], 0.0),
      ([1.0, 1, 1, 1], [false, true, false, true], 0.5),
      // Pairs won: 2 over 1, and half of 2 against 2.
      ([1.0, 2, 2], [false, false, true], 0.75),
    ] as [([Double], [Bool], Double)]) func `the area under the ROC curve counts pairs, ties half`(
      _ values: [Double], _ labels: [Bool], _ area: Double
    ) throws
  {
    let found = try #require(areaUnderROC(values, labels))
    #expect(abs(found - area) < 1e-12)
  }

  @Test func `without both classes there is no area`() {
    #expect(areaUnderROC([1, 2], [true, true]) == nil)
    #expect(areaUnderROC([], []) == nil)
  }

  @Test(arguments: 0..<40)
  func `the area is the share of pairs, whatever the order and the scale`(_ seed: Int) throws {
    var state = UInt64(seed + 1)
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }
    let rows = (0..<30).map { _ in (value: Double(next() % 8), isYes: next() % 3 == 0) }
    var won = 0.0
    var pairs = 0.0
    for yes in rows where yes.isYes {
      for no in rows where !no.isYes {
        pairs += 1
        won += yes.value > no.value ? 1 : yes.value == no.value ? 0.5 : 0
      }
    }
    guard pairs > 0 else { return }
    let area = try #require(areaUnderROC(rows.map(\.value), rows.map(\.isYes)))
    #expect(abs(area - won / pairs) < 1e-12)
    let turned = rows.reversed()
    #expect(areaUnderROC(turned.map { $0.value * 3 + 7 }, turned.map(\.isYes)) == area)
  }

  // Ranks 1 2.5 2.5 4 against 1 3 2 4: 4.5 / √(4.5 · 5).
  @Test func `Spearman shares the mean rank among ties`() throws {
    let rho = try #require(spearman([1, 2, 2, 3], [10, 30, 20, 40]))
    #expect(abs(rho - 4.5 / (4.5 * 5).squareRoot()) < 1e-12)
    #expect(spearman([1, 2, 3], [3, 2, 1]) == -1)
    #expect(spearman([1, 2, 3], [1, 10, 100]) == 1)
  }

  @Test func `Spearman needs three pairs and two values`() {
    #expect(spearman([1, 2], [1, 2]) == nil)
    #expect(spearman([1, 1, 1], [1, 2, 3]) == nil)
  }
}
