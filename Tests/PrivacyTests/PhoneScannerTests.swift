import Privacy
import TestSupport
import Testing

struct PhoneScannerTests {
  @Test(arguments: [
    "«+1 (555) 010-0199»",
    "«+15550100199»",
    "«+44 20 7946 0958», «+44 (0)20 7946 0958», «(+44) 20 7946 0958»",
    "«+33 1 99 00 12 34»",
    "«+353 20 910 1234»",
    "WhatsApp«+447700900123»",
    "«001-555-010-0199x123»",
    "«0044 7700 900123»",
  ]) func `finds international numbers`(_ line: String) {
    #expect(marked(unmarked(line), .phoneNumber) == expected(line))
  }

  @Test(arguments: [
    "«(555) 555-0199» or «555.555.0199» or «555 555 0199»",
    "«1-555-555-0199»",
    "«555-555-0199 ext. 12», «555-555-0199x1234», «555-555-0199, extension 7»",
    "«555–555–0199», «555 - 555 - 0199»",
    "Contact:«555-555-0199»Call now",
    "my digits: «5555550199»",
    "«07700 900123», «07700900123», «020 7946 0958», «(01632) 960001», «01632 960001»",
    "«01 99 00 12 34»",
    "«(03) 7010 1234»",
    "«0491 570 156»",
    "«8 (495) 000-12-34»",
  ]) func `finds national numbers by their form`(_ line: String) {
    #expect(marked(unmarked(line), .phoneNumber) == expected(line))
  }

  @Test(arguments: [
    "call me at «555-0199»",
    "call «555-0199» or «555-0123»",
    "Text me: «5550199»",
    "my number is «612 345 678»",
    "Ann's number: «612-34-56-78»",
    "Phone:\n«55 50 01 99»",
    "«22 555019» office",
    "«12 34 56 78» fax",
    "Fax «61 51 81»",
    "phone «11 5555-0199»",
    "mobile «30/555 0199»",
  ]) func `finds other numbers beside a word that names a phone`(_ line: String) {
    #expect(marked(unmarked(line), .phoneNumber) == expected(line))
  }

  @Test(arguments: [
    "score 555-0199",
    "order number 5555550199",
    "my driver's license number is 555550199",
    "tracking 5555550199",
    "10,000 steps, 12,345,678 in all",
    "from 2019-2020, 1931-1932",
    "on 2019-03-04, 04/05/2019, 04.05.2019 10:30, 01-02-2019 08:30",
    "3x10, 12-10-08-06, 100-150-200",
    "12:30-13:45",
    "$5,550,199 or $5550199 or £555 0199 or €555-555-0199",
    "1 000 000 and 10 000 000 people",
    "ISBN 978-3-16-148410-0, ISBN 0-306-40615-2, ISBN 0306406152",
    "call me on 2019-03-04 or 20190304",
    "call me at 1000-1130",
    "call me in 100-150 days",
    "text me 100 200 times",
    "blood pressure 130/80, 120/75",
    "5 10 15 20 25 30 35 40",
    "100.000.000",
    "555-555-0199-8",
    "12345678901234567890",
    "https://example.com/status/5555550199",
    "SKU5555550199",
    "3.1415926535",
    "48.208176, 16.373819",
    "123e4567-e89b-12d3-a456-426614174000",
  ]) func `passes over dates, counts, prices and other numbers`(_ line: String) {
    #expect(marked(unmarked(line), .phoneNumber) == line)
  }
}
