internal import Analysis
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension RecordStore {
  /// A store in a file without a name, which is gone with the last record in it.
  package convenience init(temporaryIn folder: String) throws(DiskError) {
    let scratch = Scratch(try DiskFile(temporaryIn: folder))
    self.init(append: { scratch.append($0) }, read: { scratch.read(at: $0, count: $1) })
  }
}

/// A class because a file is not copied, and arrays of records are.
private final class Scratch: Sendable {
  private let file: DiskFile
  private let size = Mutex<UInt64>(0)

  init(_ file: consuming DiskFile) { self.file = file }

  /// - Returns: Where the bytes stand; nil when there is no room.
  func append(_ bytes: [UInt8]) -> UInt64? {
    size.withLock { size in
      let offset = size
      do throws(DiskError) { try file.append(bytes) } catch {
        // What was written of them is never read.
        do throws(DiskError) { size = UInt64(try file.size) } catch { size = .max }
        return nil
      }
      size += UInt64(bytes.count)
      return offset
    }
  }

  func read(at offset: UInt64, count: Int) -> [UInt8] {
    do throws(DiskError) { return try file.read(at: offset, count: count) } catch {
      // The program's own file, open and written a moment ago: the disk is failing, and nothing can be said.
      let message = Array("error: \(error.description)\n".utf8)
      _ = unsafe message.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
      exit(70)
    }
  }
}
