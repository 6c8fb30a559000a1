import Foundation

/// The repository that the tests stand in.
public enum Repository {
  /// Its top folder.
  public static let path = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  public static func fixture(_ name: String) -> String { path + "/Fixtures/" + name }
}
