/// Organisations: employers, schools, clinics and churches.
///
/// - A name with a capital letter before a kind of firm or house: `Brightwell Ltd`, `Kellsburg High School`;
/// - behind such a kind and `of`: `University of Tartu`;
/// - a saint's: `St. Brigid's`;
/// - where somebody says to work or to learn: `I work at Norvane`.
extension NameSearch {
  mutating func findOrganizations(in text: Span<UInt8>) {
    var index = 0
    while index < words.count {
      let mayBe =
        words[index].isMarked || !words[index].roles.isDisjoint(with: [.saint, .firm, .house])
      if isTaken(index) || !mayBe {
        index += 1
        continue
      }
      if let range = organization(at: index) {
        take(range, .organization)
        // `St. Brigid's` is the whole name.
        if words[range.upperBound - 1].isPossessive, words[range.lowerBound].roles.contains(.saint)
        {
          let end = words[range.upperBound - 1].range.upperBound
          replaceLast(
            by: words[range.lowerBound].range.lowerBound..<end + (text[end] < 0x80 ? 2 : 4))
        }
        index = range.upperBound
      } else {
        index += 1
      }
    }
  }

  private func organization(at index: Int) -> Range<Int>? {
    let word = words[index]
    if word.roles.contains(.saint), word.isCapital, let range = saint(at: index) { return range }
    if word.roles.contains(.firm), word.isCapital || isListed(index - 1) {
      return firm(endingAt: index)
    }
    if word.roles.contains(.house) || isMarked(index) && isCenter(index) { return house(at: index) }
    return workplace(at: index)
  }

  /// The first word of the name that ends before an index: words with a capital letter that are joined.
  private func startOfName(before index: Int) -> Int {
    var start = index
    while start > 0, index - start < 5, !isTaken(start - 1) {
      let word = words[start - 1]
      let isJoined =
        [.space, .hyphen, .ampersand].contains(words[start].gap)
        || words[start].gap == .comma && words[start].roles.contains(.firm)
        || words[start].gap == .dot && word.roles.contains(.saint)
      guard isJoined else { break }
      let joins = word.roles.contains(.and) && start > 1 && start < index && isNameLike(start - 2)
      guard joins || isNameLike(start - 1) else { break }
      start -= 1
    }
    // `The Harper Clinic`, `At Marlow College`: the sentence's first word is none of it.
    while start < index, words[start].flags.contains(.stop) || words[start].roles.contains(.and) {
      start += 1
    }
    return start
  }

  private func isNameLike(_ index: Int) -> Bool {
    let word = at(index)
    return word.isMarked && !word.roles.contains(.subject) || word.isCapital && word.beginsSentence
  }

  private func firm(endingAt index: Int) -> Range<Int>? {
    let isLegalForm = words[index].range.count <= 4
    var start = startOfName(before: index)
    if start == index { return nil }
    if !isMarked(index), !isLegalForm { return nil }
    // A word of the sentence that only begins it: `Dental Group` needs a name of its own.
    let hasName = (start..<index).contains {
      !words[$0].roles.contains(.plainKind) && !words[$0].roles.contains(.firm)
    }
    guard hasName else { return nil }
    if isFirst(start), isWord(start), start + 1 < index { start += 1 }
    return start..<index + 1
  }

  private func house(at index: Int) -> Range<Int>? {
    var end = index + 1
    let word = words[index]
    // `University of Tartu`
    if word.isMarked || isFirst(index), at(end).roles.contains(.of), isMarked(end + 1),
      follows(end),
      follows(end + 1), !at(end + 1).flags.contains(.stop)
    {
      var stop = end + 2
      while follows(stop), isMarked(stop), stop < end + 5 { stop += 1 }
      return index..<stop
    }
    var start = startOfName(before: index)
    // In small letters the kind of house is: `Kellsburg high school`.
    if start == index, !word.isCapital {
      var kind = index
      while kind > 0, follows(kind), at(kind - 1).roles.contains(.plainKind),
        at(kind - 1).roles.isDisjoint(with: [
          .article, .towards, .inside, .owner, .subject, .pointer, .be,
        ]),
        index - kind < 2
      {
        kind -= 1
      }
      start = startOfName(before: kind)
      if start == kind {
        // `lincoln elementary`
        let name = kind - 1
        let isName =
          follows(kind) && isFree(name) && at(name).roles.isEmpty && !isWord(name)
          && (isListed(name) || at(name).flags.contains(.place))
        guard isName,
          kind < index
            || ["college", "university", "elementary", "hospital", "clinic", "academy"].contains(
              where: { FoldedHash($0).value == word.hash })
        else { return nil }
        return name..<index + 1
      }
    } else if start == index {
      return nil
    }
    let hasName = (start..<index).contains {
      let part = words[$0]
      return !part.roles.contains(.plainKind) && !part.roles.contains(.house)
        && !part.roles.contains(.owner)
        && !part.roles.contains(.kin)
    }
    guard hasName, !isFirst(start) || !isWord(start) || word.isCapital else { return nil }
    if !word.isCapital, isWord(start), !isListed(start) { return nil }
    // `Baptist Church`, `Medical Center`
    while follows(end), isMarked(end), at(end).roles.contains(.house) || isCenter(end) { end += 1 }
    return start..<end
  }

  private func isCenter(_ index: Int) -> Bool {
    [FoldedHash("center"), FoldedHash("centre"), FoldedHash("school")].contains {
      $0.value == at(index).hash
    }
  }

  /// Whether a word is that of a house or a firm, which ends a name though it is no name itself.
  private func isKind(_ index: Int) -> Bool {
    isCenter(index) || !at(index).roles.isDisjoint(with: [.house, .firm])
  }

  /// `St. Brigid's Hospital`, `St Luke's`; `St. Louis` is a place.
  private func saint(at index: Int) -> Range<Int>? {
    let name = index + 1
    guard follows(name) || follows(name, by: .dot), at(name).isCapital else { return nil }
    var end = name + 1
    while follows(end), at(end).isCapital, end < name + 4 { end += 1 }
    let isHouse = (name + 1..<end).contains { words[$0].roles.contains(.house) || isCenter($0) }
    guard isHouse || at(name).isPossessive else { return nil }
    return index..<(isHouse ? end : name + 1)
  }

  /// `I work at Norvane`, `fired from Castlemoor`.
  private func workplace(at index: Int) -> Range<Int>? {
    let word = words[index]
    guard follows(index), word.range.count > 2, !word.flags.contains(.stop) else { return nil }
    let before = at(index - 1)
    guard
      before.roles.contains(.towards) || before.hash == Self.with || before.hash == Self.by
        || before.hash == Self.attend
    else { return nil }
    let isAt = before.hash == Self.atWord
    guard
      hasBefore(index - 1, within: 3, .work) || isAt && hasBefore(index - 1, within: 3, .study)
        || before.roles.contains(.study)
    else { return nil }
    if word.isMarked {
      if word.flags.contains(.surePlace) || word.roles.contains(.month) { return nil }
      // Somebody may work for a person.
      if word.flags.contains(.sureGiven), !isAt { return nil }
      if word.flags.contains(.place), !isAt { return nil }
      if before.hash == Self.to || before.hash == Self.from, word.flags.contains(.given) {
        return nil
      }
      var end = index + 1
      while end < index + 4, isFree(end), follows(end) || follows(end, by: .ampersand),
        at(end).isMarked,
        !at(end).flags.contains(.stop) || isKind(end)
      {
        end += 1
      }
      return index..<end
    }
    return nil
  }

  private static let with = FoldedHash("with").value
  private static let by = FoldedHash("by").value
  private static let to = FoldedHash("to").value
  private static let from = FoldedHash("from").value
  private static let atWord = FoldedHash("at").value
  private static let attend = FoldedHash("attend").value
}
