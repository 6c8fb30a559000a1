import Privacy
import TestSupport
import Testing

struct SSNScannerTests {
  @Test(arguments: [
    "«123-45-6789»",
    "it's «078-05-1120».",
    "SSN «123456789»",
    "my social security number is «123 45 6789»",
    "ssn_«123-45-6789»",
    "«123 45 6789»",
  ]) func `finds social security numbers`(_ line: String) {
    #expect(marked(unmarked(line), .usSSN) == expected(line))
  }

  @Test(arguments: [
    "000-45-6789", "666-45-6789", "900-45-6789", "123-00-6789", "123-45-0000",
    "123456789",
    "1234-45-6789", "123-45-67890", "123-45-6789-0", "9-123-45-6789", "a123-45-6789",
    "123-456-789",
  ]) func `passes over numbers that were never assigned or have another form`(_ line: String) {
    #expect(marked(unmarked(line), .usSSN) == line)
  }
}
