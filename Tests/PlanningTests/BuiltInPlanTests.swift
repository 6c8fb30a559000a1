import Findings
import Foundation
import Privacy
import Testing

@testable import Planning

/// The plan that new projects get, read from the templates.
private let builtInPlan: [UInt8]? = {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let file = root.appending(path: "Templates/project/plan.md")
  guard let bytes = try? Data(contentsOf: file), bytes.contains(UInt8(ascii: "[")) else {
    return nil
  }
  return Array(bytes)
}()

@Suite(.enabled(if: builtInPlan != nil, "the template has no tasks"))
struct BuiltInPlanTests {
  @Test func `reads without findings`() throws {
    let (plan, findings) = readPlan(try #require(builtInPlan), path: "plan.md", .known)
    #expect(findings.isEmpty)
    #expect(plan.sections.compactMap(\.week) == [1, 2, 3, 4])
    #expect(plan.sections.count { $0.group != nil } >= 3)
    #expect(plan.sections.flatMap(\.tasks).contains { $0.measure != nil })
  }

  @Test func `has nothing done in an empty project, and contradicts nothing`() throws {
    let plan = readPlan(try #require(builtInPlan), path: nil, .known).plan
    var facts = Facts()
    for name in MeasureNames.known.all { facts[name] = 0 }
    let (result, findings) = progress(of: plan, facts: facts, start: nil, today: "2026-01-12")
    #expect(findings.isEmpty)
    #expect(result.doneCount == 0)
    #expect(result.taskCount >= 30)
  }
}
