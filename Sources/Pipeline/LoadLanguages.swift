internal import Analysis
internal import BuiltinTemplates
internal import Findings
internal import Privacy

/// The languages whose cues are known: the built-in lists, each of which a file of the same name in
/// a template folder stands in for, and the further ones that such a folder holds.
///
/// - Returns: The languages, English first, and what is wrong with lists of the project's own.
func loadLanguages(
  _ settings: ProjectSettings, _ options: RunOptions
) -> (Languages, [Finding]) {
  var findings: [Finding] = []
  var texts: [(code: String, text: String)] = BuiltinTemplates.files.compactMap { file in
    languageCode(file.name).map { ($0, file.text) }
  }
  for folder in options.templateFolders.reversed() {
    for index in texts.indices {
      let name = "cues/\(texts[index].code).txt"
      do throws(DiskError) {
        guard try Disk.status(of: folder + "/" + name) != nil else { continue }
        texts[index].text = String(decoding: try Disk.read(folder + "/" + name), as: UTF8.self)
      } catch {
        findings.append(
          Finding(
            .unreadableFile, at: Place(file: masked(name)),
            "cue list cannot be read: \(error.reason)",
            advice: "Mend it; until then the built-in one stands in."))
      }
    }
  }
  texts.sort { ($0.code == "en" ? "" : $0.code) < ($1.code == "en" ? "" : $1.code) }
  let lists = texts.map { code, text in
    let cues = CueList(text)
    for problem in cues.problems {
      findings.append(
        Finding(
          .invalidCues, at: Place(file: "cues/\(code).txt", line: problem.line, column: 1),
          masked(problem.summary), advice: "Mend it; the rest of the list was read."))
    }
    return (code: code, cues: cues)
  }
  return (Languages(lists, topics: settings.standards.topics), findings)
}

/// `en` of `cues/en.txt`; nil for other files.
private func languageCode(_ name: String) -> String? {
  guard name.hasPrefix("cues/"), name.hasSuffix(".txt") else { return nil }
  return String(name.dropFirst(5).dropLast(4))
}
