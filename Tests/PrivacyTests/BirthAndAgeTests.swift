import Privacy
import TestSupport
import Testing

struct BirthAndAgeTests {
  @Test(arguments: [
    "geboren am «12. Oktober 1974»", "ich wurde am «14. Februar 1990» geboren",
    "Geburtsdatum: «3.4.66»",
    "Geb. «03.05.1988»", "ich bin «1988» geboren", "mein Geburtstag ist der «3. Mai»",
    "d.o.b. «2 Feb 83»",
    "DOB «1990 Feb 14»", "birthdate «19900214»", "«14/02/90» is my date of birth",
    "I was born in «1979»",
    "she was born in May «1988»", "I'm a «1987» baby", "née le «14 février 1990»",
    "nací el «14 de febrero de 1990»",
    "date of birth: «seventh of June, nineteen eighty»", "Date of birth (required): «3 May 1988»",
    "she came into the world on «1 January 2001»",
  ]) func `finds days of birth`(_ line: String) {
    let text = Array(unmarked(line).utf8)
    let value = line.drop { $0 != "«" }.dropFirst().prefix { $0 != "»" }
    let found = personalData(in: text.span).filter { $0.type == .birthDate }
    #expect(found.contains { String(decoding: text[$0.range], as: UTF8.self).hasSuffix(value) })
  }

  @Test(arguments: [
    "The company was born in 1979", "she gave birth on Monday", "my birthday is in 3 days",
    "the war of 1939",
    "we met on 3 May 2019", "die Idee wurde 2015 geboren", "it was 1990 when I left",
  ]) func `passes over other days`(_ line: String) {
    #expect(marked(unmarked(line), .birthDate) == line)
  }

  @Test(arguments: [
    "im «17» btw", "Ich bin «52» Jahre alt", "mein Sohn ist «7» Jahre", "meine «3»-jährige Tochter",
    "«eleven» years old", "a «17» y/o girl", "I'm «34»yrs", "I am «thirty four»",
    "my twins are «4»", "f/«22»/uk",
    "(«27m»)", "ich werde «40»", "bin «16»", "Mein Vater wird «80»", "in my late «fifties»",
    "I'm pushing «50»",
    "my «six»-month-old", "my daughter («5») and son («8»)", "J'ai «34» ans",
  ]) func `finds ages in short and in German`(_ line: String) {
    #expect(marked(unmarked(line), .age) == line)
  }

  @Test(arguments: [
    "I am 20 minutes late", "im 10 minutes in", "es wird 20 Grad", "vor 3 Jahren",
    "ich bin 5 km gelaufen",
    "the program ran 10 years", "a two year plan", "my sets are 4", "option (5) and (8)",
    "I am twenty minutes away",
    "I've been pushing 50 lbs", "3/12/5 reps", "zone f/4",
  ]) func `passes over other numbers`(_ line: String) {
    #expect(marked(unmarked(line), .age) == line)
  }
}
