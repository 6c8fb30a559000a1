internal import Dispatch
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Where the handler of signals writes their numbers; below zero when nobody reads them.
///
/// Global because a handler is given nothing but the number.
private let signalPipe = Atomic<Int32>(-1)

/// Does something before a signal ends the process, which it then does as it would have.
///
/// A class because what is done is undone once.
final class Interruption {
  private static let signals = [
    SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU,
  ]

  private var taken: [Int32] = []
  private var ends: [Int32] = [-1, -1]

  /// - Parameter body: Called on a thread of its own, once.
  init(_ body: @escaping @Sendable () -> Void) {
    guard unsafe pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let (reading, writing) = (ends[0], ends[1])
    signalPipe.store(writing, ordering: .sequentiallyConsistent)
    DispatchQueue.global().async {
      var number: UInt8 = 0
      var result = unsafe read(reading, &number, 1)
      while result < 0, errno == EINTR { result = unsafe read(reading, &number, 1) }
      _ = close(reading)
      // The pipe was closed: the work is done.
      guard result == 1 else { return }
      body()
      signal(Int32(number), SIG_DFL)
      kill(getpid(), Int32(number))
    }
    for number in Self.signals {
      let old = signal(number) { number in
        var byte = UInt8(truncatingIfNeeded: number)
        let code = errno
        let pipe = signalPipe.load(ordering: .sequentiallyConsistent)
        if pipe >= 0 { _ = unsafe write(pipe, &byte, 1) }
        errno = code
      }
      // Whoever started the program with `nohup` does not want it ended.
      if unsafe unsafeBitCast(old, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        signal(number, SIG_IGN)
      } else {
        taken.append(number)
      }
    }
  }

  /// Has signals end the process at once again.
  func stop() {
    for number in taken { signal(number, SIG_DFL) }
    taken = []
    let pipe = signalPipe.exchange(-1, ordering: .sequentiallyConsistent)
    if pipe >= 0 { _ = close(pipe) }
  }
}
