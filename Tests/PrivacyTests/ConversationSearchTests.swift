import Privacy
import Testing

/// What one message says of another.
struct ConversationSearchTests {
  private func masked(_ messages: [String]) -> [String] {
    let bytes = messages.map { Array($0.utf8) }
    return zip(bytes, Masker().found(inConversation: bytes)).map {
      String(decoding: Privacy.masked($0, $1), as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("I can help. What is your password?", "Kohlrabi-71", "[SECRET]"),
    ("What's the door code?", "7719", "[SECRET]"),
    ("Which PIN did you use?", "It's 4471.", "It's [SECRET]."),
    ("How old are you?", "47", "[AGE]"),
    ("And how old is your son?", "He is 9 now.", "He is [AGE] now."),
    ("When were you born?", "4 Feb 1983", "[DATE_TIME]"),
    ("Where do you live?", "Kettlethorpe", "[LOCATION]"),
    ("Where are you from?", "In Kettlethorpe.", "In [LOCATION]."),
    ("What is your name?", "Quillondra", "[PERSON_1]"),
    ("What's your name?", "zarekko", "[PERSON_1]"),
    ("What's your phone number?", "555 0142", "[PHONE_NUMBER]"),
    ("What is your social security number?", "601449273", "[US_SSN]"),
    ("And what town did you grow up in?", "Thrumster", "[LOCATION]"),
    ("What's your hometown?", "Thrumster", "[LOCATION]"),
    ("Wie heißt du?", "Quillondra", "[PERSON_1]"),
    ("Wie alt bist du?", "Ich bin 41.", "Ich bin [AGE]."),
    ("Wie lautet dein Passwort?", "Kohlrabi-71", "[SECRET]"),
    ("Wo wohnst du?", "In Kettlethorpe.", "In [LOCATION]."),
  ])
  func `an answer is read with its question`(
    _ question: String, _ answer: String, _ expected: String
  ) {
    #expect(masked(["Hello.", question, answer])[2] == expected)
  }

  @Test(arguments: [
    ("How old is the habit?", "Two years."), ("How are you?", "Fine, 8 of 10."),
    ("Where do you feel it?", "In my chest."), ("What is your goal?", "30 minutes a day."),
    ("When do you sleep?", "At 11."), ("What would you name that feeling?", "Anger, mostly."),
    ("Did you change your password?", "Yes, last week."),
    ("Where does that come from?", "My mother, I think."),
    ("What is your name for it?", "The fog."),
    ("Where do you live, in the city or outside?", "outside"),
  ])
  func `an answer to anything else stays`(_ question: String, _ answer: String) {
    #expect(masked(["Hello.", question, answer])[2] == answer)
  }

  @Test(arguments: [
    ("**Password:** Rhabarber-83", "**Password:** [SECRET]"),
    ("my **password** is Sellerie-23", "my **password** is [SECRET]"),
    ("password:\nZimtstern!48", "password:\n[SECRET]"),
    ("**DOB:** 4 Feb 1983", "**DOB:** [DATE_TIME]"),
    ("**PIN** 4422", "**PIN** [SECRET]"),
    ("**I live in** Kettlethorpe", "**I live in** [LOCATION]"),
    ("my **sister** Quennella left", "my **sister** [PERSON_1] left"),
    ("The card is 4539 1488 0343 6467.", "The card is [CREDIT_CARD]."),
    ("You coach Clementine Delacroix, gently.", "You coach [PERSON_1], gently."),
    ("Guten Morgen!", "Guten Morgen!"),
  ])
  func `labels may be emphasised, and no part of a value stays`(_ text: String, _ expected: String)
  {
    #expect(masked([text]) == [expected])
  }

  @Test(arguments: [
    "Der Sommer war schön, und ich habe das Licht gern.",
    "Ein kurzer Spaziergang am Morgen, etwas Wasser und Ruhe.",
    "Ich bin im Winter und nach dem Abend mit dem Hund oft müde.",
  ])
  func `German nouns are no names`(_ text: String) { #expect(masked([text]) == [text]) }

  @Test func `names in German are found where they are announced`() {
    #expect(
      masked(["Frau Sommer und Anna haben nicht mit mir gesprochen."])[0].contains("[PERSON_"))
    #expect(
      !masked(["Ich habe mit der Anna und nicht mit dem Thomas geredet."])[0].contains("Anna"))
    #expect(
      !masked(["Ich habe mit der Anna und nicht mit dem Thomas geredet."])[0].contains("Thomas"))
    #expect(!masked(["Anna Sommer und ich sind auf dem Weg."])[0].contains("Sommer"))
  }
}
