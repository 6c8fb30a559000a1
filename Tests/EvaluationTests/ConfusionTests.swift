import Evaluation
import Testing

struct ConfusionTests {
  private func confusion(_ tp: Int, _ fp: Int, _ fn: Int, _ tn: Int) -> Confusion {
    var confusion = Confusion()
    confusion.add(judged: true, label: true, times: tp)
    confusion.add(judged: true, label: false, times: fp)
    confusion.add(judged: false, label: true, times: fn)
    confusion.add(judged: false, label: false, times: tn)
    return confusion
  }

  // By hand: agreement 35/50, chance (25·30 + 25·20)/2500 = 0.5, kappa 0.4.
  @Test func `gives the figures of the textbook`() throws {
    let table = confusion(20, 5, 10, 15)
    #expect(table.total == 50)
    #expect(abs(table.baseRate - 0.6) < 1e-12)
    let figures: [(Double?, Double)] = [
      (table.precision, 0.8), (table.recall, 2.0 / 3), (table.f1, 8.0 / 11),
      (table.macroF1, (8.0 / 11 + 2.0 / 3) / 2), (table.kappa, 0.4),
    ]
    for (figure, expected) in figures {
      let value = try #require(figure)
      #expect(abs(value - expected) < 1e-12)
    }
  }

  @Test(arguments: [(10, 0, 0, 10, 1.0), (0, 10, 10, 0, -1.0), (5, 5, 5, 5, 0.0)])
  func `kappa is 1 for agreement, 0 for chance, -1 for the opposite`(
    _ tp: Int, _ fp: Int, _ fn: Int, _ tn: Int, _ kappa: Double
  ) throws {
    let found = try #require(confusion(tp, fp, fn, tn).kappa)
    #expect(abs(found - kappa) < 1e-12)
  }

  @Test func `what cannot be told is nil`() {
    #expect(confusion(0, 0, 3, 4).precision == nil)
    #expect(confusion(0, 2, 0, 4).recall == nil)
    #expect(confusion(0, 0, 0, 4).f1 == nil)
    #expect(confusion(4, 0, 0, 0).kappa == nil)
    #expect(Confusion().kappa == nil)
  }
}
