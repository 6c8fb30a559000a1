import TestSupport
import Testing

@testable import Language

struct StemTests {
  private func stems(_ words: String) -> Set<UInt64> {
    let bytes = Array(words.utf8)
    let text = bytes.span
    var stems: Set<UInt64> = []
    for word in WordText(bytes, lexicon: lexicon).words { stems.insert(stem(word, in: text)) }
    return stems
  }

  @Test(arguments: [
    "walk walks walked walking Walk WALKING walk's",
    "study studies studied studying",
    "run runs running",
    "hope hopes hoped hoping",
    "plan plans planned planning",
    "tire tires tired",
    "bake bakes baked baking",
    "lonely lone",
    "injury injuries",
    "café café",
  ]) func `inflections of a word have one stem`(_ words: String) {
    #expect(stems(words).count == 1)
  }

  @Test(arguments: [
    "king kin", "bus bush", "sing sin", "boss bos", "ring rink", "stress stretch", "happy happen",
    "knee kneel", "café cafés", "less lesson", "sad said",
  ]) func `different words keep different stems`(_ words: String) {
    #expect(stems(words).count == 2)
  }

  @Test(arguments: 0..<200)
  func `a stem depends on the word alone`(_ seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let word = String(
      (0..<(1 + seed % 12)).map { _ in "aeinsydlg'".randomElement(using: &generator) ?? "a" })
    let alone = Array(word.utf8)
    let inside = Array("zz \(word.uppercased()) zz".utf8)
    let first = try #require(
      WordText(alone, lexicon: lexicon).words.first.map { stem($0, in: alone.span) } ?? 0)
    let words = WordText(inside, lexicon: lexicon).words
    guard words.count == 3 else { return }
    #expect(stem(words[1], in: inside.span) == first)
  }
}
