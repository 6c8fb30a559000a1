import Analysis
import Privacy
import Review

/// A worksheet on which a reviewer ticked a box of exchanges 1, 2 and so on, or none.
func sheet(
  _ reviewer: String, _ decisions: [Decision?], date: String = "2026-01-21", settles: Bool = false
) -> Worksheet {
  var sheet = readWorksheet(
    Array(
      decisions.enumerated().map { index, decision in
        let digits = String(index + 1, radix: 16)
        let id = String(repeating: "0", count: 16 - digits.count) + digits
        return "<!-- exchange: \(id) -->\n" + (decision.map { "- [x] \($0.name)\n" } ?? "")
      }.joined().utf8), path: Masker().keepingPeople.path("reviews/\(date)-\(reviewer).md")
  ).worksheet
  sheet.settles = settles
  return sheet
}
