internal import Synchronization

/// A place outside of memory for pages of records, with the pages that were read last.
///
/// A class because all copies of an array read from the one place.
package final class RecordStore: Sendable {
  /// So many bytes of an array stay in memory before pages of it are written.
  package let residentBytes: Int
  /// Bytes of a page at most.
  package let pageBytes: Int
  private let append: @Sendable (_ bytes: [UInt8]) -> UInt64?
  private let read: @Sendable (_ offset: UInt64, _ count: Int) -> [UInt8]
  private let recent = Mutex<[UInt64: [UInt8]]>([:])

  /// - Parameters:
  ///   - append: Keeps bytes and returns where; nil where it cannot, and the records stay in memory.
  ///   - read: Reads them again.
  package init(
    residentBytes: Int = 4 << 20, pageBytes: Int = 32 << 10,
    append: @escaping @Sendable (_ bytes: [UInt8]) -> UInt64?,
    read: @escaping @Sendable (_ offset: UInt64, _ count: Int) -> [UInt8]
  ) {
    self.residentBytes = residentBytes
    self.pageBytes = pageBytes
    self.append = append
    self.read = read
  }

  func write<Element: BitwiseCopyable>(_ records: ArraySlice<Element>) -> UInt64? {
    append(unsafe records.withUnsafeBytes { unsafe Array($0) })
  }

  /// All records of a page; for going through them once.
  func page<Element: BitwiseCopyable>(
    at offset: UInt64, count: Int, of type: Element.Type
  ) -> [Element] {
    let bytes = read(offset, count * MemoryLayout<Element>.stride)
    return unsafe bytes.withUnsafeBytes { buffer in
      (0..<count).map {
        unsafe buffer.loadUnaligned(
          fromByteOffset: $0 * MemoryLayout<Element>.stride, as: Element.self)
      }
    }
  }

  /// One record of a page, which is kept for a while.
  func record<Element: BitwiseCopyable>(
    _ number: Int, at offset: UInt64, count: Int, of type: Element.Type
  ) -> Element {
    recent.withLock { recent in
      let bytes: [UInt8]
      if let known = recent[offset] {
        bytes = known
      } else {
        // 2 MiB of pages at most; which goes first does not matter to what is read.
        if recent.count >= 64 { recent.removeAll(keepingCapacity: true) }
        bytes = read(offset, count * MemoryLayout<Element>.stride)
        recent[offset] = bytes
      }
      return unsafe bytes.withUnsafeBytes {
        unsafe $0.loadUnaligned(
          fromByteOffset: number * MemoryLayout<Element>.stride, as: Element.self)
      }
    }
  }
}
