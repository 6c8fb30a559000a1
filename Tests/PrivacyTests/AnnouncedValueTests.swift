import Privacy
import TestSupport
import Testing

struct AnnouncedValueTests {
  @Test(
    arguments: [
      ("Handynummer «015155509734»", .phoneNumber), ("mi número es «655 019 234»", .phoneNumber),
      ("meine Nummer ist «0151 5550 9734»", .phoneNumber), ("ext «4418» please", .phoneNumber),
      ("BLZ «37040044»", .usBankNumber), ("Kontonummer ist «532013»", .usBankNumber),
      ("BIC «GENODEF1XYZ»", .usBankNumber),
      ("card ending «4418»", .creditCard), ("it expires «11/27»", .creditCard),
      ("last four of my social are «7742»", .usSSN), ("my social: «601-449274»", .usSSN),
      ("Reisepass «C01X0007H»", .usPassport), ("passport no. «K 882 1941»", .usPassport),
      ("Führerscheinnummer «B072RRE2I56»", .usDriverLicense),
      ("DL# «S530-4417-9921»", .usDriverLicense),
      ("UTR «4418 820 193»", .ukUTR), ("employer id «81 4402918»", .usEIN),
      ("NI number «QQ 44 82 02 C»", .ukNINO),
      ("Personalausweis «L01X00T48»", .nationalID), ("Steuernummer «21/815/08151»", .nationalID),
      ("Sozialversicherungsnummer «65 170891 H 013»", .nationalID),
      ("HKID «A123457(3)»", .nationalID),
      ("Krankenversichertennummer «A448201938»", .medicalRecord),
      ("patient ID «P-8820195»", .medicalRecord),
      ("MAC address «3C5AB4D81F67»", .macAddress), ("PLZ «79102»", .address),
      ("code postal «69007»", .address),
      ("lat «40.44813» lon «-79.98205»", .coordinates),
      ("pin: «48°12'31.4\"N 16°22'21.0\"E»", .coordinates),
      ("«///lamp.orbit.canyon»", .coordinates), ("plus code «9F4MGC2M+H5»", .coordinates),
    ] as [(String, PersonalDataType)]) func `finds numbers behind their names`(
      _ line: String, _ type: PersonalDataType
    )
  {
    #expect(marked(unmarked(line), type) == line)
  }

  @Test(arguments: [
    "my passport expires soon", "ending in 2000 steps", "a long 45.678 km run",
    "swift RECOVERY run", "social media 4 hours a day", "in Marlow Ext 1427",
    "I spent 3000 on my social life",
    "handy tips 101",
    "zip up 3 jackets", "extension 3 sets", "leg extension 12 reps", "Nummer 3 war gut",
    "the badge 10000 steps",
    "exp 10-12 years", "booking a trip in 2024", "medicare 2024 plan", "lat pulldown 40.5 kg",
    "on the lat 3 sets",
    "it was 25° in the sun", "C++ and 3+4", "and/or///well",
  ]) func `passes over other numbers`(_ line: String) {
    #expect(marked(unmarked(line)) == line)
  }

  @Test(arguments: [
    "«4242, 4242, 4242, 4242»", "card «4242x4242x4242x4242»", "card «4242:4242:4242:4242»",
    "card «4242 and 4242 and 4242 and 4242»", "card «4242…4242…4242…4242»",
    "«4242 4242 4242 4242»,«5555 5555 5555 4444»",
  ]) func `finds cards whatever divides their groups`(_ line: String) {
    #expect(marked(unmarked(line), .creditCard) == line)
  }

  @Test(arguments: [
    "«DE 89 37 04 00 44 05 32 01 30 00» is hers", "«DE8 937 040 044 053 201 300 0»",
    "«DE89, 3704, 0044, 0532, 0130, 00»",
  ]) func `finds bank numbers in groups of any length`(_ line: String) {
    #expect(marked(unmarked(line), .iban) == line)
  }

  @Test(arguments: [
    "«rosa.qual ät example punkt de» bitte", "«rosa.qual @ example . de»",
    "«rosa.qual (ät) example (punkt) de»",
    "write to «\"odd name\"@example.org» now",
  ]) func `finds addresses with spelled signs`(_ line: String) {
    #expect(marked(unmarked(line), .emailAddress) == line)
  }
}
