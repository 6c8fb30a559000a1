/// How the form of a dataset says which responses of a line are learned, and which are only context.
///
/// A trainer learns from every response of a line unless something tells it not to. `"weight": 0` tells that to
/// hosted trainers alone: TRL 1.16, LLaMA-Factory 0.9.5 and MLX-LM 0.32 do not read it (their sources, read on
/// 2026-11-28).
package enum LossMasking: Sendable, CaseIterable {
  /// `"weight": 0` on a response that is context.
  case weights
  /// The response that is learned stands apart from what is before it: `prompt` and `completion`. TRL then
  /// takes its loss over the completion alone (`completion_only_loss`, unless it is set otherwise).
  case completion
  /// Nothing says it: every response of a line is learned.
  case none
}
