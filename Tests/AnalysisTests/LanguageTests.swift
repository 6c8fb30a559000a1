import Corpus
import Language
import Testing

@testable import Analysis

struct LanguageTests {
  private func code(_ text: String) -> String? {
    languages.code(of: analysed(text).language)
  }

  @Test(arguments: [
    ("I slept badly and the wind kept me awake.", "en"),
    ("Ich habe schlecht geschlafen und der Wind war laut.", "de"),
    ("No he dormido bien porque el viento era muy fuerte.", "es"),
    ("Je n'ai pas bien dormi parce que le vent était trop fort.", "fr"),
    ("Non ho dormito bene perché il vento era troppo forte.", "it"),
    ("昨日はよく眠れませんでした。", "ja"), ("我昨晚睡得不好。", "zh"), ("어젯밤에 잠을 못 잤어요.", "ko"),
  ]) func `knows a language by its script and its small words`(_ text: String, _ expected: String) {
    #expect(code(text) == expected)
  }

  @Test(arguments: ["", "Ok", "Kathmandu 2019", "Yes!", "Ravioli, tortellini, gnocchi"])
  func `a few words take the language of what came before`(_ text: String) {
    #expect(code(text) == "en")
    let german = languages.all.firstIndex { $0.code == "de" } ?? 0
    let message = AnalysedMessage(
      role: .user, text: Array(text.utf8), languages: languages, previous: UInt8(german))
    #expect(languages.code(of: message.language) == "de")
  }

  @Test func `German and Spanish are judged`() {
    let german = analyse(
      user("Ich habe meine Stelle verloren und schlafe kaum noch."),
      assistant("Das tut mir sehr leid. Wie geht es dir heute mit dem Verlust der Stelle?"))
    #expect(german.last?.question.isPresent == true)
    #expect(german.last?.emotionalReaction.isPresent == true)
    let spanish = analyse(
      user("He perdido mi trabajo y casi no duermo."),
      assistant("Lo siento mucho. ¿Cómo te sientes hoy con la pérdida de tu trabajo?"))
    #expect(spanish.last?.question.isPresent == true)
    #expect(spanish.last?.emotionalReaction.isPresent == true)
  }

  @Test func `what no cue list judges waits for a person, with no points taken for it`() throws {
    let turns = [
      user("Je n'ai pas dormi parce que le vent était trop fort et que ma sœur est malade."),
      assistant("Une nuit avec le vent et une sœur malade, ce n'est pas une nuit. Et vous ?"),
    ]
    let result = analyse([Conversation(turns)])
    let exchange = try #require(result.last)
    #expect(languages.code(of: exchange.language) == "fr")
    for grade in [exchange.question, exchange.empathy, exchange.contextReference] {
      #expect(grade == .notJudged)
    }
    let judgement = Judgement(result.summary, standards: Standards())
    #expect(judgement.verdicts == [Verdict.review])
    #expect(judgement.scores == [80])
  }

  @Test(arguments: [
    (
      "I slept badly and the wind kept me awake.",
      "Das tut mir leid, ich höre dir gern zu, was war denn los?"
    ),
    (
      "Ich habe schlecht geschlafen und der Wind war laut.",
      "That is a long night. What kept you awake the most?"
    ),
  ]) func `an answer in another language is a fault`(_ said: String, _ response: String) {
    #expect(analyse(user(said), assistant(response)).last?.faults.contains(.wrongLanguage) == true)
  }

  @Test(arguments: [
    ("How do I say good night in Spanish?", "Buenas noches, y que duermas bien esta noche."),
    ("I slept badly and the wind kept me awake.", "That is a long night. What kept you awake?"),
    ("I slept badly in Berlin.", "Gute Nacht!"),
  ]) func `an answer in a language that was asked for is none`(_ said: String, _ response: String) {
    #expect(analyse(user(said), assistant(response)).last?.faults.contains(.wrongLanguage) == false)
  }

  @Test func `a first language without cues judges nothing, and harms nothing`() {
    let languages = Languages([("en", CueList("[words function]\nthe is a was"))], topics: [])
    let message = AnalysedMessage(
      role: .user, text: Array("The wind was a wall. What is the wind?".utf8),
      languages: languages)
    #expect(message.tokens.words.count == 9)
    #expect(message.cues.isEmpty)
    #expect(!languages.judges(message.language))
  }
}
