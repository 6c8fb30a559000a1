internal import Corpus
internal import Language

extension Fault {
  /// A response in another language than the user's.
  package static let wrongLanguage = Fault(number: 10)
}

extension FaultRule {
  /// How ``Fault/wrongLanguage`` is called, what it costs, and how it is found.
  package static let wrongLanguage = FaultRule(
    .wrongLanguage, code: "wrong-language", effect: .broken,
    texts: FaultTexts(
      title: "wrong language",
      explanation: "It answers in another language than the user's.",
      advice: "Translate it, or leave the exchange out."),
    checks: .text { exchange, found, _ in
      found.add(.wrongLanguage, foreignStretch(of: exchange))
    })
}

/// Where a response is in another language than the user's: the whole text, or half of it and more.
///
/// Both languages must be known, the user's from three words up, the response's from four, and plainly so: by their
/// script, or by small words of the language: the user's by three, by one where it is the first language; the response's
/// by two. A short message in one language may look like another, and names and titles like any. Whoever
/// uses the response's language too, or asks for a language, gets what he asked for.
private func foreignStretch(of exchange: FaultContext) -> Range<Int>? {
  let languages = exchange.languages
  let response = exchange.response
  let user = exchange.user
  let expected = user.language
  guard expected != Languages.unknown, user.tokens.words.count >= 3,
    !user.grammar.contains(.asksLanguage),
    !exchange.before.contains(where: { $0.role == .user && $0.language != expected })
  else { return nil }
  if response.language != expected {
    // Text without spaces between words has few of them.
    guard response.language != Languages.unknown,
      response.tokens.words.count >= 4 || response.tokens.scalarCount >= 8,
      languages.isPlain(expected, in: user, smallWords: expected == 0 ? 1 : 3),
      languages.isPlain(response.language, in: response, smallWords: 2)
    else { return nil }
    return 0..<response.text.count
  }
  // A sentence with next to no function word of its language may be in another.
  var foreign = 0
  var first: Int?
  var last = 0
  for (number, sentence) in response.tokens.sentences.enumerated()
  where sentence.words.count >= 5 {
    let words = response.tokens.words[sentence.words]
    let own = languages.functionWords(in: words, of: expected)
    guard own * 5 < words.count else { continue }
    let language = languages.language(of: words, isASCII: true, previous: expected)
    guard language != expected, language != Languages.unknown else { continue }
    foreign += words.count
    if first == nil { first = response.byteRange(ofSentence: number).lowerBound }
    last = response.byteRange(ofSentence: number).upperBound
  }
  guard let first, foreign * 2 >= response.tokens.words.count else { return nil }
  return first..<last
}
