package import Analysis
internal import Bytes
internal import Findings

/// Which conversations are held out for validation: the same ones in every form of the dataset.
///
/// Conversations of one participant stay together. So do those that teach the same response, or nearly, where few
/// do: rarest first, what is shared ties its conversations unless the group would then have more than half of what is
/// to be held out. What many share ("Yeah.") ties nobody, or a few such words would chain all conversations into one
/// group that no part can take; held-out lines that teach it are left out instead where training teaches it too.
///
/// A group's place is a hash of its name, from 0 to 1, and those below the share are held out: so a conversation stays
/// where it is when others are added. Only where that holds out less than three quarters of the share of the lines, or
/// more than five quarters, groups are taken in the order of their places, each that brings the part nearer to the share.
package struct Holdout: Sendable {
  private var heldOut: [Bool]
  /// Numbers of held-out exchanges that training teaches too; ascending.
  private var alsoTaught: [UInt32] = []
  /// Lines in groups that are too large to be held out; 0 where enough is held out.
  package private(set) var largestGroup = 0

  package func isHeldOut(_ conversation: Int) -> Bool { heldOut[conversation] }

  func isTaughtInTraining(_ exchange: Int) -> Bool {
    let index = alsoTaught.partitioningIndex { $0 >= exchange }
    return index < alsoTaught.count && alsoTaught[index] == exchange
  }

  /// - Parameters:
  ///   - plan: The dataset as it is where a form can say everything, before anything is held out.
  ///   - clusters: Numbers of exchanges that say the same, or give the same response.
  ///   - share: Of the lines, 0 to 1.
  package init(
    _ plan: DatasetPlan, _ summary: Summary, _ judgement: Judgement, clusters: [[Int]],
    share: Double
  ) {
    let count = summary.conversations.count
    heldOut = Array(repeating: false, count: count)
    guard share > 0, !plan.lines.isEmpty else { return }

    var taught = Bits(count: summary.exchanges.count)
    var lineCounts = [UInt32](repeating: 0, count: count)
    for line in plan.lines {
      lineCounts[Int(line.conversation)] += 1
      for exchange in line.exchanges(judgement) { taught.insert(exchange) }
    }
    let wanted = share * Double(plan.lines.count)

    var groups = ConversationGroups(summary, lineCounts)
    let shared = (clusters + Self.repeated(summary, taught)).compactMap { cluster -> [Int]? in
      let members = cluster.filter(taught.contains)
      return members.count > 1 ? members : nil
    }
    let common = groups.join(shared, summary, limit: Int(wanted / 2))

    // What training teaches as well will be left out, and counts nothing.
    var isCommon = Bits(count: common.isEmpty ? 0 : summary.exchanges.count)
    for exchange in common.joined() { isCommon.insert(exchange) }
    var remaining = lineCounts
    if !common.isEmpty {
      for line in plan.lines where line.exchanges(judgement).contains(where: isCommon.contains) {
        remaining[Int(line.conversation)] -= 1
      }
    }

    let places = groups.places(summary, remaining)
    let chosen = Self.choose(places, share: share, wanted: wanted)
    if chosen.isEmpty, wanted >= 1 { largestGroup = places.map(\.lines).max() ?? 0 }
    for conversation in 0..<count {
      heldOut[conversation] = chosen.contains(groups.root(conversation))
    }
    for cluster in common {
      let held = cluster.filter { heldOut[Int(summary.exchanges[$0].conversation)] }
      if held.count < cluster.count { alsoTaught += held.map { UInt32($0) } }
    }
    alsoTaught.sort()
  }

  /// Exchanges with the same content, of which there are several.
  private static func repeated(_ summary: Summary, _ taught: Bits) -> [[Int]] {
    let repeated = summary.exchanges.lazy.map(\.id).repeated
    if repeated.isEmpty { return [] }
    var members: [UInt64: [Int]] = [:]
    for (index, exchange) in summary.exchanges.enumerated()
    where repeated.contains(exchange.id) && taught.contains(index) {
      members[exchange.id, default: []].append(index)
    }
    return members.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }

  /// The groups that are held out, by their numbers.
  ///
  /// - Parameter places: In the order of their places.
  private static func choose(
    _ places: [ConversationGroups.Place], share: Double, wanted: Double
  ) -> Set<Int> {
    let least = min(0.75 * wanted, wanted.rounded(.down))
    let most = max(1.25 * wanted, wanted.rounded(.up))
    // A group of which nothing remains holds nothing out.
    let places = places.filter { $0.lines > 0 }
    let usual = places.prefix { $0.place < share }
    let lines = Double(usual.reduce(0) { $0 + $1.lines })
    if least <= lines, lines <= most { return Set(usual.map(\.group)) }
    var chosen: Set<Int> = []
    var held = 0.0
    for place in places {
      let next = held + Double(place.lines)
      guard held < least ? next <= most : abs(next - wanted) < abs(held - wanted) else { continue }
      chosen.insert(place.group)
      held = next
    }
    // Rather twice as much as nothing.
    if chosen.isEmpty, least > 0,
      let smallest = places.min(by: { $0.lines < $1.lines }),
      Double(smallest.lines) <= 2 * wanted, places.count > 1
    {
      chosen.insert(smallest.group)
    }
    return chosen
  }
}

/// A set of small numbers, a bit each.
private struct Bits {
  private var words: [UInt64]

  init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  mutating func insert(_ number: Int) { words[number >> 6] |= 1 << UInt64(number & 63) }

  func contains(_ number: Int) -> Bool {
    number >> 6 < words.count && words[number >> 6] >> UInt64(number & 63) & 1 == 1
  }
}

/// Conversations in groups that stay together; a group's number is that of its first conversation.
private struct ConversationGroups {
  private var sets: DisjointSets
  /// By group.
  private var lineCounts: [UInt32]

  /// Where a group stands among the others.
  struct Place {
    var group: Int
    /// 0 up to 1.
    var place: Double
    var lines: Int
  }

  /// Puts the conversations of each participant together.
  init(_ summary: Summary, _ lineCounts: [UInt32]) {
    sets = DisjointSets(count: summary.conversations.count)
    self.lineCounts = lineCounts
    // A participant is in many conversations; an id is that of one.
    var people: [(name: UInt64, conversation: UInt32)] = []
    for (index, conversation) in summary.conversations.enumerated() {
      guard let participant = summary.participant(of: conversation) else { continue }
      people.append((SHA256.first64Bits(Array(participant.utf8)), UInt32(index)))
    }
    people.sort { $0 < $1 }
    for (a, b) in zip(people, people.dropFirst()) where a.name == b.name {
      join(Int(a.conversation), Int(b.conversation))
    }
  }

  mutating func root(_ conversation: Int) -> Int { sets.root(conversation) }

  private mutating func join(_ a: Int, _ b: Int) {
    guard let joined = sets.join(a, b) else { return }
    lineCounts[sets.root(joined)] += lineCounts[joined]
  }

  /// Joins what shares something, the rarest first, into groups of at most so many lines.
  ///
  /// - Returns: What is shared by groups that stay apart.
  mutating func join(_ shared: [[Int]], _ summary: Summary, limit: Int) -> [[Int]] {
    func roots(_ cluster: [Int]) -> Set<Int> {
      Set(cluster.map { root(Int(summary.exchanges[$0].conversation)) })
    }
    let byRarity = shared.map { (cluster: $0, groups: roots($0).count) }
      .filter { $0.groups > 1 }
      .sorted { ($0.groups, $0.cluster[0]) < ($1.groups, $1.cluster[0]) }
    var apart: [[Int]] = []
    for (cluster, _) in byRarity {
      let roots = roots(cluster).sorted()
      if roots.reduce(0, { $0 + Int(lineCounts[$1]) }) <= limit {
        for other in roots.dropFirst() { join(roots[0], other) }
      } else {
        apart.append(cluster)
      }
    }
    // Another may have joined them since.
    return apart.filter { roots($0).count > 1 }
  }

  /// The groups in the order of their places; a group's name is the first, in the order of bytes, of those of its
  /// participants and conversations.
  ///
  /// - Parameter lines: By conversation: how many lines it would hold out.
  mutating func places(
    _ summary: Summary, _ lines: [UInt32]
  ) -> [Place] {
    func name(_ conversation: Int) -> String {
      let record = summary.conversations[conversation]
      return summary.participant(of: record) ?? summary.id(of: record)
    }
    var sizes = [UInt32](repeating: 0, count: sets.count)
    var isShared = [Bool](repeating: false, count: sets.count)
    for conversation in 0..<sets.count {
      let root = root(conversation)
      sizes[root] += lines[conversation]
      if root != conversation { isShared[root] = true }
    }
    var names: [Int: String] = [:]
    for conversation in 0..<sets.count {
      let root = root(conversation)
      guard isShared[root] else { continue }
      let name = name(conversation)
      if let known = names[root], !name.utf8.lexicographicallyPrecedes(known.utf8) { continue }
      names[root] = name
    }
    var places: [Place] = []
    for conversation in 0..<sets.count where root(conversation) == conversation {
      let name = names[conversation] ?? name(conversation)
      places.append(
        Place(
          group: conversation,
          place: Double(SHA256.first64Bits(Array(name.utf8)) >> 11) / Double(1 << 53),
          lines: Int(sizes[conversation])))
    }
    return places.sorted { ($0.place, $0.group) < ($1.place, $1.group) }
  }
}
