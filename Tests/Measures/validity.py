#!/usr/bin/env python3
"""Measures the judgements against every labelled set there is and prints one table.

Usage: Tests/Measures/validity.py PROGRAM CORPORA [--record FILE --date DAY]

CORPORA holds one folder a set, each with labels.jsonl; Fixtures/judging is measured besides. The
table is also written to .build/validity.md. With --record, the figures that the pages show beside
each metric are written to FILE, which the program carries; nobody types them.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# What the pages call the sets, and which figure stands for which judgement.
SETS = {
    "annomi": "AnnoMI, counselling",
    "epitome": "EPITOME, peer support",
    "esconv_strategy": "ESConv, support chats",
    "esconv_failed": "ESConv, failed support chats",
    "health_coaching": "health coaching by SMS",
    "counselchat": "counsel-chat, therapists' answers",
    "mi_gold": "MI, sentences coded by experts",
    "clean": "our own fixtures, clean",
    "planted": "our own fixtures, planted",
    "planted-later": "our own fixtures, planted later",
    "planted-joined": "our own fixtures, broken text",
}
JUDGEMENTS = {
    "emotionalReaction": "emotional reaction",
    "contextReference": "context",
}


def measured(program, folder):
    """The evaluation of a folder as `tuneboard evaluate --format json` gives it, or None."""
    labels = folder / "labels.jsonl"
    if not labels.exists():
        return None
    command = [program, "evaluate", folder, "--labels", labels, "--format", "json", "--quiet"]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode not in (0, 65):
        raise SystemExit(f"{folder}: exit status {run.returncode}\n{run.stderr}")
    return json.loads(run.stdout)


def figure(item, key):
    value = item.get(key)
    if value is None:
        return "–"
    if "low" not in value:
        return f"{value['value']:.2f}"
    return f"{value['value']:.3f} ({value['low']:.2f}–{value['high']:.2f})"


def rows(name, evaluation):
    """Table rows: set, label, n, base rate, AUC, precision, recall, F1, macro-F1, kappa, other."""
    for item in evaluation["labels"]:
        keys = ["auc", "precision", "recall", "f1", "macroF1", "kappa"]
        if item["baseRate"] in (0, 1):
            continue
        yield [name, item["label"], item["n"], f"{item['baseRate']:.2f}"] + [
            figure(item, key) for key in keys
        ] + [""]
    for item in evaluation["graded"]:
        rho = f"Spearman {figure(item, 'spearman')}"
        yield [name, item["label"], item["n"], ""] + [""] * 6 + [rho]
    if "topics" in evaluation:
        accepted = evaluation["topics"]["accepted"]
        yield [name, "topic", accepted["n"], ""] + [""] * 6 + [
            f"accepted {figure(evaluation['topics'], 'accepted')}"
        ]
    faults = evaluation.get("faults")
    if faults:
        for key, words in (
            ("found", "the fault found"),
            ("foundAny", "any fault found"),
            ("rejected", "rejected"),
        ):
            if faults[key]["n"]:
                yield [name, "planted faults", faults[key]["n"], ""] + [""] * 6 + [
                    f"{words} {figure(faults, key)}"
                ]
        for key, words in (
            ("falselyDisqualified", "disqualified"),
            ("falselyFound", "any fault"),
            ("cleanAccepted", "accepted"),
        ):
            if faults[key]["n"]:
                yield [name, "clean responses", faults[key]["n"], ""] + [""] * 6 + [
                    f"{words} {figure(faults, key)}"
                ]


def recorded(name, evaluation, date):
    """Lines of the file that the program carries: judgement, set, n, figure, value, low, high, day."""

    def line(judgement, n, figure_name, value):
        low = value.get("low", value["value"])
        high = value.get("high", value["value"])
        return "\t".join(
            [JUDGEMENTS.get(judgement, judgement), SETS.get(name, name), str(n), figure_name]
            + [f"{number:.3f}" for number in (value["value"], low, high)]
            + [date]
        )

    for item in evaluation["labels"]:
        for key, name_of_figure in (("f1", "F1"), ("auc", "AUC"), ("kappa", "kappa")):
            if item["auc"] is not None and item[key] is not None:
                yield line(item["label"], item["n"], name_of_figure, item[key])
    for item in evaluation["graded"]:
        if item["spearman"]:
            yield line(item["label"], item["n"], "Spearman's rho", item["spearman"])
    if "topics" in evaluation:
        accepted = evaluation["topics"]["accepted"]
        yield line("topic", accepted["n"], "accepted", accepted)
    faults = evaluation.get("faults")
    if faults:
        for key, name_of_figure in (
            ("foundAny", "planted faults found"),
            ("falselyDisqualified", "clean responses disqualified"),
        ):
            if faults[key]["n"]:
                yield line("faults", faults[key]["n"], name_of_figure, faults[key])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--record", type=Path, metavar="FILE")
    parser.add_argument("--date", default="", metavar="DAY")
    options = parser.parse_args()

    folders = []
    if options.corpora.is_dir():
        folders += sorted(path for path in options.corpora.iterdir() if path.is_dir())
    else:
        print(f"{options.corpora} is not there; only the fixtures are measured.", file=sys.stderr)
    folders += sorted(path for path in (ROOT / "Fixtures" / "judging").glob("*") if path.is_dir())

    header = "set label n base-rate AUC precision recall F1 macro-F1 kappa other".split()
    table = [header, ["---"] * len(header)]
    lines = []
    for folder in folders:
        evaluation = measured(options.program, folder)
        if evaluation is None:
            continue
        table += [[str(cell) for cell in row] for row in rows(folder.name, evaluation)]
        lines += recorded(folder.name, evaluation, options.date)
    text = "".join("| " + " | ".join(row) + " |\n" for row in table)
    target = ROOT / ".build" / "validity.md"
    target.parent.mkdir(exist_ok=True)
    target.write_text(text)
    print(text, end="")
    print(f"Written to {target.relative_to(ROOT)}", file=sys.stderr)
    if options.record:
        options.record.write_text(
            "# judgement, set, n, figure, value, low, high, day: written by `make validity-record`.\n"
            + "".join(line + "\n" for line in lines)
        )
        print(f"Recorded {len(lines)} figures in {options.record}", file=sys.stderr)


main()
