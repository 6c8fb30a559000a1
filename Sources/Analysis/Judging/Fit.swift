/// How much a response has of what a team asks for, 0 to 1, in hundredths, with the parts that add up to it.
///
/// It is the team's voice, not the response's quality: a sound answer may be of low fit. It is the mean of how far each
/// thing is met that is asked of this response, where
/// - length is asked of each: all inside the team's range, none at half its lower and four times its upper end;
/// - empathy where the user's message speaks of a feeling, all at 0.5, from where on the metric counts it;
/// - taking up (`contextReference`), all at 0.5, the more the user wrote: up to 10 characters ask for nothing, 100 and
///   more for all of it;
/// - a question, all at 0.5, only where the dataset has fewer than its band asks for.
package struct Fit: Sendable, Equatable {
  package struct Part: Sendable, Equatable {
    package var name: Name
    /// Hundredths that it adds.
    package var points: Int
    /// The most that it can add; the parts' add up to 100.
    package var maximum: Int
  }

  package enum Name: String, Sendable, CaseIterable {
    case length, empathy, context, question
  }

  /// Those that are asked for, in the order of the names.
  package private(set) var parts: [Part] = []

  /// Whether less than half of something is there that is asked for.
  package var isWorthRewriting: Bool { parts.contains { 2 * $0.points < $0.maximum } }

  /// 0 to 100.
  package var hundredths: Int { parts.reduce(0) { $0 + $1.points } }
  package var value: Double { Double(hundredths) / 100 }

  /// nil where the response's language is not judged.
  ///
  /// - Parameter empathy: As it was judged beside the others.
  package init?(_ exchange: ExchangeRecord, empathy: Grade, _ voice: TeamVoice) {
    guard let question = exchange.question.value, let empathy = empathy.value,
      let context = exchange.contextReference.value
    else { return nil }
    let shared = min(1, max(0, (Double(exchange.userLength) - 10) / 90))
    // How much each is asked for, and how far it is met, 0 to 1.
    let asked: [(name: Name, weight: Double, met: Double)] = [
      (.length, 1, lengthMet(Double(exchange.length), in: voice.lengthRange)),
      (.empathy, exchange.emotion == .neutral ? 0 : 1, min(1, empathy / 0.5)),
      (.context, shared, min(1, context / 0.5)),
      (.question, voice.asksForQuestions ? 1 : 0, min(1, question / 0.5)),
    ]
    let total = asked.reduce(0) { $0 + $1.weight }
    var (weight, given) = (0.0, 0)
    for ask in asked where ask.weight > 0 {
      // Rounded as sums, so that the most they can add is 100 in all.
      weight += ask.weight
      let maximum = Int((100 * weight / total).rounded()) - given
      given += maximum
      parts.append(
        Part(
          name: ask.name, points: Int((Double(maximum) * ask.met).rounded()), maximum: maximum))
    }
  }
}

/// What a team asks of each response, given what its dataset has.
package struct TeamVoice: Sendable, Equatable {
  /// In Unicode scalar values.
  package var lengthRange: ClosedRange<Int>
  /// Whether fewer responses ask than the band wants.
  package var asksForQuestions: Bool

  package init(lengthRange: ClosedRange<Int>, asksForQuestions: Bool) {
    self.lengthRange = lengthRange
    self.asksForQuestions = asksForQuestions
  }

  /// The voice that a team asks for: a question where fewer accepted exchanges have one than its band wants.
  ///
  /// - Complexity: O(*n*) in the exchanges.
  package init(_ summary: Summary, _ judgement: Judgement, _ standards: Standards) {
    var questions = Share(0, of: 0)
    for (index, exchange) in summary.exchanges.enumerated()
    where judgement.verdicts[index] == .accept {
      guard let asks = exchange.question.isPresent else { continue }
      questions.total += 1
      if asks { questions.count += 1 }
    }
    lengthRange = standards.lengthRange
    asksForQuestions =
      questions.total > 0 && questions.value < standards.questionBand.lowerBound
  }
}

extension Fit {
  /// What the response lacks, in words, as a list of what would have to change; empty where nothing does.
  package func missing(_ exchange: ExchangeRecord, _ voice: TeamVoice) -> [String] {
    parts.filter { $0.points < $0.maximum }.map { part in
      switch part.name {
      case .length:
        let length = Int(exchange.length)
        let range = voice.lengthRange
        return length > range.upperBound
          ? "\(length - range.upperBound) characters too long"
          : "\(range.lowerBound - length) characters too short"
      case .empathy:
        return part.points == 0
          ? "no empathy, where the user is \(exchange.emotion.name)"
          : "little empathy, where the user is \(exchange.emotion.name)"
      case .context:
        return part.points == 0
          ? "takes up nothing of the message" : "takes up little of the message"
      case .question: return "asks nothing"
      }
    }
  }
}

/// 1 inside the range, falling to 0 at half its lower and four times its upper end.
private func lengthMet(_ length: Double, in range: ClosedRange<Int>) -> Double {
  let (low, high) = (Double(range.lowerBound), Double(range.upperBound))
  if length < low { return max(0, (length - low / 2) / (low / 2)) }
  return length <= high ? 1 : max(0, 1 - (length - high) / (3 * high))
}
