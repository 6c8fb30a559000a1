/// What a dataset takes of the exchanges that are good enough.
package enum DatasetChoice: String, Sendable, CaseIterable {
  case all
  /// What meets the bands and the topics' goals with the least loss; see ``BandChoice``.
  case bands
}
