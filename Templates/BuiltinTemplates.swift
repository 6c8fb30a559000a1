/// The templates and assets that are built into the program.
public enum BuiltinTemplates {
  /// Every file below `Templates/`, by its path there (`pages/index.mustache`), sorted by name.
  public static var files: [(name: String, text: String)] { embeddedTemplates }

  /// The text of one file, or nil when there is none of that name.
  public static func text(of name: String) -> String? {
    embeddedTemplates.first { $0.name == name }?.text
  }
}
