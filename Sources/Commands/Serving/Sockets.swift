#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Why a socket could not be used, in the system's words.
struct SocketError: Error {
  var code: Int32
  var reason: String { unsafe String(cString: strerror(code)) }
}

/// Calls to the system's sockets, none of which waits: the only ones of `serve`.
enum Sockets {
  /// What reading or writing came to.
  enum Transfer: Equatable {
    case bytes(Int)
    /// Nothing for now.
    case later
    /// The other side has ended, or the connection is broken.
    case ended
  }

  /// A socket that listens on 127.0.0.1.
  ///
  /// - Parameter port: 0 for any that is free.
  static func listen(port: UInt16, backlog: Int32) throws(SocketError) -> (
    socket: Int32, port: UInt16
  ) {
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    let socket = socket(AF_INET, kind, 0)
    guard socket >= 0 else { throw SocketError(code: errno) }
    do throws(SocketError) {
      var yes: Int32 = 1
      unsafe setsockopt(
        socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      let result = unsafe withUnsafeMutablePointer(to: &address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
          guard unsafe bind(socket, address, length) == 0,
            Self.startListening(socket, backlog) == 0
          else { return errno }
          return unsafe getsockname(socket, address, &length) == 0 ? 0 : errno
        }
      }
      guard result == 0 else { throw SocketError(code: result) }
      prepare(socket)
      return (socket, UInt16(bigEndian: address.sin_port))
    } catch {
      close(socket)
      throw error
    }
  }

  private static func startListening(_ socket: Int32, _ backlog: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.listen(socket, backlog)
    #else
      Darwin.listen(socket, backlog)
    #endif
  }

  /// Neither waits nor is inherited by another program, nor ends this one when the other side is gone.
  private static func prepare(_ socket: Int32) {
    _ = fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK)
    _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
    #if !canImport(Glibc)
      var yes: Int32 = 1
      unsafe setsockopt(
        socket, SOL_SOCKET, SO_NOSIGPIPE, &yes, socklen_t(MemoryLayout<Int32>.size))
    #endif
  }

  /// What came of taking a connection.
  enum Arrival {
    case socket(Int32)
    case none
    /// Too many files are open, or memory is short: it has to be tried again later.
    case exhausted
  }

  static func accept(_ listener: Int32) -> Arrival {
    while true {
      #if canImport(Glibc)
        let socket = Glibc.accept(listener, nil, nil)
      #else
        let socket = Darwin.accept(listener, nil, nil)
      #endif
      if socket >= 0 {
        prepare(socket)
        return .socket(socket)
      }
      switch errno {
      // It was gone again before it was taken.
      case EINTR, ECONNABORTED, EPROTO: continue
      case EAGAIN, EWOULDBLOCK: return .none
      default: return .exhausted
      }
    }
  }

  /// Reads what is there, up to a number of bytes, behind what is in a buffer.
  static func read(_ socket: Int32, into buffer: inout [UInt8], atMost count: Int) -> Transfer {
    var result = 0
    let chunk = unsafe [UInt8](unsafeUninitializedCapacity: count) { chunk, filled in
      result = unsafe recv(socket, chunk.baseAddress, count, 0)
      filled = max(0, result)
    }
    if result > 0 {
      buffer += chunk
      return .bytes(result)
    }
    return result < 0 && [EAGAIN, EWOULDBLOCK, EINTR].contains(errno) ? .later : .ended
  }

  /// Writes what can be written of some bytes from an offset on.
  static func write(_ socket: Int32, _ bytes: [UInt8], from start: Int) -> Transfer {
    #if canImport(Glibc)
      let flags = Int32(MSG_NOSIGNAL)
    #else
      let flags: Int32 = 0
    #endif
    let result = unsafe bytes.withUnsafeBytes { buffer in
      unsafe send(socket, buffer.baseAddress.map { unsafe $0 + start }, buffer.count - start, flags)
    }
    if result >= 0 { return .bytes(result) }
    return [EAGAIN, EWOULDBLOCK, EINTR].contains(errno) ? .later : .ended
  }

  /// Says that nothing more will be written.
  static func finishWriting(_ socket: Int32) { _ = shutdown(socket, Int32(SHUT_WR)) }

  static func close(_ socket: Int32) {
    #if canImport(Glibc)
      _ = Glibc.close(socket)
    #else
      _ = Darwin.close(socket)
    #endif
  }

  /// What is waited for at a socket.
  struct Interest {
    var socket: Int32
    var writes: Bool
  }

  /// Waits until something can be done at one of some sockets, or for a time.
  ///
  /// - Returns: For each whether it is ready.
  static func wait(for interests: [Interest], milliseconds: Int) -> [Bool] {
    var entries = interests.map {
      pollfd(fd: $0.socket, events: Int16($0.writes ? POLLOUT : POLLIN), revents: 0)
    }
    let count = unsafe poll(&entries, nfds_t(entries.count), Int32(milliseconds))
    return entries.map { count > 0 && $0.revents != 0 }
  }
}
