internal import Analysis
package import Planning

/// Earlier runs, and where this one stands among them.
package struct RunHistory: Sendable {
  /// Those that something else decided, oldest first.
  package var earlier: [HistoryEntry]
  /// The day on which the history holds this run; nil where it does not yet.
  package var recordedDay: CalendarDay?

  package init(_ earlier: [HistoryEntry] = []) { self.earlier = earlier }

  /// The earlier runs that were judged as this one.
  var alike: ArraySlice<HistoryEntry> { earlier.judged(by: Method.version) }

  /// The run before, where it was judged as this one.
  var previous: HistoryEntry? { alike.last }

  /// Where the method of judging changed; nil where the history has one alone.
  var methodSentence: String? {
    let others = earlier.dropLast(alike.count)
    guard let last = others.last else { return nil }
    return "Until \(last.day) exchanges were judged by method \(last.method), since then by method "
      + "\(Method.version): \(Numbers.count(others.count, "earlier run")) "
      + "\(others.count == 1 ? "is" : "are") neither compared nor drawn."
  }
}
