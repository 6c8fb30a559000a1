internal import Corpus
internal import Findings
internal import Pipeline
internal import Yams

extension ConfigurationFile {
  /// Reads `consent`: what holds where conversations do not say it.
  mutating func readConsent(_ node: Node) {
    func consent(_ file: inout ConfigurationFile, _ node: Node, _ key: String) -> Consent? {
      let consent = Consent.allCases.first { $0.name == node.scalar?.string.lowercased() }
      if consent == nil {
        file.report(
          .invalidConfiguration, node, "'\(key)' is none of granted, denied and unknown",
          advice: "Until it is, it is taken as denied.")
      }
      return consent
    }
    var isUnderstood = true
    read(node, "'consent'") { file, key, value in
      switch key {
      case "default": file.settings.consent.fallback = consent(&file, value, key) ?? .denied
      case "export-unknown":
        guard let flag = value.bool else {
          file.report(.invalidConfiguration, value, "'export-unknown' is neither true nor false")
          break
        }
        file.settings.consent.exportsUnknown = flag
      case "sources":
        file.read(value, "'sources'") { file, key, value in
          var path = key
          while path.hasSuffix("/") { path.removeLast() }
          file.settings.consent.sources[path] = consent(&file, value, path) ?? .denied
          return []
        }
      default:
        isUnderstood = false
        return ["default", "sources", "export-unknown"]
      }
      return []
    }
    // What is not understood permits nothing where conversations are silent.
    if !isUnderstood {
      settings.consent.fallback = .denied
      settings.consent.exportsUnknown = false
    }
  }
}
