import Bytes
import Testing

struct SHA256Tests {
  // FIPS 180-4's examples, and the well-known digests of the empty text and a million "a".
  @Test(arguments: [
    ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ]) func `gives the known digests`(_ unit: String, _ repeats: Int, _ digest: String) {
    #expect(SHA256.hex(Array(String(repeating: unit, count: repeats).utf8)) == digest)
  }

  @Test(arguments: [0, 1, 55, 56, 63, 64, 65, 127, 128, 1000])
  func `pieces give what the whole gives`(_ count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    for cut in [0, count / 3, count] {
      var state = SHA256()
      state.update(Array(bytes[..<cut]))
      state.update([])
      state.update(Array(bytes[cut...]))
      #expect(state.finalize() == SHA256.hash(bytes))
    }
  }

  @Test func `the first 64 bits are read from the left`() {
    #expect(SHA256.first64Bits(Array("abc".utf8)) == 0xba78_16bf_8f01_cfea)
  }

  @Test(arguments: [
    (UInt64(0), "0000000000000000"), (0xab, "00000000000000ab"), (.max, "ffffffffffffffff"),
  ]) func `an id has sixteen digits`(_ id: UInt64, _ digits: String) {
    #expect(hexadecimal(id) == digits)
  }

  @Test func `bytes have two digits each`() {
    #expect(hexadecimal([0, 10, 255]) == "000aff")
  }
}
