import Analysis
import Findings
import Language
import Planning
import Privacy

@testable import Report

extension SampleModel {
  /// What would run, break out of an attribute, call a template or turn the line around.
  ///
  /// The second quotation mark carries a combining accent: together they are one `Character`.
  static let attack =
    "\"><script>alert(1)</script><img src=x onerror=alert(1)>'\"\u{301} onmouseover=alert(1) "
    + "style=color:red &amp; & {{{x}}} {{>top}} {{#a}} ]]> --> \u{202E}\u{2066}\u{0}\u{1}cards\u{1}\u{8}\u{FEFF} "
    + "@someone #12 GH-34 http://evil.example/ [a](javascript:alert(1)) ![b](x) `c` | <!-- d"

  /// ``attack`` again and again, each with a number of its own.
  private struct Attacks {
    private var number = 0

    mutating func next() -> String {
      number += 1
      return SampleModel.attack + String(number)
    }
  }

  /// The full model with ``attack`` in every field that holds text.
  static func hostile() -> ReportModel {
    var model = full()
    var attacks = Attacks()
    let place = Place(file: shown(attacks.next()), line: 7, column: 3)
    model.run.name = shown(attacks.next())
    model.run.date = attacks.next()
    model.run.version = attacks.next()
    attackStandards(of: &model, &attacks)
    attackPlan(of: &model, at: place, &attacks)
    attackExchanges(of: &model, at: place, &attacks)
    attackBands(of: &model, at: place, &attacks)
    model.dataset.leftOut = [(attacks.next(), 3)]
    model.dataset.systemPrompt = shown(attacks.next())
    model.privacy.types = [(attacks.next(), 3)]
    model.findings = FindingCode.allCases.map {
      Finding($0, at: place, attacks.next(), advice: attacks.next())
    }
    return model
  }

  private static func attackStandards(of model: inout ReportModel, _ attacks: inout Attacks) {
    model.readiness.headline = attacks.next()
    model.readiness.reasons = [
      .init(
        title: attacks.next(), detail: attacks.next(), action: attacks.next(),
        link: "javascript:alert(1)"),
      .init(
        title: attacks.next(), detail: attacks.next(), action: attacks.next(), link: attacks.next()),
      .init(
        title: attacks.next(), detail: attacks.next(), action: attacks.next(),
        link: "coverage.html#\"><b>"),
    ]
    for index in model.metrics.indices {
      model.metrics[index].definition.wording.title = attacks.next()
      model.metrics[index].meaning = attacks.next()
      model.metrics[index].aside = attacks.next()
      model.metrics[index].definition.key += attacks.next()
      model.metrics[index].histogram = [Bin(label: attacks.next(), count: 3, isWanted: true)]
    }
    model.volume.phase = attacks.next()
    model.volume.phaseDetail = attacks.next()
    let slug = attacks.next()
    for index in model.coverage.indices {
      model.coverage[index].topic.slug = slug
      model.coverage[index].topic.title = attacks.next()
    }
    model.standards.topics = model.coverage.map(\.topic)
  }

  private static func attackPlan(
    of model: inout ReportModel, at place: Place, _ attacks: inout Attacks
  ) {
    model.plan.title = attacks.next()
    model.plan.path = shown(attacks.next())
    model.plan.start = attacks.next()
    for index in model.plan.sections.indices {
      model.plan.sections[index].title = attacks.next()
      model.plan.sections[index].group = attacks.next()
      for task in model.plan.sections[index].tasks.indices {
        model.plan.sections[index].tasks[task].title = attacks.next()
        model.plan.sections[index].tasks[task].evidence = attacks.next()
        model.plan.sections[index].tasks[task].place = place
      }
    }
  }

  private static func attackExchanges(
    of model: inout ReportModel, at place: Place, _ attacks: inout Attacks
  ) {
    model.patterns.openers = [(attacks.next(), 3, [place, place]), (attacks.next(), 2, [])]
    model.patterns.concerns = [(model.standards.topics[0], .sad, 2, 1)]
    for index in model.conversations.lowest.indices {
      model.conversations.lowest[index].id = attacks.next()
      model.conversations.lowest[index].place = place
    }
    for index in model.flagged.facets.indices {
      model.flagged.facets[index].key = attacks.next()
      model.flagged.facets[index].title = attacks.next()
    }
    model.flagged.reasons = [(attacks.next(), 3)]
    for index in model.duplicates.exchanges.indices {
      model.duplicates.exchanges[index].kept = Array(attacks.next().utf8)
      model.duplicates.exchanges[index].members[0].place = place
      model.duplicates.exchanges[index].members[0].source = attacks.next()
      model.duplicates.exchanges[index].members[2].difference = [
        .init(kind: .added, text: Array(attacks.next().utf8)),
        .init(kind: .same, text: [0xFF, 0x3C]),
      ]
    }
  }

  private static func attackBands(
    of model: inout ReportModel, at place: Place, _ attacks: inout Attacks
  ) {
    for index in model.bands?.leftOut.indices ?? 0..<0 {
      model.bands?.leftOut[index].place = place
      model.bands?.leftOut[index].topicTitle = attacks.next()
      model.bands?.leftOut[index].kind = attacks.next()
      model.bands?.leftOut[index].excerpt = Array(attacks.next().utf8) + [0xFF, 0x3C]
    }
    for index in model.bands?.worthRewriting.indices ?? 0..<0 {
      model.bands?.worthRewriting[index].missing = [attacks.next(), attacks.next()]
      model.bands?.worthRewriting[index].excerpt = [0x80] + Array(attacks.next().utf8)
    }
  }

  /// Flagged exchanges with ``attack`` in every field, and marks that fit no text.
  static func hostileExchanges(_ count: Int) -> [FlaggedExchange] {
    exchanges(count).enumerated().map { index, exchange in
      var exchange = exchange
      exchange.anchor = attack + String(index)
      exchange.origin.conversation = attack
      exchange.origin.place.file = shown(attack)
      exchange.origin.source = attack
      exchange.origin.topicTitle = attack
      exchange.origin.emotion = attack
      exchange.judgement.verdict = attack
      exchange.judgement.parts = [ScorePart(title: attack, points: -7)]
      exchange.talk.context = [(attack, Array(attack.utf8))]
      exchange.talk.user = Array(attack.utf8) + [0xE2, 0x80]
      exchange.talk.response = [0x80, 0xFF] + Array(attack.utf8) + [0xF0, 0x9F]
      var backwards = Mark(0..<1, .question)
      backwards.start = 900
      exchange.talk.marks = [
        Mark(1..<5, .empathy), Mark(3..<1_000_000, .fault(.cutOff)), backwards,
        Mark(2..<2, .context),
      ]
      return exchange
    }
  }
}
