internal import Bytes
internal import Dataset
internal import Findings

/// The most results that GitHub keeps of a run; the least important go first.
private let sarifResultLimit = 5000

/// SARIF 2.1.0 (OASIS): one run, a rule for each code, a result for each finding.
package func sarif(_ result: CheckResult) -> [UInt8] {
  let ranked = zip(result.findings, result.fingerprints).enumerated().sorted {
    ($1.element.0.severity, $0.offset) < ($0.element.0.severity, $1.offset)
  }
  let kept = ranked.prefix(sarifResultLimit).sorted { $0.offset < $1.offset }.map(\.element)
  let dropped = ranked.count - kept.count
  let codes = FindingCode.allCases.filter { code in kept.contains { $0.0.code == code } }
  var writer = JSONWriter()
  writer.object {
    $0.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
    $0.member("version", "2.1.0")
    $0.key("runs")
    $0.array {
      $0.object {
        $0.key("tool")
        $0.object {
          $0.key("driver")
          $0.object {
            $0.member("name", "Tuneboard")
            $0.member("semanticVersion", result.model.run.version)
            $0.key("rules")
            $0.list(codes) { json, code in
              json.object {
                $0.member("id", code.rawValue)
                $0.key("shortDescription")
                $0.object { $0.member("text", code.meaning) }
                $0.key("defaultConfiguration")
                $0.object { $0.member("level", code.defaultSeverity.rawValue) }
              }
            }
          }
        }
        $0.key("results")
        $0.list(kept) { json, entry in json.sarifResult(entry.0, entry.1, codes, result) }
        $0.key("invocations")
        $0.array {
          $0.object {
            $0.key("executionSuccessful")
            $0.bool(true)
            $0.key("toolExecutionNotifications")
            $0.array {
              guard dropped > 0 else { return }
              $0.object {
                $0.member("level", "warning")
                $0.key("message")
                $0.object {
                  $0.member("text", "\(dropped) findings are left out: at most 5000 are taken.")
                }
              }
            }
          }
        }
      }
    }
  }
  writer.newline()
  return writer.take()
}

extension JSONWriter {
  fileprivate mutating func sarifResult(
    _ finding: Finding, _ fingerprint: String, _ codes: [FindingCode], _ result: CheckResult
  ) {
    object {
      $0.member("ruleId", finding.code.rawValue)
      $0.member("ruleIndex", codes.firstIndex(of: finding.code) ?? 0)
      $0.member("level", finding.severity.rawValue)
      $0.key("message")
      $0.object {
        $0.member(
          "text", finding.advice.isEmpty ? finding.summary : "\(finding.summary). \(finding.advice)"
        )
      }
      $0.key("locations")
      $0.array {
        guard let place = finding.place else { return }
        $0.object {
          $0.key("physicalLocation")
          $0.object {
            $0.key("artifactLocation")
            $0.object { $0.member("uri", percentEncoded(result.path(place))) }
            if place.line > 0 {
              $0.key("region")
              $0.object { $0.member("startLine", place.line) }
            }
          }
        }
      }
      $0.key("partialFingerprints")
      $0.object { $0.member("tuneboard/v1", fingerprint) }
    }
  }
}

func fingerprint(_ key: String) -> String { String(SHA256.hex(Array(key.utf8)).prefix(32)) }
