package import Bytes
package import Findings
internal import Privacy
package import Storage

/// A project's own secret: what its ledger and its exchanges' ids are hashed with, so that neither can be guessed
/// from a list of names or numbers.
///
/// It lies in the project folder beside the ledger and belongs into the project's repository, where the
/// conversations lie too. Nothing that is written for others holds it.
package struct ProjectKey: Sendable {
  package static let fileName = "tuneboard.key"
  /// Bytes of the key; the file holds two hexadecimal digits for each, and a line end.
  package static let byteCount = 32

  package let hash: HMAC

  private let bytes: [UInt8]

  /// - Parameter bytes: ``byteCount`` bytes that nobody can guess.
  package init(_ bytes: [UInt8]) {
    precondition(bytes.count == Self.byteCount, "a key has \(Self.byteCount) bytes")
    self.bytes = bytes
    hash = HMAC(key: bytes)
  }

  /// - Parameter text: What the file holds.
  /// - Returns: nil when it is no key.
  package init?(reading text: [UInt8]) {
    let digits = text.filter { $0 > 0x20 }
    guard digits.count == 2 * Self.byteCount else { return nil }
    var bytes: [UInt8] = []
    for pair in stride(from: 0, to: digits.count, by: 2) {
      guard
        let byte = UInt8(String(decoding: digits[pair..<pair + 2], as: UTF8.self), radix: 16),
        digits[pair] != UInt8(ascii: "+")
      else { return nil }
      bytes.append(byte)
    }
    self.init(bytes)
  }

  /// The key of a project; nil when it has none.
  ///
  /// - Throws: ``ProjectKeyError`` when what stands there is no key.
  package static func load(from root: String) throws(ProjectKeyError) -> ProjectKey? {
    let path = root + "/" + fileName
    var text: [UInt8] = []
    do throws(DiskError) {
      // A link or a pipe is not followed: whoever laid it would choose the key.
      guard let status = try Disk.status(of: path, followingLinks: false) else { return nil }
      if status.kind == .file, status.byteCount <= 1024 { text = try Disk.read(path) }
    } catch {
      throw .unreadable(error)
    }
    guard let key = ProjectKey(reading: text) else { throw .damaged }
    return key
  }

  /// 16 hexadecimal digits that tell a project from others of its name, and nothing of its key; nil where it has none.
  static func identity(of root: String) -> String? {
    do throws(ProjectKeyError) {
      return try load(from: root).map {
        hexadecimal($0.hash.first64Bits(Array("tuneboard project".utf8)))
      }
    } catch {
      // The same run reports it where exchanges get their ids: see ``loadKey(_:)``.
      return nil
    }
  }

  /// Writes the key of a project that has none, readable for its owner alone.
  package func create(in root: String) throws(DiskError) {
    let path = root + "/" + Self.fileName
    try Disk.create(path, Array((hexadecimal(bytes) + "\n").utf8), mode: 0o600)
  }
}

/// Why a project's key cannot be used.
package enum ProjectKeyError: Error, Sendable, Equatable {
  /// There is something, but no key.
  case damaged
  case unreadable(DiskError)

  /// What to tell the user.
  package var finding: Finding {
    let place = Place(file: "tuneboard.key")
    let advice =
      "Bring it back from the repository or a backup; a new one would not know whom the ledger erased."
    return switch self {
    case .damaged:
      Finding(.unreadableFile, at: place, "it is not 64 hexadecimal digits", advice: advice)
    case .unreadable(let error):
      Finding(.unreadableFile, at: place, "it cannot be read: \(error.reason)", advice: advice)
    }
  }
}

/// The project's key, and what is wrong with it; without one, ids rest on what is shown.
func loadKey(_ options: RunOptions) -> (ProjectKey?, [Finding]) {
  do throws(ProjectKeyError) { return (try ProjectKey.load(from: options.root), []) } catch {
    return (nil, [error.finding])
  }
}
