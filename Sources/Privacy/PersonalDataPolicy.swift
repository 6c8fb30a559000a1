/// What is done about personal data, as a team decided.
package struct PersonalDataPolicy: Sendable, Equatable {
  /// Types that are neither masked nor reported.
  package var kept: Set<PersonalDataType> = []
  /// Types that keep an exchange out of the dataset; they are masked elsewhere.
  package var dropped: Set<PersonalDataType> = []
  /// Values that are none of anybody's: a hotline's number, the product's own name. Without regard to case.
  package var allowed: Set<String> = []
  /// Values that are masked wherever they stand as words of their own, as ``PersonalDataType/custom``. Of ASCII
  /// letters the case makes no difference.
  package private(set) var denied: [[UInt8]] = []

  package init() {}

  package mutating func deny(_ value: String) {
    let bytes = value.utf8.map(\.lowercased)
    if !bytes.isEmpty, !denied.contains(bytes) { denied.append(bytes) }
  }

  /// The findings that are to be masked, with the stretches that the team denies.
  package func masked(_ found: [PersonalData], in text: [UInt8]) -> [PersonalData] {
    var result = found
    if !found.isEmpty, !(kept.isEmpty && allowed.isEmpty) {
      result = found.filter { item in
        !kept.contains(item.type)
          && (allowed.isEmpty
            || !allowed.contains(String(decoding: text[item.range], as: UTF8.self).lowercased()))
      }
    }
    return denied.isEmpty ? result : joined(result, with: deniedStretches(in: text))
  }

  /// Where denied values stand, ascending, without overlap, the longest of those that begin at one place.
  private func deniedStretches(in text: [UInt8]) -> [Range<Int>] {
    let span = text.span
    var stretches: [Range<Int>] = []
    var offset = 0
    while offset < text.count {
      let first = text[offset].lowercased
      var end = offset
      for value in denied where value[0] == first && value.count > end - offset {
        let isThere =
          offset + value.count <= text.count
          && value.indices.allSatisfy { text[offset + $0].lowercased == value[$0] }
        let stands =
          !(span.isWordByte(offset - 1) && span.isWordByte(offset))
          && !(span.isWordByte(offset + value.count - 1) && span.isWordByte(offset + value.count))
        if isThere, stands { end = offset + value.count }
      }
      if end > offset {
        stretches.append(offset..<end)
        offset = end
      } else {
        offset += 1
      }
    }
    return stretches
  }

  /// Findings and denied stretches as one list: what overlaps becomes one finding, so that nothing is uncovered.
  private func joined(_ found: [PersonalData], with denied: [Range<Int>]) -> [PersonalData] {
    if denied.isEmpty { return found }
    let all = (found + denied.map { PersonalData(type: .custom, range: $0) })
      .sorted {
        ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
      }
    var result: [PersonalData] = []
    for item in all {
      if let last = result.last, last.range.upperBound > item.range.lowerBound {
        result[result.count - 1].range =
          last.range.lowerBound..<max(last.range.upperBound, item.range.upperBound)
      } else {
        result.append(item)
      }
    }
    return result
  }
}

extension Span where Element == UInt8 {
  fileprivate func isWordByte(_ offset: Int) -> Bool {
    byte(offset).isLetterOrDigit || byte(offset) >= 0x80
  }
}
