import Analysis
import Corpus
import Dataset
import Testing

struct DatasetPlanTests {
  @Test func `accepted exchanges of dumps become a line each, the others are counted`() {
    var project = Project()
    project.add("a", .accept, .review, .reject, .accept)
    let plan = project.plan()
    #expect(plan.lines.map(\.lastExchange) == [0, 3])
    #expect(plan.lines.allSatisfy { $0.firstExchange == $0.lastExchange })
    #expect(plan.omitted(.review) == 1)
    #expect(plan.omitted(.rejected) == 1)
  }

  @Test func `a manual example becomes one line, which teaches all but rejected responses`() {
    var project = Project()
    project.add("a", .review, .reject, .accept, source: .manual)
    project.add("b", .accept, .reject, source: .manual)
    project.add("c", .reject, source: .manual)
    let plan = project.plan()
    #expect(plan.lines.map(\.conversation) == [0, 1])
    #expect(plan.lines.map { $0.exchanges(project.judgement) } == [[0, 2], [3]])
    #expect(plan.omitted(.rejected) == 3)
    let example = plan.lines[0].example(project.summary, project.judgement)
    #expect(example.trained == [1, 5])
    #expect(example.firstMessage == 0)
  }

  @Test(arguments: [Source.mined, .manual])
  func `nothing is taken where consent is denied`(_ source: Source) {
    var project = Project()
    project.add("a", .accept, .accept, source: source, consent: .denied)
    project.add("b", .accept, source: source, consent: .granted)
    project.add("c", .accept, source: source, consent: .unknown)
    let plan = project.plan()
    #expect(plan.lines.map(\.conversation) == [1, 2])
    #expect(plan.omitted(.consentDenied) == 2)
  }

  @Test func `a manual example with an unknown speaker is left out`() {
    var project = Project()
    project.add("a", .accept, .reject, source: .manual, hasUnknownRole: true)
    let plan = project.plan()
    #expect(plan.lines.isEmpty)
    #expect(plan.omitted(.unknownRole) == 1)
    #expect(plan.omitted(.rejected) == 1)
  }

  @Test(arguments: [Source.mined, .manual])
  func `the same exchange is taken once, the first time`(_ source: Source) {
    var project = Project()
    project.add("a", .accept, source: source, content: "kite")
    project.add("b", .accept, source: source, content: "kite")
    project.add("c", .accept, source: source)
    let plan = project.plan()
    #expect(plan.lines.map(\.conversation) == [0, 2])
    #expect(plan.omitted(.duplicate) == 1)
  }

  @Test func `what is set aside is context in the lines that hold it, and counted`() {
    var project = Project()
    project.add("a", .accept, .accept, .accept)
    project.add("b", .accept, .reject, .accept, source: .manual)
    project.add("c", .accept, source: .manual)
    var judgement = project.judgement
    judgement.setAside([0, 5, 6])
    let plan = DatasetPlan(project.summary, judgement, contextMessages: 6)
    #expect(plan.lines.map { $0.exchanges(judgement) } == [[1], [2], [3]])
    #expect(plan.lines.map(\.firstMessage) == [0, 0, 0])
    #expect(plan.lines[2].example(project.summary, judgement).messages == 0...1)
    #expect(plan.omitted(.setAside) == 3 && plan.omitted(.rejected) == 1)
    #expect(judgement.verdicts[0] == .accept)
    // Nothing behind a response that is not to be learned can be, where nothing says what is context.
    let whole = DatasetPlan(project.summary, judgement, contextMessages: 6, masking: .none)
    #expect(whole.lines.map { $0.exchanges(judgement) } == [[3]])
    judgement.setAside([])
    #expect(DatasetPlan(project.summary, judgement, contextMessages: 6).omitted(.setAside) == 0)
  }

  @Test func `every exchange is in a line or left out for one reason`() {
    for seed in 0..<100 {
      var project = Project()
      for number in 0..<12 {
        let pick = (seed &* 7 &+ number &* 13) % 11
        project.add(
          "c\(number)", Verdict.allCases[pick % 3], Verdict.allCases[(pick + seed) % 3],
          source: pick % 2 == 0 ? .mined : .manual, consent: pick == 5 ? .denied : .unknown,
          hasUnknownRole: pick == 7, content: pick == 3 ? "same" : nil)
      }
      let plan = project.plan(validationShare: 0.3)
      let taught = plan.lines.map { $0.exchanges(project.judgement).count }.reduce(0, +)
      #expect(taught + plan.omitted.reduce(0, +) == project.summary.exchanges.count)
    }
  }

  @Test(arguments: [(0, 8), (1, 8), (2, 6), (3, 6), (4, 4), (6, 2), (8, 0), (100, 0)])
  func `context begins with a message of the user, within its limit`(_ limit: Int, _ first: Int) {
    var project = Project()
    project.add("a", .reject, .reject, .review, .reject, .accept)
    let plan = project.plan(contextMessages: limit)
    #expect(plan.lines.map { Int($0.firstMessage) } == [first])
    let line = plan.lines[0].example(project.summary, project.judgement)
    #expect(line.trained == [9])
    #expect((9 - 1) - line.firstMessage <= limit)
    #expect(line.firstMessage % 2 == 0)
  }

  @Test func `context does not reach over a message that breaks the alternation`() {
    var project = Project()
    // A turn of another role stands before the third user message: message 4.
    project.add("a", .accept, .accept, .accept, .accept, messages: [1, 3, 6, 8])
    let plan = project.plan(contextMessages: 100)
    #expect(plan.lines.map(\.firstMessage) == [0, 0, 5, 5])
  }

  @Test func `a manual example is cut where another message stands between its exchanges`() {
    var project = Project()
    project.add("a", .accept, .accept, .accept, source: .manual, messages: [2, 4, 7])
    let plan = project.plan()
    #expect(plan.lines.map(\.firstMessage) == [1, 6])
    #expect(plan.lines.map { $0.exchanges(project.judgement) } == [[0, 1], [2]])
  }

  @Test(arguments: [(0.0, 0), (1.0, 1000)])
  func `a share of 0 holds nothing out, one of 1 everything`(_ share: Double, _ count: Int) {
    var project = Project()
    for number in 0..<1000 { project.add("c\(number)", .accept) }
    #expect(project.plan(validationShare: share).lines.count(where: \.isValidation) == count)
  }

  @Test func `about the share of conversations is held out`() {
    var project = Project()
    for number in 0..<2000 { project.add("c\(number)", .accept) }
    let held = project.plan(validationShare: 0.1).lines.count(where: \.isValidation)
    #expect((140...260).contains(held))
  }

  @Test func `a person and a conversation are in one part`() {
    var project = Project()
    for number in 0..<300 {
      project.add("c\(number)", .accept, .accept, .accept, participant: "u-\(number % 20)")
    }
    for number in 0..<100 { project.add("d\(number)", .accept, .accept) }
    let plan = project.plan(validationShare: 0.4)
    var parts: [String: Set<Bool>] = [:]
    for line in plan.lines {
      let conversation = project.summary.conversations[Int(line.conversation)]
      let name =
        project.summary.participant(of: conversation) ?? project.summary.id(of: conversation)
      parts[name, default: []].insert(line.isValidation)
    }
    #expect(parts.count == 120)
    #expect(parts.values.allSatisfy { $0.count == 1 })
    #expect(Set(plan.lines.map(\.isValidation)) == [true, false])
  }

  @Test
  func `conversations that share a response are in one part, and so is everybody whom that joins`()
  {
    var project = Project()
    for number in 0..<300 { project.add("c\(number)", .accept, participant: "u-\(number / 2)") }
    // Of participants 0 and 1, 2 and 3, … one conversation each gives the same response.
    let clusters = stride(from: 0, to: 300, by: 4).map { [$0, $0 + 2] }
    let plan = project.plan(validationShare: 0.3, clusters: clusters)
    var parts: [Int: Set<Bool>] = [:]
    for line in plan.lines {
      parts[Int(line.conversation) / 4, default: []].insert(line.isValidation)
    }
    #expect(parts.count == 75)
    #expect(parts.values.allSatisfy { $0.count == 1 })
    #expect(Set(plan.lines.map(\.isValidation)) == [true, false])
    let leakage = Leakage(of: plan, project.summary, project.judgement, clusters: clusters)
    #expect(leakage.isNone)
    #expect(leakage.clusterCount == 75 && leakage.participantCount == 150)
  }

  @Test func `what leaks is counted`() {
    var project = Project()
    for number in 0..<4 { project.add("c\(number)", .accept, participant: "u-1") }
    var plan = project.plan()
    plan.lines[0].isValidation = true
    let leakage = Leakage(
      of: plan, project.summary, project.judgement, clusters: [[0, 1], [2, 3]])
    #expect(leakage.participants == 1)
    #expect(leakage.clusters == 1)
    #expect(leakage.conversations == 0)
    #expect(!leakage.isNone)
  }

  @Test func `a phrase that half of all share does not move half of the dataset`() {
    for seed in 0..<20 {
      var project = Project()
      for number in 0..<100 { project.add("s\(seed)c\(number)", .accept) }
      let plan = project.plan(validationShare: 0.1, clusters: [Array(0..<50)])
      #expect(plan.lines.prefix(50).allSatisfy { !$0.isValidation })
    }
  }

  @Test func `where nothing says what is context, only beginnings are taken, the rest is counted`()
  {
    var project = Project()
    project.add("a", .accept, .accept, .review, .accept, .reject, .accept)
    project.add("b", .accept, .reject, .accept, source: .manual)
    project.add("c", .reject, .accept)
    let plan = project.plan(masking: .none)
    #expect(plan.lines.map { $0.exchanges(project.judgement) } == [[0, 1], [6]])
    #expect(plan.lines.map(\.firstMessage) == [0, 0])
    #expect(plan.omitted(.contextLearned) == 4)
    #expect(plan.omitted(.rejected) == 3 && plan.omitted(.review) == 1)
    // Who wants no context has nothing to say about it.
    let alone = project.plan(contextMessages: 0, masking: .none)
    #expect(alone.lines.map { $0.exchanges(project.judgement) } == [[0], [1], [3], [5], [6], [10]])
  }

  @Test func `the assistant's opening is context, where a form can have it`() {
    var project = Project()
    // The assistant speaks first: message 0 answers nobody.
    project.add("a", .accept, .accept, .accept, messages: [2, 4, 6])
    project.summary.exchanges[0].hasOpening = true
    #expect(project.plan(contextMessages: 8).lines.map(\.firstMessage) == [0, 0, 0])
    // Two messages are one exchange; three reach it.
    #expect(project.plan(contextMessages: 2).lines.map(\.firstMessage) == [0, 1, 3])
    #expect(project.plan(contextMessages: 3).lines.map(\.firstMessage) == [0, 0, 3])
    #expect(project.plan(contextMessages: 0).lines.map(\.firstMessage) == [1, 3, 5])
    #expect(
      project.plan(masking: .completion).lines[0].example(project.summary, project.judgement)
        .messages == 0...2)
    let unsayable = project.plan(masking: .none)
    #expect(unsayable.lines.isEmpty && unsayable.omitted(.contextLearned) == 3)
    let without = project.plan(contextMessages: 3, takesOpenings: false)
    #expect(without.lines.map(\.firstMessage) == [1, 1, 3])
    #expect(
      without.lines.map { $0.withOpening(project.summary, contextMessages: 3).firstMessage }
        == [0, 0, 3])
  }

  @Test func `a completion is one response, with the context that it has elsewhere`() {
    var project = Project()
    project.add("a", .accept, .accept, .review, .accept, .reject, .accept)
    project.add("b", .accept, .reject, .accept, source: .manual)
    let plan = project.plan(masking: .completion)
    #expect(
      plan.lines.map { $0.exchanges(project.judgement) } == [[0], [1], [3], [5], [6], [8]])
    #expect(plan.lines.map(\.firstMessage) == [0, 0, 0, 4, 0, 0])
    let weighted = project.plan()
    #expect(weighted.lines.prefix(4).map(\.firstMessage) == [0, 0, 0, 4])
    #expect(
      plan.lines.flatMap { $0.exchanges(project.judgement) }
        == weighted.lines.flatMap { $0.exchanges(project.judgement) })
  }

  @Test func `a limit is filled by goals, scarce topics whole, manual and best first`() {
    var project = Project()
    for number in 0..<60 { project.add("a\(number)", .accept) }
    for number in 0..<5 { project.add("b\(number)", .accept) }
    for number in 0..<40 {
      project.add("c\(number)", .accept, source: number < 3 ? .manual : .mined)
    }
    for index in project.summary.exchanges.indices {
      project.summary.exchanges[index].topic = index < 60 ? 0 : index < 65 ? 1 : 2
    }
    var plan = project.plan()
    plan.choose(limit: 40, goals: [0.5, 0.3, 0.2], project.summary, project.judgement)
    #expect(plan.lines.count == 40)
    // Of the second topic there are five: the others share what it lacks as 5 to 2.
    #expect(plan.choices.map(\.available) == [60, 5, 40])
    #expect(plan.choices.map(\.chosen) == [25, 5, 10])
    #expect(plan.omitted(.notChosen) == 65)
    let manual = plan.lines.count {
      project.summary.conversations[Int($0.conversation)].source == .manual
    }
    #expect(manual == 3)
    #expect(plan.lines.map(\.firstExchange) == plan.lines.map(\.firstExchange).sorted())
    var whole = project.plan()
    whole.choose(limit: 105, goals: [0.5, 0.3, 0.2], project.summary, project.judgement)
    #expect(whole.lines.count == 105 && whole.choices.isEmpty)
    whole.choose(limit: nil, goals: [], project.summary, project.judgement)
    #expect(whole.lines.count == 105)
  }

  @Test func `what nobody agreed to is left out, unless it is wanted`() {
    var project = Project()
    project.add("a", .accept)
    project.add("b", .accept, consent: .granted)
    #expect(project.plan(exportsUnknown: false).lines.map(\.conversation) == [1])
    #expect(project.plan(exportsUnknown: false).omitted(.consentUnknown) == 1)
    #expect(project.plan().lines.count == 2)
  }

  @Test func `the split stays when other conversations are added`() {
    func held(_ names: [String]) -> [String: Bool] {
      var project = Project()
      for name in names { project.add(name, .accept) }
      let plan = project.plan(validationShare: 0.3)
      return Dictionary(
        uniqueKeysWithValues: plan.lines.map {
          (
            project.summary.id(of: project.summary.conversations[Int($0.conversation)]),
            $0.isValidation
          )
        })
    }
    let few = (0..<200).map { "c\($0)" }
    let before = held(few)
    let after = held((0..<300).map { "new\($0)" } + few.reversed())
    for name in few { #expect(before[name] == after[name]) }
  }

  @Test func `reasons have titles of their own`() {
    #expect(
      Set(DatasetPlan.Omission.allCases.map(\.title)).count == DatasetPlan.Omission.allCases.count)
  }
}
