extension Sequence<UInt64> {
  /// The values that occur more than once; where these are few, it takes a fraction of a set's memory to find them.
  package var repeated: Set<UInt64> {
    let values = sorted()
    var result: Set<UInt64> = []
    for (a, b) in zip(values, values.dropFirst()) where a == b { result.insert(a) }
    return result
  }
}

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
