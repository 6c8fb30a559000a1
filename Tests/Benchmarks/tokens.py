#!/usr/bin/env python3
"""The tokenizer beside tiktoken: the same tokens on every text, and the speed of both in one run.

Installs tiktoken into .venv-peers/ and gives it the ranks that the program carries, so that nothing is
downloaded. The texts: the messages of the Markdown files below FOLDER (each file, and each of its paragraphs), and
Unicode made at random: every code point by itself, between letters, and in hostile mixtures.

    Tests/Benchmarks/tokens.py FOLDER [--fuzz 200000] [--seed 1]
"""

import argparse
import base64
import os
import random
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / ".venv-peers"
WORK = ROOT / ".build-bench/tokens"
PROGRAM = ROOT / ".build/release/tokens-benchmark"
PACKAGES = ["tiktoken==0.14.0"]

COMPARE = """
import sys, time, tiktoken
from tiktoken.load import load_tiktoken_bpe
pattern = "|".join([
    r"[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
    r"[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
    r"\\p{N}{1,3}", r" ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*", r"\\s*[\\r\\n]+", r"\\s+(?!\\S)", r"\\s+"])
ranks = load_tiktoken_bpe(sys.argv[1], "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d")
encoding = tiktoken.Encoding("o200k", pat_str=pattern, mergeable_ranks=ranks, special_tokens={})
texts = [t.decode() for t in open(sys.argv[2], "rb").read().split(b"\\0")]
if sys.argv[3] == "--ranks":
    for text in texts: print(*encoding.encode_ordinary(text))
else:
    best = 1e9
    for _ in range(int(sys.argv[3])):
        start = time.process_time()
        total = sum(len(encoding.encode_ordinary(t)) for t in texts)
        best = min(best, time.process_time() - start)
    print(best, total)
"""


def write_ranks(path: Path):
    """The file that tiktoken reads, from the one that the program carries."""
    packed = (ROOT / "Sources/CTokenRanks/o200k_base.ranks").read_bytes()
    lines, at = [], 0
    while at < len(packed):
        token = packed[at + 1 : at + 1 + packed[at]]
        lines.append(base64.b64encode(token) + b" %d" % len(lines))
        at += 1 + packed[at]
    path.write_bytes(b"\n".join(lines) + b"\n")


def fuzzed(count: int, seed: int) -> list[str]:
    rng = random.Random(seed)
    everything = [chr(c) for c in range(1, 0x110000) if not 0xD800 <= c < 0xE000]
    texts = ["".join(everything[i : i + 97]) for i in range(0, len(everything), 97)]
    texts += ["".join(f"a{c}B {c}c1{c}" for c in everything[i : i + 40]) for i in range(0, 0x20000, 40)]
    pools = [
        "aAbB zZ", "'sS'tTrReEvVlLdDmM\u017f a", " \t\n\r\u00a0\u2003\u2028\u0085", "0123456789\u0661\u00b2\u216b",
        "!?.,;:/\\-_()[]{}<>|@#$%^&*+=~`\"'", "\u0301\u0308\u20dd\u0e31", "\u4e2d\u6587\u0627\u0628\u05d0\u3042\uac00",
        "\u01c5\u01c8\u02b0\u00aa\u00df\u0130", "\U0001f600\U0001f3fd\u200d\ufe0f\u200b\u202e",
        "The quick brown fox's isn't WE'RE they'LL",
    ]
    for _ in range(count):
        chosen = [rng.choice(pools) for _ in range(rng.randint(1, 4))]
        text = []
        for _ in range(rng.randint(1, 12)):
            pool = rng.choice(chosen)
            text += rng.choice(pool) * rng.choice([1, 1, 1, 2, 3, rng.randint(1, 40)])
        texts.append("".join(text))
    for unit in ["a", "A", " ", "\n", "ab", "\u4e2d", "!", "1", "aA", "\u0301", " \n", "zq"]:
        texts.append(unit * 5000)
    return texts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--fuzz", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    python = PEERS / "bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", PEERS], check=True)
    subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=True)
    subprocess.run(
        ["swift", "build", "-c", "release", "--product", "tokens-benchmark", "-q"], cwd=ROOT, check=True
    )
    WORK.mkdir(parents=True, exist_ok=True)
    write_ranks(WORK / "o200k_base.tiktoken")
    (WORK / "compare.py").write_text(COMPARE)

    def run(tool: str, texts: Path, what: str) -> str:
        command = {
            "ours": [PROGRAM, texts, what],
            "tiktoken": [python, WORK / "compare.py", WORK / "o200k_base.tiktoken", texts, what],
        }[tool]
        outcome = subprocess.run(
            [str(part) for part in command], check=True, capture_output=True, text=True,
            env={**os.environ, "PYTHONHASHSEED": "0"},
        )
        return outcome.stdout

    messages = []
    for path in sorted(options.folder.rglob("*.md")):
        text = path.read_bytes().decode("utf-8", "replace").replace("\0", "\ufffd")
        messages += [text, *text.split("\n\n")]
    sets = {"messages": messages, "fuzzed": fuzzed(options.fuzz, options.seed)}
    isEqual = True
    for name, texts in sets.items():
        path = WORK / f"{name}.bin"
        path.write_bytes("\0".join(texts).encode())
        ours, theirs = (run(tool, path, "--ranks").split("\n") for tool in ("ours", "tiktoken"))
        different = [i for i, (a, b) in enumerate(zip(ours, theirs)) if a != b]
        isEqual = isEqual and not different and len(ours) == len(theirs)
        print(f"{name}: {len(texts)} texts, {path.stat().st_size} bytes, {len(different)} with other tokens")
        for index in different[:5]:
            print("  differs:", ascii(texts[index][:60]), ours[index][:80], "|", theirs[index][:80])
    path = WORK / "messages.bin"
    size = path.stat().st_size / 1e6
    best = {"ours": 1e9, "tiktoken": 1e9}
    for _ in range(3):  # by turns
        for tool in best:
            best[tool] = min(best[tool], float(run(tool, path, "5").split()[0]))
    print(f"one core: ours {size / best['ours']:.1f} MB/s, tiktoken {size / best['tiktoken']:.1f} MB/s,", end=" ")
    print(f"ratio {best['tiktoken'] / best['ours']:.2f}")
    sys.exit(0 if isEqual else 1)


main()
