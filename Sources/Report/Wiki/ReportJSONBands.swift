internal import Analysis
internal import Bytes
internal import Dataset
internal import Findings
internal import Language

extension JSONWriter {
  /// What meets the bands; each exchange that is left out is in `data/left-out.jsonl`.
  mutating func bands(_ bands: BandSummary, _ topics: [Topic]) {
    let (choice, metrics) = (bands.choice, bands.goals.metrics)
    object {
      $0.key("chosen")
      $0.bool(bands.isChosen)
      $0.member("available", choice.available.total)
      $0.member("kept", choice.chosen.total)
      $0.member("leftOut", choice.available.total - choice.chosen.total)
      $0.key("least")
      $0.bool(choice.isProven)
      $0.key("keptWithoutMinimum")
      if let count = choice.withoutMinimum { $0.integer(count) } else { $0.null() }
      $0.key("metrics")
      $0.list(metrics.enumerated()) { json, entry in
        json.object {
          $0.member("key", entry.element.key)
          $0.key("before")
          $0.share(choice.available.metrics[entry.offset])
          $0.key("after")
          $0.share(choice.chosen.metrics[entry.offset])
          $0.key("met")
          $0.bool(!choice.unmetBands.contains(entry.offset))
        }
      }
      $0.key("topics")
      $0.list(topics.enumerated()) { json, entry in
        json.object {
          $0.member("topic", entry.element.slug)
          $0.key("before")
          $0.share(choice.available.share(ofTopic: entry.offset))
          $0.key("after")
          $0.share(choice.chosen.share(ofTopic: entry.offset))
          $0.key("met")
          $0.bool(!choice.unmetTopics.contains(entry.offset))
        }
      }
      $0.key("alone")
      $0.list(bands.repairs) { json, repair in
        json.object {
          $0.member("key", metrics[repair.metric].key)
          $0.key("leaveOut")
          if let count = repair.leaveOut { $0.integer(count) } else { $0.null() }
          $0.member("rewrite", repair.rewrite)
          $0.key("write")
          if let count = repair.write { $0.integer(count) } else { $0.null() }
        }
      }
      $0.key("write")
      $0.list(bands.additions?.kinds ?? []) { json, entry in
        json.object {
          $0.member("count", entry.count)
          $0.member("kind", entry.kind.words(metrics))
          $0.member("topic", topics[entry.kind.topic].slug)
        }
      }
      $0.member("worthRewriting", bands.rewritingCount)
      $0.optional("medianFit", bands.medianFit)
    }
  }
}
