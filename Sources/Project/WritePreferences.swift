internal import Analysis
internal import Corpus
internal import Dataset
internal import Privacy
internal import Review
internal import Storage

/// Writes `data/preference.jsonl` where reviewers wrote better responses: pairs for preference training (DPO), as
/// OpenAI, Azure and Together read them. Nothing is written without any.
///
/// Of several better responses to one message, each makes a pair. What a reviewer wrote is masked like any
/// message.
func writePreferences(
  _ project: JudgedProject, _ settings: ProjectSettings, text: TextReader,
  into site: inout SiteFolder
) throws {
  let (summary, reviews) = (project.summary, project.people.reviews)
  let prompt = Array(settings.dataset.systemPrompt.text.utf8)
  var output: [UInt8] = []
  var seen: Set<UInt64> = []
  let dropped = exchanges(of: summary, with: settings.personalData.dropped)
  for index in project.judgement.decisions.keys.sorted()
  where project.judgement.decisions[index] == .fix {
    let exchange = summary.exchanges[index]
    let conversation = summary.conversation(of: exchange)
    let better = reviews.counting(exchange.id).map(\.better).filter { !$0.isEmpty }
    guard !better.isEmpty, !dropped.contains(index), conversation.consent != .denied,
      conversation.consent != .unknown || settings.consent.exportsUnknown,
      !conversation.hasUnknownRole,
      seen.insert(exchange.id).inserted
    else { continue }
    let words = try text.conversation(conversation)
    for response in Set(better).sorted() {
      let bytes = Array(response.utf8)
      appendPreferenceLine(
        words, response: Int(exchange.message), better: settings.masker.masked(bytes),
        contextMessages: settings.dataset.contextMessages, systemPrompt: prompt, to: &output)
    }
  }
  if !output.isEmpty { try site.write("data/preference.jsonl", output) }
}
