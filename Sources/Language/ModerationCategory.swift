/// The categories that OpenAI's moderation endpoint names; trainers refuse or block data on them.
package enum ModerationCategory: UInt8, Sendable, CaseIterable {
  case harassment, harassmentThreatening, hate, hateThreatening, illicit, illicitViolent
  case selfHarm, selfHarmInstructions, selfHarmIntent, sexual, sexualMinors
  case violence, violenceGraphic

  /// OpenAI's name of it: `self-harm/intent`.
  package var name: String {
    switch self {
    case .harassment: "harassment"
    case .harassmentThreatening: "harassment/threatening"
    case .hate: "hate"
    case .hateThreatening: "hate/threatening"
    case .illicit: "illicit"
    case .illicitViolent: "illicit/violent"
    case .selfHarm: "self-harm"
    case .selfHarmInstructions: "self-harm/instructions"
    case .selfHarmIntent: "self-harm/intent"
    case .sexual: "sexual"
    case .sexualMinors: "sexual/minors"
    case .violence: "violence"
    case .violenceGraphic: "violence/graphic"
    }
  }

  /// What it is, for people.
  package var title: String {
    switch self {
    case .harassment: "Harassment"
    case .harassmentThreatening: "Harassment with threats"
    case .hate: "Hate"
    case .hateThreatening: "Hate with threats"
    case .illicit: "Wrongdoing"
    case .illicitViolent: "Wrongdoing with violence"
    case .selfHarm: "Self-harm"
    case .selfHarmInstructions: "Self-harm: instructions"
    case .selfHarmIntent: "Self-harm: intent"
    case .sexual: "Sexual content"
    case .sexualMinors: "Sexual content with minors"
    case .violence: "Violence"
    case .violenceGraphic: "Violence in detail"
    }
  }

  package init?(name: String) {
    guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = match
  }
}

/// Categories of moderation, as bits.
package struct ModerationSet: OptionSet, Sendable, BitwiseCopyable, Hashable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }
  package init(_ category: ModerationCategory) { rawValue = 1 << UInt16(category.rawValue) }

  /// The categories of the set, in the order of their declaration.
  package var categories: [ModerationCategory] {
    ModerationCategory.allCases.filter { isSuperset(of: ModerationSet($0)) }
  }
}
