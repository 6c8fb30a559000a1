internal import Dispatch
internal import Synchronization

/// Serves a site until it is stopped, on a thread of its own: it stays there while a report is being written.
///
/// A library for this would be FlyingFox or SwiftNIO. The first ends when no more files can be opened, waits for ever for
/// half a request and bounds neither connections nor headers; keeping it in bounds took more than serving a folder does.
final class ServerLoop: Sendable {
  /// The port that is listened on.
  let port: UInt16
  private let listener: Int32
  private let server: SiteServer
  private let isStopped = Mutex(false)

  /// Listens on a port of 127.0.0.1.
  init(_ server: SiteServer, port: UInt16) throws(SocketError) {
    (listener, self.port) = try Sockets.listen(port: port, backlog: 128)
    self.server = server
  }

  /// Serves from now on.
  func start() {
    DispatchQueue(label: "tuneboard.serve").async { self.run() }
  }

  /// Closes all connections, in a moment.
  func stop() { isStopped.withLock { $0 = true } }

  private func run() {
    var connections: [ServerConnection] = []
    var pausedUntil = ContinuousClock.now
    while !isStopped.withLock({ $0 }) {
      let isPaused = ContinuousClock.now < pausedUntil
      var interests = connections.map { Sockets.Interest(socket: $0.socket, writes: $0.writes) }
      if !isPaused { interests.append(Sockets.Interest(socket: listener, writes: false)) }
      let ready = Sockets.wait(for: interests, milliseconds: isPaused ? 20 : 200)
      let now = ContinuousClock.now
      for index in connections.indices {
        if ready[index] { connections[index].advance(server, now: now) }
        connections[index].look(at: now, server)
      }
      removeOver(&connections)
      if !isPaused, ready[interests.count - 1] {
        if !takeArrivals(&connections, now) { pausedUntil = now + ServerLimits.pause }
      }
    }
    for connection in connections { Sockets.close(connection.socket) }
    Sockets.close(listener)
  }

  /// Takes those that have come, at most as many as may be there at once.
  ///
  /// - Returns: False when no more files can be opened.
  private func takeArrivals(
    _ connections: inout [ServerConnection], _ now: ContinuousClock.Instant
  ) -> Bool {
    for _ in 0..<ServerLimits.connections {
      if connections.count == ServerLimits.connections, !closeIdle(&connections) { return true }
      switch Sockets.accept(listener) {
      case .none: return true
      case .exhausted:
        closeIdle(&connections)
        return false
      case .socket(let socket):
        var connection = ServerConnection(socket, now: now)
        // Its request mostly came with it.
        connection.advance(server, now: now)
        connections.append(connection)
        removeOver(&connections)
      }
    }
    return true
  }

  /// Closes the connection that came first of those that are idle; false when none is.
  @discardableResult
  private func closeIdle(_ connections: inout [ServerConnection]) -> Bool {
    guard let index = connections.firstIndex(where: \.isIdle) else { return false }
    Sockets.close(connections.remove(at: index).socket)
    return true
  }

  private func removeOver(_ connections: inout [ServerConnection]) {
    for connection in connections where connection.stage == .over {
      Sockets.close(connection.socket)
    }
    connections.removeAll { $0.stage == .over }
  }
}
