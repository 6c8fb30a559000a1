internal import Bytes

/// Codes of four to eight digits that the words around them call so: `4821 is my PIN`, `the door code is 4821`,
/// `CVV 123`.
enum SpokenCode {
  static func match(
    _ digits: Range<Int>, in text: Span<UInt8>, notBefore bound: Int
  ) -> Range<Int>? {
    guard digits.count >= 3, numberMayStart(at: digits.lowerBound, in: text, notBefore: bound),
      numberMayEnd(at: digits.upperBound, in: text),
      !numberGoesOn(at: digits.upperBound, in: text)
    else { return nil }
    return isCalledBehind(digits, in: text) || isCalledBefore(digits, in: text) ? digits : nil
  }

  private static let names = Vocabulary("pin pins passcode password otp cvv cvc cvv2 csc mfa totp")
  private static let owners = Vocabulary("my your his her our their the a new old")

  /// `is my PIN`, `is the new passcode`
  private static func isCalledBehind(_ digits: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard digits.count >= 4 else { return false }
    var offset = digits.upperBound
    guard text.spells(" is ", at: offset) || text.spells(" was ", at: offset) else { return false }
    offset += text.byte(offset + 1).lowercased == UInt8(ascii: "i") ? 4 : 5
    for _ in 0..<4 {
      let word = wordKey(in: text, at: offset)
      if names.contains(word) { return true }
      while text.byte(offset).isLetter { offset += 1 }
      guard text.byte(offset) == 0x20 else { return false }
      offset += 1
    }
    return false
  }

  private static let fillers = Vocabulary("is was number no nr my the your s")
  /// Of which kind a code must be for its number to be secret.
  private static let locks = Vocabulary(
    """
    security access verification verify door gate alarm entry login unlock lock sms auth authentication \
    authenticator safe vault garage confirmation recovery backup two factor reset
    """)
  private static let otherCodes = Vocabulary(
    """
    error status exit zip area postal post country http promo discount source colour color hex bar dress ascii \
    unicode response return reason dial dialing diagnosis billing icd product tax sort routing voucher coupon
    """)

  private static func isCalledBefore(_ digits: Range<Int>, in text: Span<UInt8>) -> Bool {
    var before = WordsBefore(digits.lowerBound, maximumWords: 5)
    var (isCode, isSaid) = (false, false)
    while let word = before.next(in: text) {
      if Self.short.contains(word) { return true }
      if isCode {
        if otherCodes.contains(word) { return false }
        return locks.contains(word) || isSaid && digits.count >= 4
      }
      if word == codeKey {
        isCode = true
        continue
      }
      guard fillers.contains(word) else { return false }
      if word == isKey { isSaid = true }
    }
    return isCode && isSaid && digits.count >= 4
  }

  private static let short = Vocabulary("cvv cvc csc otp totp")
  private static let codeKey: UInt64 = 0x63_6F64_65
  private static let isKey: UInt64 = 0x6973
}
