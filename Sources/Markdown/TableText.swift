internal import CCmarkGFM

/// What a reader sees of a table.
package struct TableText: Sendable {
  package struct Row: Sendable {
    /// 1-based.
    package var line: Int
    package var cells: [CellText]
  }

  /// The header's line; the one behind it parts it from the rows.
  package var line: Int
  package var header: [CellText]
  package var rows: [Row] = []
}

/// What a reader sees of a table's cell.
package struct CellText: Sendable, Equatable {
  /// Escapes and entities resolved, markup gone.
  package var text: String
  /// Whether there is nothing but words: in bold, as code or as a link at most.
  package var isPlain: Bool

  package init(text: String, isPlain: Bool) {
    self.text = text
    self.isPlain = isPlain
  }
}

/// What a reader sees of a line of a paragraph, a heading or a list.
package struct LineText: Sendable {
  /// 1-based.
  package var line: Int
  package var text: String
}

extension Document {
  /// All tables, wherever they stand, and the text of all paragraphs and headings, in order.
  package func tablesAndText() -> (tables: [TableText], lines: [LineText]) {
    var tables: [TableText] = []
    var lines: [LineText] = []
    guard let root = unsafe root, var node = unsafe cmark_node_first_child(root) else {
      return ([], [])
    }
    // Walks by parent links: nesting can be deeper than the stack.
    while true {
      let block = unsafe Block(node, lineOffset: 0)
      var descends = false
      switch block.kind {
      case .table: unsafe tables.append(tableText(node, block.startLine))
      case .paragraph, .heading:
        unsafe lines += inlineText(node).lines.enumerated().map {
          LineText(line: block.startLine + $0.offset, text: $0.element)
        }
      case .container: descends = true
      case .code, .html, .rule: break
      }
      if descends, let child = unsafe cmark_node_first_child(node) {
        unsafe node = child
        continue
      }
      while unsafe cmark_node_next(node) == nil {
        guard let parent = unsafe cmark_node_parent(node), unsafe parent != root else {
          return (tables, lines)
        }
        unsafe node = parent
      }
      guard let next = unsafe cmark_node_next(node) else { return (tables, lines) }
      unsafe node = next
    }
  }
}

private func tableText(_ table: OpaquePointer, _ line: Int) -> TableText {
  var result: TableText?
  var row = unsafe cmark_node_first_child(table)
  while let current = unsafe row {
    var cells: [CellText] = []
    var cell = unsafe cmark_node_first_child(current)
    while let inner = unsafe cell {
      let (lines, isPlain) = unsafe inlineText(inner)
      let text = lines.joined(separator: " ")
      let plain = withoutFootnotes(text)
      cells.append(CellText(text: plain, isPlain: isPlain && plain == text))
      unsafe cell = cmark_node_next(inner)
    }
    if result == nil {
      result = TableText(line: line, header: cells)
    } else {
      unsafe result?.rows.append(
        TableText.Row(line: Int(cmark_node_get_start_line(current)), cells: cells))
    }
    unsafe row = cmark_node_next(current)
  }
  return result ?? TableText(line: line, header: [])
}

/// The text without references to footnotes, `[^1]`, of which readers see a number.
private func withoutFootnotes(_ text: String) -> String {
  var result = ""
  var rest = text[...]
  while let start = rest.firstRange(of: "[^") {
    result += rest[..<start.lowerBound]
    let behind = rest[start.upperBound...]
    guard let end = behind.firstIndex(of: "]"), !behind[..<end].contains(" ") else {
      result += "[^"
      rest = behind
      continue
    }
    rest = behind[behind.index(after: end)...]
  }
  return result + rest
}

/// The text of a node's inline content by line, and whether there is nothing but words in it.
private func inlineText(_ top: OpaquePointer) -> (lines: [String], isPlain: Bool) {
  var lines = [""]
  var isPlain = true
  var node = unsafe top
  while true {
    switch unsafe cmark_node_get_type(node) {
    case CMARK_NODE_TEXT, CMARK_NODE_CODE:
      if let text = unsafe cmark_node_get_literal(node) {
        lines[lines.count - 1] += unsafe String(cString: text)
      }
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: lines.append("")
    case CMARK_NODE_STRONG, CMARK_NODE_EMPH: break
    case CMARK_NODE_LINK:
      // A title is shown when one points at the link.
      if let title = unsafe cmark_node_get_title(node), unsafe title.pointee != 0 {
        isPlain = false
      }
    case CMARK_NODE_HTML_INLINE:
      isPlain = false
      // It parts what stands before from what stands behind, as a comma does.
      if let literal = unsafe cmark_node_get_literal(node) {
        let tag = unsafe String(cString: literal).lowercased()
        if tag.hasPrefix("<br") { lines[lines.count - 1] += ", " }
        if tag.hasPrefix("<sup") { lines[lines.count - 1] += " " }
      }
    case CMARK_NODE_IMAGE, CMARK_NODE_CUSTOM_INLINE,
      CMARK_NODE_FOOTNOTE_REFERENCE:
      isPlain = false
    default: break
    }
    if let child = unsafe cmark_node_first_child(node) {
      unsafe node = child
      continue
    }
    while unsafe node != top, unsafe cmark_node_next(node) == nil {
      guard let parent = unsafe cmark_node_parent(node) else { return (lines, isPlain) }
      unsafe node = parent
    }
    guard unsafe node != top, let next = unsafe cmark_node_next(node) else {
      return (lines, isPlain)
    }
    unsafe node = next
  }
}
