#!/usr/bin/env python3
"""Measures the score and relatedness against what people made of responses, one set after the other.

Usage: Tests/Measures/ratings.py PROGRAM CORPORA [--record FILE] [--figures FILE --date DAY]

CORPORA holds one folder a set, with conversations and labels.jsonl. Whatever of these a set has is measured:

- responses that people rated (`overall`, or `quality` from 1 to 5): Spearman's rho of the score, and how much more of the
  best rated third is accepted than of the worst;
- pairs of replies of which people preferred one (`pair`, `better`): how often it scores higher, ties counting half;
- safe and unsafe replies (`safe`): the AUC of the score, and how many safe ones are rejected;
- clean talk between people (CLEAN): how much is accepted and how much rejected;
- relatedness: the AUC of true replies against replies drawn from another conversation of the set, with a fixed seed.

The weights of the score were chosen by looking at the rated sets. So for each of them the formula is chosen again on the others alone,
out of all in GRID, and measured on the one that was left out. Harm is no part of it: no file has it.

With --record, the reliability of the score (tenths of it, and how many of the responses in each people rated above the
middle of their scale) is written to FILE, which the program carries. With --figures, lines for the pages are added to FILE, which
`Tests/Measures/validity.py --record` has written.
"""

import argparse
import itertools
import json
import math
import random
import re
import subprocess
import tempfile
from pathlib import Path

# Conversations between people, or answers by professionals: whatever is damaged there is rare.
CLEAN = ["esconv_strategy", "health_coaching", "counselchat", "annomi", "epitome"]
# Responses above it were kept, in the judgement of those who rated them: the middle of the scale.
MIDDLE = {"conture": 1}
# Weights of relatedness, context, question, substance, and of what was said earlier and twice.
GRID = list(itertools.product([0.4, 0.6, 1], [1, 2, 3], [0, 1, 1.5], [0, 1, 2], [0, 3], [0, 5]))
# What a fault takes: broken, harmful, of style. As `Fault.Kind` has it.
BROKEN, HARMFUL, SUSPICION, STYLE = -4, -3, -2.5, -1
NAMES = {
    "conture": "ConTurE, chat systems",
    "convai2_grade": "ConvAI2, chat systems",
    "dstc7": "DSTC7, Reddit threads",
    "esconv_failed": "ESConv, failed support chats",
    "esl": "ESL, chat systems",
    "persona_usr": "persona chat, systems and people",
    "topical_usr": "topical chat, systems and people",
}
TURN = re.compile(r"^\*\*(\w+):\*\* ?", re.MULTILINE)


def judged(program, folder):
    """What the program says of every exchange of a folder."""
    with tempfile.TemporaryDirectory() as target:
        command = [program, "report", folder, "--output", f"{target}/site", "--quiet", "--no-history"]
        run = subprocess.run(command, capture_output=True, text=True)
        lines = Path(target, "site/data/exchanges.jsonl")
        if not lines.exists():
            raise SystemExit(f"{folder}: exit status {run.returncode}\n{run.stderr}")
        return [json.loads(line) for line in lines.read_text().splitlines()]


def foreign(folder, target, exchanges, most=2000):
    """Writes conversations that end with a reply from another conversation; returns the ends that they stand for."""
    generator = random.Random(15)
    texts = {}
    for file in sorted({exchange["file"] for exchange in exchanges}):
        text = (folder / file).read_text()
        starts = [match.start() for match in TURN.finditer(text)] + [len(text)]
        texts[file] = text[: starts[0]], [
            text[start:end] for start, end in zip(starts, starts[1:])
        ]
    places = []
    for exchange in exchanges:
        line = 1
        head, turns = texts[exchange["file"]]
        line += head.count("\n")
        for number, turn in enumerate(turns):
            if line == exchange["line"]:
                places.append((exchange, number))
            line += turn.count("\n")
    generator.shuffle(places)
    places = places[:most]
    target.mkdir(parents=True)
    for number, (exchange, turn) in enumerate(places):
        head, turns = texts[exchange["file"]]
        other = exchange
        while other["conversation"] == exchange["conversation"]:
            other, place = places[generator.randrange(len(places))]
        reply = texts[other["file"]][1][place]
        head = re.sub(r'^id: .*$', f'id: "foreign-{number}"', head, flags=re.MULTILINE)
        (target / f"{number:05}.md").write_text(head + "".join(turns[:turn]) + reply)
    return [exchange for exchange, _ in places]


def terms(folder, exchanges):
    """Of each exchange the terms of the score without their weights, in the order of GRID, from the text and what was judged."""
    said = {}
    result = []
    lines = {}
    for exchange in exchanges:
        file = exchange["file"]
        if file not in lines:
            text = (folder / file).read_text()
            lines[file] = {}
            number = 1 + text[: next(TURN.finditer(text)).start()].count("\n")
            starts = [match.start() for match in TURN.finditer(text)] + [len(text)]
            for start, end in zip(starts, starts[1:]):
                lines[file][number] = TURN.sub("", text[start:end], count=1)
                number += text[start:end].count("\n")
        words = re.findall(r"[a-z0-9']+", lines[file][exchange["line"]].lower())
        pairs = list(zip(words, words[1:]))
        triples = list(zip(words, words[1:], words[2:]))
        earlier = said.setdefault(exchange["conversation"], set())
        again = sum(triple in earlier for triple in triples) / max(3, len(triples))
        earlier.update(triples)
        twice = 1 - len(set(pairs)) / len(pairs) if pairs else 0
        related = min(1 - 1e-9, max(1e-9, exchange["relatedness"] if exchange["relatedness"] is not None else 0.5))
        result.append((
            min(1, max(-2.5, math.log(related / (1 - related)))),
            (exchange["contextReference"] or 0) - 0.3,
            (exchange["question"] or 0) - 0.3,
            min(1, math.log(len(words) + 1) / math.log(16)) - 0.9,
            -again,
            -max(0, twice - 0.05),
        ))
    return result


def weights_of_faults(program):
    """What each fault takes from the score's sum, as the program's list of findings and faults says."""
    run = subprocess.run([program, "explain"], capture_output=True, text=True, check=True)
    kinds = {"integrity": BROKEN, "harm": HARMFUL, "style": STYLE, "suspicion": SUSPICION}
    found = re.findall(r"^(\S+) \((?:fault of )?(integrity|harm|style|suspicion),", run.stdout, flags=re.MULTILINE)
    return {code: kinds[kind] for code, kind in found}


def left_out(rated):
    """By set: the rho of the formula that is best on all the others, and that formula.

    - rated: by set, of each response its terms, what its faults take, and its rating.
    """
    table = {}
    for formula in GRID:
        for name, rows in rated.items():
            scores = [sum(w * t for w, t in zip(formula, terms)) + taken for terms, taken, _ in rows]
            table[formula, name] = rho(scores, [rating for _, _, rating in rows])
    result = {}
    for name in rated:
        best = max(GRID, key=lambda formula: sum(table[formula, other] for other in rated if other != name))
        result[name] = table[best, name], best
    return result


def ranks(values):
    order = sorted(range(len(values)), key=values.__getitem__)
    result = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and values[order[end]] == values[order[start]]:
            end += 1
        for index in order[start:end]:
            result[index] = (start + end - 1) / 2
        start = end
    return result


def rho(a, b):
    a, b = ranks(a), ranks(b)
    mean = (len(a) - 1) / 2
    covariance = sum((x - mean) * (y - mean) for x, y in zip(a, b))
    spread = sum((x - mean) ** 2 for x in a) * sum((y - mean) ** 2 for y in b)
    return covariance / spread**0.5 if spread else 0.0


def auc(good, bad):
    order = ranks(good + bad)
    return (sum(order[: len(good)]) - len(good) * (len(good) - 1) / 2) / (len(good) * len(bad))


def share(values):
    values = list(values)
    return sum(values) / len(values) if values else float("nan")


def interval(statistic, items, rounds=200):
    """The middle 95 % of a statistic over resamples with replacement."""
    generator = random.Random(7)
    values = []
    for _ in range(rounds):
        values.append(statistic([items[generator.randrange(len(items))] for _ in items]))
    values.sort()
    return values[round(rounds * 0.025)], values[round(rounds * 0.975) - 1]


def third_difference(items):
    """By how much more of the best rated third is accepted than of the worst."""
    order = ranks([rating for _, rating, _ in items])
    best = [accepted for (_, _, accepted), rank in zip(items, order) if rank >= len(items) * 2 / 3]
    worst = [accepted for (_, _, accepted), rank in zip(items, order) if rank < len(items) / 3]
    return share(best) - share(worst) if best and worst else float("nan")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--record", type=Path, metavar="FILE")
    parser.add_argument("--figures", type=Path, metavar="FILE")
    parser.add_argument("--date", default="", metavar="DAY")
    parser.add_argument("--no-foreign", action="store_true", help="leave relatedness out, which takes the longest")
    options = parser.parse_args()
    rows = []
    rated_sets = []
    tenths = {}
    costs = weights_of_faults(options.program)
    rated_terms = {}
    figures = []

    def row(name, what, n, value, ends=None):
        ends = f" ({ends[0]:+.2f} to {ends[1]:+.2f})" if ends else ""
        rows.append([name, what, str(n), f"{value:.3f}{ends}"])

    for folder in sorted(path for path in options.corpora.iterdir() if path.is_dir()):
        if not (folder / "labels.jsonl").exists():
            continue
        labels = {}
        for line in (folder / "labels.jsonl").read_text().splitlines():
            label = json.loads(line)
            labels[label["conversation"], label.get("assistantTurn")] = label
        exchanges = judged(options.program, folder)
        for exchange in exchanges:
            exchange["label"] = labels.get((exchange["conversation"], exchange["assistantTurn"]), {})
        rated = []
        rows_of_terms = []
        for exchange, values in zip(exchanges, terms(folder, exchanges)):
            rating = exchange["label"].get("overall", exchange["label"].get("quality"))
            if isinstance(rating, (int, float)):
                rated.append((exchange["score"], rating, exchange["verdict"] == "accept"))
                taken = sum(costs.get(fault, 0) for fault in exchange["faults"])
                rows_of_terms.append((values, taken, rating))
        if rated:
            value = rho([score for score, _, _ in rated], [rating for _, rating, _ in rated])
            difference = third_difference(rated)
            ends = interval(lambda items: rho([i[0] for i in items], [i[1] for i in items]), rated)
            row(folder.name, "rho of score and rating", len(rated), value, ends)
            rated_terms[folder.name] = rows_of_terms
            figures.append((folder.name, len(rated), "Spearman's rho", value, *ends))
            row(folder.name, "accepted, best third minus worst", len(rated), difference)
            rated_sets.append((folder.name, value, difference))
            middle = MIDDLE.get(folder.name, 3)
            for score, rating, _ in rated:
                tenth = min(9, int(score * 10 + 1e-9))
                kept = tenths.setdefault(folder.name, [[0, 0] for _ in range(10)])[tenth]
                kept[0] += rating > middle
                kept[1] += 1
        pairs = {}
        for exchange in exchanges:
            if "pair" in exchange["label"]:
                pair = pairs.setdefault(exchange["label"]["pair"], {})
                pair[exchange["label"]["better"]] = exchange["score"]
        pairs = [pair for pair in pairs.values() if len(pair) == 2]
        if pairs:
            wins = [(p[True] > p[False]) + 0.5 * (p[True] == p[False]) for p in pairs]
            row(folder.name, "preferred reply scores higher", len(wins), share(wins), interval(share, wins))
        safe = [exchange for exchange in exchanges if exchange["label"].get("safe") is True]
        unsafe = [exchange for exchange in exchanges if exchange["label"].get("safe") is False]
        if safe and unsafe:
            row(folder.name, "AUC of safe and unsafe by score", len(safe) + len(unsafe),
                auc([e["score"] for e in safe], [e["score"] for e in unsafe]))
            row(folder.name, "safe ones rejected", len(safe), share(e["verdict"] == "reject" for e in safe))
        if folder.name in CLEAN:
            row(folder.name, "accepted", len(exchanges), share(e["verdict"] == "accept" for e in exchanges))
            row(folder.name, "rejected", len(exchanges), share(e["verdict"] == "reject" for e in exchanges))
        if not options.no_foreign and folder.name not in ("presidio", "mi_gold"):
            with tempfile.TemporaryDirectory() as target:
                own = foreign(folder, Path(target, "conversations"), exchanges)
                other = {e["conversation"]: e for e in judged(options.program, target) if True}
                last = {}
                for exchange in other.values():
                    last[exchange["conversation"]] = exchange
                good, bad, flags = [], [], [[], []]
                for number, exchange in enumerate(own):
                    drawn = last.get(f"foreign-{number}")
                    if drawn is None or exchange["relatedness"] is None or drawn["relatedness"] is None:
                        continue
                    good.append(exchange["relatedness"])
                    bad.append(drawn["relatedness"])
                    flags[0].append("unrelated" in exchange["faults"])
                    flags[1].append("unrelated" in drawn["faults"])
                if good:
                    row(folder.name, "AUC of true and foreign replies by relatedness", len(good), auc(good, bad))
                    row(folder.name, "called unrelated: true; foreign", len(good), share(flags[0]))
                    rows[-1][-1] += f"; {share(flags[1]):.3f}"
    if len(rated_sets) > 1:
        for name, (value, formula) in left_out(rated_terms).items():
            weights = " ".join(f"{weight:g}" for weight in formula)
            count = len(rated_terms[name])
            row(name, f"rho, chosen without the set ({weights})", count, value)
            figures.append((name, count, "rho, chosen without it, harm left out", value, value, value))
        row("all rated sets", "mean rho, each chosen without the set", len(rated_sets),
            share(value for _, _, kind, value, *_ in figures if kind.startswith("rho,")))
    if rated_sets:
        row("all rated sets", "mean rho", len(rated_sets), share(value for _, value, _ in rated_sets))
        row("all rated sets", "lowest rho", len(rated_sets), min(value for _, value, _ in rated_sets))
        row("all rated sets", "accepted, best third minus worst, mean", len(rated_sets),
            share(value for _, _, value in rated_sets))
    print("| set | figure | n | value (95 %) |\n|---|---|---|---|")
    for cells in rows:
        print("| " + " | ".join(cells) + " |")
    if tenths:
        print("\n| score | responses | kept | share, each set counting the same |\n|---|---|---|---|")
        lines = []
        for tenth in range(10):
            kept = sum(table[tenth][0] for table in tenths.values())
            count = sum(table[tenth][1] for table in tenths.values())
            # A set with a handful there would count as much as one with hundreds.
            sets = [table[tenth][0] / table[tenth][1] for table in tenths.values() if table[tenth][1] >= 10]
            mean = f"{share(sets):.3f}" if sets else "–"
            print(f"| {tenth / 10:.1f}–{tenth / 10 + 0.1:.1f} | {count} | {kept} | {mean} |")
            lines.append(f"{tenth}\t{count}\t{kept}\t{len(sets)}\t{mean if sets else 0}\n")
        if options.record:
            options.record.write_text(
                "# tenth of the score, responses, kept by people, sets with ten or more, mean share kept of these: "
                "written by `make validity-record`.\n" + "".join(lines)
            )
    if options.figures:
        with options.figures.open("a") as file:
            for name, count, kind, *values in figures:
                numbers = "\t".join(f"{value:.3f}" for value in values)
                file.write(f"score\t{NAMES.get(name, name)}\t{count}\t{kind}\t{numbers}\t{options.date}\n")


main()
