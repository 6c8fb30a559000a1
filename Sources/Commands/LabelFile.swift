internal import Analysis
internal import Bytes
internal import Evaluation
internal import Findings
internal import Privacy

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Reads `labels.jsonl`: one JSON object a line, about a response or a whole conversation.
///
/// Names of conversations come masked, as the project's own are.
///
/// - Parameters:
///   - path: The file's path on the disk.
///   - metrics: Those whose labels are known.
func readLabels(
  _ bytes: [UInt8], path: String, _ masker: Masker, _ metrics: MetricRegistry
) -> Labels {
  let path = masker.path(path)
  var result = Labels()
  if let finding = Finding.otherEncoding(.invalidLabel, of: bytes, path: path) {
    result.findings = [finding]
    return result
  }
  let decoder = JSONDecoder()
  var start = 0
  var number = 0
  while start < bytes.count {
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    defer { start = end + 1 }
    number += 1
    let line = bytes[start..<end]
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
    func report(_ summary: String, _ advice: String) {
      result.findings.append(
        Finding(
          .invalidLabel, at: Place(file: path, line: number, column: 1), masker.quoting(summary),
          advice: advice))
    }
    // The decoder would guess at the encoding of each line by itself.
    if line.contains(0) || String(validating: line, as: UTF8.self) == nil {
      report("the line is not UTF-8", "Write the whole file as UTF-8.")
      continue
    }
    let row: Row
    do {
      row = try decoder.decode(Row.self, from: Data(line), configuration: metrics)
    } catch let error as DecodingError {
      report(error.problem, "Write one JSON object a line, as the documentation shows.")
      continue
    } catch {
      report("not a JSON object", "Write one JSON object a line, as the documentation shows.")
      continue
    }
    for key in row.unknown {
      result.findings.append(
        Finding(
          .unknownLabel, at: Place(file: path, line: number, column: 1),
          masker.quoting("label '\(key)' is not known"), advice: "It was left out of the figures."))
    }
    if row.opensConversation == true {
      result.openings += 1
      continue
    }
    guard let label = row.label(line: number) else {
      report("'quality' is neither \"high\", \"low\" nor 1 to 5", "Mend it; the line was left out.")
      continue
    }
    if label.isEvaluated { result.labels.append(label) } else { result.unused += 1 }
  }
  return result
}

private struct Row: DecodableWithConfiguration {
  var conversation: String
  var assistantTurn: Int?
  var opensConversation: Bool?
  var flags: [String: Bool] = [:]
  var quality: Quality?
  var topics: [String]?
  var faults: [String]?
  /// Keys that mean nothing here.
  var unknown: [String] = []

  enum Quality: Decodable {
    case grade(Double)
    case word(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      do { self = .grade(try container.decode(Double.self)) } catch is DecodingError {
        // Of what is neither, the second error says that.
        self = .word(try container.decode(String.self))
      }
    }
  }

  /// nil where its quality is none of the three that there are.
  func label(line: Int) -> Label? {
    var label = Label(conversation: conversation, assistantTurn: assistantTurn, line: line)
    label.flags = flags
    label.topics = topics
    label.faults = faults
    switch quality {
    case nil: break
    case .grade(let grade)? where (1...5).contains(grade): label.quality = grade
    case .word("high")?: label.isHighQuality = true
    case .word("low")?: label.isHighQuality = false
    case .grade?, .word?: return nil
    }
    return label
  }

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder, configuration metrics: MetricRegistry) throws {
    let container = try decoder.container(keyedBy: Key.self)
    conversation = try container.decode(String.self, forKey: Key(stringValue: "conversation"))
    for key in container.allKeys.sorted(by: { $0.stringValue < $1.stringValue }) {
      switch key.stringValue {
      case "conversation": break
      case "assistantTurn": assistantTurn = try container.decodeIfPresent(Int.self, forKey: key)
      case "opensConversation":
        opensConversation = try container.decodeIfPresent(Bool.self, forKey: key)
      case "quality": quality = try container.decodeIfPresent(Quality.self, forKey: key)
      case "topics": topics = try container.decodeIfPresent([String].self, forKey: key)
      case "faults": faults = try container.decodeIfPresent([String].self, forKey: key)
      // What `redact` and its evaluation read.
      case "turn", "pii": break
      default:
        if metrics.label(named: key.stringValue) != nil {
          flags[key.stringValue] = try container.decodeIfPresent(Bool.self, forKey: key)
        } else {
          unknown.append(key.stringValue)
        }
      }
    }
  }
}

extension DecodingError {
  /// What is wrong, as a headline.
  fileprivate var problem: String {
    switch self {
    case .keyNotFound(let key, _): "'\(key.stringValue)' is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      context.codingPath.last.map { "'\($0.stringValue)' has a value of the wrong type" }
        ?? "not a JSON object"
    default: "not valid JSON"
    }
  }
}
