/// What continuous integration takes as files: `ci/` of the site.
///
/// - Parameter worst: The first few flagged exchanges, worst first.
package func ciFiles(_ result: CheckResult, worst: [FlaggedExchange]) -> [SiteFile] {
  [
    SiteFile(path: "ci/badge.json", bytes: badgeJSON(result.model)),
    SiteFile(path: "ci/badge.svg", bytes: badgeSVG(result.model)),
    SiteFile(path: "ci/gl-code-quality-report.json", bytes: gitLabCodeQuality(result)),
    SiteFile(path: "ci/junit.xml", bytes: jUnit(result)),
    SiteFile(path: "ci/metrics.txt", bytes: openMetrics(result.model)),
    SiteFile(path: "ci/summary.md", bytes: jobSummary(result.model, worst: worst)),
    SiteFile(path: "ci/tuneboard.sarif", bytes: sarif(result)),
  ]
}
