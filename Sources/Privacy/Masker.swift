/// What makes text fit to be shown: everything that personal data is looked for in goes through one of these, with
/// what the project decided about it.
package struct Masker: Sendable, Equatable {
  package var policy: PersonalDataPolicy

  /// - Parameter policy: What stays as it is, and what the team denies besides; nothing of both unless given.
  package init(_ policy: PersonalDataPolicy = PersonalDataPolicy()) { self.policy = policy }

  /// The same masker, but for names of people: reviewers sign what they decide.
  package var keepingPeople: Masker {
    var policy = policy
    policy.kept.insert(.person)
    return Masker(policy)
  }

  /// What is to be masked in a text that people wrote.
  ///
  /// - Returns: Ascending, without overlap.
  package func found(in text: [UInt8]) -> [PersonalData] {
    policy.masked(personalData(inMessage: text.span), in: text)
  }

  /// What is to be masked in the messages of one conversation, in their order.
  package func found(inConversation messages: [[UInt8]]) -> [[PersonalData]] {
    zip(messages, personalData(inConversation: messages)).map { policy.masked($1, in: $0) }
  }

  /// A text with personal data replaced by the names of its kinds.
  package func masked(_ text: [UInt8]) -> [UInt8] { replaced(text, found(in: text)) }

  /// A title, an id, a line of a configuration, as it may be shown.
  package func callAsFunction(_ text: String) -> ShownText {
    let bytes = Array(text.utf8)
    let found = found(in: bytes)
    return ShownText(
      masked: found.isEmpty ? text : String(decoding: replaced(bytes, found), as: UTF8.self))
  }

  /// A system prompt as it may be shown: the one name that it gives the assistant, `You are Nova`, is nobody's.
  package func prompt(_ text: String) -> ShownText {
    let bytes = Array(text.utf8)
    let found = found(in: bytes).filter { item in
      guard item.type == .person, !bytes[item.range].contains(UInt8(ascii: " ")) else {
        return true
      }
      let before = String(decoding: bytes[..<item.range.lowerBound].suffix(16), as: UTF8.self)
        .lowercased()
      return !Self.namings.contains {
        before == $0 || before.hasSuffix(" " + $0) || before.hasSuffix("\n" + $0)
      }
    }
    return ShownText(
      masked: found.isEmpty ? text : String(decoding: replaced(bytes, found), as: UTF8.self))
  }

  /// What a prompt says before the assistant's name.
  private static let namings = [
    "you are ", "you're ", "your name is ", "called ", "named ", "du bist ", "du heißt ",
    "dein name ist ",
  ]

  /// A sentence of the program that quotes names and values between apostrophes, as findings do.
  ///
  /// Names of people and places are looked for in what is quoted: the program's own words name nobody.
  package func quoting(_ sentence: String) -> String {
    let text = Array(sentence.utf8)
    var found = policy.masked(personalData(in: text.span), in: text)
    var open: Int?
    for (index, byte) in text.enumerated() where byte == UInt8(ascii: "'") {
      guard let start = open else {
        open = index + 1
        continue
      }
      let quoted = self.found(in: Array(text[start..<index]))
        .map {
          PersonalData(
            type: $0.type, range: $0.range.lowerBound + start..<$0.range.upperBound + start)
        }
      found = found.united(with: quoted)
      open = index + 1 < text.count && text[index + 1] != UInt8(ascii: " ") ? index + 1 : nil
    }
    return found.isEmpty ? sentence : String(decoding: replaced(text, found), as: UTF8.self)
  }

  /// A path as it may be shown: each name in it by itself, without its extension.
  ///
  /// Words in names of files are joined by hyphens, underscores and dots as often as by spaces.
  package func path(_ path: String) -> ShownText {
    ShownText(
      masked: path.split(separator: "/", omittingEmptySubsequences: false).map { component in
        // `jo@example.org.md`: the extension is no part of an address.
        let ending =
          Self.extensions.first { component.hasSuffix($0) && component.count > $0.count } ?? ""
        return name(String(component.dropLast(ending.count))) + ending
      }.joined(separator: "/"))
  }

  private static let extensions = [
    ".md", ".markdown", ".jsonl", ".json", ".csv", ".tsv", ".yml", ".yaml", ".txt", ".mustache",
  ]

  private func name(_ name: String) -> String {
    let bytes = Array(name.utf8)
    let spaced = Self.spaced(bytes)
    var found = found(in: bytes)
    if spaced != bytes {
      // Of words that only stand together in a name, a group or a place would be found where none is meant.
      let types: Set<PersonalDataType> = [.person, .address, .custom]
      found = found.united(with: self.found(in: spaced).filter { types.contains($0.type) })
    }
    return found.isEmpty ? name : String(decoding: replaced(bytes, found), as: UTF8.self)
  }

  /// `emma-johnson` as `Emma Johnson`: as many bytes, so that what is found in it stands there too.
  private static func spaced(_ name: [UInt8]) -> [UInt8] {
    var result = name
    var isStart = true
    for (index, byte) in name.enumerated() {
      if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") {
        result[index] = UInt8(ascii: " ")
        isStart = true
      } else {
        if isStart, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte), !isSplit(name, index) {
          result[index] = byte - 32
        }
        isStart = byte == UInt8(ascii: " ")
      }
    }
    return result
  }

  /// `dialogues-val-7`: the part of a dataset that models are validated on, nobody's name.
  private static func isSplit(_ name: [UInt8], _ start: Int) -> Bool {
    let word = name[start...].prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    return word.elementsEqual("val".utf8)
  }

  private func replaced(_ text: [UInt8], _ found: [PersonalData]) -> [UInt8] {
    Privacy.masked(text, found)
  }
}
