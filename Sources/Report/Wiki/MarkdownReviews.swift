internal import Analysis
internal import Review

extension MarkdownSections {
  /// What people decided; nothing where nobody has.
  var reviews: [String] {
    let reviews = model.reviews
    guard reviews.decidedCount + reviews.disputed > 0 else { return [] }
    var decisions = MarkdownTable(("Decision", false), ("Exchanges", true))
    for decision in Decision.allCases {
      decisions.rows.append([
        decision.title, Numbers.count(reviews.decided[Int(decision.rawValue)]),
      ])
    }
    var lines = ["## Reviews", ""] + decisions.lines
    if !reviews.agreement.pairs.isEmpty {
      var table = MarkdownTable(
        ("Reviewers", false), ("Both decided", true), ("Agree", true), ("Cohen's kappa", true))
      for pair in reviews.agreement.pairs.prefix(20) {
        table.rows.append([
          "\(text(pair.first, 60)) and \(text(pair.second, 60))", Numbers.count(pair.count),
          Numbers.percent(Double(pair.agreeing) / Double(pair.count)),
          pair.kappa.map(Numbers.score) ?? "–",
        ])
      }
      lines += [
        "",
        "Krippendorff's alpha is \(reviews.agreement.alpha.map(Numbers.score) ?? "not defined") over "
          + "\(Numbers.count(reviews.agreement.sharedCount, "exchange")).", "",
      ]
      lines += table.lines
    }
    if reviews.disputed > 0 {
      lines += ["", "Held back until reviewers agree: \(Numbers.count(reviews.disputed)).", ""]
      lines += reviews.disagreements.prefix(10).map { entry in
        "- \(MarkdownEscaping.code(entry.place.shortDescription)): "
          + entry.opinions.map { "\(text($0.reviewer, 60)) says \($0.decision.name)" }
          .joined(separator: ", ")
      }
    }
    if !reviews.waivers.isEmpty {
      lines += ["", "Accepted in spite of a disqualifying fault:", ""]
      lines += reviews.waivers.prefix(10).map {
        "- \(MarkdownEscaping.code($0.place.shortDescription)), by \(text($0.owner, 60)) until \(text($0.until, 10))"
      }
    }
    return lines
  }
}
