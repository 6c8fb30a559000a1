internal import Bytes

/// Places where people live, work and are: towns, states and countries.
///
/// - A place of the lists behind `in`, `from` and the like, and one that is hardly anything else wherever it stands;
/// - any name behind words of somebody's home: `I live in Hexworth`;
/// - a name that is made as towns' names are, behind `in`, `to` or `from`: `back to Otterby`;
/// - a name before a state or a country: `Kellsburg, OH`.
///
/// A place that begins a longer name is none: `Boston Marathon`.
extension NameSearch {
  /// - Parameter announced: Whether only places that the words before them announce are looked for, or all others.
  mutating func findPlaces(in text: Span<UInt8>, announced: Bool) {
    var index = 0
    while index < words.count {
      let mayBe =
        words[index].isCapital || words[index].flags.contains(.place)
        || words[index].roles.contains(.beginsPlace)
      if isTaken(index) || !mayBe {
        index += 1
        continue
      }
      let range = announced ? announcedPlace(at: index, in: text) : otherPlace(at: index, in: text)
      if let range {
        take(range, .location)
        index = range.upperBound
      } else {
        index += 1
      }
    }
  }

  private func announcedPlace(at index: Int, in text: Span<UInt8>) -> Range<Int>? {
    if let range = placeBeforeState(at: index, in: text) { return range }
    let before = beforeArticle(index)
    guard before >= 0, follows(before + 1) else { return nil }
    let isInside = words[before].roles.contains(.inside)
    guard
      isInside || words[before].roles.contains(.towards) || words[before].roles.contains(.travel)
    else {
      return nil
    }
    let isHome = isHome(before)
    if let range = longPlace(at: index, in: text), isCapitalOrSmallText(index, isHome) {
      return range
    }
    let word = words[index]
    guard word.range.count > 2, !word.flags.contains(.stop) else { return nil }
    if word.isMarked {
      if word.roles.contains(.month) { return nil }
      if word.flags.contains(.place) {
        let isName = !word.flags.isDisjoint(with: [.given, .family])
        if isHome || isInside || !isName || word.flags.contains(.surePlace) {
          return isPartOfName(index) && !isHome ? nil : index..<index + 1
        }
        return nil
      }
      if isHome, word.shape == .capital,
        isUnknown(index) || !isListed(index) || isInside && !word.flags.contains(.sureGiven)
      {
        return index..<endOfPlace(from: index)
      }
      let isTravel = words[before].roles.contains(.travel) || hasBefore(before, within: 2, .travel)
      if isUnknown(index), isTravel || isMadeAsTown(index, in: text) {
        return index..<endOfPlace(from: index)
      }
      return nil
    }
    // `i live in boise`
    if isHome, word.shape == .small, word.flags.contains(.place), !word.flags.contains(.word),
      word.range.count > 3,
      isInside || word.flags.isDisjoint(with: .sure)
    {
      return index..<index + 1
    }
    return nil
  }

  private func otherPlace(at index: Int, in text: Span<UInt8>) -> Range<Int>? {
    let word = words[index]
    guard word.range.count > 3 || word.flags.contains(.surePlace), !word.flags.contains(.stop)
    else { return nil }
    if let range = longPlace(at: index, in: text),
      word.isCapital || !isWord(index) || range.count > 2
    {
      return isPartOfName(range.upperBound - 1) ? nil : range
    }
    if let range = land(at: index) { return range }
    guard word.flags.contains(.place), !word.flags.contains(.word) else { return nil }
    let isSure = word.flags.contains(.surePlace)
    let isName = !word.flags.isDisjoint(with: .listed)
    if word.isMarked || isFirst(index) {
      guard isSure || !isName, !isPartOfName(index) else { return nil }
      if isFirst(index), !isSure, isName { return nil }
      return index..<index + 1
    }
    // `texas`
    return isSure && !isName && word.range.count > 4 ? index..<index + 1 : nil
  }

  private func isCapitalOrSmallText(_ index: Int, _ isHome: Bool) -> Bool {
    words[index].isCapital || isHome || !isWord(index)
  }

  /// The word before a word, or before `the` before it.
  private func beforeArticle(_ index: Int) -> Int {
    index > 1 && words[index - 1].roles.contains(.article) && follows(index) ? index - 2 : index - 1
  }

  /// `I live in`, `born in`, `I am from`.
  private func isHome(_ preposition: Int) -> Bool {
    let before = at(preposition - 1)
    guard follows(preposition) else { return false }
    if hasBefore(preposition, within: 3, .home) { return true }
    return at(preposition).hash == Self.from
      && (before.roles.contains(.be) || before.roles.contains(.iAm) || before.hash == Self.am
        || before.hash == Self.are)
  }

  /// Another name behind it makes a longer name of it: `Boston Marathon`.
  private func isPartOfName(_ index: Int) -> Bool {
    let next = at(index + 1)
    return (next.gap == .space || next.gap == .hyphen) && next.isMarked
      && next.flags.isDisjoint(with: .place) && !next.roles.contains(.state)
      && !next.roles.contains(.land)
      && !next.roles.contains(.month) && !next.flags.contains(.stop)
  }

  private func endOfPlace(from index: Int) -> Int {
    var end = index + 1
    while end < index + 3, isFree(end), follows(end) || follows(end, by: .hyphen), isMarked(end),
      !at(end).flags.contains(.stop)
    {
      end += 1
    }
    return end
  }

  /// `Kellsburg, OH`, `Dayton, Ohio`, with the state.
  private func placeBeforeState(at index: Int, in text: Span<UInt8>) -> Range<Int>? {
    let word = words[index]
    guard word.isMarked || isFirst(index), !word.flags.contains(.stop), word.range.count > 2 else {
      return nil
    }
    var end = index + 1
    while end < index + 3, follows(end), isMarked(end), at(end).shape == .capital { end += 1 }
    guard follows(end, by: .comma) || follows(end) && at(end).shape == .allCapitals else {
      return nil
    }
    let state = at(end)
    if state.roles.contains(.state), state.range.count < 4, state.shape == .allCapitals,
      state.isMarked, follows(end, by: .comma) || word.flags.contains(.place)
    {
      return index..<end + 1
    }
    guard follows(end, by: .comma) else { return nil }
    if let range = longPlace(at: end, in: text), at(range.lowerBound).isMarked {
      return index..<range.upperBound
    }
    return state.isMarked && state.flags.contains(.surePlace)
      && (word.flags.contains(.place) || isUnknown(index)) && !at(end + 1).roles.contains(.and)
      ? index..<end + 1 : nil
  }

  /// `Larimer County`, `Ashgrove Heights`.
  private func land(at index: Int) -> Range<Int>? {
    let word = words[index]
    guard word.isMarked, isListed(index) || isUnknown(index) || word.flags.contains(.place) else {
      return nil
    }
    let kind = index + 1
    return follows(kind) && isMarked(kind) && at(kind).roles.contains(.land)
      ? index..<kind + 1 : nil
  }

  /// The longest place of two to four words that begins here: `New York`, `Salt Lake City`.
  private func longPlace(at index: Int, in text: Span<UInt8>) -> Range<Int>? {
    let word = words[index]
    guard follows(index + 1) || word.roles.contains(.saint) && follows(index + 1, by: .dot),
      word.isCapital || word.roles.contains(.beginsPlace), !word.flags.contains(.stop)
    else { return nil }
    var hash = FoldedHash()
    var result: Range<Int>?
    var end = index
    while end < index + 4,
      end == index || follows(end) || end == index + 1 && follows(end, by: .dot)
    {
      if end > index { hash.add(0x20) }
      hash.add(words[end].range, of: text)
      let flags = end > index ? flags(of: hash) : []
      if flags.contains(word.isCapital ? .place : .surePlace) { result = index..<end + 1 }
      end += 1
      // In a text with capital letters all of a place has them, but for `of` and the like.
      guard end < words.count, words[end].shape == word.shape || words[end].range.count < 4 else {
        break
      }
    }
    return result
  }

  /// Whether a name ends as names of towns do.
  private func isMadeAsTown(_ index: Int, in text: Span<UInt8>) -> Bool {
    let range = words[index].range
    return range.count > 5
      && Self.townEndings.contains { text.spells($0, at: range.upperBound - $0.utf8.count) }
  }

  private static let townEndings = [
    "ton", "ville", "burg", "burgh", "ford", "ham", "worth", "wick", "by", "bury", "field", "mouth",
    "port", "stead",
    "dale", "shire", "hurst", "ley", "minster", "grad", "stadt", "dorf", "heim", "hausen", "bach",
    "berg", "borough",
    "mere", "grove", "brook", "haven", "bridge", "wood", "bourne", "combe", "thorpe", "polis",
    "ovo", "sk", "ów", "ice",
    "holm", "hagen", "rode", "kirchen", "furt",
  ]
  private static let from = FoldedHash("from").value
  private static let am = FoldedHash("am").value
  private static let are = FoldedHash("are").value
}
