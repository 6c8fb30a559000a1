package import Analysis
internal import Bytes
package import Findings
internal import FrontMatter
package import Privacy

/// A worksheet as a reviewer filled it in.
package struct Worksheet: Sendable, Equatable {
  /// What is decided about one exchange.
  package struct Entry: Sendable, Equatable {
    /// The hash of the exchange's content.
    package var exchange: UInt64
    /// nil until one box is ticked.
    package var decision: Decision?
    package var why = ""
    /// The response that the reviewer would rather have; empty for none.
    package var better = ""
    /// Until when a response with a disqualifying fault is accepted, `YYYY-MM-DD`; empty when not said.
    package var until = ""
    /// 1-based, of the comment that names the exchange.
    package var line: Int
    /// What the worksheet shows of the exchange; none where its heading names no place.
    package var shown: ShownExchange?
  }

  /// An exchange as a worksheet showed it, masked as it was then.
  package struct ShownExchange: Sendable, Equatable {
    /// Relative to the project folder.
    package var file: String
    /// 1-based, of the response.
    package var line: Int
    /// The quoted messages, the response last, without the marks of the quote.
    package var quote: [String] = []
  }

  /// Relative to the project folder.
  package var path: ShownText
  package var reviewer = ""
  /// `YYYY-MM-DD`; empty when not said.
  package var date = ""
  /// Whether it settles what others disagree about.
  package var settles = false
  package var entries: [Entry] = []

  /// How many exchanges are decided.
  package var decided: Int { entries.count { $0.decision != nil } }
}

/// Reads a worksheet.
///
/// An exchange begins at a line `<!-- exchange: 16 hexadecimal digits -->`. Up to the next one, a ticked
/// list item, `- [x] accept`, `reject` or `fix`, is the decision; `Why:` begins the reason, up to an empty
/// line, `Until: YYYY-MM-DD` limits an acceptance, and `Better response:` begins a response that goes on to the
/// next exchange. Lines that begin with `>` are the exchange itself and never read.
///
/// - Parameter path: Of the file, for findings; `reviews/2026-01-21-anna.md` names the day and the reviewer
///   where the front matter does not.
package func readWorksheet(
  _ bytes: [UInt8], path: ShownText
) -> (worksheet: Worksheet, findings: [Finding]) {
  var reader = WorksheetReader(path: path)
  let text = String(decoding: bytes, as: UTF8.self)
  let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  let block = FrontMatterBlock(of: bytes, LineIndex(bytes), takesIndented: true)
  for (index, line) in lines.enumerated() {
    if let block, index + 1 < block.firstBodyLine {
      if block.lines.contains(index + 1) { reader.readAttribute(line) }
    } else {
      reader.read(line, number: index + 1)
    }
  }
  reader.finish()
  return (reader.worksheet, reader.findings)
}

private struct WorksheetReader {
  var worksheet: Worksheet
  var findings: [Finding] = []
  private var entry: Worksheet.Entry?
  private var ticked: Set<Decision> = []
  /// What the lines belong to.
  private var section = Section.none

  private enum Section { case none, why, better }

  init(path: ShownText) { worksheet = Worksheet(path: path) }

  mutating func read(_ line: Substring, number: Int) {
    let text = line.drop { $0 == " " || $0 == "\t" }.trimmedEnd
    if text.hasPrefix("<!--"), let name = text.label("<!-- exchange:", "<!--exchange:") {
      close()
      let digits = name.prefix { $0 != " " && $0 != "-" }
      guard digits.utf8.count == 16, let id = UInt64(digits, radix: 16) else {
        report(
          number, "no exchange has the id of this comment", "Write it as the worksheet had it.")
        return
      }
      entry = Worksheet.Entry(exchange: id, line: number)
      return
    }
    guard var entry else { return }
    defer { self.entry = entry }
    if section == .better {
      entry.better += (entry.better.isEmpty ? "" : "\n") + line.trimmedEnd
      return
    }
    if text.hasPrefix(">") {
      entry.shown?.quote.append(String(text.dropFirst().drop { $0 == " " }))
      return
    }
    if entry.shown == nil, text.hasPrefix("## ") { entry.shown = text.shownPlace }
    if let choice = text.tickedChoice {
      guard let decision = Decision.allCases.first(where: { choice.lowercased() == $0.name }) else {
        report(number, "the ticked box is none of accept, reject and fix", "Tick one of these.")
        return
      }
      ticked.insert(decision)
    } else if let reason = text.label("Why:", "**Why:**") {
      section = .why
      entry.why = String(reason)
    } else if let day = text.label("Until:", "**Until:**") {
      section = .none
      entry.until = String(day.filter { $0 != "`" })
    } else if let response = text.label("Better response:", "**Better response:**") {
      section = .better
      entry.better = String(response)
    } else if text.isEmpty {
      section = .none
    } else if section == .why {
      entry.why += (entry.why.isEmpty ? "" : " ") + text
    }
  }

  mutating func readAttribute(_ line: Substring) {
    let bytes = Array(line.utf8).drop { $0 == 0x20 || $0 == 0x09 }
    guard let attribute = FrontMatterLine(bytes), attribute.isTight else { return }
    let value = String(
      decoding: attribute.value.drop { $0 == 0x09 || $0 == 0x20 }, as: UTF8.self
    ).unquoted
    switch String(decoding: attribute.name, as: UTF8.self).lowercased() {
    case "reviewer": worksheet.reviewer = value
    case "date": worksheet.date = value
    case "settles": worksheet.settles = ["true", "yes"].contains(value.lowercased())
    default: break
    }
  }

  private mutating func close() {
    guard var entry else { return }
    if ticked.count > 1 {
      report(
        entry.line, "\(ticked.count) boxes of one exchange are ticked",
        "Leave one; none was counted.")
    } else {
      entry.decision = ticked.first
    }
    entry.better = String(entry.better.trimmedLines)
    worksheet.entries.append(entry)
    self.entry = nil
    ticked = []
    section = .none
  }

  mutating func finish() {
    close()
    // `reviews/2026-01-21-anna.md`
    let name = worksheet.path.text.split(separator: "/").last?.split(separator: ".").first ?? ""
    if worksheet.date.isEmpty { worksheet.date = String(name.prefix(10)) }
    if worksheet.reviewer.isEmpty { worksheet.reviewer = String(name.dropFirst(11)) }
    if worksheet.reviewer.isEmpty, !worksheet.entries.isEmpty {
      report(
        1, "nobody is named as the reviewer", "Write 'reviewer: NAME' between '---' lines on top.")
    }
  }

  private mutating func report(_ line: Int, _ summary: String, _ advice: String) {
    findings.append(
      Finding(
        .invalidReview, at: Place(file: worksheet.path, line: line, column: 1), summary,
        advice: advice))
  }
}

extension StringProtocol {
  fileprivate var trimmedEnd: Substring {
    var text = Substring(self)
    while let last = text.last, last == " " || last == "\t" || last == "\r" { text.removeLast() }
    return text
  }

  /// What stands behind one of these words, whatever their case; nil when none stands here.
  fileprivate func label(_ names: String...) -> Substring? {
    for name in names {
      let head = prefix(name.count)
      if head.count == name.count, head.lowercased() == name.lowercased() {
        return Substring(dropFirst(name.count)).drop { $0 == " " || $0 == "\t" }.trimmedEnd
      }
    }
    return nil
  }

  fileprivate var unquoted: String {
    String(filter { $0 != "\"" && $0 != "'" })
  }

  /// The place in a heading such as ``## 2. `conversations/a.md:67` ``.
  fileprivate var shownPlace: Worksheet.ShownExchange? {
    guard let start = firstIndex(of: "`"), let end = lastIndex(of: "`"), start < end else {
      return nil
    }
    let place = self[index(after: start)..<end].trimmingBackticks
    guard let colon = place.lastIndex(of: ":"), let line = Int(place[place.index(after: colon)...])
    else { return nil }
    return Worksheet.ShownExchange(file: String(place[..<colon]), line: line)
  }

  /// A place whose name has backticks stands between more of them, and spaces.
  private var trimmingBackticks: Substring {
    var text = Substring(self)
    while let first = text.first, first == "`" || first == " " { text.removeFirst() }
    while let last = text.last, last == "`" || last == " " { text.removeLast() }
    return text
  }

  /// The first word behind the box of a ticked list item; nil for anything else.
  fileprivate var tickedChoice: Substring? {
    guard let bullet = first, "-*+".contains(bullet) else { return nil }
    let box = dropFirst().drop { $0 == " " }
    guard box.hasPrefix("[x]") || box.hasPrefix("[X]") else { return nil }
    return Substring(box.dropFirst(3)).drop { !$0.isLetter }.prefix { $0.isLetter }
  }

  /// Without empty lines at both ends.
  fileprivate var trimmedLines: Substring {
    var text = Substring(self)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}
