internal import Analysis
internal import Findings

/// Writes flagged exchanges as HTML cards, appending bytes.
///
/// Holds every fixed piece as bytes, so that a card costs little more than copying its text.
struct FlaggedCardRenderer: Sendable {
  /// The most bytes shown of each text; the middle of a longer one is left out.
  static let contextHead = 500
  static let contextTail = 100
  static let userHead = 1_200
  static let userTail = 300
  static let responseHead = 1_800
  static let responseTail = 700

  private let pieces = Pieces()

  /// Appends one card.
  func append(_ exchange: FlaggedExchange, rank: Int, to html: inout [UInt8]) {
    appendHeader(exchange, rank: rank, to: &html)
    html += pieces.talkOpen
    appendContext(exchange, to: &html)
    html += pieces.userOpen
    appendText(
      exchange.user, head: Self.userHead, tail: Self.userTail, pieces.emptyMessage, to: &html)
    html += pieces.responseOpen
    if exchange.response.isEmpty {
      html += pieces.emptyMessage
    } else {
      let windows = Clipping.windows(
        of: exchange.response, head: Self.responseHead, tail: Self.responseTail)
      MarkedText.append(
        exchange.response, marks: exchange.marks, windows: windows,
        gap: gap(of: exchange.response, windows), opening: pieces.opening(of:), to: &html)
    }
    html += pieces.talkClose
    appendReasons(exchange, to: &html)
    appendScore(exchange, to: &html)
    html += pieces.cardClose
  }

  private func appendHeader(_ exchange: FlaggedExchange, rank: Int, to html: inout [UInt8]) {
    let anchor = PageLink.anchor(exchange.anchor)
    html += pieces.cardOpen
    html.append(contentsOf: anchor.utf8)
    html += pieces.rankOpen
    html.append(contentsOf: Numbers.count(rank).utf8)
    html += pieces.scoreOpen
    html.append(contentsOf: Numbers.score(exchange.score).utf8)
    html += pieces.titleClose
    for fault in exchange.faults { html += pieces.chips[Int(fault.rawValue)] }
    if exchange.faults.isEmpty { html += pieces.lowScoreChip }
    html += pieces.placeOpen
    HTMLEscaping.append(exchange.place.shortDescription, to: &html)
    html += pieces.factsOpen
    HTMLEscaping.append(exchange.topicTitle, to: &html)
    for fact in [exchange.emotion, exchange.source, exchange.verdict] where !fact.isEmpty {
      html += pieces.dot
      HTMLEscaping.append(fact, to: &html)
    }
    html += pieces.linkOpen
    html.append(contentsOf: anchor.utf8)
    html += pieces.headerClose
  }

  private func appendContext(_ exchange: FlaggedExchange, to html: inout [UInt8]) {
    if exchange.omittedContext > 0 {
      html += pieces.omittedOpen
      html.append(contentsOf: Numbers.count(exchange.omittedContext, "earlier message").utf8)
      html += pieces.omittedClose
    }
    for message in exchange.context {
      html += pieces.contextOpen
      HTMLEscaping.append(message.role, to: &html)
      html += pieces.contextText
      appendText(
        message.text, head: Self.contextHead, tail: Self.contextTail, pieces.emptyMessage, to: &html
      )
      html += pieces.turnClose
    }
  }

  private func appendText(
    _ text: [UInt8], head: Int, tail: Int, _ empty: [UInt8], to html: inout [UInt8]
  ) {
    if text.isEmpty {
      html += empty
      return
    }
    let windows = Clipping.windows(of: text, head: head, tail: tail)
    for (number, window) in windows.enumerated() {
      if number > 0 { html += gap(of: text, windows) }
      HTMLEscaping.append(text, window, to: &html)
    }
  }

  /// The notice between the two windows of a long text; empty for one window.
  private func gap(of text: [UInt8], _ windows: [Range<Int>]) -> [UInt8] {
    guard windows.count > 1 else { return [] }
    let shown = windows.reduce(0) { $0 + $1.count }
    return Array("<em class=\"gap\"> … \(Numbers.bytes(text.count - shown)) left out … </em>".utf8)
  }

  private func appendReasons(_ exchange: FlaggedExchange, to html: inout [UInt8]) {
    html += pieces.reasonsOpen
    for fault in exchange.faults { html += pieces.reasons[Int(fault.rawValue)] }
    if exchange.faults.isEmpty { html += pieces.lowScoreReason }
    html += pieces.reasonsClose
  }

  /// A row per part, each bar starting where the one before ended, and the sum.
  private func appendScore(_ exchange: FlaggedExchange, to html: inout [UInt8]) {
    html += pieces.partsOpen
    var sum = 0.0
    for part in exchange.parts {
      let from = sum
      sum += part.points
      html += pieces.partOpen
      HTMLEscaping.append(part.title, to: &html)
      html += pieces.partBar
      appendBar(from: min(from, sum), to: max(from, sum), isLoss: part.points < 0, &html)
      html += pieces.partPoints
      html.append(contentsOf: Numbers.points(part.points).utf8)
      if part.maximum > 0 {
        html += pieces.partMaximum
        html.append(contentsOf: Numbers.score(part.maximum).utf8)
      }
      html += pieces.partClose
    }
    html += pieces.sumOpen
    appendBar(from: 0, to: exchange.score, isLoss: false, &html)
    html += pieces.partPoints
    html.append(contentsOf: Numbers.score(exchange.score).utf8)
    html += pieces.partClose
    html += pieces.partsClose
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
