internal import Bytes

/// Finds keys that nobody announces: long runs of letters and digits as only chance makes them.
///
/// Found is a token, with what hyphens, underscores and full stops join to it, that has
///
/// - a run of 24 letters and digits or more in which capitals, small letters and three digits or more change often;
/// - behind a short word and `_`, `-`, `.`, `=` or `:`, a run of 20 or more in which letters and digits change often
///   (`fw_…`, `NRAK-…`, `sessionid=…`), or 32 or more hexadecimal digits (`key-…`), but not behind a word for a checksum;
/// - the marks of issuers that nothing sets apart: `AC` or `SK` and 32 hexadecimal digits, `dapi` and 32, `LTAI`, `AKCp`;
/// - hashes of passwords: `$2b$…`, `$argon2id$…`, `$6$…`.
///
/// - Complexity: O(*n*): each run of letters and digits is read once, and of runs that are long enough the token around.
enum RandomKey {
  static func matches(in text: Span<UInt8>) -> [PersonalData] {
    var found: [PersonalData] = []
    var offset = 0
    var bound = 0
    while offset < text.count {
      guard text[offset].isLetterOrDigit else {
        if text[offset] == UInt8(ascii: "$"), let end = passwordHash(at: offset, in: text) {
          found.append(PersonalData(type: .secret, range: offset..<end))
          offset = end
          bound = end
        } else {
          offset += 1
        }
        continue
      }
      let start = offset
      while offset < text.count, text[offset].isLetterOrDigit { offset += 1 }
      guard offset - start >= 20, let range = key(start..<offset, in: text, notBefore: bound) else {
        continue
      }
      let type: PersonalDataType =
        range == start..<offset && isOfWallet(start, in: text) ? .crypto : .secret
      found.append(PersonalData(type: type, range: range))
      offset = range.upperBound
      bound = offset
    }
    return found
  }

  private static func key(
    _ run: Range<Int>, in text: Span<UInt8>, notBefore bound: Int
  ) -> Range<Int>? {
    let mix = Mix(run, in: text)
    let start = run.lowerBound
    let isMarked =
      (text.holds("AC", at: start) || text.holds("SK", at: start)) && run.count == 34
      && Mix(start + 2..<run.upperBound, in: text).isHex
      || text.holds("dapi", at: start) && Mix(start + 4..<run.upperBound, in: text).isHex
      || (text.holds("LTAI", at: start) || text.holds("AKCp", at: start)) && mix.digits > 0
    if isMarked || mix.isRandom { return whole(run, in: text, notBefore: bound) }
    guard let prefix = prefix(of: run, in: text, notBefore: bound) else { return nil }
    let isKey = mix.isChanging || mix.isHex && run.count >= 32
    guard isKey, !checksums.contains(wordKey(in: text, at: prefix)) else { return nil }
    return whole(run, in: text, notBefore: bound)
  }

  /// What a run is made of.
  private struct Mix {
    var (capitals, smalls, digits, changes, humps) = (0, 0, 0, 0, 0)
    let count: Int
    let isHex: Bool

    init(_ run: Range<Int>, in text: Span<UInt8>) {
      count = run.count
      var previous: UInt8 = 0
      var onlyHex = true
      for offset in run.prefix(256) {
        let byte = text[offset]
        if byte.isDigit {
          digits += 1
        } else if byte.isUppercase {
          capitals += 1
        } else {
          smalls += 1
        }
        if previous != 0, byte.isDigit != previous.isDigit { changes += 1 }
        if previous != 0, byte.isLetter, previous.isLetter, byte.isUppercase != previous.isUppercase
        {
          humps += 1
        }
        if !byte.isHexDigit { onlyHex = false }
        previous = byte
      }
      isHex =
        onlyHex && digits >= 4 && smalls + capitals >= 4 && run.count >= 32
        && (capitals == 0 || smalls == 0)
    }

    var isRandom: Bool {
      count >= 24 && digits >= 2 && capitals >= 3 && smalls >= 3 && changes >= 4
        && changes + humps >= count / 4
    }

    /// For runs behind a mark.
    var isChanging: Bool {
      if digits >= 1, capitals >= 3, smalls >= 3, humps + changes >= 6 { return true }
      return digits >= 3 && capitals + smalls >= 3 && changes >= 5
    }
  }

  /// Where the short word begins that a joint ties to a run; nil where none does.
  private static func prefix(
    of run: Range<Int>, in text: Span<UInt8>, notBefore bound: Int
  ) -> Int? {
    let joint = run.lowerBound - 1
    guard joint > bound, "_-.=:".utf8.contains(text[joint]) else { return nil }
    var start = joint
    while start > bound, joint - start < 24, text[start - 1].isLetterOrDigit { start -= 1 }
    guard start < joint, text[start].isLetter, !text.byte(start - 1).isLetterOrDigit else {
      // `dckr_pat_`, `pscale_tkn_`, `tgp_v1_`: the joint's word may be a mere number too.
      return nil
    }
    return start
  }

  private static let checksums = Vocabulary(
    "sha md5 crc commit rev hash checksum etag uuid id img image file video photo blob version v build"
  )

  /// With what joins a run on both sides, up to blanks and quotes.
  private static func whole(_ run: Range<Int>, in text: Span<UInt8>, notBefore bound: Int) -> Range<
    Int
  > {
    var (start, end) = (run.lowerBound, run.upperBound)
    while start > bound, run.lowerBound - start < 64,
      text[start - 1].isBase64URL || ".:".utf8.contains(text[start - 1])
    { start -= 1 }
    while !text[start].isLetterOrDigit { start += 1 }
    // A name and a sign of equality before a value stay.
    while end < text.count, text[end].isBase64URL || ".+/=~".utf8.contains(text[end]) { end += 1 }
    while ".-_/~".utf8.contains(text[end - 1]) { end -= 1 }
    return start..<end
  }

  private static let wallets = Vocabulary(
    "monero xmr sol solana wallet bitcoin btc eth ethereum ltc litecoin doge dogecoin crypto tron")

  private static func isOfWallet(_ start: Int, in text: Span<UInt8>) -> Bool {
    var before = WordsBefore(start, maximumWords: 4)
    while let word = before.next(in: text) {
      if wallets.contains(word) { return true }
    }
    return false
  }

  /// `$2b$12$…`, `$argon2id$v=19$…`, `$6$salt$…`
  private static func passwordHash(at start: Int, in text: Span<UInt8>) -> Int? {
    guard
      ["2a", "2b", "2y", "1", "5", "6", "argon2", "y", "scrypt"].contains(where: {
        text.holds($0, at: start + 1)
      })
    else { return nil }
    var (end, signs) = (start, 0)
    while end < text.count, text[end].isBase64URL || "$./+=,".utf8.contains(text[end]) {
      if text[end] == UInt8(ascii: "$") { signs += 1 }
      end += 1
      if end - start == 24, signs < 2 { return nil }
    }
    while ".,=".utf8.contains(text[end - 1]) { end -= 1 }
    return signs >= 3 && end - start >= 28 ? end : nil
  }
}
