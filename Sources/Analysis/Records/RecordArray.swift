/// Records of one kind in a row, of which all but the last stand in a store once they are many.
///
/// A value like any array: what was written is never changed, a change writes the page again.
package struct RecordArray<Element: BitwiseCopyable & Sendable>: Sendable {
  /// Where records go that are too many; nil to keep all in memory.
  private let store: RecordStore?
  /// Where full pages stand in it.
  private var pages: [UInt64] = []
  /// The records behind them.
  private var tail: [Element] = []
  private let pageCount: Int
  private let residentCount: Int

  package init(in store: RecordStore? = nil) {
    self.store = store
    let stride = MemoryLayout<Element>.stride
    pageCount = Swift.max(1, (store?.pageBytes ?? 0) / stride)
    residentCount = Swift.max(pageCount, (store?.residentBytes ?? 0) / stride)
  }

  /// The number of the first record in memory.
  private var tailStart: Int { pages.count * pageCount }

  package mutating func append(_ element: Element) {
    tail.append(element)
    if let store, tail.count >= residentCount { write(to: store) }
  }

  package mutating func append(contentsOf elements: some Sequence<Element>) {
    for element in elements { append(element) }
  }

  private mutating func write(to store: RecordStore) {
    var start = 0
    while tail.count - start >= pageCount {
      guard let offset = store.write(tail[start..<start + pageCount]) else { break }
      pages.append(offset)
      start += pageCount
    }
    tail.removeSubrange(..<start)
  }

  /// Changes records in order; a page is written again where one of it changes.
  ///
  /// - Parameter change: Changes a record and says whether it did.
  package mutating func update(_ change: (_ index: Int, _ element: inout Element) -> Bool) {
    var done = 0
    var number = 0
    while number < pages.count {
      var page = self.page(number)
      var isChanged = false
      for index in page.indices where change(done + index, &page[index]) { isChanged = true }
      done += page.count
      if isChanged { replace(page, at: number) }
      number += 1
    }
    let start = tailStart
    for index in (done - start)..<tail.count { _ = change(start + index, &tail[index]) }
  }

  private mutating func replace(_ page: [Element], at number: Int) {
    if let offset = store?.write(page[...]) {
      pages[number] = offset
    } else {
      // There is no room any more: from here on the records stay in memory.
      var rest = page
      for later in pages.indices[(number + 1)...] { rest += self.page(later) }
      pages.removeSubrange(number...)
      tail = rest + tail
    }
  }

  /// The records with some numbers, in memory.
  package func array(_ range: Range<Int>) -> [Element] {
    let start = tailStart
    if range.lowerBound >= start {
      return Array(tail[range.lowerBound - start..<range.upperBound - start])
    }
    return range.map { self[$0] }
  }

  private func page(_ number: Int) -> [Element] {
    guard let store else { return [] }
    return store.page(at: pages[number], count: pageCount, of: Element.self)
  }
}

extension RecordArray: RandomAccessCollection, MutableCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { tailStart + tail.count }

  package subscript(index: Int) -> Element {
    get {
      let start = tailStart
      guard index < start, let store else { return tail[index - start] }
      let (page, number) = index.quotientAndRemainder(dividingBy: pageCount)
      return store.record(number, at: pages[page], count: pageCount, of: Element.self)
    }
    set {
      let start = tailStart
      guard index < start else {
        tail[index - start] = newValue
        return
      }
      let (number, offset) = index.quotientAndRemainder(dividingBy: pageCount)
      var page = self.page(number)
      page[offset] = newValue
      replace(page, at: number)
    }
  }

  package struct Iterator: IteratorProtocol {
    private let array: RecordArray
    private var number = 0
    private var page: [Element]
    private var index = 0

    fileprivate init(_ array: RecordArray) {
      self.array = array
      page = array.pages.isEmpty ? array.tail : array.page(0)
    }

    package mutating func next() -> Element? {
      if index == page.count {
        guard number < array.pages.count else { return nil }
        number += 1
        page = number < array.pages.count ? array.page(number) : array.tail
        index = 0
        if page.isEmpty { return nil }
      }
      defer { index += 1 }
      return page[index]
    }
  }

  package func makeIterator() -> Iterator { Iterator(self) }
}

extension RecordArray: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: Element...) {
    self.init()
    append(contentsOf: elements)
  }
}

extension RecordArray: Equatable where Element: Equatable {
  package static func == (a: RecordArray, b: RecordArray) -> Bool {
    a.count == b.count && a.elementsEqual(b)
  }
}
