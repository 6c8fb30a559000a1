#!/usr/bin/env python3
"""Fits where an English sentence can end, and writes the weights that the program carries.

Usage: Tests/Measures/ending_model.py CORPORA

Needs numpy and scikit-learn (`pip install numpy scikit-learn==1.7.2`). Fitted to the three sets under
licences that allow it: counselchat and hh_harmless (MIT), diasafety (Apache-2.0); see NOTICE. The whole
sentences of all their messages are ends; the same sentences cut behind a word, and inside of one, are
none. Only the weights of hashed features are kept, no word of the text.

It prints the share of such cuts that are told from ends, at several thresholds, with each of the three sets
left out once. The features are those of Sources/Analysis/Faults/EndingModel.swift; keep both alike.
"""

import argparse
import random
import re
from pathlib import Path

import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[2]
SETS = ["counselchat", "diasafety", "hh_harmless"]
BUCKETS = 8192
# Weights are written as characters from "0" on: "0" + 37 is none, a step is a twelfth.
STEP = 1 / 12
MOST = 37
MASK = (1 << 64) - 1

TURN = re.compile(r"^\*\*(?:User|Assistant|System):\*\*[ \t]*", re.M)
WORD = re.compile(r"[A-Za-z0-9_\u00c0-\u1fff]+(?:['’][A-Za-z0-9_\u00c0-\u1fff]+)*")
END = re.compile(r"([.!?…]+[)\"'’”*_]*(?=\s|$))|\n+")


def fnv(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return value


def functions():
    cues = (ROOT / "Templates" / "cues" / "en.txt").read_text(encoding="utf-8")
    return set(re.search(r"^\[words function\]\n(.*?)^\[", cues, re.M | re.S)[1].split())


FUNCTIONS = functions()


def kind(word):
    """A function word stands for itself, any other for its ending."""
    if word is None:
        return 0
    if word in FUNCTIONS:
        return fnv(word)
    if word[0].isdigit():
        return 1
    for number, ending in ((2, "ing"), (3, "ed"), (4, "ly"), (5, "s")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return number
    return 6


def bucket(number, *values):
    result = number
    for value in values:
        result = ((result ^ value) * 0x9E3779B97F4A7C15) & MASK
        result ^= result >> 29
    return result & (BUCKETS - 1)


def features(words):
    """Numbers of the features of a sentence's words, in lower case, at its end."""
    last = words[-1]
    second = words[-2] if len(words) > 1 else None
    third = words[-3] if len(words) > 2 else None
    a = fnv(last)
    b = fnv(second) if second else 0
    letters = last.encode()
    found = [
        bucket(1, a),
        bucket(2, b, a),
        bucket(3, kind(second), kind(last)),
        bucket(4, kind(third), kind(second), kind(last)),
        bucket(8, min(len(letters), 9)),
        bucket(9, min(len(words), 10)),
        bucket(10, b),
    ]
    for count in (2, 3, 4):
        tail = 0xCBF29CE484222325
        for byte in letters[-count:]:
            tail = ((tail ^ byte) * 0x100000001B3) & MASK
        found.append(bucket(4 + count if count < 4 else 7, tail, int(len(letters) <= count)))
    return found


def lower(text):
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


def items(folder, chance):
    found, is_cut = [], []
    for path in sorted((folder / "conversations").glob("*.md")):
        text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.S)
        for message in TURN.split(text)[1:]:
            message = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", message.strip())
            place = 0
            for match in END.finditer(message):
                sentence, place = message[place : match.start()], match.end()
                words = lower(sentence)
                if not match[1] or not words:
                    continue
                found.append(features(words))
                is_cut.append(0)
                spans = list(WORD.finditer(sentence))
                inner = [k for k, span in enumerate(spans[:-1]) if sentence[span.end()] == " "]
                if inner:
                    k = chance.choice(inner)
                    found.append(features(words[: k + 1]))
                    is_cut.append(1)
                places = [(k, j) for k, word in enumerate(words) for j in range(1, len(word))]
                places = [(k, j) for k, j in places if words[k][j - 1] != "'"]
                if places:
                    k, j = chance.choice(places)
                    found.append(features(words[:k] + [words[k][:j]]))
                    is_cut.append(1)
    return found, is_cut


def matrix(found):
    rows = numpy.repeat(numpy.arange(len(found)), [len(item) for item in found])
    columns = numpy.concatenate([numpy.array(item) for item in found])
    return csr_matrix((numpy.ones(len(rows)), (rows, columns)), (len(found), BUCKETS))


def fitted(found, is_cut):
    model = LogisticRegression(C=0.5, max_iter=300, solver="liblinear")
    return model.fit(matrix(found), is_cut)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    options = parser.parse_args()
    sets = {name: items(options.corpora / name, random.Random(name)) for name in SETS}
    for name in SETS:
        others = [sets[other] for other in SETS if other != name]
        model = fitted(sum((x for x, _ in others), []), sum((y for _, y in others), []))
        logit = model.decision_function(matrix(sets[name][0]))
        cut = numpy.array(sets[name][1]) == 1
        shares = [f"{t}: {(logit[~cut] > t).mean():.3f}/{(logit[cut] > t).mean():.3f}" for t in (0, 1, 2)]
        print(f"{name} left out, ends taken for cuts/cuts found: " + ", ".join(shares))
    model = fitted(sum((x for x, _ in sets.values()), []), sum((y for _, y in sets.values()), []))
    levels = numpy.clip(numpy.round(model.coef_[0] / STEP), -MOST, MOST).astype(int) + MOST
    text = "".join(chr(48 + level) for level in levels).replace("\\", "~")
    lines = [text[start : start + 90] for start in range(0, BUCKETS, 90)]
    target = ROOT / "Sources" / "Language" / "Text" / "EndingWeights.swift"
    target.write_text(
        "/// Written by `Tests/Measures/ending_model.py`: fitted to counselchat and hh_harmless (MIT) and diasafety (Apache-2.0).\n"
        f"///\n/// A character a bucket, from \"0\" on, a tilde for a backslash; {MOST} above \"0\" is nothing, a step a twelfth.\n"
        'let endingWeights: StaticString = """\n'
        + "".join(f"  {line}\\\n" for line in lines[:-1])
        + f'  {lines[-1]}\n  """\n'
        + f"\nlet endingBias = {model.intercept_[0]:.3f}\n"
    )
    print(f"{len(model.coef_[0])} weights, {sum(levels != MOST)} of them not nothing, in {target.relative_to(ROOT)}")


main()
