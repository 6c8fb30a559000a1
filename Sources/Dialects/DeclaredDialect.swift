package import Corpus

/// A dialect that a few words describe: how a turn is marked, and who is called what.
///
/// A project declares its own in `tuneboard.yml`; simple ones of tools (``SimpleDialect``) are declared in the same way.
package struct DeclaredDialect: Sendable, Equatable {
  /// As people call it.
  package var name: String
  /// What stands before and behind the speaker's name on the line that begins a turn. The text follows on that line
  /// or below it.
  private var before: [UInt8]
  private var behind: [UInt8]
  /// By the bare name, as ``SpeakerName/bare(_:)`` gives it.
  package private(set) var roles: [String: Role] = [:]
  /// What a line begins with that begins a conversation; its rest is the title.
  package var conversation: String?
  /// What lines begin with that nobody said.
  package var drops: [String] = []
  /// The files that are read so, whatever they hold, by what their paths begin with; nil for every file that has turns
  /// of both roles.
  package var files: String?
  /// Whether of answers that follow each other the first counts: they are several to one prompt, not one in parts.
  private(set) var takesFirstAnswer = false

  /// - Parameter turn: The line that begins a turn, with `{name}` where the speaker's name stands: `### {name}:`.
  /// - Returns: nil when it has no `{name}`.
  package init?(_ name: String, turn: String) {
    guard let place = turn.firstRange(of: "{name}") else { return nil }
    self.name = name
    before = Array(turn[..<place.lowerBound].utf8)
    behind = Array(turn[place.upperBound...].utf8)
  }

  /// Says what somebody is called.
  package mutating func call(_ role: Role, _ names: [String]) {
    for name in names { roles[SpeakerName.bare(name[...])] = role }
  }

  /// That of a tool.
  init(
    _ name: String, before: String, behind: String, user: [String], assistant: [String],
    drops: [String] = [], takesFirstAnswer: Bool = false
  ) {
    self.takesFirstAnswer = takesFirstAnswer
    self.name = name
    self.before = Array(before.utf8)
    self.behind = Array(behind.utf8)
    self.drops = drops
    call(.user, user)
    call(.assistant, assistant)
  }

  /// Whose turn a line looks to begin, in code or not.
  func role(_ line: ArraySlice<UInt8>) -> Role? { turn(line)?.role }

  fileprivate func turn(_ line: ArraySlice<UInt8>) -> (role: Role, textOffset: Int)? {
    guard line.starts(with: before) else { return nil }
    let rest = line.dropFirst(before.count)
    let name: ArraySlice<UInt8>
    var offset: Int
    if behind.isEmpty {
      name = rest
      offset = line.count
    } else {
      // The first place where all of it stands.
      guard
        let end = rest.indices.prefix(240).first(where: { rest[$0...].starts(with: behind) })
      else { return nil }
      name = rest[..<end]
      offset = end + behind.count - line.startIndex
      // A remark in brackets, which the name may have behind it, is no text.
      if behind.last == UInt8(ascii: "(") {
        let close = line.dropFirst(offset).firstIndex(of: UInt8(ascii: ")"))
        offset = close.map { $0 + 1 - line.startIndex } ?? line.count
      }
    }
    guard name.count <= 240 else { return nil }
    let bare = SpeakerName.bare(Substring(decoding: name, as: UTF8.self))
    if let role = roles[bare] { return (role, offset) }
    return !bare.isEmpty && SpeakerName.isTool(bare) ? (.unknown, offset) : nil
  }
}

/// The turns of a file in a declared dialect.
struct DeclaredTurns {
  /// The lines of the file, where no fence swallows a turn.
  let lines: LineTable
  let hidden: HiddenBlocks
  /// With the bytes of the line before the text.
  private(set) var byLine: [Int: (role: Role, textOffset: Int)] = [:]

  init(_ dialect: DeclaredDialect, _ lines: LineTable, _ hidden: HiddenBlocks) {
    let mended = lines.endingStrayFences {
      hidden.contains($0) ? nil : dialect.role(lines.bytes($0))
    }
    let lines = mended ?? lines
    let hidden = mended.map(HiddenBlocks.init) ?? hidden
    for line in 0..<lines.count where !lines.isCode[line] && !hidden.contains(line) {
      if let turn = dialect.turn(lines.bytes(line)) { byLine[line] = turn }
    }
    self.lines = lines
    self.hidden = hidden
  }
}

/// Whether turns are of a user and of an assistant.
func hasBothRoles(_ turns: [Int: (role: Role, textOffset: Int)]) -> Bool {
  turns.values.contains { $0.role == .user } && turns.values.contains { $0.role == .assistant }
}
