#if canImport(Glibc)
  internal import Glibc

  /// Has the list of processes show an argument of this one no more.
  ///
  /// The system shows the bytes that the process was started with, which are its own to change.
  func hideArgument(_ text: String) {
    let hidden = Array(text.utf8)
    guard !hidden.isEmpty, let range = argumentRange() else { return }
    let bytes = unsafe UnsafeMutableRawBufferPointer(
      start: UnsafeMutableRawPointer(bitPattern: range.lowerBound), count: range.count)
    var index = 0
    while unsafe index + hidden.count <= bytes.count {
      if unsafe bytes[index..<index + hidden.count].elementsEqual(hidden) {
        for offset in hidden.indices { unsafe bytes[index + offset] = UInt8(ascii: "*") }
      }
      index += 1
    }
  }

  /// Where in memory the arguments stand: `arg_start` and `arg_end` of proc(5), the 48th and 49th field.
  private func argumentRange() -> Range<UInt>? {
    let file = unsafe open("/proc/self/stat", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      count = max(0, unsafe read(file, buffer.baseAddress, buffer.count))
    }
    // The second field is the program's name in parentheses, which may hold anything.
    guard let end = bytes.lastIndex(of: UInt8(ascii: ")")) else { return nil }
    let fields = bytes[end...].split(separator: UInt8(ascii: " "))
    func field(_ number: Int) -> UInt? {
      let index = number - 2
      return index < fields.count ? UInt(String(decoding: fields[index], as: UTF8.self)) : nil
    }
    guard let first = field(48), let last = field(49), first > 0, first < last,
      last - first < 1 << 22
    else { return nil }
    return first..<last
  }
#else
  /// Nothing is known of how the system keeps arguments.
  func hideArgument(_ text: String) {}
#endif
