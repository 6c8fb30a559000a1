/// The emotional state that a user's message speaks of.
package enum Emotion: UInt8, Sendable, CaseIterable {
  case neutral
  case sad, anxious, stressed, angry, ashamed, lonely, discouraged, tired
  case grateful, proud, hopeful, happy

  package var name: String { String(describing: self) }

  package init?(name: String) {
    guard let match = Emotion.allCases.first(where: { $0.name == name.lowercased() }) else {
      return nil
    }
    self = match
  }
}
