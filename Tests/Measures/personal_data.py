#!/usr/bin/env python3
"""Measures the detection of personal data against labels, and counts hits on real chats.

Usage: Tests/Measures/personal_data.py PROGRAM CORPORA [--show]

CORPORA/presidio has labels (`pii`: type and value, per turn). A finding is right when a label of the same
kind and turn overlaps it. The other sets are chats whose personal data was taken out by their makers: what
is found there is counted per type. With --show, what was missed and what was found wrongly is printed.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

# Kinds that are compared as one: the labels name some in two ways.
KINDS = {
    "STREET_ADDRESS": "ADDRESS", "GPE": "LOCATION", "DOMAIN_NAME": "URL", "PREFIX": "TITLE",
    "ZIP_CODE": "ADDRESS",
}
FIXED = ["EMAIL_ADDRESS", "CREDIT_CARD", "IBAN_CODE", "IP_ADDRESS", "URL", "US_SSN", "PHONE_NUMBER"]
# Labels that are no personal data by themselves, or name a word of a kind of its own.
LEFT_ASIDE = {"TITLE"}


def findings(program, folder):
    """Per (conversation, turn): type and value of each finding. And the number of exchanges."""
    result = defaultdict(list)
    with tempfile.TemporaryDirectory() as work:
        project, site = Path(work, "project"), Path(work, "site")
        (project / "conversations").mkdir(parents=True)
        # Names of files are masked as well: plain ones stay as they are.
        for number, path in enumerate(sorted((folder / "conversations").rglob("*.md"))):
            (project / f"conversations/{number:06}.md").symlink_to(path.resolve())
        command = [program, "report", project, "--output", site, "--no-history", "--quiet"]
        run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode not in (0, 65):
            raise SystemExit(f"{folder}: exit status {run.returncode}\n{run.stderr}")
        files = {}
        for line in (site / "data/personal-data.jsonl").read_text().splitlines():
            item = json.loads(line)
            path = project / item["file"]
            lines = files.setdefault(path, path.read_bytes().splitlines(keepends=True))
            text = b"".join(lines[item["line"] - 1 : item["endLine"]])
            end = len(text) - len(lines[item["endLine"] - 1]) + item["endColumn"] - 1
            value = text[item["column"] - 1 : end].decode()
            result[item["conversation"], item.get("turn")].append((item["type"], value))
        exchanges = sum(1 for _ in (site / "data/exchanges.jsonl").open())
    return result, exchanges


def plain(value):
    return "".join(value.replace("\\", "").split()).lower()


def overlaps(a, b):
    a, b = plain(a), plain(b)
    return a in b or b in a


def kind(name):
    return KINDS.get(name, name)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()

    found, _ = findings(options.program, options.corpora / "presidio")
    hit, missed, wrong = Counter(), Counter(), Counter()
    for line in (options.corpora / "presidio/labels.jsonl").read_text().splitlines():
        turn = json.loads(line)
        labels = [item for item in turn["pii"] if item["type"] not in LEFT_ASIDE]
        items = found.pop((turn["conversation"], turn["turn"]), [])
        for label in labels:
            name = kind(label["type"])
            if any(kind(t) == name and overlaps(v, label["value"]) for t, v in items):
                hit[name] += 1
            else:
                missed[name] += 1
                if options.show:
                    print("missed", name, repr(label["value"]), [i for i in items if overlaps(i[1], label["value"])])
        for type, value in items:
            if not any(kind(label["type"]) == kind(type) and overlaps(value, label["value"]) for label in labels):
                wrong[kind(type)] += 1
                if options.show:
                    print("wrong ", type, repr(value))
    if found:
        sys.exit(f"findings in turns without labels: {sorted(found)[:3]}")

    print("| type | labels | precision | recall | F1 |\n|---|---|---|---|---|")

    def row(title, names):
        h, m, w = (sum(counter[name] for name in names) for counter in (hit, missed, wrong))
        precision, recall = h / max(h + w, 1), h / max(h + m, 1)
        f1 = 2 * h / max(2 * h + m + w, 1)
        print(f"| {title} | {h + m} | {precision:.3f} | {recall:.3f} | {f1:.3f} |")

    names = hit.keys() | missed.keys() | wrong.keys()
    for name in sorted(names, key=lambda name: (name not in FIXED, name)):
        row(name, [name])
    row("fixed form", FIXED)
    row("all", names)

    print("\n| chats | exchanges | found |\n|---|---|---|")
    total, hits = 0, 0
    for folder in sorted(options.corpora.iterdir()):
        if folder.name == "presidio" or not (folder / "conversations").is_dir():
            continue
        found, exchanges = findings(options.program, folder)
        types = Counter(type for items in found.values() for type, _ in items)
        total, hits = total + exchanges, hits + types.total()
        said = ", ".join(f"{name} {count}" for name, count in types.most_common()) or "nothing"
        print(f"| {folder.name} | {exchanges:,} | {said} |")
        if options.show:
            for place, items in sorted(found.items()):
                for type, value in items:
                    print("chat  ", type, repr(value), place)
    print(f"| all | {total:,} | {hits}, {1000 * hits / max(total, 1):.2f} per 1,000 |")


if __name__ == "__main__":
    main()
