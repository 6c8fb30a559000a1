internal import Dataset
package import Findings

extension DatasetSummary {
  /// Why there is nothing to train on, in one sentence; nil when there is.
  package var emptySentence: String? {
    guard written.train.lines == 0 else { return nil }
    if heldBack.exchanges == 0 {
      return "No user message with an assistant’s response was found, so the files are empty."
    }
    if written.validation.lines > 0 {
      return "The training file is empty: all that is good enough, "
        + "\(counted(written.validation.lines, "example")), is held out in the validation file. "
        + "Whole conversations are; more of them fill both."
    }
    let hindrances = [
      (heldBack.consentUnknown, "waits only for consent", "wait only for consent"),
      (
        heldBack.consentDenied, "was refused by its participant",
        "were refused by their participants"
      ),
      (
        heldBack.personalData, "holds personal data of a type that is not to be in the dataset",
        "hold personal data of a type that is not to be in the dataset"
      ),
      (
        heldBack.unknownRole, "stands in an example with a turn of unknown role",
        "stand in examples with a turn of unknown role"
      ),
    ].filter { $0.0 > 0 }.map { (count: $0.0, words: $0.0 == 1 ? $0.1 : $0.2) }
    let good = hindrances.reduce(0) { $0 + $1.count }
    guard let first = hindrances.first else {
      return "No exchange is good enough to be written yet, so the files are empty: "
        + "\(Numbers.count(heldBack.review)) \(heldBack.review == 1 ? "waits" : "wait") for review, "
        + "\(Numbers.count(heldBack.rejected)) \(heldBack.rejected == 1 ? "is" : "are") rejected."
    }
    let subject = "\(counted(good, "exchange")) \(good == 1 ? "is" : "are") good enough and "
    if good == heldBack.consentUnknown {
      return subject + first.words + ", so the files are empty."
    }
    return subject + "none can be written, so the files are empty: "
      + hindrances.map { "\(Numbers.count($0.count)) \($0.words)" }.joined(separator: ", ") + "."
  }

  private var heldBack: HeldBack { absence.heldBack }

  /// How many exchanges wait for consent alone, in one sentence; nil when none does.
  package var waitingSentence: String? {
    let count = heldBack.consentUnknown
    guard count > 0 else { return nil }
    return "\(counted(count, "exchange")) \(count == 1 ? "is" : "are") good enough and "
      + "\(count == 1 ? "waits" : "wait") only for consent."
  }
}

/// A number and what it counts, with a plain space: these sentences stand on the terminal too.
private func counted(_ count: Int, _ noun: String) -> String {
  "\(Numbers.count(count)) \(noun)\(count == 1 ? "" : "s")"
}

/// What to write where everybody agreed, and what where not.
package struct ConsentAdvice: Sendable {
  /// Before the lines: "If everybody … agreed, say so in tuneboard.yml:".
  package var introduction: String
  /// To paste as they stand.
  package var block: ConfigurationBlock
  package var otherwise: String {
    "Else write 'consent: granted' into the front matter of each conversation that may be used, or 'participant: NAME' "
      + "there and a row for that name into consent.md."
  }

  /// - Parameters:
  ///   - sources: What the configuration says of folders and files, by path.
  ///   - isConfigured: Whether it has `consent` already, which cannot stand there twice.
  package init(sources: [(path: String, consent: String)] = [], isConfigured: Bool = false) {
    let condition = "If everybody whose words are in the folder agreed, say so in tuneboard.yml"
    guard isConfigured else {
      introduction = condition + ":"
      block = .everybodyAgreed
      return
    }
    let isPlain = sources.allSatisfy {
      !$0.path.isEmpty
        && $0.path.utf8.allSatisfy {
          (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
            || "/._-".utf8.contains($0)
        }
    }
    guard isPlain else {
      introduction = condition + ", below its 'consent' and in place of a 'default' there:"
      block = ConfigurationBlock("default", value: "granted")
      return
    }
    introduction = condition + ", in place of its 'consent':"
    let list = sources.map { "\(ConfigurationBlock.quoted($0.path)): \($0.consent)" }
      .joined(separator: ", ")
    block = ConfigurationBlock(
      "consent",
      value: "{default: granted" + (list.isEmpty ? "" : ", sources: {\(list)}") + "}")
  }

  /// The same in one sentence.
  package var sentence: String {
    introduction.dropLast() + " with '\(block.inline)'. " + otherwise
  }
}
