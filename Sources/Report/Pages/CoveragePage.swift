internal import Analysis
internal import Language

/// Topics against goals, topics by emotional state, what recurs, and what to write next.
struct CoveragePage {
  /// How many openers the page lists.
  static let openerCount = 25

  let model: ReportModel

  init(_ model: ReportModel) { self.model = model }

  var values: [String: Any] {
    let patterns = model.patterns
    let coverage = CoverageValues(model)
    let openers = patterns.openers.prefix(CoveragePage.openerCount)
    let readEmotions = patterns.emotions.reduce(0) { $0 + $1.count }
    return [
      "hasExchanges": model.input.exchanges > 0,
      "hasExamples": model.volume.total > 0,
      "scale": Numbers.percent(coverage.scale),
      "topics": coverage.topics,
      "next": next,
      "hasNext": !next.isEmpty,
      "columns": model.coverage.map { ["title": Clipping.clipped($0.topic.title, to: 60)] },
      "emotions": grid,
      "states": Charts.bars(
        patterns.emotions.map { ($0.emotion.title, $0.count) }, of: readEmotions),
      "hasStates": !patterns.emotions.isEmpty,
      "concerns": patterns.concerns.map { concern in
        [
          "topic": Clipping.clipped(concern.topic.title, to: 100), "emotion": concern.emotion.title,
          "conversations": Numbers.count(concern.conversations),
          "flagged": Numbers.count(concern.flagged),
        ]
      },
      "hasConcerns": !patterns.concerns.isEmpty,
      "openers": openers.map { opener in
        let places = opener.examples.prefix(3)
        return [
          "text": Clipping.clipped(opener.text, to: 200), "count": Numbers.count(opener.count),
          "places": places.map { ["place": $0.shortDescription] }, "hasPlaces": !places.isEmpty,
        ] as [String: Any]
      },
      "hasOpeners": !openers.isEmpty,
      "moreOpeners": Numbers.count(patterns.openers.count - openers.count),
      "hasMoreOpeners": patterns.openers.count > openers.count,
    ]
  }

  /// Topics by the number of missing examples, with the states that users bring and no example
  /// answers.
  private var next: [[String: Any]] {
    let order = model.patterns.emotions.map(\.emotion).filter { $0 != .neutral }
    let short = model.coverage.enumerated().filter { $0.element.missing > 0 }
      .sorted { ($0.element.missing, $1.offset) > ($1.element.missing, $0.offset) }
    return short.map { _, coverage in
      let absent = order.filter { emotion in
        guard let index = Emotion.allCases.firstIndex(of: emotion) else { return false }
        return coverage.emotions[checked: index] == 0
      }
      return [
        "topic": Clipping.clipped(coverage.topic.title, to: 100),
        "missing": Numbers.count(coverage.missing),
        "has": Numbers.count(coverage.share.count),
        "states": absent.prefix(4).map(\.title).joined(separator: ", "),
        "hasStates": !absent.isEmpty,
      ]
    }
  }

  /// A row per emotional state, a cell per topic; the shade is in four steps of the largest cell.
  private var grid: [[String: Any]] {
    let largest = model.coverage.flatMap(\.emotions).max() ?? 0
    return Emotion.allCases.enumerated().map { index, emotion in
      let counts = model.coverage.map { $0.emotions[checked: index] ?? 0 }
      return [
        "title": emotion.title,
        "cells": counts.map { count in
          let step = count == 0 || largest == 0 ? 0 : max(1, (count * 4 + largest - 1) / largest)
          return ["count": Numbers.count(count), "step": String(min(step, 4))]
        },
        "total": Numbers.count(counts.reduce(0, +)),
      ]
    }
  }
}
