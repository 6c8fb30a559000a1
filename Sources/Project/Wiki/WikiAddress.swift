internal import Bytes

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Where a wiki's repository is, so that git can be told of it without a secret in its arguments, in a file or in
/// what is printed.
///
/// git is given a name in place of the address. What the name stands for, and a password, are in the environment of
/// the processes that need them, which only their owner can read.
package struct WikiAddress: Sendable {
  /// What stands in git's arguments.
  let argument: String
  /// The address without credentials and path, for people: `https://example.org/…`; a folder as it is.
  package let shown: String
  /// Names and values of settings for git.
  let settings: [(key: String, value: String)]
  /// Variables for git.
  let environment: [String]
  /// What is never shown, the longest first.
  let secrets: [String]

  /// Why an address is not taken.
  package enum Problem: Error, Equatable {
    case malformed
    /// A query or fragment, where some put a token.
    case query
    /// Something in the path that looks like a token.
    case tokenInPath
    /// A password for a protocol that takes none.
    case password
    /// A kind of address that is none of git's own.
    case unknown
  }

  /// A password, or a token in place of one, and whose it is.
  package struct Credentials: Sendable, Equatable {
    var user: String
    var password: String

    package init(user: String, password: String) {
      self.user = user
      self.password = password
    }
  }

  /// - Parameters:
  ///   - text: A URL, `HOST:PATH`, or a folder.
  ///   - given: What the environment gives; without it, what stands in the URL of a web server.
  package init(
    _ text: String, given: Credentials?, workingFolder: String
  ) throws(Problem) {
    guard !text.isEmpty, !text.hasPrefix("-"),
      !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
    else { throw .malformed }
    guard let scheme = text.firstRange(of: "://") else {
      self = try WikiAddress(withoutScheme: text, workingFolder)
      return
    }
    let name = text[..<scheme.lowerBound].lowercased()
    let rest = text[scheme.upperBound...]
    switch name {
    case "file": self.init(folder: text)
    case "ssh", "git", "git+ssh", "ssh+git":
      let (user, host, path) = try Self.parts(rest)
      if user.contains(":") || user.lowercased().contains("%3a") || looksLikeToken(user) {
        throw .password
      }
      let at = user.isEmpty ? "" : user + "@"
      self.init(
        argument: Self.name, shown: "\(name)://\(host)/…", target: "\(name)://\(at)\(host)\(path)",
        hiding: path)
    case "http", "https": self = try WikiAddress(web: name, rest, given)
    default: throw .unknown
    }
  }

  /// A name in git's arguments that stands for the address.
  private static let name = "tuneboard-wiki:"

  private init(
    argument: String, shown: String, target: String?, hiding path: Substring = "",
    settings: [(key: String, value: String)] = [], environment: [String] = [],
    secrets: [String] = []
  ) {
    self.argument = argument
    self.shown = shown
    self.settings =
      (target.map { [("url.\($0).insteadOf", Self.name)] } ?? []) + settings
    self.environment = environment
    let names = [target ?? "", String(path)].filter { $0.utf8.count >= 4 }
    self.secrets = Set(names + secrets.filter { !$0.isEmpty })
      .sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
  }

  private init(folder: String) { self.init(argument: folder, shown: folder, target: nil) }

  /// `HOST:PATH`, which goes by ssh, or a folder.
  private init(withoutScheme text: String, _ workingFolder: String) throws(Problem) {
    if text.contains("::") { throw .unknown }
    let colon = text.firstIndex(of: ":")
    guard let colon, !text[..<colon].contains("/") else {
      self.init(folder: text.hasPrefix("/") ? text : workingFolder + "/" + text)
      return
    }
    let (host, path) = (text[..<colon], text[text.index(after: colon)...])
    if path.contains("@") || looksLikeToken(host.prefix { $0 != "@" }) { throw .password }
    try Self.requirePlain(path)
    let shownHost = host.split(separator: "@").last ?? host
    self.init(argument: Self.name, shown: "\(shownHost):…", target: text, hiding: path)
  }

  /// The address of a web server.
  private init(
    web scheme: String, _ rest: Substring, _ given: Credentials?
  ) throws(Problem) {
    let (userInfo, host, path) = try Self.parts(rest)
    let base = "\(scheme)://\(host)"
    let pieces = userInfo.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let rawUser = pieces.first.map(String.init) ?? ""
    let rawPassword = pieces.count > 1 ? String(pieces[1]) : ""
    guard let user = percentDecoded(rawUser),
      let password = percentDecoded(rawPassword),
      !(user + password).unicodeScalars.contains(where: { $0.value < 0x20 })
    else { throw .malformed }
    var credentials = given
    if let given, !user.isEmpty, !looksLikeToken(user) {
      credentials = Credentials(user: user, password: given.password)
    } else if given == nil, pieces.count > 1 || looksLikeToken(user) {
      credentials = Credentials(user: user, password: password)
    }
    var settings: [(key: String, value: String)] = []
    var environment: [String] = []
    var secrets = [rawPassword, password, userInfo]
    if looksLikeToken(user) { secrets += [rawUser, user] }
    if let credentials {
      // An empty helper has git forget those that would keep the password in a file.
      settings = [
        ("credential.\(base).helper", ""), ("credential.\(base).helper", Self.helper),
      ]
      environment = [
        "TUNEBOARD_GIT_USER=\(credentials.user)", "TUNEBOARD_GIT_PASSWORD=\(credentials.password)",
      ]
      let pair = "\(credentials.user):\(credentials.password)"
      secrets += [credentials.password, Data(pair.utf8).base64EncodedString()]
    } else if !user.isEmpty {
      settings = [("credential.\(base).username", user)]
    }
    self.init(
      argument: Self.name, shown: base + "/…", target: base + path, hiding: path.dropFirst(),
      settings: settings, environment: environment, secrets: secrets)
  }

  /// Answers git with what stands in the environment; nothing of it is in an argument.
  private static let helper =
    #"!f() { test "$1" = get && printf 'username=%s\npassword=%s\n' "$TUNEBOARD_GIT_USER" "$TUNEBOARD_GIT_PASSWORD"; }; f"#

  /// What stands before the host, the host with its port, and the path of a URL behind its scheme.
  private static func parts(
    _ rest: Substring
  ) throws(Problem) -> (user: String, host: Substring, path: Substring) {
    let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    let authority = rest[..<end]
    let path = rest[end...]
    let at = authority.lastIndex(of: "@")
    let host = at.map { authority[authority.index(after: $0)...] } ?? authority
    guard !host.isEmpty, !host.contains("\\"), !path.contains("@") else { throw .malformed }
    try requirePlain(path)
    return (at.map { String(authority[..<$0]) } ?? "", host, path)
  }

  /// - Throws: ``Problem`` where a path has something that may be a secret: it would stand in the arguments of what
  ///   git starts.
  private static func requirePlain(_ path: Substring) throws(Problem) {
    if path.contains(where: { "?#".contains($0) }) { throw .query }
    let whole = percentDecoded(String(path)) ?? String(path)
    if whole.contains(where: { "?#=;&".contains($0) }) { throw .query }
    if whole.split(separator: "/").contains(where: { looksLikeToken($0) }) {
      throw .tokenInPath
    }
  }

  /// `NAME=VALUE` for git's environment, behind the settings that it holds already.
  func environment(
    beside present: [String], adding more: [(key: String, value: String)]
  ) -> [String] {
    let prefix = "GIT_CONFIG_COUNT="
    let first =
      present.first { $0.hasPrefix(prefix) }.flatMap { Int($0.dropFirst(prefix.count)) } ?? 0
    let all = settings + more
    return environment + ["\(prefix)\(first + all.count)"]
      + all.enumerated().flatMap { number, setting in
        [
          "GIT_CONFIG_KEY_\(first + number)=\(setting.key)",
          "GIT_CONFIG_VALUE_\(first + number)=\(setting.value)",
        ]
      }
  }

  /// A text of git's or a server's without what is secret, and without what stands before a host or behind a path.
  package func masked(_ text: String) -> String {
    var text = text
    for secret in secrets { text = text.replacing(secret, with: "…") }
    return text.replacing(/(:\/\/)[^\/\s@'"]*@/, with: { "\($0.output.1)" })
      .replacing(/(:\/\/[^\s?#'"]*)[?#][^\s'"]*/, with: { "\($0.output.1)?…" })
  }
}

/// Whether a part of an address may be a token rather than a name.
///
/// By the beginnings that services give to theirs, and by length: ten characters and more of both letters and digits
/// in no order that a name has, or thirty without a break.
func looksLikeToken(_ text: some StringProtocol) -> Bool {
  let lower = text.lowercased()
  let beginnings = [
    "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "gldt-", "glcbt-", "glrt-",
    "atatt", "atbb", "xoxb-", "xoxp-", "hf_", "npm_", "eyj", "akia",
  ]
  if beginnings.contains(where: { lower.hasPrefix($0) && lower.utf8.count >= $0.utf8.count + 10 }) {
    return true
  }
  let words = text.split { !$0.isLetter && !$0.isNumber }
  return words.contains { word in
    if word.utf8.count >= 30 { return true }
    // Changes between letters and digits: `training2026` has one, `v2` one, a token many.
    let kinds = word.map(\.isNumber)
    let changes = zip(kinds, kinds.dropFirst()).count { $0 != $1 }
    return word.utf8.count >= 10 && changes >= 3
  }
}

/// A part of a URL without its percent signs; nil when it is not UTF-8 then.
private func percentDecoded(_ text: String) -> String? {
  var bytes: [UInt8] = []
  var rest = Array(text.utf8)[...]
  while let byte = rest.popFirst() {
    let digits = String(decoding: rest.prefix(2), as: UTF8.self)
    if byte == UInt8(ascii: "%"), digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit),
      let value = UInt8(digits, radix: 16)
    {
      bytes.append(value)
      rest = rest.dropFirst(2)
    } else {
      bytes.append(byte)
    }
  }
  return String(validating: bytes, as: UTF8.self)
}
