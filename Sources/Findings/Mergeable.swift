/// A partial result that joins with the one that follows it in input order.
///
/// Laws: ``identity`` is neutral on both sides, and ``merge(_:)`` is associative. It need not be
/// commutative, since results are always merged in input order.
package protocol Mergeable: Sendable {
  static var identity: Self { get }
  mutating func merge(_ other: consuming Self)
}
