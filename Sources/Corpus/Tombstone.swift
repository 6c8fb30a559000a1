/// What a ledger keeps of an erased participant in place of the pseudonym.
package struct Tombstone: Hashable, Sendable {
  package enum Kind: Sendable {
    /// `sha256:` and the hash of the pseudonym, as earlier versions wrote it: whoever guesses the pseudonym can check it.
    case plain
    /// `hmac-sha256:`, the hash under the project's key, `:` and what tells this key from others.
    case keyed
  }

  package let kind: Kind
  /// 64 hexadecimal digits.
  package let digest: String
  /// 8 hexadecimal digits of the key; empty for a plain one, and where they are lost.
  package let keyCheck: String

  package init(keyed digest: String, keyCheck: String) {
    self.init(.keyed, digest, keyCheck)
  }

  private init(_ kind: Kind, _ digest: String, _ keyCheck: String) {
    self.kind = kind
    self.digest = digest
    self.keyCheck = keyCheck
  }

  /// As the ledger has it.
  package var text: String {
    switch kind {
    case .plain: "sha256:" + digest
    case .keyed: "hmac-sha256:" + digest + ":" + keyCheck
    }
  }

  /// The tombstones in a text, wherever they stand, and whether there is one that nobody can read.
  package static func all(in text: String) -> (found: [Tombstone], isDamaged: Bool) {
    var found: [Tombstone] = []
    var isDamaged = false
    // Without what nobody sees, in lower case, its letters plain.
    let bytes = Array(ComparedName(text).loose.utf8)
    let name = Array("sha256:".utf8)
    var index = 0
    while index + name.count <= bytes.count {
      guard bytes[index] == name[0], bytes[index..<index + name.count].elementsEqual(name) else {
        index += 1
        continue
      }
      let isKeyed = bytes[..<index].suffix(5).elementsEqual("hmac-".utf8)
      let start = index + name.count
      let digits = bytes[start...].prefix(while: isHexadecimal)
      index = digits.endIndex
      guard digits.count == 64 else {
        isDamaged = true
        continue
      }
      var check: ArraySlice<UInt8> = []
      if isKeyed, index < bytes.count, bytes[index] == UInt8(ascii: ":") {
        check = bytes[(index + 1)...].prefix(while: isHexadecimal)
        index = check.endIndex
      }
      found.append(
        Tombstone(
          isKeyed ? .keyed : .plain, String(decoding: digits, as: UTF8.self),
          check.count == 8 ? String(decoding: check, as: UTF8.self) : ""))
    }
    return (found, isDamaged)
  }
}

private func isHexadecimal(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
}
