package import ArgumentParser

/// Tuneboard's version.
package let toolVersion = "0.1.0"

/// The `tuneboard` command.
package struct Tool: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "tuneboard",
    abstract: "Tells whether fine-tuning data is ready to train on, and what is missing.",
    discussion: """
      Reads conversations and hand-written examples kept as Markdown, judges every exchange, and \
      writes a static dashboard and the dataset.

      Example:
        tuneboard init companion
        tuneboard report companion
      """,
    version: toolVersion,
    subcommands: [
      ReportCommand.self, ServeCommand.self, CheckCommand.self, InitCommand.self,
      EvaluateCommand.self,
      CalibrateCommand.self, PublishCommand.self, CompareCommand.self, RedactCommand.self,
      ExplainCommand.self, ValidateCommand.self, ExportCommand.self, ReviewCommand.self,
      EraseCommand.self, ArchiveCommand.self, NewCommand.self, ImportCommand.self,
      ConvertCommand.self,
    ])

  package init() {}
}
