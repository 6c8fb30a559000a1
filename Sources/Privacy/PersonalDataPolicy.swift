/// Which personal data stays as it is, as a team decided.
package struct PersonalDataPolicy: Sendable, Equatable {
  /// Types that are neither masked nor reported.
  package var kept: Set<PersonalDataType> = []
  /// Values that are none of anybody's: a hotline's number, the product's own name. Without regard to case.
  package var allowed: Set<String> = []

  package init() {}

  /// The findings that are to be masked.
  package func masked(_ found: [PersonalData], in text: [UInt8]) -> [PersonalData] {
    if found.isEmpty || kept.isEmpty && allowed.isEmpty { return found }
    return found.filter { item in
      !kept.contains(item.type)
        && (allowed.isEmpty
          || !allowed.contains(String(decoding: text[item.range], as: UTF8.self).lowercased()))
    }
  }
}
