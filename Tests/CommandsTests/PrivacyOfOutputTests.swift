import Foundation
import Language
import TestSupport
import Testing

/// Personal data never leaves: not in a page, the dataset, a manifest or on the terminal.
struct PrivacyOfOutputTests {
  /// Hands out personal data, each value once, of one kind after the other.
  private struct Values {
    var all: [String] = []
    private var number = 100

    mutating func next() -> String {
      number += 1
      let kinds = [email, phone, card, iban, ssn, ip, key, token]
      let value = kinds[all.count % kinds.count]()
      all.append(value)
      return value
    }

    mutating func nextEmail() -> String {
      number += 1
      all.append(email())
      return all[all.count - 1]
    }

    mutating func nextPhone() -> String {
      number += 1
      all.append(phone())
      return all[all.count - 1]
    }

    private func email() -> String { "ann.miller\(number)@mail\(number).example.org" }
    private func phone() -> String { "+44 7700 900\(number)" }
    private func ip() -> String { "198.51.100.\(number)" }
    private func ssn() -> String { "\(number)-45-6789" }
    // Put together, so that no scanner takes this file for a leak.
    private func key() -> String { "s" + "k-aB3dE6gH9jK2mN5pQ8rS\(number)" }
    private func token() -> String { "gh" + "p_abcdefghijklmnopqrstuvwxyz0123456\(number)" }

    private func card() -> String {
      let body = "411111111111\(number)"
      // The last digit makes Luhn's sum a multiple of ten.
      let sum = body.reversed().enumerated().reduce(0) { sum, digit in
        let value = (digit.element.wholeNumberValue ?? 0) * (digit.offset % 2 == 0 ? 2 : 1)
        return sum + value / 10 + value % 10
      }
      return body + String((10 - sum % 10) % 10)
    }

    private func iban() -> String {
      let account = "500105175407324\(number)"
      // ISO 7064: the account, then DE as 13 14, then 00, modulo 97.
      let remainder = (account + "131400").reduce(0) {
        ($0 * 10 + ($1.wholeNumberValue ?? 0)) % 97
      }
      let check = 98 - remainder
      return "DE\(check < 10 ? "0" : "")\(check)\(account)"
    }
  }

  /// A project with personal data in every place that reaches a page, a file or the terminal.
  ///
  /// - Parameter threshold: The score at which exchanges are accepted; below it they are flagged.
  private func leakyProject(threshold: Int) throws -> (project: Project, values: [String]) {
    var values = Values()
    let project = try Project()
    try writeMessages(to: project, &values)
    try writeFrontMatter(to: project, &values)
    try writeHeadings(to: project, &values)
    try writePlan(to: project, &values)
    try writeConfiguration(to: project, threshold: threshold, &values)
    return (project, values.all)
  }

  private func turns(_ user: String, _ assistant: String) -> String {
    "**User:** Please note \(user) for me, I keep forgetting it.\n\n"
      + "**Assistant:** I have noted \(assistant), so forgetting it is fine. What else worries you?\n\n"
  }

  /// Text of messages, of every role, well and badly answered, with marks on it.
  private func writeMessages(to project: Project, _ values: inout Values) throws {
    var text = ""
    for _ in 0..<8 { text += turns(values.next(), values.next()) }
    text += "**System:** Reach them at \(values.next()).\n\n"
    text += "**User:** > \(values.next())\n> - **\(values.next())**\n> `\(values.next())`\n\n"
    text += "**Assistant:** As you said last week, \(values.next()) is fine. \(values.next())\n\n"
    text += "**Robot:** \(values.next())\n"
    try project.write("conversations/text.md", text)
  }

  /// Front matter, good and wrong, and the names of files and folders.
  private func writeFrontMatter(to project: Project, _ values: inout Values) throws {
    try project.write(
      "conversations/\(values.nextEmail())/\(values.nextPhone()).md",
      """
      ---
      id: mail from \(values.nextEmail())
      title: Call \(values.nextPhone())
      participant: \(values.nextEmail())
      topic: \(values.nextEmail())
      emotion: \(values.nextEmail())
      system: Answer \(values.nextEmail()) kindly.
      date: \(values.nextEmail())
      rating: \(values.nextPhone())
      consent: \(values.nextEmail())
      kind: \(values.nextEmail())
      note: \(values.nextEmail())
      ---

      """ + turns(values.next(), values.next()))
    let id = values.nextEmail()
    for name in ["first", "second"] {
      try project.write(
        "conversations/\(name).md", "---\nid: \(id)\n---\n\n" + turns("it", name))
    }
    try project.write("conversations/\(values.nextEmail()).md", "Nobody speaks.\n")
    try project.write("conversations/\(values.nextEmail())-empty.md", "")
    try project.link("conversations/\(values.nextEmail())-link.md", to: "nowhere")
    try project.link("conversations/\(values.nextEmail())-loop", to: "..")
    try project.write(
      "conversations/yaml.md",
      "---\n\(values.nextEmail()): [1\nid: {\(values.nextEmail()): 1}\n---\n\n" + turns("a", "b"))
    try project.write(
      "conversations/key.md",
      "---\nid: [\(values.nextEmail())]\n\"\(values.nextEmail())\": {a: b}\n---\n\n"
        + turns("c", "d"))
  }

  /// Headings and attribute lines of examples.
  private func writeHeadings(to project: Project, _ values: inout Values) throws {
    try project.write(
      "examples/headings.md",
      "# Group of \(values.nextEmail())\n\nSystem: \(values.nextEmail())\n\n"
        + "## Write to \(values.nextEmail())\n\nTopic: \(values.nextEmail())\n"
        + "Consent: \(values.nextEmail())\n\n\(turns(values.next(), values.next()))"
        + "## \(values.nextPhone())\n\n**User:** Only I speak.\n\n## \(values.nextEmail())\n")
  }

  private func writePlan(to project: Project, _ values: inout Values) throws {
    try project.write(
      "way.md",
      """
      # Plan of \(values.nextEmail())

      ## Week 1: ask \(values.nextEmail())

      - [ ] Mail \(values.nextEmail())
      - [x] Call \(values.nextPhone()) <!-- measure: examples >= 9000 -->
      - [ ] Count <!-- measure: \(values.nextEmail()) >= 1 -->
      """)
  }

  private func writeConfiguration(
    to project: Project, threshold: Int, _ values: inout Values
  ) throws {
    try project.write(
      "tuneboard.yml",
      """
      name: Data of \(values.nextEmail())
      system-prompt: You work for \(values.nextEmail()).
      \(values.nextEmail()): 1
      thresholds: {accept: \(threshold), flag: \(threshold)}
      volume: {minimum: \(values.nextEmail())}
      metrics: {\(values.nextEmail()): 1}
      topics:
        other: {title: Other of \(values.nextEmail()), goal: 60 %}
        friends of \(values.nextEmail()): {goal: 30 %, \(values.nextEmail()): 2}
      consent: {default: granted}
      plan: {path: way.md, start: \(values.nextEmail())}
      """)
  }

  /// Looks for values in bytes, as they are and as HTML, JSON, Markdown and URLs write them.
  private func leaks(of values: [String], in text: String) -> [String] {
    // Without the backslashes and entities that escaping puts between the characters.
    let plain = text.replacing("\\", with: "").replacing("&#64;", with: "@")
      .replacing("%40", with: "@").replacing("%2B", with: "+").replacing("%20", with: " ")
      .lowercased()
    // What eight bytes of a value occur anywhere: few texts have to be searched in full.
    let bytes = Array(plain.utf8)
    var seen: Set<UInt64> = []
    var window: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      window = window << 8 | UInt64(byte)
      if index >= 7 { seen.insert(window) }
    }
    func occurs(_ value: String) -> Bool {
      guard value.utf8.count >= 8 else { return plain.contains(value) }
      let start = value.utf8.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
      return seen.contains(start) && plain.contains(value)
    }
    return values.filter { value in
      let value = value.lowercased()
      // A slug drops what is neither letter nor digit.
      let slug = value.filter { $0.isLetter || $0.isNumber || $0 == "-" }
      return occurs(value) || slug.count > 12 && occurs(slug)
    }
  }

  // With everything accepted the texts stand in the dataset, with everything flagged on the pages.
  @Test(arguments: [0, 1])
  func `none of the values planted everywhere appears anywhere`(_ threshold: Int) async throws {
    let (project, values) = try leakyProject(threshold: threshold)
    #expect(values.count >= 60)
    let report = try await project.report()
    let check = try await project.check()
    #expect(report.status == 65)
    for (name, text) in [
      "report's output": report.output, "report's errors": report.errors,
      "check's output": check.output, "check's errors": check.errors,
    ] {
      #expect(leaks(of: values, in: text) == [], "\(name)")
    }
    let tree = try project.siteTree()
    #expect(tree.files.count > 15)
    for name in tree.files {
      let text = try #require(tree.text(name))
      #expect(leaks(of: values, in: name + text) == [], "\(name)")
    }
    // The texts themselves are there, masked.
    expectPieces(
      ["I have noted [PHONE_NUMBER]", "is fine. [IP_ADDRESS]"],
      in: try project.siteText(threshold == 0 ? "data/train.jsonl" : "flagged.html")
        .replacing(#/<[^>]*>/#, with: ""))
  }

  @Test func `personal data in the path of the plan is masked`() async throws {
    var values = Values()
    let project = try Project.sound()
    let plan = values.nextEmail()
    try project.write("tuneboard.yml", "plan: {path: \(plan).md}\n")
    for text in ["", "- [ ] Begin\n"] {
      if !text.isEmpty { try project.write(plan + ".md", text) }
      let outcome = try await project.report()
      #expect(leaks(of: values.all, in: outcome.output + outcome.errors) == [])
      for (name, entry) in try project.siteTree().entries {
        guard case .file(let bytes) = entry else { continue }
        #expect(leaks(of: values.all, in: String(decoding: bytes, as: UTF8.self)) == [], "\(name)")
      }
    }
  }

  /// A value of each kind, with the words that announce it where it needs some.
  private func planted(_ number: Int) -> [(said: String, value: String)] {
    let digits = String(format: "%03d", number % 900 + 100)
    let letters = String(
      [26 * 26, 26, 1].map { Character(Unicode.Scalar(UInt8(97 + number / $0 % 26))) })
    let mark = "x" + letters
    let name = mark.capitalized + "elia"
    func ten(_ weights: [Int]) -> String {
      // The NHS's check digit by the sum modulo 11; a number without one makes way for the next.
      for add in 0... {
        let nine = String(format: "%09d", 400_000_000 + number * 7 + add)
        let sum = zip(nine, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
        let check = (11 - sum % 11) % 11
        if check < 10 { return nine + "\(check)" }
      }
      return ""
    }
    let nhs = ten([10, 9, 8, 7, 6, 5, 4, 3, 2])
    return [
      ("mail \(mark)@mail.example.org", "\(mark)@mail.example.org"),
      ("call +44 7700 900\(digits)", "+44 7700 900\(digits)"),
      ("see https://example.org/\(mark)/home", "https://example.org/\(mark)/home"),
      ("my name is \(name)", name),
      (
        "I live at \(number + 100) \(mark.capitalized) Street",
        "\(number + 100) \(mark.capitalized) Street"
      ),
      ("my SSN is \(digits)-45-6789", "\(digits)-45-6789"),
      ("my ITIN is 9\(digits.prefix(2))-78-1\(digits)", "9\(digits.prefix(2))-78-1\(digits)"),
      ("my EIN is 12-3456\(digits)", "12-3456\(digits)"),
      ("my NHS number is \(nhs)", nhs),
      ("my NI number is AB123\(digits)C", "AB123\(digits)C"),
      ("my UTR is 12345 67\(digits)", "12345 67\(digits)"),
      ("my server is 198.51.100.\(number % 200 + 20)", "198.51.100.\(number % 200 + 20)"),
      (
        "its card is 00:1a:2b:3c:\(digits.prefix(2)):\(digits.suffix(2))",
        "00:1a:2b:3c:\(digits.prefix(2)):\(digits.suffix(2))"
      ),
      ("account number: 77\(digits)4321", "77\(digits)4321"),
      ("my passport number is K12\(digits)45", "K12\(digits)45"),
      (
        "I was born on \(number % 28 + 1)/11/19\(number % 60 + 30)",
        "\(number % 28 + 1)/11/19\(number % 60 + 30)"
      ),
      ("we met at 51.\(digits)27, 0.1\(digits)4", "51.\(digits)27, 0.1\(digits)4"),
      ("follow @run_\(mark)", "@run_\(mark)"),
      (
        "send it to 0x52908400098527886E0F7030069857D2E4169\(digits)",
        "0x52908400098527886E0F7030069857D2E4169\(digits)"
      ),
      (
        "the key is " + "gh" + "p_abcdefghijklmnopqrstuvwxyz0123456\(digits)",
        "p_abcdefghijklmnopqrstuvwxyz0123456\(digits)"
      ),
    ]
  }

  // With everything accepted the texts stand in the dataset, with everything flagged on the pages.
  @Test(arguments: [0, 1])
  func `none of a thousand values of twenty kinds appears anywhere`(_ threshold: Int) async throws {
    let project = try Project([
      "tuneboard.yml":
        "consent: {default: granted}\nthresholds: {accept: \(threshold), flag: \(threshold)}\n"
        + "dataset: {provider: sharegpt}\n"
    ])
    var values: [String] = []
    for number in 0..<50 {
      var text = ""
      for (said, value) in planted(number) {
        values.append(value)
        text +=
          "**User:** So much today, and \(said). I keep forgetting it.\n\n"
          + "**Assistant:** You said: \(said). What else worries you about day \(number)?\n\n"
      }
      try project.write("conversations/c\(number).md", text)
    }
    #expect(Set(values).count >= 950)
    let report = try await project.report()
    let review = try await Tuneboard.run([
      "review", project.path, "--reviewer", "anna", "--count", "1000", "--date", Sample.day,
    ])
    #expect(review.status == 0, "\(review.output) \(review.errors)")
    let export = try await Tuneboard.run([
      "export", project.path, "--output", project.folder.path + "/export", "--date", Sample.day,
    ])
    var texts = [
      ("report", report.output + report.errors), ("review", review.output + review.errors),
      ("export", export.output + export.errors),
      (
        "worksheet",
        try String(contentsOfFile: project.path + "/reviews/2026-01-21-anna.md", encoding: .utf8)
      ),
    ]
    for folder in [project.site, project.folder.path + "/export"] {
      let tree = try FolderTree(of: folder)
      for name in tree.files { texts.append((name, name + (try #require(tree.text(name))))) }
    }
    #expect(texts.count > 40)
    for (name, text) in texts { #expect(leaks(of: values, in: text) == [], "\(name)") }
    expectPieces(
      ["my name is [PERSON_1]", "my NHS number is [UK_NHS]", "born on [DATE_TIME]"],
      in: try project.siteText(threshold == 0 ? "data/train.jsonl" : "flagged.html")
        + String(contentsOfFile: project.folder.path + "/export/data/train.jsonl", encoding: .utf8)
        + texts[3].1.replacing("\\", with: ""))
  }

  @Test func `exchanges with a type that is dropped are in no line, as context neither`()
    async throws
  {
    let project = try Project([
      "tuneboard.yml":
        "consent: {default: granted}\nthresholds: {accept: 0, flag: 0}\n"
        + "personal-data: {drop: [EMAIL_ADDRESS]}\n",
      "conversations/a.md": Sample.exchange("the exam")
        + "\n**User:** Write to ann@example.com.\n\n**Assistant:** What should I write to them, and when?\n\n"
        + Sample.exchange("the boat"),
    ])
    try await project.report()
    let lines = try project.siteText("data/train.jsonl") + project.siteText("data/validation.jsonl")
    #expect(lines.split(separator: "\n").count == 2)
    #expect(!lines.contains("EMAIL_ADDRESS"))
    #expect(
      try project.siteText("data/README.md").contains(
        "personal data of a type that is not to be in"))
  }
}
