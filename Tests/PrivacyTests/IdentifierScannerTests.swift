import Privacy
import TestSupport
import Testing

struct IdentifierScannerTests {
  @Test(
    arguments: [
      (PersonalDataType.macAddress, "my card is «00:1A:2B:3C:4D:5E», why?"),
      (.macAddress, "«00-1a-2b-3c-4d-5e»"), (.macAddress, "(«001a.2b3c.4d5e»)"),
      (.ukNINO, "My NI number is «QQ 12 34 56 C»".replacing("QQ", with: "AB")),
      (.ukNINO, "«AB123456C»."), (.ukNINO, "it's «ab123456c»"),
      (.ukNHS, "NHS number «943 476 5919»"), (.ukNHS, "my NHS no. is «9434765919»"),
      (.ukUTR, "UTR «12345 67890»"), (.usEIN, "our EIN is «12-3456789»"),
      (.usITIN, "«912-78-1234»"), (.usITIN, "my ITIN is «912 78 1234»"),
      (.crypto, "send it to «bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq» please"),
      (.crypto, "«1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa»"),
      (.crypto, "«0x52908400098527886E0F7030069857D2E4169EE7»"),
      (.coordinates, "We meet at «-33.8568, 151.2153»."),
      (.coordinates, "at «59.3293° N, 18.0686»° E"),
      (.birthDate, "I was born on «12 March 1985» in Leeds"), (.birthDate, "DOB: «12/03/85»"),
      (.birthDate, "my birthday is «March 12th»"), (.birthDate, "Date of birth: «1985-03-12»"),
      (.birthDate, "born the «3rd of May 1990»"), (.birthDate, "«8/14/1996» it says"),
      (.birthDate, "«14.8.1996»"),
      (.username, "follow me on insta «@morning.runner»"), (.username, "ask «@run_anna» about it"),
      (.username, "I am «u/slow_jogger» there"),
    ] as [(PersonalDataType, String)])
  func `finds identifiers in their accepted forms`(_ type: PersonalDataType, _ line: String) {
    #expect(marked(unmarked(line), type) == expected(line))
  }

  @Test(arguments: [
    "at 12:30:45:10:20:30", "00:1A:2B:3C:4D", "00:1A:2B:3C:4D:5E:6F", "10-20-30-40-50-60",
    "BG 12 34 56 C", "AB123456E", "AB12345C", "Ab123456c is no number",
    "NHS number 943 476 5918", "943 476 5919 steps in all", "the NHS turned 75",
    "12-3456789 boxes", "912-66-1234 of 9",
    "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdp", "1111111111111111111111111111",
    "0x52908400098527886E0F7030069857D2E4169EE", "thisisaverylongwordwithoutanydigits1",
    "I ran 5.250 km, then 6.125 more: 11.375 in all", "3.14159", "weights of 12.500 and 200.000",
    "I was born to run", "my birthday is in three weeks", "born in 1985",
    "on 12/03/2026 we begin", "1/2 or 3/4 of it", "24/7", "the ratio 10/20/30",
    "meet @ noon", "@home all day", "a@b", "2@5",
  ]) func `passes over what only looks like one`(_ line: String) {
    let types: [PersonalDataType] = [
      .macAddress, .ukNINO, .ukNHS, .ukUTR, .usEIN, .usITIN, .crypto, .coordinates, .birthDate,
      .username,
    ]
    let found = personalData(in: Array(line.utf8).span).filter { types.contains($0.type) }
    #expect(found.isEmpty, "\(marked(line))")
  }

  @Test func `an identifier never uncovers what another finding masks`() {
    for line in [
      "born on 12/03/1985@mail.example.org", "@run_1@mail.example.org", "https://a.example/u/run_1",
      "00:1A:2B:3C:4D:5E@mail.example.org", "DOB 1985-03-12-4111111111111111",
    ] {
      let bytes = Array(line.utf8)
      let found = personalData(in: bytes.span)
      #expect(!found.isEmpty)
      #expect(
        zip(found, found.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
    }
  }
}
