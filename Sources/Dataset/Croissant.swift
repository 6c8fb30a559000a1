internal import Bytes

extension DatasetCard {
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
