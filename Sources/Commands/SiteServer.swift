internal import FlyingFox
internal import FlyingSocks
internal import Pipeline
internal import Synchronization

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Shows a site's folder to browsers of this machine, and tells its pages when it was written anew.
///
/// Only requests that name a loopback host are answered: a page from elsewhere cannot have a
/// browser read the site under a name of its own (DNS rebinding).
final class SiteServer: HTTPHandler {
  /// Where the site's folder is.
  let site: String
  private let writes = Mutex(0)

  init(site: String) { self.site = site }
  private static let folder = "/_tuneboard/"

  /// Has every open page loaded again.
  func reload() { writes.withLock { $0 += 1 } }

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard isLoopback(request.headers[.host] ?? "") else {
      return answer(.forbidden, "This server answers requests to localhost alone.\n")
    }
    guard request.method == .GET || request.method == .HEAD else {
      return answer(.methodNotAllowed, "Only GET and HEAD are answered.\n")
    }
    let path = request.target.path(percentEncoded: false)
    switch path {
    case Self.folder + "reload.js":
      return answer(.ok, Self.script, type: "text/javascript; charset=utf-8")
    case Self.folder + "writes":
      let seen = request.query.first { $0.name == "seen" }.flatMap { Int($0.value) }
      return answer(.ok, "\(try await nextWrite(after: seen))")
    default: return file(path)
    }
  }

  /// The count of writes as soon as it is another than a page has seen, or after ten seconds.
  private func nextWrite(after seen: Int?) async throws -> Int {
    for _ in 0..<50 {
      let now = writes.withLock { $0 }
      if now != seen { return now }
      try await Task.sleep(for: .milliseconds(200))
    }
    return writes.withLock { $0 }
  }

  private func file(_ path: String) -> HTTPResponse {
    var parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    if path.hasSuffix("/") { parts.append("index.html") }
    let missing = answer(.notFound, "The site has no such page.\n")
    // Neither a way out of the folder nor what a site keeps for itself.
    guard !parts.contains(where: { $0.hasPrefix(".") || $0.utf8.contains(0) }) else {
      return missing
    }
    let file = Disk.resolved(site + "/" + parts.joined(separator: "/"))
    guard file.hasPrefix(Disk.resolved(site) + "/") else { return missing }
    let bytes: [UInt8]
    do {
      guard try Disk.status(of: file)?.kind == .file else { return missing }
      bytes = try Disk.read(file)
    } catch { return missing }
    let type = contentType(of: file)
    guard type.hasPrefix("text/html") else { return answer(.ok, Data(bytes), type: type) }
    let html = String(decoding: bytes, as: UTF8.self)
    let script = "<script src=\"\(Self.folder)reload.js\" defer></script>\n</head>"
    return answer(.ok, html.replacing("</head>", with: script, maxReplacements: 1), type: type)
  }

  private func answer(
    _ status: HTTPStatusCode, _ text: String, type: String = "text/plain; charset=utf-8"
  ) -> HTTPResponse { answer(status, Data(text.utf8), type: type) }

  private func answer(_ status: HTTPStatusCode, _ body: Data, type: String) -> HTTPResponse {
    HTTPResponse(
      statusCode: status,
      headers: [
        .contentType: type, HTTPHeader("Cache-Control"): "no-store",
        HTTPHeader("X-Content-Type-Options"): "nosniff",
        HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
      ], body: body)
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

/// Whether a `Host` header names this machine's loopback, with any port.
func isLoopback(_ host: String) -> Bool {
  let name =
    host.hasPrefix("[")
    ? String(host.prefix { $0 != "]" }) + "]" : String(host.prefix { $0 != ":" })
  return ["localhost", "127.0.0.1", "[::1]"].contains(name.lowercased())
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
  default: "text/plain; charset=utf-8"
  }
}
