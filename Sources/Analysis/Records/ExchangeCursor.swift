package import Findings
package import Privacy

// From an exchange to what it belongs to: the one place that knows how records point at each other.
extension Summary {
  package func conversation(of exchange: ExchangeRecord) -> ConversationRecord {
    conversations[Int(exchange.conversation)]
  }

  package func conversation(of personalData: PersonalDataRecord) -> ConversationRecord {
    conversations[Int(personalData.conversation)]
  }

  /// The file that a conversation stands in, relative to the project folder, masked.
  package func path(of conversation: ConversationRecord) -> ShownText {
    files[Int(conversation.file)].path
  }

  /// The line that an exchange's response begins in.
  package func place(of exchange: ExchangeRecord) -> Place {
    Place(file: path(of: conversation(of: exchange)), line: Int(exchange.line), column: 1)
  }
}
