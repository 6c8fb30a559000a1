/// Finds bank account, routing and sort code numbers that the text calls so.
///
/// Accepts 6 to 17 digits, plain or in groups joined by one kind of separator (hyphen or space),
/// after `account`, `acct`, `routing`, `aba` or `sort code`, with only filler such as `number is`
/// between: _account number: 12345678_, _sort code 12-34-56_.
enum BankAccountScanner {
  static func match(_ groups: DigitGroups, in text: Span<UInt8>) -> Range<Int>? {
    let start = groups.start
    guard let end = end(of: groups, in: text), isCalledAccount(before: start, in: text)
    else { return nil }
    return start..<end
  }

  private static func end(of groups: DigitGroups, in text: Span<UInt8>) -> Int? {
    guard groups.count > 0, !groups.startsInParentheses else { return nil }
    var used = 1
    if groups.count > 1 {
      let joint = groups.joint(before: 1)
      if joint == .hyphen || joint == .space {
        while used < groups.count, groups.joint(before: used) == joint,
          groups.length(used) >= 2
        {
          used += 1
        }
      }
    }
    let end = groups.end(used - 1)
    guard (6...17).contains(groups.digitCount(ofFirst: used)), numberMayEnd(at: end, in: text),
      !numberGoesOn(at: end, in: text)
    else { return nil }
    return end
  }

  private static let accountWords = Vocabulary("account accounts acct routing aba sort")

  private static let fillers = Vocabulary(
    """
    number numbers num no nr code is are was my your his her the our and or it of ending with in s \
    transit bank checking chequing savings current details
    """)

  private static func isCalledAccount(before start: Int, in text: Span<UInt8>) -> Bool {
    let (accounts, fillers) = (accountWords, fillers)
    var before = WordsBefore(start)
    while let word = before.next(in: text) {
      if accounts.contains(word) { return true }
      if !fillers.contains(word) { return false }
    }
    return false
  }
}
