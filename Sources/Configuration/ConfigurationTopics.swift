internal import Analysis
internal import Dialects
internal import Findings
internal import Language
internal import Privacy
internal import Project
internal import Yams

extension Setting<ProjectSettings> {
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

extension SettingForm<[TopicKeyword]> {
  fileprivate static var keywords: SettingForm {
    SettingForm(
      values: ValueDescription(
        type: "list of `phrase` or `phrase: weight`", range: "\(TopicKeyword.maximumCount) at most",
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
        if list.count > TopicKeyword.maximumCount {
          reader.report(
            .invalidConfiguration, node, "more than \(TopicKeyword.maximumCount) keywords",
            advice: "Those behind were left out.")
        }
        return list.prefix(TopicKeyword.maximumCount).compactMap { reader.keyword($0) }
      })
  }
}

extension SettingsReader {
  /// A keyword: a word or phrase, or one with its weight, `phrase: 1.5`.
  fileprivate mutating func keyword(_ node: Node) -> TopicKeyword? {
    let text = node.scalar?.string ?? node.mapping?.first?.key.scalar?.string
    if let text, !TopicKeyword.isShort(text) {
      report(
        .invalidConfiguration, node, "a keyword has more than \(TopicKeyword.limits)",
        advice: "It was left out; write a shorter one.")
      return nil
    }
    if let phrase = node.scalar?.string { return TopicKeyword(masker(phrase.lowercased()).text) }
    if let (key, value) = node.mapping?.first, node.mapping?.count == 1,
      let phrase = key.scalar?.string, let weight = value.scalar.flatMap({ Double($0.string) }),
      (0...3).contains(weight)
    {
      return TopicKeyword(masker(phrase.lowercased()).text, weight: weight)
    }
    report(
      .invalidConfiguration, node, "a keyword is neither a text nor 'text: weight', 0 to 3",
      advice: "It was left out.")
    return nil
  }
}
