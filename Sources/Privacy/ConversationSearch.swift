/// Finds personal data in the messages of one conversation, in their order: what ``personalData(inMessage:)`` finds in each, and
/// what was found to be somebody's name in one of them wherever it stands again, and what one answers to the question before it.
///
/// A name is carried over as a whole word, in capital or small letters, of a longer name each part but particles. A name that is
/// a word as well (`Grace`) is carried over where it has a capital letter inside of a sentence only, and so is a name that no
/// list has where a dictionary has the word. Towns and employers of one word that no dictionary has are carried over as names are.
///
/// - Parameter messages: UTF-8, unescaped.
/// - Returns: For each message its findings, ascending, without overlap.
/// - Complexity: O(*n*) in the bytes of all messages.
package func personalData(inConversation messages: [[UInt8]]) -> [[PersonalData]] {
  var found = messages.map { personalData(inMessage: $0.span) }
  for index in messages.indices.dropFirst() {
    let answered = AnsweredQuestion.matches(
      question: messages[index - 1], answer: messages[index],
      search: { personalData(inMessage: $0) })
    if !answered.isEmpty { found[index] = found[index].united(with: answered) }
  }
  var names: [UInt64: CarriedName] = [:]
  for index in messages.indices
  where found[index].contains(where: { CarriedName.types.contains($0.type) }) {
    let message = messages[index]
    CarriedName.add(found[index], of: message.span, to: &names)
  }
  if names.isEmpty { return found }
  for index in messages.indices {
    let message = messages[index]
    let again = CarriedName.mentions(of: names, in: message.span)
    if !again.isEmpty { found[index] = found[index].joined(by: again) }
  }
  return found
}

/// A word of a name that a conversation has.
private struct CarriedName {
  static let types: [PersonalDataType] = [.person, .location, .organization]

  var type: PersonalDataType
  /// Whether it is a word as well, so that small letters say nothing of it.
  var isWord: Bool

  static func add(
    _ items: [PersonalData], of text: Span<UInt8>, to names: inout [UInt64: CarriedName]
  ) {
    let words = TextWords(text).words
    var next = 0
    for item in items where types.contains(item.type) {
      while next < words.count, words[next].range.lowerBound < item.range.lowerBound { next += 1 }
      let first = next
      while next < words.count, words[next].range.upperBound <= item.range.upperBound { next += 1 }
      // Of the names of places and houses only those of one word: `High` of `Kellsburg High` is nobody's.
      guard item.type == .person || next == first + 1 else { continue }
      for word in words[first..<next] where word.range.count > 2 && word.hash != 0 {
        let isStop = word.flags.contains(.stop) || word.roles.contains(.particle)
        if isStop
          || !word.roles.isDisjoint(with: [.title, .kin, .subject, .owner, .family, .office])
        {
          continue
        }
        let isWord =
          word.flags.contains(.word) || word.flags.isEmpty && NameTable.builtin.isWord(word.hash)
        if isWord, item.type != .person { continue }
        if names[word.hash]?.type != .person {
          names[word.hash] = CarriedName(type: item.type, isWord: isWord)
        }
      }
    }
  }

  static func mentions(of names: [UInt64: CarriedName], in text: Span<UInt8>) -> [PersonalData] {
    TextWords(text).words.compactMap { word in
      guard word.hash != 0, let name = names[word.hash], !name.isWord || word.isMarked else {
        return nil
      }
      return PersonalData(type: name.type, range: word.range)
    }
  }
}
