// The standard library has normal forms, though not in its public interface yet; Foundation's would put a Unicode
// library of its own into the program.
@_spi(_Unicode) import Swift

/// A name as it is compared with others: in a ledger, in a conversation, on the command line.
///
/// A permission asks for the same name; a refusal also takes one that looks the same.
package struct ComparedName: Hashable, Sendable {
  /// In normal form C, in lower case, without what nobody sees, white space as single spaces.
  package let exact: String
  /// The same without marks on letters, its full-width, Cyrillic and Greek look-alikes as Latin ones, hyphens and
  /// dashes as `-`, and without punctuation at its ends.
  package let loose: String

  package init(_ text: String) {
    exact = exactForm(text)
    let letters = looseForm(exact)
    let inner = trimmed(letters) { isPunctuation($0) }
    loose = inner.isEmpty ? letters : inner
  }

  package var isEmpty: Bool { exact.isEmpty }

  /// Spellings of a name of which an earlier version may have kept a hash.
  package static func spellings(of text: String) -> [String] {
    var decomposed = String.UnicodeScalarView()
    for scalar in text._nfd { decomposed.append(scalar) }
    let name = ComparedName(text)
    return [text, composed(text), String(decomposed), name.exact.uppercased(), name.exact]
  }

  /// The name and, where it lists several (`u-1, u-2`; `u-1 and u-2`), each of them.
  package static func listed(in text: String) -> [ComparedName] {
    let whole = ComparedName(text)
    guard !whole.isEmpty else { return [] }
    let separators: Set<Unicode.Scalar> = [",", ";", "&", "/", "+", "|", "、", "،"]
    var parts = whole.exact.unicodeScalars.split(whereSeparator: separators.contains)
      .map { String(String.UnicodeScalarView($0)) }
    parts = parts.flatMap { part in
      part.split(separator: " ").split { ["and", "und", "et", "y", "or"].contains($0) }
        .map { $0.joined(separator: " ") }
    }
    return parts.count > 1 ? [whole] + parts.map(ComparedName.init).filter { !$0.isEmpty } : [whole]
  }
}

/// The words of a text as names are compared with them, loosely.
package struct ComparedWords: Sendable {
  package let words: [String]

  /// - Parameter text: A line.
  package init(_ text: String) {
    let exact = exactForm(text)
    var found = Self.split(exact)
    // A dash is a hyphen in a name, or parts a name from what is said of it.
    if exact.unicodeScalars.contains(where: { isLongDash($0) }) {
      found += Self.split(
        String(
          String.UnicodeScalarView(
            exact.unicodeScalars.map {
              isLongDash($0) ? " " : $0
            })))
    }
    words = found
  }

  private static let separators: Set<Unicode.Scalar> = [
    " ", ",", ";", ":", "=", "|", "/", "&", "+", "(", ")", "[", "]", "{", "}", "<", ">", "\"", "'",
    "’", "‘", "“", "”", "`", "\\", "→", "\u{2026}",
  ]

  private static func split(_ text: String) -> [String] {
    text.unicodeScalars.split(whereSeparator: separators.contains).compactMap {
      let word = ComparedName(String(String.UnicodeScalarView($0))).loose
      return word.isEmpty ? nil : word
    }
  }

  /// The words, and those that follow each other up to four, joined by a space: a name may have several.
  package var phrases: [String] {
    var result = words
    for length in 2..<5 where words.count >= length {
      for start in 0...words.count - length {
        result.append(words[start..<start + length].joined(separator: " "))
      }
    }
    return result
  }
}

func exactForm(_ text: String) -> String {
  // By far the most common; the same as below.
  if let plain = plainForm(text) { return plain }
  var result = String.UnicodeScalarView()
  var isPending = false
  for scalar in text._nfc {
    let properties = scalar.properties
    if properties.isWhitespace || scalar == "\u{2800}" || scalar == "\u{3164}" {
      isPending = !result.isEmpty
      continue
    }
    switch properties.generalCategory {
    case .control, .format, .surrogate: continue
    default: if properties.isDefaultIgnorableCodePoint { continue }
    }
    if isPending { result.append(" ") }
    isPending = false
    result.append(scalar)
  }
  // In upper case first: so `ß` and `SS` are the same, and both forms of sigma.
  return composed(String(result).uppercased().lowercased())
}

/// The exact form of a text in ASCII; nil for any other.
private func plainForm(_ text: String) -> String? {
  var result: [UInt8] = []
  result.reserveCapacity(text.utf8.count)
  var isPending = false
  for byte in text.utf8 {
    switch byte {
    case 0x80...: return nil
    case 0x09...0x0D, 0x20: isPending = !result.isEmpty
    case ..<0x20, 0x7F: continue
    default:
      if isPending { result.append(0x20) }
      isPending = false
      result.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
    }
  }
  return String(decoding: result, as: UTF8.self)
}

private func composed(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text._nfc { result.append(scalar) }
  return String(result)
}

func looseForm(_ exact: String) -> String {
  if exact.utf8.allSatisfy({ $0 < 0x80 }) { return exact }
  var result = String.UnicodeScalarView()
  for scalar in exact._nfd {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: continue
    case .dashPunctuation: result.append("-")
    default:
      if scalar.value == 0x2212 || scalar.value == 0x2043 || scalar.value == 0xAD {
        result.append("-")
      } else if (0xFF01...0xFF5E).contains(scalar.value),
        let ascii = Unicode.Scalar(scalar.value - 0xFEE0)
      {
        result.append(ascii)
      } else {
        result.append(lookAlikes[scalar] ?? plainLetter(scalar) ?? scalar)
      }
    }
  }
  return String(result).lowercased()
}

/// The letter or digit that a mathematical or circled one shows.
private func plainLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
  let value = scalar.value
  switch value {
  case 0x1D400..<0x1D6A4:
    let letter = (value - 0x1D400) % 52
    return Unicode.Scalar(letter < 26 ? 0x61 + letter : 0x61 + letter - 26)
  case 0x1D7CE...0x1D7FF: return Unicode.Scalar(0x30 + (value - 0x1D7CE) % 10)
  case 0x24D0...0x24E9: return Unicode.Scalar(0x61 + value - 0x24D0)
  default: return nil
  }
}

private func isLongDash(_ scalar: Unicode.Scalar) -> Bool {
  (0x2013...0x2015).contains(scalar.value)
}

private func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII {
    let letter = scalar.value | 0x20
    return !(0x61...0x7A).contains(letter) && !(0x30...0x39).contains(scalar.value)
  }
  return switch scalar.properties.generalCategory {
  case .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
    .finalPunctuation, .otherPunctuation, .connectorPunctuation:
    true
  default: "`~|<>^$=+ ".unicodeScalars.contains(scalar)
  }
}

private func trimmed(_ text: String, _ isLeftOut: (Unicode.Scalar) -> Bool) -> String {
  let ends = [text.unicodeScalars.first, text.unicodeScalars.last]
  if !ends.contains(where: { $0.map(isLeftOut) ?? false }) { return text }
  var scalars = text.unicodeScalars[...]
  while let first = scalars.first, isLeftOut(first) { scalars.removeFirst() }
  while let last = scalars.last, isLeftOut(last) { scalars.removeLast() }
  return String(String.UnicodeScalarView(scalars))
}

/// Letters of lower case that look like Latin ones in most typefaces (Unicode Technical Standard 39).
private let lookAlikes: [Unicode.Scalar: Unicode.Scalar] = [
  "а": "a", "в": "b", "с": "c", "ԁ": "d", "е": "e", "һ": "h", "і": "i", "ј": "j", "к": "k",
  "ӏ": "l",
  "м": "m", "н": "h", "о": "o", "р": "p", "ԛ": "q", "г": "r", "ѕ": "s", "т": "t", "ц": "u",
  "ѵ": "v",
  "ԝ": "w", "х": "x", "у": "y",
  "α": "a", "β": "b", "ε": "e", "η": "n", "ι": "i", "κ": "k", "μ": "u", "ν": "v", "ο": "o",
  "ρ": "p",
  "σ": "o", "τ": "t", "υ": "u", "χ": "x", "γ": "y", "ω": "w",
  "ı": "i", "ɑ": "a", "ɡ": "g", "ⅰ": "i", "ⅼ": "l", "ⅽ": "c", "ⅾ": "d", "ⅿ": "m", "ℓ": "l",
  "ո": "n",
  "օ": "o", "ѐ": "e", "п": "n",
  "’": "'", "‘": "'", "ʼ": "'", "′": "'", "＇": "'",
]
