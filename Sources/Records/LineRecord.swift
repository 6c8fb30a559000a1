package import Bytes

/// What stands on one line of a file of JSON lines, with its writer beside its reader: what is written reads back as it was.
package protocol LineRecord: Equatable, Sendable {
  /// Reads what ``write(to:)`` writes; nil for anything else. Names that it does not know are of a later version, and are
  /// passed over.
  init?(_ json: JSON)

  /// Writes the object, without a line end.
  func write(to writer: inout JSONWriter)
}

extension LineRecord {
  /// Reads a line; nil where it is no JSON or not of this form.
  package init?(line: ArraySlice<UInt8>) {
    let json: JSON
    // That it is none is all that there is to say.
    do throws(JSONError) { json = try JSONReader.read(Array(line), .strict).value } catch {
      return nil
    }
    self.init(json)
  }

  /// Writes the object and a line end.
  package func append(to writer: inout JSONWriter) {
    write(to: &writer)
    writer.newline()
  }
}

extension JSONWriter {
  mutating func member(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  mutating func member(_ name: StaticString, _ value: Int) {
    key(name)
    integer(value)
  }

  /// A number with at most so many decimals; null for none.
  mutating func member(_ name: StaticString, _ value: Double?, places: Int) {
    key(name)
    if let value { decimal(value, places: places) } else { null() }
  }
}

extension JSON {
  /// The texts of a list; nil where it is none, or something else stands in it.
  var texts: [String]? {
    guard let items = array else { return nil }
    let texts = items.compactMap(\.text)
    return texts.count == items.count ? texts : nil
  }
}
