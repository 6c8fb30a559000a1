#!/usr/bin/env python3
"""The search for duplicates beside datasketch, on the same exchanges in one run.

Installs datasketch into .venv-peers/. The exchanges are made from word lists by a seed; one in ten is a copy of an
earlier one with some words changed. Both sketch the shingles of three words of each exchange, and of each
response, and find the pairs with a Jaccard similarity of 0.8 or more; ours verifies each pair
exactly, datasketch (128 permutations) does not. With --brute-force the pairs of the first 3,000 are compared one by one,
for precision and recall of both.

    Tests/Benchmarks/duplicates.py [--count 100000] [--seed 1]
"""

import argparse
import random
import resource
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / ".venv-peers"
WORK = ROOT / ".build-bench/duplicates"
PROGRAM = ROOT / ".build/release/duplicates-benchmark"
PACKAGES = ["datasketch==1.6.5"]


def exchanges(count, seed):
    rng = random.Random(seed)
    words = ["".join(rng.choice("aeioulmnrst") for _ in range(rng.randint(2, 9))) for _ in range(4000)]
    made = []
    for _ in range(count):
        if made and rng.random() < 0.1:
            pair = [list(text) for text in rng.choice(made)]
            for _ in range(rng.randint(0, 6)):
                text = rng.choice(pair)
                text[rng.randrange(len(text))] = rng.choice(words)
        else:
            pair = [[rng.choice(words) for _ in range(rng.randint(8, 30))] for _ in range(2)]
        made.append(pair)
    return made


def shingles(*texts):
    return {" ".join(text[i : i + 3]) for text in texts for i in range(len(text) - 2)}


def by_datasketch(made):
    from datasketch import MinHash, MinHashLSH

    def clusters(sets):
        lsh = MinHashLSH(threshold=0.8, num_perm=128)
        pairs = set()
        for number, items in enumerate(sets):
            sketch = MinHash(num_perm=128)
            sketch.update_batch([item.encode() for item in items])
            for other in lsh.query(sketch):
                pairs.add((other, number))
            lsh.insert(number, sketch)
        return pairs

    start = time.process_time()
    pairs = clusters([shingles(*pair) for pair in made])
    clusters([shingles(pair[1]) for pair in made])
    return time.process_time() - start, pairs


def joined(pairs):
    """All pairs of what the pairs put together."""
    parent = {}

    def root(x):
        while parent.setdefault(x, x) != x:
            x = parent[x]
        return x

    for a, b in pairs:
        parent[max(root(a), root(b))] = min(root(a), root(b))
    groups = defaultdict(list)
    for x in list(parent):
        groups[root(x)].append(x)
    return {(a, b) for g in groups.values() for a in g for b in g if a < b}


def measure(pairs, truth):
    right = len(pairs & truth)
    return right / max(1, len(pairs)), right / max(1, len(truth))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    python = PEERS / "bin/python"
    if Path(sys.prefix).resolve() != PEERS.resolve():
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", PEERS], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=True)
        command = ["swift", "build", "-c", "release", "--product", "duplicates-benchmark", "-q"]
        subprocess.run(command, cwd=ROOT, check=True)
        sys.exit(subprocess.run([python, __file__, *sys.argv[1:]]).returncode)

    WORK.mkdir(parents=True, exist_ok=True)

    def ours(made):
        path = WORK / "exchanges.tsv"
        path.write_text("".join("\t".join(" ".join(t) for t in pair) + "\n" for pair in made))
        outcome = subprocess.run([PROGRAM, path], check=True, capture_output=True, text=True)
        first, *lines = outcome.stdout.splitlines()
        pairs = set()
        for line in lines:
            members = sorted(map(int, line.split()))
            pairs |= {(a, b) for a in members for b in members if a < b}
        return [float(value) for value in first.split()], pairs

    small = exchanges(3000, options.seed + 1)
    sets = [shingles(*pair) for pair in small]
    truth = {
        (a, b) for b in range(len(sets)) for a in range(b)
        if 5 * len(sets[a] & sets[b]) >= 4 * len(sets[a] | sets[b])
    }
    for name, pairs in [("ours", ours(small)[1]), ("datasketch", by_datasketch(small)[1])]:
        precision, recall = measure(joined(pairs), joined(truth))
        print(f"{name}: precision {precision:.3f}, recall {recall:.3f} against brute force (3,000 exchanges,", end=" ")
        print(f"{len(joined(truth))} pairs)")

    made = exchanges(options.count, options.seed)
    times, best = [], float("inf")
    for _ in range(3):
        seconds, pairs = ours(made)
        if seconds[0] < best:
            best, times = seconds[0], seconds
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    theirs, _ = by_datasketch(made)
    print(f"ours: {times[0]:.2f} s for {options.count:,} exchanges and responses on one core", end=" ")
    print(f"(sketches {times[1]:.2f} s, clusters {times[2]:.2f} s), peak {memory:.0f} MB with the texts")
    print(f"datasketch: {theirs:.1f} s; ratio {theirs / times[0]:.0f}")


main()
