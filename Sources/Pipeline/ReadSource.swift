internal import Dialects
internal import Findings
internal import Privacy

/// A file that is to be written anew, or nil with a finding where it is too large or cannot be read.
///
/// - Parameter shown: Its path as findings show it.
func readSource(
  _ file: InputFile, in root: String, shown: String, findings: inout [Finding]
) -> SourceText? {
  guard file.byteCount <= maximumFileBytes else {
    findings.append(
      Finding(
        .fileTooLarge, at: Place(file: shown), "file is too large; it was not written",
        advice: "Split it into several files."))
    return nil
  }
  do throws(DiskError) {
    return SourceText(
      path: shown, bytes: try Disk.read(root + "/" + file.path), findings: &findings)
  } catch {
    findings.append(
      Finding(
        .unreadableFile, at: Place(file: shown), "cannot be read: \(error.reason)",
        advice: "Mend its permissions or delete it; it was not written."))
    return nil
  }
}
