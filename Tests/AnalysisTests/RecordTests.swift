import Corpus
import TestSupport
import Testing

@testable import Analysis

struct ConversationTextTests {
  @Test(arguments: 0..<200)
  func `what is written is read again`(_ seed: Int) {
    var generator = SeededGenerator(seed: seed)
    var text = ConversationText()
    for _ in 0..<Int.random(in: 0...6, using: &generator) {
      text.messages.append(
        ConversationText.Line(
          role: Role.allCases.randomElement(using: &generator) ?? .user,
          text: Array(generator.text(pieces: seed % 20).utf8)))
    }
    if seed % 3 == 0 { text.system = Array(generator.text(pieces: 5).utf8) }
    let kinds = [Mark.Kind.question, .empathy, .context] + allFaults.map(Mark.Kind.fault)
    for message in text.messages.indices where seed % 2 == 0 {
      let marks = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
        let start = Int.random(in: 0...100_000, using: &generator)
        return Mark(start..<start + 7, kinds.randomElement(using: &generator) ?? .question)
      }
      if !marks.isEmpty { text.marks.append((message, marks)) }
    }
    let encoded = text.encoded
    let read = ConversationText(decoding: encoded)
    #expect(read == text)
    #expect(read.messages == text.messages)
    #expect(read.system == text.system)
    #expect(read.marks.map(\.message) == text.marks.map(\.message))
    #expect(read.marks.map(\.marks) == text.marks.map(\.marks))

    for first in text.messages.indices {
      for end in first + 1...text.messages.count {
        let part = ConversationPart(first..<end) { Array(encoded[$0..<$0 + $1]) }
        #expect(part.messages == Array(text.messages[first..<end]))
        #expect(part[first] == text.messages[first].text)
        #expect(
          part.marks
            == (first..<end).map { number in
              text.marks.first { $0.message == number }?.marks ?? []
            })
      }
    }
  }

  @Test func `every kind of mark has a code of its own, which gives it back`() {
    let kinds = [Mark.Kind.question, .empathy, .context] + allFaults.map(Mark.Kind.fault)
    #expect(Set(kinds.map(\.code)).count == kinds.count)
    for kind in kinds { #expect(Mark.Kind(code: kind.code) == kind) }
    #expect(Mark.Kind(code: 255) == nil)
  }
}

struct MarkTests {
  @Test(arguments: 0..<300)
  func `marks without overlap are in order, apart, and cover the same bytes`(_ seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let kinds = [Mark.Kind.question, .empathy, .context, .fault(.cutOff), .fault(.dismissive)]
    let marks = (0..<seed % 12).map { _ in
      let start = Int.random(in: 0..<60, using: &generator)
      let length = Int.random(in: 1...20, using: &generator)
      return Mark(start..<start + length, kinds.randomElement(using: &generator) ?? .question)
    }
    let apart = marks.withoutOverlap
    for (mark, next) in zip(apart, apart.dropFirst()) {
      #expect(mark.range.upperBound <= next.range.lowerBound)
    }
    #expect(apart.allSatisfy { !$0.range.isEmpty })
    #expect(Set(apart.flatMap(\.range)) == Set(marks.flatMap(\.range)))
    for mark in apart {
      #expect(
        marks.contains {
          $0.kind == mark.kind && $0.range.lowerBound <= mark.range.lowerBound
            && mark.range.upperBound <= $0.range.upperBound
        })
    }
  }

  @Test func `a fault stands above an indicator, and the rest of that shows beside it`() {
    let marks = [Mark(0..<10, .question), Mark(2..<6, .context), Mark(4..<5, .fault(.cutOff))]
    #expect(
      marks.withoutOverlap == [
        Mark(0..<2, .question), Mark(2..<4, .context), Mark(4..<5, .fault(.cutOff)),
        Mark(5..<6, .context), Mark(6..<10, .question),
      ])
  }
}
