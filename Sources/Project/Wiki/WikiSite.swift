internal import Records
internal import Report
internal import Storage

/// What a site has for a wiki.
struct WikiSite: Sendable {
  /// The project's name, and what tells it from others of that name; empty where the site does not say it.
  var name = ""
  var identity = ""
  /// Pages and pictures by their names in the wiki.
  var pages: [(name: String, bytes: [UInt8])] = []

  init(name: String, identity: String = "") {
    self.name = name
    self.identity = identity
  }

  /// Reads the pages that a site's manifest names: what else lies there is somebody's own, and links are not followed.
  ///
  /// - Parameter prefix: Stands before the name of each page, with a hyphen; then there is no sidebar.
  init(of site: String, _ flavour: WikiFlavour, prefix: String?) throws(DiskError) {
    guard let outputs = SiteManifest.outputs(of: site) else { return }
    var folder = site
    for part in flavour.folder.split(separator: "/") {
      folder += "/" + part
      let kind = try Disk.status(of: folder, followingLinks: false)?.kind
      guard let kind else { return }
      if kind != .folder { throw .notFolder("list", folder) }
    }
    for path in outputs.sorted() where path.hasPrefix(flavour.folder + "/") {
      let name = String(path.dropFirst(flavour.folder.utf8.count + 1))
      guard !name.contains("/"), name.hasSuffix(".md") || name.hasSuffix(".svg") else { continue }
      guard try Disk.replaceable(folder + "/" + name) != nil else { continue }
      pages.append((name, try Disk.read(folder + "/" + name)))
    }
    let report = try Disk.read(site + "/report.json")
    // One without a name is told from others by what else is known of it.
    name = ReportHead(reading: report)?.name ?? ""
    identity = SiteManifest.identity(of: site) ?? ""
    if let prefix { rename(prefix, flavour) }
  }

  private mutating func rename(_ prefix: String, _ flavour: WikiFlavour) {
    // Our own links are the only ones with such targets: names in text from elsewhere are escaped.
    let names = pages.map(\.name).filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }
    pages = pages.compactMap { name, bytes in
      if name == (flavour.sidebar ?? "") + ".md" { return nil }
      var text = String(decoding: bytes, as: UTF8.self)
      // The picture too, so that no two projects have one between them.
      guard name.hasSuffix(".md") else { return ("\(prefix)-\(name)", bytes) }
      for other in names {
        text = text.replacing("](\(other))", with: "](\(prefix)-\(other))")
      }
      for (picture, _) in pages where picture.hasSuffix(".svg") {
        text = text.replacing("](\(picture))", with: "](\(prefix)-\(picture))")
      }
      return ("\(prefix)-\(name)", Array(text.utf8))
    }
  }
}
