import BuiltinTemplates
import Testing

@testable import Language

struct CueListTests {
  @Test(arguments: [
    ("[reaction 0.5]\nsoft", []),
    ("soft", [1]),
    ("[reaction 0.5\nsoft", [1, 2]),
    ("[reaction 2]\nsoft", [1, 2]),
    ("# a comment\n\n[no-such-section]\nsoft", [3, 4]),
    ("[reaction 1]\n{unheard} of", [2]),
    ("[words own]\na b\n[reaction 1]\n{own} of {own?}", []),
  ]) func `names the lines that it cannot use`(_ text: String, _ lines: [Int]) {
    #expect(CueList(text).problems.map(\.line) == lines)
  }

  @Test func `every built-in list is sound`() {
    let files = BuiltinTemplates.files.filter { $0.name.hasPrefix("cues/") }
    #expect(files.count > 20)
    for file in files { #expect(CueList(file.text).problems == [], "\(file.name)") }
  }

  @Test func `what is wrong costs its own lines only`() {
    let list = CueList("[reaction 1]\nsoft\n[no-such-section]\nhard\n[advice 1]\nfirm")
    let lexicon = Lexicon(cues: list, topics: [])
    let tokens = WordText(Array("soft hard firm".utf8), lexicon: lexicon)
    #expect(matches(lexicon, tokens).map(\.outcome.meaning) == [.reaction, .advice])
  }
}
