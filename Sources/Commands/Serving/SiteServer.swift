internal import Project
internal import Storage
internal import Synchronization

/// Shows a site's folder to browsers of this machine, and tells its pages when it was written anew.
///
/// Only requests that name a loopback host are answered: a page from elsewhere cannot have a
/// browser read the site under a name of its own (DNS rebinding).
final class SiteServer: Sendable {
  /// Where the site's folder is.
  let site: String
  private let writes = Mutex(0)

  init(site: String) { self.site = site }
  private static let folder = "/_tuneboard/"
  /// A page that is longer is sent as it stands, without the script that loads it again.
  private static let maximumPageBytes = 32 << 20

  /// Has every open page loaded again.
  func reload() { writes.withLock { $0 += 1 } }

  /// How often the site was written.
  var writeCount: Int { writes.withLock { $0 } }

  /// What a request is answered with, or what it waits for.
  enum Reply {
    case answer(Answer)
    /// The count of writes as soon as it is another than a page has seen.
    case nextWrite(after: Int)
  }

  func reply(to request: RequestHead) -> Reply {
    guard isLoopback(request.host) else {
      return .answer(Answer(.forbidden, "This server answers requests to localhost alone.\n"))
    }
    switch request.path {
    case Self.folder + "reload.js":
      return .answer(Answer(.ok, Self.script, type: "text/javascript; charset=utf-8"))
    case Self.folder + "writes":
      let seen = request.query.hasPrefix("seen=") ? Int(request.query.dropFirst(5)) : nil
      if let seen, seen == writeCount { return .nextWrite(after: seen) }
      return .answer(Answer(.ok, "\(writeCount)"))
    default: return .answer(file(request.path))
    }
  }

  private func file(_ path: String) -> Answer {
    var parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    if path.hasSuffix("/") { parts.append("index.html") }
    let missing = Answer(.notFound, "The site has no such page.\n")
    // Neither a way out of the folder nor what a site keeps for itself.
    guard !parts.contains(where: { $0.hasPrefix(".") || $0.utf8.contains(0) }) else {
      return missing
    }
    let file = Disk.resolved(site + "/" + parts.joined(separator: "/"))
    guard file.hasPrefix(Disk.resolved(site) + "/") else { return missing }
    do throws(DiskError) {
      guard let status = try Disk.status(of: file), status.kind == .file else { return missing }
      let type = contentType(of: file)
      guard type.hasPrefix("text/html"), status.byteCount <= Self.maximumPageBytes else {
        return Answer(file: file, status, type: type)
      }
      let html = try Disk.read(file)
      let script = "<script src=\"\(Self.folder)reload.js\" defer></script>\n"
      let end = offset(of: Array("</head>".utf8), in: html) ?? 0
      return Answer(.ok, html[..<end] + Array(script.utf8) + html[end...], type: type)
    } catch {
      return error.isExhausted
        ? Answer(.unavailable, "Too many files are open; try again.\n") : missing
    }
  }

  /// Runs on every page that is served, and on none that is written.
  private static let script = """
    (async () => {
      let seen;
      for (;;) {
        try {
          const query = seen === undefined ? "" : "?seen=" + seen;
          const response = await fetch("/_tuneboard/writes" + query, { cache: "no-store" });
          const now = await response.text();
          if (response.ok && seen !== undefined && now !== seen) location.reload();
          if (response.ok) seen = now;
        } catch {
          // The server has stopped: what it comes back with is not what is shown.
          seen = "";
          await new Promise((done) => setTimeout(done, 1000));
        }
      }
    })();

    """
}

/// Whether a `Host` header names this machine's loopback, with any port or none.
func isLoopback(_ host: String) -> Bool {
  ["localhost", "127.0.0.1", "[::1]"].contains { name in
    let rest = host.dropFirst(name.count)
    return host.lowercased().hasPrefix(name)
      && (rest.isEmpty
        || rest.first == ":" && rest.dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) })
  }
}

/// The offset at which some bytes first stand.
private func offset(of needle: [UInt8], in bytes: [UInt8]) -> Int? {
  bytes.indices.first { bytes[$0] == needle[0] && bytes[$0...].starts(with: needle) }
}

private func contentType(of path: String) -> String {
  switch path.split(separator: "/").last?.split(separator: ".").last {
  case "html": "text/html; charset=utf-8"
  case "css": "text/css; charset=utf-8"
  case "js": "text/javascript; charset=utf-8"
  case "svg": "image/svg+xml"
  case "json", "sarif": "application/json"
  case "png": "image/png"
  // Markdown, JSONL, XML and the rest: shown as they are.
  default: Answer.plain
  }
}
