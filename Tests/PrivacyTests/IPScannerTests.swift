import Privacy
import TestSupport
import Testing

struct IPScannerTests {
  @Test(arguments: [
    "«192.0.2.1»",
    "from «198.51.100.23», then",
    "at «203.0.113.9»:8080/x",
    "«198.51.100.7»/24",
    "It was «192.0.2.255».",
  ]) func `finds IPv4 addresses`(_ line: String) {
    #expect(marked(unmarked(line), .ipAddress) == expected(line))
  }

  @Test func `finds four single digits only where a network is named`() {
    #expect(masked("DNS server 9.9.9.9") == "DNS server [IP_ADDRESS]")
    #expect(masked("see 9.9.9.9") == "see 9.9.9.9")
  }

  @Test(arguments: [
    "192.0.2.256", "192.0.2", "192.0.2.1.5", "192.0.02.1",
    "v10.20.30.40", "version 10.20.30.40", "Version: 10.20.30.40", "section 10.11.12.13",
    "1.192.0.2.1", "192.0.2.1a", "10.000.000.000", "10.12.2019",
  ]) func `passes over versions, sections and numbers out of range`(_ line: String) {
    #expect(marked(unmarked(line), .ipAddress) == line)
  }

  @Test(arguments: [
    "«2001:db8::1»",
    "«2001:db8:0:0:1:0:0:1»",
    "«2001:DB8:0:0:8:800:200C:417A», yes",
    "[«2001:db8::8a2e:370:7334»]:80",
    "«fe80::1»%eth0",
    "«2001:db8::»",
    "«::ffff:192.0.2.128»",
    "«64:ff9b::192.0.2.33»",
    "at «2001:db8::1».",
  ]) func `finds IPv6 addresses`(_ line: String) {
    #expect(marked(unmarked(line), .ipAddress) == expected(line))
  }

  @Test(arguments: [
    "::", "::1", "a::b", "std::min", "Foo::1", "12::30",
    "12:30:45", "00:1a:2b:3c:4d:5e", "1:2:3:4:5:6:7:8",
    "2001:db8::1::2", "2001:db8:0:0:1:0:0:1:2", "12345::1", "x2001:db8::1", "2001:db8::1x",
    "note: 10: 20: 30", "smile :) :: :D",
  ]) func `passes over times, names and hardware addresses`(_ line: String) {
    #expect(marked(unmarked(line), .ipAddress) == line)
  }
}
