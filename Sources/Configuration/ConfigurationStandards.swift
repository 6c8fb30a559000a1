internal import Analysis
internal import Bytes
internal import Dialects
internal import Findings
package import Pipeline
internal import Planning
internal import Privacy
internal import Yams

/// The band that the dataset should keep a metric's share in: a setting below `metrics`.
package struct BandSetting: Sendable {
  let key: String
  /// Where the band stands; it has the default.
  let band: any WritableKeyPath<ProjectSettings, ClosedRange<Double>> & Sendable
  let meaning: String
  /// What else is set of the metric. Its band is then called `share`, and stands below the key with these.
  private(set) var others: [Setting<ProjectSettings>] = []

  /// - Parameter meaning: A sentence: "The share of responses that ask."
  package init(
    _ key: String, _ band: any WritableKeyPath<ProjectSettings, ClosedRange<Double>> & Sendable,
    _ meaning: String
  ) {
    (self.key, self.band, self.meaning) = (key, band, meaning)
  }

  /// In the order in which the manual and findings name them.
  package static let standard: [BandSetting] = {
    var length = BandSetting(
      "length", \.standards.lengthBand, "The share of responses whose length is optimal.")
    length.others = [
      Setting(
        "characters", .wholeNumbers(1...1_000_000), \.standards.lengthRange,
        "The optimal length of a response, in characters.")
    ]
    return [
      length,
      BandSetting(
        "question", \.standards.questionBand, "The share of responses that ask."),
      BandSetting(
        "empathy", \.standards.empathyBand, "The share of responses with empathy."),
      BandSetting(
        "context", \.standards.contextBand,
        "The share of responses that refer to earlier messages."),
    ]
  }()

  fileprivate var setting: Setting<ProjectSettings> {
    let band = Setting<ProjectSettings>(others.isEmpty ? key : "share", .shares, band, meaning)
    return others.isEmpty ? band : Setting(group: key, others + [band])
  }
}

extension Setting<ProjectSettings> {
  /// `thresholds`: the scores at which an exchange is accepted and flagged.
  static var thresholds: Setting {
    Setting(
      group: "thresholds",
      [
        Setting("accept", .share(0...1), \.standards.acceptAbove, "A score above it is accepted."),
        Setting("flag", .share(0...1), \.standards.flagBelow, "A score below it is flagged."),
      ],
      finish: { reader, settings, node, _ in
        guard settings.standards.flagBelow > settings.standards.acceptAbove else { return }
        reader.report(
          .invalidConfiguration, node, "'flag' is greater than 'accept'",
          advice: "A score cannot be both; the defaults hold.")
        settings.standards.flagBelow = Standards().flagBelow
        settings.standards.acceptAbove = Standards().acceptAbove
      })
  }

  /// `metrics`: the bands that the dataset as a whole should keep to.
  static func metrics(_ bands: [BandSetting]) -> Setting {
    Setting(group: "metrics", bands.map(\.setting))
  }

  /// `volume`: how many examples the dataset should hold.
  static var volume: Setting {
    Setting(
      group: "volume",
      [
        Setting(
          "minimum", .wholeNumber(1...100_000_000), \.standards.volume.minimum,
          "The examples that a dataset has at least."),
        Setting(
          "target", .wholeNumber(1...100_000_000), \.standards.volume.target,
          "The examples that the team works for; not under `minimum`."),
        Setting(
          "optimal", .wholeNumber(1...100_000_000), \.standards.volume.optimal,
          "The examples of the best dataset; not under `target`."),
      ],
      finish: { reader, settings, node, _ in
        let goals = settings.standards.volume
        guard !(goals.minimum <= goals.target && goals.target <= goals.optimal) else { return }
        reader.report(
          .invalidConfiguration, node, "'minimum', 'target' and 'optimal' are not in this order",
          advice: "The defaults hold.")
        settings.standards.volume = VolumeGoals()
      })
  }

  /// `topics`: what the dataset should cover, by a name for each.
  static var topics: Setting {
    Setting(
      named: "topics", "SLUG", Setting<Topic>.all,
      blank: Topic(slug: "slug", title: "SLUG", goal: 0),
      entries: { $0.standards.topics.map { ($0.slug, $0) } },
      take: { reader, settings, node in
        var topics: [Topic] = []
        reader.readNames(node, "'topics'") { reader, key, value in
          let key = reader.masker(key).text
          let name = slug(key)
          // A topic of the defaults keeps its title and keywords where the file gives none.
          var topic =
            Topic.defaults.first { $0.slug == name } ?? Topic(slug: name, title: key, goal: 0)
          topic.goal = 0
          reader.read(value, "'\(key)'", Setting<Topic>.all, into: &topic)
          topics.append(topic)
        }
        guard !topics.isEmpty, topics.count <= 64 else {
          return reader.report(
            .invalidConfiguration, node, "'topics' holds none, or more than 64")
        }
        if !topics.contains(where: { $0.slug == Topic.otherSlug }) {
          topics.append(
            Topic(
              slug: Topic.otherSlug, title: "Other",
              goal: max(0, 1 - topics.reduce(0) { $0 + $1.goal })))
        }
        let sum = topics.reduce(0) { $0 + $1.goal }
        if !(0.995...1.005).contains(sum) {
          reader.report(
            .invalidConfiguration, node,
            "the topics' goals add up to \(Int((sum * 100).rounded())) %",
            advice: "Make them 100 %.", severity: .warning)
        }
        settings.standards.topics = topics
      })
  }

  /// `gates`: what continuous integration asks for.
  static var gates: Setting {
    Setting(
      "gates", .gates, \.gates,
      "What `check` and `report --strict` ask for; without any, readiness is the gate.")
  }
}

extension Setting<Topic> {
  fileprivate static var all: [Setting] {
    [
      Setting(
        "title", .maskedText(), \.title,
        "The topic's name for people; the topic named `other` takes what fits no other."),
      Setting(
        "goal", .share(0...1), \.goal, "The share of examples that should be about the topic."),
      Setting(
        "keywords", .keywords, \.keywords,
        "Words and phrases that speak of the topic, each with a weight from 0 to 3 where 1 is not meant."
      ),
    ]
  }
}

extension SettingForm<[Keyword]> {
  fileprivate static var keywords: SettingForm {
    SettingForm(
      values: ValueDescription(
        type: "list of `phrase` or `phrase: weight`", range: "\(Keyword.maximumCount) at most",
        example: "[run, half marathon: 1.5]",
        outside: ["run", "[run: -0.1]", "[run: 3.1]", "[[run]]"]),
      write: { keywords in
        let items = keywords.map {
          yamlText($0.phrase) + ($0.weight == 1 ? "" : ": \($0.weight)")
        }
        return "[" + items.joined(separator: ", ") + "]"
      },
      read: { reader, node, key in
        guard let list = node.sequence else {
          reader.report(.invalidConfiguration, node, "'\(key)' is not a list")
          return nil
        }
        if list.count > Keyword.maximumCount {
          reader.report(
            .invalidConfiguration, node, "more than \(Keyword.maximumCount) keywords",
            advice: "Those behind were left out.")
        }
        return list.prefix(Keyword.maximumCount).compactMap { reader.keyword($0) }
      })
  }
}

extension SettingsReader {
  /// A keyword: a word or phrase, or one with its weight, `phrase: 1.5`.
  fileprivate mutating func keyword(_ node: Node) -> Keyword? {
    let text = node.scalar?.string ?? node.mapping?.first?.key.scalar?.string
    if let text, !Keyword.isShort(text) {
      report(
        .invalidConfiguration, node, "a keyword has more than \(Keyword.limits)",
        advice: "It was left out; write a shorter one.")
      return nil
    }
    if let phrase = node.scalar?.string { return Keyword(masker(phrase.lowercased()).text) }
    if let (key, value) = node.mapping?.first, node.mapping?.count == 1,
      let phrase = key.scalar?.string, let weight = value.scalar.flatMap({ Double($0.string) }),
      (0...3).contains(weight)
    {
      return Keyword(masker(phrase.lowercased()).text, weight: weight)
    }
    report(
      .invalidConfiguration, node, "a keyword is neither a text nor 'text: weight', 0 to 3",
      advice: "It was left out.")
    return nil
  }
}

extension SettingForm<[Gate]> {
  fileprivate static var gates: SettingForm {
    SettingForm(
      values: ValueDescription(
        type: "list of conditions", example: ConfigurationBlock.gate.value,
        outside: ["flagged", "[flagged]", "[[ready]]"]),
      write: { "[" + $0.map { yamlText($0.text) }.joined(separator: ", ") + "]" },
      read: { reader, node, key in
        guard let list = node.sequence else {
          reader.report(
            .invalidConfiguration, node, "'\(key)' is not a list",
            advice: "Write each gate as an item, '\(ConfigurationBlock.gate.inline)'.")
          return nil
        }
        return list.compactMap { reader.gate($0) }
      })
  }
}

extension SettingsReader {
  fileprivate mutating func gate(_ node: Node) -> Gate? {
    guard let text = node.scalar?.string else {
      report(.invalidConfiguration, node, "a gate is not a text", advice: "It was left out.")
      return nil
    }
    switch Gate.read(masker(text).text) {
    case .success(let gate): return gate
    case .failure(let problem):
      report(
        .invalidConfiguration, node, "gate '\(masker(text).text.prefix(60))': \(problem.reason)",
        advice: problem.advice)
      return nil
    }
  }
}
