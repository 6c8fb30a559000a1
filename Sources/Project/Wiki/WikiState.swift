internal import Bytes

/// `.tuneboard` in a wiki's repository: which pages Tuneboard wrote, for which project, and what it wrote.
///
/// A line for each project, `project`, its prefix, its identity and its name with tabs between them, and below it a
/// line for each of its pages: the name, a tab and the git blob. The first versions wrote names alone; such a page may
/// be written again, whatever it holds.
struct WikiState: Sendable, Equatable {
  static let name = ".tuneboard"

  struct Project: Sendable, Equatable {
    /// What stands before the names of its pages; empty where nothing does. No two projects have the same.
    var prefix: String
    /// Tells it from others of the same name; empty where nothing does.
    var identity = ""
    /// Empty for one of which nothing but the pages is known.
    var name = ""
    /// Page names with the blobs that were written; empty where that is not known.
    var pages: [String: String] = [:]

    /// Whether a site is another project's.
    func isOther(than site: WikiSite) -> Bool {
      if !identity.isEmpty, !site.identity.isEmpty { return identity != site.identity }
      return !name.isEmpty && name != site.name
    }
  }

  private(set) var projects: [Project] = []

  init() {}

  init(reading bytes: [UInt8]) {
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if fields.count == 4, fields[0] == "project" {
        // Whoever writes the file by hand may name one twice.
        if self[prefix: fields[1]] != nil { continue }
        projects.append(Project(prefix: fields[1], identity: fields[2], name: fields[3]))
        continue
      }
      guard let page = fields.first, Self.isPageName(page) else { continue }
      if projects.isEmpty { projects.append(Project(prefix: "")) }
      let blob = fields.count == 2 && fields[1].allSatisfy(\.isHexDigit) ? fields[1] : ""
      projects[projects.count - 1].pages[page] = blob
    }
    // The first versions' list is one project's: that of the name which stands before its home.
    if projects.first?.name.isEmpty == true, projects[0].identity.isEmpty {
      projects[0].prefix = Self.prefix(of: Set(projects[0].pages.keys))
    }
  }

  /// A name that leads out of the folder is none of ours.
  private static func isPageName(_ name: String) -> Bool {
    !name.isEmpty && !name.contains("/") && !name.hasPrefix(".") && !name.hasPrefix("#")
  }

  private static func prefix(of names: Set<String>) -> String {
    for home in ["-home.md"] {
      if let name = names.sorted().first(where: { $0.lowercased().hasSuffix(home) }) {
        return String(name.dropLast(home.count))
      }
    }
    return ""
  }

  /// The project with a prefix, whatever the case of its letters.
  subscript(prefix prefix: String) -> Project? {
    get { projects.first { $0.prefix.lowercased() == prefix.lowercased() } }
    set {
      projects.removeAll { $0.prefix.lowercased() == prefix.lowercased() }
      if let newValue { projects.append(newValue) }
    }
  }

  var bytes: [UInt8] {
    var lines = ["# Pages that Tuneboard writes; all others are left alone."]
    for project in projects.sorted(by: { $0.prefix.lowercased() < $1.prefix.lowercased() }) {
      let name = project.name.filter { !$0.isNewline && $0 != "\t" }
      lines.append("project\t\(project.prefix)\t\(project.identity)\t\(name)")
      lines += project.pages.sorted { $0.key < $1.key }
        .map { $0.value.isEmpty ? $0.key : "\($0.key)\t\($0.value)" }
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}

/// What two names of pages have in common when a wiki takes them for one: no case of letters, no marks between words,
/// and no ending that says which markup it is. Strings are equal here whichever way their accents are written.
func wikiPageKey(_ name: String) -> String {
  var key = name.lowercased()
  if let dot = key.lastIndex(of: "."), markupEndings.contains(String(key[dot...].dropFirst())) {
    key = String(key[..<dot]) + ".md"
  }
  return String(key.map { $0 == " " || $0 == "_" ? "-" : $0 })
}

/// Of Gollum's README, which GitHub's wikis go by.
private let markupEndings: Set<String> = [
  "md", "markdown", "mkd", "mkdn", "mdown", "mediawiki", "wiki", "textile", "rdoc", "org", "creole",
  "rst", "rest", "asciidoc", "adoc", "asc", "pod",
]
