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

  /// These findings and those of others, in any order, that overlap none of these.
  func joined(by others: [PersonalData]) -> [PersonalData] {
    if others.isEmpty { return self }
    let others = others.settled
    var result: [PersonalData] = []
    var next = 0
    for other in others {
      while next < count, self[next].range.upperBound <= other.range.lowerBound {
        result.append(self[next])
        next += 1
      }
      if next < count, self[next].range.overlaps(other.range) { continue }
      result.append(other)
    }
    return result + self[next...]
  }
}
