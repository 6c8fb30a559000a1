internal import Bytes

/// What a search finds in a text as it stands, and behind the disguises that its values may wear.
///
/// Where the text has any, it is searched a second time as somebody reads it. What both find is one list: findings that
/// overlap become one, so that nothing is uncovered.
func throughDisguises(
  _ text: Span<UInt8>, search: (Span<UInt8>) -> [PersonalData]
) -> [PersonalData] {
  let found = search(text)
  guard mayHoldDisguises(text) else { return found }
  let normalised = NormalisedText(of: text)
  let bytes = normalised.text.bytes
  var hidden: [PersonalData] = []
  for item in search(bytes.span) {
    let range = normalised.text.source(of: item.range)
    switch normalised.wholeness(of: item) {
    case .whole: break
    // Numbers of two lines that each belong to something else are not one.
    case .divided where !found.cut(by: range): break
    case .divided, .parts: continue
    }
    hidden.append(PersonalData(type: item.type, range: range))
  }
  return found.united(with: hidden)
}

extension NormalisedText {
  fileprivate enum Wholeness {
    case whole
    /// A break divides it, and its parts are all that stands there.
    case divided
    /// Parts of several values.
    case parts
  }

  /// Whether a finding is one value.
  fileprivate func wholeness(of finding: PersonalData) -> Wholeness {
    let range = finding.range
    let run = spread.partition { $0.upperBound > range.lowerBound }
    if run < spread.count, spread[run].overlaps(range), !finding.type.hasCheckDigit {
      if Set(text.bytes[range].filter(\.isDigit)).count < 4 { return .parts }
    }
    let next = joints.partition { $0 > range.lowerBound }
    guard next < joints.count, joints[next] < range.upperBound else { return .whole }
    switch finding.type {
    case .person, .location, .address, .birthDate, .coordinates: return .parts
    default: break
    }
    if finding.type.hasCheckDigit { return .whole }
    let behind = joints.partition { $0 >= range.upperBound }
    let isBegun = next > 0 && range.lowerBound - joints[next - 1] <= 1
    let goesOn = behind < joints.count && joints[behind] - range.upperBound <= 1
    return isBegun || goesOn ? .parts : .divided
  }
}

extension Array {
  /// The first index whose element, and all behind it, meet a condition that none before does.
  fileprivate func partition(_ isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension [PersonalData] {
  /// Whether one of these findings overlaps a stretch without lying in it.
  fileprivate func cut(by range: Range<Int>) -> Bool {
    let first = partition { $0.range.upperBound > range.lowerBound }
    let last = partition { $0.range.lowerBound >= range.upperBound }
    guard first < last else { return false }
    return self[first].range.lowerBound < range.lowerBound
      || self[last - 1].range.upperBound > range.upperBound
  }

  /// These findings and others, in any order: what overlaps becomes one, of the type of the larger.
  func united(with others: [PersonalData]) -> [PersonalData] {
    if others.isEmpty { return self }
    let all = (self + others).sorted {
      ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
    }
    var result: [PersonalData] = []
    var largest = 0
    for item in all {
      guard let last = result.last, last.range.upperBound > item.range.lowerBound else {
        result.append(item)
        largest = item.range.count
        continue
      }
      result[result.count - 1].range =
        last.range.lowerBound..<Swift.max(last.range.upperBound, item.range.upperBound)
      if item.range.count > largest {
        result[result.count - 1].type = item.type
        largest = item.range.count
      }
    }
    return result
  }
}
