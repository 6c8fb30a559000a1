#!/usr/bin/env python3
"""Times a report of 100,000 flagged exchanges, and how fast its pages open.

Writes a project whose every response is flagged (once; kept in .build-bench/), runs `tuneboard
report`, and opens the overview, and pages of the flagged exchanges and of their lists, in the real
browser, each in a fresh context. Prints wall time, peak memory, the largest pages, and the medians
of the times to the load event. Exit status 1 if a page is too large.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/Browser"))
WORK = ROOT / ".build-bench"
MAXIMUM_PAGE_BYTES, MAXIMUM_INDEX_BYTES = 500_000, 150_000

PLACES = "gym,office,kitchen,train,garden,clinic,school,library,park,pool".split(",")
STATES = "sad,anxious,angry,tired,lonely,proud,stressed,ashamed".split(",")
ANSWERS = [
    "Ok.",
    "As an AI language model, I cannot help with the {place}.",
    "Calm down, it is not a big deal.",
    "Keep going to the {place}. Keep going to the {place}. You will succeed.",
    "You should make a list, set a goal and",
]


def project(count: int) -> Path:
    folder = WORK / f"flagged-{count}"
    if folder.exists():
        return folder
    pick = random.Random(7)
    partial = folder.with_suffix(".partial")
    shutil.rmtree(partial, ignore_errors=True)
    (partial / "conversations").mkdir(parents=True)
    for start in range(0, count, 100):
        talks = []
        for number in range(start, min(count, start + 100)):
            place, state = pick.choice(PLACES), pick.choice(STATES)
            answer = pick.choice(ANSWERS).format(place=place)
            talks.append(
                f"---\nid: talk-{number}\n---\n\n**User:** Number {number}: the {place} made me feel"
                f" {state} again today, and I do not know how to go on.\n\n**Assistant:** {answer}\n"
            )
        (partial / "conversations" / f"{start:06}.md").write_text("\n".join(talks))
    partial.rename(folder)
    return folder


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--exchanges", type=int, default=100_000, metavar="N")
    parser.add_argument("--program", type=Path, default=ROOT / ".build/release/tuneboard")
    options = parser.parse_args()
    folder, site = project(options.exchanges), WORK / "flagged-site"
    shutil.rmtree(site, ignore_errors=True)
    command = [options.program.resolve(), "report", folder, "--output", site, "--quiet"]
    start = time.perf_counter()
    process = subprocess.Popen([*command, "--no-history", "--date", "2026-01-05"], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status != 0:
        raise SystemExit(f"tuneboard ended with {os.waitstatus_to_exitcode(status)}")
    sizes = {path.name: path.stat().st_size for path in site.glob("*.html")}
    lines = (site / "data/exchanges.jsonl").read_text().splitlines()
    flagged = sum('"verdict":"reject"' in line for line in lines)
    print(f"Flagged    {flagged:,} of {len(lines):,} exchanges")
    print(f"Report     {wall:.1f} s, peak {usage.ru_maxrss / 1024:.0f} MiB, {len(sizes):,} pages,"
          f" {sum(sizes.values()) / 1e6:.0f} MB")
    largest = max(sizes, key=sizes.get)
    print(f"Pages      index {sizes['index.html'] / 1e3:.0f} kB; the largest is {largest}, {sizes[largest] / 1e3:.0f} kB")

    from playwright.sync_api import sync_playwright
    import chromium

    middle = f"flagged-{len([name for name in sizes if name[8:-5].isdigit()]) // 2}.html"
    lists = sorted(name for name in sizes if name.startswith("flagged-reason"))
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        for name in ["index.html", "flagged.html", middle, lists[0], lists[-1], largest]:
            times = []
            for _ in range(5):
                page = browser.new_context(java_script_enabled=True).new_page()
                page.goto((site / name).as_uri())
                times.append(page.evaluate("() => performance.getEntriesByType('navigation')[0].loadEventEnd"))
                page.context.close()
            print(f"Opens      {name:40} {median(times):5.0f} ms (n 5)")
        browser.close()
    too_large = sizes["index.html"] > MAXIMUM_INDEX_BYTES or sizes[largest] > MAXIMUM_PAGE_BYTES
    raise SystemExit(1 if too_large else 0)


main()
