/// An attribute under a heading: `Key: value`, in a list or not, the key in bold or not.
struct AttributeLine {
  var key: String
  var value: String

  init?(_ line: ArraySlice<UInt8>) {
    var line = line.drop(while: isWhitespace)
    if let first = line.first, "-*+".utf8.contains(first), line.dropFirst().first == 0x20 {
      line = line.dropFirst(2).drop(while: isWhitespace)
    }
    let delimiter = ["**", "__"].first { line.starts(with: $0.utf8) } ?? ""
    line = line.dropFirst(delimiter.utf8.count)
    let name = line.prefix { (0x41...0x5A).contains($0 & 0xDF) }
    line = line.dropFirst(name.count)
    guard !name.isEmpty, name.count <= 20 else { return nil }
    // The colon inside the bold or behind it.
    guard let end = [":\(delimiter)", "\(delimiter):"].first(where: { line.starts(with: $0.utf8) })
    else { return nil }
    line = line.dropFirst(end.utf8.count)
    guard line.first.map(isWhitespace) ?? true else { return nil }
    line = line.drop(while: isWhitespace)
    while let last = line.last, isWhitespace(last) { line.removeLast() }
    // A backslash at the line's end breaks the line.
    if line.last == UInt8(ascii: "\\") { line.removeLast() }
    if line.count >= 2, let quote = line.first, "\"'".utf8.contains(quote), line.last == quote {
      line = line.dropFirst().dropLast()
    }
    key = String(decoding: name, as: UTF8.self)
    value = String(decoding: line, as: UTF8.self)
  }
}
