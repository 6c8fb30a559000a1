import Privacy
import TestSupport
import Testing

struct CardScannerTests {
  @Test(arguments: [
    "«4111111111111111»",
    "«4111 1111 1111 1111», «4111-1111-1111-1111».",
    "«4111 1111 1111 1111» 123", "«4111 1111-1111 1111»",
    "«5555555555554444»", "«2223003122003222»",
    "«378282246310005», «3782 822463 10005»",
    "«6011111111111117»",
    "«30569309025904»", "«3056 930902 5904»",
    "«3530111333300000»",
    "«6200000000000005»",
    "my card is «4222222222222»",
    "paid by card, «676000000007»",
  ]) func `finds numbers of known issuers with a right check digit`(_ line: String) {
    #expect(marked(unmarked(line), .creditCard) == expected(line))
  }

  @Test(arguments: [
    "4111111111111112",
    "4111 1111 1111 1112",
    "4 111111111111111",
    "41111111111111110000",
    "9999999999999995",
    "4222222222222",
    "x4111111111111111",
    "4111111111111111x",
    "1234-4111111111111111",
    "1577836800000",
  ]) func `passes over other long numbers`(_ line: String) {
    #expect(marked(unmarked(line), .creditCard) == line)
  }
}
