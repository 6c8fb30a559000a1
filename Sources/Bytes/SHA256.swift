internal import CLibCrypto

/// The implementation of SHA-256, looked up once: libcrypto's own look-up costs more than the hash
/// of a short message.
///
/// Invariant: the pointer is set once, before any reader sees it, and what it points to is never changed nor freed;
/// libcrypto counts its uses atomically. So any thread may read it without a lock.
nonisolated(unsafe) private let implementation = unsafe EVP_MD_fetch(nil, "SHA256", nil)

/// SHA-256 (FIPS 180-4) of bytes that come in pieces, by libcrypto.
@safe package struct SHA256: ~Copyable {
  private let context: OpaquePointer?

  package init() {
    unsafe context = EVP_MD_CTX_new()
    let status = unsafe EVP_DigestInit_ex2(context, implementation, nil)
    precondition(status == 1, "libcrypto has no SHA-256")
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  package mutating func update(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes {
      _ = unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count)
    }
  }

  /// The digest of all bytes so far, 32 bytes. Call it once.
  package mutating func finalize() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    unsafe digest.withUnsafeMutableBufferPointer {
      _ = unsafe EVP_DigestFinal_ex(context, $0.baseAddress, nil)
    }
    return digest
  }

  package static func hash(_ bytes: [UInt8]) -> [UInt8] {
    var state = SHA256()
    state.update(bytes)
    return state.finalize()
  }

  /// 64 lower-case hexadecimal digits.
  package static func hex(_ bytes: [UInt8]) -> String { hexadecimal(hash(bytes)) }

  /// The first eight bytes of the digest as a big-endian number.
  package static func first64Bits(_ bytes: [UInt8]) -> UInt64 {
    hash(bytes).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
