/// Laughter and kisses in letters, which a sentence may end with as with a mark.
package let laughter = hashesOfWords("lol haha hahaha lmao xd hehe lmfao rofl xx xxx xoxo")

/// Whether what stands for a word is an emoji, or the "3" of "<3".
package func isPicture(_ word: Word, in text: borrowing Span<UInt8>) -> Bool {
  let start = Int(word.start)
  if text[start] >= 0xF0 { return true }
  // U+2600 to U+27BF, U+2B40 to U+2B7F: pictures of the basic plane.
  if text[start] == 0xE2, start + 1 < text.count {
    return (0x98...0x9E).contains(text[start + 1]) || text[start + 1] == 0xAD
  }
  return word.end - word.start == 1 && text[start] == UInt8(ascii: "3") && start > 0
    && text[start - 1] == UInt8(ascii: "<")
}

extension AnalysedMessage {
  /// Whether its last word is part of a smiley, or laughter, which ends a sentence as well as a mark: ":D", "xD", "T_T".
  package var endsWithFace: Bool {
    guard let last = tokens.words.last else { return false }
    let start = Int(last.start)
    if start > 0, last.end - last.start <= 2 {
      let eyes = text[start - 1]
      if eyes == UInt8(ascii: ":") || eyes == UInt8(ascii: ";") || eyes == UInt8(ascii: "=")
        || eyes == UInt8(ascii: "-") && start > 1 && text[start - 2] == UInt8(ascii: ":")
      {
        return true
      }
    }
    // "T_T", "o_O": the same letter on both sides of a line.
    let (first, middle, end) = (text[start], start + 1, Int(last.end) - 1)
    let isFace =
      end - start >= 2 && (first | 0x20) == (text[end] | 0x20)
      && text[middle..<end].allSatisfy { $0 == UInt8(ascii: "_") }
    return isFace || laughter.contains(last.hash)
  }
}
