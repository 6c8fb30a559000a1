internal import Corpus

/// How the markers of a file's turns are spelled: who writes a file, or the tool that does, calls the user by one name.
///
/// What is spelled in another way may be what somebody pasted.
struct Spellings {
  private let marks: [TurnMark]
  /// By mark: the bytes of the line up to the end of the name, without times and numbers.
  private let spellings: [[UInt8]]
  private let ofUser: [UInt8]
  /// Of the assistant, those that it has where nobody pasted any.
  private let ofAssistant: Set<[UInt8]>

  init(_ all: [TurnMark], _ source: SourceText) {
    let marks = all.filter { $0.speaker != nil && $0.isMarked }
    let spellings = marks.map { Self.spelling($0, source) }
    self.marks = marks
    self.spellings = spellings
    ofUser = zip(marks, spellings).first { $0.0.speaker == .user }?.1 ?? []
    // Who speaks before the first question may be pasted.
    let first = all.first { $0.speaker != nil }
    let start =
      first?.speaker == .user && first?.isMarked == false
      ? 0 : marks.firstIndex { $0.speaker == .user } ?? 0
    ofAssistant = Self.assistants(
      Array(marks.dropFirst(start)), Array(spellings.dropFirst(start)))
  }

  /// Whether all turns of a role are marked alike, models by their names.
  var isOne: Bool { firstOther == nil }

  /// The line of the first turn that is spelled in another way.
  var firstOther: Int? {
    var open: Role?
    for (mark, spelling) in zip(marks, spellings) {
      switch mark.speaker {
      case .user: if spelling != ofUser { return mark.line }
      default: if open != .assistant, !ofAssistant.contains(spelling) { return mark.line }
      }
      open = mark.speaker
    }
    return nil
  }

  /// The lines of other spellings, where all of them stand in turns of the user; nil where some may be turns.
  ///
  /// Of the assistant's, those are other ones, too, that stand behind pasted turns of the user alone.
  var pasted: [Int]? {
    var answering: Set<[UInt8]> = []
    for (index, next) in zip(marks.indices, marks.indices.dropFirst())
    where spellings[index] == ofUser && marks[index].speaker == .user
      && marks[next].speaker == .assistant && ofAssistant.contains(spellings[next])
    {
      answering.insert(spellings[next])
    }
    var pasted: [Int] = []
    var open: Role?
    var isBehindPasted = false
    for (mark, spelling) in zip(marks, spellings) {
      let isKept =
        mark.speaker == .user
        ? spelling == ofUser : answering.contains(spelling) || open == .assistant
      if isKept {
        // An answer right behind a pasted question may be pasted, too.
        if isBehindPasted, mark.speaker == .assistant { return nil }
        open = mark.speaker
        isBehindPasted = false
      } else {
        guard open == .user else { return nil }
        pasted.append(mark.line)
        isBehindPasted = mark.speaker == .user
      }
    }
    return pasted.isEmpty ? nil : pasted
  }

  /// The spellings of the assistant's last turn before each of the user's, which is no pasted one: another answers behind
  /// that. Where the file ends with one that no other answer has, and it is no model like the others, nobody knows.
  private static func assistants(_ marks: [TurnMark], _ spellings: [[UInt8]]) -> Set<[UInt8]> {
    var closing: [[UInt8]] = []
    var last: [UInt8]?
    for (mark, spelling) in zip(marks, spellings) {
      if mark.speaker == .assistant {
        last = spelling
      } else if let closed = last {
        closing.append(closed)
        last = nil
      }
    }
    var result = Set(closing)
    if let last, closing.isEmpty || closing.contains(where: { areAlike($0, last) }) {
      result.insert(last)
    }
    for spelling in Set(zip(marks, spellings).filter { $0.0.speaker == .assistant }.map(\.1))
    where result.contains(where: { areAlike($0, spelling) }) {
      result.insert(spelling)
    }
    return result
  }

  /// Whether two names are one, or both of models: several may answer one after the other.
  private static func areAlike(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    let (first, second) = (letters(one), letters(other))
    return one == other
      || SpeakerName.isModel(first) && SpeakerName.isModel(second)
        && SpeakerName.said.contains(where: first.hasSuffix)
          == SpeakerName.said.contains(where: second.hasSuffix)
  }

  private static func letters(_ spelling: [UInt8]) -> String {
    String(decoding: spelling, as: UTF8.self).filter(\.isLetter).lowercased()
  }

  /// Letters and marks of a marker up to what stands in brackets behind its name: `_**User (10:02)**_` is `_**User`.
  private static func spelling(_ mark: TurnMark, _ source: SourceText) -> [UInt8] {
    var result: [UInt8] = []
    var isInBrackets = false
    var hasName = false
    let line = source.line(mark.line).prefix(mark.byteCount)
    // `[User]` is a name, `[10:02]` a time.
    let isName =
      (line.first == UInt8(ascii: "[") || line.first == UInt8(ascii: "("))
      && !line.prefix { $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: ")") }
        .contains { $0 &- 0x30 < 10 }
    for byte in isName ? line.dropFirst() : line {
      // Behind a name, thoughts may begin.
      if byte == UInt8(ascii: "<"), !result.isEmpty { break }
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["): isInBrackets = true
      case UInt8(ascii: ")"), UInt8(ascii: "]"): isInBrackets = false
      case _ where isInBrackets && !hasName, 0x30...0x39, 0x20, 0x09: break
      default:
        hasName = hasName || byte >= 0x80 || isLetter(byte)
        result.append(byte)
      }
      if isInBrackets, hasName { break }
    }
    while let last = result.last, last < 0x80, !isLetter(last) { result.removeLast() }
    return result
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}
