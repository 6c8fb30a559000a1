internal import Findings
internal import Privacy

/// Where the lines of the project's files can be read: a URL with places to fill in.
package struct SourceLink: Sendable, Equatable {
  /// Scheme, host and path with `{path}` and `{line}`; `{commit}` is filled in.
  private let template: String
  private let pathPrefix: String

  /// What a template may hold: `{commit}`, `{path}` (from the repository's root), `{line}`.
  ///
  /// - Parameters:
  ///   - commit: nil when it is not known.
  ///   - pathPrefix: From the repository's root to the project folder, with a slash at its end.
  /// - Returns: nil when the template is no URL of the web, lacks `{path}`, holds a name or password, or
  ///   needs the commit.
  package init?(_ template: String, commit: String?, pathPrefix: String) {
    guard template.hasPrefix("https://") || template.hasPrefix("http://"),
      template.contains("{path}")
    else { return nil }
    // Name and password before a host would stand on every page.
    let host = template.split(separator: "/", omittingEmptySubsequences: false).dropFirst(2).first
    if host?.contains("@") ?? true { return nil }
    if template.contains("{commit}"), commit == nil { return nil }
    self.template = template.replacing("{commit}", with: percentEncoded(commit ?? ""))
    self.pathPrefix = pathPrefix
  }

  /// The URL of a line; nil for a place without a file.
  func url(_ place: Place) -> String? {
    if place.file.isEmpty { return nil }
    return template.replacing("{path}", with: percentEncoded(pathPrefix + place.file.text))
      .replacing("{line}", with: String(max(1, place.line)))
  }

  /// Appends a place as a link, or as it is without one.
  static func append(_ place: Place, _ link: SourceLink?, to html: inout [UInt8]) {
    let url = link?.url(place)
    if let url {
      html += "<a href=\"".utf8
      HTMLEscaping.append(url, to: &html)
      html += "\">".utf8
    }
    html += "<code>".utf8
    HTMLEscaping.append(place.shortDescription, to: &html)
    html += "</code>".utf8
    if url != nil { html += "</a>".utf8 }
  }
}

/// A path as the path of a URI: RFC 3986's unreserved characters and slashes stay.
func percentEncoded(_ path: String) -> String {
  var result = ""
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
      result.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }
  return result
}
