#!/usr/bin/env python3
"""What would be learned from each destination's form, and how much is held out, on labelled sets.

Writes every set of CORPORA for each provider, consent granted, and counts, from the written lines, the assistant's messages
that a trainer would learn that does not read `weight` (of a completion that alone, else all of them), and how many of
those the same run rejected. Then the share of the lines that is held out, and what the two parts have in common.

    Tests/Measures/destinations.py PROGRAM CORPORA [SET ...]
"""

import collections
import json
import subprocess
import sys
import tempfile
from pathlib import Path

PROVIDERS = ["openai", "azure", "together", "fireworks", "mistral", "trl", "sharegpt", "chatml"]


def lines(path: Path):
    return [json.loads(line) for line in path.read_text("utf-8-sig").splitlines()]


def run(program, *arguments):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode not in (0, 1, 65):
        sys.exit(f"{' '.join(map(str, arguments))}: {done.returncode}\n{done.stderr}")


def main(program: str, corpora: Path, names: list[str]):
    sets = [f for f in sorted(corpora.iterdir()) if (f / "conversations").is_dir() and (not names or f.name in names)]
    for folder in sets:
        with tempfile.TemporaryDirectory() as temporary:
            project = Path(temporary) / "project"
            project.mkdir()
            (project / "conversations").symlink_to((folder / "conversations").resolve())
            (project / "tuneboard.yml").write_text("name: Measured\nconsent:\n  default: granted\n")
            site = Path(temporary) / "site"
            run(program, "report", project, "--output", site, "--no-history", "--quiet", "--date", "2026-01-14")
            verdicts = {(e["conversation"], e["assistantTurn"]): e for e in lines(site / "data/exchanges.jsonl")}
            by_id = {e["id"]: e for e in verdicts.values()}
            report = json.loads((site / "report.json").read_text())
            counts = {p: len(lines(site / f"data/{p}.jsonl")) for p in ("train", "validation")}
            held, total = counts["validation"], sum(counts.values())
            print(
                f"{folder.name:18} held out {held} of {total} lines, {held / max(1, total):.3f}; in both parts: "
                + str({k: v for k, v in report["dataset"]["leakage"].items()} if "leakage" in report["dataset"] else "?")
            )
            for provider in PROVIDERS:
                out = Path(temporary) / provider
                run(program, "export", project, "--provider", provider, "--output", out, "--quiet", "--date", "2026-01-14")
                manifest = json.loads((out / "data/manifest.json").read_text())
                written = {f"data/{p}.jsonl": lines(out / f"data/{p}.jsonl") for p in ("train", "validation")}
                learned, wanted = collections.Counter(), 0
                for example in manifest["examples"]:
                    line = written[example["file"]][example["line"] - 1]
                    last = by_id[example["exchanges"][-1]["id"]]
                    taught = {e["id"] for e in example["exchanges"]}
                    wanted += len(taught)
                    messages = line.get("completion") or line.get("messages") or line.get("conversations")
                    said = [m for m in messages if (m.get("role") or m.get("from")) in ("assistant", "gpt")]
                    turn, conversation = turn_of(example, last, verdicts), example["conversation"]
                    for offset in range(len(said)):
                        exchange = verdicts.get((conversation, turn - offset))
                        verdict = exchange["verdict"] if exchange else "no exchange"
                        learned["taught" if exchange and exchange["id"] in taught else "context"] += 1
                        learned[verdict] += 1
                total = learned["taught"] + learned["context"]
                print(
                    f"  {provider:10} {sum(map(len, written.values())):5} lines, {wanted:5} responses to learn; without "
                    f"weights {total:5} learned, {learned['context']:5} of them context only, {learned['reject']:4} rejected"
                )


def turn_of(example, last, verdicts):
    """The assistant's turn of the example's last exchange: of several with the same content the one on its line."""
    line = example["exchanges"][-1]["line"]
    for (conversation, turn), exchange in verdicts.items():
        if conversation == example["conversation"] and exchange["line"] == line and exchange["id"] == last["id"]:
            return turn
    return last["assistantTurn"]


if len(sys.argv) < 3:
    sys.exit(__doc__)
main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
