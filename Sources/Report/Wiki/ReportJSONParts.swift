internal import Analysis
internal import Bytes
internal import Dataset
internal import Findings
internal import Language
internal import Planning
internal import Privacy

extension JSONWriter {
  mutating func list<Element>(
    _ elements: some Sequence<Element>, _ body: (inout JSONWriter, Element) -> Void
  ) {
    array { json in for element in elements { body(&json, element) } }
  }

  mutating func readiness(_ readiness: Readiness) {
    object {
      $0.key("ready")
      $0.bool(readiness.isReady)
      $0.member("headline", readiness.headline)
      $0.key("reasons")
      $0.list(readiness.reasons) { json, reason in
        json.object {
          $0.member("title", reason.title)
          $0.member("detail", reason.detail)
          $0.member("action", reason.action)
          $0.member("link", reason.link)
        }
      }
    }
  }

  mutating func input(_ input: InputSummary) {
    object {
      $0.member("files", input.files)
      $0.member("bytes", input.bytes)
      $0.member("conversations", input.conversations)
      $0.member("manualExamples", input.manualExamples)
      $0.member("messages", input.messages)
      $0.member("exchanges", input.exchanges)
      $0.member("filesWithErrors", input.filesWithErrors)
      $0.key("dialects")
      $0.list(input.dialects) { json, entry in
        json.object {
          $0.member("dialect", entry.name)
          $0.member("files", entry.files)
        }
      }
    }
  }

  mutating func standards(_ standards: Standards) {
    object {
      $0.member("acceptAbove", standards.acceptAbove)
      $0.member("flagBelow", standards.flagBelow)
      $0.key("lengthRange")
      $0.list([standards.lengthRange.lowerBound, standards.lengthRange.upperBound]) {
        $0.integer($1)
      }
      $0.member("minimum", standards.volume.minimum)
      $0.member("target", standards.volume.target)
      $0.member("optimal", standards.volume.optimal)
    }
  }

  mutating func metric(_ metric: MeasuredMetric, _ topics: [Topic]) {
    object {
      $0.member("key", metric.key)
      $0.member("title", metric.title)
      $0.key("band")
      $0.range(metric.band)
      $0.member("status", metric.status.rawValue)
      $0.key("dataset")
      $0.share(metric.dataset)
      $0.key("all")
      $0.share(metric.all)
      $0.key("manual")
      $0.share(metric.manual)
      $0.key("mined")
      $0.share(metric.mined)
      $0.key("byTopic")
      $0.list(zip(topics, metric.byTopic)) { json, entry in
        json.object {
          $0.member("topic", entry.0.slug)
          $0.key("share")
          $0.share(entry.1)
        }
      }
      $0.key("aside")
      if let aside = metric.aside { $0.string(aside) } else { $0.null() }
      $0.key("histogram")
      $0.list(metric.histogram) { json, bin in
        json.object {
          $0.member("label", bin.label)
          $0.member("count", bin.count)
          $0.key("wanted")
          $0.bool(bin.isWanted)
        }
      }
    }
  }

  mutating func volume(_ volume: Volume) {
    object {
      $0.member("total", volume.total)
      $0.member("manual", volume.manual)
      $0.member("mined", volume.mined)
      $0.member("phase", volume.phase)
      $0.key("next")
      if let next = volume.next {
        $0.object {
          $0.member("goal", next.goal)
          $0.member("missing", next.missing)
        }
      } else {
        $0.null()
      }
    }
  }

  mutating func coverage(_ coverage: TopicCoverage) {
    object {
      $0.member("topic", coverage.topic.slug)
      $0.member("title", coverage.topic.title)
      $0.member("goal", coverage.topic.goal)
      $0.key("share")
      $0.share(coverage.share)
      $0.member("status", coverage.status.rawValue)
      $0.member("missing", coverage.missing)
      $0.member("manual", coverage.manual)
      $0.member("mined", coverage.mined)
      $0.member("exchanges", coverage.exchanges)
      $0.key("emotions")
      $0.object { json in
        for (emotion, count) in zip(Emotion.allCases, coverage.emotions) {
          json.member(emotion.name, count)
        }
      }
    }
  }

  mutating func scores(_ scores: ScoreDistribution) {
    object {
      $0.key("median")
      if let median = scores.median { $0.number(median) } else { $0.null() }
      $0.key("accepted")
      $0.list(scores.accepted) { $0.integer($1) }
      $0.key("review")
      $0.list(scores.review) { $0.integer($1) }
      $0.key("rejected")
      $0.list(scores.rejected) { $0.integer($1) }
    }
  }

  mutating func share(_ share: Share) {
    object {
      $0.member("count", share.count)
      $0.member("total", share.total)
      $0.key("value")
      if share.total > 0 { $0.number(share.value) } else { $0.null() }
      $0.key("interval")
      $0.range(share.interval)
    }
  }

  mutating func range(_ range: ClosedRange<Double>) {
    list([range.lowerBound, range.upperBound]) { $0.number($1) }
  }

  mutating func member(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  mutating func member(_ name: StaticString, _ value: ShownText) {
    member(name, value.text)
  }

  mutating func member(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }

  mutating func member(_ name: StaticString, _ value: Int) {
    key(name)
    integer(value)
  }

  mutating func member(_ name: String, _ value: Double) {
    key(name)
    number(value)
  }

  mutating func member(_ name: StaticString, _ value: Double) {
    key(name)
    number(value)
  }

  /// Four decimals; null for what JSON has no number for.
  mutating func number(_ value: Double) {
    if value.isFinite, abs(value) < 1e12 { decimal(value) } else { null() }
  }
}
