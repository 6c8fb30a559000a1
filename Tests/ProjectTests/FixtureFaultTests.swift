import Analysis
import Corpus
import Privacy
import Project
import Testing

/// The faults that were planted in `Fixtures/reflectwithin`, and the good responses around them.
@Suite struct FixtureFaultTests {
  /// Where a response stands: its file, the conversation in it, and the assistant's turn.
  struct Place: Sendable, CustomStringConvertible {
    var file: String
    var conversation: String?
    var turn: Int

    /// - Parameter text: `folder/file.md`, with `#` and the conversation's id where it has several.
    init(_ text: String, _ turn: Int = 0) {
      let parts = text.split(separator: "#")
      file = String(parts[0])
      conversation = parts.count > 1 ? String(parts[1]) : nil
      self.turn = turn
    }

    var description: String { "\(file)#\(conversation ?? "") \(turn)" }
  }

  private static let january = "conversations/2026-01/"

  private func faults(_ place: Place) async throws -> FaultSet {
    let project = try await Fixture.checked.value.project
    let summary = project.summary
    let matches = summary.exchanges.indices.filter { index in
      let exchange = summary.exchanges[index]
      let conversation = summary.conversations[Int(exchange.conversation)]
      return summary.files[Int(conversation.file)].path.text == place.file
        && Int(exchange.assistantTurn) == place.turn
        && (place.conversation.map { summary.id(of: conversation).hasSuffix($0) } ?? true)
    }
    #expect(matches.count == 1, "\(place) names \(matches.count) exchanges")
    return project.judgement.faults[try #require(matches.first)]
  }

  private static let planted: [(Fault, [Place])] = [
    (
      .repeatsItself,
      [
        Place(january + "12-broken-ankle.md"), Place(january + "13-three-job-rejections.md"),
        Place(january + "gym-chat-export.md#gym-tablet-3"),
        Place("conversations/2026-02/first-of-february.md#feb-1-d"),
      ]
    ),
    (
      .cutOff,
      [
        Place(january + "13-three-job-rejections.md", 1),
        Place(january + "19-half-a-sentence.md"), Place(january + "19-half-a-sentence.md", 2),
        Place(january + "gym-chat-export.md#gym-tablet-5"),
      ]
    ),
    (
      .emptyResponse,
      [Place(january + "15-marathon-refund.md", 2), Place("conversations/widget-dump.md#widget-5")]
    ),
    (
      .roleConfused,
      [
        Place(january + "16-new-mum.md"), Place(january + "24-two-voices.md"),
        Place(january + "24-two-voices.md", 1),
      ]
    ),
    (
      .unsupportedMemory,
      [
        Place(january + "17-saturday-long-run.md"), Place(january + "17-saturday-long-run.md", 1),
        Place(january + "22-do-you-remember.md"), Place("examples/goal-setting.md#reading-again"),
      ]
    ),
    (
      .copiesUser,
      [
        Place("conversations/widget-dump.md#widget-4"), Place(january + "20-after-the-argument.md"),
        Place(january + "20-after-the-argument.md", 1), Place(january + "26-card-on-the-table.md"),
      ]
    ),
    (
      .selfDescription,
      [
        Place(january + "27-forms-and-numbers.md"), Place(january + "27-forms-and-numbers.md", 1),
        Place("conversations/widget-dump.md#widget-1"),
        Place("conversations/widget-dump.md#widget-7"),
      ]
    ),
    (
      .dismissive,
      [
        Place(january + "evening-check-ins.md#check-in-0121"),
        Place(january + "14-panic-before-class.md"), Place(january + "14-panic-before-class.md", 1),
      ]
    ),
    (.confronting, [Place("examples/fitness/setbacks.md#skipped-because-of-one-doughnut")]),
    (
      .tooLong, [Place(january + "18-screen-time.md"), Place(january + "30-lecture-on-sleep.md")]
    ),
    (
      .unrelated,
      [
        Place(january + "23-weather-report.md", 1),
        Place("conversations/2026-02/first-of-february.md#feb-1-c"),
      ]
    ),
    (
      .stockOpener,
      [
        Place(january + "12-broken-ankle.md"), Place(january + "13-three-job-rejections.md"),
        Place(january + "13-three-job-rejections.md", 1),
        Place(january + "14-panic-before-class.md"), Place(january + "22-do-you-remember.md"),
        Place(january + "28-the-wrong-list.md"), Place(january + "28-the-wrong-list.md", 1),
        Place(january + "29-quiet-house.md"), Place(january + "30-stuck-on-the-sofa.md"),
        Place(january + "30-stuck-on-the-sofa.md", 1),
        Place(january + "evening-check-ins.md#check-in-0122"),
        Place("conversations/2026-02/first-of-february.md#feb-1-d"),
        Place("conversations/widget-dump.md#widget-2"),
      ]
    ),
  ]

  /// Planted, but not found yet. A gap that is closed fails: move it up.
  private static let missed: [(Fault, [Place])] = [
    (.dismissive, [Place("conversations/widget-dump.md#widget-2")]),
    (.unrelated, [Place(january + "23-weather-report.md")]),
  ]

  @Test(arguments: planted.flatMap { fault, places in places.map { (fault, $0) } })
  func `finds the planted fault`(_ fault: Fault, _ place: Place) async throws {
    let found = try await faults(place)
    #expect(found.contains(fault), "\(found.faults)")
  }

  @Test(arguments: missed.flatMap { fault, places in places.map { (fault, $0) } })
  func `does not find this one yet`(_ fault: Fault, _ place: Place) async throws {
    let found = try await faults(place)
    withKnownIssue { #expect(found.contains(fault)) }
  }

  @Test func `disqualifies nothing else`() async throws {
    let project = try await Fixture.checked.value.project
    let files = Set(
      (Self.planted + Self.missed).filter { FaultRegistry.standard[$0.0].disqualifies }.flatMap(\.1)
        .map(\.file))
    let summary = project.summary
    for index in summary.exchanges.indices where project.judgement.isDisqualified(index) {
      let exchange = summary.exchanges[index]
      let file = summary.files[Int(summary.conversations[Int(exchange.conversation)].file)].path
      #expect(
        files.contains(file.text),
        "\(file):\(exchange.line) \(project.judgement.faults[index].faults)")
    }
  }

  @Test func `most responses of the project are good`() async throws {
    let verdicts = try await Fixture.checked.value.project.judgement.verdicts
    #expect(verdicts.count > 200)
    #expect(verdicts.count { $0 == .reject } * 4 < verdicts.count)
  }
}
