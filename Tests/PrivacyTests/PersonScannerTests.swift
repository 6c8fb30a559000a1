import Testing

@testable import Privacy

/// A line with `«` and `»` around what a message's search finds of a kind.
private func found(_ type: PersonalDataType, in line: String) -> String {
  let text = unmarked(line)
  var result = ""
  var copied = 0
  for item in personalData(inMessage: text.span) where item.type == type {
    result += String(decoding: text[copied..<item.range.lowerBound], as: UTF8.self)
    result += "«" + String(decoding: text[item.range], as: UTF8.self) + "»"
    copied = item.range.upperBound
  }
  return result + String(decoding: text[copied...], as: UTF8.self)
}

struct PersonScannerTests {
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
    "license number ", "Rue A ",
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
