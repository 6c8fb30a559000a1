/// The languages whose cues are known, the first one being that of most texts.
package struct Languages: Sendable {
  package struct Language: Sendable {
    /// ISO 639-1: `en`.
    package var code: String
    var lexicon: Lexicon
    /// Whether its cue list holds more than words: what has none is recognised, not judged.
    package var isJudged: Bool
  }

  package private(set) var all: [Language]

  /// - Parameter lists: Cue lists by code; the first is the one that texts are taken to be in unless
  ///   their words say otherwise.
  package init(_ lists: [(code: String, cues: CueList)], topics: [Topic]) {
    precondition(!lists.isEmpty && lists.count < 255, "from 1 to 254 languages")
    all = lists.enumerated().map { index, list in
      Language(
        code: list.code, lexicon: Lexicon(cues: list.cues, topics: index == 0 ? topics : []),
        isJudged: !list.cues.sections.isEmpty)
    }
  }
}
