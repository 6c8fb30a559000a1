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
    /// The metric's key.
    package var name: String
    /// Hundredths that it adds.
    package var points: Int
    /// The most that it can add; the parts' add up to 100.
    package var maximum: Int
  }

  /// Those that are asked for, in the order in which the metrics ask.
  package private(set) var parts: [Part] = []

  /// Whether less than half of something is there that is asked for.
  package var isWorthRewriting: Bool { parts.contains { 2 * $0.points < $0.maximum } }

  /// 0 to 100.
  package var hundredths: Int { parts.reduce(0) { $0 + $1.points } }
  package var value: Double { Double(hundredths) / 100 }

  /// nil where the response's language is not judged.
  ///
  /// - Parameter exchange: As it was judged beside the others.
  package init?(_ exchange: ExchangeRecord, _ voice: TeamVoice) {
    let metrics = voice.standards.metrics
    // How much each is asked for, and how far it is met, 0 to 1.
    var asked: [(metric: Int, weight: Double, met: Double)] = []
    asked.reserveCapacity(metrics.asks.count)
    for (metric, ask) in metrics.asks {
      guard let met = ask.met(exchange, voice.standards) else { return nil }
      let isAsked = !ask.isForShortage || voice.isShort[metric]
      asked.append((metric, isAsked ? ask.weight(exchange) : 0, met))
    }
    let total = asked.reduce(0) { $0 + $1.weight }
    var (weight, given) = (0.0, 0)
    for ask in asked where ask.weight > 0 {
      // Rounded as sums, so that the most they can add is 100 in all.
      weight += ask.weight
      let maximum = Int((100 * weight / total).rounded()) - given
      given += maximum
      parts.append(
        Part(
          name: metrics[ask.metric].key, points: Int((Double(maximum) * ask.met).rounded()),
          maximum: maximum))
    }
  }
}

/// What a team asks of each response, given what its dataset has.
package struct TeamVoice: Sendable, Equatable {
  package let standards: Standards
  /// By number of the metric: whether fewer responses have it than its band wants, where that is asked.
  package let isShort: [Bool]

  /// - Parameter short: Keys of the metrics that fewer responses have than their bands want.
  package init(_ standards: Standards, short: Set<String> = []) {
    self.standards = standards
    isShort = standards.metrics.map { short.contains($0.key) }
  }

  /// The voice that a team asks for: a question where fewer accepted exchanges have one than its band wants.
  ///
  /// - Complexity: O(*n*) in the exchanges.
  package init(_ summary: Summary, _ judgement: Judgement, _ standards: Standards) {
    let metrics = standards.metrics
    let asked = metrics.indices.filter { metrics[$0].judging.ask?.isForShortage == true }
    var shares = metrics.map { _ in Share(0, of: 0) }
    for index in judgement.verdicts.indices where judgement.verdicts[index] == .accept {
      let exchange = judgement.record(index, of: summary)
      for number in asked {
        guard let isPresent = metrics[number].isPresent(in: exchange, standards) else { continue }
        shares[number].total += 1
        if isPresent { shares[number].count += 1 }
      }
    }
    self.standards = standards
    isShort = zip(shares, standards.bands).map { $0.total > 0 && $0.value < $1.lowerBound }
  }
}

extension Fit {
  /// What the response lacks, in words, as a list of what would have to change; empty where nothing does.
  package func missing(_ exchange: ExchangeRecord, _ voice: TeamVoice) -> [String] {
    let metrics = voice.standards.metrics
    return parts.filter { $0.points < $0.maximum }.compactMap { part in
      metrics.number(of: part.name).flatMap { metrics[$0].judging.ask }?
        .missing(exchange, voice.standards, part.points == 0)
    }
  }
}
