internal import Bytes
internal import Corpus
internal import Findings

extension TuneboardMarkdown {
  static let name = "Tuneboard"

  /// Whether lines begin with `**User:**` and with `**Assistant:**`, as nobody else writes both, and none before them
  /// as other tools mark their turns, in which somebody may have written these.
  static func isCertain(_ source: SourceText, besides dialects: DialectRegistry) -> Bool {
    let text = source.bytes.span
    var hasUser = false
    var hasAssistant = false
    let user = Array("**User:**".utf8)
    let assistant = Array("**Assistant:**".utf8)
    let system = Array("**System:**".utf8)
    let foreign = dialects.starts.foreign
    func stands(_ marker: [UInt8], at start: Int) -> Bool {
      guard start + marker.count <= text.count else { return false }
      for offset in marker.indices where text[start + offset] != marker[offset] { return false }
      return true
    }
    for index in source.lines.starts {
      if !hasUser, !hasAssistant, foreign.contains(where: { stands($0, at: index) }) {
        return false
      }
      guard index < text.count,
        text[index] == UInt8(ascii: "*") || text[index] == UInt8(ascii: "_")
      else { continue }
      let isUser = stands(user, at: index)
      let isAssistant = stands(assistant, at: index)
      // The first may be another spelling, as another tool's.
      if !hasUser, !hasAssistant, !isUser, !isAssistant, !stands(system, at: index),
        let marker = TurnMarker(at: index, in: source.bytes), marker.role != .unknown
      {
        return false
      }
      hasUser = hasUser || isUser
      hasAssistant = hasAssistant || isAssistant
      if hasUser, hasAssistant { return true }
    }
    return false
  }
}
