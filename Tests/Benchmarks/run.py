#!/usr/bin/env python3
"""Compares `tuneboard report` with the cmark-gfm program over the same files.

Builds a corpus (once; kept in .build-bench/), then runs both by turns after a warm-up, and prints
the medians of wall time, CPU time (user and system) and peak memory, their ratios, and hashes of
what Tuneboard wrote. Exit status 1 if two runs wrote different bytes.

The reference only turns Markdown into HTML: `cmark-gfm`, with the extensions table, strikethrough
and tasklist, HTML to /dev/null, on one core, with as many files per process as the system allows,
one process after another. It reads the files of one process as one long document.

Then `judging-benchmark`, where it was built, compares the judgements alone with cmark-gfm's parser
alone, in one process, over a tenth of the corpus.
"""

import argparse
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / ".build-bench"
CMARK = ["cmark-gfm", "-e", "table", "-e", "strikethrough", "-e", "tasklist", "--to", "html"]
HASHED = ["data/exchanges.jsonl", "data/train.jsonl"]
MAXIMUM_WALL_RATIO = 2.0
MAXIMUM_PEAK_MEGABYTES = 300


@dataclass
class Measurement:
    wall: float  # seconds
    cpu: float  # seconds, user and system
    peak: float  # megabytes


def file_hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def corpus(megabytes: float) -> tuple[Path, dict]:
    """The corpus's folder and facts about it. Built anew when the generator changes."""
    generator = hashlib.sha256()
    for name in ("corpus.py", "phrases.py"):
        generator.update((ROOT / "Tests/Benchmarks" / name).read_bytes())
    folder = WORK / f"corpus-{megabytes:g}-{generator.hexdigest()[:8]}"
    facts = folder.with_suffix(".json")
    if not facts.exists():
        print(f"building {folder.relative_to(ROOT)} …", file=sys.stderr)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        # In a process of its own: a child's peak memory is never less than its parent's was.
        subprocess.run(
            [sys.executable, ROOT / "Tests/Benchmarks" / "corpus.py", folder, str(megabytes)], check=True
        )
        content = hashlib.sha256()
        files = markdown_files(folder)
        for file in files:
            content.update((folder / file).read_bytes())
        size = sum((folder / file).stat().st_size for file in files)
        facts.write_text(json.dumps({"bytes": size, "sha256": content.hexdigest()}))
    return folder, json.loads(facts.read_text())


def markdown_files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))


def batches(files: list[str], most: int | None) -> list[list[str]]:
    """The files in as few argument lists as the system allows, or `most` in each."""
    pointer = 8
    environment = sum(len(os.fsencode(k + v)) + 2 + pointer for k, v in os.environ.items())
    room = os.sysconf("SC_ARG_MAX") - environment - 16_384
    found, free = [[]], room
    for file in files:
        cost = len(os.fsencode(file)) + 1 + pointer
        if cost > free or len(found[-1]) == most:
            found.append([])
            free = room
        found[-1].append(file)
        free -= cost
    return found


def measured(commands: list[list[str]], directory: Path, log: Path) -> Measurement:
    """Runs the commands one after another in a folder. Stops the benchmark when one fails."""
    cpu = peak = 0.0
    to_log = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, str(log), to_log, 0o644),
    ]
    os.chdir(directory)
    start = time.perf_counter()
    for command in commands:
        process = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
        _, status, usage = os.wait4(process, 0)
        if status != 0:
            messages = log.read_text(errors="replace")[-2000:]
            code = os.waitstatus_to_exitcode(status)
            raise SystemExit(f"{' '.join(command[:6])} … ended with {code}:\n{messages}")
        cpu += usage.ru_utime + usage.ru_stime
        bytes_per_unit = 1 if sys.platform == "darwin" else 1024
        peak = max(peak, usage.ru_maxrss * bytes_per_unit / 1_000_000)
    return Measurement(time.perf_counter() - start, cpu, peak)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--megabytes", type=float, default=100, metavar="N", help="default: 100")
    parser.add_argument("--repetitions", type=int, default=5, metavar="N", help="default: 5")
    parser.add_argument(
        "--files-per-process", type=int, metavar="N", help="for cmark-gfm; default: as many as fit"
    )
    parser.add_argument(
        "--program", type=Path, default=ROOT / ".build/release/tuneboard", metavar="PATH"
    )
    options = parser.parse_args()
    program = options.program.resolve()
    if not program.exists():
        raise SystemExit(f"{program} is missing: run `make build` first")
    if shutil.which(CMARK[0]) is None:
        raise SystemExit("cmark-gfm is missing: run `.ci/setup --test` first")

    folder, facts = corpus(options.megabytes)
    files = markdown_files(folder)
    argument_lists = batches(files, options.files_per_process)
    site = WORK / "site"
    os.environ["SOURCE_DATE_EPOCH"] = "1767571200"
    report = [str(program), "report", str(folder), "--output", str(site), "--quiet"]
    contestants = {
        "tuneboard report": [report],
        "tuneboard report --jobs 1": [[*report, "--jobs", "1"]],
        "cmark-gfm": [[*CMARK, *arguments] for arguments in argument_lists],
    }

    measurements: dict[str, list[Measurement]] = {name: [] for name in contestants}
    outputs: set[tuple[str, ...]] = set()
    names = list(contestants)
    for repetition in range(-1, options.repetitions):  # the first one only warms up
        shift = repetition % len(names)
        for name in names[shift:] + names[:shift]:
            shutil.rmtree(site, ignore_errors=True)
            measurement = measured(contestants[name], folder, WORK / "stderr.txt")
            if name != "cmark-gfm":
                outputs.add(tuple(file_hash(site / file) for file in HASHED))
            if repetition >= 0:
                measurements[name].append(measurement)
                print(f"{repetition + 1}: {name}, {measurement.wall:.2f} s", file=sys.stderr)

    megabytes = facts["bytes"] / 1_000_000
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    version = subprocess.run([CMARK[0], "--version"], capture_output=True, text=True).stdout
    print(f"Corpus     {megabytes:.1f} MB in {len(files):,} files, SHA-256 {facts['sha256'][:16]}")
    print(f"Machine    {cores} cores, {platform.system()} {platform.machine()}")
    print(
        f"Reference  {version.splitlines()[0].split(' - ')[0]}: Markdown to HTML, to /dev/null; table,"
        f" strikethrough, tasklist;\n           one core, {len(argument_lists)} process(es) one after"
        f" another, up to {max(map(len, argument_lists)):,} files joined in each"
    )
    print(f"Figures    medians of {options.repetitions} interleaved repetitions after a warm-up\n")

    middle = {
        name: Measurement(*(median(getattr(m, key) for m in runs) for key in ("wall", "cpu", "peak")))
        for name, runs in measurements.items()
    }
    reference = middle["cmark-gfm"]
    print(
        f"{'':26} {'wall s':>7} {'(low–high)':>13} {'CPU s':>7} {'peak MB':>8} {'MB/s':>6}"
        f" {'wall ratio':>11} {'CPU ratio':>10}"
    )
    for name, m in middle.items():
        walls = [run.wall for run in measurements[name]]
        spread = f"{min(walls):.2f}–{max(walls):.2f}"
        print(
            f"{name:26} {m.wall:7.2f} {spread:>13} {m.cpu:7.2f} {m.peak:8.0f}"
            f" {megabytes / m.wall:6.1f} {m.wall / reference.wall:11.2f} {m.cpu / reference.cpu:10.2f}"
        )

    def verdict(is_met: bool) -> str:
        return "met" if is_met else "missed"

    ours = middle["tuneboard report"]
    ratio = ours.wall / reference.wall
    print(
        f"\nGoals      wall ratio at most {MAXIMUM_WALL_RATIO:g} on 2 cores: {ratio:.2f},"
        f" {verdict(ratio <= MAXIMUM_WALL_RATIO)}"
        f"\n           peak at most {MAXIMUM_PEAK_MEGABYTES} MB at 100 MB of input: {ours.peak:.0f} MB,"
        f" {verdict(ours.peak <= MAXIMUM_PEAK_MEGABYTES)}"
    )
    if os.environ.get("MALLOC_ARENA_MAX") == "1":
        print("Note       MALLOC_ARENA_MAX=1 is set; it makes parsing on several cores slow")
    for hashes in sorted(outputs):
        for file, digest in zip(HASHED, hashes):
            print(f"Output     {file:20} SHA-256 {digest}")
    if len(outputs) != 1:
        print(f"Output     differs between runs: {len(outputs)} variants")
        raise SystemExit(1)
    print("Output     the same bytes in every run, with any number of jobs")
    judging = program.with_name("judging-benchmark")
    if judging.exists():
        print("\nJudging alone", flush=True)
        smaller, _ = corpus(options.megabytes / 10)
        subprocess.run([judging, smaller, str(options.repetitions)], check=True)


main()
