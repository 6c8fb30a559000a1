public import Foundation

/// What a folder holds, for comparing it before and after: files with their bytes, links with
/// their targets, folders.
public struct FolderTree: Equatable, Sendable {
  public enum Entry: Equatable, Sendable {
    case file(Data)
    case link(to: String)
    case folder
  }

  /// By path relative to the folder.
  public var entries: [String: Entry] = [:]

  public init(of path: String) throws {
    let manager = FileManager.default
    guard let walk = manager.enumerator(atPath: path) else { return }
    for case let name as String in walk {
      let full = path + "/" + name
      switch try manager.attributesOfItem(atPath: full)[.type] as? FileAttributeType {
      case .typeDirectory?: entries[name] = .folder
      case .typeSymbolicLink?:
        entries[name] = .link(to: try manager.destinationOfSymbolicLink(atPath: full))
      case .typeRegular?: entries[name] = .file(try Data(contentsOf: URL(filePath: full)))
      default: break
      }
    }
  }

  /// The paths of the files, sorted.
  public var files: [String] {
    entries.filter { if case .file = $0.value { true } else { false } }.keys.sorted()
  }

  /// The bytes of a file; nil when there is none.
  public func bytes(_ path: String) -> Data? {
    if case .file(let bytes)? = entries[path] { bytes } else { nil }
  }

  public func text(_ path: String) -> String? {
    bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The paths that only one of two folders has, or that differ; sorted.
  public func differences(from other: FolderTree) -> [String] {
    Set(entries.keys).union(other.entries.keys).filter { entries[$0] != other.entries[$0] }
      .sorted()
  }
}
