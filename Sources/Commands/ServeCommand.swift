package import ArgumentParser
internal import FlyingFox
internal import FlyingSocks

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// `tuneboard serve`: the dashboard in a browser, written again at every change.
package struct ServeCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the dashboard in a browser while the project changes.",
    discussion: """
      Writes the site as 'report' does, shows it on this machine alone (127.0.0.1), and writes it \
      again whenever a file of the project changes; open pages then load again by themselves. No \
      history is kept. Ends when it is interrupted.

      Exit status: 64 usage, as when the port is taken; 70 internal error.

      Example:
        tuneboard serve companion --port 8000
      """)

  @OptionGroup var options: SiteOptions

  @Option(
    help: ArgumentHelp("The port to listen on; 0 for any that is free.", valueName: "number"))
  var port: UInt16 = 8000

  package init() {}

  package mutating func run() async throws {
    let terminal = Terminal(isQuiet: options.project.quiet)
    let handler = SiteServer(site: options.site)
    let port = port
    let server = HTTPServer(
      address: try .inet(ip4: "127.0.0.1", port: port), logger: .disabled, handler: handler)
    try await withThrowingTaskGroup { group in
      // It listens before the first write, so that a taken port is said at once.
      group.addTask {
        do { try await server.run() } catch let error as SocketError {
          throw ValidationError(
            "port \(port) cannot be listened on (\(error.reason)): "
              + "name another with --port, or 0 for any that is free")
        }
      }
      group.addTask { [options] in
        try await server.waitUntilListening()
        if case .ip4(_, let port) = await server.listeningAddress {
          terminal.result("Serving http://127.0.0.1:\(port)/ (Ctrl-C ends it)")
        }
        try await options.onEachChange {
          _ = try await options.write(recordsHistory: false)
          handler.reload()
        }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }
}

extension SocketError {
  /// What the system said.
  fileprivate var reason: String {
    if case .failed(_, _, let message) = self { message } else { "it was closed" }
  }
}
