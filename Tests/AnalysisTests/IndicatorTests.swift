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
    let (value, marks) = questionIndicator(analysed(text))
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
    let (value, marks) = questionIndicator(analysed(text))
    #expect(value < 0.5)
    #expect(marks.isEmpty)
  }

  @Test
  func `a question to the user counts more than one to nobody, and that more than a short one`() {
    #expect(value("What would you change?") == 1)
    #expect(value("What would change things?") == 0.85)
    #expect(value("And now?") == 0.6)
    #expect(value("Tell me more about it.") == 0.9)
    #expect(value("\"Are you sure?\"") == 0.3)
  }

  @Test func `the strongest sentence decides`() {
    #expect(value("And now? What would you change? Who knows?") == 1)
    #expect(value("Who knows? And now?") == 0.6)
  }
}

struct EmpathyIndicatorTests {
  private func value(_ text: String, user said: String = "") -> Double {
    empathyIndicator(analysed(text), current: stems(said), heard: WordSet()).value
  }

  @Test(arguments: [
    ("My canary died this morning.", "I'm so sorry for your loss."),
    ("My canary died this morning.", "Your canary was your morning company, and you feel the gap."),
    ("I burnt the cake for her party.", "It sounds like you put your heart into that cake."),
    ("I burnt the cake for her party.", "No wonder you are upset; that's really disappointing."),
    ("The exam is tomorrow.", "How are you feeling about the exam?"),
    ("I ran my first mile!", "Congratulations, that mile is yours!"),
    ("They laughed at my stutter.", "You wanted them to hear your words and not your stutter."),
  ]) func `finds warmth, understanding and asking into it`(_ said: String, _ response: String) {
    #expect(value(response, user: said) >= 0.4)
  }

  @Test(arguments: [
    ("My canary died this morning.", "Cages come in many sizes and prices."),
    ("I burnt the cake for her party.", "Set the oven to 180 degrees and use a timer."),
    ("The exam is tomorrow.", "You should read the summary and go to bed early."),
    ("I ran my first mile!", "The next training step is two miles."),
    ("They laughed at my stutter.", "Consider a speech therapist near you."),
    ("", ""),
  ]) func `finds little in facts and instructions`(_ said: String, _ response: String) {
    #expect(value(response, user: said) < 0.35)
  }

  @Test func `advice that takes up the user's words is still advice`() {
    let said = "I argue with my landlord about the heating."
    #expect(
      value("You should argue less with your landlord.", user: said)
        < value("You argue and argue, and your landlord leaves you cold.", user: said))
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
    let marks = empathyIndicator(
      analysed(text), current: WordSet(), heard: WordSet()
    ).marks
    #expect(marks.allSatisfy { $0.kind == .empathy })
    #expect(
      marked(text, marks.map(\.range)) == "«I'm so sorry about» the flood. The pump costs 40 euros."
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
    let (value, marks) = empathyIndicator(
      analysed(text), current: stems("knee sea"), heard: WordSet())
    #expect((0...1).contains(value))
    #expect((value > 0) == !marks.isEmpty)
  }
}

struct ContextIndicatorTests {
  private func context(
    _ response: String, user said: String, earlier: String = ""
  ) -> (value: Double, shared: Int, marks: [Mark]) {
    var counted = WordSet()
    return contextIndicator(
      analysed(response), current: stems(said), heard: stems(earlier), &counted)
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
    #expect(found.value == 0)
    #expect(found.shared == 0)
    #expect(found.marks.isEmpty)
  }

  @Test func `counts each word once, and words of earlier messages more`() {
    let once = context("Your violin, your violin.", user: "The violin broke.")
    let earlier = context("Your violin.", user: "Yes.", earlier: "The violin broke.")
    #expect(once.shared == 1)
    #expect(abs(once.value - 0.3) < 1e-9)
    #expect(abs(earlier.value - 0.4) < 1e-9)
    #expect(once.marks.count == 2)
  }

  @Test func `a phrase alone stays under one half, whatever it repeats`() {
    let text = "It sounds like rain. It seems like rain. It feels like rain."
    #expect(context(text, user: "Hello").value < 0.5)
  }
}
