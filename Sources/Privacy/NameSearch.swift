internal import Bytes

/// Finds names of organisations, places and people, and ages, in the words of one message.
///
/// Organisations come first, since a person or a town may stand in their names, then places that a word such as `in` announces,
/// then people, then other places, then ages. What is found is not looked at again.
struct NameSearch {
  let words: [TextWord]
  /// What a word was taken for.
  private var taken: [PersonalDataType?]
  private(set) var found: [PersonalData] = []
  /// Whether much of the message is in another language than English.
  let isForeign: Bool
  /// Whether the message is in German, where each noun has a capital letter.
  let isGerman: Bool
  private let table = NameTable.builtin

  private static let germanWords = Set(
    """
    und ich ist nicht der das ein eine einen einem einer mein meine meinem dein deine deinem dir dich mich wie auf mit für sich wir sie
    auch aber nach von dem den etwas können bin bist hast habe
    """.split(whereSeparator: \.isWhitespace).map { word in
      var hash = FoldedHash()
      let bytes = Array(word.utf8)
      hash.add(0..<bytes.count, of: bytes.span)
      return hash.value
    })

  init(_ text: Span<UInt8>) {
    words = TextWords(text).words
    isForeign = words.lazy.filter { $0.roles.contains(.foreign) }.prefix(4).count > 3
    var german: Set<UInt64> = []
    for word in words where german.count < 2 && Self.germanWords.contains(word.hash) {
      german.insert(word.hash)
    }
    isGerman = german.count == 2
    taken = Array(repeating: nil, count: words.count)
  }

  /// - Returns: Findings in ascending order, without overlap.
  static func matches(in text: Span<UInt8>) -> [PersonalData] {
    var search = NameSearch(text)
    if search.words.isEmpty { return [] }
    search.findOrganizations(in: text)
    search.findPlaces(in: text, announced: true)
    search.findPeople(in: text)
    search.findPlaces(in: text, announced: false)
    search.findAges(in: text)
    return search.found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Stands for the words before the first and behind the last one.
  private static let edge = TextWord(
    range: 0..<0, hash: 0, roles: [], flags: [], shape: .small, gap: .start)

  func at(_ index: Int) -> TextWord {
    words.indices.contains(index) ? words[index] : Self.edge
  }

  /// What stands behind a word.
  func gapAfter(_ index: Int) -> TextWord.Gap { at(index + 1).gap }

  func follows(_ index: Int, by gap: TextWord.Gap = .space) -> Bool {
    index > 0 && index < words.count && words[index].gap == gap
  }

  /// Whether a phrase ends behind a word: not a space or a hyphen, but a mark or the end.
  func endsPhrase(_ index: Int) -> Bool {
    let gap = gapAfter(index)
    return gap != .space && gap != .hyphen && gap != .ampersand
  }

  /// Whether no list and no dictionary has a word.
  func isUnknown(_ index: Int) -> Bool {
    let word = at(index)
    return word.flags.isEmpty && word.roles.isEmpty && word.hash != 0 && word.range.count > 2
      && !table.isWord(word.hash)
  }

  func isWord(_ index: Int) -> Bool {
    let word = at(index)
    return word.flags.contains(.word) || word.flags.isEmpty && table.isWord(word.hash)
  }

  func flags(of hash: FoldedHash) -> NameFlags { table.flags(of: hash.value) }
  func isInDictionary(_ hash: FoldedHash) -> Bool { table.isWord(hash.value) }

  func hash(of range: Range<Int>, in text: Span<UInt8>) -> FoldedHash {
    var hash = FoldedHash()
    hash.add(range, of: text)
    return hash
  }

  func isListed(_ index: Int) -> Bool { !at(index).flags.isDisjoint(with: .listed) }

  func isTaken(_ index: Int) -> Bool { taken[index] != nil }

  func isFree(_ index: Int) -> Bool { words.indices.contains(index) && taken[index] == nil }

  /// A capital letter that says that a word is a name, and is none at the start of a sentence.
  func isMarked(_ index: Int) -> Bool { at(index).isMarked }

  /// A capital letter at the start of a sentence, where most words have one.
  func isFirst(_ index: Int) -> Bool { at(index).beginsSentence && at(index).shape == .capital }

  /// Whether the word stands in small letters nearby: then a capital letter makes no name of it.
  func isSmallNearby(_ index: Int) -> Bool {
    let hash = words[index].hash
    return words[max(0, index - 200)..<min(words.count, index + 200)].contains {
      $0.hash == hash && $0.shape == .small
    }
  }

  /// Whether one of the few words before a word, in its sentence, has a role.
  func hasBefore(_ index: Int, within count: Int, _ role: WordRoles) -> Bool {
    var before = index
    for _ in 0..<count where before > 0 && !words[before].beginsSentence {
      before -= 1
      if words[before].roles.contains(role) { return true }
    }
    return false
  }

  mutating func take(_ range: Range<Int>, _ type: PersonalDataType) {
    for index in range { taken[index] = type }
    let last = range.upperBound - 1
    let bytes = words[range.lowerBound].range.lowerBound..<words[last].range.upperBound
    found.append(PersonalData(type: type, range: bytes))
  }

  /// Makes the last finding one of other bytes.
  mutating func replaceLast(by bytes: Range<Int>) {
    found[found.count - 1].range = bytes
  }

  func isPerson(_ index: Int) -> Bool {
    words.indices.contains(index) && taken[index] == .person
  }
}
