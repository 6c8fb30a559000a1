package import Corpus

/// The role that a speaker's name stands for, in the words that chat tools and people write.
///
/// Names are compared without case, marks at their ends, and a remark in brackets: `👤 User (10:32)`
/// is `user`.
enum SpeakerName {
  /// The bare name: lower case, without what stands around it.
  static func bare(_ name: Substring) -> String {
    var text = name.drop(while: \.isWhitespace)
    // `[User](#anchor)` is a link, and `[10:02] User` a name behind its time.
    if text.first == "[" || text.first == "(",
      let close = text.firstIndex(where: { $0 == "]" || $0 == ")" })
    {
      let inside = text[text.index(after: text.startIndex)..<close]
      let behind = text[text.index(after: close)...]
      if behind.first == "(", text.first == "[" {
        text = inside
      } else if behind.contains(where: \.isLetter),
        !inside.contains(where: { $0.isLetter && !"APMTZapm".contains($0) })
      {
        text = behind
      }
    }
    // A time behind a dash: `User — 2024-01-02 10:00`.
    if text.utf8.contains(where: { $0 &- 0x30 < 10 }) {
      for dash in [" — ", " – ", " - ", " @ "] {
        if let range = text.firstRange(of: dash), text[range.upperBound...].first?.isNumber == true
        {
          text = text[..<range.lowerBound]
        }
      }
    }
    // A remark behind the name: a date, a model.
    if let open = text.firstIndex(where: { $0 == "(" || $0 == "[" || $0 == "|" }),
      open != text.startIndex
    {
      text = text[..<open]
    }
    while let first = text.first, !first.isLetter, !first.isNumber { text.removeFirst() }
    while let last = text.last, !last.isLetter, !last.isNumber { text.removeLast() }
    return text.lowercased()
  }

  /// The role of a bare name; nil for a name that says nothing of its role.
  static func role(of name: String) -> Role? {
    if let role = roles[name] { return role }
    if let last = name.utf8.last, last &- 0x30 < 10, let role = roles[unnumbered(name)] {
      return role
    }
    // A model with its version: "claude sonnet 4", "gpt-4o mini", "gpt 3.5".
    let words = name.split { $0 == " " || $0 == "-" || $0 == "." || $0 == "_" }
    guard (1...5).contains(words.count), let first = words.first.map(String.init) else {
      return nil
    }
    if models.contains(first) { return .assistant }
    let stem = first.prefix { $0.isLetter }
    if stem.count < first.count, models.contains(String(stem)) { return .assistant }
    // "coach bot", "virtual assistant", "ai coach", "end user"
    if (2...3).contains(words.count), let last = words.last.map(String.init) {
      if first == "ai" || ["bot", "assistant", "ai", "chatbot"].contains(last) {
        return .assistant
      }
      if last == "user" { return .user }
      // "die ki", "asistente virtual"
      if words.count == 2, articles.contains(first) { return roles[last] }
      if words.count == 2, last.hasPrefix("virtu") { return roles[first] }
    }
    if words.count == 1 {
      if first.hasSuffix("bot"), first != "robot", first.count <= 16 { return .assistant }
      if first.hasPrefix("l'") || first.hasPrefix("l’") { return roles[String(first.dropFirst(2))] }
    }
    return nil
  }

  private static let articles: Set<String> = ["the", "die", "der", "das", "le", "la", "el", "il"]

  /// The role of a name with a word for what was said behind it: `user message`, `assistant's answer`, `human turn 2`.
  static func roleOfSaid(_ name: String) -> Role? {
    let words = unnumbered(name).split(separator: " ")
    guard (2...4).contains(words.count), let last = words.last, said.contains(String(last)) else {
      return nil
    }
    var speaker = words.dropLast().joined(separator: " ")
    for ending in ["'s", "’s"] where speaker.hasSuffix(ending) { speaker.removeLast(2) }
    return speaker == "my" ? .user : role(of: speaker)
  }

  /// What somebody says, in a word.
  static let said: Set<String> = [
    "message", "input", "prompt", "question", "query", "request", "response", "answer", "reply",
    "output", "turn", "says", "said",
  ]

  /// The name without a number behind it: `user #2`, `prompt 1`.
  static func unnumbered(_ name: String) -> String {
    var text = name[...]
    while let last = text.last, last.isNumber { text.removeLast() }
    guard text.count < name.count, text.last == " " || text.last == "#" else { return name }
    while let last = text.last, last == " " || last == "#" { text.removeLast() }
    return String(text)
  }

  private static let models: Set<String> = [
    "gpt", "chatgpt", "claude", "gemini", "llama", "mistral", "mixtral", "deepseek", "qwen", "grok",
    "phi", "gemma", "bard", "perplexity", "codex",
  ]

  /// Whether letters begin like a model's name.
  static func isModel(_ letters: String) -> Bool {
    models.contains { letters.hasPrefix($0) }
  }

  private static let roles: [String: Role] = {
    var roles: [String: Role] = [:]
    let users = """
      user human you me usr client patient seeker customer student person
      yo moi ich je io eu я 我 私 나
      usuario usuaria utilisateur utilisatrice benutzer nutzer utente usuário usuária gebruiker
      användare bruger bruker käyttäjä użytkownik uživatel felhasználó utilizator kullanıcı
      пользователь користувач потребител χρήστης ユーザー ユーザ あなた 用户 用戶 使用者 사용자
      người\u{A0}dùng ผู้ใช้ pengguna उपयोगकर्ता مستخدم المستخدم משתמש
      """
    let assistants = """
      assistant ai bot chatbot agent model copilot github\u{A0}copilot cursor aider companion
      tutor mentor coach therapist counselor counsellor supporter helper
      asistente assistente assistent assistentin ki ia assistant\u{A0}ia avustaja asystent asistent
      asszisztens asistan ассистент помощник асистент βοηθός アシスタント 助手 助理 인공지능 어시스턴트
      trợ\u{A0}lý ผู้ช่วย asisten सहायक مساعد المساعد עוזר
      """
    for name in users.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      roles[String(name).replacing("\u{A0}", with: " ")] = .user
    }
    for name in assistants.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      roles[String(name).replacing("\u{A0}", with: " ")] = .assistant
    }
    for name in ["system", "developer", "system prompt", "sistema", "système", "система", "系统"] {
      roles[name] = .system
    }
    return roles
  }()

  /// Names that mean a role only where questions and answers follow each other under headings.
  static let weak: [String: Role] = [
    "q": .user, "a": .assistant,
    "u": .user, "h": .user, "instruction": .user,
    "prompt": .user, "input": .user, "question": .user, "query": .user,
    "response": .assistant, "output": .assistant, "answer": .assistant, "reply": .assistant,
    "completion": .assistant,
  ]

  /// All words that begin or end a name.
  static let words: Set<String> = Set(
    (Array(roles.keys) + Array(weak.keys) + Array(models)).flatMap {
      $0.split(separator: " ").map(String.init)
    })

  /// Tools and plugins: kept apart from what the assistant says.
  static func isTool(_ name: String) -> Bool {
    ["tool", "function", "plugin", "tools", "tool result", "tool output"].contains(name)
      || name.hasPrefix("plugin ") || name.hasPrefix("tool ")
  }
}

/// The role that a speaker's name stands for, as chat tools and people write it; `unknown` for a tool, nil for a name
/// that says nothing.
package func role(ofSpeaker name: String) -> Role? {
  let bare = SpeakerName.bare(name[...])
  if SpeakerName.isTool(bare) { return .unknown }
  return SpeakerName.role(of: bare)
}
