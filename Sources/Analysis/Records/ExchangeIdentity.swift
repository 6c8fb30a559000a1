internal import Bytes
internal import Corpus

/// What an exchange is recognised by from run to run: a hash over it and all messages before it, so that it is the same
/// wherever the file stands.
///
/// With a project's key the hash is over what was said, and a change of masking changes no id. Without a key it can
/// only be over what is shown: of the words that a mask hides, a hash that anyone can compute would tell.
struct ExchangeIdentity {
  private let key: HMAC?
  /// Over the messages so far, masked.
  private(set) var shownID: UInt64 = 0
  private var keyedID: UInt64 = 0

  var id: UInt64 { key == nil ? shownID : keyedID }

  /// - Parameter key: The project's; nil where it has none.
  init(key: HMAC?) { self.key = key }

  /// - Parameters:
  ///   - shown: The message, masked.
  ///   - said: The message as it is.
  mutating func add(_ role: Role, shown: [UInt8], said: [UInt8]) {
    shownID = SHA256.first64Bits(Self.link(shownID, role, shown))
    if let key { keyedID = key.first64Bits(Self.link(keyedID, role, said)) }
  }

  private static func link(_ chain: UInt64, _ role: Role, _ text: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(9 + text.count)
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: chain >> UInt64(shift)))
    }
    bytes.append(role.rawValue)
    bytes.append(contentsOf: text)
    return bytes
  }
}
