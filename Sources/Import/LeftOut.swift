internal import Bytes

/// Something of a record that became no part of a conversation.
struct LeftOut: Hashable, Sendable {
  /// In words, as "parts of type 'image_url'"; nil for a field of which no more is known than its name.
  var what: String?
  /// Where it stands, as `messages[].content`.
  var path: String

  /// What is said to people.
  var reason: String { what.map { "\($0) in '\(path)'" } ?? "field '\(path)'" }

  /// The path of a field below another; names of any length and number come from files.
  static func path(_ base: String, _ key: String) -> String {
    if base.utf8.count > 160 { return base }
    let name = shortened(key, 48)
    return base.isEmpty ? name : base + "." + name
  }
}

/// A name from a file with no more characters than people read.
func shortened(_ name: String, _ count: Int) -> String {
  guard name.utf8.count > count,
    let end = name.index(
      name.startIndex, offsetBy: count, limitedBy: name.endIndex), end < name.endIndex
  else { return name }
  return name[..<end] + "…"
}

/// What was left out of a file's records, and how often; so many reasons are kept as people may read.
package struct LeftOutTally: Sendable {
  /// How many reasons are kept; what comes later is counted in one.
  package static let limit = 200

  /// A reason, and how often it was met.
  package struct Entry: Sendable, Equatable {
    package var reason: String
    package var count: Int
    /// Whether some of it has more than a few words, so that it may be missed.
    package var hasWords: Bool
  }

  private var counts: [LeftOut: (count: Int, hasWords: Bool)] = [:]
  private var beyond = Entry(
    reason: "fields beyond the first \(Self.limit) kinds", count: 0, hasWords: false)

  package init() {}

  /// Counts what was left out once more.
  ///
  /// - Parameter value: What it holds; nil where that does not matter.
  mutating func add(_ leftOut: LeftOut, _ value: JSON?) {
    if let known = counts[leftOut] {
      counts[leftOut] = (known.count + 1, known.hasWords || value?.hasWords == true)
    } else if counts.count < Self.limit {
      counts[leftOut] = (1, value?.hasWords == true)
    } else {
      beyond.count += 1
      if !beyond.hasWords, value?.hasWords == true { beyond.hasWords = true }
    }
  }

  /// What was left out: first what has words, then the most frequent, then by name.
  package var entries: [Entry] {
    var entries = counts.map {
      Entry(reason: $0.key.reason, count: $0.value.count, hasWords: $0.value.hasWords)
    }
    entries.sort {
      ($0.hasWords ? 0 : 1, $1.count, $0.reason) < ($1.hasWords ? 0 : 1, $0.count, $1.reason)
    }
    return beyond.count > 0 ? entries + [beyond] : entries
  }
}

extension JSON {
  /// Whether some text in it has more than a few words, or is of a writing that has no spaces.
  fileprivate var hasWords: Bool {
    switch self {
    case .null, .bool, .number: return false
    case .string(let text):
      guard text.count >= 12 else { return false }
      var spaces = 0
      for byte in text.prefix(512) {
        if byte == 0x20 || byte == 0x0A { spaces += 1 }
        if byte >= 0x80 { return true }
      }
      return spaces >= 3
    case .array(let items): return items.contains(where: \.hasWords)
    case .object(let members): return members.contains { $0.value.hasWords }
    }
  }
}
