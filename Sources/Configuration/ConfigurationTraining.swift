internal import Bytes
internal import Dataset
internal import Findings
internal import Privacy
internal import Project
internal import Yams

extension Setting<ProjectSettings> {
  /// `training`: the models that the dataset is meant for, and what they cost.
  static var training: Setting {
    Setting(
      group: "training",
      [
        Setting(
          "epochs", .wholeNumber(1...50), \.training.epochs,
          "How often training goes through the dataset; without it, as OpenAI's cookbook estimates: "
            + "3, fewer for over 8,333 lines."),
        Setting(
          "currency", .maskedText(limit: 8), \.training.currency, "What prices are in."),
        Setting(
          named: "models", "NAME", Setting<TrainingModel>.all, blank: TrainingModel(name: "NAME"),
          entries: { $0.training.models.map { ($0.name, $0) } },
          take: { reader, settings, node in
            var models: [TrainingModel] = []
            reader.readNames(node, "'models'") { reader, key, value in
              var model = TrainingModel(name: reader.masker(key).text)
              reader.read(value, "'\(key)'", Setting<TrainingModel>.all, into: &model)
              models.append(model)
            }
            if !models.isEmpty { settings.training.models = models }
          }),
      ])
  }
}

extension Setting<TrainingModel> {
  fileprivate static var all: [Setting] {
    [
      Setting(
        "context", .wholeNumber(1...100_000_000), \.context,
        "How many tokens an example may have for the model; what stands behind them is cut off before training."
      ),
      Setting(
        "price", .price, \.price,
        "What a million tokens of training cost; without it the model has no cost."),
    ]
  }
}

extension SettingForm<Double> {
  fileprivate static var price: SettingForm {
    SettingForm(
      values: ValueDescription(
        type: "number", range: "0 to 1000000", example: "5.00", outside: ["-0.01", "1000000.01"]),
      write: { "\($0)" },
      read: { reader, node, key in
        guard let price = node.scalar.flatMap({ Double($0.string) }), (0...1e6).contains(price)
        else {
          reader.report(
            .invalidConfiguration, node, "'\(key)' is not a price per million tokens, 0 or more",
            advice: "Write it as '5.00'; until then the model has none.")
          return nil
        }
        return price
      })
  }
}
