/// Lists of findings, ascending and without overlap, made one.
extension [PersonalData] {
  /// These findings, but where one of the others, ascending too, covers all that it touches: that one.
  func replaced(by others: [PersonalData]) -> [PersonalData] {
    if others.isEmpty { return self }
    var kept: [PersonalData] = []
    var next = 0
    for other in others {
      while next < count, self[next].range.upperBound <= other.range.lowerBound { next += 1 }
      var index = next
      var coversAll = true
      while index < count, self[index].range.lowerBound < other.range.upperBound {
        coversAll =
          coversAll && other.range.lowerBound <= self[index].range.lowerBound
          && other.range.upperBound >= self[index].range.upperBound
        index += 1
      }
      if coversAll { kept.append(other) }
    }
    return kept.joined(by: self)
  }

  /// These findings, ascending and without overlap: those that overlap become one.
  var settled: [PersonalData] {
    let isSettled = indices.dropFirst().allSatisfy {
      self[$0].range.lowerBound >= self[$0 - 1].range.upperBound
    }
    return isSettled ? self : [].united(with: self)
  }

  /// These findings and those of others, in any order. What overlaps becomes one, of the type that these have, so that
  /// nothing of either is uncovered.
  func joined(by others: [PersonalData]) -> [PersonalData] {
    if others.isEmpty { return self }
    let others = others.settled
    var result: [PersonalData] = []
    var (next, other) = (0, 0)
    while next < count || other < others.count {
      let isOwn =
        other == others.count
        || next < count && self[next].range.lowerBound <= others[other].range.lowerBound
      let item = isOwn ? self[next] : others[other]
      if isOwn { next += 1 } else { other += 1 }
      guard let last = result.last, last.range.upperBound > item.range.lowerBound else {
        result.append(item)
        continue
      }
      result[result.count - 1].range =
        last.range.lowerBound..<Swift.max(last.range.upperBound, item.range.upperBound)
      if isOwn { result[result.count - 1].type = item.type }
    }
    return result
  }
}
