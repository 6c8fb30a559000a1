/// What holds where a conversation does not state its consent.
package struct ConsentRules: Sendable, Equatable {
  /// By folder or file, relative to the project; the longest that fits holds.
  package var sources: [String: Consent] = [:]
  /// Where no source fits.
  package var fallback = Consent.unknown
  /// Whether conversations of unknown consent are exported.
  package var exportsUnknown = false

  package init() {}

  /// What holds for a file that states nothing.
  package func consent(ofFile path: String) -> Consent {
    let fitting = sources.keys.filter { path == $0 || path.hasPrefix($0 + "/") }
    return fitting.max { $0.utf8.count < $1.utf8.count }.flatMap { sources[$0] } ?? fallback
  }

  /// What holds for a conversation that states this, the ledger included: else its source's default. Whoever writes
  /// an example by hand agrees by writing it.
  package func consent(stated: Consent, file: String, source: Source) -> Consent {
    if stated != .unknown { return stated }
    let byDefault = consent(ofFile: file)
    return source == .manual && byDefault == .unknown ? .granted : byDefault
  }
}
