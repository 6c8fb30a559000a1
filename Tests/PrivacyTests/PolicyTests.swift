import Privacy
import Testing

/// What a team decides about personal data.
struct PolicyTests {
  private func masks(_ text: String, _ change: (inout PersonalDataPolicy) -> Void) -> String {
    var policy = PersonalDataPolicy()
    change(&policy)
    let bytes = Array(text.utf8)
    let found = policy.masked(personalData(inMessage: bytes.span), in: bytes)
    return String(decoding: masked(bytes, found), as: UTF8.self)
  }

  @Test(arguments: [
    ("we call it Project Heron here", "we call it [CUSTOM] here"),
    ("PROJECT HERON!", "[CUSTOM]!"), ("project heronry", "project heronry"),
    ("subproject heron", "subproject [CUSTOM]"), ("Heron and heron", "[CUSTOM] and [CUSTOM]"),
    ("Project-Heron, #project_heron", "[CUSTOM], #[CUSTOM]"), ("?q=Project+Heron", "?q=[CUSTOM]"),
    ("héron", "héron"), ("heroné", "heroné"), ("a heron", "a [CUSTOM]"),
  ]) func `denied values are masked where they stand as words`(_ text: String, _ expected: String) {
    let result = masks(text) {
      $0.deny("Heron")
      $0.deny("Project Heron")
    }
    #expect(result == expected)
  }

  @Test func `a denied value that overlaps a finding uncovers nothing of either`() {
    let result = masks("write to ann@heron.example.org or so") { $0.deny("to ann") }
    #expect(!result.contains("ann") && !result.contains("heron"))
    let longer = masks("ann@heron.example.org") { $0.deny("heron.example.org ltd") }
    #expect(longer == "[EMAIL_ADDRESS]")
    let inside = masks("ann@heron.example.org") { $0.deny("heron") }
    #expect(inside == "[EMAIL_ADDRESS]")
  }

  @Test func `kept types and allowed values stay, but not what is denied`() {
    let text = "see https://example.org and call 020 7946 0958"
    #expect(masks(text) { $0.kept = [.url] }.hasPrefix("see https://example.org and"))
    let denied = masks(text) {
      $0.kept = [.url]
      $0.deny("https://example.org")
    }
    #expect(denied.hasPrefix("see [CUSTOM] and"))
  }
}
