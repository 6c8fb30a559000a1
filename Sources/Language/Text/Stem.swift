internal import Bytes

/// A hash that is the same for the common inflections of an English word.
///
/// Takes off `'s`, `ies`/`ied` (for `y`), `ing`, `ed`, `es`, `s`, `ly` from words that keep at least
/// three letters, one of a doubled consonant that is left, and a final `e`: walk, walks, walked,
/// walking; worry, worried; run, running. Words with bytes beyond ASCII stay whole.
package func stem(_ word: Word, in text: borrowing Span<UInt8>) -> UInt64 {
  let start = Int(word.start)
  var end = Int(word.end)
  // A curly possessive: E2 80 99 73.
  if end - start > 5, text[end - 1] | 0x20 == UInt8(ascii: "s"), text[end - 2] == 0x99,
    text[end - 3] == 0x80, text[end - 4] == 0xE2
  {
    end -= 4
  }
  for index in start..<end where text[index] >= 0x80 { return word.hash }
  var hasY = false
  if end - start > 3 {
    if text[end - 2] == UInt8(ascii: "'") { end -= 2 }
    let last = text[end - 1] | 0x20
    let second = text[end - 2] | 0x20
    let third = end - start > 2 ? text[end - 3] | 0x20 : 0
    switch last {
    case UInt8(ascii: "g"):
      if end - start > 5, second == UInt8(ascii: "n"), third == UInt8(ascii: "i") { end -= 3 }
    case UInt8(ascii: "s"), UInt8(ascii: "d"):
      if end - start > 4, second == UInt8(ascii: "e") {
        if third == UInt8(ascii: "i") {
          end -= 3
          hasY = true
        } else {
          end -= last == UInt8(ascii: "d") ? 2 : 1
        }
      } else if end - start > 3, last == UInt8(ascii: "s"), second != UInt8(ascii: "s") {
        end -= 1
      }
    case UInt8(ascii: "y"):
      if end - start > 4, second == UInt8(ascii: "l") { end -= 2 }
    default: break
    }
    if !hasY, end - start > 3, text[end - 1] | 0x20 == text[end - 2] | 0x20 {
      switch text[end - 1] | 0x20 {
      case UInt8(ascii: "s"), UInt8(ascii: "l"), UInt8(ascii: "e"): break
      default: end -= 1
      }
    }
    if end - start > 3, text[end - 1] | 0x20 == UInt8(ascii: "e") { end -= 1 }
  }
  if end - start > 2, text[end - 1] | 0x20 == UInt8(ascii: "y") {
    end -= 1
    hasY = true
  }
  var hash = FNV1a()
  for index in start..<end { hash.add(text[index].lowercased) }
  if hasY { hash.add(UInt8(ascii: "y")) }
  return hash.value
}
