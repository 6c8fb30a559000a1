import Corpus
import Language
import TestSupport
import Testing

@testable import Analysis

struct QuestionIndicatorTests {
  private func value(_ text: String) -> Double { questionIndicator(analysed(text)).value }

  @Test(arguments: [
    "That is a long way. «What made you start?»",
    "«How far did you get?!» Good on you.",
    "«Would a shorter loop feel kinder to your knee?» «Or would you rather swim?»",
    "Plan it on paper first. «Which day suits the allotment?»",
    "«Better now?»",
    "«Tell me more about the rowing club.»",
    "I see the bike in the hall. «I wonder what keeps it there.»",
    "«Is it `git push` that you fear?»",
  ]) func `marks each sentence that asks`(_ line: String) {
    let text = unmarked(line)
    let (value, _, marks) = questionIndicator(analysed(text))
    #expect(value >= 0.5)
    #expect(marks.allSatisfy { $0.kind == .question })
    #expect(marked(text, marks.map(\.range)) == line)
  }

  @Test(arguments: [
    "Rest today. Swim tomorrow.",
    "The form is at https://example.com/search?q=knee&page=2 for you.",
    "Type `isReady?` and run it.",
    "It is in this block:\n```\nare you ready?\n```\nThat is all.",
    "Who knows?",
    "So what?",
    "Your brother left it at that. \"Do you ever rest?\"",
    "I do not wonder at that.",
    "",
    "?",
    "???",
  ]) func `leaves alone what only looks like a question`(_ text: String) {
    let (value, _, marks) = questionIndicator(analysed(text))
    #expect(value < 0.5)
    #expect(marks.isEmpty)
  }

  @Test(arguments: [
    "Hello there. «Where is the tent now»", "«How many people are on board»",
    "«What were the winds like»",
    "«Is the harbour open again»", "Good. «Are your sails dry»",
    "«Talk to me a bit about the tent.»", "«That was your first storm, right?»",
  ]) func `finds a request without a mark and a statement that asks to be confirmed`(_ line: String)
  {
    let text = unmarked(line)
    let (value, _, marks) = questionIndicator(analysed(text))
    #expect(value >= 0.5)
    #expect(marked(text, marks.map(\.range)) == line)
  }

  @Test(arguments: [
    "What helps most is a dry tent", "What is missing is sleep", "When I was on board",
    "How lovely the harbour is", "Have a good day", "Do the knots again",
    "Don't the others worry me",
    "I could use someone to talk to me about it", "That was your first storm, yeah?",
  ]) func `leaves alone what only opens like a question`(_ text: String) {
    #expect(questionIndicator(analysed(text)).value < 0.5)
  }

  @Test
  func `a question to the user counts more than one to nobody, and that more than a short one`() {
    let toUser = value("What would you change?")
    #expect(toUser > value("You would change it?"))
    #expect(value("You would change it?") > value("That would change it?"))
    #expect(value("That would change it?") > value("Okay?"))
    #expect(value("Okay?") > value("\"Are you sure?\""))
    #expect(value("Tell me more about it.") >= 0.5)
  }

  @Test func `the strongest sentence decides`() {
    #expect(value("And now? What would you change? Who knows?") == value("What would you change?"))
    #expect(value("Who knows? And now?") == value("And now?"))
  }

  @Test(arguments: [
    ("What keeps you awake?", true), ("How was the first night?", true),
    ("Tell me about the night.", true), ("Did you sleep?", false), ("Is it the noise?", false),
  ]) func `tells open questions from closed ones`(_ text: String, _ isOpen: Bool) {
    #expect(questionIndicator(analysed(text)).isOpen == isOpen)
  }

  @Test(arguments: [
    "Have you tried a walk?", "How would I know?", "Why don't you just sleep?",
  ]) func `a suggestion or a question to oneself counts less than one to the user`(_ text: String) {
    #expect(value(text) < value("What would you change?"))
  }
}

/// What a response shows of empathy towards a message, as the first response of a conversation.
private func shown(_ text: String, user said: String = "") -> Empathy {
  let response = analysed(text)
  let shared = sharedWords(of: response, current: stems(said), heard: WordSet())
  return empathy(of: response, shared: shared, to: analysed(said, role: .user), isFirst: true)
}

struct EmpathyIndicatorTests {
  private func value(_ text: String, user said: String = "") -> Double {
    shown(text, user: said).value
  }

  @Test(arguments: [
    (
      "My canary died this morning.", "I'm so sorry for your loss.",
      "Cages come in many sizes and prices."
    ),
    (
      "My canary died this morning.",
      "Your canary was your morning company, and you feel the gap.",
      "Canaries need seed, water and daylight."
    ),
    (
      "I burnt the cake for her party.", "It sounds like you put your heart into that cake.",
      "Set the oven to 180 degrees and use a timer."
    ),
    (
      "I burnt the cake for her party.", "No wonder you are upset; that's really disappointing.",
      "You should buy a cake next time."
    ),
    (
      "I ran my first mile!", "Congratulations, that mile is yours!",
      "The next training step is two miles."
    ),
    (
      "They laughed at my stutter.", "You wanted them to hear your words and not your stutter.",
      "Consider a speech therapist near you."
    ),
  ]) func `tells warmth and understanding from facts and instructions`(
    _ said: String, _ warm: String, _ factual: String
  ) {
    #expect(value(warm, user: said) >= value(factual, user: said) + 0.15)
    #expect(value(factual, user: said) < 0.35)
  }

  @Test func `tells the three parts apart`() {
    let said = "I failed the exam and I can't tell my father."
    let reaction = shown("I'm so sorry to hear that.", user: said)
    #expect(reaction.emotionalReaction >= 0.5)
    #expect(reaction.exploration == 0)
    let understanding = shown("It sounds like you carry the exam alone.", user: said)
    #expect(understanding.interpretation > understanding.emotionalReaction)
    let asking = shown("How are you feeling about telling him?", user: said)
    #expect(asking.exploration >= 0.3)
    #expect(asking.exploration > asking.emotionalReaction)
  }

  @Test func `advice that takes up the user's words is still advice`() {
    let said = "I argue with my landlord about the heating."
    #expect(
      value("You should argue less with your landlord.", user: said)
        < value("You argue and argue, and your landlord leaves you cold.", user: said))
  }

  @Test(arguments: [
    ("Message me whenever you want to talk.", "You want to call a plumber whenever it leaks."),
    ("You can get through this, try it one day at a time.", "You should try another pump."),
    ("You must feel swamped.", "You must call a plumber."),
  ]) func `an offer, encouragement and a guess at a feeling are no advice`(
    _ warm: String, _ advising: String
  ) {
    let said = "The flood took my books and I do not know where to begin."
    #expect(value(warm, user: said) >= value(advising, user: said) + 0.15)
  }

  @Test func `a second cue of the same part adds less than the first`() {
    let one = value("I'm so sorry for your trouble.")
    let two = value("I'm so sorry for your trouble. I'm so sorry for your trouble.")
    #expect(one > 0)
    #expect(two > one)
    #expect(two - one < one)
  }

  @Test func `marks the words it rests on`() {
    let text = "I'm so sorry about the flood. The pump costs 40 euros."
    let marks = shown(text).marks
    #expect(marks.allSatisfy { $0.kind == .empathy })
    #expect(
      marked(text, marks.map(\.range)) == "«I'm so sorry about the flood.» The pump costs 40 euros."
    )
  }

  @Test(arguments: 0..<50)
  func `stays between 0 and 1, with a mark where it is above 0`(_ seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "I'm so sorry you fell. ", "It sounds like you miss the sea. ", "How are you feeling? ",
      "You should rest. ", "The bus leaves at nine. ", "That's really tough. ", "Your knee hurts. ",
    ]
    let text = (0..<30).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    let shown = shown(text, user: "My knee keeps me from the sea.")
    for value in [
      shown.value, shown.valueWithoutOpener, shown.emotionalReaction, shown.interpretation,
      shown.exploration,
    ] { #expect((0...1).contains(value)) }
    #expect(shown.value < 0.5 || !shown.marks.isEmpty)
    #expect(shown.valueWithoutOpener <= shown.value)
  }
}

struct ContextIndicatorTests {
  private func context(
    _ response: String, user said: String, earlier: String = ""
  ) -> (value: Double, marks: [Mark]) {
    let response = analysed(response)
    let current = stems(said)
    let heard = stems(earlier)
    return contextIndicator(
      response, shared: sharedWords(of: response, current: current, heard: heard),
      current: current, heard: heard)
  }

  @Test(arguments: [
    ("My sourdough collapsed again.", "A «collapsed» «sourdough» is still bread."),
    ("I keep skipping the stairs.", "«Skipped» «stairs» can wait for tomorrow."),
    ("The violin needs new strings.", "New «strings», and the «violin's» old voice is back."),
    ("Cycling to work scares me.", "«It sounds like» the «cycle» path is busy."),
    ("Nothing works.", "«It sounds like» a wall on all sides."),
  ]) func `marks the user's words and phrases that say them back`(_ said: String, _ line: String) {
    let text = unmarked(line)
    let found = context(text, user: said)
    #expect(found.marks.allSatisfy { $0.kind == .context })
    #expect(marked(text, found.marks.map(\.range)) == line)
  }

  @Test(arguments: [
    ("My sourdough collapsed again.", "Take a walk before breakfast."),
    ("What should I do about that?", "What should I do about that, indeed."),
    ("I am on the bus.", "I am on it, and so are they."),
    ("The cat is old.", "The category is older."),
    ("", "Anything at all."),
  ]) func `grammar words and look-alikes are no reference`(_ said: String, _ response: String) {
    let found = context(response, user: said)
    #expect(found.value < 0.2)
    #expect(found.marks.isEmpty)
  }

  @Test func `words of the last message count more than those of earlier ones`() {
    let now = context("Your violin sings.", user: "The violin broke.").value
    let earlier = context("Your violin sings.", user: "Yes.", earlier: "The violin broke.").value
    let never = context("Your violin sings.", user: "Yes.").value
    #expect(now > earlier)
    #expect(earlier > never)
  }

  @Test func `saying back counts more than asking or advising with the same words`() {
    let said = "I quit the choir because the new director shouts."
    let reflection = context("It sounds like the director drove you out of the choir.", user: said)
    let question = context("Why did you quit the choir?", user: said)
    let advice = context("You should find another choir.", user: said)
    #expect(reflection.value >= 0.5)
    #expect(question.value < reflection.value / 2)
    #expect(advice.value < reflection.value / 2)
  }

  @Test(arguments: 0..<50)
  func `stays between 0 and 1`(_ seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let text = generator.text(pieces: seed)
    #expect((0...1).contains(context(text, user: text, earlier: text).value))
  }
}
