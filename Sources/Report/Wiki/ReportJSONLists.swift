internal import Analysis
internal import Bytes
internal import Dataset
internal import Findings
internal import Language
internal import Planning
internal import Privacy

extension JSONWriter {
  mutating func patterns(_ patterns: Patterns, _ topics: [Topic]) {
    object {
      $0.key("faults")
      $0.list(patterns.faults) { json, entry in
        json.object {
          $0.member("fault", entry.fault.code)
          $0.member("count", entry.count)
        }
      }
      $0.key("openers")
      $0.list(patterns.openers) { json, opener in
        json.object {
          $0.member("text", opener.text)
          $0.member("count", opener.count)
          $0.key("examples")
          $0.list(opener.examples) { $0.place($1) }
        }
      }
      $0.key("emotions")
      $0.list(patterns.emotions) { json, entry in
        json.object {
          $0.member("emotion", entry.emotion.name)
          $0.member("count", entry.count)
        }
      }
      $0.key("concerns")
      $0.list(patterns.concerns) { json, concern in
        json.object {
          $0.member("topic", concern.topic.slug)
          $0.member("emotion", concern.emotion.name)
          $0.member("conversations", concern.conversations)
          $0.member("flagged", concern.flagged)
        }
      }
      $0.key("flaggedByTopic")
      $0.list(zip(topics, patterns.flaggedByTopic)) { json, entry in
        json.object {
          $0.member("topic", entry.0.slug)
          $0.key("share")
          $0.share(entry.1)
        }
      }
    }
  }

  mutating func plan(_ plan: PlanProgress) {
    object {
      $0.member("title", plan.title)
      $0.optional("path", plan.path)
      $0.optional("start", plan.start)
      $0.key("currentWeek")
      if let week = plan.currentWeek { $0.integer(week) } else { $0.null() }
      $0.member("tasks", plan.taskCount)
      $0.member("done", plan.doneCount)
      $0.member("contradictions", plan.contradictions.count)
      $0.key("sections")
      $0.list(plan.sections) { json, section in
        json.object {
          $0.member("title", section.title)
          $0.optional("group", section.group)
          $0.key("week")
          if let week = section.week { $0.integer(week) } else { $0.null() }
          $0.key("tasks")
          $0.list(section.tasks) { json, task in
            json.object {
              $0.member("title", task.title)
              $0.member("outcome", task.outcome.rawValue)
              $0.key("ticked")
              $0.bool(task.isTicked)
              $0.optional("evidence", task.evidence)
              $0.member("depth", task.depth)
              $0.key("place")
              if let place = task.place { $0.place(place) } else { $0.null() }
            }
          }
        }
      }
    }
  }

  mutating func flagged(_ flagged: FlaggedSummary) {
    object {
      $0.member("total", flagged.total)
      $0.member("exchanges", flagged.exchanges)
      $0.member("pages", flagged.pageCount)
      $0.key("reasons")
      $0.list(flagged.reasons) { json, reason in
        json.object {
          $0.member("title", reason.title)
          $0.member("count", reason.count)
        }
      }
    }
  }

  mutating func dataset(_ dataset: DatasetSummary) {
    object {
      $0.member("trainLines", dataset.written.train.lines)
      $0.member("validationLines", dataset.written.validation.lines)
      $0.member("trainBytes", dataset.written.train.bytes)
      $0.member("validationBytes", dataset.written.validation.bytes)
      $0.member("manualExamples", dataset.manualExamples)
      $0.member("minedExamples", dataset.minedExamples)
      $0.key("leftOut")
      $0.list(dataset.leftOut) { json, entry in
        json.object {
          $0.member("reason", entry.reason)
          $0.member("count", entry.count)
        }
      }
      $0.member("waitingForConsent", dataset.absence.heldBack.consentUnknown)
      $0.key("notice")
      if let notice = dataset.destination.notice { $0.string(notice.sentence) } else { $0.null() }
      $0.member("systemPrompt", dataset.systemPrompt)
      $0.key("moderation")
      $0.list(dataset.moderation) { json, entry in
        json.object {
          $0.member("category", entry.category.name)
          $0.member("count", entry.count)
        }
      }
      $0.member("provider", dataset.destination.provider.rawValue)
      $0.key("providers")
      $0.list(dataset.destination.verdicts) { json, verdict in
        json.object {
          $0.member("name", verdict.provider.rawValue)
          $0.key("accepted")
          $0.bool(verdict.problems.isEmpty)
          $0.key("problems")
          $0.list(verdict.problems) { $0.string($1) }
          $0.key("changes")
          $0.list(verdict.changes) { $0.string($1) }
          $0.key("newJobs")
          $0.destination(verdict.provider.destination)
        }
      }
      $0.key("leakage")
      $0.object {
        $0.member("participants", dataset.leakage.participants)
        $0.member("conversations", dataset.leakage.conversations)
        $0.member("exchanges", dataset.leakage.exchanges)
        $0.member("clusters", dataset.leakage.clusters)
      }
      $0.key("tokens")
      $0.tokens(dataset.tokens)
    }
  }

  /// Where a provider stands; null for a trainer that a team runs itself.
  private mutating func destination(_ destination: Destination?) {
    guard let destination else { return null() }
    object {
      $0.member("state", destination.summary)
      $0.member("source", destination.source)
      $0.member("checked", destination.checked.description)
    }
  }

  private mutating func tokens(_ tokens: DatasetTokens) {
    object { json in
      json.member("encoding", DatasetTokens.encoding)
      for (name, statistics) in [
        ("train", tokens.training), ("validation", tokens.validation),
      ] {
        json.key(name)
        json.object {
          $0.member("total", statistics.total)
          $0.member("minimum", statistics.minimum)
          $0.member("p5", statistics.p5)
          $0.member("median", statistics.median)
          $0.member("p95", statistics.p95)
          $0.member("maximum", statistics.maximum)
        }
      }
      json.member("currency", tokens.currency)
      json.key("models")
      json.list(tokens.models) { json, estimate in
        json.object {
          $0.member("name", estimate.model.name)
          $0.member("context", estimate.model.context)
          $0.member("overLimit", estimate.overLimit)
          $0.member("epochs", estimate.epochs)
          $0.member("tokensPerEpoch", estimate.tokensPerEpoch)
          $0.key("cost")
          if let cost = estimate.cost { $0.decimal(cost, places: 2) } else { $0.null() }
        }
      }
    }
  }

  mutating func facts(_ facts: Facts, _ names: MeasureNames) {
    object { json in
      for name in names.all { json.optional(name.rawValue, facts[name]) }
    }
  }

  mutating func style(_ style: StyleSummary) {
    object {
      $0.member("manual", style.manual)
      $0.member("mined", style.mined)
      $0.key("outliers")
      if let outliers = style.outliers { $0.integer(outliers) } else { $0.null() }
      $0.key("medians")
      $0.list(style.rows) { json, row in
        json.object {
          $0.member("measure", row.title)
          $0.optional("manual", row.manual)
          $0.optional("mined", row.mined)
        }
      }
    }
  }

  /// The list of the lowest is on the page; all are in `data/conversations.jsonl`.
  mutating func conversations(_ conversations: ConversationSummary) {
    object {
      $0.member("scored", conversations.scored)
      $0.member("unscored", conversations.unscored)
      $0.member("steering", conversations.steering.rawValue)
      $0.key("bins")
      $0.list(conversations.bins) { $0.integer($1) }
      for score in conversations.scores {
        $0.key(score.kind.rawValue)
        $0.object {
          $0.optional("median", score.median)
          $0.key("parts")
          $0.object { json in
            for part in score.parts { json.member(part.name.rawValue, part.mean / 100) }
          }
        }
      }
    }
  }

  mutating func privacy(_ privacy: PrivacySummary) {
    object {
      $0.key("types")
      $0.list(privacy.types) { json, type in
        json.object {
          $0.member("type", type.name)
          $0.member("count", type.count)
        }
      }
      $0.member("messages", privacy.messages)
      $0.member("conversations", privacy.conversations)
      $0.key("consent")
      $0.object {
        $0.member("granted", privacy.granted)
        $0.member("denied", privacy.denied)
        $0.member("unknown", privacy.unknown)
      }
    }
  }

  /// How many there are, by code in the order of ``FindingCode``; the messages go to the terminal
  /// and to the input page.
  mutating func findings(_ findings: [Finding]) {
    var counts: [FindingCode: Int] = [:]
    for finding in findings { counts[finding.code, default: 0] += 1 }
    object {
      $0.member("total", findings.count)
      for severity in Severity.allCases.reversed() {
        $0.member(severity.rawValue + "s", findings.count { $0.severity == severity })
      }
      $0.key("codes")
      $0.list(FindingCode.allCases.filter { counts[$0] != nil }) { json, code in
        json.object {
          $0.member("code", code.rawValue)
          $0.member("count", counts[code] ?? 0)
        }
      }
    }
  }

  mutating func place(_ place: Place) {
    object {
      $0.member("file", place.file)
      $0.member("line", place.line)
      $0.member("column", place.column)
    }
  }

  mutating func optional(_ name: StaticString, _ value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }

  mutating func optional(_ name: StaticString, _ value: ShownText?) {
    optional(name, value?.text)
  }

  mutating func optional(_ name: String, _ value: Double?) {
    key(name)
    if let value { number(value) } else { null() }
  }

  mutating func optional(_ name: StaticString, _ value: Double?) {
    key(name)
    if let value { number(value) } else { null() }
  }
}
