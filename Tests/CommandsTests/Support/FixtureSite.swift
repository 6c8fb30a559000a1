import Foundation
import TestSupport
import Testing

/// The site of a copy of the fixture, written once by one core; tests that only read it share it.
struct FixtureSite: Sendable {
  var outcome: Tuneboard.Outcome
  var tree: FolderTree

  static let written = Task {
    let project = try Project(copying: Repository.fixture("reflectwithin"))
    let outcome = try await project.report(["--jobs", "1"])
    return FixtureSite(outcome: outcome, tree: try project.siteTree())
  }

  func text(_ name: String) throws -> String { try #require(tree.text(name)) }
}
