/// How a line that starts a turn is written.
enum MarkerShape: Hashable, Sendable {
  /// `**User:** text`
  case boldInside
  /// `**User**: text`
  case boldOutside
  /// `**user** (Oct 6, 2025, 04:07 PM)`, alone on the line
  case boldAlone
  /// `_**User (2025-10-14 22:25Z)**_`, alone on the line
  case italicBold
  /// `## User`, `#### You:`, `# user: text`
  case heading(Int)
  /// `User: text`
  case plain
  /// `[10:02] User: text`, with how its time is written, digits as `0`: other lines begin with a time, too
  case timed(String)
  /// `> [!user]`
  case callout
  /// `[User]: text`, `[User] text`
  case bracket
  /// `<summary>User</summary>`
  case summary
  /// `*User:* text`, `*User*: text`
  case italic
  /// `**User** - text`
  case dash
  /// `(User) text`
  case parenthesis
  /// `<user> text`, `<user>`
  case tag
  /// `` `user`: text ``
  case code
  /// `<|im_start|>user`, `<|user|>`
  case token
  /// Marked in another way, the same throughout.
  case framed(Frame)
}
