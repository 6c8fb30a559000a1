internal import Bytes

/// Names that what stands around them announces: relations, greetings and signatures.
extension NameSearch {
  /// `my sister Grace`, `my boss, Zarek,`, `my son (Theo)`.
  func isKin(_ index: Int) -> Bool {
    let word = words[index]
    guard index > 0, words[index - 1].roles.contains(.kin), !words[index - 1].isPossessive else {
      return false
    }
    guard [.space, .comma, .open].contains(word.gap) else { return false }
    var owner = index - 2
    while owner >= 0, index - owner < 5,
      words[owner].roles.contains(.ofKin) || words[owner].roles.contains(.kin)
    { owner -= 1 }
    let isOwned =
      at(owner).roles.contains(.owner) || at(owner).isPossessive
      || at(index - 2).roles.contains(.ofKin)
      || at(owner).roles.contains(.article) && owner == index - 2 && word.isMarked
    guard isOwned else { return false }
    if word.gap != .space, !endsPhrase(index), !at(index + 1).isMarked { return false }
    if word.isMarked { return word.shape == .capital || isListed(index) }
    if word.gap != .space { return word.flags.contains(.sureGiven) }
    let next = at(index + 1)
    guard word.flags.contains(.given) else { return false }
    if word.roles.contains(.verb) {
      return Self.saidByPeople.contains(next.hash) || Self.isOrWas.contains(next.hash)
    }
    if next.gap == .space, next.flags.contains(.family), !isWord(index + 1) { return true }
    return !word.flags.contains(.word) || endsPhrase(index)
      || !next.roles.isDisjoint(with: [.be, .doneByPeople, .doneByAny, .and])
  }

  /// `Dana, my sister`, `Zarek (my ex)`.
  func hasKinBehind(_ index: Int) -> Bool {
    let gap = gapAfter(index)
    guard gap == .comma || gap == .open, at(index + 1).roles.contains(.owner) else { return false }
    let isKin = (index + 2..<index + 5).contains { at($0).roles.contains(.kin) && follows($0) }
    return isKin
      && (words[index].isCapital || words[index].flags.contains(.given) && !isWord(index))
  }

  /// `Hi Rose,`, `Thanks Bex!`, `Thank you so much, Will.`
  func isAddressed(_ index: Int) -> Bool {
    let word = words[index]
    guard index > 0, word.isCapital,
      word.flags.contains(.given) || isUnknown(index) && word.shape == .capital
    else { return false }
    let next = at(index + 1)
    if follows(index), words[index - 1].roles.contains(.greeting) {
      var start = index - 1
      while start > 0, !words[start].beginsSentence, words[start - 1].roles.contains(.greeting),
        index - start < 4
      { start -= 1 }
      return words[start].beginsSentence && (endsPhrase(index) || word.flags.contains(.sureGiven))
    }
    // `…, Will.`
    guard word.gap == .comma, [.stop, .newline, .start, .dot].contains(next.gap) else {
      return false
    }
    var start = index - 1
    while start > 0, !words[start].beginsSentence, index - start < 12 { start -= 1 }
    return words[start].roles.contains(.yes) || words[start].roles.contains(.greeting)
      || (start..<index).contains { words[$0].hash == Self.you }
  }

  /// `Love, Anna` or `- Anna` at the end.
  func isSignature(_ index: Int, in text: Span<UInt8>) -> Bool {
    let word = words[index]
    guard index > 1, index + 2 >= words.count, word.isCapital || isListed(index) else {
      return false
    }
    guard index + 1 == words.count || words[index + 1].isCapital && follows(index + 1) else {
      return false
    }
    let before = words[index - 1]
    if word.gap == .newline, before.roles.contains(.closing) { return true }
    if word.gap == .comma, before.roles.contains(.closing) {
      return before.beginsSentence || at(index - 2).beginsSentence
    }
    guard word.gap == .newline, word.isCapital else { return false }
    var offset = word.range.lowerBound - 1
    while text.byte(offset) == 0x20 { offset -= 1 }
    return text.byte(offset) != 0x0A
  }
}
