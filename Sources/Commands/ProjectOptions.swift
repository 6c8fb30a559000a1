internal import Analysis
internal import ArgumentParser
internal import Configuration
internal import Findings
internal import Language
internal import Planning
internal import Privacy
internal import Project
internal import Storage

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What `report` and `check` have in common.
struct ProjectOptions: ParsableArguments {
  @Argument(help: "The project folder.")
  var folder = "."

  @Option(help: ArgumentHelp("Work on this many cores (default: all).", valueName: "count"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "The day of the run, YYYY-MM-DD (default: SOURCE_DATE_EPOCH, else today, in UTC).",
      valueName: "day"))
  var date: String?

  @Option(
    help: ArgumentHelp(
      "An earlier site to compare with, for gates on what is new (default: history.jsonl).",
      valueName: "site"))
  var baseline: String?

  @Flag(help: "Print results and failures only.")
  var quiet = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a whole number from 1 up") }
    if let date, CalendarDay(date) == nil {
      throw ValidationError("--date '\(date)' is not a day: write YYYY-MM-DD")
    }
  }

  /// The project's settings and the run's options, with what is wrong in `tuneboard.yml`.
  func load(
    output: String?, templates: String?
  ) throws -> (settings: ProjectSettings, options: RunOptions, findings: [Finding]) {
    try requireFolder(folder, "project folder '\(folder)'")
    let configuration = ConfigurationFile(of: folder)
    if let refusal = configuration.refusal { throw refused(refusal) }
    let settings = configuration.settings
    var excluded: Set<String> = [settings.plan.path]
    if let output, let inside = relativePath(of: output) {
      excluded.formUnion([inside, inside + ".partial"])
    }
    var templateFolders = [folder + "/Templates"]
    if let templates {
      try requireFolder(templates, "--templates '\(templates)'")
      templateFolders.insert(templates, at: 0)
    }
    var options = RunOptions(
      root: folder, date: try runDay(date).description, version: toolVersion,
      jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
      temporaryFolder: FileManager.default.temporaryDirectory.path,
      templateFolders: templateFolders,
      configurationFiles: configurationFiles(settings, hasFile: configuration.isThere),
      excluded: excluded)
    // Folders above the project are shown too, and can hold an address like any name.
    options.repository.pathPrefix = settings.masker.path(pathPrefix).text
    options.configuration.keys = configuration.keys
    var findings = configuration.findings
    if settings.sourceURL?.contains("{commit}") == true {
      options.repository.commit = commit
      if options.repository.commit == nil {
        findings.append(
          Finding(
            .invalidConfiguration, at: Place(file: "tuneboard.yml"),
            "'source-url' asks for a commit, and the project is in no git repository",
            advice: "Until it is, places have no links.", severity: .warning))
      }
    }
    if let baseline {
      do {
        options.baseline = try Baseline(
          of: baseline, settings.measureNames, faults: settings.standards.faults)
      } catch {
        throw ValidationError("--baseline: \(error.reason)")
      }
    }
    return (settings, options, findings)
  }

  /// - Throws: ``ValidationError`` for a topic that the project does not have.
  func require(topic: String?, of settings: ProjectSettings) throws {
    let slugs = settings.standards.topics.map(\.slug)
    if let topic, !slugs.contains(topic) {
      throw ValidationError("--topic '\(topic)' is none of " + slugs.joined(separator: ", "))
    }
  }

  /// The project folder that a Markdown file lies in, and its path in there; nil when the path is no file.
  ///
  /// The nearest folder above with a configuration, `conversations/` or `examples/`, else the file's own.
  static func projectAndFile(of path: String) -> (root: String, file: String)? {
    guard kind(of: path) == .file else { return nil }
    let whole = Disk.resolved(path)
    var folder = whole[..<(whole.lastIndex(of: "/") ?? whole.startIndex)]
    let own = folder
    while !folder.isEmpty {
      for name in [ConfigurationFile.name, "conversations", "examples"] {
        if let kind = kind(of: "\(folder)/\(name)"), kind != .other {
          return (String(folder), String(whole.dropFirst(folder.count + 1)))
        }
      }
      guard let slash = folder.lastIndex(of: "/") else { break }
      folder = folder[..<slash]
    }
    return (String(own), String(whole.dropFirst(own.count + 1)))
  }

  /// What stands at a path; nil where nothing does, or where it cannot be looked at: what then opens it meets the same
  /// error, and reports it.
  private static func kind(of path: String) -> FileStatus.Kind? {
    do throws(DiskError) { return try Disk.status(of: path)?.kind } catch { return nil }
  }

  /// The files besides conversations that the result depends on, as far as they are there.
  private func configurationFiles(
    _ settings: ProjectSettings, hasFile: Bool
  ) -> [String] {
    var files = hasFile ? [ConfigurationFile.name] : []
    guard let path = settings.scoring.calibrationPath else { return files }
    if Self.kind(of: folder + "/" + path) == .file { files.append(path) }
    return files
  }

  private func requireFolder(_ path: String, _ name: String) throws {
    let status: FileStatus?
    do { status = try Disk.status(of: path) } catch {
      throw ValidationError("\(name) cannot be opened: \(error.reason)")
    }
    guard let status else { throw ValidationError("\(name) does not exist") }
    guard status.kind == .folder else { throw ValidationError("\(name) is not a folder") }
  }

  /// The output folder's path below the project folder, or nil when it lies elsewhere.
  private func relativePath(of output: String) -> String? {
    let root = absolute(folder)
    let target = absolute(output)
    return target.hasPrefix(root + "/") ? String(target.dropFirst(root.count + 1)) : nil
  }

  /// From the root of the repository that the project folder lies in, to the folder.
  ///
  /// Outside a repository the folder as it was given, from the working folder on.
  private var pathPrefix: String {
    let project = absolute(folder)
    var root = project
    while true {
      if let kind = Self.kind(of: root + "/.git"), kind != .other {
        return project == root ? "" : String(project.dropFirst(root.count + 1)) + "/"
      }
      guard let slash = root.lastIndex(of: "/"), slash > root.startIndex else { break }
      root = String(root[..<slash])
    }
    let parts = folder.split(separator: "/").filter { $0 != "." }
    if folder.hasPrefix("/") || parts.isEmpty || parts.contains("..") { return "" }
    return parts.joined(separator: "/") + "/"
  }

  /// The commit that the project is at: as the job says, else as git does.
  private var commit: String? {
    let environment = ProcessInfo.processInfo.environment
    for name in ["GITHUB_SHA", "CI_COMMIT_SHA"] {
      if let commit = environment[name], !commit.isEmpty { return commit }
    }
    return headCommit(
      of: folder, temporaryFolder: FileManager.default.temporaryDirectory.path)
  }

  private func absolute(_ path: String) -> String {
    // The output may not exist yet: its folder is resolved and the last name put behind it.
    if Self.kind(of: path) == .folder { return Disk.resolved(path) }
    let url = URL(filePath: path).standardizedFileURL
    return Disk.resolved(url.deletingLastPathComponent().path) + "/" + url.lastPathComponent
  }
}
