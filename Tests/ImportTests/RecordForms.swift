import Bytes

@testable import Import

extension RecordMaker {
  /// Records of a form: one, or those of one conversation.
  mutating func records(_ form: ImportForm) -> [JSON] {
    switch form {
    case .openAI: openAI()
    case .anthropic: anthropic()
    case .bedrock: bedrock()
    case .gemini: gemini()
    case .batch: batch()
    case .preferences: preferences()
    case .responses: responses()
    case .shareGPT: shareGPT()
    case .alpaca: alpaca()
    case .pairs: pairs()
    case .lists: lists()
    case .account: account()
    case .rows: rows()
    case .chatGPT: chatGPT()
    case .claude: claude()
    case .libreChat: libreChat()
    case .flatReplies: flatReplies()
    case .threads: threads()
    case .turns: turns()
    case .table: []
    }
  }
}

// MARK: Providers' lists of messages

extension RecordMaker {
  private mutating func openAI() -> [JSON] {
    [
      named([("messages", .array(talk())), ("tools", .array([object([("name", text())])]))])
    ]
  }

  private mutating func anthropic() -> [JSON] {
    [named([("system", system()), ("messages", .array(talk()))])]
  }

  private mutating func bedrock() -> [JSON] {
    [
      object([
        ("recordId", text()),
        (
          "modelInput",
          object([("system", system()), ("messages", .array(talk())), ("max_tokens", text())])
        ),
      ])
    ]
  }

  private mutating func gemini() -> [JSON] {
    [
      named([
        ("systemInstruction", system()),
        ("contents", .array(talk("role", "parts", assistant: "model"))),
      ])
    ]
  }

  private mutating func batch() -> [JSON] {
    [
      object([
        ("custom_id", text()),
        ("body", object([("instructions", system()), ("messages", .array(talk()))] + extras())),
      ])
    ]
  }

  private mutating func preferences() -> [JSON] {
    if chance(50) {
      return [
        named([
          ("prompt", text(spoken: true)), ("chosen", text(spoken: true)), ("rejected", text()),
        ])
      ]
    }
    return [
      object([
        ("input", object([("messages", .array(talk())), ("tools", .array([text()]))])),
        ("preferred_output", .array([message("assistant")])),
        (
          "non_preferred_output",
          .array([object([("role", name("assistant")), ("content", text())])])
        ),
      ])
    ]
  }

  private mutating func responses() -> [JSON] {
    [
      named([
        ("instructions", system()), ("input", .array(talk())),
        (
          "output",
          .array([
            object([("type", name("reasoning")), ("summary", .array([text()]))]),
            message("assistant"),
          ])
        ),
      ])
    ]
  }

  private mutating func shareGPT() -> [JSON] {
    var conversation = talk("from", "value", user: "human", assistant: "gpt")
    if chance(30) { conversation.append(object([("from", name("gpt")), ("markdown", text())])) }
    if chance(30) { conversation.append(message(word(), roleKey: "from", contentKey: "value")) }
    return [named([("system_prompt", system()), ("conversations", .array(conversation))])]
  }
}

// MARK: Datasets

extension RecordMaker {
  private mutating func alpaca() -> [JSON] {
    [
      named([
        ("instruction", text(spoken: true)), ("input", text(spoken: true)), ("output", content()),
        (
          "history",
          .array([
            .array([text(spoken: true), text(spoken: true)]), .array([text()]), text(),
            object([("q", text())]),
          ])
        ), ("system", text(spoken: true)),
      ])
    ]
  }

  private mutating func pairs() -> [JSON] {
    let user = one(of: ["prompt", "question", "input", "human"])
    let assistant = one(of: ["completion", "response", "answer", "output"])
    return [
      named([
        (user, content()), (assistant, content()), ("system", system()), ("explanation", text()),
      ])
    ]
  }

  private mutating func lists() -> [JSON] {
    [
      .array(talk()),
      .array([.array([text(spoken: true), text(spoken: true)]), .array([text()]), text()]),
    ]
  }

  private mutating func rows() -> [JSON] {
    let id = word()
    let other = word()
    return [(id, "user"), (id, "assistant"), (other, "user"), (id, "assistant")].map { id, role in
      object(
        [
          ("conversation_id", name(id)), ("role", name(role)), ("content", content()),
          (
            "timestamp",
            chance(50) ? name("2026-01-0\(Int.random(in: 1...9, using: &random))") : text()
          ),
        ] + extras())
    }
  }

  private mutating func turns() -> [JSON] {
    [
      named([
        (
          "turns",
          .array([
            object([
              ("question", text(spoken: true)), ("answer", text(spoken: true)), ("score", text()),
            ]),
            .array([text(spoken: true), text(spoken: true)]), object([("utterance", text())]),
          ])
        )
      ])
    ]
  }
}

// MARK: Exports of a program's conversations

extension RecordMaker {
  private mutating func account() -> [JSON] {
    let key = one(of: ["conversations", "data", "items", "chats"])
    return [
      object(
        [
          (
            key,
            .array([
              named([("messages", .array(talk())), ("system", system())]), tree(),
              object([("messages", .array(talk()))]), object([("note", text())]),
            ])
          )
        ] + extras().filter { $0.0 != "choices" })
    ]
  }

  private mutating func chatGPT() -> [JSON] {
    [tree()]
  }

  private mutating func claude() -> [JSON] {
    let messages = (0..<4).map { index -> JSON in
      let isAssistant = index % 2 == 1
      var members = [
        ("uuid", name("m\(index)")), ("sender", name(isAssistant ? "assistant" : "human")),
      ]
      let said = text(spoken: true)
      if chance(30) {
        members.append(("text", said))
      } else {
        members.append(("text", chance(50) ? said : text()))
        members.append(
          (
            "content",
            .array([
              object([("type", name("text")), ("text", said)] + extras(20)),
              object([("type", name("thinking")), ("thinking", text())]),
            ])
          ))
      }
      if chance(30) {
        members.append(("attachments", .array([object([("extracted_content", text())])])))
      }
      return object(members + extras())
    }
    return [
      object(
        [("uuid", text()), ("name", text()), ("chat_messages", .array(messages))] + extras())
    ]
  }

  private mutating func libreChat() -> [JSON] {
    [
      object(
        [
          ("conversationId", text()),
          ("options", object([("model", text()), ("promptPrefix", text(spoken: true))])),
          ("messages", .array([reply(depth: 0, isOpen: true)])),
        ] + extras())
    ]
  }

  private mutating func flatReplies() -> [JSON] {
    var list: [JSON] = []
    for index in 0..<4 {
      let isOld = index == 2
      list.append(
        object([
          ("messageId", name("m\(index)")),
          (
            "parentMessageId",
            name(
              index == 0
                ? "00000000-0000-0000-0000-000000000000" : index == 3 ? "m1" : "m\(index - 1)")
          ),
          ("sender", name(index % 2 == 0 ? "User" : "GPT-4")),
          ("isCreatedByUser", .bool(index % 2 == 0)),
          ("text", text(spoken: !isOld && index != 3)),
        ]))
    }
    return [named([("messages", .array(list))])]
  }

  private mutating func threads() -> [JSON] {
    let messages = (0..<2).map { _ in
      object(
        [
          ("author", name("user")), ("body", text(spoken: true)),
          (
            "replies",
            .array([
              object([("author", name("assistant")), ("body", text(spoken: true))] + extras()),
              object([
                ("author", name("user")), ("body", text(spoken: true)),
                ("reactions", .array([text()])),
              ]),
            ])
          ),
        ] + extras())
    }
    return [
      named([("messages", .array([object([("topic", text()), ("messages", .array(messages))])]))])
    ]
  }

  /// A message as LibreChat nests them, with older alternatives before the current reply.
  private mutating func reply(depth: Int, isOpen: Bool) -> JSON {
    var children: [JSON] = []
    if depth < 4 {
      if chance(40) { children.append(reply(depth: depth + 1, isOpen: false)) }
      children.append(reply(depth: depth + 1, isOpen: isOpen))
    }
    return object(
      [
        ("messageId", name("n\(depth)")), ("sender", name(depth % 2 == 0 ? "User" : "Claude 3")),
        ("isCreatedByUser", .bool(depth % 2 == 0)), ("text", text(spoken: isOpen)),
        ("children", .array(children)),
      ] + extras().filter { $0.0 != "children" })
  }

  /// A conversation as ChatGPT keeps it: nodes that name their parent and their children.
  private mutating func tree() -> JSON {
    func id(_ index: Int) -> String { "n\(index)" }
    var nodes: [(String, JSON)] = []
    for index in 0..<6 {
      // 4 is an older answer beside 5; the rest is a line.
      let parent = index == 5 ? 3 : index - 1
      let children = index == 3 ? [4, 5] : index < 4 ? [index + 1] : []
      let message = treeMessage(index, isOpen: index != 4)
      nodes.append(
        (
          id(index),
          object(
            [
              ("id", name(id(index))), ("parent", index == 0 ? .null : name(id(parent))),
              ("children", .array(children.map { name(id($0)) })), ("message", message),
            ] + extras(20).filter { $0.0 != "children" })
        ))
    }
    // A node that no other leads to.
    nodes.append(
      (
        "lone",
        object([
          ("parent", name("gone")),
          ("message", object([("content", object([("parts", .array([text()]))]))])),
        ])
      ))
    return object(
      [
        ("title", text()), ("current_node", name("n5")), ("conversation_id", text()),
        ("mapping", object(nodes)),
      ] + extras())
  }

  /// The message of a node: the third may be thoughts, the second hidden.
  private mutating func treeMessage(_ index: Int, isOpen: Bool) -> JSON {
    let type = index == 2 && chance(30) ? "thoughts" : "text"
    let isHidden = index == 1 && chance(30)
    var content = [
      ("content_type", name(type)),
      ("parts", JSON.array([text(spoken: isOpen && type == "text" && !isHidden)])),
    ]
    if chance(20) { content.append(("language", text())) }
    if isHidden, chance(50) { content[1].0 = "user_profile" }
    var message = [
      (
        "author",
        object([
          ("role", name(index % 2 == 0 ? "user" : "assistant")),
          ("metadata", object([("a", text())])),
        ])
      ),
      ("content", object(content)),
      (
        "metadata",
        object([
          ("is_visually_hidden_from_conversation", JSON.bool(isHidden)), ("model_slug", text()),
        ])
      ),
    ]
    if chance(50) { message.append(("recipient", chance(50) ? name("all") : text())) }
    if chance(10) { message.remove(at: 1) }
    return object(message)
  }
}
