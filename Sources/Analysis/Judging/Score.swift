#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The probability that a careful person would keep a response in a training set, in hundredths, with the
/// parts that add up to it.
///
/// σ(z) = 1 / (1 + e^−z) of a sum of terms, each in logits: where a response without a fault starts
/// (``Term``), what speaks for it or against it, and what each fault takes (``FaultEffect/weight``). Terms join
/// in a fixed order, faults last and the gravest at the end; a part is by how much the score changes when
/// its term joins. What is not judged adds nothing; but nothing speaks for the response either, so in a
/// language that nothing is known of at most the score up to which a person decides is left; with a
/// suspicion likewise. With a disqualifying fault the score stays under the threshold for flagging.
///
/// The weights were chosen by leaving one set out, on seven sets of responses that people rated;
/// the manual says how well they do there.
package struct Score: Sendable, Equatable {
  package struct Part: Sendable, Equatable {
    package var name: Name
    /// Hundredths added, or taken when negative.
    package var points: Int
  }

  package enum Name: Sendable, Equatable {
    case term(Term)
    case fault(Fault)
    case disqualified, suspected, notJudged
  }

  package var parts: [Part] = []

  /// 0 to 100.
  package var hundredths: Int { parts.reduce(0) { $0 + $1.points } }
  package var value: Double { Double(hundredths) / 100 }

  package init(_ exchange: ExchangeRecord, faults: FaultSet, standards: Standards) {
    var logits = 0.0
    var reached = 0
    func add(_ name: Name, _ term: Double) {
      logits += term
      let now = Int((100 / (1 + exp(-logits))).rounded())
      parts.append(Part(name: name, points: now - reached))
      reached = now
    }
    func limit(to most: Int, _ name: Name) {
      guard reached > most else { return }
      parts.append(Part(name: name, points: most - reached))
      reached = most
    }
    for term in standards.metrics.terms where term != .taste || exchange.taste.isJudged {
      add(.term(term), term.logits(of: exchange, standards.metrics))
    }
    let registry = standards.faults
    for effect in FaultEffect.allCases where effect.weight != 0 {
      for fault in faults.intersection(registry.faults(with: effect)).faults {
        add(.fault(fault), effect.weight)
      }
    }
    if !faults.isDisjoint(with: registry.faults(with: .suspicion)) {
      limit(to: Int((standards.acceptAbove * 100).rounded(.down)), .suspected)
    }
    if !exchange.question.isJudged {
      limit(to: Int((standards.acceptAbove * 100).rounded(.down)), .notJudged)
    }
    if registry.disqualifies(faults) {
      // Never below 0: where nothing is flagged by its score, the fault alone rejects.
      limit(to: max(0, Int((standards.flagBelow * 100).rounded(.up)) - 1), .disqualified)
    }
  }
}

extension Score {
  /// What speaks for a response or against it, in the order in which it joins the score.
  package enum Term: Sendable, Equatable {
    /// What a response without a fault starts with.
    case start
    /// Whether it answers its message: the log-odds of ``ExchangeRecord/relatedness``, from −2.5 to 1.
    case relatedness
    /// What a metric adds, by its number.
    case metric(Int)
    /// Whether its wording does harm: the log-odds of ``ExchangeRecord/harm``, from −1.5 to 1.5.
    case harm
    /// Whether it says enough to be worth something: by the logarithm of its words, all at 15.
    case substance
    /// Said again: three words in a row that the assistant said earlier in the conversation, and two
    /// in a row that stand twice in the response.
    case repetition
    /// What a team's own labels say of it, where it is calibrated to labels of quality.
    case taste

    /// What it adds to the score's sum, in logits; 0 where it is not judged.
    func logits(of exchange: ExchangeRecord, _ metrics: MetricRegistry) -> Double {
      switch self {
      case .start: 3
      case .relatedness:
        0.6 * (exchange.relatedness.logOdds(in: -2.5...1) ?? 0)
      case .metric(let number): metrics.metricTerms[number]?.logits(exchange) ?? 0
      case .harm: -0.8 * (exchange.harm.logOdds(in: -1.5...1.5) ?? 0)
      case .substance: min(1, log(Double(exchange.words) + 1) / log(16)) - 0.9
      case .repetition:
        -3 * (exchange.saidEarlier.value ?? 0) - 5 * max(0, (exchange.saidTwice.value ?? 0) - 0.05)
      case .taste: exchange.taste.logOdds(in: -3...3) ?? 0
      }
    }

    /// Its name for people.
    package func title(_ metrics: MetricRegistry) -> String {
      switch self {
      case .start: "start"
      case .relatedness: "relatedness"
      case .metric(let number): metrics[number].key
      case .harm: "harm"
      case .substance: "substance"
      case .repetition: "repetition"
      case .taste: "taste"
      }
    }

    /// The formula of its logits, for people.
    package func formula(_ metrics: MetricRegistry) -> String {
      switch self {
      case .start: "3"
      case .relatedness: "0.6 × log-odds of relatedness, kept within −2.5 and 1"
      case .metric(let number): metrics.metricTerms[number]?.formula ?? ""
      case .harm: "−0.8 × log-odds of harm, kept within −1.5 and 1.5"
      case .substance: "ln(words + 1) / ln 16, at most 1, − 0.9"
      case .repetition:
        "−3 × share of word triples that the assistant said earlier, −5 × share of word pairs said twice above 0.05"
      case .taste:
        "log-odds of what the project's calibration says, × (2 × its cross-validated AUC − 1), kept within −3 and 3"
      }
    }
  }
}

/// What is to become of an exchange.
package enum Verdict: UInt8, Sendable, CaseIterable {
  case accept, review, reject

  package var name: String {
    switch self {
    case .accept: "accept"
    case .review: "review"
    case .reject: "reject"
    }
  }

  /// - Parameter hundredths: The score, 0 to 100.
  package init(hundredths: Int, faults: FaultSet, standards: Standards) {
    if standards.faults.disqualifies(faults) {
      self = .reject
    } else {
      self = Double(hundredths) / 100 > standards.acceptAbove ? .accept : .review
    }
  }
}
