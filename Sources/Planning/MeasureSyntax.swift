internal import Bytes

/// Reads what stands in a comment such as `measure: manual-examples >= 100`.
///
/// Grammar: `measure` `:` condition (`and` condition)*; condition = name, one of `>= <= > < = ==`,
/// number; number = digits with an optional fraction and an optional `%`. Letters may be capital,
/// white space stands where it likes.
enum MeasureSyntax {
  /// What a comment says about a task.
  enum Reading: Equatable {
    /// A comment like any other.
    case none
    case measure(Measure)
    /// Names that are no facts; the rest is well-formed.
    case unknownNames([String])
    case malformed(String)
  }

  static func read(_ comment: String, _ names: MeasureNames) -> Reading {
    let text = comment.utf8.map(\.lowercased)[...].trimmed
    let keyword = text.prefix { $0.isLetter }
    let rest = text[keyword.endIndex...].drop { $0.isWhitespace }
    let isExact = keyword.elementsEqual("measure".utf8)
    guard rest.first == UInt8(ascii: ":") else {
      // "measure twice, cut once" is a comment; "measure examples >= 1" lacks its colon.
      guard isExact, case .measure = conditions(rest, names) else { return .none }
      return .malformed("'measure' needs a colon behind it")
    }
    let reading = conditions(rest.dropFirst(), names)
    if isExact { return reading }
    // Another word is only taken for a misspelt one when a measure follows it.
    guard editDistance(Array(keyword), Array("measure".utf8)) <= 2, case .measure = reading else {
      return .none
    }
    return .malformed("'\(String(decoding: keyword, as: UTF8.self))' is not 'measure'")
  }

  /// Whether a comment that Markdown does not see as one was meant to bind a measure.
  static func looksLikeMeasure(_ comment: String) -> Bool {
    comment.utf8.map(\.lowercased)[...].trimmed.starts(with: "measure".utf8)
  }

  private static func conditions(_ text: ArraySlice<UInt8>, _ names: MeasureNames) -> Reading {
    var scanner = Scanner(rest: text)
    var conditions: [Measure.Condition] = []
    var unknown: [String] = []
    repeat {
      let word = scanner.word()
      guard !word.isEmpty else {
        return .malformed("a measure's name is missing \(scanner.where)")
      }
      guard let comparison = scanner.comparison() else {
        return .malformed("no comparison follows '\(word.prefix(24))'")
      }
      let number: Number
      switch scanner.number() {
      case .success(let value): number = value
      case .failure(let problem): return .malformed(problem.reason)
      }
      if let name = names[word] {
        if let problem = name.problem(with: number) { return .malformed(problem) }
        conditions.append(Measure.Condition(name, comparison, number.value))
      } else {
        unknown.append(word)
      }
      if scanner.isAtEnd { break }
    } while scanner.takesAnd()
    guard scanner.isAtEnd else {
      return .malformed("'and' or the end is expected \(scanner.where)")
    }
    return unknown.isEmpty ? .measure(Measure(conditions)) : .unknownNames(unknown)
  }
}

/// A number as it is written.
private struct Number {
  var value: Double
  var isPercent: Bool
}

private struct NumberProblem: Error { var reason: String }

/// Takes a measure's parts from the front of a text.
private struct Scanner {
  var rest: ArraySlice<UInt8>

  var isAtEnd: Bool { rest.allSatisfy(\.isWhitespace) }

  /// Where the scanner stands, for a message: the next word, cut short.
  var `where`: String {
    let next = rest.drop { $0.isWhitespace }.prefix { !$0.isWhitespace }
    if next.isEmpty { return "at the end" }
    return "at '\(String(decoding: next, as: UTF8.self).prefix(24))'"
  }

  private mutating func skipSpace() { rest = rest.drop { $0.isWhitespace } }

  mutating func word() -> String {
    skipSpace()
    let word = rest.prefix {
      $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    rest = rest[word.endIndex...]
    return String(decoding: word, as: UTF8.self)
  }

  mutating func takesAnd() -> Bool {
    var ahead = self
    guard ahead.word() == "and" else { return false }
    self = ahead
    return true
  }

  mutating func comparison() -> Measure.Comparison? {
    skipSpace()
    let sign = rest.prefix { "<>=!".utf8.contains($0) }
    let text = String(decoding: sign, as: UTF8.self)
    guard let comparison = text == "=" ? .equal : Measure.Comparison(rawValue: text) else {
      return nil
    }
    rest = rest[sign.endIndex...]
    return comparison
  }

  mutating func number() -> Result<Number, NumberProblem> {
    skipSpace()
    let written = rest.prefix { !$0.isWhitespace && $0 != UInt8(ascii: "%") }
    guard !written.isEmpty else {
      return .failure(NumberProblem(reason: "a number is missing \(self.where)"))
    }
    rest = rest[written.endIndex...]
    var mantissa = 0
    var divisor = 1
    var hasPoint = false
    var lastIsDigit = false
    var isPlain = written.count <= 15
    for byte in written where isPlain {
      lastIsDigit = byte.isDigit
      if lastIsDigit {
        mantissa = mantissa * 10 + Int(byte - UInt8(ascii: "0"))
        if hasPoint { divisor *= 10 }
      } else {
        isPlain = byte == UInt8(ascii: ".") && !hasPoint && byte != written.first
        hasPoint = true
      }
    }
    guard isPlain, lastIsDigit else {
      let text = String(decoding: written, as: UTF8.self).prefix(24)
      return .failure(NumberProblem(reason: "'\(text)' is not a plain number"))
    }
    let ahead = rest.drop { $0.isWhitespace }
    let isPercent = ahead.first == UInt8(ascii: "%")
    if isPercent { rest = ahead.dropFirst() }
    // One division, so that 60 % is the same number as 3 of 5.
    let value = Double(mantissa) / Double(isPercent ? divisor * 100 : divisor)
    return .success(Number(value: value, isPercent: isPercent))
  }
}

extension MeasureName {
  /// Why a number cannot be compared with this fact, or nil when it can.
  fileprivate func problem(with number: Number) -> String? {
    switch unit {
    case .count:
      number.isPercent ? "'\(rawValue)' is a count, which is not compared with a percentage" : nil
    case .share, .score, .fraction:
      number.value > 1
        ? "'\(rawValue)' goes from 0 to 1, or from 0% to 100%, and never beyond" : nil
    }
  }
}
