internal import Bytes

/// A character written as a reference of HTML: `&#64;`, `&#x40;`, `&commat;`, also where its `&` is written as one.
///
/// Of the named ones those that may stand in a value: ASCII's signs, spaces, hyphens, what has no width, and letters
/// with marks of Western and Central Europe.
struct CharacterReference {
  let scalar: Unicode.Scalar
  /// The offset behind it.
  let end: Int

  init?(at start: Int, in text: Span<UInt8>) {
    var offset = start + 1
    while text.holds("amp;", at: offset) || text.holds("#38;", at: offset) { offset += 4 }
    // `&amp;` that begins no other reference.
    let plain = offset > start + 1 ? offset : nil
    if text.byte(offset) == UInt8(ascii: "#"),
      let (scalar, end) = Self.number(at: offset + 1, in: text)
    {
      (self.scalar, self.end) = (scalar, end)
      return
    }
    var end = offset
    while end - offset < 20, text.byte(end).isLetterOrDigit { end += 1 }
    if end > offset, text.byte(end) == UInt8(ascii: ";"),
      let scalar = Self.named[text.string(offset..<end)]
    {
      (self.scalar, self.end) = (scalar, end + 1)
      return
    }
    guard let plain else { return nil }
    (scalar, self.end) = ("&", plain)
  }

  private static func number(at start: Int, in text: Span<UInt8>) -> (Unicode.Scalar, end: Int)? {
    let isHex = text.byte(start).lowercased == UInt8(ascii: "x")
    var offset = isHex ? start + 1 : start
    let first = offset
    var value: UInt32 = 0
    while offset - first < 7, isHex ? text.byte(offset).isHexDigit : text.byte(offset).isDigit {
      let digit = text[offset].lowercased
      value = value * (isHex ? 16 : 10) + UInt32(digit.isDigit ? digit - 0x30 : digit - 0x57)
      offset += 1
    }
    guard offset > first, value >= 0x09, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, text.byte(offset) == UInt8(ascii: ";") ? offset + 1 : offset)
  }

  private static let named: [String: Unicode.Scalar] = {
    let pairs = """
      lt < gt > quot " apos ' commat @ period . comma , colon : semi ; sol / bsol \\ lowbar _ UnderBar _ plus + \
      num # percnt % excl ! quest ? ast * midast * dollar $ lpar ( rpar ) lbrack [ lsqb [ rbrack ] rsqb ] lbrace { \
      lcub { rbrace } rcub } verbar | vert | VerticalLine | grave ` Hat ^ equals = hyphen ‐ dash ‐ ndash – mdash — \
      horbar ― minus − middot · centerdot · CenterDot · bull • bullet • \
      agrave à aacute á acirc â atilde ã auml ä aring å aelig æ ccedil ç egrave è eacute é ecirc ê euml ë igrave ì \
      iacute í icirc î iuml ï ntilde ñ ograve ò oacute ó ocirc ô otilde õ ouml ö oslash ø ugrave ù uacute ú ucirc û \
      uuml ü yacute ý yuml ÿ Agrave À Aacute Á Acirc Â Atilde Ã Auml Ä Aring Å AElig Æ Ccedil Ç Egrave È Eacute É \
      Ecirc Ê Euml Ë Igrave Ì Iacute Í Icirc Î Iuml Ï Ntilde Ñ Ograve Ò Oacute Ó Ocirc Ô Otilde Õ Ouml Ö Oslash Ø \
      Ugrave Ù Uacute Ú Ucirc Û Uuml Ü Yacute Ý szlig ß eth ð thorn þ scaron š Scaron Š zcaron ž Zcaron Ž ccaron č \
      Ccaron Č rcaron ř ecaron ě lstrok ł Lstrok Ł nacute ń sacute ś aogon ą eogon ę zdot ż zacute ź cacute ć \
      gbreve ğ scedil ş inodot ı odblac ő udblac ű dcaron ď ncaron ň tcaron ť uring ů abreve ă scommat ș oelig œ
      """
    var result: [String: Unicode.Scalar] = [
      "nbsp": "\u{A0}", "NonBreakingSpace": "\u{A0}", "ensp": "\u{2002}", "emsp": "\u{2003}",
      "numsp": "\u{2007}", "puncsp": "\u{2008}", "thinsp": "\u{2009}", "hairsp": "\u{200A}",
      "ZeroWidthSpace": "\u{200B}", "zwnj": "\u{200C}", "zwj": "\u{200D}", "lrm": "\u{200E}",
      "rlm": "\u{200F}", "NoBreak": "\u{2060}", "shy": "\u{AD}", "Tab": "\u{9}", "NewLine": "\u{A}",
    ]
    let words = pairs.split(separator: " ")
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      result[String(words[index])] = words[index + 1].unicodeScalars.first
    }
    return result
  }()
}

extension Span where Element == UInt8 {
  func string(_ range: Range<Int>) -> String {
    String(decoding: range.map { self[$0] }, as: UTF8.self)
  }
}
