/// How exchanges are judged, as a number that runs, sites and worksheets carry.
package enum Method {
  /// Goes up by one with a release that may give the same exchange another score, verdict, fault or indicator; what was
  /// judged by two methods is never compared.
  package static let version = 1
  /// That of runs and sites that do not say theirs.
  package static let first = 1
}
