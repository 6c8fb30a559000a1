/// A word as a shell takes it: in quotes where it holds more than letters, digits and the signs of paths.
func shellWord(_ word: String) -> String {
  let isPlain =
    !word.isEmpty && word.first != "-"
    && word.utf8.allSatisfy {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
        || "/._-+:,@%".utf8.contains($0)
    }
  if isPlain { return word }
  return "'"
    + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#)
    + "'"
}
