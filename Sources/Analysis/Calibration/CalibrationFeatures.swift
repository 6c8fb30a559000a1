internal import Corpus
package import Language

/// What a calibration weighs in an exchange: word n-grams and what the rules found.
///
/// A feature has a key, a hash of its name, and a value:
/// - `sorry to hear`: one to three words of the response that follow each other in a sentence;
///   1/√(how many different ones there are);
/// - `user: exam`: one or two words of the user's message, likewise;
/// - `rule: empathy`: the rules' indicators, 0 to 1, and measures of form, scaled to about that.
package struct CalibrationFeatures: Sendable {
  package struct Feature: Sendable {
    package var key: UInt64
    package var value: Double
  }

  package private(set) var features: [Feature] = []
  /// By feature, its name; empty unless asked for.
  package private(set) var names: [String] = []

  /// - Parameters:
  ///   - record: As the rules judged it.
  ///   - response: Masked text.
  package init(
    of record: ExchangeRecord, response: [UInt8], to user: [UInt8], languages: Languages,
    standards: Standards
  ) {
    self.init(
      of: record, AnalysedMessage(role: .assistant, text: response, languages: languages),
      to: AnalysedMessage(role: .user, text: user, languages: languages), standards,
      wantsNames: true)
  }

  init(
    of record: ExchangeRecord, _ response: AnalysedMessage, to user: AnalysedMessage,
    _ standards: Standards, wantsNames: Bool = false
  ) {
    addRules(of: record, response, standards, wantsNames)
    addNGrams(of: response, upTo: 3, prefix: "", wantsNames)
    addNGrams(of: user, upTo: 2, prefix: "user:", wantsNames)
  }

  private mutating func addRules(
    of record: ExchangeRecord, _ response: AnalysedMessage, _ standards: Standards,
    _ wantsNames: Bool
  ) {
    let words = Double(max(1, record.words))
    let style = record.style
    func level(_ grade: Grade) -> Double { grade.value ?? 0 }
    let graded = standards.metrics.labels.map { ($0.name, level($0.grade(record))) }
    // Small numbers of words tell much, large ones little: halved at 20.
    let measured: [(String, Double)] = [
      ("relatedness", level(record.relatedness)), ("saidEarlier", level(record.saidEarlier)),
      ("saidTwice", level(record.saidTwice)),
      ("asksOpenly", record.asksOpenly ? 1 : 0),
      ("words", words / (words + 20)),
      ("userLength", Double(record.userLength) / Double(record.userLength + 100)),
      ("advice", Double(record.adviceWords) / words),
      ("sentences", Double(response.sentences.count) / Double(response.sentences.count + 3)),
      ("you", min(1, Double(style.secondPersons) / 20)),
      ("I", min(1, Double(style.firstPersons) / 20)),
      ("exclamations", Double(style.exclamations) / 100),
      ("contractions", min(1, Double(style.contractions) / 20)),
      (
        "own",
        Double(response.sentences.count { $0.isOwn }) / Double(max(1, response.sentences.count))
      ),
    ]
    for (name, value) in graded + measured where value != 0 {
      add("rule: \(name)", value, wantsNames)
    }
    for fault in standards.faults.rules(of: record.faults) {
      add("rule: \(fault.code)", 1, wantsNames)
    }
  }

  private mutating func add(_ name: String, _ value: Double, _ wantsNames: Bool) {
    features.append(Feature(key: Self.key(of: name), value: value))
    if wantsNames { names.append(name) }
  }

  private mutating func addNGrams(
    of message: AnalysedMessage, upTo longest: Int, prefix: String, _ wantsNames: Bool
  ) {
    var seen: Set<UInt64> = []
    var keys: [UInt64] = []
    let words = message.tokens.words
    let seed = prefix.isEmpty ? Self.start : Self.joined(Self.start, hashOfWord(prefix.utf8))
    for first in words.indices {
      var key = seed
      for last in first..<min(words.count, first + longest) {
        guard words[last].sentence == words[first].sentence else { break }
        key = Self.joined(key, words[last].hash)
        guard seen.insert(key).inserted else { continue }
        keys.append(key)
        if wantsNames {
          let names = words[first...last].map { word in
            String(decoding: message.text[Int(word.start)..<Int(word.end)], as: UTF8.self)
              .replacing("’", with: "'").lowercasedASCII
          }
          self.names.append(((prefix.isEmpty ? [] : [prefix]) + names).joined(separator: " "))
        }
      }
    }
    let value = 1 / Double(max(1, keys.count)).squareRoot()
    features += keys.map { Feature(key: $0, value: value) }
  }

  private static let start: UInt64 = 0x5851_F42D_4C95_7F2D

  private static func joined(_ key: UInt64, _ hash: UInt64) -> UInt64 {
    let mixed = (key ^ hash) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ (mixed >> 31)
  }

  /// The key of a feature's name: its words, joined.
  package static func key(of name: String) -> UInt64 {
    name.split(separator: " ").reduce(start) { joined($0, hashOfWord($1.utf8)) }
  }
}

extension String {
  fileprivate var lowercasedASCII: String {
    String(
      decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
