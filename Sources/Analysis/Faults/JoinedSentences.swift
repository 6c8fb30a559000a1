internal import Language

extension Fault {
  /// Sentences without a mark between them.
  package static let joinedSentences = Fault(number: 26)
}

extension FaultRule {
  /// How ``Fault/joinedSentences`` is called, what it costs, and how it is found.
  package static let joinedSentences = FaultRule(
    .joinedSentences, code: "joined-sentences", effect: .broken,
    texts: FaultTexts(
      title: "joined sentences",
      explanation:
        "Sentences run into each other without a mark, as a script that strips punctuation leaves them.",
      advice: "Put the marks back, or take the response from before the script."),
    checks: .english { exchange, found, _ in
      found.add(.joinedSentences, joints(in: exchange.response))
    },
    .dataset { exchange, habits, faults in
      if habits.isMangled, exchange.mayBeJoined { faults.insert(.joinedSentences) }
    })
}

/// Where sentences of a response run into each other without a mark, or nothing where that is the odd slip.
///
/// It counts from one in five of the response's sentence breaks on, as whoever writes long texts forgets a mark now and
/// then, and with one break at the least that is certain; and where the first sentence runs into the second, as an
/// opener does that a script put before it. Where "I" alone shows it, half of the breaks must lack their mark (one in
/// five behind the first sentence), and the text must otherwise be written with care: begins with a capital, ends with
/// a mark, writes "I" large.
///
/// Both shares were chosen on counselchat, annomi, health_coaching and hh_harmless, whose clean responses it
/// finds in 0.2–0.5 of 100.
private func joints(in message: AnalysedMessage) -> [Range<Int>] {
  let sentences = message.tokens.sentences
  guard sentences.count > 1 else { return [] }
  var certain = 0
  var likely = 0
  for sentence in sentences {
    switch sentence.joint {
    case .none: break
    case .likely: likely += 1
    case .certain: certain += 1
    }
  }
  guard certain + likely > 0 else { return [] }
  let breaks = sentences.count - 1
  let isCareful = message.isCapitalised && sentences[breaks].ending != .none
  let isDamage =
    switch sentences[0].joint {
    case .certain: true
    case .likely where isCareful && (certain + likely) * 5 >= breaks: true
    default:
      certain > 0
        ? (certain + likely) * 5 >= breaks : likely * 2 >= breaks && isCareful
    }
  guard isDamage else { return [] }
  let words = message.tokens.words
  return sentences.filter { $0.joint != .none }.map { sentence in
    Int(words[sentence.words.upperBound - 1].start)..<Int(words[sentence.words.upperBound].end)
  }
}
