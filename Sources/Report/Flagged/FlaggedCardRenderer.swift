internal import Analysis
internal import Findings
internal import Language

/// Writes flagged exchanges as HTML cards, appending bytes.
///
/// Holds every fixed piece as bytes, so that a card costs little more than copying its text.
struct FlaggedCardRenderer: Sendable {
  /// What a card may weigh, so that a full page stays under 500 kB.
  static let maximumBytes = 8_600

  private let pieces: Pieces
  private let source: SourceLink?
  private let idDigits: Int

  /// - Parameters:
  ///   - source: Where places lead; nil for nowhere.
  ///   - total: How many exchanges are flagged.
  ///   - standards: The faults that exchanges may have, and the metrics whose words are marked.
  init(source: SourceLink?, total: Int, standards: Standards) {
    pieces = Pieces(standards.faults, standards.metrics)
    self.source = source
    idDigits = FlaggedFacet.idDigits(for: total)
  }

  private func permalinkPage(_ anchor: String) -> String {
    FlaggedFacet(kind: .id, key: String(anchor.prefix(idDigits)), title: "", count: 0).path(page: 1)
  }

  /// Appends one card.
  ///
  /// Long texts are cut. Where what is left grows far beyond its length, as text full of quotation
  /// marks or control characters does when escaped, it is cut again.
  func append(_ exchange: FlaggedExchange, rank: Int, to html: inout [UInt8]) {
    let start = html.count
    append(exchange, rank: rank, .ordinary, to: &html)
    if html.count - start > Self.maximumBytes {
      html.removeSubrange(start...)
      append(exchange, rank: rank, .tight, to: &html)
    }
  }

  private func append(
    _ exchange: FlaggedExchange, rank: Int, _ limits: Limits, to html: inout [UInt8]
  ) {
    appendHeader(exchange, rank: rank, to: &html)
    html += pieces.talkOpen
    appendContext(exchange, limits, to: &html)
    html += pieces.userOpen
    appendText(exchange.talk.user, limits.user, to: &html)
    html += pieces.responseOpen
    let marks = Array(exchange.talk.marks.prefix(limits.marks))
    appendText(exchange.talk.response, limits.response, marks, to: &html)
    html += pieces.talkClose
    appendReasons(exchange, to: &html)
    appendScore(exchange, to: &html)
    appendFit(exchange, to: &html)
    html += pieces.cardClose
  }

  private func appendHeader(_ exchange: FlaggedExchange, rank: Int, to html: inout [UInt8]) {
    let anchor = PageLink.anchor(exchange.anchor)
    html += pieces.cardOpen
    html.append(contentsOf: anchor.utf8)
    html += pieces.rankOpen
    html.append(contentsOf: Numbers.count(rank).utf8)
    html += pieces.scoreOpen
    html.append(contentsOf: Numbers.score(exchange.judgement.score).utf8)
    html += pieces.titleClose
    for fault in exchange.judgement.faults { html += pieces.chips[Int(fault.fault.number)] }
    if exchange.judgement.isRejectedByPeople {
      html += pieces.reviewersChip
    } else if exchange.judgement.faults.isEmpty {
      html += pieces.lowScoreChip
    }
    html += pieces.placeOpen
    SourceLink.append(exchange.origin.place, source, to: &html)
    html += pieces.factsOpen
    HTMLEscaping.append(Clipping.clipped(exchange.origin.topicTitle, to: 100), to: &html)
    for fact in [exchange.origin.emotion, exchange.origin.source, exchange.judgement.verdict]
    where !fact.isEmpty {
      html += pieces.dot
      HTMLEscaping.append(Clipping.clipped(fact, to: 60), to: &html)
    }
    html += pieces.linkOpen
    html.append(contentsOf: "\(permalinkPage(exchange.anchor))#\(anchor)".utf8)
    html += pieces.headerClose
  }

  private func appendContext(
    _ exchange: FlaggedExchange, _ limits: Limits, to html: inout [UInt8]
  ) {
    if exchange.talk.omittedContext > 0 {
      html += pieces.omittedOpen
      html.append(contentsOf: Numbers.count(exchange.talk.omittedContext, "earlier message").utf8)
      html += pieces.omittedClose
    }
    for message in exchange.talk.context {
      html += pieces.contextOpen
      HTMLEscaping.append(Clipping.clipped(message.role, to: 40), to: &html)
      html += pieces.contextText
      appendText(message.text, limits.context, to: &html)
      html += pieces.turnClose
    }
  }

  private func appendText(
    _ text: [UInt8], _ limit: Limits.Ends, _ marks: [Mark] = [], to html: inout [UInt8]
  ) {
    if text.isEmpty {
      html += pieces.emptyMessage
      return
    }
    let windows = Clipping.windows(of: text, head: limit.head, tail: limit.tail)
    MarkedText.append(
      text, marks: marks, windows: windows, gap: gap(of: text, windows),
      opening: pieces.opening(of:), to: &html)
  }

  /// The notice between the two windows of a long text; empty for one window.
  private func gap(of text: [UInt8], _ windows: [Range<Int>]) -> [UInt8] {
    guard windows.count > 1 else { return [] }
    let shown = windows.reduce(0) { $0 + $1.count }
    return Array("<em class=\"gap\"> … \(Numbers.bytes(text.count - shown)) left out … </em>".utf8)
  }

  private func appendReasons(_ exchange: FlaggedExchange, to html: inout [UInt8]) {
    html += pieces.reasonsOpen
    for fault in exchange.judgement.faults { html += pieces.reasons[Int(fault.fault.number)] }
    if exchange.judgement.faults.isEmpty { html += pieces.lowScoreReason }
    html += pieces.reasonsClose
  }

  /// A row per part, each bar starting where the one before ended, and the sum.
  private func appendScore(_ exchange: FlaggedExchange, to html: inout [UInt8]) {
    html += pieces.partsOpen
    var sum = 0.0
    for part in exchange.judgement.parts.prefix(30) {
      let from = sum
      sum += part.points
      html += pieces.partOpen
      HTMLEscaping.append(Clipping.clipped(part.title, to: 60), to: &html)
      html += pieces.partBar
      appendBar(from: min(from, sum), to: max(from, sum), isLoss: part.points < 0, &html)
      html += pieces.partPoints
      html.append(contentsOf: Numbers.points(part.points).utf8)
      html += pieces.partClose
    }
    html += pieces.sumOpen
    appendBar(from: 0, to: exchange.judgement.score, isLoss: false, &html)
    html += pieces.partPoints
    html.append(contentsOf: Numbers.score(exchange.judgement.score).utf8)
    html += pieces.partClose
    html += pieces.partsClose
  }

  /// The parts of fit in one line: the team's voice, not quality.
  private func appendFit(_ exchange: FlaggedExchange, to html: inout [UInt8]) {
    guard let fit = exchange.judgement.fit else { return }
    html += pieces.fitOpen
    html.append(contentsOf: Numbers.score(fit.value).utf8)
    html += pieces.fitTitle
    for (index, part) in fit.parts.enumerated() {
      if index > 0 { html += pieces.fitDot }
      html.append(contentsOf: part.name.utf8)
      html += pieces.fitSpace
      html.append(contentsOf: Numbers.score(Double(part.points) / 100).utf8)
      html += pieces.partMaximum
      html.append(contentsOf: Numbers.score(Double(part.maximum) / 100).utf8)
    }
    html += pieces.fitClose
  }

  private func appendBar(from start: Double, to end: Double, isLoss: Bool, _ html: inout [UInt8]) {
    let start = min(max(start, 0), 1)
    let width = min(max(end, start), 1) - start
    html += isLoss ? pieces.lossBar : pieces.gainBar
    html.append(contentsOf: Numbers.position(start).utf8)
    html += pieces.barWidth
    html.append(contentsOf: Numbers.position(width).utf8)
    html += pieces.barClose
  }
}

extension FlaggedCardRenderer {
  /// The most bytes shown of each text, and the most marks; the middle of a longer text is left out.
  private struct Limits {
    typealias Ends = (head: Int, tail: Int)

    var context: Ends
    var user: Ends
    var response: Ends
    var marks: Int

    static let ordinary = Limits(
      context: (500, 100), user: (1_200, 300), response: (1_800, 700), marks: 60)
    static let tight = Limits(context: (40, 0), user: (60, 0), response: (90, 45), marks: 10)
  }
}
