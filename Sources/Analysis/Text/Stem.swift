/// A hash that is the same for the common inflections of an English word.
///
/// Takes off `'s`, `ies`/`ied` (for `y`), `ing`, `ed`, `es`, `s`, `ly` from words that keep at least
/// three letters, one of a doubled consonant that is left, and a final `e`: walk, walks, walked,
/// walking; worry, worried; run, running. Words with bytes beyond ASCII stay whole.
func stem(_ word: Word, in text: borrowing Span<UInt8>) -> UInt64 {
  let start = Int(word.start)
  var end = Int(word.end)
  for index in start..<end where text[index] >= 0x80 { return word.hash }
  func letter(_ fromEnd: Int) -> UInt8 { text[end - fromEnd] | 0x20 }
  func ends(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
    letter(2) == UInt8(ascii: a) && letter(1) == UInt8(ascii: b)
  }
  var hasY = false
  if end - start > 3, text[end - 2] == UInt8(ascii: "'") { end -= 2 }
  if end - start > 5, ends("n", "g"), letter(3) == UInt8(ascii: "i") {
    end -= 3
  } else if end - start > 4, ends("e", "s") || ends("e", "d") {
    if letter(3) == UInt8(ascii: "i") {
      end -= 3
      hasY = true
    } else {
      end -= letter(1) == UInt8(ascii: "d") ? 2 : 1
    }
  } else if end - start > 4, ends("l", "y") {
    end -= 2
  } else if end - start > 3, letter(1) == UInt8(ascii: "s"), letter(2) != UInt8(ascii: "s") {
    end -= 1
  }
  if end - start > 3, letter(1) == letter(2), letter(1) != UInt8(ascii: "s"),
    letter(1) != UInt8(ascii: "l"), letter(1) != UInt8(ascii: "e")
  {
    end -= 1
  }
  if end - start > 3, letter(1) == UInt8(ascii: "e") { end -= 1 }
  if end - start > 2, letter(1) == UInt8(ascii: "y") {
    end -= 1
    hasY = true
  }
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for index in start..<end {
    let byte = text[index]
    hash = (hash ^ UInt64((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)) &* 0x100_0000_01b3
  }
  if hasY { hash = (hash ^ UInt64(UInt8(ascii: "y"))) &* 0x100_0000_01b3 }
  return hash
}
