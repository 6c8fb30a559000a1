package import Analysis
package import Bytes
internal import Corpus
internal import Privacy

/// Appends a line of `data/files.jsonl`: what a Markdown file was taken for, what it holds and what was left out.
package func appendFileLine(_ file: FileRecord, to writer: inout JSONWriter) {
  writer.object {
    $0.key("file")
    $0.string(file.path.text)
    $0.key("bytes")
    $0.integer(file.byteCount)
    $0.key("dialect")
    if file.dialect.isEmpty { $0.null() } else { $0.string(file.dialect) }
    $0.key("confidence")
    $0.decimal(Double(file.confidence) / 100, places: 2)
    $0.key("conversations")
    $0.integer(file.conversationCount)
    $0.key("messages")
    $0.object { json in
      for role in Role.allCases {
        json.key(role.name)
        json.integer(file.messageCounts[Int(role.rawValue)])
      }
    }
    $0.key("lines")
    $0.object {
      $0.key("messages")
      $0.integer(file.lines.messages)
      $0.key("structure")
      $0.integer(file.lines.structure)
      $0.key("blank")
      $0.integer(file.lines.blank)
    }
    $0.key("leftOut")
    $0.array { json in
      for entry in file.leftOut {
        json.object {
          $0.key("lines")
          $0.integer(entry.count)
          $0.key("reason")
          $0.string(entry.reason)
        }
      }
    }
    $0.key("complete")
    $0.bool(!file.hasErrors)
  }
  writer.newline()
}
