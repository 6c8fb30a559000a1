internal import Analysis
internal import Bytes
internal import Dataset
internal import Privacy
internal import Records
internal import Storage

extension SiteManifest {
  /// Writes the manifest, with what each line of the dataset was made from.
  func write(
    _ project: JudgedProject, _ written: WrittenDataset, into site: inout SiteFolder
  ) throws {
    var stream = try site.stream(Self.path)
    try stream.append(head)
    var bytes: [UInt8] = []
    for (index, (line, place)) in zip(project.dataset.lines, written.lines).enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(UInt8(ascii: "\n"))
      var writer = JSONWriter()
      example(line, number: place.number, tokens: place.tokens, project).write(to: &writer)
      bytes += writer.bytes
      if bytes.count > 1 << 20 {
        try stream.append(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try stream.append(bytes + Self.tail)
    try site.finish(stream)
  }

  private func example(
    _ line: DatasetPlan.Line, number: UInt32, tokens: UInt32, _ project: JudgedProject
  ) -> ManifestExample {
    let summary = project.summary
    let conversation = summary.conversations[Int(line.conversation)]
    return ManifestExample(
      file: line.file, line: Int(number), tokens: Int(tokens),
      source: summary.path(of: conversation).text,
      conversation: summary.id(of: conversation),
      exchanges: line.exchanges(project.judgement).map { index in
        let exchange = summary.exchanges[index]
        return ManifestExample.Exchange(
          id: hexadecimal(exchange.id), line: Int(exchange.line),
          decision: project.judgement.decisions[index]?.name)
      })
  }
}
