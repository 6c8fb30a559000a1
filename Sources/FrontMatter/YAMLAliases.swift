/// How many aliases one YAML text may use.
///
/// An alias stands for all that its anchor holds, other aliases among it, so that a few lines come to more than any memory;
/// the parser goes through all of it where an alias is a key. Depth needs no bound of ours: libyaml ends at 1,000.
package let maximumAliases = 16

/// The offset of the first alias, `*name`, that is one too many; nil when there is none.
///
/// What only looks like an alias counts as well, as in text, but only where there is an anchor.
package func excessAlias(in text: ArraySlice<UInt8>) -> Int? {
  guard text.contains(UInt8(ascii: "&")) else { return nil }
  var count = 0
  var index = text.startIndex
  while index < text.endIndex {
    defer { index += 1 }
    guard text[index] == UInt8(ascii: "*") else { continue }
    if index > text.startIndex, isNameByte(text[index - 1]) || text[index - 1] == text[index] {
      continue
    }
    let name = text[(index + 1)...].prefix { isNameByte($0) }
    let next = name.endIndex < text.endIndex ? text[name.endIndex] : 0x0A
    guard !name.isEmpty, next == 0x20 || (0x09...0x0D).contains(next) || ",]}:".utf8.contains(next)
    else { continue }
    count += 1
    if count > maximumAliases { return index }
  }
  return nil
}
