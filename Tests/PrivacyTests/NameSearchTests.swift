import TestSupport
import Testing

@testable import Privacy

/// A line with `«` and `»` around what a message's search finds of a kind.
private func found(_ type: PersonalDataType, in line: String) -> String {
  let text = unmarked(line)
  let bytes = Array(text.utf8)
  return marked(
    text, personalData(inMessage: bytes.span).filter { $0.type == type }.map(\.range))
}

struct NameSearchTests {
  @Test(arguments: [
    "I told «Anna» about it.", "«Tamás Kovács» called.", "My sister «Maria de la Cruz» is here.",
    "Is «Emma J. Fischer» in?", "Dr. «Ilves» said so.", "Ask Mrs «Okonkwo», please.",
    "Hi «Zenobia», how are you?",
    "my name is «Zorro»", "my name's «Tim»", "my name is «jonathan» and i am tired",
    "i talked to «rebecca» yesterday", "«Anna»'s dog", "«Anna»’s dog", "It was “«Peter»”.",
    "We met «Grace Fischer» there.",
  ]) func `finds names that something announces`(_ line: String) {
    #expect(found(.person, in: line) == line)
  }

  @Test(arguments: [
    "Grace is what I need.", "Will you come? May I ask?", "I will mark it.",
    "Hope helps, and so does Joy.",
    "Hi there, how are you?", "Hello Everyone, welcome!", "Dear God, no.",
    "My name is on the list.",
    "St. Paul Street is long.", "Monday, Tuesday and Friday.", "In June I Rose early.",
    "Yes, I Can.",
  ]) func `leaves alone words that are no names`(_ line: String) {
    #expect(found(.person, in: line) == line)
  }

  @Test(arguments: [
    "my friend «grace» says hello", "I finally told «Zarek» the truth.", "«Will» told me to wait.",
    "I love «Hope-Marie».",
    "i miss «priyanka» so much", "MY SISTER «MIRIAM» LEFT", "My boss «Sylvan» yelled.",
    "My son «Theo», 7, sings.",
    "«Zarek», my ex, called.", "I'm «Bex», hello.", "J. «Winslow»", "We ate with the «Winslows».",
    "I saw Dr «Okonkwo» and mrs «hill».", "Please write.\n\n- «Rose»",
    "«Anne-Sophie» and «José» are here.",
    "I had coffee with «DeShawn O'Malley».",
  ]) func `finds names in a name's place, in whatever letters they are`(_ line: String) {
    let bare = line.replacing("J. «", with: "«J. ")
    #expect(found(.person, in: bare) == bare)
  }

  @Test(arguments: [
    "I'm Fine, thanks.", "my dad will never change", "my friend said no",
    "Grace under pressure is hard.",
    "I'm In Love With My Best Friend", "i hope so", "Hope is all I have.", "Call me crazy.",
    "Mark my words.",
    "I have ADHD and take Lexapro.", "I'm Scottish.", "We watched the Boston Marathon.",
  ]) func `leaves alone words in places where names stand, too`(_ line: String) {
    #expect(found(.person, in: line) == line)
  }

  @Test(arguments: [
    "I work at «Norvane» now.", "I was fired from «Castlemoor».", "«Halvorsen Ltd» owes me money.",
    "I go to «Hexworth High School».", "She was taken to «Harper Clinic».",
    "the «University of Tartu»",
    "I teach at «St. Brigid's».", "I work at home.", "The hospital was full.",
    "I go to high school.",
  ]) func `finds employers, schools and clinics`(_ line: String) {
    let bare = line.replacing("the «U", with: "I left the «U")
    #expect(found(.organization, in: bare) == bare)
  }

  @Test(arguments: [
    "I'm «34» and tired.", "I am «34» years old.", "a «7»-year-old boy", "My mother is «81».",
    "She turned «40».",
    "I («34F») left.", "I'm «fifty-six» years old.", "My son Theo, «7», sings.", "I'm in my «30s».",
    "when I was «12»",
    "I'm 5 minutes away.", "I have 3 kids.", "It is 20 below.", "I am 100 percent sure.",
    "I'm 34 and 5 behind.",
    "a 10 year old car", "It took 45 minutes.",
  ]) func `finds ages, and no other numbers`(_ line: String) {
    #expect(found(.age, in: line) == line)
  }

  @Test(arguments: [
    "I live in «SW1A 1AA».", "It's «K1A 0B1».", "Tulsa, OK «74103»", "Room A12 B.",
  ])
  func `finds postal codes by their form`(_ line: String) {
    #expect(found(.postalCode, in: line) == line)
  }

  @Test(arguments: [
    "We moved to «Hexworth».", "i live in «boise» now", "We drove to «Dayton, OH».",
    "I hate «Tulsa».",
    "I stayed in «Salt Lake City».", "I read the Paris Agreement.",
  ]) func `finds towns`(_ line: String) {
    #expect(found(.location, in: line) == line)
  }

  @Test func `a name said once is found at each mention in its conversation`() {
    let messages = [
      "My roommate Zarek never cleans.", "Tell me more.", "zarek's mess is everywhere, ZAREK!",
      "My sister Grace left.",
      "the grace of it, and only Grace", "I met Anna Winslow.", "winslow again",
    ]
    let texts = messages.map { Array($0.utf8) }
    let said = zip(texts, personalData(inConversation: texts)).map { text, items in
      items.map { String(decoding: text[$0.range], as: UTF8.self) }
    }
    #expect(
      said == [
        ["Zarek"], [], ["zarek", "ZAREK"], ["Grace"], ["Grace"], ["Anna Winslow"], ["winslow"],
      ])
  }

  @Test(arguments: [
    "I live at «14 Larkspur Lane».",
    "She moved to «4589 40th Street Suite 603, Calgary AB» in May.",
    "«Koskikatu 25» it is", "«Hauptstraße 7b», ring twice", "write to «P.O. Box 255»",
    "my zip code is «56139»",
    "«11 Via Goffredo Mameli»", "send it to «PSC 4095, Box 8316 APO AE 85103»",
    "«221B Baker Street»",
  ]) func `finds street addresses`(_ line: String) {
    #expect(found(.address, in: line) == line)
  }

  @Test(arguments: [
    "It is a 20 minute drive.", "A 2 way street.", "I ran 5 miles this way.", "The roaring 20s.",
    "Considering 2020.",
    "I got 3 of 4 right, in my own way.", "Take step 2 in a different way.", "At 7 PM I eat.",
  ]) func `leaves alone numbers that are no house's`(_ line: String) {
    #expect(found(.address, in: line) == line)
  }

  @Test(arguments: [
    "I am from «Norway».", "We flew to «New York City» and «Paris».", "I live in «Kuressaare».",
    "Have a Nice day.",
    "I ate Turkey.", "Florence called.",
  ]) func `finds places, and other words only behind one that says so`(_ line: String) {
    #expect(found(.location, in: line) == line)
  }

  @Test(arguments: [
    "see «https://example.org/a?b=c», then", "(«http://example.org/x_(y)»)", "«www.example.org».",
    "http:// and www. alone",
  ]) func `finds web addresses`(_ line: String) {
    #expect(found(.url, in: line) == line)
  }

  @Test(arguments: [
    "My driver's license number is «A5631·9335»", "passport no. «C0100·5988»", "a license to fish",
    "my passport is old",
  ]) func `finds numbers of documents behind their names`(_ line: String) {
    let type: PersonalDataType = line.contains("license") ? .usDriverLicense : .usPassport
    #expect(found(type, in: line) == expected(line))
  }

  @Test func `a person has one number throughout a conversation`() {
    var people = People()
    func masked(_ line: String) -> String {
      let text = Array(line.utf8)
      return String(
        decoding: Privacy.masked(text, personalData(inMessage: text.span), &people), as: UTF8.self)
    }
    #expect(masked("Anna Ilves and Peter quarrel.") == "[PERSON_1] and [PERSON_2] quarrel.")
    #expect(masked("What did Peter say to Anna?") == "What did [PERSON_2] say to [PERSON_1]?")
    #expect(masked("Mrs. Ilves left. Tamara stayed.") == "Mrs. [PERSON_1] left. [PERSON_3] stayed.")
  }

  @Test func `what is masked is found no more`() {
    let line = "Anna lives at 14 Larkspur Lane in Norway, see https://example.org/anna."
    let once = Privacy.masked(Array(line.utf8), personalData(inMessage: Array(line.utf8).span))
    #expect(personalData(inMessage: once.span).isEmpty, "\(String(decoding: once, as: UTF8.self))")
  }

  @Test func `a policy keeps types and values`() {
    let text = Array("Anna from Norway calls 988-555-0199 or Peter.".utf8)
    var policy = PersonalDataPolicy()
    policy.kept = [.location]
    policy.allowed = ["peter"]
    let left = policy.masked(personalData(inMessage: text.span), in: text)
    #expect(left.map(\.type) == [.person, .phoneNumber])
  }

  /// A hang shows as a test that never ends.
  @Test(arguments: [
    "http://-", "www.", "http://a", "passport ", "passport 1", "Apt. 1 ", "1 A St, ", "zip code ",
    "Anna ", "Mr. ",
    "12 Aa ", "PO Box ", "my name is ", "A", "Å", "APO AE ", "New York ", "at 12 Abcd ",
    "license number ", "Rue A ", "I told Grace ", "Anna and ", "the Zarek and I ", "St. A ", "New ",
    "I'm 3 ", "Ltd ",
    "Straße 1 ", "\u{201C}", "-'", "Apt. ", "1 ",
  ]) func `a quarter of a megabyte of one thing over and over is searched`(_ unit: String) {
    let text = Array(String(repeating: unit, count: (1 << 18) / unit.utf8.count).utf8)
    var end = 0
    for item in personalData(inMessage: text.span) {
      #expect(item.range.lowerBound >= end && item.range.upperBound <= text.count)
      end = item.range.upperBound
    }
  }

  @Test func `every cut of a text is searched, valid UTF-8 or not`() {
    let line = """
      Hi Zoë, Dr. Ilves lives at 14 Larkspur Lane Apt. 3, Calgary, AB 56139 – Šárka’s P.O. Box 2, Rue A 4, PSC 1, Box 2
      APO AE 85103. my name is anna, zip code: 394 13; driver’s license no. A1234567, https://a.example/(x).
      """
    let text = Array(line.utf8)
    for start in text.indices {
      for end in stride(from: start, through: min(text.count, start + 60), by: 1) {
        let cut = Array(text[start..<end])
        for item in personalData(inMessage: cut.span) {
          #expect(item.range.upperBound <= cut.count && !item.range.isEmpty)
        }
      }
    }
  }
}
