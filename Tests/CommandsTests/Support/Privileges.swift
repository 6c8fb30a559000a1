import Foundation

/// What the machine lets the tests do.
enum Privileges {
  static let isRoot = getuid() == 0

  /// What stands before a command line so that permissions hold for it: nothing for most people,
  /// `setpriv` for root; nil when root cannot give its rights away.
  static let withoutRoot: [String]? = {
    guard isRoot else { return [] }
    let command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"]
    return succeeds(command + [Tuneboard.path, "--version"]) ? ["/usr/bin/env"] + command : nil
  }()

  /// Whether a file system of a given size can be mounted, seen by one process only.
  static let canMount = succeeds([
    "unshare", "--mount", "sh", "-c", "mount -t tmpfs -o size=1m none /mnt",
  ])

  private static func succeeds(_ command: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
