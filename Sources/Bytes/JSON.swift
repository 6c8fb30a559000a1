/// A value of JSON as it was written; texts are UTF-8.
package enum JSON: Equatable, Sendable {
  case null
  case bool(Bool)
  /// As it is written.
  case number([UInt8])
  case string([UInt8])
  case array([JSON])
  /// In the order of the text; of a name that stands twice the first counts.
  case object([Member])

  package struct Member: Equatable, Sendable {
    package var key: String
    package var value: JSON

    package init(key: String, value: JSON) {
      self.key = key
      self.value = value
    }
  }

  /// The value of a name; nil where there is none, or null.
  package subscript(key: String) -> JSON? {
    member(key).flatMap { $0 == .null ? nil : $0 }
  }

  /// The value of the first of some names that is there and not null.
  package subscript(any keys: [String]) -> JSON? {
    for key in keys { if let value = self[key] { return value } }
    return nil
  }

  /// The value of a name, null too; nil where there is none.
  package func member(_ key: String) -> JSON? { members?.first { $0.key == key }?.value }

  /// Whether it holds nothing that could be lost: null, an empty text, or lists and objects of such.
  package var isNothing: Bool {
    switch self {
    case .null: true
    case .bool, .number: false
    case .string(let text): text.isEmpty
    case .array(let items): items.allSatisfy(\.isNothing)
    case .object(let members): members.allSatisfy(\.value.isNothing)
    }
  }

  package var string: [UInt8]? { if case .string(let text) = self { text } else { nil } }
  package var text: String? { string.map { String(decoding: $0, as: UTF8.self) } }
  package var array: [JSON]? { if case .array(let items) = self { items } else { nil } }
  package var members: [Member]? { if case .object(let members) = self { members } else { nil } }
  package var isObject: Bool { members != nil }
  package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  package var number: Double? {
    if case .number(let digits) = self {
      Double(String(decoding: digits, as: UTF8.self))
    } else {
      nil
    }
  }
  /// A number without a fraction, however it is written.
  package var integer: Int? { number.flatMap { Int(exactly: $0) } }

  /// A name or number as text.
  package var identifier: String? {
    switch self {
    case .string(let text): text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
    case .number(let digits): String(decoding: digits, as: UTF8.self)
    case .null, .bool, .array, .object: nil
    }
  }

  /// The value as JSON again, without white space.
  package var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.value(self)
    return writer.bytes
  }
}
