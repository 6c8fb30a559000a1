internal import Analysis
internal import Bytes
internal import Corpus
internal import Dataset
internal import Findings
internal import Privacy
internal import Records
internal import Storage

/// What a run's results depend on, by path: every file that was read, and none that was not.
///
/// Files below a template folder outside the project stand under `--templates/`.
func inputs(
  of project: JudgedProject, _ settings: ProjectSettings, _ options: RunOptions
) -> [SiteManifest.Entry] {
  var inputs = project.summary.files.map {
    SiteManifest.Entry(
      path: $0.path.text, bytes: $0.byteCount, sha256: $0.content.map { SHA256.hex($0.bytes) } ?? ""
    )
  }
  let baseline = settings.findings.baselinePath.map { [$0] } ?? []
  let paths =
    options.configuration.files + [settings.plan.path] + project.people.ledgers
    + project.people.worksheets
    + baseline
  let worksheets = Set(project.people.worksheets)
  for path in Set(paths) {
    let masker = worksheets.contains(path) ? settings.masker.keepingPeople : settings.masker
    if let entry = entry(of: options.root + "/" + path, as: path, masker) { inputs.append(entry) }
  }
  let own = options.root + "/Templates"
  for folder in options.templateFolders {
    for path in files(below: folder) {
      let name = (folder == own ? "Templates/" : "--templates/") + path
      if let entry = entry(of: folder + "/" + path, as: name, settings.masker) {
        inputs.append(entry)
      }
    }
  }
  return inputs.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
}

/// 16 hexadecimal digits for everything that decides a run's numbers: what was read, the names of the files included, what
/// people's decisions come to on the day, and the version, but not the templates, which decide only how they look.
func contentHash(
  _ inputs: [SiteManifest.Entry], _ project: JudgedProject, _ options: RunOptions
) -> String {
  var text = "\(options.version)\n"
  for input in inputs where !isTemplate(input.path) { text += "\(input.path)\0\(input.sha256)\n" }
  // A waiver ends without a file that changes.
  let decisions = project.judgement.decisions.map { index, decision in
    "\(hexadecimal(project.summary.exchanges[index].id)) \(decision.name)\n"
  }
  text += decisions.sorted().joined()
  return String(SHA256.hex(Array(text.utf8)).prefix(16))
}

/// Cue lists decide what is found.
private func isTemplate(_ path: String) -> Bool {
  ["Templates/", "--templates/"].contains { path.hasPrefix($0) && !path.hasPrefix($0 + "cues/") }
}

/// nil where there is no such file; without a hash where it cannot be read, which is among the findings already.
///
/// The hash is over what may be shown: of a file as it stands, it would tell the one name or number that is masked.
private func entry(
  of path: String, as name: String, _ masker: Masker
) -> SiteManifest.Entry? {
  do throws(DiskError) {
    guard try Disk.status(of: path)?.kind == .file else { return nil }
    let bytes = try Disk.read(path)
    return SiteManifest.Entry(
      path: masker.path(name).text, bytes: bytes.count, sha256: SHA256.hex(masker.masked(bytes)))
  } catch {
    return SiteManifest.Entry(path: masker.path(name).text, bytes: 0, sha256: "")
  }
}

/// Paths of the files in a folder and the folders in it; none where it cannot be listed, as for who reads them.
private func files(below folder: String, depth: Int = 0) -> [String] {
  do throws(DiskError) {
    guard depth < 4, try Disk.status(of: folder)?.kind == .folder else { return [] }
    var paths: [String] = []
    for name in try Disk.list(folder) where !name.hasPrefix(".") {
      switch try Disk.status(of: folder + "/" + name)?.kind {
      case .file: paths.append(name)
      case .folder:
        paths += files(below: folder + "/" + name, depth: depth + 1).map { name + "/" + $0 }
      default: continue
      }
    }
    return paths
  } catch {
    return []
  }
}
