/// Who speaks a message.
package enum Role: UInt8, Sendable, Hashable, CaseIterable {
  case system, user, assistant
  /// A speaker whose name is not a role. Such a message is kept apart: it is no part of any
  /// exchange, and an example with one in it is not exported.
  case unknown

  /// The role's name in the dataset (`user`).
  package var name: String {
    switch self {
    case .system: "system"
    case .user: "user"
    case .assistant: "assistant"
    case .unknown: "unknown"
    }
  }
}
