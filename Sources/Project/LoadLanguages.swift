internal import Analysis
internal import BuiltinTemplates
internal import Findings
internal import Language
internal import Privacy
internal import Storage

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
    for name in cueFiles(in: folder, &findings) {
      guard let code = languageCode("cues/" + name) else { continue }
      guard isLanguage(code), texts.count < maximumLanguages else {
        findings.append(
          Finding(
            .invalidCues, at: Place(file: settings.masker.path("cues/\(name)")),
            "cue list is not used",
            advice: isLanguage(code)
              ? "There are \(maximumLanguages) languages at most."
              : "Name it after the language's ISO 639 code, as in 'cues/nl.txt'."))
        continue
      }
      do throws(DiskError) {
        let text = String(decoding: try Disk.read("\(folder)/cues/\(name)"), as: UTF8.self)
        if let index = texts.firstIndex(where: { $0.code == code }) {
          texts[index].text = text
        } else {
          texts.append((code, text))
        }
      } catch {
        findings.append(
          Finding(
            .unreadableFile, at: Place(file: settings.masker.path("cues/\(name)")),
            "cue list cannot be read: \(error.reason)",
            advice: error.advice(
              or: "Mend it; until then the built-in one, if there is one, stands in.")))
      }
    }
  }
  texts.sort { ($0.code == "en" ? "" : $0.code) < ($1.code == "en" ? "" : $1.code) }
  let lists = texts.map { code, text in
    let cues = CueList(text)
    for problem in cues.problems {
      findings.append(
        Finding(
          .invalidCues,
          at: Place(file: settings.masker.path("cues/\(code).txt"), line: problem.line, column: 1),
          settings.masker(problem.summary).text, advice: "Mend it; the rest of the list was read."))
    }
    return (code: code, cues: cues)
  }
  return (Languages(lists, topics: settings.standards.topics), findings)
}

private let maximumLanguages = 200

/// The names in a template folder's `cues`, in order; none where it has no such folder.
private func cueFiles(in folder: String, _ findings: inout [Finding]) -> [String] {
  let path = folder + "/cues"
  do throws(DiskError) {
    guard try Disk.status(of: path) != nil else { return [] }
    return try Disk.list(path)
  } catch {
    findings.append(
      Finding(
        .unreadableFile, at: Place(file: "cues"), "cue lists cannot be read: \(error.reason)",
        advice: "Mend the folder; until then the built-in lists stand in."))
    return []
  }
}

/// Whether a code looks like one of ISO 639, with a script or region at most: `nl`, `zh-Hant`.
private func isLanguage(_ code: String) -> Bool {
  let parts = code.split(separator: "-", omittingEmptySubsequences: false)
  func isWord(_ part: Substring, _ range: ClosedRange<Int>) -> Bool {
    range.contains(part.utf8.count)
      && part.utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
  }
  return parts.count <= 2 && isWord(parts[0], 2...3) && parts[0].utf8.allSatisfy { $0 >= 0x61 }
    && parts.dropFirst().allSatisfy { isWord($0, 2...4) }
}

/// `en` of `cues/en.txt`; nil for other files.
private func languageCode(_ name: String) -> String? {
  guard name.hasPrefix("cues/"), name.hasSuffix(".txt") else { return nil }
  return String(name.dropFirst(5).dropLast(4))
}
