/// A cue list as it stands in a file: one language's words and phrases, by what they are evidence of.
///
/// The form, line by line:
///
/// ```
/// # A comment.
/// [words auxiliary]          a named set of words, blank-separated, on the lines that follow
/// do does did
/// [reaction 0.5]             what the phrases that follow are evidence of, and how strong, 0 to 1
/// {so?} sorry to hear        {set}: any word of a named set; {set?}: it, or nothing
/// (that|this) is *           (a|b|) alternatives, an empty one: or nothing; * any one word
/// ^tell me                   ^ only at the start of a sentence
/// ```
///
/// Words are matched whole, without regard to ASCII case; hyphens, full stops, `&` and `/` part them.
package struct CueList: Sendable, Equatable {
  package struct Section: Sendable, Equatable {
    package var meaning: Lexicon.Meaning
    package var weight: Double
    package var phrases: [String] = []
  }

  /// A named set of words.
  package struct WordList: Sendable, Equatable {
    package var name: String
    package var words: [String] = []
  }

  /// What is wrong with a line, counted from 1.
  package struct Problem: Error, Equatable, Sendable {
    package var line: Int
    package var summary: String
  }

  package var sections: [Section] = []
  package var wordLists: [WordList] = []
  package private(set) var problems: [Problem] = []

  package init(_ text: String) {
    enum Target { case none, section, words }
    var target = Target.none
    // Sets may be named before they are listed.
    var uses: [(line: Int, name: String)] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let line = trimmed(line)
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line.hasPrefix("[") {
        guard line.hasSuffix("]") else {
          problems.append(Problem(line: index + 1, summary: "a section's name ends with ']'"))
          target = .none
          continue
        }
        let header = line.dropFirst().dropLast().split(separator: " ").map(String.init)
        if header.count == 2, header[0] == "words" {
          wordLists.append(WordList(name: header[1]))
          target = .words
          continue
        }
        let weight = header.count > 1 ? Double(header[header.count - 1]) : 1
        let name = header.dropLast(header.count > 1 ? 1 : 0).joined(separator: " ")
        guard let meaning = Lexicon.Meaning(name: name), let weight, (0...1).contains(weight) else {
          problems.append(
            Problem(
              line: index + 1,
              summary: "no section is called '\(line)', or its weight is not 0 to 1"))
          target = .none
          continue
        }
        sections.append(Section(meaning: meaning, weight: weight))
        target = .section
        continue
      }
      switch target {
      case .section where !Phrase.isShort(line):
        problems.append(
          Problem(
            line: index + 1,
            summary: "a phrase has more than \(TopicKeyword.limits)"))
      case .section:
        sections[sections.count - 1].phrases.append(String(line))
        uses += setNames(in: line).map { (index + 1, $0) }
      case .words:
        wordLists[wordLists.count - 1].words += line.split(separator: " ").map(String.init)
      case .none:
        problems.append(Problem(line: index + 1, summary: "this line stands in no section"))
      }
    }
    let names = Set(wordLists.map(\.name))
    for use in uses where !names.contains(use.name) {
      problems.append(
        Problem(line: use.line, summary: "no set of words is called '\(use.name)'"))
    }
    problems.sort { $0.line < $1.line }
  }

  /// The words of a named set; none when there is no such set.
  package func words(_ name: String) -> [String] {
    wordLists.filter { $0.name == name }.flatMap(\.words)
  }
}

/// The names in braces in a phrase.
private func setNames(in phrase: Substring) -> [String] {
  phrase.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { piece in
    piece.firstIndex(of: "}").map { end in
      piece[..<end].last == "?" ? String(piece[..<end].dropLast()) : String(piece[..<end])
    }
  }
}

private func trimmed(_ line: Substring) -> Substring {
  var line = line
  while let first = line.first, first == " " || first == "\t" { line.removeFirst() }
  while let last = line.last, last == " " || last == "\t" || last == "\r" { line.removeLast() }
  return line
}
