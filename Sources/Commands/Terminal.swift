internal import Findings
internal import Project

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif
#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The two streams that a command writes to: results and messages.
struct Terminal {
  var isQuiet: Bool
  private let allowsColour: Bool
  private let showsProgress: Bool
  private var lastShown = ""

  init(isQuiet: Bool) {
    self.isQuiet = isQuiet
    allowsColour = (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
    showsProgress = !isQuiet && isatty(2) == 1
  }

  /// A line of the result, on standard output.
  func result(_ line: String) { write(visible(line) + "\n", to: 1) }

  /// Bytes of a format of its own, on standard output: where it stands between lines, a control character is none of
  /// the format's.
  func bytes(_ bytes: [UInt8]) {
    write(visible(String(decoding: bytes, as: UTF8.self), keeping: ["\n", "\t"]), to: 1)
  }

  /// A line for a program, on standard output.
  func command(_ line: String) { write(visible(line) + "\n", to: 1) }

  /// A finding as part of the result, on standard output.
  func result(_ finding: Finding) { write(text(finding, coloured: hasColour(1)) + "\n", to: 1) }

  /// A line for people, on standard error; not when quiet.
  func message(_ line: String) { if !isQuiet { write(visible(line) + "\n", to: 2) } }

  /// A finding for people, on standard error; not when quiet.
  func message(_ finding: Finding) {
    if !isQuiet { write(text(finding, coloured: hasColour(2)) + "\n", to: 2) }
  }

  /// A line that says why something failed, on standard error, quiet or not.
  func failure(_ line: String) { write(visible(line) + "\n", to: 2) }

  /// Lines of the command line's parser: help, on standard output, or why something failed, on standard error.
  func parser(_ text: String, isFailure: Bool) {
    write(visible(text, keeping: ["\n", "\t"]) + "\n", to: isFailure ? 2 : 1)
  }

  private func hasColour(_ stream: Int32) -> Bool { allowsColour && isatty(stream) == 1 }

  private func name(_ severity: Severity, coloured: Bool) -> String {
    guard coloured else { return severity.rawValue }
    let code =
      switch severity {
      case .error: "31"
      case .warning: "33"
      case .note: "36"
      }
    return "\u{1B}[\(code)m\(severity.rawValue)\u{1B}[0m"
  }

  /// Replaces the progress line; only a terminal gets one.
  mutating func show(_ progress: Progress) {
    guard showsProgress else { return }
    let text =
      switch progress {
      case .reading(let done, let total):
        "Reading \(done * 100 / max(total, 1)) % of \(total) files"
      case .importing(let done): "\(done) conversations"
      case .writing(let done, let total): "Writing \(done * 100 / max(total, 1)) % of the site"
      }
    guard text != lastShown else { return }
    lastShown = text
    write("\r\u{1B}[K" + text, to: 2)
  }

  mutating func clearProgress() {
    guard !lastShown.isEmpty else { return }
    lastShown = ""
    write("\r\u{1B}[K", to: 2)
  }

  private func write(_ text: String, to stream: Int32) { write(Array(text.utf8), to: stream) }

  private func write(_ bytes: [UInt8], to stream: Int32) {
    var bytes = bytes[...]
    while !bytes.isEmpty {
      let written = unsafe bytes.withUnsafeBytes {
        #if canImport(Glibc)
          unsafe Glibc.write(stream, $0.baseAddress, $0.count)
        #else
          unsafe Darwin.write(stream, $0.baseAddress, $0.count)
        #endif
      }
      // A reader that has gone away (`| head`) wants no more.
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }
}

extension Terminal {
  /// One finding as `file:line:column: severity: summary [code]`, with what to do below it.
  private func text(_ finding: Finding, coloured: Bool) -> String {
    var place = finding.place.map { visible($0.description) + ": " } ?? ""
    // What begins so is a command to GitHub's runners, in the log of any step.
    if place.hasPrefix("::") || place.hasPrefix("##[") { place = "./" + place }
    let severity = name(finding.severity, coloured: coloured)
    let line = "\(place)\(severity): \(visible(finding.summary)) [\(finding.code.rawValue)]"
    return finding.advice.isEmpty ? line : line + "\n    " + visible(finding.advice)
  }
}

/// Text from elsewhere as a terminal may have it: what would steer it, or have a line read in another order than it
/// stands, is shown as U+FFFD.
///
/// - Parameter kept: Control characters that belong to the text.
func visible(_ text: String, keeping kept: Set<Unicode.Scalar> = []) -> String {
  // Of most text the bytes tell that there is nothing to look for.
  let isSuspect = text.utf8.contains {
    $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xD8 || $0 == 0xE2
  }
  guard isSuspect, text.unicodeScalars.contains(where: { steers($0) && !kept.contains($0) }) else {
    return text
  }
  return String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { steers($0) && !kept.contains($0) ? "\u{FFFD}" : $0 }))
}

/// Control characters, line and paragraph separators, and the marks, embeddings, overrides and isolates of
/// bidirectional text (Unicode Standard Annex 9).
private func steers(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
  default: false
  }
}
