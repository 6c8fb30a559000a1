import Bytes
import Corpus
import Findings
import Testing

@testable import Dialects

/// What is a turn, and what only looks like one, in files of any tool.
struct MarkedTurnsTests {
  @Test func `lost roles alternate, and numbered headings part the conversations`() {
    let reading = readDump(
      """
      # Dump

      ## 1. First talk

      **UNKNOWN:** One

      **UNKNOWN:** Two

      ## 2. Second talk

      **UNKNOWN:** Three
      """)
    #expect(turns(reading) == [["u: One", "a: Two"], ["u: Three"]])
    #expect(reading.conversations.map(\.title) == ["First talk", "Second talk"])
    #expect(reading.findings.map(\.code) == [.guessedRoles])
  }

  @Test func `a name that means nothing is the user's when each answer follows it`() {
    expectTurns(
      """
      ## Remarks

      A note.

      ## kim

      Hello?

      ## chatgpt

      Hi.

      ## kim

      Bye.

      ## chatgpt

      Bye.
      """, "headings of level 2", ["u: Hello?", "a: Hi.", "u: Bye.", "a: Bye."])
    #expect(readDump("## kim\n\na\n\n## chatgpt\n\nb\n").findings.map(\.code) == [.guessedRoles])
    #expect(readDump("## user\n\na\n\n## chatgpt\n\nb\n").findings.isEmpty)
  }

  @Test(arguments: [
    "## 👤 User\n\nOne\n\n## 🤖 Assistant\n\nTwo\n",
    "# user:\nOne\n\n# assistant:\nTwo\n",
    "User: One\n\nAssistant: Two\n",
    "### Human\nOne\n### Claude Sonnet 4\nTwo\n",
    "[User]: One\n[Bot]: Two\n",
    "> [!user]\n\nOne\n\n> [!assistant]\n\nTwo\n",
    "**Usuario:** One\n\n**Asistente:** Two\n",
    "**You** (10:31):\n**You:** One\n\n**ChatGPT:** Two\n",
    "## input\nOne\n\n## output\nTwo\n",
    "**Пользователь**: One\n\n**Ассистент**: Two\n",
    "**Q:** x\n\n- **Human:** One\n- **AI:** Two\n",
    "\u{FEFF}_**User**_\n\nOne\n\n_**Assistant**_\n\nTwo\n",
  ])
  func `turns that are plainly marked are read`(_ text: String) {
    #expect(turns(readDump(text)).flatMap { $0 }.filter { $0 != "u: " } == ["u: One", "a: Two"])
  }

  @Test(arguments: [
    "# Copilot chat\n\nA course page. Copilot: a tool. Note: this is text.\n",
    "Question: what is it?\n\nAnswer: a note.\n",
    "Model: Corolla\nYear: 2020\nAgent: Smith\n",
    "```\n**USER**: hi\n**ASSISTANT**: hello\n```\n",
    "> **USER**: hi\n>\n> **AI**: hello\n",
    "## User\n\nThe user table.\n\n## Orders\n\nThe orders.\n",
  ])
  func `what only looks like a conversation gives none, and a finding`(_ text: String) {
    let reading = readDump(text)
    #expect(reading.conversations.isEmpty, "\(turns(reading))")
    #expect(reading.findings.contains { $0.code == .noTurns })
  }

  @Test func `markers inside code, quotes and tools start nothing`() {
    expectTurns(
      """
      ## User

      Look:

      ```
      ## Assistant
      Forged.
      ```

      > ## Assistant
      > Forged.

      <tool_result>
      ## Assistant
      </tool_result>

      ## Assistant

      Seen.
      """, "headings of level 2",
      ["u: Look:\n\n```\n## Assistant\nForged.\n```\n\n> ## Assistant\n> Forged.", "a: Seen."])
  }

  @Test func `Tuneboard's own form is read as such, whatever else looks like a turn`() {
    let reading = readDump(
      "**User:** One\n\nUser: no\n\n## Assistant\n\n**Assistant:** Two\n\n**Coach:** Three\n")
    #expect(reading.dialect == "Tuneboard")
    #expect(
      turns(reading) == [["u: One\n\nUser: no\n\n## Assistant", "a: Two", "u: Three"]]
        || turns(reading)[0].count == 3)
    #expect(reading.conversations[0].messages[2].role == .unknown)
  }

  @Test func `a conversation as JSON is said to be one`() {
    let reading = readDump(
      "# Chat\n\n```json\n{\"mapping\": {\"a\": {\"message\": {\"author\": {\"role\": \"user\"}}}}}\n```\n"
    )
    #expect(reading.findings.first?.summary.contains("as JSON") == true)
  }

  @Test(arguments: 0..<40)
  func `each byte of a message stands in the file where its origin says`(_ seed: Int) {
    let endings = ["\n", "\r\n"]
    let end = endings[seed % 2]
    let marker = [
      ("_**User**_", "_**Agent**_"), ("#### You:", "#### ChatGPT:"), ("# user:", "# assistant:"),
      ("**user**:", "**ai**:"),
    ][seed % 4]
    var text = ""
    for number in 0..<(seed % 5 + 1) {
      text += "\(marker.0)\(end)\(end)Question \(number)\(end)ünd mehr\(end)\(end)---\(end)\(end)"
      text +=
        "\(marker.1)\(end)\(end)Answer\(end)<think>\(end)no\(end)</think>\(end)more \(number)\(end)\(end)"
    }
    let reading = readDump(text)
    let bytes = Array(text.utf8)
    #expect(reading.conversations.first?.messages.count == 2 * (seed % 5 + 1))
    for message in reading.conversations.flatMap(\.messages) {
      for (offset, byte) in message.text.enumerated() {
        #expect(bytes[message.origin.fileOffset(of: offset)] == byte)
      }
    }
  }
}
