internal import Bytes

/// Whether a value may stand in a text in a disguise, so that the text must be read as somebody would see it.
///
/// Says yes too often rather than too seldom, but not for ordinary prose: a mark of emphasis counts inside a word, beside a
/// digit or a name; a character that is not ASCII counts unless it is a letter of a usual alphabet, a quotation mark, a
/// dash between words or a picture.
///
/// - Complexity: O(*n*); most bytes take one look into a table.
func mayHoldDisguises(_ text: Span<UInt8>) -> Bool {
  let table = disguiseSigns
  let signs = table.span
  var offset = 0
  while offset < text.count {
    let sign = signs[Int(text[offset])]
    if sign != 0, isDisguise(DisguiseSign(rawValue: sign), at: offset, in: text) { return true }
    offset += 1
  }
  return false
}

private enum DisguiseSign: UInt8 {
  case mark = 1
  case reference, percent, tag, escape, bar, lineBreak, at, bracket, digit, dot, control, wide
}

private func isDisguise(_ sign: DisguiseSign?, at offset: Int, in text: Span<UInt8>) -> Bool {
  let next = text.byte(offset + 1)
  switch sign {
  case .mark: return isMarkInValue(at: offset, in: text)
  case .reference:
    return next == UInt8(ascii: "#")
      || next.isLetter && CharacterReference(at: offset, in: text) != nil
  case .percent: return text.hexadecimal(at: offset + 1, digits: 2) ?? 0 >= 0x20
  case .tag:
    return next == UInt8(ascii: "!") || next == UInt8(ascii: "/")
      || next.isLetter && HTMLTag(at: offset, in: text) != nil
  case .escape: return next > 0x20 || next == 0x0A || next == 0x0D
  case .bar, .lineBreak: return isBreakInValue(at: offset, in: text)
  case .at: return next == 0x20 || text.byte(offset - 1) == 0x20
  case .bracket:
    return next == UInt8(ascii: "(") || SpelledAddress.bracketed(at: offset, in: text) != nil
  case .digit: return isDivided(at: offset, in: text)
  case .dot:
    return [" dot ", " punkt ", " punto "].contains { text.spells($0, at: offset - 1) }
  case .control: return true
  case .wide: return isDisguisingCharacter(at: offset, in: text)
  case nil: return false
  }
}

/// `*`, `_`, `~` or a backtick at a word, which may be a value's or that of a label: `**Password:** x`.
private func isMarkInValue(at offset: Int, in text: Span<UInt8>) -> Bool {
  let mark = text[offset]
  let before = text.byte(offset - 1)
  // The run's first mark is looked at alone.
  if before == mark { return false }
  var end = offset
  while text.byte(end) == mark { end += 1 }
  let next = text.byte(end)
  if mark == UInt8(ascii: "_"), before.isWord, next.isWord { return before.isDigit && next.isDigit }
  // A bullet, a rule, a sum.
  return before > 0x20 || next > 0x20
}

private func isBreakInValue(at offset: Int, in text: Span<UInt8>) -> Bool {
  var start = offset
  while start > 0, offset - start < 8, text[start - 1] == 0x20 || text[start - 1] == 0x0D {
    start -= 1
  }
  let before = text.byte(start - 1)
  // A table or the blank line behind a paragraph: most breaks end a sentence.
  if text[offset] == UInt8(ascii: "|") { return before.isWord || before == UInt8(ascii: "@") }
  if before.isWhitespace || before == 0 { return false }
  guard let found = LayoutBreak(at: start, in: text) else { return false }
  let next = text.byte(found.end)
  let at = UInt8(ascii: "@")
  if before == at || next == at { return true }
  if before.isWord || before == UInt8(ascii: ":"), next.isWord { return true }
  return next.isDigit || "-./(+".utf8.contains(next) && before.isWord
    || ".-".utf8.contains(before) && next.isLowercase
}

/// Digits that more than one sign divides from the next, or that stand alone in a row.
private func isDivided(at offset: Int, in text: Span<UInt8>) -> Bool {
  let next = text.byte(offset + 1)
  if next.isDigit { return false }
  guard
    next == 0x20 || next == UInt8(ascii: "-") || next == UInt8(ascii: ".")
      || next == UInt8(ascii: "/")
  else { return false }
  var end = offset + 1
  while end - offset < 6, " -./".utf8.contains(text.byte(end)) { end += 1 }
  if text.byte(end).isUppercase, end - offset > 2, text[end - 2] == 0x20 { return true }
  guard text.byte(end).isDigit else { return false }
  if end - offset > 2 { return true }
  let isAlone = !text.byte(offset - 1).isDigit && !text.byte(end + 1).isDigit
  return isAlone && text.byte(end + 1) == next && text.byte(end + 2).isDigit
}

/// Whether a character that is not ASCII may stand for one of ASCII, or has no width.
private func isDisguisingCharacter(at offset: Int, in text: Span<UInt8>) -> Bool {
  let (lead, second) = (text[offset], text.byte(offset + 1))
  switch lead {
  case 0..<0xC2: return false  // what continues a character
  case 0xC2: return second != 0xA3 && second != 0xA7 && second != 0xB0 && second != 0xA9
  case 0xC3...0xCA: return false
  case 0xCB...0xCD: return lead != 0xCD || second < 0xB0
  case 0xCE...0xD8: return lead == 0xD8 && second < 0xA0
  case 0xE2:
    let third = text.byte(offset + 2)
    if second == 0x80 {
      switch third {
      case 0x98...0x9F, 0xA6: return false  // quotation marks, three dots
      case 0x93, 0x94, 0xA2:  // dashes and bullets, which are no digits' elsewhere
        return text.byte(offset - 1).isDigit && text.byte(offset + 3).isWord
          || text.byte(offset - 1) == 0x20 && text.byte(offset - 2).isDigit
      default: return true
      }
    }
    // Arrows, frames, pictures: no digits and letters.
    if (0x86...0x90).contains(second) || (0x94...0xAF).contains(second) { return second == 0x88 }
    return true
  case 0xE3...0xED:
    return lead == 0xE3 && second == 0x80 && text.byte(offset + 2) <= 0x82 || lead == 0xEA
  case 0xEF:
    // The picture form of a sign: ❤️.
    return !(second == 0xB8 && text.byte(offset + 2) == 0x8F && text.byte(offset - 1) >= 0x80)
  case 0xF0:
    return second != 0x9F || (0x84...0x86).contains(text.byte(offset + 2))
      || text.byte(offset + 2) == 0xAF
  default: return true
  }
}

private let disguiseSigns: [UInt8] = {
  var table = [UInt8](repeating: 0, count: 256)
  func set(_ bytes: String, _ sign: DisguiseSign) {
    for byte in bytes.utf8 { table[Int(byte)] = sign.rawValue }
  }
  set("*_~`", .mark)
  set("&", .reference)
  set("%", .percent)
  set("<", .tag)
  set("\\", .escape)
  set("|\t", .bar)
  set("\n", .lineBreak)
  set("@", .at)
  set("[({]", .bracket)
  set("0123456789", .digit)
  set("dDpP", .dot)
  for byte in 0..<0x20 where table[byte] == 0 && byte != 0x0D {
    table[byte] = DisguiseSign.control.rawValue
  }
  table[0x7F] = DisguiseSign.control.rawValue
  for byte in 0xC2..<0x100 { table[byte] = DisguiseSign.wide.rawValue }
  return table
}()
