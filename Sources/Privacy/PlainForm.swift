/// What a character that is not ASCII stands for in a value.
///
/// Digits of every script, full-width, circled and mathematical letters, spaces and hyphens of every width are those
/// of ASCII: what Unicode's compatibility decomposition (form NFKC) gives where a value may have it, and besides the
/// hyphens and full stops that form leaves alone.
enum PlainForm {
  case itself
  /// Has no width: zero-width spaces and joiners, soft hyphens, variation selectors, marks of direction.
  case nothing
  /// Combines with the letter before it.
  case mark
  /// A point that may divide groups of digits: `·`, `•`.
  case point
  case ascii(String)

  init(of scalar: Unicode.Scalar) {
    let value = scalar.value
    // Letters of Latin, Greek and Cyrillic, and the marks of quotation: most of what there is.
    if (0xC0..<0x17F).contains(value) || (0x180..<0x2B0).contains(value)
      || (0x370..<0x600).contains(value) || (0x2018...0x201F).contains(value)
    {
      self = .itself
      return
    }
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint || value == 0xFFFC || value == 0x20E3 {
      self = .nothing
      return
    }
    if let type = properties.numericType, type != .numeric, let number = properties.numericValue,
      (0...9).contains(number)
    {
      self = .ascii("\(Int(number))")
      return
    }
    switch properties.generalCategory {
    case .spaceSeparator: self = .ascii(" ")
    case .lineSeparator, .paragraphSeparator: self = .ascii("\n")
    case .dashPunctuation: self = .ascii("-")
    case .format, .control: self = .nothing
    case .nonspacingMark, .enclosingMark: self = Self.isCommonMark(value) ? .mark : .itself
    default: self = Self.letterOrSign(value)
    }
  }

  /// Marks of Latin, Greek and Cyrillic, and those for signs. Vowels of other scripts are letters here.
  private static func isCommonMark(_ value: UInt32) -> Bool {
    (0x300..<0x370).contains(value) || (0x1AB0..<0x1B00).contains(value)
      || (0x1DC0..<0x1E00).contains(value) || (0x20D0..<0x2100).contains(value)
      || (0xFE20..<0xFE30).contains(value) || (0x483..<0x48A).contains(value)
  }

  private static func letterOrSign(_ value: UInt32) -> PlainForm {
    func letter(_ first: Unicode.Scalar, _ offset: UInt32) -> PlainForm {
      .ascii(String(Character(Unicode.Scalar(UInt8(first.value + offset)))))
    }
    switch value {
    case 0xFF01...0xFF5E: return letter("!", value - 0xFF01)
    case 0x1D400...0x1D6A3:
      let offset = (value - 0x1D400) % 52
      return offset < 26 ? letter("A", offset) : letter("a", offset - 26)
    case 0x249C...0x24B5: return letter("a", value - 0x249C)
    case 0x24B6...0x24CF: return letter("A", value - 0x24B6)
    case 0x24D0...0x24E9: return letter("a", value - 0x24D0)
    case 0x1F110...0x1F129: return letter("A", value - 0x1F110)
    case 0x1F130...0x1F149: return letter("A", value - 0x1F130)
    case 0x1F150...0x1F169: return letter("A", value - 0x1F150)
    case 0x1F170...0x1F189: return letter("A", value - 0x1F170)
    case 0xB7, 0x2022, 0x2027, 0x2219, 0x22C5, 0x25CF, 0x30FB, 0xFF65: return .point
    case 0x2800: return .ascii(" ")
    default: return signs[value].map { .ascii($0) } ?? .itself
    }
  }

  /// Single characters, and what each is in ASCII.
  private static let signs: [UInt32: String] = {
    let pairs = """
      ․ . 。 . ｡ . ﹒ . ．.  ﹐ , ﹕ : ﹖ ? ﹗ ! ﹟ # ﹠ & ﹡ * ﹢ + ﹤ < ﹥ > ﹦ = ﹨ \\ ﹩ $ ﹪ % ﹫ @ ﹙ ( ﹚ ) \
      ∶ : ː : ꞉ : ⁄ / ∕ / ⧸ / − - ⁃ - ˗ - ➖ - ⁺ + ₊ + ⁻ - ₋ - ⁽ ( ₍ ( ⁾ ) ₎ ) ➕ + ﬩ + \
      ℂ C ℊ g ℋ H ℌ H ℍ H ℎ h ℐ I ℑ I ℒ L ℓ l ℕ N ℙ P ℚ Q ℛ R ℜ R ℝ R ℤ Z ℨ Z ℬ B ℭ C ℯ e ℰ E ℱ F ℳ M ℴ o \
      K K Å Å ℹ i ⅅ D ⅆ d ⅇ e ⅈ i ⅉ j ª a º o ſ s ⁿ n ⁱ i ʰ h ʲ j ʳ r ʷ w ʸ y ˡ l ˢ s ˣ x ᵃ a ᵇ b ᶜ c ᵈ d \
      ᵉ e ᶠ f ᵍ g ᵏ k ᵐ m ᵒ o ᵖ p ᵗ t ᵘ u ᵛ v ᶻ z ﬀ ff ﬁ fi ﬂ fl ﬃ ffi ﬄ ffl ﬅ st ﬆ st № No ℡ TEL
      """
    var result: [UInt32: String] = [:]
    var sign: Unicode.Scalar?
    for word in pairs.split(separator: " ") {
      if let known = sign {
        result[known.value] = String(word)
        sign = nil
      } else if word.unicodeScalars.count == 1 {
        sign = word.unicodeScalars.first
      }
    }
    return result
  }()

  /// The one character that a letter and a mark make; nil if there is none.
  static func composed(_ base: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
    guard base.properties.isAlphabetic else { return nil }
    return compositions[Character(String(String.UnicodeScalarView([base, mark])))]
  }

  /// Letters with marks, by themselves: characters are equal where they are canonically equivalent.
  private static let compositions: [Character: Unicode.Scalar] = {
    var result: [Character: Unicode.Scalar] = [:]
    for block in [0xC0..<0x250, 0x370..<0x530, 0x1E00..<0x2000] as [Range<UInt32>] {
      for scalar in block.lazy.compactMap(Unicode.Scalar.init)
      where scalar.properties.isAlphabetic {
        result[Character(scalar)] = scalar
      }
    }
    return result
  }()

  /// A character without regard to case, as Unicode's full case folding has it: `ẞ`, `ß` and `SS` are `ss`.
  static func folded(_ scalar: Unicode.Scalar) -> String {
    if scalar.isASCII { return scalar.properties.lowercaseMapping }
    return scalar.properties.uppercaseMapping.unicodeScalars.reduce(into: "") {
      $0 += $1.properties.lowercaseMapping
    }
  }
}
