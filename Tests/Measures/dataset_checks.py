#!/usr/bin/env python3
"""Whether the programs that people load datasets with take what a report wrote.

Installs Hugging Face's `datasets` and `huggingface_hub` and MLCommons' `mlcroissant` into .venv-peers/, and
loads SITE/data with each: the card's configuration, its metadata, the Croissant records. Then the checks that OpenAI's
cookbook makes of a chat format (`Chat_finetuning_data_prep`), line by line.

    Tests/Measures/dataset_checks.py SITE
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / ".venv-peers"
PACKAGES = ["datasets==4.4.1", "huggingface_hub<2", "mlcroissant==1.0.22"]


def main(site: Path):
    data = site.resolve() / "data"
    python = PEERS / "bin/python"
    if Path(sys.prefix).resolve() != PEERS.resolve():
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", PEERS], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=True)
        sys.exit(subprocess.run([python, __file__, site]).returncode)

    import datasets
    import mlcroissant
    from huggingface_hub import DatasetCard

    datasets.disable_progress_bars()
    loaded = datasets.load_dataset(str(data))
    # Where the provider's form has weights, the card leads to the completions.
    folder = data / "completion" if (data / "completion").is_dir() else data
    lines = {name: (folder / f"{name}.jsonl").read_text("utf-8-sig").splitlines() for name in loaded}
    for name, split in loaded.items():
        assert len(split) == len(lines[name]), (name, len(split), len(lines[name]))
        for row, line in zip(split, lines[name]):
            ours = json.loads(line)
            assert set(ours) == set(split.column_names)
            for column in split.column_names:
                assert [m.get("content") or m.get("value") for m in row[column]] == [
                    m.get("content") or m.get("value") for m in ours[column]
                ]
    print("datasets:", {name: len(split) for name, split in loaded.items()}, "as the files have them")

    card = DatasetCard.load(data / "README.md")
    card.data.to_yaml()
    print("huggingface_hub:", card.data.pretty_name, card.data.license, card.data.size_categories)

    croissant = mlcroissant.Dataset(jsonld=str(data / "croissant.json"))
    assert not croissant.metadata.ctx.issues.errors, croissant.metadata.ctx.issues.report()
    for warning in sorted(croissant.metadata.ctx.issues.warnings):
        print("mlcroissant warns:", warning.replace("\n", " ")[:200])
    for name in loaded:
        records = list(croissant.records(name))
        assert len(records) == len(lines[name]), (name, len(records))
    print("mlcroissant:", {name: len(lines[name]) for name in loaded}, "records, no errors")

    problems = 0
    for name in loaded:
        provided = (data / f"{name}.jsonl").read_text("utf-8-sig").splitlines()
        for number, line in enumerate(provided, 1):
            for problem in chat_problems(json.loads(line)):
                problems += 1
                print(f"{name}.jsonl:{number}: {problem}")
    print("chat format:", problems, "problems in", sum(map(len, lines.values())), "lines")
    sys.exit(problems > 0)


def chat_problems(example):
    if not isinstance(example, dict):
        return ["data type"]
    messages = example.get("messages") or example.get("conversations")
    if "completion" in example:
        messages = example["prompt"] + example["completion"]
    if not messages:
        return ["no list of messages"]
    found = []
    for message in messages:
        role = message.get("role") or message.get("from")
        content = message.get("content", message.get("value"))
        if role is None or content is None:
            found.append("a message lacks a key")
        if not set(message) <= {"role", "content", "name", "function_call", "weight", "from", "value"}:
            found.append("a key is not known")
        if role not in ("system", "user", "assistant", "function", "human", "gpt"):
            found.append("a role is not known")
        if not content or not isinstance(content, str):
            found.append("a message has no content")
    if not any((m.get("role") or m.get("from")) in ("assistant", "gpt") for m in messages):
        found.append("no message of the assistant")
    return found


if len(sys.argv) != 2:
    sys.exit(__doc__)
main(Path(sys.argv[1]))
