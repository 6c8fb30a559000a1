internal import Analysis
internal import Findings
internal import Project

extension Setting<ProjectSettings> {
  /// `thresholds`: the scores at which an exchange is accepted and flagged.
  static var thresholds: Setting {
    Setting(
      group: "thresholds",
      [
        Setting("accept", .share(0...1), \.standards.acceptAbove, "A score above it is accepted."),
        Setting("flag", .share(0...1), \.standards.flagBelow, "A score below it is flagged."),
      ],
      finish: { reader, settings, node, _ in
        guard settings.standards.flagBelow > settings.standards.acceptAbove else { return }
        reader.report(
          .invalidConfiguration, node, "'flag' is greater than 'accept'",
          advice: "A score cannot be both; the defaults hold.")
        settings.standards.flagBelow = Standards().flagBelow
        settings.standards.acceptAbove = Standards().acceptAbove
      })
  }

  /// `volume`: how many examples the dataset should hold.
  static var volume: Setting {
    Setting(
      group: "volume",
      [
        Setting(
          "minimum", .wholeNumber(1...100_000_000), \.standards.volume.minimum,
          "The examples that a dataset has at least."),
        Setting(
          "target", .wholeNumber(1...100_000_000), \.standards.volume.target,
          "The examples that the team works for; not under `minimum`."),
        Setting(
          "optimal", .wholeNumber(1...100_000_000), \.standards.volume.optimal,
          "The examples of the best dataset; not under `target`."),
      ],
      finish: { reader, settings, node, _ in
        let goals = settings.standards.volume
        guard !(goals.minimum <= goals.target && goals.target <= goals.optimal) else { return }
        reader.report(
          .invalidConfiguration, node, "'minimum', 'target' and 'optimal' are not in this order",
          advice: "The defaults hold.")
        settings.standards.volume = VolumeGoals()
      })
  }
}
