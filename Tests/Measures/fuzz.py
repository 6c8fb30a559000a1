#!/usr/bin/env python3
"""Feeds the readers and importers with what libFuzzer makes of the fixtures, and prints a table.

Usage: Tests/Measures/fuzz.py [SECONDS] [TARGET…]

SECONDS (600 unless given) are for each target; two run at a time. Inputs have 2 kB at most, as small ones reach more in the
same time, and seeds are cut at empty lines. Built with the address sanitizer. What makes a
target stop is kept in .build-fuzz/found/TARGET; put it into Fixtures/fuzzing/TARGET when it is mended. Ends with status
1 when something was found.
"""

import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRATCH = ROOT / ".build-fuzz"
LARGEST = 2048
MARKDOWN = ["Fixtures/format/*.md", "Fixtures/reflectwithin/conversations/**/*.md", "Fixtures/reflectwithin/examples/*.md",
            "Fixtures/judging/**/*.md"]
SEEDS = {
    "markdown": MARKDOWN, "tuneboard": MARKDOWN, "declared": MARKDOWN, "parts": MARKDOWN, "writer": MARKDOWN,
    "jsonl": ["Fixtures/import/*.json*"], "csv": ["Fixtures/import/*.[ct]sv"],
    "privacy": MARKDOWN + ["Tests/PrivacyTests/*.swift"], "ledger": ["Fixtures/**/consent.md", "Tests/CommandsTests/ConsentTests.swift"],
    "worksheet": ["Fixtures/reflectwithin/reviews/*.md"], "plan": ["Fixtures/reflectwithin/plan.md"],
}


def pieces(text: bytes) -> list[bytes]:
    """A seed in pieces of at most LARGEST bytes, cut at empty lines where it can be."""
    result = []
    while len(text) > LARGEST:
        end = text.rfind(b"\n\n", 0, LARGEST) + 2
        end = end if end > LARGEST // 4 else LARGEST
        result.append(text[:end])
        text = text[end:]
    return result + [text]


def run(target: str, seconds: int) -> dict:
    seeds, found = SCRATCH / "seeds" / target, SCRATCH / "found" / target
    for folder in (seeds, found):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    inputs = [path for pattern in SEEDS[target] for path in ROOT.glob(pattern)]
    inputs += (ROOT / "Fixtures/fuzzing" / target).glob("*")
    number = 0
    for path in sorted(inputs):
        for piece in pieces(path.read_bytes()):
            (seeds / f"{number:05}").write_bytes(piece)
            number += 1
    process = subprocess.run(
        [SCRATCH / "release/fuzz", f"-max_total_time={seconds}", f"-max_len={LARGEST}", "-timeout=20", "-rss_limit_mb=4096",
         f"-artifact_prefix={found}/", "-print_final_stats=1", seeds],
        env=os.environ | {"FUZZ_TARGET": target, "ASAN_OPTIONS": "detect_leaks=0"}, capture_output=True, text=True,
        errors="replace")
    (found.parent / f"{target}.log").write_text(process.stderr)
    last = re.findall(r"cov: (\d+) ft: (\d+) corp: (\d+)", process.stderr)
    runs = re.findall(r"stat::number_of_executed_units:\s*(\d+)", process.stderr)
    return {
        "target": target, "seeds": len(inputs), "runs": int(runs[-1]) if runs else 0,
        "coverage": last[-1] if last else ("–", "–", "–"), "found": [path.name for path in found.iterdir()],
    }


def main() -> int:
    arguments = sys.argv[1:]
    seconds = int(arguments.pop(0)) if arguments and arguments[0].isdigit() else 600
    targets = arguments or list(SEEDS)
    subprocess.run(
        ["swift", "build", "-c", "release", "--product", "fuzz", "--scratch-path", SCRATCH, "-Xswiftc",
         "-sanitize=fuzzer,address", "-Xswiftc", "-DFUZZING"],
        cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda target: run(target, seconds), targets))
    print("| target | seeds | executions | a second | edges covered | features | inputs kept | found |")
    print("|---|---:|---:|---:|---:|---:|---:|---|")
    for result in results:
        edges, features, kept = result["coverage"]
        print(
            f"| {result['target']} | {result['seeds']} | {result['runs']:,} | {result['runs'] // seconds:,} | {edges} | {features} | {kept} "
            f"| {', '.join(result['found']) or 'nothing'} |")
    return 1 if any(result["found"] for result in results) else 0


sys.exit(main())
