internal import CCmarkGFM

/// A parsed Markdown document: owns one cmark tree and answers questions about its blocks.
///
/// Inline content is only looked at where it decides what a block is. Parsed with the `table`
/// extension, which changes the block structure, and no other.
@safe package struct Document: ~Copyable {
  private let root: OpaquePointer?
  private let nodes: [OpaquePointer]
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

  /// The lines of code and HTML blocks, and of blocks with inline content, inside some blocks.
  ///
  /// - Returns: Line ranges, ascending: `verbatim` where Markdown's escapes mean nothing, `leaves`
  ///   where a code span may run from one line to the next.
  package func lines(
    inBlocks range: Range<Int>, lineOffset: Int
  ) -> (verbatim: [ClosedRange<Int>], leaves: [ClosedRange<Int>]) {
    var verbatim: [ClosedRange<Int>] = []
    var leaves: [ClosedRange<Int>] = []
    for index in range {
      let top = unsafe nodes[index]
      var node = unsafe top
      // Walks by parent links: nesting can be deeper than the stack.
      walk: while true {
        let block = unsafe Block(node, lineOffset: lineOffset)
        var descends = false
        let lines = block.startLine...max(block.startLine, block.endLine)
        switch block.kind {
        case .code, .html: verbatim.append(lines)
        case .paragraph, .heading: leaves.append(lines)
        case .table: leaves.append(contentsOf: lines.map { $0...$0 })
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
    return (verbatim, leaves)
  }
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
  package var endLine: Int
}

extension Block {
  fileprivate init(_ node: OpaquePointer, lineOffset: Int) {
    level = 0
    switch unsafe cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH: kind = .paragraph
    case CMARK_NODE_HEADING:
      kind = .heading
      unsafe level = Int(cmark_node_get_heading_level(node))
    case CMARK_NODE_CODE_BLOCK: kind = .code
    case CMARK_NODE_HTML_BLOCK: kind = .html
    case CMARK_NODE_THEMATIC_BREAK: kind = .rule
    case CMARK_NODE_LIST, CMARK_NODE_ITEM, CMARK_NODE_BLOCK_QUOTE: kind = .container
    default:
      // Types that extensions register at run time have no constant in the headers; `table` is
      // the only extension attached.
      kind = .table
    }
    unsafe startLine = Int(cmark_node_get_start_line(node)) + lineOffset
    unsafe startColumn = Int(cmark_node_get_start_column(node))
    unsafe endLine = Int(cmark_node_get_end_line(node)) + lineOffset
  }
}
