/// A name that is taken out of texts, however it is spelled in them.
package struct HiddenName: Sendable {
  private let wanted: [Unicode.Scalar]
  /// Names of others that have this one in them: `u-1-2` for `u-1`.
  private let longer: [[Unicode.Scalar]]

  /// - Parameters:
  ///   - name: As somebody wrote it; it must not be empty.
  ///   - others: Names of others, in which this one is not meant.
  package init(_ name: ComparedName, besides others: some Sequence<ComparedName> = []) {
    wanted = Array(name.loose.unicodeScalars)
    let alone = HiddenName(wanted: wanted)
    longer = Set(others.map(\.loose)).filter { $0 != name.loose && alone.stands(in: $0) }
      .map { Array($0.unicodeScalars) }
  }

  private init(wanted: [Unicode.Scalar]) {
    self.wanted = wanted
    longer = []
  }

  /// Whether a text has the name as words of its own.
  package func stands(in text: String) -> Bool { !ranges(in: text).isEmpty }

  /// The text with something else in place of the name.
  package func replaced(by other: String, in text: String) -> String {
    var result = ""
    var copied = text.startIndex
    for range in ranges(in: text) {
      result += text[copied..<range.lowerBound] + other
      copied = range.upperBound
    }
    return result + text[copied...]
  }

  /// Where the name stands, ascending.
  package func ranges(in text: String) -> [Range<String.Index>] {
    guard !wanted.isEmpty else { return [] }
    // What each letter of the text is compared as, and where it stands.
    var letters: [Unicode.Scalar] = []
    var places: [Range<String.Index>] = []
    for index in text.indices {
      let character = text[index]
      let range = index..<text.index(after: index)
      if character.isWhitespace {
        if letters.last != " " {
          letters.append(" ")
          places.append(range)
        }
        continue
      }
      for scalar in looseForm(exactForm(String(character))).unicodeScalars {
        letters.append(scalar)
        places.append(range)
      }
    }
    let taken = longer.flatMap { matches(of: $0, in: letters) }
    let own = matches(of: wanted, in: letters).filter { range in
      !taken.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
    }
    return own.map { places[$0.lowerBound].lowerBound..<places[$0.upperBound - 1].upperBound }
  }

  /// Where a name stands as words of its own.
  private func matches(of wanted: [Unicode.Scalar], in letters: [Unicode.Scalar]) -> [Range<Int>] {
    guard letters.count >= wanted.count else { return [] }
    var result: [Range<Int>] = []
    var start = 0
    while start + wanted.count <= letters.count {
      let end = start + wanted.count
      if letters[start] == wanted[0], letters[start..<end].elementsEqual(wanted),
        start == 0 || !isWord(letters[start - 1]), end == letters.count || !isWord(letters[end])
      {
        result.append(start..<end)
        start = end
      } else {
        start += 1
      }
    }
    return result
  }

  private func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
