import BuiltinTemplates
import Corpus
import Language
import TestSupport

/// English alone, with the keywords of the default topics.
private let languages = Languages([("en", CueList(englishCues))], topics: Topic.defaults)

/// The English cue list as it is written.
let englishCues = BuiltinTemplates.files.first { $0.name == "cues/en.txt" }?.text ?? ""

let lexicon = languages.all[0].lexicon

func analysed(_ text: String, role: Role = .assistant) -> AnalysedMessage {
  AnalysedMessage(role: role, text: Array(text.utf8), languages: languages)
}

extension SeededGenerator {
  init(seed: Int) { self.init(seed: UInt64(truncatingIfNeeded: seed) &+ 0x1234_5678) }
}
