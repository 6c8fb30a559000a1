internal import Bytes

/// Names and passwords that stand together: `log in with U and P`, `user/pass: U / P`, `curl -u U:P`.
enum SecretLogin {
  static func matches(behind word: Range<Int>, in text: Span<UInt8>) -> [PersonalData] {
    if let pair = pair(before: word, in: text) { return [PersonalData(type: .secret, range: pair)] }
    let isPair = text[word].contains(UInt8(ascii: "/"))
    guard let start = start(behind: word, in: text),
      let name = SecretToken(at: start, in: text), !name.isNothing
    else { return [] }
    // `U:P` in one word
    if let colon = colon(in: name.range, text), name.isMixed || name.others == 1 {
      let secret = SecretToken(colon + 1..<name.range.upperBound, isQuoted: false, in: text)
      return secret.isMixed || secret.isChain
        ? [PersonalData(type: .secret, range: secret.range)] : []
    }
    var next = name.range.upperBound
    while "\"'`*".utf8.contains(text.byte(next)) { next += 1 }
    for separator in [" / ", "/", " and ", " und ", " & ", ", ", " : ", "; ", " | ", " "]
    where text.spells(separator, at: next) {
      next += separator.utf8.count
      break
    }
    while "\"'`*".utf8.contains(text.byte(next)) { next += 1 }
    guard next > name.range.upperBound, let secret = SecretToken(at: next, in: text) else {
      return []
    }
    let isOne =
      secret.isMixed && (secret.digits > 0 || secret.signs > 0) && secret.range.count >= 6
      || isPair && !secret.isNothing && secret.range.count >= 4
    guard isOne else { return [] }
    let found = [PersonalData(type: .secret, range: secret.range)]
    let isName = name.digits > 0 || isPair || name.others > 0
    return isName ? [PersonalData(type: .username, range: name.range)] + found : found
  }

  private static func start(behind word: Range<Int>, in text: Span<UInt8>) -> Int? {
    if text.spells(" with ", at: word.upperBound - 5) { return word.upperBound + 1 }
    if text.spells(" with ", at: word.upperBound) { return word.upperBound + 6 }
    guard let joint = SecretJoint(behind: word, wasChanged: false, in: text),
      joint.relation != .none
    else { return nil }
    var start = joint.value
    while "*`".utf8.contains(text.byte(start)) { start += 1 }
    return start
  }

  private static func colon(in range: Range<Int>, _ text: Span<UInt8>) -> Int? {
    range.first { text[$0] == UInt8(ascii: ":") }
  }

  /// `U:P is the login`
  private static func pair(before word: Range<Int>, in text: Span<UInt8>) -> Range<Int>? {
    for verb in [" is the ", " is my ", " is our ", " are the ", " are my "]
    where text.spells(verb, at: word.lowerBound - verb.utf8.count) {
      guard let token = SecretToken(before: word.lowerBound - verb.utf8.count, in: text),
        !token.isNothing, token.digits > 0 || token.signs > 0
      else { return nil }
      if token.isMixed, token.digits > 0, token.signs > 0, verb.contains("are") {
        return token.range
      }
      guard let colon = colon(in: token.range, text), colon - token.range.lowerBound > 1,
        text.byte(colon - 1).isLetter || text.byte(colon + 1).isLetter
      else { return nil }
      return token.range
    }
    return nil
  }

  /// The password on the line of a command: `curl -u U:P`, `mysql -pP`, `sshpass -p P`.
  static func command(_ word: Range<Int>, in text: Span<UInt8>) -> [PersonalData] {
    let isCurl = text.spells("curl", at: word.lowerBound)
    let isShell = text.spells("sshpass", at: word.lowerBound)
    let flags =
      isCurl ? [" -u ", " --user ", " --user=", " -u"] : isShell ? [" -p ", " -p"] : [" -p"]
    var offset = word.upperBound
    while offset < text.count, offset - word.upperBound < 300, text[offset] != 0x0A {
      defer { offset += 1 }
      guard text[offset] == 0x20, let flag = flags.first(where: { text.spells($0, at: offset) }),
        let token = SecretToken(at: offset + flag.utf8.count, in: text), token.range.count >= 3
      else { continue }
      var range = token.range
      if isCurl {
        guard let colon = colon(in: range, text), colon + 2 < range.upperBound else { continue }
        range = colon + 1..<range.upperBound
      }
      let isNothing = SecretToken(range, isQuoted: false, in: text).isNothing
      return isNothing ? [] : [PersonalData(type: .secret, range: range)]
    }
    return []
  }
}

extension Span where Element == UInt8 {
  fileprivate subscript(_ range: Range<Int>) -> [UInt8] { range.map { self[$0] } }
}
