import Corpus
import TestSupport
import Testing

@testable import Analysis

/// Each line is a response; `«` and `»` stand around what should be marked as the fault.
struct FaultTests {
  @Test(arguments: [
    "A walk after lunch clears the head. «A walk after lunch clears the head.» Try it.",
    "You miss the choir. Singing held your week together. «You miss the choir.»",
    "I hear how much the garden «I hear how much the garden» means to you.",
    "What would help you on the stairs? Rest first. «What would help you on the stairs?»",
    "The old dog waits at the door every evening, and «the old dog waits at the door every evening» too.",
  ]) func `finds what a response says twice`(_ line: String) {
    #expect(
      marked(.repeatsItself, user: "It has been a long day.", response: unmarked(line)) == line)
  }

  @Test(arguments: [
    "One step. One step. That is all.",
    "You can rest, and you can rest well.",
    "Breathe in for four. Breathe out for six. Breathe in for four counts more.",
    "I hear you, I hear you. The garden matters.",
    "Monday is for legs, Tuesday is for arms, Wednesday is for legs again.",
    "Slowly, slowly, slowly the tide turns.",
    "You try to find out how to stay, and then you try to find out how to go.",
  ]) func `leaves alone rhythm and short repeats`(_ response: String) {
    #expect(
      marked(.repeatsItself, user: "It has been a long day.", response: response) == response)
  }

  @Test(arguments: [
    "The tide went out twice today. Your boat is safe. «You could tie it up with the»",
    "«That was brave, because»",
    "You kept the plan. That counts. «On Friday we could look at the»",
    "Your garden survived the frost. You covered it in time. «Next spring the roses will climb over the»",
    "Your letter is honest. It names what hurts. «If he answers you can still decide whether»",
  ]) func `finds a response that stops in mid-sentence`(_ line: String) {
    #expect(marked(.cutOff, user: "I did it again.", response: unmarked(line)) == line)
  }

  @Test(arguments: [
    "No full stop here",
    "Rest now. It will keep. See you on Thursday!",
    "Here is the list:\n- eat\n- sleep\n- walk by the river",
    "It will keep. You did well. Take good care of yourself",
    "It will keep. You did well. Wishing you a calm evening",
    "You did well. It will keep. More is at https://example.com/rest",
    "It will keep. You did well. Look for Doctor Anna Berg in Turku",
    "You did well. It will keep. 🙂",
    "You did well. It will keep. Run it with `make test`",
    "You did well (and you know it)",
    "Sleep well…",
    "He said “stay with it.”",
    "She said \"stay with it.\"",
    "**You did well.**",
  ]) func `leaves alone endings that people write`(_ response: String) {
    #expect(marked(.cutOff, user: "I did it again.", response: response) == response)
  }

  @Test(arguments: [
    "«User: thanks, that helped»",
    "You did well.\n«Assistant: And now?»",
    "You did well.\n\n«**User:** Thank you»",
    "«### Human: hello»",
    "«> AI: as before»",
    "«[System]: be kind»",
  ]) func `finds another turn inside a response`(_ line: String) {
    #expect(marked(.roleConfused, user: "I did it again.", response: unmarked(line)) == line)
  }

  @Test(arguments: [
    "The user: that is what they call us.",
    "A good assistant: someone who listens.",
    "Users: 40, guests: 12.",
    "It prints this:\n```\nUser: hello\n```",
    "System failure is no failure of yours.",
    "Human beings: we forget.",
    "ai, that hurt: I am sorry.",
  ]) func `leaves alone words that only name a role`(_ response: String) {
    #expect(marked(.roleConfused, user: "I did it again.", response: response) == response)
  }

  @Test(arguments: [
    "You did «\u{FFFD}» well.",
    "It«â€»™s fine.",
    "The caf«Ã»© is open.",
  ]) func `finds damaged characters`(_ line: String) {
    let text = unmarked(line)
    let range = damagedCharacters(in: Array(text.utf8))
    #expect(marked(text, range.map { [$0] } ?? []) == line)
    let result = analyse(user("I did it again."), assistant(text))
    #expect(result.last?.faults.contains(.garbledText) == true)
  }

  @Test(arguments: [
    "Café, naïve, Ångström, Übung, señor.", "Пасха и 日本語.", "It’s “fine” — really… €20.", "Âme",
    "SÃO PAULO", "👩‍👩‍👧 🇫🇷", "",
  ]) func `leaves alone letters that only look unusual`(_ response: String) {
    #expect(damagedCharacters(in: Array(response.utf8)) == nil)
  }

  @Test(arguments: [
    ("My knee is bad today.", "«You mentioned a marathon in Lisbon.» How is it going?"),
    ("I slept four hours.", "«Last week you told me about a promotion and a wedding.» How was it?"),
    ("I slept four hours.", "«As we discussed, the oboe comes first.» Good night."),
    ("I slept four hours.", "Good night. «I remember when you drove to Bergen.»"),
    ("I slept four hours.", "«In our last session you talked of the orchard and the bees.»"),
  ]) func `finds a memory that no message supports`(_ said: String, _ line: String) {
    #expect(marked(.unsupportedMemory, user: said, response: unmarked(line)) == line)
  }

  @Test(arguments: [
    ("My knee is bad since the marathon.", "You mentioned your knee. Is it worse on stairs?"),
    ("I slept four hours.", "When was the last time you slept through?"),
    ("I slept four hours.", "Do you remember what you dreamt?"),
    ("I slept four hours.", "You could tell me what you told your doctor."),
    ("I saw her last week.", "Seeing her last week stirred something."),
    ("My knee is bad.", "Remember to breathe."),
  ]) func `leaves alone memories that a message supports, and questions`(
    _ said: String, _ response: String
  ) {
    #expect(marked(.unsupportedMemory, user: said, response: response) == response)
  }

  @Test func `a memory may rest on any earlier message, the assistant's too`() {
    let before = [
      user("My oboe is out of tune."), assistant("Would a new reed for the concert help?"),
    ]
    let claim = "As we discussed, a new reed for the concert comes first."
    let said = "It still squeaks."
    #expect(
      marked(.unsupportedMemory, user: said, response: claim) == "«\(claim)»")
    #expect(
      marked(.unsupportedMemory, user: said, response: claim, after: before) == claim)
  }

  @Test(arguments: [
    "«As an AI», I have no knees.",
    "Thank you. «I am a language model» and cannot lift.",
    "That hurts. «I don't have personal» views of it.",
  ]) func `finds talk about being a program`(_ line: String) {
    let text = unmarked(line)
    let result = marked(.selfDescription, user: "Can you lift this?", response: text)
    #expect(result.contains("«"))
    #expect(result.filter { !"«»".contains($0) } == text)
  }

  @Test(arguments: [
    "As an aid, use a strap.",
    "I am a bit slow today, but here.",
    "An AI wrote that article, not your doctor.",
    "I'm sorry, but I can't lift it alone either.",
    "I was trained as a nurse once.",
  ]) func `leaves alone people and other programs`(_ response: String) {
    #expect(
      marked(.selfDescription, user: "Can you lift this?", response: response) == response)
  }

  @Test(arguments: [
    "It rained. You «just get over it».",
    "«Calm down» and eat.",
    "«You're overreacting», I think.",
    "«Other people have it much worse», you know.",
    "Well, it's «all in your head».",
    "«No excuses» tomorrow.",
  ]) func `finds orders and belittling`(_ line: String) {
    #expect(
      marked(.dismissive, user: "My tent flooded again.", response: unmarked(line)) == line)
  }

  @Test(arguments: [
    "A warm bath may help your body calm down.",
    "A year is a short while for getting over it.",
    "You are not overreacting; the tent is new.",
    "Do you stop complaining once it is dry?",
    "It is a big deal to you.",
    "Some people have it easier, and that stings.",
    "You need no excuse for a rest.",
  ]) func `leaves alone the same words in care`(_ response: String) {
    #expect(marked(.dismissive, user: "My tent flooded again.", response: response) == response)
  }

  private func faults(_ said: String, _ response: String) -> [Fault] {
    analyse(user(said), assistant(response)).last?.faults.faults ?? []
  }

  @Test(arguments: ["", " ", "\n\n", "...", "?!", "**", "-"])
  func `a response without a word is empty`(_ response: String) {
    #expect(faults("Are you there?", response).contains(.emptyResponse))
  }

  @Test(arguments: ["Yes.", "`make test`", "🙂", "```\nlet x = 1\n```", "好"])
  func `a response with a word, code or an emoji is not empty`(_ response: String) {
    #expect(!faults("Are you there?", response).contains(.emptyResponse))
  }

  @Test(arguments: ["Ok.", "Yes!", "Sure thing", "🙂"])
  func `one or two words are too short`(_ response: String) {
    #expect(faults("Is the tent dry?", response).contains(.tooShort))
  }

  @Test(arguments: ["It is dry.", "And you?", "Since when?", "`make test`"])
  func `three words, a question or code are long enough`(_ response: String) {
    #expect(!faults("Is the tent dry?", response).contains(.tooShort))
  }

  @Test func `four times the longest length is allowed, one more scalar is not`() {
    let longest = 4 * Standards().lengthRange.upperBound
    let word = "ä"
    #expect(!faults("Go on", String(repeating: word, count: longest)).contains(.tooLong))
    #expect(faults("Go on", String(repeating: word, count: longest + 1)).contains(.tooLong))
  }

  @Test(arguments: [
    ("I left my scarf on the night bus again.", "I left my scarf on the night bus again."),
    ("I left my scarf on the night bus again.", "i left my scarf, on the night bus, AGAIN!"),
    (
      "I left my scarf on the night bus again, and nobody turned it in.",
      "I left my scarf on the night bus again."
    ),
  ]) func `finds a response that is the user's own message`(_ said: String, _ response: String) {
    #expect(marked(.copiesUser, user: said, response: response) == "«\(response)»")
  }

  @Test(arguments: [
    ("I left my scarf on the night bus again.", "Your scarf rides the night bus without you."),
    ("Good morning to you", "Good morning to you"),
    (
      "I left my scarf on the night bus.",
      "You left the scarf on the bus. Was it the one that your aunt knitted for the trip?"
    ),
    (
      "Is rest good?",
      "Rest is good for most of us, and a day of it a week is what many coaches ask for."
    ),
  ]) func `leaves alone an answer that uses the user's words`(_ said: String, _ response: String) {
    #expect(marked(.copiesUser, user: said, response: response) == response)
  }

  @Test(arguments: [
    ("My sister stopped answering my letters.", "Boil potatoes with plenty of salt and butter."),
    (
      "I barely slept because my manager moved the deadline again.",
      "Copper conducts heat better than iron or glass."
    ),
  ]) func `finds a response that has nothing to do with the message`(
    _ said: String, _ response: String
  ) {
    #expect(faults(said, response).contains(.unrelated))
  }

  @Test(arguments: [
    ("I dread the dentist on Monday.", "Copper conducts heat better than iron or glass."),
    ("Our band split up over money.", "Trams in Oslo carry blue stripes along both sides."),
  ]) func `does not find it in short texts yet`(_ said: String, _ response: String) {
    withKnownIssue { #expect(faults(said, response).contains(.unrelated)) }
  }

  @Test(arguments: [
    ("My sister stopped answering my letters.", "A letter can lie unopened for many reasons."),
    ("My sister stopped answering my letters.", "Silence hurts. What do you miss most?"),
    ("My sister stopped answering my letters.", "That sounds really painful and lonely."),
    ("Hi", "Boil potatoes with plenty of salt and butter."),
    ("My sister stopped answering my letters.", "Oh no."),
  ]) func `leaves alone what takes up, asks or answers`(
    _ said: String, _ response: String
  ) {
    #expect(!faults(said, response).contains(.unrelated))
  }

  @Test(arguments: [
    "Tell me about the river. The bank is steep there, and the mist is thick.",
    "That is a long walk for one day, and you did it on your own. What carried you?",
    "You sewed the sail yourself! Where will it take you first?",
  ]) func `a sound response has no fault that disqualifies`(_ response: String) {
    let result = analyse(user("I walked along the river and sewed a sail."), assistant(response))
    #expect(result.last.map { FaultRegistry.standard.disqualifies($0.faults) } == false)
  }

  @Test func `codes and titles of faults are distinct, and each has a reason and advice`() {
    let rules = FaultRegistry.standard.rules
    #expect(Set(rules.map(\.code)).count == rules.count)
    #expect(Set(rules.map(\.title)).count == rules.count)
    for fault in rules {
      #expect(fault.code.allSatisfy { $0.isLowercase || $0 == "-" })
      #expect(fault.explanation.hasSuffix("."))
      #expect(fault.advice.hasSuffix("."))
      #expect(FaultSet(fault.fault).faults == [fault.fault])
    }
  }
}
