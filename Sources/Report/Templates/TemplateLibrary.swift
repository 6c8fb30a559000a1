internal import BuiltinTemplates
internal import Bytes
package import Findings
internal import Mustache
internal import Planning
package import Privacy

/// The parsed templates of the site: the built-in ones, each replaced by the user's where they
/// have one of the same name.
///
/// A user's template that cannot be used is reported in ``findings`` and the built-in one stands in
/// for it, so a slip in one file costs one page its changes and not the run its report.
package struct TemplateLibrary: Sendable {
  /// What is wrong with the user's templates, in the order of their names.
  package private(set) var findings: [Finding] = []
  private let masker: Masker
  private var library = MustacheLibrary()
  private var assetFiles: [SiteFile] = []

  /// Parses every template once.
  ///
  /// - Parameters:
  ///   - masker: What makes of the names of the user's templates what findings may show.
  ///   - overrides: Gives the bytes of the user's file of a name below the templates folder
  ///     (`pages/index.mustache`), or nil. Also called for partials that only the user's templates name.
  package init(masker: Masker = Masker(), overrides: (_ name: String) -> [UInt8]? = { _ in nil }) {
    self.masker = masker
    HTMLContent.register()
    let builtins = BuiltinTemplates.files.filter {
      $0.name.hasPrefix("pages/") || $0.name.hasPrefix("partials/")
    }
    var sources: [String: TemplateSource] = [:]
    for builtin in builtins { sources[builtin.name] = TemplateSource(builtin.name, builtin.text) }

    let added = read(overrides, replacing: builtins.map(\.name), in: &sources)
    let knownKeys = Set(
      builtins.flatMap { TemplateSource($0.name, $0.text).keys.map(\.name) })
    checkPartials(of: &sources, added: added)
    checkKeys(of: sources, knownKeys)
    for (name, source) in sources {
      // Built-in templates always parse (a test says so); the user's were parsed when read.
      guard let template = try? source.parsed() else { continue }
      library.register(template, named: TemplateSource.key(of: name))
    }
    assetFiles = BuiltinTemplates.files.filter { $0.name.hasPrefix("assets/") }.map {
      SiteFile(path: $0.name, bytes: overrides($0.name) ?? Array($0.text.utf8))
    }
  }

  /// The files that pages refer to: `assets/style.css` and the like.
  package var assets: [SiteFile] { assetFiles }

  /// Renders a page's template.
  /// - Throws: ``RenderError`` if there is no such template.
  func render(page name: String, _ values: [String: Any]) throws(RenderError) -> [UInt8] {
    guard let html = library.render(values, withTemplate: "pages/" + name) else {
      throw RenderError(template: "pages/\(name).mustache")
    }
    return Array(html.utf8)
  }

  /// Puts usable overrides into `sources`; returns the names that no built-in template has.
  private mutating func read(
    _ overrides: (String) -> [UInt8]?, replacing builtins: [String],
    in sources: inout [String: TemplateSource]
  ) -> Set<String> {
    var added: Set<String> = []
    var asked: Set<String> = []
    var pending = Array(builtins.sorted().reversed())
    while let name = pending.popLast() {
      guard asked.insert(name).inserted, let bytes = overrides(name) else { continue }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        report(name, 0, 0, "The template is not UTF-8", "Save it as UTF-8.")
        continue
      }
      let source = TemplateSource(name, text, isBuiltin: false)
      do {
        _ = try source.parsed()
      } catch {
        report(
          name, error.line, error.column, error.reason, "The built-in template is used instead.")
        continue
      }
      if sources.updateValue(source, forKey: name) == nil {
        added.insert(name)
        if added.count == TemplateBounds.addedCount {
          report(
            name, 0, 0, "There are more than \(TemplateBounds.addedCount) partials of your own",
            "No more are read; join some.")
          break
        }
      }
      pending += source.partials.map { "partials/\($0.name).mustache" }
    }
    return added
  }

  /// Puts the built-in template back where an override names a partial that does not exist, or
  /// takes part in a circle of partials, which would render without end.
  private mutating func checkPartials(
    of sources: inout [String: TemplateSource], added: Set<String>
  ) {
    var isSettled = false
    while !isSettled {
      isSettled = true
      for name in sources.keys.sorted() {
        guard let source = sources[name], !source.isBuiltin else { continue }
        let unknown = source.partials.first { sources["partials/\($0.name).mustache"] == nil }
        let circle =
          unknown == nil ? source.partials.first { leads(from: $0.name, to: name, sources) } : nil
        let excess =
          unknown == nil && circle == nil && exceedsPartials(name, sources)
          ? source.partials.first : nil
        guard let culprit = unknown ?? circle ?? excess else { continue }
        let problem =
          unknown != nil
          ? "There is no partial of the name '\(culprit.name)'"
          : circle != nil
            ? "The partial '\(culprit.name)' leads back to this template"
            : "Its partials stand more than \(TemplateBounds.partialDepth) deep in each other, or are more than "
              + "\(TemplateBounds.partialCount)"
        report(
          name, culprit.line, culprit.column, problem,
          added.contains(name)
            ? "The partial is left out." : "The built-in template is used instead.")
        sources[name] = BuiltinTemplates.text(of: name).map { TemplateSource(name, $0) }
        isSettled = false
      }
    }
    findings = findings.sortedByPlace
  }

  /// Reports the keys that no page has. The template is used all the same: they show nothing.
  private mutating func checkKeys(of sources: [String: TemplateSource], _ known: Set<String>) {
    for name in sources.keys.sorted() {
      guard let source = sources[name], !source.isBuiltin else { continue }
      for key in source.keys where !known.contains(key.name) {
        let near = known.sorted().map { ($0, editDistance(Array($0.utf8), Array(key.name.utf8))) }
          .filter { $0.1 <= 2 }.min { $0.1 < $1.1 }
        report(
          name, key.line, key.column, "No page has the key '\(key.name.prefix(60))'",
          near.map { "Did you mean '\($0.0)'?" } ?? "It shows nothing; Templates.md lists all keys."
        )
      }
    }
    findings = findings.sortedByPlace
  }

  private func leads(
    from partial: String, to name: String, _ sources: [String: TemplateSource]
  ) -> Bool {
    var seen: Set<String> = []
    var pending = ["partials/\(partial).mustache"]
    while let next = pending.popLast() {
      if next == name { return true }
      guard seen.insert(next).inserted, let source = sources[next] else { continue }
      pending += source.partials.map { "partials/\($0.name).mustache" }
    }
    return false
  }

  /// Whether a template is made of more partials, counted as often as they are named, than may be rendered.
  ///
  /// Partials that name two each double with every step.
  private func exceedsPartials(_ name: String, _ sources: [String: TemplateSource]) -> Bool {
    /// How many partials stand in each template up to a depth that grows by one a round.
    var counts: [String: Int] = [:]
    for depth in 0...TemplateBounds.partialDepth {
      let before = counts
      counts = sources.mapValues { source in
        source.partials.reduce(0) { sum, partial in
          guard sources["partials/\(partial.name).mustache"] != nil else { return sum }
          let inner = before["partials/\(partial.name).mustache"] ?? 0
          return min(TemplateBounds.partialCount + 1, sum + 1 + inner)
        }
      }
      if counts[name] ?? 0 > TemplateBounds.partialCount { return true }
      if depth > 0, counts[name] == before[name], counts == before { return false }
    }
    return true
  }

  private mutating func report(
    _ name: String, _ line: Int, _ column: Int, _ summary: String, _ advice: String
  ) {
    findings.append(
      Finding(
        .invalidTemplate, at: Place(file: masker.path(name), line: line, column: column), summary,
        advice: advice
      ))
  }
}

/// A page could not be rendered because its template is missing from the program.
package struct RenderError: Error, CustomStringConvertible {
  package var template: String
  package var description: String { "There is no template \(template)" }
}
