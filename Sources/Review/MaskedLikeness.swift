/// Whether two texts may be the same one, masked in two ways.
///
/// What is masked in one stands for one or more words of the other. Half of the words of the longer, and three, have to be
/// the same as they are: of a text that is all masks nobody can tell.
package func mayBeSame(_ a: [String], _ b: [String]) -> Bool {
  let (a, b) = (words(a), words(b))
  let needed = max(3, max(a.count, b.count) / 2)
  guard a.count <= maximumWords, b.count <= maximumWords else { return a == b }
  // Per start in `b`, how many words are the same in the best way to lay the rest of `a` on it; nil for no way.
  var next: [Int?] = Array(repeating: nil, count: b.count + 1)
  next[b.count] = 0
  for i in stride(from: a.count - 1, through: 0, by: -1) {
    var row: [Int?] = Array(repeating: nil, count: b.count + 1)
    for j in stride(from: b.count - 1, through: 0, by: -1) {
      var best: Int?
      func take(_ value: Int?) { if let value, value > best ?? -1 { best = value } }
      if a[i] == b[j] { take(next[j + 1].map { $0 + (a[i] == mask ? 0 : 1) }) }
      if a[i] == mask {
        // This mask hides the word, and may hide the one behind it.
        take(next[j + 1])
        take(row[j + 1])
      }
      if b[j] == mask {
        take(next[j + 1])
        take(next[j])
      }
      row[j] = best
    }
    next = row
  }
  return next[0].map { $0 >= min(needed, max(a.count, b.count)) } ?? false
}

/// The most words that are laid on each other: what a worksheet quotes of a few messages.
private let maximumWords = 3000
private let mask = "["

/// Words in small letters; `[` for what is masked.
private func words(_ lines: [String]) -> [String] {
  var result: [String] = []
  for line in lines {
    var rest = Substring(line.filter { $0 != "\\" })
    while let first = rest.first {
      if first == "[", let end = rest.firstIndex(of: "]"),
        case let name = rest[rest.index(after: rest.startIndex)..<end], !name.isEmpty,
        name.utf8.allSatisfy({
          (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
        })
      {
        result.append(mask)
        rest = rest[rest.index(after: end)...]
      } else if first.isLetter || first.isNumber {
        let word = rest.prefix { $0.isLetter || $0.isNumber }
        result.append(word.lowercased())
        rest = rest[word.endIndex...]
      } else {
        rest = rest.dropFirst()
      }
    }
  }
  return result
}
