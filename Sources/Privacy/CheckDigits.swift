internal import Bytes

/// Sums by which identity numbers are told from others.
enum CheckDigits {
  /// The two last of Brazil's CPF (eleven digits) and CNPJ (fourteen): weighted sums modulo 11 (Receita Federal).
  static func isBrazilian(_ digits: ArraySlice<UInt8>) -> Bool {
    let values = digits.map { Int($0 &- 0x30) }
    let isPerson = values.count == 11
    if Set(values).count == 1 { return false }
    for checked in [values.count - 2, values.count - 1] {
      var (sum, weight) = (0, 2)
      for value in values[..<checked].reversed() {
        sum += value * weight
        weight = !isPerson && weight == 9 ? 2 : weight + 1
      }
      let rest = sum % 11
      if values[checked] != (rest < 2 ? 0 : 11 - rest) { return false }
    }
    return true
  }

  /// The letter behind the number of a Spanish identity document: its remainder modulo 23 (Ministerio del Interior).
  static func spanishLetter(_ number: Int) -> UInt8 {
    Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)[number % 23]
  }

  /// The eleven-test of a Dutch citizen service number.
  static func isDutch(_ digits: ArraySlice<UInt8>) -> Bool {
    var sum = 0
    for (index, digit) in digits.enumerated() {
      sum += Int(digit &- 0x30) * (index == 8 ? -1 : 9 - index)
    }
    return sum % 11 == 0
  }

  /// Verhoeff's check digit, which Aadhaar numbers end in: the dihedral group of order ten.
  static func isVerhoeff(_ digits: ArraySlice<UInt8>) -> Bool {
    let row = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
    var check = 0
    for (index, digit) in digits.reversed().enumerated() {
      var value = Int(digit &- 0x30)
      for _ in 0..<index % 8 { value = row[value] }
      check = product(check, value)
    }
    return check == 0
  }

  private static func product(_ first: Int, _ second: Int) -> Int {
    switch (first < 5, second < 5) {
    case (true, true): (first + second) % 5
    case (true, false): 5 + (first + second - 5) % 5
    case (false, true): 5 + (first - 5 - second + 5) % 5
    case (false, false): (first - second + 5) % 5
    }
  }

  /// The ninth character of a vehicle's identification number (49 CFR 565.15).
  static func isVehicle(_ characters: ArraySlice<UInt8>) -> Bool {
    let values: [Int] = [
      1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 2, 3, 4, 5, 0, 7, 0, 9, 2, 3, 4, 5, 6, 7, 8, 9,
    ]
    let weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
    var sum = 0
    for (character, weight) in zip(characters, weights) {
      sum += weight * (character.isDigit ? Int(character - 0x30) : values[Int(character - 0x41)])
    }
    let check = sum % 11
    return characters.dropFirst(8).first
      == (check == 10 ? UInt8(ascii: "X") : 0x30 + UInt8(check))
  }
}
