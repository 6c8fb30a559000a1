package import Analysis
package import Findings

/// An exchange to be reviewed. Its text is masked.
package struct ReviewItem: Sendable {
  package var id: UInt64
  package var place: Place
  package var topic: String
  /// 0 to 1.
  package var score: Double
  package var verdict: Verdict
  package var faults: [FaultRule]
  /// Messages before the user's, then the user's and the response.
  package var messages: [(role: String, text: [UInt8])]
  /// What others decided; for a worksheet that settles disagreements.
  package var opinions: [(reviewer: String, decision: Decision, why: String)] = []

  package init(
    id: UInt64, place: Place, topic: String, score: Double, verdict: Verdict, faults: [FaultRule],
    messages: [(role: String, text: [UInt8])]
  ) {
    self.id = id
    self.place = place
    self.topic = topic
    self.score = score
    self.verdict = verdict
    self.faults = faults
    self.messages = messages
  }
}

/// A worksheet to fill in, as GitHub Flavored Markdown that a wiki shows as it is meant.
///
/// - Parameters:
///   - sample: How the exchanges were chosen, in words.
///   - settles: Whether its decisions stand above the others'.
package func worksheetMarkdown(
  _ items: [ReviewItem], reviewer: String, date: String, sample: String, settles: Bool
) -> [UInt8] {
  var lines = [
    "---", "reviewer: \(reviewer)", "date: \(date)", "method: \(Method.version)",
  ]
  if settles { lines.append("settles: true") }
  lines += [
    "---", "",
    "# Review of \(date) by \(MarkdownEscaping.escaped(reviewer))", "",
    "\(Numbers.count(items.count, "exchange")): \(sample). Personal data is masked.", "",
    "Tick one box of each, `[x]`: *accept* to learn from the response, *reject* to leave it out, *fix* when it "
      + "should be another one. Say why; behind *Better response* write the one that you would rather have read, in "
      + "as many lines as it takes. What is not ticked waits. The comments name the exchanges: leave them.",
  ]
  for (number, item) in items.enumerated() {
    let faults = item.faults.map(\.title)
    lines += [
      "", "<!-- exchange: \(hexadecimal16(item.id)) -->", "",
      "## \(number + 1). \(MarkdownEscaping.code(item.place.shortDescription))", "",
      "Score \(Numbers.score(item.score)), \(item.verdict.name), "
        + "\(MarkdownEscaping.escaped(item.topic))"
        + (faults.isEmpty ? "." : ": " + faults.joined(separator: ", ") + "."),
      "",
    ]
    for (index, message) in item.messages.enumerated() {
      if index > 0 { lines.append(">") }
      lines += quoted(message.role, message.text)
    }
    lines.append("")
    for opinion in item.opinions {
      let why = opinion.why.isEmpty ? "" : ": " + MarkdownEscaping.escaped(opinion.why)
      lines.append(
        "\(MarkdownEscaping.escaped(opinion.reviewer)) says \(opinion.decision.name)\(why)  ")
    }
    if !item.opinions.isEmpty { lines.append("") }
    lines += Decision.allCases.map { "- [ ] \($0.name)" }
    lines += ["", "Why:", ""]
    if item.faults.contains(where: \.disqualifies) {
      lines += [
        "To accept it in spite of its fault is a waiver, and ends on a day, `YYYY-MM-DD`:", "",
        "Until:", "",
      ]
    }
    lines += ["Better response:", ""]
  }
  return Array((lines.joined(separator: "\n") + "\n").utf8)
}

/// Messages as a worksheet quotes them, without the marks of the quote.
package func quotedLines(_ messages: [(role: String, text: [UInt8])]) -> [String] {
  messages.flatMap { quoted($0.role, $0.text) }.map { String($0.dropFirst().drop { $0 == " " }) }
}

/// A message as lines of a quote; nothing in it begins a line without `>`.
private func quoted(_ role: String, _ text: [UInt8]) -> [String] {
  let name = role.prefix(1).uppercased() + role.dropFirst()
  let clipped = text.count > 8000 ? Array(Clipping.clipped(text, to: 8000).utf8) : text
  let paragraphs = clipped.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
    .map { MarkdownEscaping.escaped(String(decoding: $0, as: UTF8.self)) }.filter { !$0.isEmpty }
  guard let first = paragraphs.first else { return ["> **\(name):** *no text*"] }
  var lines = ["> **\(name):** \(first)"]
  for paragraph in paragraphs.dropFirst() { lines += [">", "> \(paragraph)"] }
  return lines
}

private func hexadecimal16(_ value: UInt64) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
