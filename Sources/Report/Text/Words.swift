internal import Analysis
internal import Findings
internal import Language
internal import Planning

/// A state as the pages show it: a word, a sign and a class for its colour; never colour alone.
struct StateWord {
  var word: String
  var sign: String
  /// `good`, `bad`, `unsure` or `none`
  var style: String

  var values: [String: Any] { ["word": word, "sign": sign, "style": style] }
}

extension BandStatus {
  /// Of a metric against its band.
  var metricWord: StateWord {
    switch self {
    case .noData: StateWord(word: "no data", sign: "–", style: "none")
    case .below: StateWord(word: "below band", sign: "↓", style: "bad")
    case .within: StateWord(word: "in band", sign: "✓", style: "good")
    case .above: StateWord(word: "above band", sign: "↑", style: "bad")
    case .uncertain: StateWord(word: "off band, may be chance", sign: "≈", style: "unsure")
    }
  }

  /// Of a topic against its goal.
  var topicWord: StateWord {
    switch self {
    case .noData: StateWord(word: "no data", sign: "–", style: "none")
    case .below: StateWord(word: "short", sign: "↓", style: "bad")
    case .within, .above: StateWord(word: "at goal", sign: "✓", style: "good")
    case .uncertain: StateWord(word: "short, may be chance", sign: "≈", style: "unsure")
    }
  }
}

extension TaskState.Outcome {
  /// What stands beside a task.
  var stateWord: StateWord {
    switch self {
    case .open: StateWord(word: "open", sign: "○", style: "none")
    case .ticked: StateWord(word: "ticked by hand", sign: "✓", style: "good")
    case .measuredDone: StateWord(word: "measured", sign: "✓", style: "good")
    case .measuredOpen: StateWord(word: "measured", sign: "○", style: "none")
    case .contradicted:
      StateWord(word: "ticked, but the data says otherwise", sign: "✕", style: "bad")
    }
  }
}

extension Severity {
  var stateWord: StateWord {
    switch self {
    case .error: StateWord(word: "error", sign: "✕", style: "bad")
    case .warning: StateWord(word: "warning", sign: "!", style: "unsure")
    case .note: StateWord(word: "note", sign: "·", style: "none")
    }
  }
}

extension Emotion {
  /// The name for people: `no strong feeling` for `neutral`.
  var title: String { self == .neutral ? "neutral" : name }
}

extension Place {
  /// `file:line` with a path of bounded length.
  var shortDescription: String {
    let path = Clipping.clipped(file, to: 200)
    return line == 0 ? path : "\(path):\(line)"
  }
}

extension Array {
  /// The element, or nil beyond the end: lists that should run in parallel may come in short.
  subscript(checked index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
