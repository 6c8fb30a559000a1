#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The request line and headers of an HTTP/1.1 request (RFC 9112), so far as a folder's server needs them.
struct RequestHead: Equatable {
  /// `GET`, or `HEAD` for the headers alone.
  var isHead: Bool
  /// Percent signs resolved; begins with `/`.
  var path: String
  /// Behind the question mark, as it was written; empty without one.
  var query: String
  var host: String

  /// What a request line, and a head in whole, may have in bytes.
  static let maximumLineBytes = 8192
  static let maximumBytes = 16384
  static let maximumHeaders = 100

  /// Why a request is not answered with what it asks for.
  struct Refusal: Error, Equatable {
    var status: HTTPStatus
    var reason: String
  }

  /// The offset behind the empty line that ends a head; nil where there is none yet.
  ///
  /// - Parameter start: What stands before was looked at before.
  static func end(of bytes: [UInt8], from start: Int) -> Int? {
    var index = max(0, start)
    while index < bytes.count {
      if bytes[index] == 0x0A {
        if index + 1 < bytes.count, bytes[index + 1] == 0x0A { return index + 2 }
        if index + 2 < bytes.count, bytes[index + 1] == 0x0D, bytes[index + 2] == 0x0A {
          return index + 3
        }
      }
      index += 1
    }
    return nil
  }

  /// Reads a head that is there in whole.
  init(_ bytes: ArraySlice<UInt8>) throws(Refusal) {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { $0.last == 0x0D ? $0.dropLast() : $0 }
    let words = (lines.first ?? []).split(separator: 0x20, omittingEmptySubsequences: false)
    guard words.count == 3, words[2].starts(with: "HTTP/1.".utf8), words[1].first == 0x2F,
      words[1].allSatisfy({ (0x21...0x7E).contains($0) })
    else { throw Refusal(status: .badRequest, reason: "This is no request of HTTP/1.1.") }
    guard words[1].count <= Self.maximumLineBytes else {
      throw Refusal(status: .addressTooLong, reason: "The address is too long.")
    }
    isHead = words[0].elementsEqual("HEAD".utf8)
    guard isHead || words[0].elementsEqual("GET".utf8) else {
      throw Refusal(status: .methodNotAllowed, reason: "Only GET and HEAD are answered.")
    }
    let target = words[1].split(
      separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = percentDecoded(target[0]) else {
      throw Refusal(status: .badRequest, reason: "The address has a '%' without two digits.")
    }
    self.path = path
    query = target.count > 1 ? String(decoding: target[1], as: UTF8.self) : ""
    let headers = lines.dropFirst().filter { !$0.isEmpty }
    guard headers.count <= Self.maximumHeaders else {
      throw Refusal(status: .headTooLarge, reason: "The request has too many headers.")
    }
    let hosts = headers.filter {
      String(decoding: $0.prefix(5), as: UTF8.self).lowercased() == "host:"
    }
    // With two of them one reader takes the first, and another the last.
    guard hosts.count == 1 else {
      throw Refusal(status: .badRequest, reason: "A request names one host.")
    }
    host = String(
      decoding: hosts[0].dropFirst(5).filter { $0 != 0x20 && $0 != 0x09 }, as: UTF8.self)
  }
}

/// Text with `%41` resolved; nil where two digits are missing, or what comes out is not UTF-8 or has a NUL.
private func percentDecoded(_ text: ArraySlice<UInt8>) -> String? {
  var result: [UInt8] = []
  var index = text.startIndex
  while index < text.endIndex {
    var byte = text[index]
    index += 1
    if byte == UInt8(ascii: "%") {
      guard index + 1 < text.endIndex,
        let value = UInt8(String(decoding: text[index...index + 1], as: UTF8.self), radix: 16),
        text[index] != UInt8(ascii: "+")
      else { return nil }
      byte = value
      index += 2
    }
    if byte == 0 { return nil }
    result.append(byte)
  }
  return String(validating: result, as: UTF8.self)
}

/// What an answer begins with.
enum HTTPStatus: String {
  case ok = "200 OK"
  case badRequest = "400 Bad Request"
  case forbidden = "403 Forbidden"
  case notFound = "404 Not Found"
  case methodNotAllowed = "405 Method Not Allowed"
  case requestTimeout = "408 Request Timeout"
  case addressTooLong = "414 URI Too Long"
  case headTooLarge = "431 Request Header Fields Too Large"
  case unavailable = "503 Service Unavailable"
}
