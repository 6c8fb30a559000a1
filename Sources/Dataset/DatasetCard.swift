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
    fileprivate var files: [(split: String, file: File)] {
      [("train", train), ("validation", validation)].filter { $0.file.lines > 0 }
    }
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
  /// Responses in lines of the weighted form that are context only, and how many of these were rejected.
  package var contextResponses = (all: 0, rejected: 0)
  package var manual = 0
  package var mined = 0
  /// "Fitness": lines
  package var topics: [(title: String, lines: Int)] = []
  package var personalData: [(type: String, count: Int)] = []
  package var leftOut: [(reason: String, count: Int)] = []
  package var tokens = 0
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
  private var lines: Int { train.lines + validation.lines }

  /// `README.md` beside the dataset: YAML as Hugging Face reads it, and what a person wants to know.
  ///
  /// - Parameter escape: Makes any text Markdown that shows as it is.
  package func markdown(escape: (String) -> String) -> [UInt8] {
    var text = ["---", "pretty_name: \(Self.quoted(name))"]
    if !license.isEmpty { text.append("license: \(Self.quoted(license))") }
    if !languages.isEmpty { text += ["language:"] + languages.map { "- \($0)" } }
    text += [
      "task_categories:", "- text-generation", "tags:", "- conversational", "- fine-tuning",
      "size_categories:", "- \(sizeCategory)",
    ]
    let loadable = configurations.filter { !$0.files.isEmpty }
    if !loadable.isEmpty {
      text.append("configs:")
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
    }
    text += [
      "---", "", "# \(escape(name))", "",
      "\(lines) examples of conversations for fine-tuning: \(train.lines) for training, "
        + "\(validation.lines) held out. \(manual) were written by hand, \(mined) taken from "
        + "conversations. Written on \(date) by Tuneboard \(version) in the form of "
        + "\(provider.title); \(tokens) tokens of o200k_base in the training file.",
      "", "## Fields", "",
    ]
    for configuration in configurations {
      text.append(
        "- `\(configuration.train.name)`, `\(configuration.validation.name)`: "
          + fields(configuration))
    }
    if contextResponses.all > 0 {
      let (all, rejected) = contextResponses
      text += [
        "",
        "A trainer that does not read `weight` (TRL, LLaMA-Factory and MLX-LM do not) would learn \(all) responses of "
          + "`\(train.name)` and `\(validation.name)` that are context only, \(rejected) of them rejected. It takes the "
          + "first form.",
      ]
    }
    text += [
      "", "## How it was made", "",
      "Every exchange was scored by rules that `method.html` of the report describes with their measured "
        + "agreement with people; what people decided stands above them. Conversations, participants and "
        + "duplicates stand in one part only. `manifest.json` names the source of each line.",
    ]
    func table(_ head: (String, String), _ rows: [(String, Int)]) {
      text += ["", "| \(head.0) | \(head.1) |", "| --- | ---: |"]
      text += rows.map { "| \(escape($0.0)) | \($0.1) |" }
    }
    if !topics.isEmpty { table(("Topic", "Examples"), topics.map { ($0.title, $0.lines) }) }
    if !leftOut.isEmpty {
      table(("Left out", "Exchanges"), leftOut.map { ($0.reason, $0.count) })
    }
    text += [
      "", "## Personal data and consent", "",
      "Personal data was searched for and replaced by the names of its types; what the search does not know, it "
        + "does not see. Conversations whose use was denied are not in it.",
    ]
    if !kept.isEmpty { text += ["", escape(kept)] }
    if !personalData.isEmpty {
      table(("Masked in the sources", "Found"), personalData.map { ($0.type, $0.count) })
    }
    text += [
      "", "## Limits", "",
      "The examples show how one team wants its companion to answer. They are no advice to anybody, and no "
        + "sample of how people speak.",
    ]
    return Array((text.joined(separator: "\n") + "\n").utf8)
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

  /// `croissant.json`: the dataset's metadata by MLCommons Croissant 1.0 (JSON-LD).
  package var croissant: [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.key("@context")
      $0.raw(Array(Self.context.utf8))
      $0.key("@type")
      $0.string("sc:Dataset")
      $0.key("name")
      $0.string(identifier)
      $0.key("description")
      $0.string(
        "\(name): \(lines) examples of conversations for fine-tuning, personal data masked.")
      $0.key("conformsTo")
      $0.string("http://mlcommons.org/croissant/1.0")
      if !license.isEmpty {
        $0.key("license")
        $0.string(license)
      }
      $0.key("datePublished")
      $0.string(date)
      $0.key("version")
      $0.string("1.0.0")
      if !languages.isEmpty {
        $0.key("inLanguage")
        $0.array { json in for language in languages { json.string(language) } }
      }
      $0.key("distribution")
      $0.array { json in
        for (_, file) in configurations.flatMap(\.files) {
          json.object {
            $0.key("@type")
            $0.string("cr:FileObject")
            $0.key("@id")
            $0.string(file.name)
            $0.key("name")
            $0.string(file.name)
            $0.key("contentUrl")
            $0.string(file.name)
            $0.key("contentSize")
            $0.string("\(file.bytes) B")
            $0.key("encodingFormat")
            $0.string("application/jsonlines")
            $0.key("sha256")
            $0.string(file.sha256)
          }
        }
      }
      $0.key("recordSet")
      $0.array { json in
        for (split, file) in configurations.first?.files ?? [] {
          json.object {
            $0.key("@type")
            $0.string("cr:RecordSet")
            $0.key("@id")
            $0.string(split)
            $0.key("name")
            $0.string(split)
            $0.key("field")
            $0.array { json in
              let shape = configurations.first?.shape ?? .messages
              for column in shape.columns {
                append(column, of: split, file.name, names: shape.names, to: &json)
              }
            }
          }
        }
      }
    }
    writer.newline()
    return writer.take()
  }

  /// A list of messages of an example, each with its speaker and its text.
  private func append(
    _ column: String, of split: String, _ file: String, names: [String], to writer: inout JSONWriter
  ) {
    func open(_ json: inout JSONWriter, _ id: String, _ meaning: String) {
      json.key("@type")
      json.string("cr:Field")
      json.key("@id")
      json.string(id)
      json.key("name")
      json.string(id)
      json.key("description")
      json.string(meaning)
    }
    let meanings = ["Who speaks.", "What is said."]
    writer.object {
      open(&$0, "\(split)/\(column)", "The messages of an example, in order.")
      $0.key("repeated")
      $0.bool(true)
      $0.key("subField")
      $0.array { json in
        for (name, meaning) in zip(names, meanings) {
          json.object {
            open(&$0, "\(split)/\(column)/\(name)", meaning)
            $0.key("dataType")
            $0.string("sc:Text")
            $0.key("source")
            $0.object {
              $0.key("fileObject")
              $0.object {
                $0.key("@id")
                $0.string(file)
              }
              $0.key("extract")
              $0.object {
                $0.key("column")
                $0.string(column)
              }
              $0.key("transform")
              $0.object {
                $0.key("jsonPath")
                $0.string(name)
              }
            }
          }
        }
      }
    }
  }

  /// Letters, digits and hyphens, as Croissant wants a name.
  private var identifier: String {
    let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? "dataset" : words.joined(separator: "-")
  }

  /// The terms that Croissant 1.0 gives short names to.
  private static let context = """
    {"@language":"en","@vocab":"https://schema.org/","citeAs":"cr:citeAs","column":"cr:column",\
    "conformsTo":"dct:conformsTo","cr":"http://mlcommons.org/croissant/",\
    "rai":"http://mlcommons.org/croissant/RAI/","data":{"@id":"cr:data","@type":"@json"},\
    "dataType":{"@id":"cr:dataType","@type":"@vocab"},"dct":"http://purl.org/dc/terms/",\
    "examples":{"@id":"cr:examples","@type":"@json"},"extract":"cr:extract","field":"cr:field",\
    "fileProperty":"cr:fileProperty","fileObject":"cr:fileObject","fileSet":"cr:fileSet",\
    "format":"cr:format","includes":"cr:includes","isLiveDataset":"cr:isLiveDataset",\
    "jsonPath":"cr:jsonPath","key":"cr:key","md5":"cr:md5","parentField":"cr:parentField",\
    "path":"cr:path","recordSet":"cr:recordSet","references":"cr:references","regex":"cr:regex",\
    "repeated":"cr:repeated","replace":"cr:replace","samplingRate":"cr:samplingRate","sc":"https://schema.org/",\
    "separator":"cr:separator","source":"cr:source","subField":"cr:subField",\
    "transform":"cr:transform"}
    """
}

extension DatasetCard.File {
  fileprivate static let none = Self(name: "", bytes: 0, sha256: "", lines: 0)
}

extension Provider.Shape {
  /// Keys of a line that hold messages.
  fileprivate var columns: [String] {
    switch self {
    case .messages: ["messages"]
    case .shareGPT: ["conversations"]
    case .completion: ["prompt", "completion"]
    }
  }

  /// Keys of a message: who speaks, and what is said.
  fileprivate var names: [String] {
    self == .shareGPT ? ["from", "value"] : ["role", "content"]
  }
}
