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

  /// The full model with ``attack`` in every field that holds text.
  static func hostile() -> ReportModel {
    var model = full()
    var number = 0
    func attack() -> String {
      number += 1
      return SampleModel.attack + String(number)
    }
    let place = Place(file: shown(attack()), line: 7, column: 3)
    model.name = shown(attack())
    model.date = attack()
    model.version = attack()
    model.readiness.headline = attack()
    model.readiness.reasons = [
      .init(title: attack(), detail: attack(), action: attack(), link: "javascript:alert(1)"),
      .init(title: attack(), detail: attack(), action: attack(), link: attack()),
      .init(title: attack(), detail: attack(), action: attack(), link: "coverage.html#\"><b>"),
    ]
    for index in model.metrics.indices {
      model.metrics[index].definition.wording.title = attack()
      model.metrics[index].meaning = attack()
      model.metrics[index].aside = attack()
      model.metrics[index].definition.key += attack()
      model.metrics[index].histogram = [Bin(label: attack(), count: 3, isWanted: true)]
    }
    model.volume.phase = attack()
    model.volume.phaseDetail = attack()
    let slug = attack()
    for index in model.coverage.indices {
      model.coverage[index].topic.slug = slug
      model.coverage[index].topic.title = attack()
    }
    model.standards.topics = model.coverage.map(\.topic)
    let topics = model.standards.topics
    model.patterns.openers = [(attack(), 3, [place, place]), (attack(), 2, [])]
    for index in model.conversations.lowest.indices {
      model.conversations.lowest[index].id = attack()
      model.conversations.lowest[index].place = place
    }
    for index in model.flagged.facets.indices {
      model.flagged.facets[index].key = attack()
      model.flagged.facets[index].title = attack()
    }
    for index in model.duplicates.exchanges.indices {
      model.duplicates.exchanges[index].kept = Array(attack().utf8)
      model.duplicates.exchanges[index].members[0].place = place
      model.duplicates.exchanges[index].members[0].source = attack()
      model.duplicates.exchanges[index].members[2].difference = [
        .init(kind: .added, text: Array(attack().utf8)), .init(kind: .same, text: [0xFF, 0x3C]),
      ]
    }
    model.patterns.concerns = [(topics[0], .sad, 2, 1)]
    model.plan.title = attack()
    model.plan.path = shown(attack())
    model.plan.start = attack()
    for index in model.plan.sections.indices {
      model.plan.sections[index].title = attack()
      model.plan.sections[index].group = attack()
      for task in model.plan.sections[index].tasks.indices {
        model.plan.sections[index].tasks[task].title = attack()
        model.plan.sections[index].tasks[task].evidence = attack()
        model.plan.sections[index].tasks[task].place = place
      }
    }
    for index in model.bands?.leftOut.indices ?? 0..<0 {
      model.bands?.leftOut[index].place = place
      model.bands?.leftOut[index].topicTitle = attack()
      model.bands?.leftOut[index].kind = attack()
      model.bands?.leftOut[index].excerpt = Array(attack().utf8) + [0xFF, 0x3C]
    }
    for index in model.bands?.worthRewriting.indices ?? 0..<0 {
      model.bands?.worthRewriting[index].missing = [attack(), attack()]
      model.bands?.worthRewriting[index].excerpt = [0x80] + Array(attack().utf8)
    }
    model.flagged.reasons = [(attack(), 3)]
    model.dataset.leftOut = [(attack(), 3)]
    model.dataset.systemPrompt = shown(attack())
    model.privacy.types = [(attack(), 3)]
    model.findings = FindingCode.allCases.map {
      Finding($0, at: place, attack(), advice: attack())
    }
    return model
  }

  /// Flagged exchanges with ``attack`` in every field, and marks that fit no text.
  static func hostileExchanges(_ count: Int) -> [FlaggedExchange] {
    exchanges(count).enumerated().map { index, exchange in
      var exchange = exchange
      exchange.anchor = attack + String(index)
      exchange.conversation = attack
      exchange.place.file = shown(attack)
      exchange.source = attack
      exchange.topicTitle = attack
      exchange.emotion = attack
      exchange.verdict = attack
      exchange.parts = [ScorePart(title: attack, points: -7)]
      exchange.context = [(attack, Array(attack.utf8))]
      exchange.user = Array(attack.utf8) + [0xE2, 0x80]
      exchange.response = [0x80, 0xFF] + Array(attack.utf8) + [0xF0, 0x9F]
      var backwards = Mark(0..<1, .question)
      backwards.start = 900
      exchange.marks = [
        Mark(1..<5, .empathy), Mark(3..<1_000_000, .fault(.cutOff)), backwards,
        Mark(2..<2, .context),
      ]
      return exchange
    }
  }
}
