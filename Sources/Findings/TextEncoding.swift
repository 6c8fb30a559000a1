package import Privacy

/// How the characters of a file are written as bytes, so far as its first bytes tell.
///
/// A byte-order mark tells it, and without one the NULs that the letters, digits and marks of ASCII have in the wider
/// encodings: every other byte in UTF-16, three of four in UTF-32.
package enum TextEncoding: Sendable, CaseIterable {
  /// UTF-8, or one of the encodings that share ASCII with it.
  case utf8
  case utf16LittleEndian, utf16BigEndian, utf32LittleEndian, utf32BigEndian

  /// The encoding of a text that begins with some bytes.
  ///
  /// - Parameter head: The first bytes of the text, or all; a thousand are enough.
  package init(of head: some RandomAccessCollection<UInt8>) {
    let bytes = Array(head.prefix(1024))
    for encoding in [Self.utf32LittleEndian, .utf32BigEndian, .utf16LittleEndian, .utf16BigEndian]
    where bytes.starts(with: encoding.mark) {
      self = encoding
      return
    }
    // How often there is a NUL at each place of four bytes.
    var nuls = [0, 0, 0, 0]
    for (index, byte) in bytes.enumerated() where byte == 0 { nuls[index % 4] += 1 }
    let fours = bytes.count / 4
    let pairs = bytes.count / 2
    // A text is hardly ever without ASCII: of Chinese in JSON every fourth character is some of it. Single characters,
    // as U+4E00, have a NUL where ASCII has none.
    let (even, odd) = (nuls[0] + nuls[2], nuls[1] + nuls[3])
    if fours > 0, nuls[3] >= fours, nuls[2] * 4 >= fours * 3, nuls[0] * 8 <= fours {
      self = .utf32LittleEndian
    } else if fours > 0, nuls[0] >= fours, nuls[1] * 4 >= fours * 3, nuls[3] * 8 <= fours {
      self = .utf32BigEndian
    } else if pairs > 0, odd * 4 >= pairs, even * 4 <= odd {
      self = .utf16LittleEndian
    } else if pairs > 0, even * 4 >= pairs, odd * 4 <= even {
      self = .utf16BigEndian
    } else {
      self = .utf8
    }
  }

  /// As people call it; the order of the bytes is nothing that they have to know.
  package var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian, .utf16BigEndian: "UTF-16"
    case .utf32LittleEndian, .utf32BigEndian: "UTF-32"
    }
  }

  /// The bytes of U+FEFF, which some writers put first.
  package var mark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    case .utf32LittleEndian: [0xFF, 0xFE, 0, 0]
    case .utf32BigEndian: [0, 0, 0xFE, 0xFF]
    }
  }
}

extension Finding {
  /// That a file is in another encoding than the one that is read; nil for UTF-8.
  package static func otherEncoding(
    _ code: FindingCode, of bytes: [UInt8], path: ShownText
  ) -> Finding? {
    let encoding = TextEncoding(of: bytes)
    if encoding == .utf8 { return nil }
    // Without a mark the order of the bytes has to be said.
    let order: String
    switch encoding {
    case _ where bytes.starts(with: encoding.mark): order = ""
    case .utf8: order = ""
    case .utf16LittleEndian, .utf32LittleEndian: order = "LE"
    case .utf16BigEndian, .utf32BigEndian: order = "BE"
    }
    return Finding(
      code, at: Place(file: path, line: 1, column: 1),
      "the file is \(encoding.name); write it as UTF-8",
      advice: "Convert it with 'iconv -f \(encoding.name)\(order) -t UTF-8', in PowerShell 7 with "
        + "'Set-Content -Encoding utf8NoBOM'; the '>' of Windows PowerShell writes UTF-16.")
  }
}
