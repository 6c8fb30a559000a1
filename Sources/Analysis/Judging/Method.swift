/// How exchanges are judged, as a number that runs, sites and worksheets carry.
package enum Method {
  /// Goes up by one with a release that may give the same exchange another score, verdict, fault or indicator; what was
  /// judged by two methods is never compared.
  /// 2: the score is the probability of being kept, and a low one alone rejects nothing.
  package static let version = 2
  /// That of runs and sites that do not say theirs.
  package static let first = 1
}
