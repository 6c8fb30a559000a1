#!/usr/bin/env python3
"""Writes a project of Tuneboard Markdown: the same bytes for the same size, every time.

Usage: Tests/Benchmarks/corpus.py FOLDER MEGABYTES

About one response in five is poor: it says a sentence twice, is cut off, opens with a stock
phrase, claims a memory, plays the feeling down or talks about being an AI. One conversation in
thirty holds personal data. A megabyte is 1,000,000 bytes and holds about 160 files.
"""

import random
import re
import sys
from math import gcd
from pathlib import Path

import phrases

SEED = 20260105
FILES_PER_FOLDER = 250
POOR_SHARE = 0.2
SLOT = re.compile(r"\{(\w+)\}")


class Dice:
    """Choices from one seed, through `random()` alone, whose values no Python version changes."""

    def __init__(self, seed: int):
        self.random = random.Random(seed).random

    def below(self, count: int) -> int:
        return int(self.random() * count)

    def between(self, low: int, high: int) -> int:
        return low + self.below(high - low + 1)

    def pick(self, items):
        return items[int(self.random() * len(items))]

    def chance(self, share: float) -> bool:
        return self.random() < share


def to_second_person(text: str) -> str:
    """The user's words as the assistant says them back: `my sister` is `your sister`."""
    text = re.sub(r"\bI am\b", "you are", text)
    text = re.sub(r"\bI\b", "you", text)
    text = re.sub(r"\b[Mm]y\b", "your", text)
    return re.sub(r"\bmyself\b", "yourself", text)


def capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


def prepared(templates: list[str]) -> list[list[str]]:
    """Each template split into text, slot, text, slot, …, text."""
    return [SLOT.split(template) for template in templates]


USER = prepared(phrases.USER)
OPENERS = prepared(phrases.OPENERS)
MIDDLES = prepared(phrases.MIDDLES)
QUESTIONS = prepared(phrases.QUESTIONS)
LEAD_INS = prepared(phrases.LEAD_INS)
BLOCKS = prepared(phrases.BLOCKS)
PERSONAL = prepared(phrases.PERSONAL)

# Steps through a list of templates that meet each of them once before any of them twice.
STRIDES = (3, 7, 13, 17, 19)
assert all(gcd(len(templates), step) == 1 for templates in (USER, MIDDLES) for step in STRIDES)

SECOND_PERSON = {
    text: to_second_person(text)
    for text in [*phrases.PEOPLE, *phrases.OBSTACLES, *sum(phrases.ACTIVITIES, [])]
}


class Conversation:
    """One conversation's scene and the sentences about it."""

    def __init__(self, dice: Dice, topic: int):
        self.dice = dice
        self.topic = topic
        self.scene: dict[str, str] = {}
        self.change_scene(all_of_it=True)

    def change_scene(self, all_of_it: bool = False):
        """Picks new things to talk about; what is kept is what responses refer back to."""
        pick, scene = self.dice.pick, self.scene
        if all_of_it or self.dice.chance(0.25):
            scene["activity"] = pick(phrases.ACTIVITIES[self.topic])
            scene["activity_your"] = SECOND_PERSON[scene["activity"]]
            scene["activity_start"] = capitalized(scene["activity_your"])
        if all_of_it or self.dice.chance(0.4):
            scene["person"] = pick(phrases.PEOPLE)
            scene["person_your"] = SECOND_PERSON[scene["person"]]
        scene["obstacle"] = pick(phrases.OBSTACLES)
        scene["obstacle_you"] = SECOND_PERSON[scene["obstacle"]]
        scene["feeling"] = pick(phrases.FEELINGS)
        scene["feeling2"] = pick(phrases.FEELINGS)
        scene["moment"] = pick(phrases.MOMENTS)
        scene["step"] = pick(phrases.STEPS)
        scene["step2"] = pick(phrases.STEPS)
        scene["place"] = pick(phrases.PLACES)
        scene["thing"] = pick(phrases.THINGS)
        scene["number"] = str(self.dice.between(2, 90))
        scene["two"] = str(self.dice.between(10, 99))
        scene["first"] = pick(phrases.FIRST_NAMES)
        scene["last"] = pick(phrases.LAST_NAMES)

    def filled(self, parts: list[str]) -> str:
        if len(parts) > 1:
            parts = parts.copy()
            for slot in range(1, len(parts), 2):
                parts[slot] = self.scene[parts[slot]]
        return capitalized("".join(parts))

    def sentence(self, templates: list[list[str]]) -> str:
        return self.filled(self.dice.pick(templates))

    def sentences(self, templates: list[list[str]], length: int) -> list[str]:
        """Sentences of `length` characters or a little more, each from another template."""
        found = []
        index = self.dice.below(len(templates))
        stride = self.dice.pick(STRIDES)
        while length > 0 and len(found) < len(templates):
            text = self.filled(templates[index])
            index = (index + stride) % len(templates)
            if self.dice.chance(0.2):
                plain = text if text.startswith("I ") else text[0].lower() + text[1:]
                text = self.sentence(LEAD_INS) + plain
            found.append(text)
            length -= len(text) + 1
        return found

    def user_message(self, is_private: bool) -> str:
        dice = self.dice
        sentences = self.sentences(USER, 40 + int(360 * dice.random()))
        if is_private:
            sentences.insert(dice.below(len(sentences) + 1), self.sentence(PERSONAL))
        if dice.chance(0.1):
            sentences[-1] += dice.pick(phrases.ASIDES)
        return self.in_paragraphs(sentences)

    def response(self) -> str:
        dice = self.dice
        sentences = [self.sentence(OPENERS)]
        wanted = 40 + int(740 * dice.random()) - len(sentences[0])
        sentences += self.sentences(MIDDLES, wanted)
        if dice.chance(0.7):
            sentences.append(self.sentence(QUESTIONS))
        if dice.chance(0.05):
            sentences[0] += dice.pick(phrases.ASIDES)

        is_cut_off = False
        if dice.chance(POOR_SHARE):
            kind = dice.below(20)
            if kind < 5:
                sentences.append(dice.pick(sentences))
            elif kind < 9:
                is_cut_off = True
            elif kind < 14:
                sentences.insert(0, dice.pick(phrases.STOCK_OPENERS))
            elif kind < 17:
                sentences.insert(dice.below(2), dice.pick(phrases.UNSUPPORTED_MEMORIES))
            elif kind < 19:
                sentences[0] = dice.pick(phrases.DISMISSIVE)
            else:
                sentences = [dice.pick(phrases.SELF_DESCRIPTIONS)]

        if is_cut_off:
            last = sentences[-1]
            sentences[-1] = last[: max(len(last) // 2, 4)].rstrip()
            return self.in_paragraphs(sentences)
        if dice.chance(0.12):
            half = len(sentences) // 2
            block = self.sentence(BLOCKS)
            before, after = sentences[: half + 1], sentences[half + 1 :]
            blocks = [" ".join(before), block] + ([" ".join(after)] if after else [])
            return "\n\n".join(blocks)
        return self.in_paragraphs(sentences)

    def in_paragraphs(self, sentences: list[str]) -> str:
        if len(sentences) > 4 and self.dice.chance(0.4):
            half = len(sentences) // 2
            return " ".join(sentences[:half]) + "\n\n" + " ".join(sentences[half:])
        return " ".join(sentences)

    def exchanges(self, count: int) -> list[str]:
        """`count` user messages, each with its response, as Markdown blocks."""
        is_private = self.dice.chance(1 / 30)
        private_turn = self.dice.below(count)
        blocks = []
        for turn in range(count):
            blocks.append("**User:** " + self.user_message(is_private and turn == private_turn))
            blocks.append("**Assistant:** " + self.response())
            self.change_scene()
        return blocks


def date(dice: Dice) -> str:
    return f"2026-{dice.between(1, 12):02}-{dice.between(1, 28):02}"


def attributes(dice: Dice, name: str, topic: int) -> list[str]:
    lines = [f"id: {name}", f"date: {date(dice)}", f"topic: {phrases.TOPICS[topic]}"]
    if dice.chance(0.75):
        lines.append("consent: " + ("denied" if dice.chance(0.04) else "granted"))
    if dice.chance(0.5):
        lines.append(f"participant: u-{dice.between(1000, 9999)}")
    if dice.chance(0.2):
        lines.append(f"rating: {dice.between(1, 5)}")
    return lines


def conversation_file(dice: Dice, number: int) -> str:
    """A dump: one conversation, or now and then a few; with front matter in nine of ten."""
    topic = dice.below(len(phrases.TOPICS))
    exchanges = dice.between(1, 15)
    blocks = []
    if dice.chance(0.9):
        blocks.append("\n".join(["---", *attributes(dice, f"c-{number:05}", topic), "---"]))
    if exchanges > 6 and dice.chance(0.05):
        first = dice.between(2, exchanges - 2)
        blocks += Conversation(dice, topic).exchanges(first)
        marker = attributes(dice, f"c-{number:05}-b", topic)
        blocks.append("\n".join(["<!-- conversation", *marker, "-->"]))
        exchanges -= first
    blocks += Conversation(dice, topic).exchanges(exchanges)
    return "\n\n".join(blocks) + "\n"


def examples_file(dice: Dice, number: int) -> str:
    """A file of manual examples, one under each heading."""
    topic = dice.below(len(phrases.TOPICS))
    blocks = [f"---\ntopic: {phrases.TOPICS[topic]}\n---", f"# Examples {number}"]
    for example in range(dice.between(5, 10)):
        conversation = Conversation(dice, topic)
        blocks.append(f"## {example + 1} {capitalized(conversation.scene['activity'])}")
        blocks.append(f"Emotion: {conversation.scene['feeling']}")
        blocks += conversation.exchanges(1)
    return "\n\n".join(blocks) + "\n"


def write_corpus(folder: Path, megabytes: float):
    dice = Dice(SEED)
    remaining = int(megabytes * 1_000_000)
    number = 0
    while remaining > 0:
        is_example = number % 50 == 49
        kind, make = ("examples", examples_file) if is_example else ("conversations", conversation_file)
        path = folder / kind / f"{number // FILES_PER_FOLDER:03}" / f"{number:05}.md"
        if number % FILES_PER_FOLDER in (0, 49):
            path.parent.mkdir(parents=True, exist_ok=True)
        text = make(dice, number).encode()
        path.write_bytes(text)
        remaining -= len(text)
        number += 1


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    write_corpus(Path(sys.argv[1]), float(sys.argv[2]))
