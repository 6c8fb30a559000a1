internal import CCmarkGFM

/// A parsed Markdown document: owns one cmark tree and answers questions about its blocks.
///
/// Inline content is only looked at where it decides what a block is. Parsed with the `table`
/// extension, which changes the block structure, and no other.
@safe package struct Document: ~Copyable {
  let root: OpaquePointer?
  private let nodes: [OpaquePointer]
  /// Where the text has more markup than is parsed; what is beyond is plain words.
  package let exceeded: [ExceededBound]
  /// The top-level blocks, in order.
  package let blocks: [Block]

  /// Parses the bytes from an offset on.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8 without NUL.
  ///   - start: Offset of the first byte to parse; it must be the start of a line.
  ///   - firstLine: The 1-based number of that line; blocks are numbered from it.
  package init(_ bytes: [UInt8], from start: Int = 0, firstLine: Int = 1) {
    _ = extensionsAreRegistered
    let bounded = BoundedMarkup(bytes, from: start)
    exceeded = bounded.exceeded
    let bytes = bounded.bytes
    let parser = unsafe cmark_parser_new(CMARK_OPT_DEFAULT)
    unsafe cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"))
    unsafe bytes.withUnsafeBytes { buffer in
      let text = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
      // An empty buffer may have no address; cmark wants none then.
      if let base = text.baseAddress, text.count > 0 {
        unsafe cmark_parser_feed(
          parser, base.assumingMemoryBound(to: CChar.self), text.count)
      }
    }
    unsafe root = cmark_parser_finish(parser)
    unsafe cmark_parser_free(parser)

    var nodes: [OpaquePointer] = unsafe []
    var blocks: [Block] = []
    var child = unsafe cmark_node_first_child(root)
    while let node = unsafe child {
      unsafe blocks.append(Block(node, lineOffset: firstLine - 1))
      unsafe nodes.append(node)
      unsafe child = cmark_node_next(node)
    }
    unsafe self.nodes = nodes
    self.blocks = blocks
  }

  deinit { unsafe cmark_node_free(root) }

  /// Whether a block's inline content begins with strong emphasis that holds nothing but text.
  package func opensWithBoldText(_ index: Int) -> Bool {
    guard let first = unsafe cmark_node_first_child(nodes[index]),
      unsafe cmark_node_get_type(first) == CMARK_NODE_STRONG,
      let inner = unsafe cmark_node_first_child(first),
      unsafe cmark_node_get_type(inner) == CMARK_NODE_TEXT
    else { return false }
    return unsafe cmark_node_next(inner) == nil
  }

  /// The plain text of a heading: escapes resolved, markup gone, line breaks as spaces.
  package func headingText(_ index: Int) -> String {
    var words = ""
    let top = unsafe nodes[index]
    var node = unsafe top
    while true {
      switch unsafe cmark_node_get_type(node) {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE:
        if let text = unsafe cmark_node_get_literal(node) {
          words += unsafe String(cString: text)
        }
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: words += " "
      default: break
      }
      if let child = unsafe cmark_node_first_child(node) {
        unsafe node = child
        continue
      }
      while unsafe node != top, unsafe cmark_node_next(node) == nil {
        guard let parent = unsafe cmark_node_parent(node) else { return words }
        unsafe node = parent
      }
      guard unsafe node != top, let next = unsafe cmark_node_next(node) else { return words }
      unsafe node = next
    }
  }

  /// The lines of code and HTML blocks, and of blocks with inline content, inside some blocks.
  ///
  package func lines(inBlocks range: Range<Int>, lineOffset: Int) -> LeafLines {
    var result = LeafLines()
    for index in range {
      let top = unsafe nodes[index]
      var node = unsafe top
      // Walks by parent links: nesting can be deeper than the stack.
      walk: while true {
        let block = unsafe Block(node, lineOffset: lineOffset)
        var descends = false
        let lines = block.startLine...block.endLine
        switch block.kind {
        case .code, .html: result.verbatim.append(lines)
        case .paragraph, .heading: result.inline.append(lines)
        case .table: result.tables.append(lines)
        case .container: descends = true
        case .rule: break
        }
        if descends, let child = unsafe cmark_node_first_child(node) {
          unsafe node = child
          continue
        }
        while unsafe node != top {
          if let next = unsafe cmark_node_next(node) {
            unsafe node = next
            continue walk
          }
          guard let parent = unsafe cmark_node_parent(node) else { break walk }
          unsafe node = parent
        }
        break
      }
    }
    return result
  }
}

/// The lines of blocks without blocks in them, by how escapes and code spans work there; ascending.
package struct LeafLines: Sendable {
  /// Code and HTML: escapes mean nothing.
  package var verbatim: [ClosedRange<Int>] = []
  /// Paragraphs and headings: a code span may run from one line to the next.
  package var inline: [ClosedRange<Int>] = []
  /// Tables: a code span ends with its cell.
  package var tables: [ClosedRange<Int>] = []
}

/// A block of a document: what it is and which lines it covers.
package struct Block: Sendable {
  package enum Kind: Sendable {
    case paragraph, heading, code, html, table, rule
    /// A list, an item, a quote.
    case container
  }

  package var kind: Kind
  /// 1 to 6 for headings, else 0.
  package var level: Int
  /// 1-based; columns count bytes.
  package var startLine: Int
  package var startColumn: Int
  /// The last line of its text: the fence that closes a code block is not counted.
  package var endLine: Int
}

extension Block {
  /// Reads a block's place, and mends it where cmark's own is off.
  init(_ node: OpaquePointer, lineOffset: Int) {
    level = 0
    unsafe startLine = Int(cmark_node_get_start_line(node))
    unsafe startColumn = Int(cmark_node_get_start_column(node))
    unsafe endLine = Int(cmark_node_get_end_line(node))
    switch unsafe cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH:
      kind = .paragraph
      // The lines that a table's header cuts off a paragraph have no place of their own; the
      // table has theirs.
      if startLine == 0, let table = unsafe cmark_node_next(node) {
        unsafe startLine = Int(cmark_node_get_start_line(table))
        unsafe startColumn = Int(cmark_node_get_start_column(table))
        endLine = unsafe headerLine(of: table) - 1
      }
    case CMARK_NODE_HEADING:
      kind = .heading
      unsafe level = Int(cmark_node_get_heading_level(node))
      // An underlined heading ends where the next block starts.
      if let next = unsafe cmark_node_next(node) {
        let nextLine = unsafe Int(cmark_node_get_start_line(next))
        if nextLine > startLine { endLine = min(endLine, nextLine - 1) }
      }
    case CMARK_NODE_CODE_BLOCK:
      kind = .code
      var fence: (length: CInt, offset: CInt, character: CChar) = (0, 0, 0)
      let isFenced = unsafe cmark_node_get_fenced(
        node, &fence.length, &fence.offset, &fence.character)
      endLine = unsafe startLine + literalLineCount(of: node) - (isFenced == 0 ? 1 : 0)
    case CMARK_NODE_HTML_BLOCK:
      kind = .html
      endLine = unsafe startLine + literalLineCount(of: node) - 1
    case CMARK_NODE_THEMATIC_BREAK: kind = .rule
    case CMARK_NODE_LIST, CMARK_NODE_ITEM, CMARK_NODE_BLOCK_QUOTE: kind = .container
    default:
      // Types that extensions register at run time have no constant in the headers; `table` is
      // the only extension attached.
      kind = .table
      if let before = unsafe cmark_node_previous(node),
        unsafe cmark_node_get_start_line(before) == 0
      {
        startLine = unsafe headerLine(of: node)
      }
    }
    startLine += lineOffset
    endLine = max(startLine, endLine + lineOffset)
  }
}

/// The line of a table's header, which cmark takes to be that of the paragraph before it.
func headerLine(of table: OpaquePointer) -> Int {
  if let header = unsafe cmark_node_first_child(table), let row = unsafe cmark_node_next(header) {
    return unsafe Int(cmark_node_get_start_line(row)) - 2
  }
  return unsafe Int(cmark_node_get_end_line(table)) - 1
}

/// How many lines the literal of a code or HTML block has.
private func literalLineCount(of node: OpaquePointer) -> Int {
  guard var byte = unsafe cmark_node_get_literal(node) else { return 0 }
  var count = 0
  while unsafe byte.pointee != 0 {
    if unsafe byte.pointee == 0x0A { count += 1 }
    unsafe byte += 1
  }
  return count
}
