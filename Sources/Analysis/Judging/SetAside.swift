extension Judgement {
  /// Leaves exchanges out of the dataset although they are good enough.
  ///
  /// Their verdicts stay: in a line that holds them they are context.
  package mutating func setAside(_ exchanges: some Collection<Int>) {
    isSetAside = exchanges.isEmpty ? [] : Array(repeating: false, count: verdicts.count)
    for exchange in exchanges { isSetAside[exchange] = true }
  }

  /// Whether a line that holds an exchange teaches it.
  package func isTaught(_ exchange: Int) -> Bool {
    !isFlagged(exchange) && (isSetAside.isEmpty || !isSetAside[exchange])
  }
}
