package import ArgumentParser
internal import Project

/// `tuneboard serve`: the dashboard in a browser, written again at every change.
package struct ServeCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the dashboard in a browser while the project changes.",
    discussion: """
      Writes the site as 'report' does, shows it on this machine alone (127.0.0.1), and writes it \
      again whenever a file of the project changes; open pages then load again by themselves. No \
      history is kept. Ends when it is interrupted.

      At most 64 connections are open at once; one more takes the place of the one that has been \
      idle for longest. A request has 5 seconds to come in whole, 16 KiB, 8 KiB of address and 100 \
      headers; an answer is given up when nothing of it is taken for 10 seconds.

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
    let server = SiteServer(site: options.site)
    let loop: ServerLoop
    // It listens before the first write, so that a taken port is said at once.
    do throws(SocketError) { loop = try ServerLoop(server, port: port) } catch {
      throw ValidationError(
        "port \(port) cannot be listened on (\(error.reason)): "
          + "name another with --port, or 0 for any that is free")
    }
    loop.start()
    defer { loop.stop() }
    terminal.result("Serving http://127.0.0.1:\(loop.port)/ (Ctrl-C ends it)")
    try await options.onEachChange {
      _ = try await options.write(recordsHistory: false)
      server.reload()
    }
  }
}
