internal import Bytes

/// Words beside a number that say whether it is a phone number.
enum PhoneWords {
  private static let phone = Vocabulary(
    """
    call calls called calling callback phone phones phoned tel telephone ph mobile mob cell \
    cellphone fax faxed dial dialed dialled ring reach contact answering text texted texting sms \
    message messages whatsapp viber hotline helpline landline voicemail pager \
    ruf rufe anruf anrufen erreiche erreichb telefon mobil llama llámame llamar teléfono móvil appelle appelez \
    téléphone
    """)

  /// Names of other numbers: nearer than a phone word, they win.
  private static let other = Vocabulary(
    """
    account accounts acct routing license licence order ticket tracking case invoice reference ref \
    policy passport id isbn serial card ssn social security model version zip postcode code room \
    confirmation booking flight claim patent part steps calories kcal miles score password pin
    """)

  /// What makes `number` the number of a person.
  private static let owners = Vocabulary("my your his her our their this that new old s the")

  private static let after = Vocabulary("office fax mobile cell landline desk phone")
  private static let numbers = Vocabulary("number numbers no nr num")

  /// Whether one of the three words before a number names another kind of number.
  static func nameAnother(before start: Int, in text: Span<UInt8>) -> Bool {
    let (phone, other) = (phone, other)
    var before = WordsBefore(start, maximumWords: 3)
    while let word = before.next(in: text) {
      if phone.contains(word) { return false }
      if other.contains(word) { return true }
    }
    return false
  }

  /// Whether one of the six words before a number, or the word after it, names a phone.
  ///
  /// `number` itself counts after `my`, `her`, `Ann's` and the like, so that an order number isn't
  /// a phone number.
  static func standBeside(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    let (phone, other, numbers) = (phone, other, numbers)
    var offset = range.upperBound
    while offset - range.upperBound < 2,
      text.byte(offset) == UInt8(ascii: " ")
        || text.byte(offset) == UInt8(ascii: "-") || text.byte(offset) == UInt8(ascii: "(")
    {
      offset += 1
    }
    if offset > range.upperBound, after.contains(wordKey(in: text, at: offset)) { return true }

    var before = WordsBefore(range.lowerBound)
    while let word = before.next(in: text) {
      if phone.contains(word) { return true }
      if other.contains(word) { return false }
      if numbers.contains(word) {
        guard let owner = before.next(in: text) else { return false }
        if phone.contains(owner) || owners.contains(owner) { return true }
        if other.contains(owner) { return false }
      }
    }
    return false
  }
}
