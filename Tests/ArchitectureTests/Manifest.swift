/// The targets of `Package.swift`, in their order.
struct Manifest {
  struct Target {
    /// `target`, `systemLibrary`, `executableTarget`, `testTarget` or `plugin`.
    var kind: String
    var name: String
    /// From the repository's root.
    var path: String
    /// Other targets and products of other packages.
    var dependencies: [String]
  }

  let targets: [Target]

  init(_ text: String) {
    let source = SwiftText(text)
    let bytes = Array(text.utf8)
    var targets: [(offset: Int, target: Target)] = []
    for kind in ["target", "systemLibrary", "executableTarget", "testTarget", "plugin"] {
      let head = Array(".\(kind)(".utf8)
      var start = 0
      while let found = source.code[start...].firstRange(of: head) {
        let end = source.end(ofBracketAt: found.upperBound - 1) ?? source.code.count
        let call = String(decoding: bytes[found.lowerBound..<end], as: UTF8.self)
        start = end
        guard let name = Self.value("name", in: call) else { continue }
        let folder = kind == "testTarget" ? "Tests/" : "Sources/"
        let target = Target(
          kind: kind, name: name, path: Self.value("path", in: call) ?? folder + name,
          dependencies: Self.list("dependencies", in: call))
        targets.append((found.lowerBound, target))
      }
    }
    self.targets = targets.sorted { $0.offset < $1.offset }.map(\.target)
  }

  private static func value(_ key: String, in call: String) -> String? {
    guard let start = call.firstRange(of: "\(key): \"") else { return nil }
    return String(call[start.upperBound...].prefix { $0 != "\"" })
  }

  private static func list(_ key: String, in call: String) -> [String] {
    guard let start = call.firstRange(of: "\(key): [") else { return [] }
    // A product stands in brackets of its own: its name is the first text in them.
    let items = call[start.upperBound...].prefix { $0 != "]" }
    return items.split(separator: ",").compactMap { item in
      guard !item.contains("package:") else { return nil }
      return item.firstRange(of: "\"").map { String(item[$0.upperBound...].prefix { $0 != "\"" }) }
    }
  }
}
