internal import Analysis

/// What was written as the dataset, what was left out, and what is known about privacy.
struct DatasetPage {
  let model: ReportModel

  init(_ model: ReportModel) { self.model = model }

  var values: [String: Any] {
    let dataset = model.dataset
    let leftOut = dataset.leftOut.reduce(0) { $0 + $1.count }
    return [
      "hasLines": dataset.trainLines + dataset.validationLines > 0,
      "trainLines": Numbers.count(dataset.trainLines),
      "validationLines": Numbers.count(dataset.validationLines),
      "trainSize": Numbers.bytes(dataset.trainBytes),
      "validationSize": Numbers.bytes(dataset.validationBytes),
      "totalLines": Numbers.count(dataset.trainLines + dataset.validationLines, "line"),
      "totalSize": Numbers.bytes(dataset.trainBytes + dataset.validationBytes),
      "manual": Numbers.count(dataset.manualExamples),
      "mined": Numbers.count(dataset.minedExamples),
      "leftOut": Charts.bars(dataset.leftOut.map { ($0.reason, $0.count) }, of: leftOut),
      "hasLeftOut": leftOut > 0,
      "leftOutTotal": Numbers.count(leftOut, "exchange"),
      "systemPrompt": Clipping.clipped(dataset.systemPrompt, to: 6000),
      "hasSystemPrompt": !dataset.systemPrompt.isEmpty,
      "privacy": privacy,
      "hasModeration": !dataset.moderation.isEmpty,
      "moderation": dataset.moderation.map {
        [
          "title": $0.category.title, "name": $0.category.name, "count": Numbers.count($0.count),
        ]
      },
    ]
  }

  private var privacy: [String: Any] {
    let privacy = model.privacy
    let found = privacy.types.reduce(0) { $0 + $1.count }
    let conversations = privacy.granted + privacy.denied + privacy.unknown
    return [
      "hasAny": found > 0,
      "found": Numbers.count(found, "stretch", "stretches"),
      "messages": Numbers.count(privacy.messages, "message"),
      "conversations": Numbers.count(privacy.conversations, "conversation"),
      "types": Charts.bars(privacy.types.prefix(50).map { ($0.name, $0.count) }, of: found),
      "consent": Charts.bars(
        [
          ("Granted", privacy.granted), ("Denied", privacy.denied), ("Not stated", privacy.unknown),
        ], of: conversations),
      "hasConversations": conversations > 0,
      "unknown": Numbers.count(privacy.unknown, "conversation"),
      "hasUnknown": privacy.unknown > 0,
      "kept": privacy.keptSentence, "hasKept": !privacy.keptSentence.isEmpty,
    ]
  }
}
