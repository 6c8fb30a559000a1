/// A tool's dialect that a few words describe, as a project would declare it.
///
/// It is one file below `Tools`, and one word in ``DialectRegistry/standard``.
struct SimpleDialect: Sendable {
  let markers: DeclaredDialect
  let summary: DialectSummary
  var starts = LineStarts()

  var name: String { markers.name }
}
