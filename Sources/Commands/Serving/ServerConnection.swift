internal import Project
internal import Storage

/// One connection of a browser: a request, its answer, and the end.
struct ServerConnection {
  let socket: Int32
  private(set) var stage = Stage.reading
  /// By when the current stage must be over.
  private(set) var deadline: ContinuousClock.Instant
  private var input: [UInt8] = []
  private var output: [UInt8] = []
  private var sentCount = 0
  /// What of a file comes behind ``output``.
  private var rest: (path: String, status: FileStatus, offset: Int)?
  private var drainedCount = 0

  enum Stage: Equatable {
    case reading
    /// For the count of writes to be another.
    case waiting(seen: Int)
    case writing
    /// All is written; what still comes is read and forgotten, as a close would take the answer back.
    case ending
    case over
  }

  init(_ socket: Int32, now: ContinuousClock.Instant) {
    self.socket = socket
    deadline = now + ServerLimits.request
  }

  var writes: Bool { stage == .writing }

  /// Whether it may be closed for the sake of another: it has not asked for anything yet, or waits for news.
  var isIdle: Bool {
    switch stage {
    case .reading, .waiting, .ending: true
    case .writing, .over: false
    }
  }

  /// Does what can be done now.
  mutating func advance(_ server: SiteServer, now: ContinuousClock.Instant) {
    switch stage {
    case .reading: read(server, now)
    case .waiting:
      // Nothing may come; what does is the end.
      var ignored: [UInt8] = []
      if Sockets.read(socket, into: &ignored, atMost: 1024) == .ended { stage = .over }
    case .writing: write(now)
    case .ending: drain()
    case .over: break
    }
  }

  /// Does what time asks for.
  mutating func look(at now: ContinuousClock.Instant, _ server: SiteServer) {
    if case .waiting(let seen) = stage, server.writeCount != seen || now >= deadline {
      begin(Answer(.ok, "\(server.writeCount)"), isHead: false, now)
    }
    guard now >= deadline else { return }
    switch stage {
    case .reading where !input.isEmpty:
      begin(
        Answer(.requestTimeout, "The request did not come in whole in time.\n"), isHead: false, now)
    case .reading, .writing, .ending: stage = .over
    case .waiting, .over: break
    }
  }

  private mutating func read(_ server: SiteServer, _ now: ContinuousClock.Instant) {
    let scanned = input.count
    switch Sockets.read(socket, into: &input, atMost: 1 + RequestHead.maximumBytes - scanned) {
    case .later: return
    case .ended:
      stage = .over
      return
    case .bytes: break
    }
    // The end may stand across what came before and what came now.
    if let end = RequestHead.end(of: input, from: scanned - 3) {
      reply(to: input[..<end], server, now)
    } else if input.count > RequestHead.maximumBytes {
      let isLine = !input.contains(0x0A)
      begin(
        Answer(
          isLine ? .addressTooLong : .headTooLarge,
          isLine ? "The address is too long.\n" : "The request has too many headers.\n"),
        isHead: false, now)
    }
  }

  private mutating func reply(
    to head: ArraySlice<UInt8>, _ server: SiteServer, _ now: ContinuousClock.Instant
  ) {
    let request: RequestHead
    do throws(RequestHead.Refusal) { request = try RequestHead(head) } catch {
      begin(Answer(refusing: error), isHead: false, now)
      return
    }
    switch server.reply(to: request) {
    case .answer(let answer): begin(answer, isHead: request.isHead, now)
    case .nextWrite(let seen):
      input = []
      stage = .waiting(seen: seen)
      deadline = now + ServerLimits.news
    }
  }

  private mutating func begin(_ answer: Answer, isHead: Bool, _ now: ContinuousClock.Instant) {
    input = []
    output = answer.head
    if !isHead {
      switch answer.body {
      case .bytes(let bytes): output += bytes
      case .file(let path, let status): rest = (path, status, 0)
      }
    }
    stage = .writing
    write(now)
  }

  private mutating func write(_ now: ContinuousClock.Instant) {
    while true {
      if sentCount == output.count, !loadNext() { return }
      switch Sockets.write(socket, output, from: sentCount) {
      case .bytes(let count):
        sentCount += count
        deadline = now + ServerLimits.answer
      case .later: return
      case .ended:
        stage = .over
        return
      }
    }
  }

  /// Reads the next piece of a file; false when there is none, or when it is no longer the same file.
  private mutating func loadNext() -> Bool {
    guard let (path, status, offset) = rest, offset < status.byteCount else {
      stage = .ending
      deadline = min(deadline, .now + ServerLimits.ending)
      Sockets.finishWriting(socket)
      return false
    }
    let end = min(status.byteCount, offset + ServerLimits.pieceBytes)
    do throws(DiskError) {
      output = try Disk.read(path, range: offset..<end)
      guard output.count == end - offset, try Disk.status(of: path) == status else {
        stage = .over
        return false
      }
    } catch {
      stage = .over
      return false
    }
    sentCount = 0
    rest?.offset = end
    return true
  }

  private mutating func drain() {
    var ignored: [UInt8] = []
    switch Sockets.read(socket, into: &ignored, atMost: 1 << 16) {
    case .later: break
    case .ended: stage = .over
    case .bytes(let count):
      drainedCount += count
      if drainedCount > ServerLimits.drainBytes { stage = .over }
    }
  }
}

/// What one server gives to all that connect to it.
enum ServerLimits {
  /// At once. Whoever comes when there are so many takes the place of the one that has been idle for longest.
  static let connections = 64
  /// For the head of a request to come in whole.
  static let request = Duration.seconds(5)
  /// For the next byte of an answer to be taken.
  static let answer = Duration.seconds(10)
  /// For a page to be told that nothing is new.
  static let news = Duration.seconds(10)
  /// For the other side to take note of the end.
  static let ending = Duration.seconds(1)
  static let pieceBytes = 1 << 18
  static let drainBytes = 1 << 20
  /// How long no connection is taken when no more files can be opened.
  static let pause = Duration.milliseconds(100)
}
