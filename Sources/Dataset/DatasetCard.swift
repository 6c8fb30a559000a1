internal import Bytes
internal import Language

/// What a dataset's card and its metadata say, beside the files themselves.
package struct DatasetCard: Sendable {
  /// A file of the dataset.
  package struct File: Sendable {
    /// Relative to the card.
    package var name: String
    package var bytes: Int
    package var sha256: String
    package var lines: Int

    package init(name: String, bytes: Int, sha256: String, lines: Int) {
      self.name = name
      self.bytes = bytes
      self.sha256 = sha256
      self.lines = lines
    }
  }

  /// A form of the dataset, as a loader is told of it.
  package struct Configuration: Sendable {
    package var shape: Provider.Shape
    /// `completion`, `openai`.
    package var form: String
    package var takesWeights: Bool
    package var train: File
    package var validation: File

    package init(
      shape: Provider.Shape, form: String, takesWeights: Bool, train: File, validation: File
    ) {
      self.shape = shape
      self.form = form
      self.takesWeights = takesWeights
      self.train = train
      self.validation = validation
    }

    /// `completion-5f2b8c01d9e4`: the form, and a hash of what the files hold. Loaders keep what they have read under
    /// the configuration's name, so that another content needs another name.
    package var name: String {
      "\(form)-\(SHA256.hex(Array((train.sha256 + validation.sha256).utf8)).prefix(12))"
    }

    /// Files that hold something: a loader finds no columns in an empty one.
    var files: [(split: String, file: File)] {
      [("train", train), ("validation", validation)].filter { $0.file.lines > 0 }
    }
  }

  /// What the examples are, in numbers.
  package struct Content: Sendable {
    /// Examples that were written by hand, and those that were taken from conversations.
    package var manual = 0
    package var mined = 0
    /// Of the training file.
    package var tokens = 0
    /// Responses in lines of the weighted form that are context only, and how many of these were rejected.
    package var contextResponses = (all: 0, rejected: 0)
    /// "Fitness": lines
    package var topics: [(title: String, lines: Int)] = []
    package var leftOut: [(reason: String, count: Int)] = []

    package init() {}
  }

  /// The project's name.
  package var name: String
  /// An SPDX identifier in lower case, as Hugging Face lists them; empty when the configuration names none.
  package var license = ""
  /// ISO 639-1, the most frequent first.
  package var languages: [String] = []
  package var provider: Provider
  /// The day of the run.
  package var date: String
  package var version: String
  /// The first is loaded where none is named. It has to be one that teaches nothing that is context only, whatever
  /// trainer reads it.
  package var configurations: [Configuration]
  package var content = Content()
  package var personalData: [(type: String, count: Int)] = []
  /// What stands unmasked, in a sentence; empty for nothing.
  package var kept = ""

  package init(
    name: String, provider: Provider, date: String, version: String,
    configurations: [Configuration]
  ) {
    self.name = name
    self.provider = provider
    self.date = date
    self.version = version
    self.configurations = configurations
  }

  /// What is written in the provider's form.
  private var train: File { configurations.last?.train ?? .none }
  private var validation: File { configurations.last?.validation ?? .none }
  /// Of both files.
  var lines: Int { train.lines + validation.lines }

  /// `README.md` beside the dataset: YAML as Hugging Face reads it, and what a person wants to know.
  ///
  /// - Parameter escape: Makes any text Markdown that shows as it is.
  package func markdown(escape: (String) -> String) -> [UInt8] {
    let text =
      ["---"] + metadata + loadableMetadata + ["---", "", "# \(escape(name))", ""] + summary
      + fieldSection + origin(escape) + privacy(escape) + [
        "", "## Limits", "",
        "The examples show how one team wants its companion to answer. They are no advice to anybody, and no "
          + "sample of how people speak.",
      ]
    return Array((text.joined(separator: "\n") + "\n").utf8)
  }

  private var metadata: [String] {
    var text = ["pretty_name: \(Self.quoted(name))"]
    if !license.isEmpty { text.append("license: \(Self.quoted(license))") }
    if !languages.isEmpty { text += ["language:"] + languages.map { "- \($0)" } }
    return text + [
      "task_categories:", "- text-generation", "tags:", "- conversational", "- fine-tuning",
      "size_categories:", "- \(sizeCategory)",
    ]
  }

  /// The forms that a loader can be told to take.
  private var loadableMetadata: [String] {
    let loadable = configurations.filter { !$0.files.isEmpty }
    if loadable.isEmpty { return [] }
    var text = ["configs:"]
    for (index, configuration) in loadable.enumerated() {
      text.append("- config_name: \(configuration.name)")
      if index == 0 { text.append("  default: true") }
      text.append("  data_files:")
      text += configuration.files.flatMap {
        ["  - split: \($0.split)", "    path: \($0.file.name)"]
      }
    }
    text.append("dataset_info:")
    for configuration in loadable {
      let bytes = configuration.files.reduce(0) { $0 + $1.file.bytes }
      text += ["- config_name: \(configuration.name)", "  splits:"]
      text += configuration.files.flatMap {
        [
          "  - name: \($0.split)", "    num_bytes: \($0.file.bytes)",
          "    num_examples: \($0.file.lines)",
        ]
      }
      text += ["  download_size: \(bytes)", "  dataset_size: \(bytes)"]
    }
    return text
  }

  private var summary: [String] {
    [
      "\(lines) examples of conversations for fine-tuning: \(train.lines) for training, "
        + "\(validation.lines) held out. \(content.manual) were written by hand, \(content.mined) taken from "
        + "conversations. Written on \(date) by Tuneboard \(version) in the form of "
        + "\(provider.title); \(content.tokens) tokens of o200k_base in the training file."
    ]
  }

  private var fieldSection: [String] {
    var text = ["", "## Fields", ""]
    for configuration in configurations {
      text.append(
        "- `\(configuration.train.name)`, `\(configuration.validation.name)`: "
          + fields(configuration))
    }
    let (all, rejected) = content.contextResponses
    if all > 0 {
      text += [
        "",
        "A trainer that does not read `weight` (TRL, LLaMA-Factory and MLX-LM do not) would learn \(all) responses of "
          + "`\(train.name)` and `\(validation.name)` that are context only, \(rejected) of them rejected. It takes the "
          + "first form.",
      ]
    }
    return text
  }

  private func origin(_ escape: (String) -> String) -> [String] {
    [
      "", "## How it was made", "",
      "Every exchange was scored by rules that `method.html` of the report describes with their measured "
        + "agreement with people; what people decided stands above them. Conversations, participants and "
        + "duplicates stand in one part only. `manifest.json` names the source of each line.",
    ] + table(("Topic", "Examples"), content.topics.map { ($0.title, $0.lines) }, escape)
      + table(("Left out", "Exchanges"), content.leftOut.map { ($0.reason, $0.count) }, escape)
  }

  private func privacy(_ escape: (String) -> String) -> [String] {
    [
      "", "## Personal data and consent", "",
      "Personal data was searched for and replaced by the names of its types; what the search does not know, it "
        + "does not see. Conversations whose use was denied are not in it.",
    ] + (kept.isEmpty ? [] : ["", escape(kept)])
      + table(("Masked in the sources", "Found"), personalData.map { ($0.type, $0.count) }, escape)
  }

  /// A table with an empty line before it; nothing without rows.
  private func table(
    _ head: (String, String), _ rows: [(String, Int)], _ escape: (String) -> String
  ) -> [String] {
    if rows.isEmpty { return [] }
    return ["", "| \(head.0) | \(head.1) |", "| --- | ---: |"]
      + rows.map { "| \(escape($0.0)) | \($0.1) |" }
  }

  private func fields(_ configuration: Configuration) -> String {
    switch configuration.shape {
    case .messages:
      "`messages`, a list of `role` (`system`, `user`, `assistant`) and `content`"
        + (configuration.takesWeights
          ? "; a response with `weight` 0 is context and not to be learned." : ".")
    case .shareGPT: "`conversations`, a list of `from` (`system`, `human`, `gpt`) and `value`."
    case .completion:
      "`prompt`, a list of `role` and `content`, and `completion`, the one response that is learned; "
        + "\(configuration.train.lines) lines for training, \(configuration.validation.lines) held out."
    }
  }

  /// Hugging Face's buckets.
  private var sizeCategory: String {
    switch lines {
    case ..<1000: "n<1K"
    case ..<10_000: "1K<n<10K"
    case ..<100_000: "10K<n<100K"
    case ..<1_000_000: "100K<n<1M"
    default: "1M<n<10M"
    }
  }

  /// A scalar of YAML that is a JSON string as well.
  private static func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return String(decoding: writer.take(), as: UTF8.self)
  }
}

extension DatasetCard.File {
  fileprivate static let none = Self(name: "", bytes: 0, sha256: "", lines: 0)
}
