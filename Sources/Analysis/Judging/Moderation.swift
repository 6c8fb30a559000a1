internal import Corpus
internal import Language

/// The categories of moderation that a message has cues of: words to look at, no verdict.
///
/// A cue of crisis in a user's message counts as self-harm with intent.
func moderation(of message: AnalysedMessage) -> ModerationSet {
  var found: ModerationSet = []
  for cue in message.cues {
    switch cue.outcome.meaning {
    case .moderation(let category): found.insert(ModerationSet(category))
    case .crisis where message.role == .user:
      found.insert(ModerationSet(.selfHarm))
      found.insert(ModerationSet(.selfHarmIntent))
    default: break
    }
  }
  return found
}
