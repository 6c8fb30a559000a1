/// What a run is asked to do; everything from outside the project's files comes in here.
package struct RunOptions: Sendable {
  /// The project folder.
  package var root: String
  /// The day of the run, `YYYY-MM-DD`.
  package var date: String
  package var version: String
  /// How many cores to use.
  package var jobs: Int
  /// A folder for the run's own use; nothing stays in it.
  package var temporaryFolder: String
  /// Folders with templates that stand in for the built-in ones, the first to have a file first.
  package var templateFolders: [String]
  package var configuration = RunConfiguration()
  package var repository = RepositoryPlace()
  /// The one file to read, relative to the root; nil for all.
  package var onlyFile: String?
  /// An earlier report to compare with.
  package var baseline: Baseline?
  package var extras = ReportExtras()
  /// Paths relative to the root that hold no conversations: the output, the plan.
  package var excluded: Set<String>

  package init(
    root: String, date: String, version: String, jobs: Int, temporaryFolder: String,
    templateFolders: [String], configurationFiles: [String], excluded: Set<String>
  ) {
    self.root = root
    self.date = date
    self.version = version
    self.jobs = jobs
    self.temporaryFolder = temporaryFolder
    self.templateFolders = templateFolders
    configuration.files = configurationFiles
    self.excluded = excluded
  }
}

/// What a run knows of `tuneboard.yml` besides the settings.
package struct RunConfiguration: Sendable {
  /// Files besides conversations that the result depends on: the configuration. Relative paths.
  package var files: [String] = []
  /// The outermost keys that the configuration has; advice names none that would stand there twice.
  package var keys: Set<String> = []
}

/// Where in a git repository a project is.
package struct RepositoryPlace: Sendable {
  /// From the root of the repository to the project folder, `data/companion/`; empty at the root.
  package var pathPrefix = ""
  /// The commit that the project is at; nil when it is not known.
  package var commit: String?
}

/// What a report is asked for besides its site.
package struct ReportExtras: Sendable {
  /// Whether the dashboard is written as one file too.
  package var writesSingleFile = false
  /// Whether a page and a data file show what is masked everywhere else; then no wiki pages are written.
  package var showsPersonalData = false
  /// Whether the run is added to the project's history.
  package var recordsHistory = false
}
