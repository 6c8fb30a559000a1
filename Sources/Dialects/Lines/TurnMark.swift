internal import Corpus

/// A line that begins a turn or a conversation, as it was read.
struct TurnMark: Sendable {
  enum Kind: Sendable, Equatable {
    case turn(Role)
    case conversation
    /// An entry of a log: each speaker has one turn in it.
    case part
  }

  /// 1-based line of the file.
  var line: Int
  var kind: Kind
  /// Number of the conversation among those that are read, from 0.
  var conversation: Int
  /// Bytes of the line that mark the turn; 0 where nothing marks it and all of the line is said.
  var byteCount: Int

  /// Who speaks; nil for a tool, the system and what begins a conversation.
  var speaker: Role? {
    switch kind {
    case .turn(.user): .user
    case .turn(.assistant): .assistant
    default: nil
    }
  }

  var isMarked: Bool { byteCount > 0 }
}

extension [TurnMark] {
  /// The first line that something marks.
  var start: Int? { first(where: \.isMarked)?.line }

  var hasBothSpeakers: Bool {
    contains { $0.speaker == .user } && contains { $0.speaker == .assistant }
  }

  /// Whether nearly all turns of another reading are its own, too: it is a looser reading of the same markers.
  func shares(with other: [TurnMark]) -> Bool {
    let lines = Set(filter { $0.speaker != nil }.map(\.line))
    let spoken = other.filter { $0.speaker != nil }
    return spoken.count { lines.contains($0.line) } * 5 >= spoken.count * 4
  }

  /// Whether each turn stands right above the same speaker's turn of another way to mark them, as where a heading and a
  /// name stand over each message.
  func pairsUp(with other: [TurnMark]) -> Bool {
    let (own, other) = (filter { $0.speaker != nil }, other.filter { $0.speaker != nil })
    return own.count == other.count
      && own.indices.allSatisfy { index in
        own[index].speaker == other[index].speaker && own[index].line < other[index].line
          && (index + 1 == own.count || other[index].line < own[index + 1].line)
      }
  }
}
