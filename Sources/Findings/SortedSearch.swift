extension RandomAccessCollection {
  /// The first index from which on a condition holds, where it holds for all elements behind one for which it does.
  ///
  /// - Complexity: O(log *n*) calls.
  package func partitioningIndex(where holds: (Element) -> Bool) -> Index {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = index(low, offsetBy: distance(from: low, to: high) / 2)
      if holds(self[middle]) { high = middle } else { low = index(after: middle) }
    }
    return low
  }
}
