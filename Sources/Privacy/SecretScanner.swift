internal import Bytes

/// Finds keys and tokens by the marks their issuers give them.
///
/// Found, when no letter or digit stands before:
///
/// - `sk-…` of language model services and others' beginnings, GitHub `ghp_ gho_ ghu_ ghs_ ghr_ github_pat_`, GitLab
///   `glpat-`, Slack `xoxa- xoxb- xoxe- xoxp- xoxr- xoxs- xapp-`, Hugging Face `hf_`, npm `npm_`,
///   PyPI `pypi-`, Stripe `sk_live_ sk_test_ rk_live_ rk_test_ whsec_`, then 16 bytes or more of
///   `A–Z a–z 0–9 _ -` with a letter and a digit among the first 64, or letters alone in mixed case; behind marks that
///   no word has (`ghp_`) any 16 letters and digits: their length is enough, and no checksum is asked;
/// - AWS `AKIA` or `ASIA` and 16 capitals or digits; Google `AIza` and 30 bytes or more;
///   SendGrid `SG.` and two parts of 16 bytes or more; JSON Web Tokens: `eyJ`, three parts;
/// - `Bearer` and a token of 16 bytes or more with a digit or mixed case; what a header `Authorization:` holds;
/// - PEM private keys, from `-----BEGIN` to the end of `-----END … -----`, or, where that is
///   missing, to the last line that looks like a key's.
///
/// Anchors are rare bytes inside the marks, so that prose is passed over fast.
///
/// - Complexity: O(1) at an anchor that isn't a secret, O(*n*) in the bytes of one that is.
enum SecretScanner {
  /// - Parameter anchor: The offset of one of `- _ J K S G z B`.
  static func match(
    at anchor: Int, in text: Span<UInt8>, notBefore bound: Int
  ) -> Range<Int>? {
    switch text[anchor] {
    case UInt8(ascii: "-"):
      if text.holds("-----BEGIN ", at: anchor), let end = PEMKey.end(from: anchor, in: text) {
        return anchor..<end
      }
      return marked(by: hyphenMarks, upTo: anchor, in: text, notBefore: bound)
    case UInt8(ascii: "_"):
      return marked(by: underscoreMarks, upTo: anchor, in: text, notBefore: bound)
    case UInt8(ascii: "K"), UInt8(ascii: "S"):
      return amazonKey(at: anchor - 1, in: text)
    case UInt8(ascii: "z"), UInt8(ascii: "Z"):
      return googleKey(at: anchor - 2, in: text) ?? authorization(around: anchor, in: text)
    case UInt8(ascii: "G"):
      return sendGridKey(at: anchor - 1, in: text)
    case UInt8(ascii: "J"):
      return webToken(at: anchor - 2, in: text)
    case UInt8(ascii: "B"):
      return bearerToken(at: anchor, in: text)
    default:
      return nil
    }
  }

  // MARK: - Marks before a hyphen or an underscore

  private static let hyphenMarks = [
    "sk", "glpat", "glrt", "gldt", "glptt", "xoxa", "xoxb", "xoxe", "xoxp", "xoxr", "xoxs", "xapp",
    "pypi",
    "xai", "gsk", "nvapi", "pplx", "tvly", "xkeysib", "PMAK", "sq0atp", "sq0csp", "pat-na1",
    "pat-eu1",
  ]
  private static let underscoreMarks = [
    "ghp", "gho", "ghu", "ghs", "ghr", "github_pat", "hf", "npm", "sk_live", "sk_test", "rk_live",
    "rk_test", "pk_live", "pk_test", "whsec", "shpat", "shpss", "shpca", "shppa", "dop_v1",
    "doo_v1", "lin_api",
    "gsk", "figd", "r8", "rubygems", "sntrys", "sntryu", "glc", "ntn", "secret", "dapi", "tskey",
  ]
  /// Marks that no other word has: what follows needs no digit to be a key.
  private static let sureMarks = [
    "ghp", "gho", "ghu", "ghs", "ghr", "github_pat", "glpat", "xoxb", "xoxp", "xapp",
  ]

  /// Whether a word begins as a key does: for those that go on behind a line break.
  static func isMarked(_ word: [UInt8]) -> Bool {
    let text = word.span
    for (marks, joint) in [(hyphenMarks, "-"), (underscoreMarks, "_")] {
      for mark in marks where text.holds(mark + joint, at: 0) { return true }
    }
    return ["AKIA", "ASIA", "AIza", "eyJ", "SG."].contains { text.holds($0, at: 0) }
  }

  private static func marked(
    by marks: [String], upTo joint: Int, in text: Span<UInt8>, notBefore bound: Int
  ) -> Range<Int>? {
    // Few words end in one of these before a joint and have a random tail after it.
    guard text.byte(joint + 1).isLetterOrDigit, let tail = Tail(from: joint + 1, in: text)
    else { return nil }
    for mark in marks where tail.isRandom || tail.isPlain && sureMarks.contains(mark) {
      let start = joint - mark.utf8.count
      if start >= bound, text.holds(mark, at: start), !text.byte(start - 1).isLetterOrDigit {
        return start..<endOfBase64URL(from: joint + 1, in: text)
      }
    }
    return nil
  }

  /// What follows a mark: 16 bytes or more of `base64url`.
  private struct Tail {
    /// Whether a letter and a digit are among the first 64 bytes, or capitals and small letters in a run of 16.
    let isRandom: Bool
    /// Whether the first 16 are letters and digits.
    let isPlain: Bool

    init?(from start: Int, in text: Span<UInt8>) {
      var offset = start
      var (hasLetter, hasDigit) = (false, false)
      // Of the run of letters: capitals behind small ones, and the longest such run.
      var (run, humps, longest) = (0, 0, 0)
      while offset < text.count, offset - start < 64, text[offset].isBase64URL {
        let byte = text[offset]
        if byte.isLetter { hasLetter = true }
        if byte.isDigit { hasDigit = true }
        run = byte.isLetterOrDigit ? run + 1 : 0
        if run == 1 { humps = 0 }
        if byte.isUppercase, run > 1, text[offset - 1].isLowercase { humps += 1 }
        if humps > 1 { longest = max(longest, run) }
        offset += 1
      }
      guard offset - start >= 16 else { return nil }
      isRandom = hasLetter && (hasDigit || longest >= 16)
      isPlain = (start..<start + 16).allSatisfy { text[$0].isLetterOrDigit }
    }
  }

  private static func endOfBase64URL(from start: Int, in text: Span<UInt8>) -> Int {
    var end = start
    while end < text.count, text[end].isBase64URL { end += 1 }
    while text[end - 1] == UInt8(ascii: "-") { end -= 1 }
    return end
  }

  // MARK: - Other marks

  private static func amazonKey(at start: Int, in text: Span<UInt8>) -> Range<Int>? {
    guard text.holds("AKIA", at: start) || text.holds("ASIA", at: start),
      !text.byte(start - 1).isLetterOrDigit
    else { return nil }
    var end = start + 4
    while end - start < 21, text.byte(end).isUppercase || text.byte(end).isDigit { end += 1 }
    return end - start == 20 && !text.byte(end).isLetterOrDigit ? start..<end : nil
  }

  private static func googleKey(at start: Int, in text: Span<UInt8>) -> Range<Int>? {
    guard text.holds("AIza", at: start), !text.byte(start - 1).isLetterOrDigit else { return nil }
    let end = endOfBase64URL(from: start + 4, in: text)
    return end - start >= 34 ? start..<end : nil
  }

  private static func sendGridKey(at start: Int, in text: Span<UInt8>) -> Range<Int>? {
    guard text.holds("SG.", at: start), !text.byte(start - 1).isLetterOrDigit,
      let stop = endOfPart(from: start + 3, least: 16, in: text),
      text.byte(stop) == UInt8(ascii: "."),
      let end = endOfPart(from: stop + 1, least: 16, in: text)
    else { return nil }
    return start..<end
  }

  /// Three `base64url` parts with full stops between; the signature may be empty.
  private static func webToken(at start: Int, in text: Span<UInt8>) -> Range<Int>? {
    // A `-` or `_` before would make this the middle of a longer part, which was read already.
    guard text.holds("eyJ", at: start), !text.byte(start - 1).isBase64URL,
      let first = endOfPart(from: start, least: 8, in: text),
      text.byte(first) == UInt8(ascii: "."),
      let second = endOfPart(from: first + 1, least: 4, in: text),
      text.byte(second) == UInt8(ascii: ".")
    else { return nil }
    return start..<(endOfPart(from: second + 1, least: 1, in: text) ?? second)
  }

  private static func endOfPart(
    from start: Int, least: Int, in text: Span<UInt8>
  ) -> Int? {
    var end = start
    while end < text.count, text[end].isBase64URL { end += 1 }
    return end - start >= least ? end : nil
  }

  private static func bearerToken(at word: Int, in text: Span<UInt8>) -> Range<Int>? {
    guard text.spells("bearer ", at: word), !text.byte(word - 1).isLetterOrDigit
    else { return nil }
    let start = word + 7
    var end = start
    var hasDigit = false
    while end < text.count, isTokenByte(text[end]) {
      if text[end].isDigit { hasDigit = true }
      end += 1
    }
    while end > start, text[end - 1] == UInt8(ascii: ".") { end -= 1 }
    let isMixed = (start..<end).contains { offset in
      text[offset].isUppercase && offset > start && text[offset - 1].isLowercase
    }
    return end - start >= 16 && (hasDigit || isMixed) ? start..<end : nil
  }

  /// What stands in a header `Authorization: Basic …`, or of another scheme.
  private static func authorization(around anchor: Int, in text: Span<UInt8>) -> Range<Int>? {
    guard text.spells("authorization", at: anchor - 7) else { return nil }
    var offset = anchor + 6
    while "\"' :=".utf8.contains(text.byte(offset)) { offset += 1 }
    guard offset > anchor + 6 else { return nil }
    for scheme in ["basic ", "bearer ", "token ", "digest ", "apikey ", "negotiate ", "key="]
    where text.spells(scheme, at: offset) {
      offset += scheme.utf8.count
    }
    if "\"'`".utf8.contains(text.byte(offset)) { offset += 1 }
    var end = offset
    while end < text.count, isTokenByte(text[end]) || text[end] == UInt8(ascii: ":") { end += 1 }
    while end > offset, text[end - 1] == UInt8(ascii: ".") { end -= 1 }
    let isWord = (offset..<end).allSatisfy { text[$0].isLowercase }
    return end - offset >= 8 && !isWord ? offset..<end : nil
  }

  /// `token68` of RFC 9110.
  private static func isTokenByte(_ byte: UInt8) -> Bool {
    if byte.isBase64URL { return true }
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "~"), UInt8(ascii: "+"), UInt8(ascii: "/"),
      UInt8(ascii: "="):
      return true
    default:
      return false
    }
  }
}
