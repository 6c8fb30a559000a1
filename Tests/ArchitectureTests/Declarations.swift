/// A function, an initialiser or a type, as large as it is written.
struct Declaration {
  enum Kind { case function, initialiser, type }

  var kind: Kind
  var name: String
  /// From 0.
  var firstLine: Int
  var lineCount: Int
  /// Of a function or an initialiser.
  var parameterCount = 0
  /// Of a type: properties of its instances that hold a value.
  var storedPropertyCount = 0
}

extension SwiftText {
  /// The functions, initialisers and types that have a body, in their order.
  var declarations: [Declaration] {
    var result: [Declaration] = []
    var index = 0
    while let word = nextWord(from: &index) {
      switch word {
      case "func", "init": if let item = function(word, behind: index) { result.append(item) }
      case "struct", "class", "enum", "actor":
        if let item = type(behind: index) { result.append(item) }
      default: break
      }
    }
    return result
  }

  private func nextWord(from index: inout Int) -> String? {
    while index < code.count, !isWordByte(code[index]) { index += 1 }
    guard index < code.count else { return nil }
    let start = index
    while index < code.count, isWordByte(code[index]) { index += 1 }
    // `.init`, `#function` and the like are no declarations.
    let isUse = start > 0 && [UInt8(ascii: "."), UInt8(ascii: "#")].contains(code[start - 1])
    return isUse ? "" : String(decoding: code[start..<index], as: UTF8.self)
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte >= 0x80
  }

  private func function(_ word: String, behind start: Int) -> Declaration? {
    guard let open = code[start...].firstIndex(of: UInt8(ascii: "(")),
      let close = end(ofBracketAt: open)
    else { return nil }
    // A call of an initialiser of one's own stands in a body, with a line end behind.
    let name = String(decoding: code[start..<open], as: UTF8.self)
    guard !name.contains("\n"), word == "func" || name.allSatisfy({ "?<>, :".contains($0) || $0.isLetter })
    else { return nil }
    guard let body = bodyStart(behind: close), let bodyEnd = end(ofBracketAt: body) else {
      return nil
    }
    let first = line(of: start)
    return Declaration(
      kind: word == "func" ? .function : .initialiser,
      name: word == "func" ? name.trimmingPrefix { $0 == " " }.description : word,
      firstLine: first, lineCount: line(of: bodyEnd) - first + 1,
      parameterCount: count(of: UInt8(ascii: ":"), in: open + 1..<close))
  }

  /// The brace of a body behind a parameter list; nil where something else follows.
  private func bodyStart(behind close: Int) -> Int? {
    var index = close + 1
    while index < code.count {
      switch code[index] {
      case UInt8(ascii: "{"): return index
      case UInt8(ascii: "}"), UInt8(ascii: ";"), UInt8(ascii: "="): return nil
      case UInt8(ascii: "("):
        guard let end = end(ofBracketAt: index) else { return nil }
        index = end + 1
      case UInt8(ascii: "\n"):
        // A result or conditions may stand on the next line; another statement is not the body's.
        let rest = code[index...].drop { $0 == 0x20 || $0 == 0x0A }
        let goesOn = ["->", "{", "throws", "rethrows", "async", "where", ")"].contains {
          rest.starts(with: $0.utf8)
        }
        guard goesOn else { return nil }
        index = rest.startIndex
        if code[index] == UInt8(ascii: "-") { index += 2 }
      default: index += 1
      }
    }
    return nil
  }

  private func type(behind start: Int) -> Declaration? {
    var index = start
    guard let name = nextWord(from: &index), let open = code[index...].firstIndex(of: UInt8(ascii: "{")),
      let close = end(ofBracketAt: open), name.first?.isUppercase == true
    else { return nil }
    let first = line(of: start)
    return Declaration(
      kind: .type, name: name, firstLine: first, lineCount: line(of: close) - first + 1,
      storedPropertyCount: storedProperties(in: open + 1..<close))
  }

  /// How often a byte stands in a stretch outside of all brackets in it.
  private func count(of byte: UInt8, in range: Range<Int>) -> Int {
    var depth = 0
    return code[range].count { next in
      if "([{".utf8.contains(next) { depth += 1 }
      if ")]}".utf8.contains(next) { depth -= 1 }
      return depth == 0 && next == byte
    }
  }

  private func storedProperties(in range: Range<Int>) -> Int {
    var depth = 0
    var statement: [UInt8] = []
    var total = 0
    func finish(opensBody: Bool) {
      let words = statement.split { !isWordByte($0) }.map { String(decoding: $0, as: UTF8.self) }
      if let index = words.firstIndex(where: { $0 == "var" || $0 == "let" }),
        !words[..<index].contains("static"), !words[..<index].contains("case"),
        !words[..<index].contains("func"), !opensBody || statement.contains(UInt8(ascii: "="))
      {
        // `let a, b: Int` are two.
        let names = statement.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "=") }
        total += names.count { $0 == UInt8(ascii: ",") } + 1
      }
      statement = []
    }
    for index in range {
      let byte = code[index]
      if depth == 0, byte == UInt8(ascii: "{") { finish(opensBody: true) }
      if "([{".utf8.contains(byte) { depth += 1 }
      if depth == 0, byte == UInt8(ascii: "\n") || byte == UInt8(ascii: ";") {
        finish(opensBody: false)
      } else if depth == 0 {
        statement.append(byte)
      }
      if ")]}".utf8.contains(byte) { depth -= 1 }
    }
    finish(opensBody: false)
    return total
  }
}
