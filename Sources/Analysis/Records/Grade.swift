#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The value of an indicator in hundredths, 0 to 100, or "not judged".
///
/// An indicator is not judged where nothing is known of the response's language; such a response
/// is left out of shares, never counted as zero.
package struct Grade: Sendable, BitwiseCopyable, Hashable {
  private var code: UInt8

  package static let notJudged = Grade(code: .max)

  private init(code: UInt8) { self.code = code }

  /// - Parameter value: 0 to 1; values outside count as the nearer end.
  package init(_ value: Double) { code = UInt8((min(1, max(0, value)) * 100).rounded()) }

  /// - Parameter logOdds: The logarithm of p / (1 − p), of a probability p.
  package init(logOdds: Double) { self.init(1 / (1 + exp(-logOdds))) }

  package var isJudged: Bool { code != .max }
  /// 0 to 100; nil when not judged.
  package var hundredths: Int? { isJudged ? Int(code) : nil }
  /// 0 to 1; nil when not judged.
  package var value: Double? { isJudged ? Double(code) / 100 : nil }
  /// The logarithm of p / (1 − p) of the value p, kept within bounds; nil when not judged.
  package func logOdds(in bounds: ClosedRange<Double>) -> Double? {
    value.map { min(bounds.upperBound, max(bounds.lowerBound, log($0 / (1 - $0)))) }
  }
  /// Whether what is looked for is there: 0.5 or more; nil when not judged.
  package var isPresent: Bool? { isJudged ? code >= 50 : nil }
}

extension Grade: ExpressibleByIntegerLiteral {
  /// A grade in hundredths, 0 to 100.
  package init(integerLiteral hundredths: UInt8) {
    precondition(hundredths <= 100, "a grade has at most 100 hundredths")
    code = hundredths
  }
}
