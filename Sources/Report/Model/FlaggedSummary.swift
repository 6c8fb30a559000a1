/// How many exchanges are flagged, by reason. The exchanges themselves come one page at a time.
package struct FlaggedSummary: Sendable {
  package var total: Int
  package var exchanges: Int
  /// Why: a fault, or a low score without one, by number.
  package var reasons: [(title: String, count: Int)]
  package var pageCount: Int
  /// The lists of those with something in common, none of them empty.
  package var facets: [FlaggedFacet] = []

  package init(total: Int, exchanges: Int, reasons: [(title: String, count: Int)], pageCount: Int) {
    self.total = total
    self.exchanges = exchanges
    self.reasons = reasons
    self.pageCount = pageCount
  }
}
