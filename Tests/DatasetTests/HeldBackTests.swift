import Analysis
import Corpus
import Dataset
import Testing

/// Why exchanges are not in the dataset.
struct HeldBackTests {
  private func heldBack(
    _ project: Project, kept: [UInt32]? = nil, dropped: Set<Int> = [], exportsUnknown: Bool = false
  ) -> HeldBack {
    HeldBack(
      project.summary, project.judgement,
      kept: kept ?? project.summary.exchanges.indices.map(UInt32.init), dropped: dropped,
      exportsUnknown: exportsUnknown)
  }

  @Test func `what waits for consent alone is good enough and nothing else is wrong`() {
    var project = Project()
    project.add("a", .accept, .review, .reject, .accept, consent: .unknown)
    project.add("b", .accept, consent: .granted)
    project.add("c", .accept, consent: .denied)
    let counts = heldBack(project, dropped: [3])
    #expect(counts.exchanges == 6)
    #expect(counts.consentUnknown == 1)
    #expect(counts.personalData == 1)
    #expect(counts.consentDenied == 1)
    #expect(counts.review == 1)
    #expect(counts.rejected == 1)
    #expect(heldBack(project, exportsUnknown: true).consentUnknown == 0)
  }

  @Test func `of what stands twice one waits, and none where it is in the dataset already`() {
    var project = Project()
    project.add("a", .accept, consent: .unknown, content: "kite")
    project.add("b", .accept, consent: .unknown, content: "kite")
    #expect(heldBack(project).consentUnknown == 1)
    project.add("c", .accept, consent: .granted)
    project.add("d", .accept, consent: .unknown)
    #expect(heldBack(project, kept: [0, 0, 2, 2]).consentUnknown == 1)
    // The kept one of two is not good enough itself.
    project.add("e", .reject, consent: .granted)
    project.add("f", .accept, consent: .unknown)
    #expect(heldBack(project, kept: [0, 0, 2, 2, 4, 4]).consentUnknown == 2)
  }

  @Test func `an example with an unknown speaker waits for that`() {
    var project = Project()
    project.add("a", .review, source: .manual, consent: .granted, hasUnknownRole: true)
    #expect(heldBack(project).unknownRole == 1)
  }
}
