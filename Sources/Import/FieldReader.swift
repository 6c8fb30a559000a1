internal import Bytes

/// Reads the fields of an object and notes which were taken: what is left at the end was left out.
///
/// Of a key that stands twice the first value that is wanted is taken, and the other is left.
struct FieldReader {
  private let members: [JSON.Member]
  /// The taken ones of the first 64 members, a bit each; of the others, their indices.
  private var takenBits: UInt64 = 0
  private var takenBeyond: Set<Int> = []

  /// The fields of a value; none of anything but an object.
  init(_ value: JSON) {
    if case .object(let members) = value { self.members = members } else { members = [] }
  }

  private func isTaken(_ index: Int) -> Bool {
    index < 64 ? takenBits & 1 << UInt64(index) != 0 : takenBeyond.contains(index)
  }

  private func index(of key: String, where isWanted: (JSON) -> Bool) -> Int? {
    members.indices.first { index in
      members[index].key == key && !isTaken(index) && members[index].value != .null
        && isWanted(members[index].value)
    }
  }

  /// A field that was not taken yet, to look at it.
  func look(_ key: String, where isWanted: (JSON) -> Bool = { _ in true }) -> JSON? {
    index(of: key, where: isWanted).map { members[$0].value }
  }

  /// Takes a field, so that it is not left.
  mutating func take(_ key: String, where isWanted: (JSON) -> Bool = { _ in true }) -> JSON? {
    guard let index = index(of: key, where: isWanted) else { return nil }
    if index < 64 { takenBits |= 1 << UInt64(index) } else { takenBeyond.insert(index) }
    return members[index].value
  }

  /// Takes the first of some fields that is wanted and holds something; else the first that is wanted at all.
  mutating func take(
    any keys: [String], where isWanted: (JSON) -> Bool = { _ in true }
  ) -> JSON.Member? {
    for key in keys {
      if let value = take(key, where: { !$0.isNothing && isWanted($0) }) {
        return JSON.Member(key: key, value: value)
      }
    }
    for key in keys {
      if let value = take(key, where: isWanted) { return JSON.Member(key: key, value: value) }
    }
    return nil
  }

  /// The fields that were not taken and hold something.
  var rest: [JSON.Member] {
    members.indices.filter { !isTaken($0) && !members[$0].value.isNothing }.map { members[$0] }
  }
}
