/// Groups of digits, judged by whether they have the form of a phone number.
struct PhoneNumber {
  let groups: DigitGroups
  /// Whether a `+` stands before the first digit.
  var hasPlus = false

  init(groups: DigitGroups) { self.groups = groups }

  /// How many groups make up a number by form alone; nil if they don't.
  var groupsByForm: Int? {
    if hasPlus { return internationalGroups(from: 0) }
    if isNorthAmericanPlan { return northAmericanGroups }
    if startsWithDoubleZero { return groups.count > 1 ? internationalGroups(from: 2) : nil }
    if groups.startsInParentheses { return parenthesizedGroups }
    if let used = russianGroups { return used }
    if isZeroLed { return trunkGroups }
    return nil
  }

  /// How many groups make up `AAA-EEE-NNNN`, the country code included; nil if they don't.
  var northAmericanGroups: Int? {
    let first = northAmericanStart
    guard groups.lengths(from: first, are: 3, 3, 4), !goesOn(after: first + 3) else { return nil }
    return first + 3
  }

  /// How many groups may be a number where words beside it say so; nil if none may.
  var groupsInContext: Int? {
    if hasPlus || groups.count == 0 { return nil }
    if let used = northAmericanGroups { return used }
    let used = equallyJoinedGroups
    if goesOn(after: used) { return nil }
    let total = groups.digitCount(ofFirst: used)
    if used == 1 {
      guard (7...11).contains(total), !isRound(group: 0), !isCompactDate else { return nil }
      return 1
    }
    if isDate(groupCount: used) || isRange(groupCount: used) { return nil }
    for group in 0..<used {
      if groups.length(group) < 2 || group > 0 && isThousands(group) { return nil }
    }
    if total == 6 { return used == 3 ? used : nil }
    if used == 2, groups.lengths(are: 3, 4), total == 7 {
      return groups.value(0) >= 200 ? used : nil
    }
    return (7...12).contains(total) ? used : nil
  }

  // MARK: - Forms

  /// Whether a group other than a country code starts the number: 1 after `1`, `+1` and `001`.
  private var northAmericanStart: Int {
    groups.count > 3 && groups.value(0) == 1 && groups.length(0) != 2 && groups.length(0) <= 3
      ? 1 : 0
  }

  /// Whether the number is `AAA-EEE-NNNN` and neither area code nor exchange starts with 0 or 1,
  /// or 001 comes before.
  var isNorthAmericanPlan: Bool {
    guard let used = northAmericanGroups else { return false }
    let first = used - 3
    if first == 1, groups.length(0) == 3 { return true }
    return groups.value(first) >= 200 && groups.value(first + 1) >= 200
  }

  /// Whether the first group is 00, with or without a country code after it.
  private var startsWithDoubleZero: Bool {
    groups.leadingZeroCount == 2 && (2...5).contains(groups.length(0))
  }

  /// - Parameter prefixDigits: Digits of the international prefix, which count on top.
  private func internationalGroups(from prefixDigits: Int) -> Int? {
    if let used = northAmericanGroups, used == 4 { return used }
    if hasPlus, groups.leadingZeroCount > 0 { return nil }
    var used = 0
    var total = 0
    while used < groups.count, total + groups.length(used) <= 15 + prefixDigits {
      // A lone digit after a space counts something else.
      if used > 1, groups.length(used) == 1, groups.joint(before: used) == .space { break }
      total += groups.length(used)
      used += 1
    }
    guard used > 0, !goesOn(after: used), used == 1 || !isThousands(used - 1) else { return nil }
    let least = used >= 3 ? 8 : 9
    return total >= least + prefixDigits ? used : nil
  }

  /// Whether the first group alone is a whole number: ten or eleven digits after a trunk 0, a
  /// Chinese mobile number, or ten North American digits.
  var isPlain: Bool {
    guard !hasPlus, !groups.startsInParentheses, !goesOn(after: 1), !isRound(group: 0)
    else { return false }
    let value = groups.value(0)
    switch groups.length(0) {
    case 10:
      return isZeroLed || value >= 2_000_000_000 && value / 1_000_000 % 10 >= 2
    case 11:
      return isZeroLed || (13_000_000_000..<20_000_000_000).contains(value)
    default:
      return false
    }
  }

  /// 8, area and seven digits, as in Russia: 8 (495) 123-45-67.
  private var russianGroups: Int? {
    guard groups.length(0) == 1, groups.value(0) == 8 else { return nil }
    if groups.lengths(from: 1, are: 3, 3, 4), !goesOn(after: 4) { return 4 }
    if groups.lengths(from: 1, are: 3, 3, 2), groups.count > 4, groups.length(4) == 2,
      !goesOn(after: 5)
    {
      return 5
    }
    return nil
  }

  private var trunkGroups: Int? {
    guard (2...5).contains(groups.length(0)), let used = nationalGroups, used > 1,
      !isDate(groupCount: used), !isDate(groupCount: 3), !isThousands(1)
    else { return nil }
    // A postcode and a house number: 01234 5678.
    if groups.length(0) == 5, groups.digitCount(ofFirst: used) < 10 { return nil }
    // 01 02 2019 08 and 08.11.32 1994 are dates and times.
    if groups.lengths(are: 2, 2, 4) { return nil }
    if groups.lengths(are: 2, 2, 2) {
      for group in 0..<used where groups.length(group) != 2 { return nil }
      if used != 5 || groups.count != 5 { return nil }
    }
    return used
  }

  private var parenthesizedGroups: Int? {
    guard (2...5).contains(groups.length(0)), groups.count > 1, let used = nationalGroups,
      !isThousands(1), !(groups.length(0) == 4 && isYear(0))
    else { return nil }
    return used
  }

  /// Groups that together have 9 to 13 digits.
  private var nationalGroups: Int? {
    var used = 1
    var total = groups.length(0)
    while used < groups.count, groups.length(used) >= 2, total + groups.length(used) <= 13 {
      total += groups.length(used)
      used += 1
    }
    guard total >= 9, !goesOn(after: used) else { return nil }
    // Nine digits and more after them: a longer number, cut.
    return total == 9 && used < groups.count && groups.length(used) >= 3 ? nil : used
  }

  /// The first groups with one kind of joint; an area code may be set off by another.
  private var equallyJoinedGroups: Int {
    var used = 1
    var joint = DigitGroups.Joint.none
    while used < groups.count {
      let next = groups.joint(before: used)
      if next != .parenthesis, !(used == 1 && isAreaSetOff) {
        if joint == .none { joint = next }
        if next != joint { break }
      }
      used += 1
    }
    return used
  }

  /// 12 3456-7890, 12/345 6789, 012-34 56 78
  private var isAreaSetOff: Bool {
    guard groups.count > 2 else { return false }
    switch (groups.joint(before: 1), groups.joint(before: 2)) {
    case (.space, .hyphen), (.slash, .hyphen), (.slash, .space): return true
    case (.hyphen, .space): return groups.length(0) > 1 && isZeroLed
    default: return false
    }
  }

  // MARK: - What isn't a number

  /// Whether groups are left over that nothing but a joint other than a space divides.
  private func goesOn(after used: Int) -> Bool {
    used < groups.count && groups.joint(before: used) != .space
  }

  /// Whether the first group starts with a trunk prefix: a single 0.
  private var isZeroLed: Bool { groups.leadingZeroCount == 1 }

  private func isYear(_ group: Int) -> Bool {
    groups.length(group) == 4 && (1900..<2100).contains(groups.value(group))
  }

  private func isThousands(_ group: Int) -> Bool {
    groups.length(group) == 3 && groups.value(group) == 0
  }

  private func isRound(group: Int) -> Bool { groups.value(group) % 1000 == 0 }

  private func isDay(_ value: Int) -> Bool { (1...31).contains(value) }
  private func isMonth(_ value: Int) -> Bool { (1...12).contains(value) }

  /// Year, month and day in any usual order, in the first three groups.
  private func isDate(groupCount: Int) -> Bool {
    guard groupCount == 3, groups.count >= 3 else { return false }
    let (first, second, third) = (groups.value(0), groups.value(1), groups.value(2))
    if isYear(0) { return groups.length(1) <= 2 && groups.length(2) <= 2 }
    guard groups.length(0) <= 2, groups.length(1) <= 2 else { return false }
    if isYear(2) { return true }
    guard groups.length(2) == 2 else { return false }
    return isDay(first) && isMonth(second) || isMonth(first) && isDay(second)
      || isMonth(second) && isDay(third)
  }

  /// Two years or two times of day: 2019-2020, 1000-1130.
  private func isRange(groupCount: Int) -> Bool {
    guard groupCount == 2 else { return false }
    if isYear(0) && isYear(1) { return true }
    return groups.joint(before: 1) == .hyphen && isTime(0) && isTime(1)
  }

  private func isTime(_ group: Int) -> Bool {
    groups.length(group) == 4 && groups.value(group) < 2400 && groups.value(group) % 100 < 60
  }

  /// 20240131
  private var isCompactDate: Bool {
    guard groups.length(0) == 8 else { return false }
    let value = groups.value(0)
    return (1900..<2100).contains(value / 10_000) && isMonth(value / 100 % 100)
      && isDay(value % 100)
  }
}
