internal import Dataset
internal import Storage

/// A wiki's repository as objects of git's: no file of it is ever written out, so that a link in it leads nowhere, a
/// disk that takes two names for one loses nothing, and no filter changes what a page holds.
struct WikiRepository {
  /// What stands at the top of the repository under a name.
  struct Entry: Sendable, Equatable {
    enum Kind: Sendable { case file, link, folder }
    var kind: Kind
    /// The hash of its content, 40 hexadecimal digits, or 64.
    var object: String
  }

  /// A file's last author and the day, `YYYY-MM-DD`.
  struct LastChange: Sendable, Equatable {
    var author: String
    var day: String
  }

  private let git: Git
  /// For pages on their way into the repository.
  private let folder: String
  private let branch: String
  /// The commit that is built upon; nil in an empty repository.
  private var base: String?
  private(set) var entries: [String: Entry] = [:]

  /// Clones a wiki.
  ///
  /// - Parameter folder: One's own alone; nothing of the repository is written elsewhere.
  init(of address: WikiAddress, in folder: String, running: RunningProgram) throws {
    let settings = [
      // No process of git's is left behind.
      ("gc.auto", "0"), ("maintenance.auto", "false"), ("core.quotePath", "false"),
      ("advice.detachedHead", "false"),
    ]
    let environment = address.environment(beside: processEnvironment(), adding: settings)
    let clone = folder + "/wiki"
    try Git(
      folder: folder, temporaryFolder: folder, environment: environment, running: running
    ).run([
      "clone", "--quiet", "--no-checkout", "--no-tags", "--depth", "1", "--", address.argument,
      clone,
    ])
    self.folder = folder
    git = Git(
      folder: clone, temporaryFolder: folder, environment: environment, running: running)
    branch = try git.line(["symbolic-ref", "HEAD"])
    base = try git.lineOrNil(["rev-parse", "--quiet", "--verify", "HEAD^{commit}"])
    try list()
  }

  /// Takes over what others pushed meanwhile.
  mutating func fetch() throws {
    try git.run([
      "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--depth", "1", "origin",
      "+\(branch):refs/tuneboard/base",
    ])
    base = try git.line(["rev-parse", "--verify", "refs/tuneboard/base^{commit}"])
    try list()
  }

  private mutating func list() throws {
    entries = [:]
    guard let base else { return }
    for line in try git.text(["ls-tree", "-z", base]).split(separator: "\0") {
      // MODE TYPE OBJECT, a tab, and the name.
      let parts = line.split(separator: "\t", maxSplits: 1)
      let fields = parts.first?.split(separator: " ") ?? []
      guard parts.count == 2, fields.count == 3 else { continue }
      let kind: Entry.Kind =
        fields[1] != "blob" ? .folder : fields[0] == "120000" ? .link : .file
      entries[String(parts[1])] = Entry(kind: kind, object: String(fields[2]))
    }
  }

  /// The bytes of a file.
  func content(of entry: Entry) throws -> [UInt8] {
    try git.bytes(["cat-file", "blob", entry.object])
  }

  /// Puts bytes into the repository, and gives their hash.
  func store(_ bytes: [UInt8]) throws -> String {
    let path = folder + "/page"
    try Disk.create(path, bytes, mode: 0o600)
    let object = try git.line(["hash-object", "-w", "--no-filters", "--", path])
    try Disk.remove(path)
    return object
  }

  /// Who changed a file last; nil where that cannot be found out.
  func lastChange(of name: String) throws -> LastChange? {
    guard let base else { return nil }
    if try git.line(["rev-parse", "--is-shallow-repository"]) == "true" {
      do {
        try git.run([
          "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--unshallow", "origin", branch,
        ])
      } catch is ProgramError {
        return nil
      }
    }
    let line = try git.line([
      "--literal-pathspecs", "log", "-1", "--no-show-signature", "--format=%as %an", base, "--",
      name,
    ])
    let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
    return parts.count == 2 ? LastChange(author: parts[1], day: parts[0]) : nil
  }

  /// What a commit of some changes would hold.
  ///
  /// - Returns: The tree, and the names of what differs.
  func tree(
    writing written: [String: String], removing removed: [String]
  ) throws -> (object: String, changed: [String]) {
    try git.run(base.map { ["read-tree", $0] } ?? ["read-tree", "--empty"])
    for name in removed { try git.run(["update-index", "--force-remove", "--", name]) }
    for (name, object) in written.sorted(by: { $0.key < $1.key }) {
      try git.run(["update-index", "--add", "--cacheinfo", "100644,\(object),\(name)"])
    }
    let tree = try git.line(["write-tree"])
    guard let base else { return (tree, written.keys.sorted()) }
    let changed = try git.text(["diff-tree", "-r", "--name-only", "--no-renames", "-z", base, tree])
      .split(separator: "\0").map(String.init)
    return (tree, changed)
  }

  /// Commits a tree and pushes it.
  ///
  /// - Returns: false when others pushed meanwhile; nothing of theirs is touched.
  func push(_ tree: String, message: String) throws -> Bool {
    var arguments = ["commit-tree", tree]
    if let base { arguments += ["-p", base] }
    if try git.line(["config", "--type=bool", "--default=false", "commit.gpgSign"]) == "true" {
      arguments.append("-S")
    }
    let commit = try git.line(arguments + ["-m", message], adding: author())
    do {
      try git.run(["push", "--quiet", "origin", "\(commit):\(branch)"])
      return true
    } catch let error as ProgramError {
      let isBehind = [
        "[rejected]", "fetch first", "non-fast-forward", "cannot lock ref", "failed to update ref",
        "incorrect old value", "reference already exists",
      ].contains { error.output.contains($0) }
      guard isBehind else { throw error }
      return false
    }
  }

  /// Who commits: as `git` is configured, or Tuneboard where it knows nobody.
  private func author() throws -> [String] {
    if try git.lineOrNil(["config", "user.email"]) != nil { return [] }
    return ["AUTHOR", "COMMITTER"].flatMap {
      ["GIT_\($0)_NAME=Tuneboard", "GIT_\($0)_EMAIL=tuneboard@localhost"]
    }
  }
}
