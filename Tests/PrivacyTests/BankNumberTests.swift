import Privacy
import TestSupport
import Testing

struct BankNumberTests {
  @Test(arguments: [
    "«GB82WEST12345698765432»",
    "«GB82 WEST 1234 5698 7654 32».",
    "«gb82 west 1234 5698 7654 32»",
    "«GB82  WEST 1234 5698 7654 32»",
    "IBAN: «DE89370400440532013000», thanks",
    "«DE89-3704-0044-0532-0130-00»",
    "«NO9386011117947»",
    "«MT84MALT011000012345MTLCAST001S»",
  ]) func `finds account numbers whose length and checksum fit the country`(_ line: String) {
    #expect(marked(unmarked(line), .iban) == expected(line))
  }

  @Test(arguments: [
    "GB83WEST12345698765432",
    "GB82WEST1234569876543",
    "GB82WEST123456987654321",
    "XX82WEST12345698765432",
    "AGB82WEST12345698765432",
    "GB8",
  ]) func `passes over account numbers with a slip`(_ line: String) {
    #expect(marked(unmarked(line), .iban) == line)
  }

  @Test(arguments: [
    "account number: «12345678»",
    "acct #«000123456789»",
    "My account is «1234-5678-90»",
    "routing «021000021», account «0001234567»",
    "sort code «12-34-56»",
  ]) func `finds numbers that the text calls an account`(_ line: String) {
    #expect(marked(unmarked(line), .usBankNumber) == expected(line))
  }

  @Test(arguments: [
    "12345678",
    "I opened the account in 2019",
    "my account has 12345 points",
    "account for about 1234567 of them",
    "on no account 12,345,678",
  ]) func `passes over numbers near an account`(_ line: String) {
    #expect(marked(unmarked(line), .usBankNumber) == line)
  }
}
