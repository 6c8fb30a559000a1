internal import Bytes

/// How far a person's name goes: over given names, initials, particles (`van`, `de la`) and family names.
extension NameSearch {
  /// The words of the name that a word is part of; at most five.
  func extended(_ index: Int, in text: Span<UInt8>) -> Range<Int> {
    startOfName(index)..<endOfName(index, in: text)
  }

  private func startOfName(_ index: Int) -> Int {
    var start = index
    while start > 0, index - start < 3, isFree(start - 1) {
      let word = words[start - 1]
      let isInitial =
        word.range.count == 1 && word.isCapital && (follows(start, by: .dot) || follows(start))
        && word.roles.isDisjoint(with: [.subject, .article])
      let isJoined = follows(start) || follows(start, by: .hyphen)
      let isName =
        isJoined && word.isCapital && !word.flags.contains(.stop)
        && word.roles.isDisjoint(with: [.title, .kin, .greeting, .office, .subject, .owner])
        && words[index].isCapital
        && (isListed(start - 1) && (word.isMarked || !isWord(start - 1))
          || isUnknown(start - 1) && word.isMarked)
      guard isInitial || isName else { break }
      start -= 1
    }
    return start
  }

  private func endOfName(_ index: Int, in text: Span<UInt8>) -> Int {
    var end = index + 1
    var next = end
    while next < index + 6, isFree(next), words[next - 1].isPossessive == false {
      let word = words[next]
      if word.gap == .dot, words[next - 1].range.count == 1 {
        // Behind an initial.
      } else if word.gap == .dot,
        ["Jr", "Sr"].contains(where: { text.holds($0, at: word.range.lowerBound) })
      {
        end = next + 1
        break
      } else if word.gap != .space && word.gap != .hyphen {
        break
      }
      if word.range.count == 1, word.isCapital, word.gap != .hyphen {
        // An initial belongs to the name with a full stop, or with another name behind it.
        guard word.roles.isDisjoint(with: [.subject]) || gapAfter(next) == .dot else { break }
        let isAbbreviated = [.dot, .stop, .start, .newline, .comma].contains(gapAfter(next))
        if isAbbreviated { end = next + 1 }
        next += 1
        continue
      }
      if word.shape == .small, word.roles.contains(.particle), words[index].isCapital {
        let behind = at(next + 1)
        guard behind.gap == .space, behind.isMarked || behind.roles.contains(.particle) else {
          break
        }
        next += 1
        continue
      }
      guard continues(next, from: index) else { break }
      end = next + 1
      next = end
    }
    return end
  }

  /// Whether a word is a further part of the name that another began.
  private func continues(_ index: Int, from first: Int) -> Bool {
    let word = words[index]
    if word.flags.contains(.stop) || word.shape == .number { return false }
    if word.gap == .hyphen {
      guard words[first].isCapital else { return isListed(index) && !isWord(index) }
      // `Anne-Sophie`, `Jin-woo`, and not `Anna-like`.
      return word.isCapital
        || word.roles.isEmpty && (isListed(index) || isUnknown(index) || word.range.count < 4)
    }
    if words[first].isCapital, word.isMarked {
      if isListed(index) { return true }
      // `Clementine Delacroix`: no reader takes the second word for anything else, whatever a dictionary has.
      if index == first + 1, words[first].flags.contains(.sureGiven), word.shape == .capital,
        word.roles.isEmpty, word.flags.isEmpty, !isSmallNearby(index)
      {
        return true
      }
      return isUnknown(index) || !isWord(index) && word.flags.contains(.place)
    }
    if words[first].isMarked { return false }
    // `anna ilves`, `ANNA ILVES`
    guard word.shape == words[first].shape, word.roles.isEmpty, !isWord(index) else { return false }
    return word.flags.contains(.family)
      || isUnknown(index) && !at(first - 1).roles.isDisjoint(with: [.called, .kin, .title])
  }
}
