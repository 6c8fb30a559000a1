internal import Project
internal import Storage

/// What a request is answered with: a head, and a body from memory or from a file.
struct Answer {
  var status: HTTPStatus
  var type: String
  var body: Body

  enum Body {
    case bytes([UInt8])
    /// Sent piece by piece, and broken off when the file is written anew meanwhile.
    case file(path: String, status: FileStatus)
  }

  init(_ status: HTTPStatus, _ text: String, type: String = Self.plain) {
    (self.status, self.type, body) = (status, type, .bytes(Array(text.utf8)))
  }

  init(_ status: HTTPStatus, _ bytes: ArraySlice<UInt8>, type: String) {
    (self.status, self.type, body) = (status, type, .bytes(Array(bytes)))
  }

  init(file path: String, _ status: FileStatus, type: String) {
    (self.status, self.type, body) = (.ok, type, .file(path: path, status: status))
  }

  init(refusing refusal: RequestHead.Refusal) { self.init(refusal.status, refusal.reason + "\n") }

  static let plain = "text/plain; charset=utf-8"

  var byteCount: Int {
    switch body {
    case .bytes(let bytes): bytes.count
    case .file(_, let status): status.byteCount
    }
  }

  /// The status line and headers. A connection is for one request: nothing of it can be taken for another's.
  var head: [UInt8] {
    let lines = [
      "HTTP/1.1 \(status.rawValue)", "Content-Type: \(type)", "Content-Length: \(byteCount)",
      "Connection: close", "Cache-Control: no-store", "X-Content-Type-Options: nosniff",
      "Cross-Origin-Resource-Policy: same-origin", "", "",
    ]
    return Array(lines.joined(separator: "\r\n").utf8)
  }
}
