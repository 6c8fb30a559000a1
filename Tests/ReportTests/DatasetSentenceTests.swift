import Dataset
import Privacy
import Testing

@testable import Report

/// Why there is nothing to train on.
struct DatasetSentenceTests {
  private func summary(
    lines: Int = 0, validation: Int = 0, _ change: (inout HeldBack) -> Void
  ) -> DatasetSummary {
    var dataset = DatasetSummary(
      written: .init(
        train: .init(lines: lines, bytes: 0), validation: .init(lines: validation, bytes: 0)),
      manualExamples: 0, minedExamples: 0, leftOut: [], systemPrompt: "")
    dataset.absence.heldBack.exchanges = 10
    change(&dataset.absence.heldBack)
    return dataset
  }

  @Test func `each reason has its own sentence`() {
    #expect(
      summary { $0.exchanges = 0 }.emptySentence
        == "No user message with an assistant’s response was found, so the files are empty.")
    #expect(
      summary {
        $0.review = 4
        $0.rejected = 1
      }.emptySentence
        == "No exchange is good enough to be written yet, so the files are empty: 4 wait for review, "
        + "1 is rejected.")
    #expect(
      summary {
        $0.consentUnknown = 414
        $0.review = 9
      }.emptySentence
        == "414 exchanges are good enough and wait only for consent, so the files are empty.")
    #expect(
      summary { $0.consentUnknown = 1 }.emptySentence
        == "1 exchange is good enough and waits only for consent, so the files are empty.")
    #expect(
      summary { $0.consentDenied = 3 }.emptySentence
        == "3 exchanges are good enough and none can be written, so the files are empty: "
        + "3 were refused by their participants.")
    #expect(
      summary {
        $0.consentUnknown = 1
        $0.personalData = 2
        $0.unknownRole = 1
      }.emptySentence
        == "4 exchanges are good enough and none can be written, so the files are empty: "
        + "1 waits only for consent, 2 hold personal data of a type that is not to be in the dataset, "
        + "1 stands in an example with a turn of unknown role.")
    #expect(
      summary(validation: 3) { _ in }.emptySentence?.hasPrefix(
        "The training file is empty: all that is good enough, 3 examples, is held out") == true)
    #expect(summary(lines: 1) { $0.consentUnknown = 2 }.emptySentence == nil)
  }

  @Test func `what waits is said beside lines too`() {
    #expect(
      summary(lines: 5) { $0.consentUnknown = 2 }.waitingSentence
        == "2 exchanges are good enough and wait only for consent.")
    #expect(summary(lines: 5) { _ in }.waitingSentence == nil)
  }
}
