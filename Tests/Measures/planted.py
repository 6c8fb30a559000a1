#!/usr/bin/env python3
"""Plants damage of a machine's kind into responses that people wrote, and measures what is found.

Usage: Tests/Measures/planted.py PROGRAM CORPORA [--sets A,B] [--kinds A,B] [--each N] [--seed N] [--output DIR]

CORPORA holds one folder a set, each with conversations/*.md in Tuneboard's own form; the project's own
fixtures are measured besides. For each set and each kind of damage it writes a folder of conversations
with labels.jsonl in the form of Fixtures/judging to DIR (default: .build/planted). In one conversation of
eight the last response is damaged, the rest is as it was; in "cut-at-length" and "mangled" nearly all are, as where a
machine went over a dataset. Two tables are printed: how much of
each kind is found, by set, and how often the same faults are found in the text as people wrote it.

Nothing of the corpora is kept in the repository: what is written lies below DIR, which git ignores. All
choices come from --seed; the sentences that are put in are ours.

Sets marked + are for confirming: no threshold was chosen on them. Of all but esl, what is found in the text as it was
was read once, to narrow the rules for names and for "I".
"""

import argparse
import json
import random
import re
import shutil
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONFIRMING = {"epitome", "esconv_failed", "diasafety", "conture", "esl"}
NOT_TALK = {"presidio", "mi_gold", "dstc7", "persona_usr", "topical_usr", "convai2_grade"}
INTEGRITY = {
    "joined-sentences",
    "cut-off",
    "repeats-itself",
    "steps-out-of-order",
    "unsupported-memory",
    "garbled-text",
}
EXPECTED = {
    "joined": {"joined-sentences"},
    "joined-one": {"joined-sentences"},
    "opener-joined": {"joined-sentences"},
    "repeated": {"repeats-itself"},
    "repeated-joined": {"repeats-itself"},
    "truncated-word": {"cut-off"},
    "truncated-letter": {"cut-off"},
    "cut-at-length": {"cut-off"},
    "unended": {"unfinished"},
    "steps": {"steps-out-of-order"},
    "stock": {"stock-sentence"},
    "memory": {"unsupported-memory"},
    "memory-new": {"unsupported-memory"},
    "mangled": INTEGRITY,
}

# --- Reading and writing Tuneboard's own form ------------------------------------------------------

TURN = re.compile(r"^\*\*(User|Assistant|System):\*\*[ \t]*", re.M)


def conversations(text):
    """Lists of (role, text) of a file, escapes resolved; comments and headings part conversations."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
    for part in re.split(r"<!-- conversation(?s:.*?)-->|^#{1,2} .*$", text, flags=re.M):
        pieces = TURN.split(part)
        turns = [
            (role.lower(), re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", body.strip()))
            for role, body in zip(pieces[1::2], pieces[2::2])
        ]
        if turns:
            yield turns


def written(turns, name):
    lines = [f'---\nid: "{name}"\n---\n']
    for role, text in turns:
        text = re.sub(r"([\\`*_\[\]<>#&|~])", r"\\\1", text)
        text = re.sub(r"^([-+=])", r"\\\1", text, flags=re.M)
        text = re.sub(r"^(\d+)([.)])", r"\1\\\2", text, flags=re.M)
        lines.append(f"**{role.capitalize()}:** {text}\n")
    return "\n".join(lines)


# --- Sentences ---------------------------------------------------------------------------------------

BREAK = re.compile(r"(?<=[\w)\"'’”])[.!?]+(?= +[A-Z])")
SENTENCE = re.compile(r"[^.!?\n]+[.!?]+[\"'’”)]*(?=\s|$)")
WORD = re.compile(r"[A-Za-z0-9’']+")


def sentences(text):
    return [match.group().strip() for match in SENTENCE.finditer(text)]


def without(text, match):
    return text[: match.start()] + text[match.end() :]


# --- What is put in: sentences of ours ---------------------------------------------------------------

OPENERS = """
That sounds really tough|I hear how heavy this is|That must be so hard|Thank you for telling me this
It makes sense that you feel this way|What a week you have had|You are carrying a lot right now
I can see how much this matters to you|That is a big step|Good on you for reaching out
It takes courage to say that out loud|I am glad you wrote|This is a lot for one person
You are not alone with this|That would wear anybody out|How frustrating that must be
""".replace("\n", "|").strip("|").split("|")

STOCK = """
Small steps add up over time.|You have more strength than you give yourself credit for.
Progress is rarely a straight line.|Every journey starts somewhere.|Your feelings are valid.
Remember to be gentle with yourself along the way.|Consistency beats intensity every single time.
""".replace("\n", "|").strip("|").split("|")

THINGS = """
the pottery class|your sourdough|the marathon in Leeds|your violin lessons|the new boiler|your sister's wedding
the allotment|your Portuguese course|the night shifts|your knee brace|the attic|the swimming badge
""".replace("\n", "|").strip("|").split("|")

# Wordings that the rule was written beside.
MEMORY = """
You mentioned that {thing} went badly last month.|Last week you told me about {thing}.
Based on your pattern, {thing} always comes before a slump.|I remember how proud you were of {thing}.
Your journal shows that {thing} lifts your mood.|Since we last talked, {thing} has clearly moved on.
Your entries suggest that {thing} drains you by Thursday.|I have noticed that you skip {thing} when you are tired.
According to your log, {thing} took up most of the month.|Like last time, {thing} is what trips you up.
""".replace("\n", "|").strip("|").split("|")

# Wordings that were written before the rule and not looked at while it was made.
MEMORY_NEW = """
Looking back at what you wrote in spring, {thing} was already on your mind.
Your check-ins have been pointing at {thing} for a while.|You said yourself that {thing} was the turning point.
Three weeks ago {thing} felt impossible to you.|From what you have logged so far, {thing} is your anchor.
Going by your history, {thing} tends to fade after a fortnight.|You have come a long way since you first brought up {thing}.
Your data tells me that {thing} costs you sleep.|Usually you feel better after {thing}, as your notes show.
We agreed on {thing} as your goal for this month.|Just as you described it back then, {thing} came first.
Your streak with {thing} reached nineteen days.|I recall your plan for {thing} well.
You tend to give up on {thing} around the second week, I have seen it before.
""".replace("\n", "|").strip("|").split("|")

FIRST = "Start by {}|First, {}|Begin by {}|The first step: {}|To begin, {}".split("|")
LATER = "Then {}|Next, {}|After that, {}".split("|")
LAST = "Finally, {}|Finish with this: {}|Last, {}|End by {}".split("|")
DEEDS = """
writing down three worries|setting a timer for ten minutes|putting the phone into another room
filling a glass of water|naming one thing that went well|opening the window|choosing one small task
texting one friend|stretching your shoulders|reading one page aloud
""".replace("\n", "|").strip("|").split("|")


def decapitalised(text):
    first = text.split(" ")[0]
    keep = first in {"I", "I'm", "I've", "I'd", "I'll"} or first[1:] != first[1:].lower()
    return text if keep else text[0].lower() + text[1:]


# --- Damage: each takes the text, a source of chance and others' first sentences; None where it does not apply ---


def joined(text, chance, others):
    return BREAK.sub("", text) if BREAK.search(text) else None


def joined_one(text, chance, others):
    breaks = list(BREAK.finditer(text))
    return without(text, chance.choice(breaks)) if breaks else None


def opener_joined(text, chance, others):
    if not re.match(r"[A-Z]", text):
        return None
    opener = chance.choice(OPENERS) if chance.random() < 0.6 or not others else chance.choice(others)
    return opener + " " + text


def repeated(text, chance, others):
    said = [s for s in sentences(text) if len(WORD.findall(s)) >= 4]
    if not said:
        return None
    again = chance.choice(said)
    if chance.random() < 0.5:
        return text.replace(again, again + " " + again, 1)
    return text + " " + again


def repeated_joined(text, chance, others):
    said = [s for s in sentences(text) if len(WORD.findall(s)) >= 6]
    if not said:
        return None
    sentence = again = chance.choice(said)
    if chance.random() < 0.6:
        words = again.split(" ")
        again = " ".join(words[-chance.randint(4, min(8, len(words) - 1)) :])
        if chance.random() < 0.5:
            again = again[0].upper() + again[1:]
    if chance.random() < 0.5:
        return re.sub(r"[.!?]+$", "", text) + " " + again
    place = text.find(sentence) + len(sentence)
    return text[:place].rstrip(".!?") + " " + again + text[place:]


def truncated_word(text, chance, others):
    words = list(WORD.finditer(text))
    if len(words) < 8:
        return None
    places = [
        word.end() for word in words[max(4, len(words) * 2 // 5) : -1] if text[word.end()] == " "
    ]
    return text[: chance.choice(places)] if places else None


def truncated_letter(text, chance, others):
    words = list(WORD.finditer(text))
    if len(words) < 8:
        return None
    places = [
        place
        for word in words[max(4, len(words) * 2 // 5) :]
        for place in range(word.start() + 1, word.end())
    ]
    return text[: chance.choice(places)] if places else None


def unended(text, chance, others):
    return re.sub(r"[.!?]+$", "", text) if re.search(r"\w[.!?]+$", text) else None


def unended_joined(text, chance, others):
    text = joined(text, chance, others)
    return text and re.sub(r"[.!?]+$", "", text)


def steps(text, chance, others):
    deeds = chance.sample(DEEDS, 3)
    parts = [
        chance.choice(LAST).format(deeds[2]),
        chance.choice(FIRST).format(deeds[0]),
        chance.choice(LATER).format(deeds[1]),
    ]
    if chance.random() < 0.5:
        parts = [parts[2], parts[1], parts[0]]
    return ". ".join(parts) + "."


def stock(text, chance, others):
    said = sentences(text)
    if len(said) < 2 or chance.random() < 0.4:
        return None
    place = text.find(said[chance.randrange(1, len(said))])
    return text[:place] + STOCK[0 if chance.random() < 0.7 else 1] + " " + text[place:]


def with_claim(wordings):
    def damage(text, chance, others):
        claim = chance.choice(wordings).format(thing=chance.choice(THINGS))
        if chance.random() < 0.6:
            return claim + " " + text
        said = sentences(text)
        if len(said) < 2:
            return text + " " + claim
        place = text.find(said[chance.randrange(1, len(said))])
        return text[:place] + claim + " " + text[place:]

    return damage


KINDS = {
    "joined": joined,
    "joined-one": joined_one,
    "opener-joined": opener_joined,
    "repeated": repeated,
    "repeated-joined": repeated_joined,
    "truncated-word": truncated_word,
    "truncated-letter": truncated_letter,
    "cut-at-length": None,
    "unended": unended,
    "steps": steps,
    "stock": stock,
    "memory": with_claim(MEMORY),
    "memory-new": with_claim(MEMORY_NEW),
    "mangled": None,
}


# --- A set, planted and measured -----------------------------------------------------------------------


def read(folder):
    """All talks of a folder that have an exchange, each cut behind a response of three words or more."""
    result = []
    for path in sorted(folder.rglob("*.md")):
        for turns in conversations(path.read_text(encoding="utf-8")):
            for index in range(1, len(turns)):
                is_exchange = turns[index][0] == "assistant" and turns[index - 1][0] == "user"
                if is_exchange and len(WORD.findall(turns[index][1])) >= 3:
                    result.append(turns[: index + 1])
    return result


def planted(talks, kind, each, chance):
    """So many talks with the last response damaged."""
    talks = chance.sample(talks, len(talks))
    others = [
        re.sub(r"[.!?]+$", "", first)
        for first in (sentences(talk[-1][1] + " ")[:1] or [""] for talk in talks)
        for first in first
        if 2 <= len(WORD.findall(first)) <= 8 and re.match(r"[A-Z]", first)
    ]
    result = []
    if kind == "mangled":
        # As a script leaves a dataset: one or two kinds of damage in all but one in sixteen short responses.
        damages = [joined, joined_one, opener_joined, repeated_joined, truncated_word, truncated_letter]
        damages += [unended_joined, KINDS["memory-new"]]
        for talk in [talk[-2:] for talk in talks if 40 <= len(talk[-1][1]) <= 250][:each]:
            text = talk[-1][1]
            if len(result) % 16 < 15:
                for damage in chance.sample(damages, chance.randint(1, 2)):
                    text = damage(text, chance, others) or text
            result.append((talk[:-1] + [("assistant", text)], text != talk[-1][1]))
        return result
    if kind == "cut-at-length":
        lengths = sorted(len(talk[-1][1]) for talk in talks)
        limit = max(60, lengths[len(lengths) // 3])
        for talk in talks[: 3 * each]:
            text = talk[-1][1]
            cut = text[:limit].rstrip()
            result.append((talk[:-1] + [("assistant", cut)], len(text) > limit and cut[-1:].isalnum()))
        return result[: 2 * each]
    # One in eight, so that the rules for datasets that a machine went over stay out of it.
    most, whole = min(each, len(talks) // 8), []
    if kind == "stock":
        most = max(most, 20)
    for talk in talks:
        damaged = KINDS[kind](talk[-1][1], chance, others) if len(result) < most else None
        if damaged:
            result.append((talk[:-1] + [("assistant", damaged)], True))
        else:
            whole.append((talk, False))
    return result + whole[: 7 * len(result)]


def judged(program, folder):
    """The lines of exchanges.jsonl of a folder, by conversation and turn."""
    with tempfile.TemporaryDirectory() as site:
        command = [program, "report", folder, "--output", site, "--no-history"]
        command += ["--quiet", "--jobs", "1"]
        run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode not in (0, 65):
            raise SystemExit(f"{folder}: exit status {run.returncode}\n{run.stderr}")
        lines = (Path(site) / "data" / "exchanges.jsonl").read_text(encoding="utf-8").splitlines()
    items = [json.loads(line) for line in lines]
    return {(item["conversation"], item["assistantTurn"]): item for item in items}


def write(folder, items, kind):
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "conversations").mkdir(parents=True)
    labels = []
    for number, (turns, is_damaged) in enumerate(items):
        name = f"{kind}-{number:04}"
        (folder / "conversations" / f"{name}.md").write_text(written(turns, name), encoding="utf-8")
        turn = sum(role == "assistant" for role, _ in turns) - 1
        faults = sorted(EXPECTED[kind]) if is_damaged else []
        labels.append({"conversation": name, "assistantTurn": turn, "faults": faults})
    text = "".join(json.dumps(label) + "\n" for label in labels)
    (folder / "labels.jsonl").write_text(text)
    return labels


def measured(options, source, name, kind):
    chance = random.Random(f"{options.seed} {name} {kind}")
    items = planted(read(source), kind, options.each, chance)
    if len(items) < 10:
        return None
    folder = options.output / name / kind
    labels = write(folder, items, kind)
    lines = judged(options.program, folder)
    counts = {"n": 0, "kind": 0, "integrity": 0, "accepted": 0}
    for label in labels:
        line = lines.get((label["conversation"], label["assistantTurn"]))
        if line is None or not label["faults"]:
            continue
        faults = set(line["faults"])
        counts["n"] += 1
        counts["kind"] += bool(faults & EXPECTED[kind])
        counts["integrity"] += bool(faults & (INTEGRITY | {"unfinished"}))
        counts["accepted"] += line["verdict"] == "accept"
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--sets", default="")
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--each", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", type=Path, default=ROOT / ".build" / "planted")
    options = parser.parse_args()
    options.program = options.program.resolve()

    sources = {
        "our clean": ROOT / "Fixtures" / "judging" / "clean",
        "our examples": ROOT / "Fixtures" / "reflectwithin" / "examples",
    }
    if options.corpora.is_dir():
        for path in sorted(options.corpora.iterdir()):
            if path.is_dir() and path.name not in NOT_TALK:
                sources[path.name] = path
    if options.sets:
        sources = {name: sources[name] for name in options.sets.split(",")}
    kinds = options.kinds.split(",")
    with ThreadPoolExecutor(2) as pool:
        cells = {
            (kind, name): pool.submit(measured, options, source, name, kind)
            for name, source in sources.items()
            for kind in kinds
        }
        clean = {name: pool.submit(judged, options.program, path) for name, path in sources.items()}
        cells = {key: cell.result() for key, cell in cells.items()}
        clean = {name: list(lines.result().values()) for name, lines in clean.items()}

    titles = [name + "+" * (name in CONFIRMING) for name in sources]
    print("Found: the fault of the kind / any fault of integrity, unfinished too; accepted in brackets.\n")
    print("| kind | n | " + " | ".join(titles) + " | all |")
    print("|---" * (len(titles) + 3) + "|")
    for kind in kinds:
        row, total = [], {"n": 0, "kind": 0, "integrity": 0, "accepted": 0}
        for name in list(sources) + [None]:
            counts = cells[kind, name] if name else total
            if not counts or not counts["n"]:
                row.append("–")
                continue
            if name:
                total = {key: total[key] + counts[key] for key in total}
            share = {key: counts[key] / counts["n"] for key in counts}
            row.append(f"{share['kind']:.2f}/{share['integrity']:.2f} ({share['accepted']:.2f})")
        print(f"| {kind} | {total['n']} | " + " | ".join(row) + " |")

    codes = sorted(INTEGRITY | {"unfinished", "stock-sentence"})
    print("\nFound in the text as it was, in percent.\n")
    print("| set | n | any of integrity | " + " | ".join(codes) + " |")
    print("|---" * (len(codes) + 3) + "|")
    for name, title in zip(sources, titles):
        lines = clean[name]

        def percent(wanted):
            return f"{100 * sum(bool(wanted & set(line['faults'])) for line in lines) / len(lines):.1f}"

        row = [percent(INTEGRITY)] + [percent({code}) for code in codes]
        print(f"| {title} | {len(lines)} | " + " | ".join(row) + " |")


main()
