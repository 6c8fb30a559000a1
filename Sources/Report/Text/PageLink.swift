/// Links inside the site.
enum PageLink {
  /// The link as it stands when it leads to one of the site's pages, else nil.
  ///
  /// Accepts a page's file name, with or without a fragment of letters, digits, `-`, `_` and `.`.
  static func checked(_ link: String) -> String? {
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = parts.first, SitePage.allCases.contains(where: { $0.path == path }) else {
      return nil
    }
    guard parts.count > 1 else { return link }
    return !parts[1].isEmpty && parts[1].utf8.allSatisfy(isAnchorByte) ? link : nil
  }

  /// A text as an anchor: letters, digits, `-` and `_` stay, other bytes become `.` and two
  /// hexadecimal digits.
  static func anchor(_ text: String) -> String {
    var anchor = ""
    for byte in text.utf8 {
      if isAnchorByte(byte), byte != UInt8(ascii: ".") {
        anchor.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        anchor += "." + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return anchor.isEmpty ? "_" : anchor
  }

  static func flaggedPage(_ number: Int) -> String {
    number <= 1 ? SitePage.flagged.path : "flagged-\(number).html"
  }

  private static func isAnchorByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
}

/// Hands out each anchor of a page once.
struct AnchorRegistry {
  private var taken: Set<String>

  /// - Parameter reserved: Anchors that the page's template itself uses.
  init(reserved: Set<String> = []) { taken = reserved.union(["_main"]) }

  /// The anchor for a text, with a number when it is taken.
  mutating func anchor(_ text: String) -> String {
    let wanted = PageLink.anchor(text)
    var anchor = wanted
    var number = 2
    while !taken.insert(anchor).inserted {
      anchor = "\(wanted)-\(number)"
      number += 1
    }
    return anchor
  }
}
