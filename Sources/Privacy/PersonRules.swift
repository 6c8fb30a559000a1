internal import Bytes

/// Names of people.
///
/// A name that a reader takes for one is found wherever it stands: `Anna`, in small letters too where no word is spelled so.
/// A word that is a name too (`Grace`), a rare name and one that no list has (`Zarek`) are found in a name's place only:
///
/// - behind a title, a relation, an introduction or a greeting: `Dr. Ilves`, `my sister Grace`, `I'm Zarek`, `Hi Rose,`;
/// - beside what is done to people or by them alone: `I told Zarek`, `Will texted me`;
/// - beside another name, an initial, or with a relation behind it: `Grace Hopper`, `J. Ilves`, `Zarek, my ex,`;
/// - as a signature, and of a family: `the Okafors`.
extension NameSearch {
  mutating func findPeople(in text: Span<UInt8>) {
    var index = 0
    while index < words.count {
      if mayBePerson(index), !isTaken(index), isPerson(named: index, in: text) {
        let range = extended(index, in: text)
        take(range, .person)
        index = range.upperBound
      } else {
        index += 1
      }
    }
  }

  /// Most words are no name: in small letters one is a given name, or announced by the word before it.
  private func mayBePerson(_ index: Int) -> Bool {
    words[index].isCapital || words[index].flags.contains(.given)
      || index > 0 && !words[index - 1].roles.isDisjoint(with: [.title, .name, .called, .be])
      || index + 2 >= words.count
  }

  private func isPerson(named index: Int, in text: Span<UInt8>) -> Bool {
    let word = words[index]
    if word.shape == .number || word.flags.contains(.stop) { return false }
    // `Guten Morgen`
    if follows(index), Self.wishes.contains(at(index - 1).hash) { return false }
    if word.range.count == 1 { return isInitial(index) }
    if isTitled(index) { return true }
    guard isListed(index) || isUnknown(index) else {
      // `my boss Sylvan`, `my name is Zorro`
      return word.isMarked && word.shape == .capital && word.roles.isEmpty && word.gap == .space
        && (isKin(index) || isIntroduced(index))
    }
    if isPlaceName(index) { return false }
    // `DUI`, `VA`
    if word.shape == .allCapitals, word.range.count < 4,
      word.isMarked || !word.flags.contains(.sureGiven)
    {
      return false
    }
    if isIntroduced(index) || isKin(index) || hasKinBehind(index) || isAddressed(index)
      || isSignature(index, in: text)
    {
      return true
    }
    if word.isMarked {
      return isListed(index) ? isMarkedName(index, in: text) : isMarkedStranger(index, in: text)
    }
    if isFirst(index) { return isFirstName(index) }
    return isSmallName(index)
  }

  /// `Anna Street`, `Henderson Beach`, `Lake Louise`.
  private func isPlaceName(_ index: Int) -> Bool {
    let next = at(index + 1)
    if next.gap == .space, next.isMarked, next.roles.contains(.land) || next.roles.contains(.house)
    {
      return true
    }
    if next.gap == .space, next.isMarked, Self.streets.contains(next.hash) { return true }
    return follows(index) && at(index - 1).isCapital && Self.landscapes.contains(at(index - 1).hash)
      || follows(index, by: .dot) && at(index - 1).roles.contains(.saint) && at(index - 1).isCapital
  }

  // MARK: What stands before

  /// `Dr. Ilves`, `mrs hill`, `Aunt Bex`.
  private func isTitled(_ index: Int) -> Bool {
    guard follows(index) || follows(index, by: .dot) else { return false }
    let (before, word) = (words[index - 1], words[index])
    if before.roles.contains(.title) {
      if before.isCapital { return word.isCapital && !word.roles.contains(.subject) }
      return word.roles.isEmpty && (isListed(index) || isUnknown(index) || word.isMarked)
    }
    return before.roles.contains(.office) && before.isCapital && word.isCapital
      && word.shape == before.shape
      && word.roles.isDisjoint(with: [.kin, .greeting]) && (isListed(index) || isUnknown(index))
      && !(isFirst(index - 1) && before.roles.contains(.kin) && word.flags.contains(.word))
  }

  private func isIntroduced(_ index: Int) -> Bool {
    let (before, second, word) = (at(index - 1), at(index - 2), words[index])
    guard index > 0, word.gap.rawValue <= TextWord.Gap.quote.rawValue || word.gap == .colon else {
      return false
    }
    let canBeSmall = !word.roles.contains(.verb) || word.isCapital
    // `my name is anna`, `Name: Zarek`
    if before.roles.contains(.name),
      before.isPossessive || word.gap == .colon
        || second.roles.contains(.owner) && before.hash == Self.names
    {
      return canBeSmall && word.roles.isDisjoint(with: [.subject, .owner])
    }
    if before.roles.contains(.be), second.roles.contains(.name),
      !hasBefore(index - 2, within: 2, .thing)
    {
      return word.isCapital || isListed(index) && canBeSmall || endsPhrase(index)
    }
    if before.roles.contains(.called), follows(index) {
      let isSomebody =
        hasBefore(index - 1, within: 3, .somebody) || hasBefore(index - 1, within: 2, .kin)
      return isSomebody
        ? word.isCapital || !isWord(index) || word.flags.contains(.given)
        : word.isMarked && isListed(index)
    }
    // `call me Bex`, `goes by Bex`
    let isNicknamed =
      before.hash == Self.me && Self.calls.contains(second.hash)
      || before.hash == Self.by && Self.goes.contains(second.hash)
    if isNicknamed { return word.isMarked || word.flags.contains(.sureGiven) && canBeSmall }
    return isSaidOfOneself(index)
  }

  /// `I'm Zarek`, `this is Bex`, `Bex here`.
  private func isSaidOfOneself(_ index: Int) -> Bool {
    let (before, second, word, next) = (at(index - 1), at(index - 2), words[index], at(index + 1))
    let endsHere = endsPhrase(index) || next.roles.contains(.here) || next.roles.contains(.and)
    if isFirst(index), next.hash == Self.hereWord, endsPhrase(index + 1) { return true }
    guard follows(index) else { return false }
    if before.roles.contains(.iAm) || before.hash == Self.am && second.roles.contains(.subject) {
      if word.flags.contains(.sureGiven), !word.flags.contains(.word) { return true }
      let isGreeted =
        hasBefore(index - 1, within: 4, .greeting)
        || at(index - 1).beginsSentence && at(index - 2).roles.contains(.greeting)
      if word.isMarked {
        if word.roles.contains(.virtue) { return isGreeted && endsHere }
        return word.flags.contains(.given) && !isWord(index)
          || endsHere && (word.flags.contains(.given) || isUnknown(index))
      }
      return isGreeted && endsHere && word.flags.contains(.given) && !word.roles.contains(.verb)
    }
    let isShown =
      before.roles.contains(.be) && second.roles.contains(.pointer)
      || before.roles.contains(.pointer) && before.isPossessive
    return isShown && word.isMarked && (word.flags.contains(.given) || isUnknown(index) && endsHere)
      && !word.roles.contains(.virtue)
  }

  // MARK: A name by itself

  /// A name of the lists, with a capital letter inside of a sentence.
  private func isMarkedName(_ index: Int, in text: Span<UInt8>) -> Bool {
    let (before, word, next) = (at(index - 1), words[index], at(index + 1))
    let isNear = follows(index)
    if word.flags.contains(.place), isNear,
      before.roles.contains(.inside)
        || before.roles.contains(.towards) && !word.flags.contains(.sureGiven)
    {
      return false
    }
    if isOfFamily(index, in: text) { return true }
    // Behind `der` and `am` a noun stands, or who is known by a given name: `die Anna`.
    if isGerman, isNear, Self.beforeNouns.contains(before.hash),
      !word.flags.contains(.sureGiven) || Self.germanNouns.contains(word.hash)
    {
      return false
    }
    if word.flags.contains(.sureGiven) { return true }
    if word.flags.contains(.sureFamily), !isGerman {
      return !(isNear && before.roles.contains(.article))
    }
    // A longer name, of a thing: `Hunter Biology`.
    let isLonger =
      (next.gap == .space && next.isMarked && next.range.count > 1
        || isNear && before.isMarked && !isTaken(index - 1))
    // `the Boston Marathon`
    if isNear, before.roles.contains(.article) { return false }
    let another =
      next.gap == .space && next.isMarked && (isListed(index + 1) || isUnknown(index + 1))
    if another, word.flags.contains(.given), !(word.flags.contains(.word) && isWord(index + 1)) {
      return true
    }
    if another, !isWord(index), isListed(index + 1), !isWord(index + 1) { return true }
    let isDone = isAmongPeople(index)
    if word.flags.contains(.given) {
      if isLonger, !isDone { return false }
      if isNear, before.roles.contains(.article) || before.roles.contains(.inside) { return false }
      if word.shape == .allCapitals, word.flags.contains(.word) {
        return isNear && before.roles.contains(.doneToPeople)
      }
      if word.flags.contains(.word) {
        return isDone
          || !word.roles.contains(.virtue) && !isSmallNearby(index) && word.shape == .capital
      }
      return true
    }
    return isDone && !isWord(index) && !isLonger
  }

  /// No list has it: beside what is done to people or by them alone.
  private func isMarkedStranger(_ index: Int, in text: Span<UInt8>) -> Bool {
    guard words[index].shape == .capital, !isSmallNearby(index) else { return false }
    if isOfFamily(index, in: text) { return true }
    let next = at(index + 1)
    if isMadeAsName(index, in: text), !at(index).isPossessive || next.roles.contains(.belonging) {
      return true
    }
    if next.gap == .space, next.isMarked { return at(index + 1).flags.contains(.sureFamily) }
    return isAmongPeople(index)
  }

  /// `I told X`, `X texted`, `I live with X`, `Anna and X`, `X's mother`, `X and I`.
  private func isAmongPeople(_ index: Int) -> Bool {
    let (before, second, word, next) = (at(index - 1), at(index - 2), words[index], at(index + 1))
    if follows(index) {
      if before.roles.contains(.doneToPeople) { return true }
      if Self.relating.contains(second.hash), Self.relatingPrepositions.contains(before.hash) {
        return true
      }
      if before.hash == Self.miss || before.hash == Self.marry { return true }
      if before.roles.contains(.and), isPerson(index - 2) { return true }
    }
    guard next.gap == .space else { return false }
    if word.isPossessive { return next.roles.contains(.belonging) }
    if next.roles.contains(.doneByPeople) {
      // `I hate that Zarek left`, and not `Excel stopped`: a listed name may do all.
      return isListed(index) || !Self.doneByThings.contains(next.hash)
    }
    if next.roles.contains(.and) {
      let third = at(index + 2)
      return third.hash == Self.i || third.hash == Self.me
        || isMarked(index + 2) && third.flags.contains(.sureGiven)
    }
    return isListed(index) && follows(index) && before.roles.contains(.doneToAny)
      && next.roles.contains(.doneByAny)
  }

  /// At the start of a sentence.
  private func isFirstName(_ index: Int) -> Bool {
    let (word, next) = (words[index], at(index + 1))
    if word.flags.contains(.sureGiven) { return true }
    if word.flags.contains(.sureFamily), !word.flags.contains(.place) { return true }
    if word.flags.contains(.place), !word.flags.contains(.given) { return false }
    let another = (next.gap == .space || next.gap == .hyphen) && next.isMarked
    if another, isListed(index + 1) || isUnknown(index + 1) {
      if word.flags.contains(.given) { return !isWord(index) || !isWord(index + 1) }
      return next.flags.contains(.sureFamily) && !isWord(index)
    }
    if another { return false }
    if word.flags.contains(.given), !word.flags.contains(.word) {
      return word.isPossessive
        ? next.roles.contains(.belonging)
        : !next.roles.isDisjoint(with: [.be, .doneByPeople, .doneByAny, .and])
          || gapAfter(index) == .comma
    }
    guard next.gap == .space else { return false }
    if word.isPossessive { return next.roles.contains(.belonging) && !isWord(index) }
    if next.roles.contains(.and), at(index + 2).hash == Self.i { return true }
    return Self.saidByPeople.contains(next.hash)
  }

  /// In small letters, or where capital letters say nothing.
  private func isSmallName(_ index: Int) -> Bool {
    let (before, word, next) = (at(index - 1), words[index], at(index + 1))
    guard word.flags.contains(.given), !word.flags.contains(.word), !isForeign else { return false }
    if follows(index), next.roles.contains(.doneByPeople) || before.roles.contains(.doneToPeople),
      !word.flags.contains(.place)
    {
      return word.range.count > 2
    }
    if follows(index, by: .hyphen) || gapAfter(index) == .hyphen { return false }
    return word.flags.contains(.sureGiven) && word.range.count > 3
      && !word.flags.contains(.surePlace)
  }

  /// `the Okafors`, `the Okafor family`.
  private func isOfFamily(_ index: Int, in text: Span<UInt8>) -> Bool {
    guard follows(index), at(index - 1).hash == Self.the else { return false }
    let (word, next) = (words[index], at(index + 1))
    if next.gap == .space, next.roles.contains(.family) {
      return word.flags.contains(.family) || isUnknown(index)
    }
    let last = word.range.upperBound - 1
    guard word.range.count > 4, text[last] == UInt8(ascii: "s"), !isWord(index) else {
      return false
    }
    let single = hash(of: word.range.lowerBound..<last, in: text)
    return flags(of: single).contains(.family) && !flags(of: single).contains(.word)
  }

  /// `J. Ilves`, `J Ilves`.
  private func isInitial(_ index: Int) -> Bool {
    let next = index + 1
    guard words[index].isCapital, words[index].hash != Self.i || gapAfter(index) == .dot,
      words[index].hash != Self.a || gapAfter(index) == .dot,
      follows(next, by: .dot), isFree(next), words[next].shape == .capital,
      !words[next].flags.contains(.stop)
    else { return false }
    return (words[next].flags.contains(.family) || isUnknown(next)) && !isWord(next)
  }

  /// `McKenna`, `O'Malley`, `DeShawn`: a capital letter behind what names begin with.
  private func isMadeAsName(_ index: Int, in text: Span<UInt8>) -> Bool {
    let range = words[index].range
    guard range.count > 4 else { return false }
    return Self.beginnings.contains { beginning in
      let inner = range.lowerBound + beginning.utf8.count
      return text.holds(beginning, at: range.lowerBound) && text.isCapital(at: inner)
        && inner + 1 < range.upperBound && !text.isCapital(at: inner + 1)
    }
  }

  private static func hashes(_ words: String) -> Set<UInt64> {
    Set(
      words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { FoldedHash(String($0)).value })
  }
  private static let beginnings = [
    "Mc", "Mac", "O'", "D'", "De", "La", "Le", "Van", "Di", "Da", "Du", "Fitz", "Jo", "O\u{2019}",
    "D\u{2019}",
  ]
  private static let streets = hashes(
    "street road avenue lane drive river theorem center centre museum stadium airport airlines park bridge square county bank prize award island"
  )
  private static let landscapes = hashes("saint san santa mount mt fort port lake cape camp")
  private static let germanNouns = hashes(
    "morgen sommer winter herbst april august mark kai ernst rose art")
  private static let beforeNouns = hashes(
    "der die das dem den des ein eine einen einem einer eines am im vom zum zur jeden diesen diesem nächsten letzten kein keinen"
  )
  private static let wishes = hashes("guten gute guter gutes schönen schöne schöner")
  private static let calls = hashes("call calls")
  private static let goes = hashes("go goes going went")
  private static let me = FoldedHash("me").value
  private static let by = FoldedHash("by").value
  private static let am = FoldedHash("am").value
  private static let i = FoldedHash("i").value
  private static let a = FoldedHash("a").value
  private static let the = FoldedHash("the").value
  static let you = FoldedHash("you").value
  private static let names = FoldedHash("names").value
  private static let hereWord = FoldedHash("here").value
  private static let miss = FoldedHash("miss").value
  private static let marry = FoldedHash("marry").value
  private static let relating = hashes(
    """
    live lived living lives was been be being fight fought argued argument argue broke break breaking broken up sleep slept sleeping
    hang hanging hung out talk talked talking talks spoke speak spoken speaking mad angry upset furious proud jealous worried call
    message texts email cheated cheating crush listen listened married engaged stay stayed met love apologise apologize lied lie
    complained reported heard hear news letter word back together dinner lunch coffee drinks session appointment meeting friends
    couch
    """)
  private static let relatingPrepositions = hashes("with to at of on about from by")
  private static let doneByThings = hashes(
    "works worked left stopped moved helps helped never always calls called showed seems doesn't doesnt didn't didnt won't wont"
  )
  static let isOrWas = hashes("is was has")
  static let saidByPeople = hashes(
    """
    said says told tells asked asks texted texts thinks wants wanted knew hates hated loves loved laughed cried cries yelled screamed
    drinks smokes called moved believes refuses refused lied cheated threatened promised hugged kissed married replied blocked ghosted
    dumped invited reckons
    """)
}
