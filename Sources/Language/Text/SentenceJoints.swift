extension WordText {
  /// Parts sentences that run into each other without a mark: "that sounds hard What helped before".
  ///
  /// English grammar, not a corpus, says where: behind a word in lower case, a number or a single name, at a
  /// capitalised word of a closed class (articles, pronouns, conjunctions, prepositions, auxiliaries, question words,
  /// adverbs of the sentence), at the base of a verb that tells what to do, or at a gerund; what follows must be in
  /// lower case, which leaves out titles and names of works. No sentence ends with an article, a possessive or
  /// "called". Any other capitalised word begins a sentence where another one surely lacks its mark and the words before it can end one
  /// (``logitOfCut(_:of:in:_:)`` below 0.5), unless it is a day or month. "I" begins a sentence only where nothing before it asks for a clause (conjunctions, "what", "the
  /// one", auxiliaries, verbs of thinking and speaking), and where the clause before it is no clause in front
  /// ("When it rains I …"). Behind a smiley, an emoji or laughter a sentence is parted too, with no mark missing.
  ///
  /// - Complexity: O(*n*) in the words.
  package mutating func partJoined(in text: [UInt8], _ lexicon: Lexicon) {
    guard words.count > 2 else { return }
    var parting = Parting(lexicon: lexicon)
    var breaks = parting.breaks(words.span, text.span)
    mayBeJoined = breaks.contains { $0.joint != .none }
    if parting.hasNames {
      parting.takesNames = true
      let all = parting.breaks(words.span, text.span)
      if breaks.contains(where: { $0.joint == .certain }) { breaks = all }
      mayBeJoined = mayBeJoined || all.contains { $0.joint != .none }
    }
    if !breaks.isEmpty { part(at: breaks, text.span) }
  }

  private mutating func part(
    at breaks: [(word: Int, joint: Joint)], _ text: borrowing Span<UInt8>
  ) {
    var parted: [Sentence] = []
    parted.reserveCapacity(sentences.count + breaks.count)
    var next = 0
    for sentence in sentences {
      var rest = sentence
      while next < breaks.count, breaks[next].word < sentence.words.upperBound {
        let word = breaks[next].word
        var first = rest
        first.words = rest.words.lowerBound..<word
        // What closes it stands with it: a bracket, a quotation mark, a smiley.
        first.end = Int(words[word].start)
        while isSpace(text[first.end - 1]) { first.end -= 1 }
        first.ending = .none
        first.joint = breaks[next].joint
        parted.append(first)
        rest.words = word..<rest.words.upperBound
        rest.start = Int(words[word].start)
        next += 1
      }
      parted.append(rest)
    }
    sentences = parted
    for number in parted.indices {
      for index in parted[number].words { words[index].sentence = Int32(number) }
    }
  }
}

/// Decides whether a sentence begins at a capitalised word inside of one.
private struct Parting {
  let lexicon: Lexicon
  /// Whether a word that may be a name begins a sentence where one can: only where others lack their mark for sure.
  var takesNames = false
  /// Whether such a word was met.
  var hasNames = false

  mutating func breaks(
    _ words: borrowing Span<Word>, _ text: borrowing Span<UInt8>
  ) -> [(word: Int, joint: Joint)] {
    var breaks: [(word: Int, joint: Joint)] = []
    var start = 0
    for index in 1..<words.count {
      if words[index].sentence != words[index - 1].sentence {
        start = index
        continue
      }
      guard isCapital(text[Int(words[index].start)]) else { continue }
      let isLast =
        index + 1 == words.count || words[index + 1].sentence != words[index].sentence
      guard
        let joint = isLast
          ? jointBeforeLast(index, start: start, words, text)
          : joint(before: index, start: start, words, text)
      else { continue }
      breaks.append((index, joint))
      start = index
    }
    return breaks
  }

  /// "That must be hard Okay. …": an interjection that ends its sentence.
  private func jointBeforeLast(
    _ index: Int, start: Int, _ words: borrowing Span<Word>, _ text: borrowing Span<UInt8>
  ) -> Joint? {
    let end = Int(words[index].end)
    guard index - start >= 2, interjections.contains(words[index].hash),
      !neverFinalBefore.contains(words[index - 1].hash), isLower(text[Int(words[index - 1].start)]),
      gap(Int(words[index - 1].end)..<Int(words[index].start), text) == .words, end < text.count,
      text[end] == UInt8(ascii: ".") || text[end] == UInt8(ascii: "!"),
      !isCapital(text[end - 1])
    else { return nil }
    return .certain
  }

  /// - Parameters:
  ///   - index: Number of a capitalised word that has one before and one after it in its sentence.
  ///   - start: Number of the first word of the sentence, as far as it is parted already.
  private mutating func joint(
    before index: Int, start: Int, _ words: borrowing Span<Word>, _ text: borrowing Span<UInt8>
  ) -> Joint? {
    let word = words[index]
    let before = words[index - 1]
    let after = words[index + 1]
    guard let gap = gap(Int(before.end)..<Int(word.start), text),
      isPlain(Int(word.end)..<Int(after.start), text),
      word.end - word.start < 2 || !isCapital(text[Int(word.start) + 1])
    else { return nil }
    let isPronoun = pronounI.contains(word.hash)
    let first = text[Int(before.start)]
    let isLaughter = laughter.contains(before.hash) || isPicture(before, in: text)
    if gap == .words, !isLaughter, text[Int(before.end)] != UInt8(ascii: "]") {
      let length = before.end - before.start
      if isCapital(first) {
        // "Okay So how …", and "… with Anna You could …".
        let isInterjection = index - 1 == start && length > 1 && interjections.contains(before.hash)
        let isName =
          length > 1 && index >= start + 2 && !isCapital(text[Int(words[index - 2].start)])
          && !titleWords.contains(word.hash)
        guard !isPronoun, isInterjection || isName else { return nil }
      } else if !isDigit(first), length < 2 {
        return nil
      } else if isDigit(first), text[Int(before.end)] != 0x20 {
        return nil  // "1) How to …"
      }
    }
    let parts = partsAt(index, start: start, isPronoun: isPronoun, words, text)
    guard let parts else { return nil }
    // "[laughs] You did it" has no mark to miss, "Hey [Name] You did it" has.
    let isStageDirection = text[Int(before.end)] == UInt8(ascii: "]") && isLower(first)
    return gap == .picture || isLaughter || isStageDirection ? Joint.none : parts
  }

  private mutating func partsAt(
    _ index: Int, start: Int, isPronoun: Bool, _ words: borrowing Span<Word>,
    _ text: borrowing Span<UInt8>
  ) -> Joint? {
    let word = words[index]
    let before = words[index - 1]
    let after = words[index + 1]
    if isPronoun {
      guard isLower(text[Int(after.start)]), index - start >= 2 else { return nil }
      // "It will be fine I think."
      var end = index + 1
      while end < words.count, words[end].sentence == word.sentence, end - index <= 3 { end += 1 }
      if end - index <= 3, trailing.contains(words[end - 1].hash) { return nil }
      let opensWithFeeling = opensWithFeeling(index, words)
      if mayEnd.contains(before.hash) {
        // "How heavy this is I hear", but "The truth is I …".
        if exclaims(index, start: start, words) { return .likely }
        return opensWithFeeling && index - start >= 3
          && logitOfCut(start..<index, of: words, in: text, lexicon) < -0.5 ? .likely : nil
      }
      guard !leadsToI.contains(before.hash), !followsFront(index, start: start, words, text) else {
        return nil
      }
      if opensWithFeeling, !objectTaking.contains(after.hash) { return .likely }
      // "the book I read"
      for earlier in max(start, index - 4)..<(index - 1)
      where determiners.contains(words[earlier].hash) { return nil }
      return .likely
    }
    if neverFinalBefore.contains(before.hash) { return nil }
    let isFollowed =
      isLower(text[Int(after.start)]) || isDigit(text[Int(after.start)])
      || pronounI.contains(after.hash) || greetings.contains(word.hash)
    guard isFollowed else { return nil }
    if word.end - word.start == 1 {
      // "vitamin A is": an article stands before a word of content.
      let isArticle =
        !lexicon.grammar(of: after).contains(.function) || amounts.contains(after.hash)
      return word.hash == hashOfWord("a".utf8) && isArticle && !kinds.contains(before.hash)
        ? .certain : nil
    }
    if sentenceOpeners.contains(word.hash) || interjections.contains(word.hash) { return .certain }
    let end = Int(word.end)
    if word.end - word.start >= 6, text[end - 3] == UInt8(ascii: "i"),
      text[end - 2] == UInt8(ascii: "n"), text[end - 1] == UInt8(ascii: "g"),
      !prepositions.contains(before.hash)
    {
      return .certain
    }
    guard word.end - word.start >= 3, index - start >= 2, !calendar.contains(word.hash),
      isLower(text[Int(before.start)]), isLower(text[Int(after.start)])
    else { return nil }
    hasNames = true
    guard takesNames, logitOfCut(start..<index, of: words, in: text, lexicon) < 0.5 else {
      return nil
    }
    return .likely
  }

  /// Whether the words up to "I" are, or end with, an exclamation: "what a week you had", "how hard that must be".
  private func exclaims(_ index: Int, start: Int, _ words: borrowing Span<Word>) -> Bool {
    let article = words[start + 1].hash
    if words[start].hash == hashOfWord("what".utf8), index - start >= 4 {
      return article == hashOfWord("a".utf8) || article == hashOfWord("an".utf8)
    }
    for earlier in max(start, index - 6)..<(index - 2)
    where words[earlier].hash == hashOfWord("how".utf8) {
      return true
    }
    return false
  }

  /// Whether the clause of "I" has something in front: "when it rains I …", "…, but in my place I …".
  private func followsFront(
    _ index: Int, start: Int, _ words: borrowing Span<Word>, _ text: borrowing Span<UInt8>
  ) -> Bool {
    for earlier in max(start, index - 12)..<(index - 1) {
      let hash = words[earlier].hash
      if subordinating.contains(hash) { return true }
      // "Every time I read this I …"
      if earlier > start, occasions.contains(hash), each.contains(words[earlier - 1].hash) {
        return true
      }
      guard fronting.contains(hash) else { continue }
      if earlier == start { return true }
      let previous = words[earlier - 1]
      if text[Int(previous.end)] == UInt8(ascii: ",") || conjunctions.contains(previous.hash)
        || earlier - 1 == start && interjections.contains(previous.hash)
      {
        return true
      }
    }
    return false
  }

  /// Whether "I" is followed by what opens a sentence of its own: "I hear …", "I'm so sorry …".
  private func opensWithFeeling(_ index: Int, _ words: borrowing Span<Word>) -> Bool {
    var next = index + 1
    if emphasis.contains(words[next].hash), next + 1 < words.count { next += 1 }
    if speaking.contains(words[next].hash) { return true }
    let isBeing =
      words[index].hash == hashOfWord("i'm".utf8) || words[next].hash == hashOfWord("am".utf8)
    guard isBeing else { return false }
    if words[next].hash == hashOfWord("am".utf8), next + 1 < words.count { next += 1 }
    return states.contains(words[next].hash)
  }

  private enum Gap { case words, picture }

  /// What stands between two words that a sentence may end between: blanks, behind a closing quote or bracket or
  /// not; or a smiley or an emoji.
  private func gap(_ range: Range<Int>, _ text: borrowing Span<UInt8>) -> Gap? {
    guard !range.isEmpty, text[range.upperBound - 1] == 0x20 else { return nil }
    if range.count == 1 { return .words }
    guard range.count <= 24 else { return nil }
    var index = range.lowerBound
    if text[index] == UInt8(ascii: ")") || text[index] == UInt8(ascii: "\"")
      || text[index] == UInt8(ascii: "]")
    {
      index += 1
    } else if text[index] == 0xE2, text[index + 1] == 0x80, text[index + 2] == 0x9D {
      index += 3
    }
    var isBlank = true
    var hasEyes = false
    var hasMouth = false
    while index < range.upperBound {
      switch text[index] {
      case 0x20: break
      case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="):
        isBlank = false
        hasEyes = true
      case UInt8(ascii: ")"), UInt8(ascii: "("):
        isBlank = false
        hasMouth = hasEyes
      case UInt8(ascii: "-"), UInt8(ascii: "'"): isBlank = false
      case 0xF0...: return .picture
      default: return nil
      }
      index += 1
    }
    return isBlank ? .words : hasMouth ? .picture : nil
  }

  /// Whether only blanks, a comma, and what opens the mask of a name stand between two words.
  private func isPlain(_ range: Range<Int>, _ text: borrowing Span<UInt8>) -> Bool {
    guard !range.isEmpty else { return false }
    for index in range where text[index] != 0x20 {
      if text[index] == UInt8(ascii: "["), index == range.upperBound - 1 { break }
      if index != range.lowerBound || text[index] != UInt8(ascii: ",") { return false }
    }
    return true
  }
}

private func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
private func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

/// Words of closed classes, bases of verbs that tell what to do, and greetings.
private let sentenceOpeners = hashesOfWords(
  """
  the this that these those there here it it's it'll it'd its he's he he'd he'll she's she she'd she'll we we're
  we've we'll we'd they they're they've they'll they'd you you're you've you'll you'd you'd've your yours my mine our
  their his her that's that'll there's there'll here's let's let what what's how how's who who's why when when's where
  where's which whose whatever whoever thats its youre dont didnt cant whats lets hes shes theres
  if because although though while since after before as once until unless despite whenever wherever whether even
  and but or so yet also then next finally first still just maybe perhaps sometimes often always never now today
  tomorrow tonight yesterday however unfortunately hopefully instead again otherwise either neither moreover
  furthermore additionally meanwhile certainly absolutely definitely actually honestly basically clearly obviously
  usually especially rather quite really very too such same
  try take start stop keep remember consider think give make go get look ask tell write pick choose notice allow
  focus set find talk use spend share help be let see come stay
  do don't does doesn't did didn't is isn't are aren't was wasn't were weren't can can't could couldn't would wouldn't
  should shouldn't have haven't has hasn't had won't might must
  in on at by with without for from to about into during through over under between
  no not nothing nobody none any anything anyone anybody every everything everyone everybody each all both some
  something someone somebody many most much more few several another other one two three four five six seven eight nine ten
  eleven twelve twenty thirty forty fifty sixty seventy eighty ninety half those people things
  yes yeah yep okay ok oh ah well um uh wow please thanks thank sorry great good nice glad happy congratulations welcome
  hi hey hello morning afternoon evening sounds looks seems feels
  """)
/// Words that no sentence ends with, or behind which a name of a work stands.
private let neverFinalBefore = hashesOfWords(
  """
  a an the my your our their every its and of or nor called titled named entitled says said say saying than very
  """)
/// Small words that stand capitalised in titles.
private let titleWords = hashesOfWords(
  "a an and at by first for from in into new of on one or over the to two under with without")
private let interjections = hashesOfWords(
  """
  okay ok yes yeah yep no great awesome good nice right sure well wow oh ah hello hi hey thanks wonderful excellent
  perfect congratulations exactly absolutely definitely alright cool amazing fantastic sorry true interesting agreed
  hmm mm um uh yay ouch bye understood welcome
  """)
private let greetings = hashesOfWords("hi hey hello dear thanks happy morning afternoon evening")
private let calendar = hashesOfWords(
  """
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december christmas easter thanksgiving halloween
  """)
private let occasions = hashesOfWords("time moment day night minute second")
private let each = hashesOfWords("every each any the next last first")
private let trailing = hashesOfWords(
  "think believe suppose guess say reckon imagine hope bet know presume expect assume feel fear")
private let kinds = hashesOfWords(
  "vitamin plan type hepatitis grade option part group section class team")
private let amounts = hashesOfWords(
  "lot few little bit whole good great new long old day year part")
private let prepositions = hashesOfWords(
  "in at from of for before after on to with by near the a an my your our this that and or via through about"
)

private let pronounI = hashesOfWords("i i'm i've i'll i'd i'd've im ive")
/// What asks for a clause, or for a verb, or for a thing: "but", "what", "can", "the one", "think", "to".
private let leadsToI = hashesOfWords(
  """
  and or but nor so yet that if whether because cause cuz as than like while when whenever where wherever what whatever
  which who whom whose how why since although though until till unless before after once except then maybe perhaps
  sometimes first next also just now usually often always never still honestly personally actually really today
  obviously clearly unfortunately anyway plus occasionally somehow eventually suddenly basically therefore hence thus bad
  be am are is was were do does did don't didn't can can't could couldn't will
  won't would should have has had may might must shall of to for with from at by in on about into the a an my your yes
  no well oh okay ok sorry hi hello hey thanks wow haha lol else something anything everything nothing someone anyone
  nobody somebody anybody everybody people person man woman guy girl boy kid kids friend friends
  all one ones here yeah yep thing things way ways time times moment reason everyone day place stuff part
  think thought guess hope hoped know knew known wish sure afraid glad mean means say said says saying suppose feel felt
  wonder believe believed figured realized realize assume assumed promise swear bet understand happy sad worried scared
  proud noticed notice found find remember see saw hear heard tell told confident certain concerned grateful convinced
  thankful surprised love loved loves hate thinking knowing hoping wishing
  """)
/// Of these, what a sentence can end with as well.
private let mayEnd = hashesOfWords(
  "here be am are is was were do does did can could will would should have has had now today though before that way time like"
)
private let determiners = hashesOfWords(
  """
  the a an any every some all no each this that these those other another only same best worst first last many few
  """)
private let subordinating = hashesOfWords(
  "if when whenever as since because although though while until unless once whatever wherever everytime"
)
/// What opens a clause, or a phrase, that the main clause follows.
private let fronting = hashesOfWords(
  """
  if when whenever as since because although though while before after until unless once for in with without to on at
  by from of about during despite given what whatever wherever where how who whoever considering based according
  unlike like
  """)
private let emphasis = hashesOfWords("really truly also completely totally can do")
private let speaking = hashesOfWords(
  """
  hear see understand wonder hope appreciate imagine recognize recognise notice remember recall sense agree apologize
  apologise encourage suggest recommend
  """)
/// Of these, what "the one I …" may go on with.
private let objectTaking = hashesOfWords(
  "understand remember recall recommend suggest recognize recognise sense imagine")
private let conjunctions = hashesOfWords("and but so or")
private let states = hashesOfWords(
  "sorry glad happy proud curious wondering hearing here so really very")
