/// Whether the data is ready to train on, and why not.
package struct Readiness: Sendable {
  package var isReady: Bool
  /// The answer as one sentence: "Not ready to train yet: 402 of 500 examples, and …".
  package var headline: String
  /// What stands in the way, most important first; empty when ready.
  package var reasons: [Reason]

  package struct Reason: Sendable {
    /// "Empathy is below its band."
    package var title: String
    /// One or two sentences with the numbers.
    package var detail: String
    /// What to do, as a link text: "Fix 48 responses".
    package var action: String
    /// The page it leads to: `coverage.html#stress-management`.
    package var link: String

    package init(title: String, detail: String, action: String, link: String) {
      self.title = title
      self.detail = detail
      self.action = action
      self.link = link
    }
  }

  package init(isReady: Bool, headline: String, reasons: [Reason]) {
    self.isReady = isReady
    self.headline = headline
    self.reasons = reasons
  }
}
