import Privacy
import TestSupport
import Testing

struct StreetPhraseTests {
  @Test(arguments: [
    "«Am Mühlbach 7a, 79100 Freiburg»", "wohne «Hauptstr. 5»", "«An der Alten Ziegelei 12»",
    "«Unter den Eichen 87» wohne ich",
    "«Keizersgracht 417» is loud", "«C/ Mayor 120, 2ºB»", "«Av. Paulista 1578»",
    "«unit 12/88 Bondville Parade»",
    "«Flat 9, Harrow House»", "«RR 2 Box 118»", "address: «33 Old Mill»",
    "«Lindenstr. 44b, 50674 Köln»",
  ]) func `finds streets of other grammars`(_ line: String) {
    let text = Array(unmarked(line).utf8)
    let found = personalData(inMessage: text.span).filter { $0.type == .address }
    let value = line.drop { $0 != "«" }.dropFirst().prefix { $0 != "»" }
    #expect(found.map { String(decoding: text[$0.range], as: UTF8.self) } == [String(value)])
  }

  @Test(arguments: [
    "Am Montag 5 Runden", "Im Januar 2020 war es kalt", "Im Sarah 25", "Zum Beispiel 5 Übungen",
    "Zur Zeit 3 Mal",
    "Bei der Arbeit 8 Stunden sitzen", "Auf der Skala 7 von 10", "unit 3 of the course",
    "33 willow gardens around the world",
  ]) func `passes over other German phrases`(_ line: String) {
    let text = Array(unmarked(line).utf8)
    #expect(!personalData(inMessage: text.span).contains { $0.type == .address })
  }
}
