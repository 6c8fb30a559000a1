/// Escapes a text as section 3 of the format says, for the line below a marker.
func escaped(_ text: String) -> String {
  var result: [UInt8] = []
  var isBehindBlank = false
  var isBehindCode = false
  for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
    if !result.isEmpty || line.startIndex != text.utf8.startIndex {
      result.append(UInt8(ascii: "\n"))
    }
    let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    let isCode = !isBlank && indentation(of: line) >= 4 && (isBehindBlank || isBehindCode)
    for byte in line {
      let isPunctuation =
        (0x21...0x7E).contains(byte) && !(0x30...0x39).contains(byte)
        && !(0x41...0x5A).contains(byte & 0xDF)
      if isPunctuation && !isCode { result.append(UInt8(ascii: "\\")) }
      result.append(byte)
    }
    isBehindBlank = isBlank
    isBehindCode = isCode
  }
  return String(decoding: result, as: UTF8.self)
}

/// Columns of white space at the start of a line.
private func indentation(of line: Substring.UTF8View) -> Int {
  var columns = 0
  for byte in line {
    if byte == 0x09 {
      columns += 4 - columns % 4
    } else if byte == 0x20 {
      columns += 1
    } else {
      break
    }
  }
  return columns
}

/// What of a text the format keeps: all but blank lines at its start and white space at its end.
func kept(_ text: String) -> String {
  var bytes = Array(text.utf8)[...]
  func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  while let last = bytes.last, isSpace(last) { bytes.removeLast() }
  while let end = bytes.firstIndex(of: UInt8(ascii: "\n")), bytes[..<end].allSatisfy(isSpace) {
    bytes = bytes[(end + 1)...]
  }
  return String(decoding: bytes, as: UTF8.self)
}
