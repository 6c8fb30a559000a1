package import Privacy

/// What participants said to the use of their conversations: `consent.md`.
///
/// A table of GitHub Flavored Markdown with the columns `participant` and `consent`, in any order and among
/// others. A state is `granted`, `denied` or `erased`; of an erased participant the ledger keeps a tombstone in place
/// of the pseudonym, so that nothing but the fact is left. Whatever is not plainly a grant is a refusal.
package struct ConsentLedger: Sendable, Equatable {
  package static let fileName = "consent.md"

  /// Who agreed, by ``ComparedName/exact``.
  package var granted: Set<String> = []
  /// Who refused, by ``ComparedName/loose``; a refusal stands above a permission.
  package var refused: Set<String> = []
  /// Whom a row that is not plainly anything may be about, by ``ComparedName/loose``.
  package var suspected: Set<String> = []
  /// Of whom a row says that nothing is known, by ``ComparedName/loose``: it takes a permission back.
  package var unknown: Set<String> = []
  /// Who is named where no grant stands, by ``ComparedName/loose``, and the place.
  package var mentioned: [String: Line] = [:]
  /// Who is said to be erased by name, by ``ComparedName/loose``.
  package var erasedNames: Set<String> = []
  package var tombstones: Set<Tombstone> = []
  /// Whether there is a ledger, or a line of it, of which nobody can read whom it is about: then every participant may
  /// have refused.
  package var isSuspended = false
  /// Whether nobody can tell whom the tombstones are about: then every participant may be erased.
  package var hasUnreadableTombstones = false

  package init() {}

  /// A line of a ledger.
  package struct Line: Sendable, Equatable {
    package var file: ShownText
    /// 1-based.
    package var number: Int

    package init(file: ShownText, number: Int) {
      self.file = file
      self.number = number
    }
  }

  /// Whether somebody may be erased.
  package var hasErased: Bool {
    !tombstones.isEmpty || !erasedNames.isEmpty || hasUnreadableTombstones
  }

  /// What holds for a conversation by what it states and by what its participant said: a refusal anywhere stands
  /// above a permission.
  package func consent(of attributes: Attributes) -> Consent {
    if attributes.consent == .denied { return .denied }
    let names = attributes.people
    if !names.isEmpty, isSuspended || hasUnreadableTombstones { return .denied }
    if names.contains(where: refuses) { return .denied }
    if attributes.consent == .granted { return .granted }
    return attributes.participant.map(grants) ?? false ? .granted : .unknown
  }

  private func refuses(_ participant: String) -> Bool {
    ComparedName.listed(in: participant).contains {
      refused.contains($0.loose) || suspected.contains($0.loose) || erasedNames.contains($0.loose)
        || mentioned[$0.loose] != nil
    }
  }

  private func grants(_ participant: String) -> Bool {
    func grants(_ name: ComparedName) -> Bool {
      granted.contains(name.exact) && !unknown.contains(name.loose)
    }
    let names = ComparedName.listed(in: participant)
    guard let whole = names.first else { return false }
    return grants(whole) || names.count > 1 && names.dropFirst().allSatisfy(grants)
  }

  /// Where a conversation's people are named without a grant, besides the table.
  package func mentions(of attributes: Attributes) -> [Line] {
    if mentioned.isEmpty { return [] }
    return attributes.people.flatMap { ComparedName.listed(in: $0) }.compactMap {
      mentioned[$0.loose]
    }
  }
}

extension Attributes {
  /// All that it names as a participant, plainly or not.
  package var people: [String] { (participant.map { [$0] } ?? []) + alsoNamed }
}

/// Whether a file in the project folder is a ledger by its name.
package func isLedgerName(_ name: String) -> Bool {
  let compared = ComparedName(name)
  // Of `consent.md~`, which an editor left, the loose form has lost the end.
  guard let first = compared.exact.first, let last = compared.exact.last, first.isLetter,
    last.isLetter
  else { return false }
  return ["consent.md", "consent.markdown"].contains(compared.loose)
}
