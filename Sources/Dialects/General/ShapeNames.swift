extension MarkerShape {
  /// Whether a name with a colon is all that marks the turns, behind a time or not.
  var isPlain: Bool {
    switch self {
    case .plain, .timed: true
    default: false
    }
  }

  var isTimed: Bool {
    if case .timed = self { return true }
    return false
  }

  /// What lines begin with that frame turns and that nobody said: `</user>`.
  var closers: [String] {
    switch self {
    case .tag: ["</"]
    case .token: ["<|im_end|>"]
    case .summary: ["<details", "</details>"]
    case .boldInside, .boldOutside, .boldAlone, .italicBold, .heading, .plain, .timed, .callout,
      .bracket, .italic, .dash, .parenthesis, .code, .framed:
      []
    }
  }

  /// What marks the turns, in words.
  var title: String {
    switch self {
    case .boldInside, .boldOutside: "bold names with a colon"
    case .boldAlone: "bold names on lines of their own"
    case .italicBold: "names in bold italics"
    case .heading(let level): "headings of level \(level)"
    case .plain: "names with a colon"
    case .timed: "names with a colon behind a time"
    case .callout: "callouts"
    case .bracket: "names in brackets"
    case .italic: "names in italics with a colon"
    case .dash: "bold names with a dash"
    case .parenthesis: "names in parentheses"
    case .tag: "names as tags"
    case .code: "names as code with a colon"
    case .token: "tokens of ChatML"
    case .framed: "names framed by marks"
    case .summary: "summaries of folded blocks"
    }
  }

  /// The plainer a shape, the higher: of two with as many turns the lower is taken.
  var rank: Int {
    switch self {
    case .italicBold: 0
    case .boldInside: 1
    case .boldOutside: 2
    case .boldAlone: 3
    case .heading(let level): 4 + level
    case .callout: 11
    case .summary: 12
    case .bracket: 13
    case .token: 14
    case .dash: 15
    case .italic: 16
    case .code: 17
    case .tag: 18
    case .parenthesis: 19
    case .timed: 20
    case .plain: 21
    case .framed: 22
    }
  }
}

extension MarkerShape {
  /// The shape as a declared dialect's `turn` has it.
  var turn: String {
    switch self {
    case .boldInside: "**{name}:**"
    case .boldOutside: "**{name}**:"
    case .boldAlone: "**{name}**"
    case .italicBold: "_**{name}**_"
    case .heading(let level): String(repeating: "#", count: level) + " {name}"
    case .plain, .timed: "{name}:"
    case .callout: "> [!{name}]"
    case .bracket: "[{name}]"
    case .italic: "*{name}:*"
    case .dash: "**{name}** -"
    case .parenthesis: "({name})"
    case .tag: "<{name}>"
    case .code: "`{name}`:"
    case .token: "<|im_start|>{name}"
    case .framed: "{name}"
    case .summary: "<summary>{name}</summary>"
    }
  }
}
