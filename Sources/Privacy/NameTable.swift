internal import Bytes
internal import CNameLists

/// What lists say about a name.
struct NameFlags: OptionSet {
  let rawValue: UInt8

  static let given = NameFlags(rawValue: 1 << 0)
  static let family = NameFlags(rawValue: 1 << 1)
  static let place = NameFlags(rawValue: 1 << 2)
  /// An English word in small letters as well.
  static let word = NameFlags(rawValue: 1 << 3)
  /// A given name that a reader takes for one wherever it stands with a capital letter.
  static let sureGiven = NameFlags(rawValue: 1 << 4)
  static let sureFamily = NameFlags(rawValue: 1 << 5)
  /// A country, a state or a large city that is hardly anything else.
  static let surePlace = NameFlags(rawValue: 1 << 6)
  /// Begins no name and continues none, with a capital letter or without.
  static let stop = NameFlags(rawValue: 1 << 7)

  /// Of a person.
  static let listed: NameFlags = [.given, .family]
  static let sure: NameFlags = [.sureGiven, .sureFamily]
}

/// Names of people and places that the program carries, and English words that are none.
///
/// `Tests/Measures/name_lists.py` makes the table, and says from which lists, under which licences. A name is known by a hash of its small
/// letters without accents (``FoldedHash``): of 24 bits and a place, so that one of a million other words is taken for a name.
struct NameTable: Sendable {
  private let slots: [UInt32]
  private let filter: [UInt8]

  static let builtin = NameTable()

  private init() {
    let bytes = unsafe UnsafeRawBufferPointer(
      start: tuneboard_names(), count: tuneboard_names_size())
    func number(_ offset: Int) -> UInt32 {
      unsafe UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
    let (count, size) = (Int(number(8)), Int(number(12)))
    precondition(
      unsafe bytes.starts(with: "TBNL0001".utf8) && bytes.count == 16 + 4 * count + size,
      "the table of names is of another form; make it again")
    slots = (0..<count).map { number(16 + 4 * $0) }
    filter = unsafe Array(bytes[(16 + 4 * count)...])
  }

  func flags(of hash: UInt64) -> NameFlags {
    let mixed = Self.mixed(hash)
    let key = UInt32(truncatingIfNeeded: mixed & 0xFF_FFFF)
    var slot = Int(((mixed >> 32) * UInt64(slots.count)) >> 32)
    while slots[slot] != 0 {
      if slots[slot] >> 8 == key { return NameFlags(rawValue: UInt8(slots[slot] & 0xFF)) }
      slot += 1
      if slot == slots.count { slot = 0 }
    }
    return []
  }

  /// Whether an English dictionary has the word; one of a hundred other words is taken for one, too.
  func isWord(_ hash: UInt64) -> Bool {
    let mixed = Self.mixed(hash)
    let first = UInt32(truncatingIfNeeded: mixed)
    let second = UInt32(truncatingIfNeeded: mixed >> 32) | 1
    for step in 0..<UInt32(5) {
      let bit = Int((UInt64(first &+ step &* second) * UInt64(filter.count * 8)) >> 32)
      if filter[bit >> 3] >> UInt8(bit & 7) & 1 == 0 { return false }
    }
    return true
  }

  private static func mixed(_ hash: UInt64) -> UInt64 {
    (hash ^ (hash >> 32)) &* 0x9E37_79B9_7F4A_7C15
  }
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo), over small letters without accents: `José`, `JOSE` and `jose` are one.
struct FoldedHash {
  private var hash = FNV1a()
  var value: UInt64 { hash.value }

  init() {}

  /// Of two letters of ASCII.
  init(_ first: UInt8, _ second: UInt8) {
    add(first.lowercased)
    add(second.lowercased)
  }

  init(_ word: String) {
    for byte in word.utf8 { add(byte) }
  }

  mutating func add(_ byte: UInt8) { hash.add(byte) }

  /// Adds a letter of two bytes in UTF-8: of U+00C0 to U+017F the first ASCII letter that it is made of.
  mutating func add(_ first: UInt8, _ second: UInt8) {
    if first >= 0xC3, first <= 0xC5 {
      let letter = Self.plainLetters[(Int(first) - 0xC3) << 6 | Int(second & 0x3F)]
      if letter != UInt8(ascii: "?") { return add(letter) }
    }
    // An accent that stands by itself, U+0300 to U+036F.
    if first == 0xCC || first == 0xCD && second < 0xB0 { return }
    add(first)
    add(second)
  }

  /// Adds the letters of a range.
  mutating func add(_ range: Range<Int>, of text: Span<UInt8>) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = text[offset]
      if byte >= 0xC3, byte < 0xE0, offset + 1 < range.upperBound {
        add(byte, text[offset + 1])
        offset += 2
      } else {
        add(byte.lowercased)
        offset += 1
      }
    }
  }

  private static let plainLetters = Array(
    """
    aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuyty\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkk?llllll?\
    ?llnnnnnn?nnoooooooorrrrrrsssssssstttt??uuuuuuuuuuuuwwyyyzzzzzz?
    """.utf8)
}
