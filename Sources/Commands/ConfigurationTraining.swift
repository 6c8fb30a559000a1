internal import Export
internal import Findings
internal import Pipeline
internal import Privacy
internal import Yams

extension ConfigurationFile {
  /// Reads `training`: the models that the dataset is meant for, and what they cost.
  mutating func readTraining(_ node: Node) {
    read(node, "'training'") { file, key, value in
      switch key {
      case "epochs": file.readInteger(value, key, 1...50) { $0.settings.training.epochs = $1 }
      case "currency":
        file.readText(value, key) {
          $0.settings.training.currency = $0.masker(String($1.prefix(8))).text
        }
      case "models": file.readModels(value)
      default: return ["epochs", "currency", "models"]
      }
      return []
    }
  }

  private mutating func readModels(_ node: Node) {
    var models: [TrainingModel] = []
    read(node, "'models'") { file, key, value in
      var model = TrainingModel(name: file.masker(key).text)
      file.read(value, "'\(key)'") { file, key, value in
        switch key {
        case "context":
          file.readInteger(value, key, 1...100_000_000) { model.context = $1 }
        case "price":
          guard let price = value.scalar.flatMap({ Double($0.string) }), (0...1e6).contains(price)
          else {
            file.report(
              .invalidConfiguration, value,
              "'price' is not a price per million tokens, 0 or more",
              advice: "Write it as '5.00'; until then the model has none.")
            break
          }
          model.price = price
        default: return ["context", "price"]
        }
        return []
      }
      models.append(model)
      return []
    }
    if !models.isEmpty { settings.training.models = models }
  }
}
