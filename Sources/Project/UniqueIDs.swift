internal import Analysis
internal import Bytes
internal import Corpus
internal import Findings
internal import Privacy

/// Gives conversations that share an id different ones and reports them.
func makeIDsUnique(_ summary: inout Summary) {
  func hash(_ id: String) -> UInt64 { SHA256.first64Bits(Array(id.utf8)) }
  // Nearly all ids are unique, and a hash shows that with a fraction of their memory.
  let hashes = summary.conversations.map { hash(summary.id(of: $0)) }
  let repeated = hashes.repeated
  if repeated.isEmpty { return }
  let sorted = hashes.sorted()
  var first: [String: Int] = [:]
  var renamed: [Int: String] = [:]
  func isTaken(_ id: String) -> Bool {
    if first[id] != nil { return true }
    // Where one that comes later has it, that one keeps it.
    let hash = hash(id)
    let index = sorted.partitioningIndex(where: { $0 >= hash })
    return index < sorted.count && sorted[index] == hash
  }
  var nextOrdinals: [String: Int] = [:]
  var findings = FindingTally()
  for (index, conversation) in summary.conversations.enumerated()
  where repeated.contains(hashes[index]) {
    let id = summary.id(of: conversation)
    guard let earlier = first[id] else {
      first[id] = index
      continue
    }
    let original = summary.conversations[earlier]
    findings.add(
      Finding(
        .duplicateID,
        at: Place(
          file: summary.path(of: conversation), line: Int(conversation.line),
          column: 1),
        "id '\(id)' is taken by \(summary.path(of: original)):\(original.line)",
        advice: "Give one of them another id; both were read."))
    var ordinal = nextOrdinals[id] ?? 2
    while isTaken("\(id)~\(ordinal)") { ordinal += 1 }
    renamed[index] = "\(id)~\(ordinal)"
    first["\(id)~\(ordinal)"] = index
    nextOrdinals[id] = ordinal + 1
  }
  summary.findings += findings.findings
  summary.rename(renamed)
}
