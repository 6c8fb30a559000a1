internal import Configuration
internal import Findings
internal import Privacy
internal import Project
internal import Storage

extension ConfigurationFile {
  /// The configuration of a folder: the defaults where it has none, a refusal where it cannot be read.
  init(of folder: String) {
    do throws(DiskError) {
      let path = folder + "/" + Self.name
      if try Disk.status(of: path, followingLinks: false) != nil {
        self.init(reading: try Disk.read(path))
      } else if let name = try Disk.list(folder).sorted().first(where: Self.isMeantByName) {
        self.init(
          refusing: Finding(
            .invalidConfiguration, at: Place(file: Masker().path(name)),
            "it is not read: a configuration is named 'tuneboard.yml'", advice: "Rename it."))
      } else {
        self.init()
      }
    } catch {
      self.init(
        refusing: Finding(
          .unreadableFile, at: Place(file: "tuneboard.yml"), "cannot be read: \(error.reason)",
          advice: error.advice(or: "Mend its permissions or delete it.")))
    }
  }

  /// `tuneboard.yaml`, `.tuneboard.yml`, `Tuneboard.yml`.
  private static func isMeantByName(_ name: String) -> Bool {
    let letters = name.lowercased().filter { $0.isASCII && $0.isLetter }
    return letters == "tuneboardyml" || letters == "tuneboardyaml"
  }
}
