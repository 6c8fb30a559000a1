internal import Bytes
package import Findings

/// A stretch of a file that is one value: a line of JSONL, an element of an array, a row of a table.
package struct Record: Sendable, Equatable {
  package var bytes: [UInt8]
  /// 1-based line and byte column of its first byte.
  package var line: Int
  package var column: Int
  /// What is wrong where it stands, as a headline; nil as a rule.
  package var problem: String?
  /// Whether nothing is lost by it.
  package var isHarmless = false
}

/// Cuts a file into records while it is read: no more than one record is held, and what was read ahead.
///
/// A file that begins with `[` is an array, and each element a record; what stands behind it are values. One that begins
/// with `{` has one object a line, or, when its first line is no whole object, one object after the other. Any other
/// file has lines. UTF-16 and UTF-32 are read as UTF-8.
///
/// Every byte but white space, the brackets of an array and the commas between its elements is in a record.
package struct RecordStream {
  /// How a file is cut.
  package enum Form: Sendable { case lines, elements, values }

  /// A record that is longer is skipped, with a problem.
  package static let maximumBytes = 64 << 20

  private let read: () throws -> [UInt8]
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  private var line = 1
  private var column = 1
  package private(set) var form = Form.lines
  /// How the file is written.
  package let encoding: TextEncoding
  private var transcoder: Transcoder
  /// Whether the array's last comma stands before an element that was read.
  private var isBehindElement = false

  /// How many units of the file are no characters of its encoding; of UTF-8 nothing is counted here.
  package var damagedCount: Int { transcoder.damagedCount }

  /// - Parameters:
  ///   - isTable: Whether records are rows, which may hold line breaks in quotes.
  ///   - read: Gives the next bytes of the file; none at its end.
  package init(isTable: Bool = false, read: @escaping () throws -> [UInt8]) throws {
    self.read = read
    self.isTable = isTable
    var head: [UInt8] = []
    while head.count < 1024 {
      let more = try read()
      if more.isEmpty {
        isAtEnd = true
        break
      }
      head += more
    }
    encoding = TextEncoding(of: head)
    transcoder = Transcoder(encoding)
    buffer = transcoder.utf8(of: head)
    if isAtEnd { buffer += transcoder.utf8(of: []) }
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    if isTable { return }
    try skipSpace()
    guard start < buffer.count else { return }
    if buffer[start] == UInt8(ascii: "[") {
      form = .elements
      advance(1)
    } else if buffer[start] == UInt8(ascii: "{") {
      // The first line tells: a whole object of its own, or the beginning of one.
      let end = try find { $0 == 0x0A }
      let first = Array(buffer[start..<end])
      var isIncomplete = false
      do throws(JSONError) { _ = try JSONReader.read(first, .lenient) } catch {
        isIncomplete = error.isIncomplete
      }
      if isIncomplete, try !isCutOff(first) { form = .values }
    }
  }

  /// Whether a first line is a record that was cut off, and not the beginning of one: then the next is whole.
  private mutating func isCutOff(_ line: [UInt8]) throws -> Bool {
    guard let last = line.last(where: { !$0.isWhitespace }), !"{[,:".utf8.contains(last) else {
      return false
    }
    let end = try find(behind: line.count + 1) { $0 == 0x0A }
    let next = buffer[min(start + line.count + 1, end)..<end]
    guard next.first == UInt8(ascii: "{") else { return false }
    do throws(JSONError) { _ = try JSONReader.read(Array(next), .lenient) } catch { return false }
    return true
  }

  let isTable: Bool
  /// Between the cells of a table; nil before its first row.
  private(set) var separator: UInt8?

  /// The next record; nil at the end.
  package mutating func next() throws -> Record? {
    switch form {
    case .lines: try isTable ? row() : nextLine()
    case .elements, .values: try element()
    }
  }

  // MARK: Bytes

  /// Reads on; false at the end of the file.
  @discardableResult
  private mutating func fill() throws -> Bool {
    if isAtEnd { return false }
    if start > 0 {
      buffer.removeFirst(start)
      start = 0
    }
    let more = try read()
    if more.isEmpty {
      isAtEnd = true
      let last = transcoder.utf8(of: [])
      buffer += last
      return !last.isEmpty
    }
    buffer += transcoder.utf8(of: more)
    return true
  }

  /// The index of the first byte that is looked for, or of the end of the file.
  ///
  /// - Parameter count: So many bytes are not looked at.
  private mutating func find(
    behind count: Int = 0, _ isWanted: (UInt8) -> Bool
  ) throws -> Int {
    var offset = count
    while true {
      let count = buffer.count
      while start + offset < count {
        if isWanted(buffer[start + offset]) { return start + offset }
        offset += 1
      }
      if offset > Self.maximumBytes { return start + offset }
      guard try fill() else { return max(start, min(start + offset, buffer.count)) }
    }
  }

  private mutating func advance(_ count: Int) {
    for offset in start..<start + count {
      if buffer[offset] == 0x0A {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    start += count
  }

  private mutating func skipSpace() throws {
    while true {
      while start < buffer.count, buffer[start].isWhitespace { advance(1) }
      if start < buffer.count { return }
      guard try fill() else { return }
    }
  }

  private mutating func take(_ count: Int) -> Record {
    let record = Record(bytes: Array(buffer[start..<start + count]), line: line, column: column)
    advance(count)
    return record
  }

  /// A record of no bytes here, with what is wrong.
  private func problem(_ problem: String, isHarmless: Bool) -> Record {
    Record(bytes: [], line: line, column: column, problem: problem, isHarmless: isHarmless)
  }

  // MARK: Records

  private mutating func nextLine() throws -> Record? {
    while true {
      try skipSpace()
      guard start < buffer.count else { return nil }
      let end = try find { $0 == 0x0A }
      if end - start > Self.maximumBytes { return try skipped(until: { $0 == 0x0A }) }
      return take(end - start)
    }
  }

  /// Leaves out a record that is too long, up to the byte behind it; all the rest without one.
  private mutating func skipped(until isEnd: ((UInt8) -> Bool)?) throws -> Record {
    var record = Record(bytes: [], line: line, column: column)
    record.problem = "the record was left out: it is longer than \(Self.maximumBytes >> 20) MiB"
    while true {
      if let isEnd, let end = buffer[start...].firstIndex(where: isEnd) {
        advance(end - start)
        return record
      }
      advance(buffer.count - start)
      guard try fill() else { return record }
    }
  }

  /// What stands between values.
  private enum Between {
    case value
    case end
    case problem(Record)
  }

  /// Passes over what stands before the next value: white space, commas, and the end of the array.
  private mutating func passSeparators() throws -> Between {
    var isBehindComma = false
    while true {
      try skipSpace()
      guard start < buffer.count else {
        if form != .elements { return .end }
        form = .values
        return .problem(
          problem(
            "the list that the file begins with is not closed: its end is missing",
            isHarmless: false))
      }
      if buffer[start] == UInt8(ascii: ",") {
        // Between values any commas are passed over: nobody says that they are a list.
        let isMissed = form == .elements && !isBehindElement
        isBehindElement = false
        isBehindComma = true
        let record = problem("a record is missing before the comma", isHarmless: true)
        advance(1)
        if isMissed { return .problem(record) }
      } else if form == .elements, buffer[start] == UInt8(ascii: "]") {
        let record = problem("a record is missing behind the last comma", isHarmless: true)
        advance(1)
        form = .values
        if isBehindComma { return .problem(record) }
      } else {
        return .value
      }
    }
  }

  /// An element of the array, or a value behind another.
  private mutating func element() throws -> Record? {
    switch try passSeparators() {
    case .value: break
    case .end: return nil
    case .problem(let record): return record
    }
    isBehindElement = true
    var depth = 0
    var isString = false
    var isEscaped = false
    var offset = 0
    while true {
      let count = buffer.count
      while start + offset < count {
        let byte = buffer[start + offset]
        if isString {
          if isEscaped {
            isEscaped = false
          } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
          } else if byte == UInt8(ascii: "\"") {
            isString = false
            if depth == 0 { return take(offset + 1) }
          }
        } else {
          switch byte {
          case UInt8(ascii: "\""): isString = true
          case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
          case UInt8(ascii: "}"), UInt8(ascii: "]"):
            if depth == 0 { return take(max(1, offset)) }
            depth -= 1
            if depth == 0 { return take(offset + 1) }
          case UInt8(ascii: ",") where depth == 0: return take(offset)
          default: break
          }
        }
        offset += 1
      }
      // What opens and never closes would swallow the rest of the file: so would nothing behind it be read.
      if offset > Self.maximumBytes { return try skipped(until: nil) }
      guard try fill() else { return take(offset) }
    }
  }

  /// A row of a table: lines as long as a quote is open.
  private mutating func row() throws -> Record? {
    while start < buffer.count || !isAtEnd {
      if start == buffer.count, try !fill() { return nil }
      if buffer[start] != 0x0A, buffer[start] != 0x0D { break }
      advance(1)
    }
    guard start < buffer.count else { return nil }
    if separator == nil {
      let end = try find { $0 == 0x0A }
      separator = TableRow.separator(of: Array(buffer[start..<end]))
    }
    // A quote opens where a cell begins, as when the cells are read; one inside a cell is a character.
    var isQuoted = false
    var isBehindQuote = false
    var isAtCell = true
    let end = try find { [separator] byte in
      if isQuoted {
        if byte == UInt8(ascii: "\"") { (isQuoted, isBehindQuote, isAtCell) = (false, true, false) }
      } else if byte == UInt8(ascii: "\""), isBehindQuote || isAtCell {
        isQuoted = true
      } else {
        isBehindQuote = false
        isAtCell = byte == separator
      }
      return byte == 0x0A && !isQuoted
    }
    if end - start > Self.maximumBytes { return try skipped(until: { $0 == 0x0A }) }
    return take(end - start)
  }
}
