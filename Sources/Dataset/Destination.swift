package import Findings
package import Planning

/// Where a provider stands: whether it takes new fine-tuning jobs, until when, and who says so.
///
/// Days are those that the provider announced. What it says without a day is known from the day on which it was read.
package struct Destination: Sendable, Equatable {
  /// A day from which something holds.
  package struct Step: Sendable, Equatable {
    package var day: CalendarDay
    /// Whether nobody gets a new job from that day on; else some do.
    package var closes: Bool
    /// What holds then, to stand between the provider's name and the day: "takes no new fine-tuning jobs".
    package var change: String
  }

  /// In the order of their days.
  package var steps: [Step] = []
  /// What it says of itself without a day, behind its name: "calls its fine-tuning deprecated".
  package var undated: String?
  /// All of it in a few words, for a table.
  package var summary: String
  /// The address of the page that says so.
  package var source: String
  /// The day on which it was looked up.
  package var checked: CalendarDay

  /// The page as a page of ours names it, which has no links to elsewhere: `docs.mistral.ai/resources/deprecated`.
  package var sourceName: String {
    source.hasPrefix("https://") ? String(source.dropFirst("https://".count)) : source
  }
}

/// What a provider's users have to be told on some day.
package struct DestinationNotice: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// Nobody gets a new job.
    case closed
    /// Nobody will, at most ``Destination/noticeDays`` from now.
    case closing(days: Int)
    /// It is offered, and no longer supported.
    case deprecated
    /// Not everybody gets a new job, or will not at most ``Destination/noticeDays`` from now.
    case narrowed
  }

  package var kind: Kind
  /// "OpenAI takes no new fine-tuning jobs from 6 January 2027", without a final period; the same on each day.
  package var statement: String
  /// "in 39 days"; nil where it holds already.
  package var delay: String?

  /// The statement, and how soon: "OpenAI takes no new fine-tuning jobs from 6 January 2027, in 39 days".
  package var sentence: String { delay.map { "\(statement), \($0)" } ?? statement }

  /// How it stands, in a few words: "closes in 39 days".
  package var state: String {
    switch kind {
    case .closed: "closed"
    case .closing: "closes \(delay ?? "soon")"
    case .deprecated: "deprecated"
    case .narrowed: "not open to everybody"
    }
  }

  /// Whether whoever may still train there can go on doing so for now.
  package var isMild: Bool { kind == .narrowed }
}

extension Destination {
  /// How many days before a change it is said.
  package static let noticeDays = 60

  /// What has to be said on a day, the gravest first; nil when there is nothing.
  package func notice(of name: String, on day: CalendarDay) -> DestinationNotice? {
    func days(to step: Step) -> Int { step.day.dayNumber - day.dayNumber }
    func isNear(_ step: Step) -> Bool { (1...Self.noticeDays).contains(days(to: step)) }
    func notice(_ kind: DestinationNotice.Kind, _ step: Step) -> DestinationNotice {
      let days = days(to: step)
      return DestinationNotice(
        kind: kind,
        statement: "\(name) \(step.change) \(days > 0 ? "from" : "since") \(step.day.inWords)",
        delay: days > 0 ? "in \(days) \(days == 1 ? "day" : "days")" : nil)
    }

    if let step = steps.first(where: { $0.closes && days(to: $0) <= 0 }) {
      return notice(.closed, step)
    }
    if let step = steps.first(where: { $0.closes && isNear($0) }) {
      return notice(.closing(days: days(to: step)), step)
    }
    if let undated, day >= checked {
      return DestinationNotice(kind: .deprecated, statement: "\(name) \(undated)", delay: nil)
    }
    if let step = steps.last(where: { !$0.closes && days(to: $0) <= 0 }) {
      return notice(.narrowed, step)
    }
    return steps.first { !$0.closes && isNear($0) }.map { notice(.narrowed, $0) }
  }
}

extension Provider {
  /// Where it stands; nil for trainers that a team runs itself.
  ///
  /// Read in stored copies of the pages named. That OpenAI's models end on 14 January 2027 was read in what others copied
  /// from its list of deprecations (w3cschool.cn, codersera.com, dev.to), of which the stored copy is older.
  package var destination: Destination? {
    let checked = CalendarDay(year: 2026, month: 11, day: 28)
    switch self {
    case .openai:
      return Destination(
        steps: [
          .init(
            day: CalendarDay(year: 2026, month: 5, day: 7), closes: false,
            change: "takes new fine-tuning jobs only of organisations that had some before,"),
          .init(
            day: CalendarDay(year: 2026, month: 7, day: 2), closes: false,
            change: "takes new fine-tuning jobs only of organisations that used a fine-tuned model "
              + "in the last 60 days,"),
          .init(
            day: CalendarDay(year: 2027, month: 1, day: 6), closes: true,
            change: "takes no new fine-tuning jobs"),
        ],
        summary: "closed to organisations new to it since 7 May 2026 and to those that used no "
          + "fine-tuned model for 60 days since 2 July 2026; no new jobs for anyone from "
          + "6 January 2027; GPT-4o, GPT-4.1 and what was trained from them end on 14 January 2027, "
          + "as copies of its list of deprecations say",
        source: "https://developers.openai.com/api/docs/deprecations", checked: checked)
    case .azure:
      return Destination(
        steps: [
          .init(
            day: CalendarDay(year: 2026, month: 10, day: 14), closes: false,
            change: "trains GPT-4o and GPT-4.1 for existing customers only")
        ],
        summary:
          "GPT-4o retired on 1 October and GPT-4.1 on 14 October 2026: since then trained for "
          + "existing customers only, until April 2027 at least; what was trained ends in October 2027",
        source: "https://github.com/MicrosoftDocs/azure-ai-docs/blob/main/articles/foundry/openai/"
          + "includes/concepts-model-retirement-schedule-content.md",
        checked: checked)
    case .mistral:
      return Destination(
        undated: "calls its fine-tuning deprecated and no longer actively supported, and names "
          + "nothing in its place",
        summary:
          "no longer actively supported; no replacement is named, and no day given",
        source: "https://docs.mistral.ai/resources/deprecated", checked: checked)
    case .together:
      return Destination(
        summary: "open: nothing about an end in its documentation",
        source: "https://docs.together.ai/docs/fine-tuning/overview", checked: checked)
    case .fireworks:
      return Destination(
        summary: "open: nothing about an end in its documentation",
        source: "https://docs.fireworks.ai/fine-tuning/managed-finetuning-intro", checked: checked)
    case .trl, .sharegpt, .chatml: return nil
    }
  }

  /// What has to be said of it on a day; nil when there is nothing.
  package func notice(on day: CalendarDay) -> DestinationNotice? {
    destination?.notice(of: title, on: day)
  }

  /// What has to be said of it on a day, as a finding; nil when there is nothing.
  ///
  /// The number of days stands in the advice: a finding that is known stays known.
  package func closingFinding(on day: CalendarDay) -> Finding? {
    guard let notice = notice(on: day), let destination else { return nil }
    let soon = notice.delay.map { "That is \($0). " } ?? ""
    return Finding(
      .closingDestination, at: nil, notice.statement,
      advice: soon
        + "In the project folder 'tuneboard export --provider fireworks --output fireworks' writes the same data for "
        + "one that is open, '--provider trl --output trl' for a trainer of your own. Source: \(destination.source), read on \(destination.checked.inWords).",
      severity: notice.isMild ? .note : nil)
  }
}
