internal import Analysis

extension FlaggedCardRenderer {
  /// The fixed parts of a card as bytes. `Templates/assets/style.css` has the classes.
  ///
  /// Size: a list of pieces in the order in which a card is written; in groups, one could no longer read a card from
  /// top to bottom.
  struct Pieces: Sendable {
    let cardOpen = Array("<article class=\"card x\" id=\"".utf8)
    let rankOpen = Array("\"><header><h2><span class=\"rank\">".utf8)
    let scoreOpen = Array("</span> <span class=\"vh\">score</span> ".utf8)
    let titleClose = Array("</h2><p class=\"chips\">".utf8)
    let placeOpen = Array("</p><p class=\"where\">".utf8)
    let factsOpen = Array(" <span>".utf8)
    let dot = Array(" · ".utf8)
    let linkOpen = Array("</span> <a href=\"".utf8)
    let headerClose = Array("\">permalink</a></p></header>".utf8)

    let talkOpen = Array("<div class=\"talk\">".utf8)
    let omittedOpen = Array("<p class=\"omitted\">".utf8)
    let omittedClose = Array(" not shown</p>".utf8)
    let contextOpen = Array("<div class=\"turn before\"><b>".utf8)
    let contextText = Array("</b><p dir=\"auto\">".utf8)
    let turnClose = Array("</p></div>".utf8)
    let userOpen = Array("<div class=\"turn\"><b>user</b><p dir=\"auto\">".utf8)
    let responseOpen = Array(
      "</p></div><div class=\"turn\"><b>assistant</b><p dir=\"auto\">".utf8)
    let talkClose = Array("</p></div></div>".utf8)
    let emptyMessage = Array("<em class=\"gap\">(no text)</em>".utf8)

    let reasonsOpen = Array("<div class=\"pencil\"><ul class=\"why\">".utf8)
    let reasonsClose = Array("</ul>".utf8)
    let lowScoreReason = Array(
      """
      <li><b>Low score</b> No single fault; the parts beside add up to too little. <i>To do:</i> Take \
      up what the user said and ask how it is for them.</li>
      """.utf8)

    let partsOpen = Array("<table class=\"parts\"><caption>Score</caption>".utf8)
    let partOpen = Array("<tr><th scope=\"row\">".utf8)
    let partBar = Array("</th><td>".utf8)
    let partPoints = Array("</td><td>".utf8)
    let partClose = Array("</td></tr>".utf8)
    let sumOpen = Array("<tr class=\"sum\"><th scope=\"row\">score</th><td>".utf8)
    let partsClose = Array("</table>".utf8)
    let partMaximum = Array(" of ".utf8)
    let fitOpen = Array("<p class=\"note\"><a href=\"method.html#fit\">Fit</a> ".utf8)
    let fitTitle = Array(", the team’s voice, not quality: ".utf8)
    let fitDot = Array(", ".utf8)
    let fitSpace = Array(" ".utf8)
    let fitClose = Array("</p>".utf8)
    let gainBar = Array("<svg aria-hidden=\"true\"><rect class=\"gain\" height=\"8\" x=\"".utf8)
    let lossBar = Array("<svg aria-hidden=\"true\"><rect class=\"loss\" height=\"8\" x=\"".utf8)
    let barWidth = Array("\" width=\"".utf8)
    let barClose = Array("\"/></svg>".utf8)
    let cardClose = Array("</div></article>\n".utf8)

    /// By the number of ``Fault``.
    let chips: [[UInt8]]
    let reviewersChip = Array(
      "<a class=\"chip unsure\" href=\"reviews.html\">! rejected by reviewers</a> ".utf8)
    let lowScoreChip = Array("<span class=\"chip unsure\">! low score</span>".utf8)

    /// By the number of ``Fault``: why it matters and what to do.
    let reasons: [[UInt8]]

    /// By the code of the metrics' marks.
    private let indicators: [UInt8: [UInt8]]
    /// By the number of ``Fault``.
    private let faults: [[UInt8]]

    init(_ registry: FaultRegistry, _ metrics: MetricRegistry) {
      chips = registry.rules.map { fault in
        let (style, sign) = fault.disqualifies ? ("bad", "✕") : ("unsure", "!")
        return Array(
          "<a class=\"chip \(style)\" href=\"method.html#\(fault.code)\">\(sign) \(fault.title)</a> "
            .utf8)
      }
      reasons = registry.rules.map { fault in
        var html = Array("<li><b>".utf8)
        HTMLEscaping.append(fault.title.capitalizedFirst, to: &html)
        html += "</b> ".utf8
        HTMLEscaping.append(fault.explanation, to: &html)
        html += " <i>To do:</i> ".utf8
        HTMLEscaping.append(fault.advice, to: &html)
        html += "</li>".utf8
        return html
      }
      faults = registry.rules.map { fault in
        var html = Array("<mark class=\"f\" data-k=\"".utf8)
        HTMLEscaping.append(fault.title, to: &html)
        html += "\">".utf8
        return html
      }
      var indicators: [UInt8: [UInt8]] = [:]
      for metric in metrics {
        guard let mark = metric.judging.mark else { continue }
        indicators[mark.code] = Array("<mark class=\"g\" data-k=\"\(metric.key)\">".utf8)
      }
      self.indicators = indicators
    }

    func opening(of kind: Mark.Kind) -> [UInt8] {
      switch kind {
      case .indicator(let code): indicators[code] ?? Array("<mark class=\"g\">".utf8)
      case .fault(let fault): faults[Int(fault.number)]
      }
    }
  }
}

extension String {
  /// The text with its first letter in upper case.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
