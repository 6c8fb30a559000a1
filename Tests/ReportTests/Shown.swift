import Privacy

/// A text as it is, whatever it holds: how pages show text is tested with all of it.
func shown(_ text: String) -> ShownText {
  var policy = PersonalDataPolicy()
  policy.kept = Set(PersonalDataType.allCases)
  return Masker(policy)(text)
}
