internal import Bytes
internal import CCmarkGFM

/// A heading, a task or a stray comment of a Markdown document: what a plan is made of.
package enum OutlineItem: Sendable, Equatable {
  /// A heading that stands in no list and no quote; its text is plain.
  case heading(level: Int, text: String, line: Int)
  /// An item of a task list.
  case task(OutlineTask)
  /// A comment that stands in no task.
  case comment(OutlineComment)
  /// More markup than is parsed; columns count bytes.
  case exceeded(ExceededBound, line: Int, column: Int)
}

/// One item of a GFM task list.
package struct OutlineTask: Sendable, Equatable {
  /// The words of the item's own first paragraph, on one line, without markup and comments.
  package var text: String
  package var isTicked: Bool
  /// The comments in the item, those of tasks inside it excepted.
  package var comments: [OutlineComment]
  /// How many tasks stand around it; items without a box do not count.
  package var depth: Int
  /// Where the item's bullet or number stands; 1-based, columns count bytes.
  package var line: Int
  package var column: Int
}

/// An HTML comment.
package struct OutlineComment: Sendable, Equatable {
  /// What stands between `<!--` and `-->`.
  package var text: String
  /// False when `-->` is missing, or when it is no comment to Markdown because it holds `--`.
  package var isClosed: Bool
  /// Where `<!--` stands; 1-based, columns count bytes.
  package var line: Int
  package var column: Int
}

/// The headings, tasks and comments of a Markdown document, in order.
///
/// - Parameters:
///   - bytes: UTF-8; anything else reads as U+FFFD.
///   - firstLine: The 1-based number of the first line, when something stands before it.
/// - Complexity: O(*n*) beyond the parser's own work; nesting takes no stack.
package func outline(of bytes: [UInt8], firstLine: Int = 1) -> [OutlineItem] {
  let bounded = BoundedMarkup(bytes, from: 0)
  let tree = OutlineTree(bounded.bytes)
  var builder = OutlineBuilder(bounded.bytes, lineOffset: firstLine - 1)
  builder.put(bounded.exceeded)
  unsafe tree.walk { node, isEntry in
    if isEntry { unsafe builder.enter(node) } else { unsafe builder.leave(node) }
  }
  return builder.items
}

/// Registers cmark's extensions once: its own check is not safe against two threads at a time.
let extensionsAreRegistered: Void = cmark_gfm_core_extensions_ensure_registered()

/// Owns a cmark tree that was parsed with tables, strikethrough and task lists.
@safe private struct OutlineTree: ~Copyable {
  private let root: OpaquePointer?

  init(_ bytes: [UInt8]) {
    _ = extensionsAreRegistered
    // Without SOURCEPOS, cmark does not count the lines inside comments that span several.
    let parser = unsafe cmark_parser_new(CMARK_OPT_SOURCEPOS)
    for name in ["table", "strikethrough", "tasklist"] {
      unsafe cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, buffer.count > 0 else { return }
      unsafe cmark_parser_feed(parser, base.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    unsafe root = cmark_parser_finish(parser)
    unsafe cmark_parser_free(parser)
  }

  deinit { unsafe cmark_node_free(root) }

  /// Visits each node before and after its children, by parent links: nesting may be deeper than
  /// the stack.
  func walk(_ visit: (_ node: OpaquePointer, _ isEntry: Bool) -> Void) {
    guard var node = unsafe root else { return }
    while true {
      unsafe visit(node, true)
      if let child = unsafe cmark_node_first_child(node) {
        unsafe node = child
        continue
      }
      unsafe visit(node, false)
      while unsafe cmark_node_next(node) == nil {
        guard let parent = unsafe cmark_node_parent(node) else { return }
        unsafe node = parent
        unsafe visit(node, false)
      }
      guard let next = unsafe cmark_node_next(node) else { return }
      unsafe node = next
    }
  }
}

/// Collects the outline while the tree is walked.
private struct OutlineBuilder {
  var items: [OutlineItem] = []
  private let bytes: [UInt8]
  private let lines: LineIndex
  private let lineOffset: Int
  /// For each list item around the current node: whether it is a task.
  private var openListItems: [Bool] = []
  /// The tasks around the current node, the innermost last, and where each goes in `items`.
  private var openTasks: [(index: Int, task: OutlineTask)] = []
  private var collecting = Collecting.nothing
  /// The words of the heading or task so far.
  private var words = ""
  /// Comments are looked up in the source from here on, as they come in order.
  private var searchStart = 0
  /// The first `<!--` of the source behind the last search.
  private var nextOpening = -1

  /// Whose words the current node belongs to.
  private enum Collecting {
    case nothing
    case heading(index: Int, level: Int, line: Int)
    /// The innermost task, with the bytes at the start of its words that are a box.
    case task(boxByteCount: Int)
  }

  init(_ bytes: [UInt8], lineOffset: Int) {
    self.bytes = bytes
    self.lineOffset = lineOffset
    lines = LineIndex(bytes)
  }

  /// Says where there is more markup than is parsed.
  mutating func put(_ exceeded: [ExceededBound]) {
    for bound in exceeded {
      let (line, column) = lines.position(of: bound.byteOffset)
      items.append(.exceeded(bound, line: line + lineOffset, column: column))
    }
  }

  /// Adds to the heading or task that is being read, if one is.
  private mutating func collect(_ text: String) {
    if case .nothing = collecting { return }
    words += text
  }

  mutating func enter(_ node: OpaquePointer) {
    switch unsafe cmark_node_get_type(node) {
    case CMARK_NODE_ITEM: unsafe enterItem(node)
    case CMARK_NODE_HEADING:
      guard unsafe cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_DOCUMENT else {
        return
      }
      let level = unsafe Int(cmark_node_get_heading_level(node))
      let line = unsafe self.line(of: node) + lineOffset
      collecting = .heading(index: items.count, level: level, line: line)
      items.append(.heading(level: level, text: "", line: line))
    case CMARK_NODE_PARAGRAPH:
      guard openListItems.last == true, let item = unsafe cmark_node_parent(node),
        unsafe cmark_node_get_type(item) == CMARK_NODE_ITEM,
        unsafe cmark_node_previous(node) == nil
      else { return }
      let isRecognized = unsafe cmark_node_get_syntax_extension(item) != nil
      collecting = .task(boxByteCount: isRecognized ? 0 : 4)
    case CMARK_NODE_TEXT:
      let text = unsafe literal(of: node)
      collect(text)
      unsafe appendComments(in: text, of: node, isMarkup: false)
    case CMARK_NODE_CODE: collect(unsafe literal(of: node))
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: collect(" ")
    case CMARK_NODE_HTML_INLINE, CMARK_NODE_HTML_BLOCK:
      unsafe appendComments(in: literal(of: node), of: node, isMarkup: true)
    default: break
    }
  }

  mutating func leave(_ node: OpaquePointer) {
    switch unsafe cmark_node_get_type(node) {
    case CMARK_NODE_ITEM:
      if openListItems.removeLast(), let (index, task) = openTasks.popLast() {
        items[index] = .task(task)
      }
    case CMARK_NODE_HEADING, CMARK_NODE_PARAGRAPH: finishWords()
    default: break
    }
  }

  private mutating func enterItem(_ node: OpaquePointer) {
    guard let isTicked = unsafe tick(of: node) else {
      openListItems.append(false)
      return
    }
    openListItems.append(true)
    let task = OutlineTask(
      text: "", isTicked: isTicked, comments: [], depth: openTasks.count,
      line: unsafe line(of: node) + lineOffset,
      column: unsafe Int(cmark_node_get_start_column(node)))
    openTasks.append((items.count, task))
    // Keeps its place among the items; replaced when all of it has been seen.
    items.append(.task(task))
  }

  /// Whether a list item's box is ticked; nil when it has none.
  ///
  /// The extension knows boxes only behind a bullet that begins its line; those in quotes and
  /// behind a second bullet are tasks to GitHub as well, and are read from the source.
  private func tick(of item: OpaquePointer) -> Bool? {
    if unsafe cmark_node_get_syntax_extension(item) != nil {
      return unsafe cmark_gfm_extensions_get_tasklist_item_checked(item)
    }
    guard let paragraph = unsafe cmark_node_first_child(item),
      unsafe cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH,
      let text = unsafe cmark_node_first_child(paragraph),
      unsafe cmark_node_get_type(text) == CMARK_NODE_TEXT
    else { return nil }
    let box = unsafe literal(of: text).utf8.prefix(4)
    // An escaped bracket is the same text, but not the same source.
    guard bytes[unsafe offset(of: paragraph)...].starts(with: box) else { return nil }
    if box.elementsEqual("[ ] ".utf8) { return false }
    return box.elementsEqual("[x] ".utf8) || box.elementsEqual("[X] ".utf8) ? true : nil
  }

  private mutating func finishWords() {
    switch collecting {
    case .nothing: return
    case .heading(let index, let level, let line):
      items[index] = .heading(level: level, text: onOneLine(words), line: line)
    case .task(let boxByteCount):
      let text = String(decoding: words.utf8.dropFirst(boxByteCount), as: UTF8.self)
      openTasks[openTasks.count - 1].task.text = onOneLine(text)
    }
    collecting = .nothing
    words = ""
  }

  /// Takes the comments out of HTML, or an opening that Markdown took for text.
  private mutating func appendComments(in html: String, of node: OpaquePointer, isMarkup: Bool) {
    let html = Array(html.utf8)
    var index = 0
    while let start = html.firstOffset(of: "<!--".utf8, from: index) {
      let end = isMarkup ? html.firstOffset(of: "-->".utf8, from: start + 4) : nil
      let stop = end.map { $0 + 3 } ?? html.count
      let lineEnd = html[start..<stop].firstIndex(of: UInt8(ascii: "\n")) ?? stop
      let place = unsafe locate(html[start..<(isMarkup ? lineEnd : start + 4)], near: node)
      // Text that only looks like an opening, as `&lt;!--` does, is not in the source.
      guard isMarkup || place != nil else { return }
      let comment = OutlineComment(
        text: String(decoding: html[start + 4..<(end ?? html.count)], as: UTF8.self),
        isClosed: end != nil, line: (unsafe place?.line ?? line(of: node)) + lineOffset,
        column: place?.column ?? 1)
      if openTasks.isEmpty {
        items.append(.comment(comment))
      } else {
        openTasks[openTasks.count - 1].task.comments.append(comment)
      }
      index = stop
    }
  }

  /// Finds the source of a comment: cmark's columns are off in lazily continued lines.
  private mutating func locate(
    _ text: ArraySlice<UInt8>, near node: OpaquePointer
  ) -> (line: Int, column: Int)? {
    let stated = unsafe offset(of: node)
    var start = unsafe max(searchStart, lines.offset(ofLine: line(of: node)))
    if stated >= searchStart, bytes[stated...].starts(with: text) { start = stated }
    let isBlock = unsafe cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK
    let stop = isBlock ? bytes.count : unsafe lines.offset(ofLine: line(of: node) + 1)
    // Whatever is looked for begins so: where none is left, each search would go on to the line's end.
    if nextOpening < start {
      nextOpening = bytes.firstOffset(of: "<!--".utf8, from: start) ?? bytes.count
    }
    start = max(start, nextOpening)
    while let found = bytes[..<stop].firstOffset(of: text, from: start) {
      searchStart = found + text.count
      if found == 0 || bytes[found - 1] != UInt8(ascii: "\\") { return lines.position(of: found) }
      start = searchStart
    }
    return nil
  }

  /// The offset at which a node starts, as cmark says, clamped to the source.
  private func offset(of node: OpaquePointer) -> Int {
    let column = unsafe Int(cmark_node_get_start_column(node))
    return unsafe min(bytes.count, lines.offset(ofLine: line(of: node)) + max(0, column - 1))
  }

  private func line(of node: OpaquePointer) -> Int { unsafe Int(cmark_node_get_start_line(node)) }

  private func literal(of node: OpaquePointer) -> String {
    guard let text = unsafe cmark_node_get_literal(node) else { return "" }
    return unsafe String(cString: text)
  }
}

/// The words with single spaces between them.
private func onOneLine(_ text: String) -> String {
  text.split { $0.isWhitespace }.joined(separator: " ")
}

extension RandomAccessCollection where Element == UInt8, Index == Int {
  /// The offset of the first occurrence of some bytes at or behind `start`.
  fileprivate func firstOffset(of needle: some Collection<UInt8>, from start: Int) -> Int? {
    guard start < endIndex, let first = needle.first else { return nil }
    var rest = self[start...]
    while let index = rest.firstIndex(of: first) {
      if self[index...].starts(with: needle) { return index }
      rest = self[(index + 1)...]
    }
    return nil
  }
}
