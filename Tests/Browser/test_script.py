"""The optional script: search, sorting, both kept in the address; and `tuneboard serve`."""

import os
import re
import shutil
import signal
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

ROOT = Path(__file__).parents[2]


def column(page, index):
    return page.eval_on_selector_all(
        "main table:not(.bars):not(.grid) tbody tr",
        f"rows => rows.map(row => row.cells[{index}].innerText.trim())",
    )


def test_search_hides_what_lacks_a_word(site, page, complaints):
    with complaints.watching(page):
        page.goto((site / "flagged.html").as_uri())
        cards = page.locator("article.x")
        every = cards.count()
        page.get_by_label("Find on this page").fill("REPEATS itself")
        shown = page.locator("article.x:not([hidden])")
        assert 0 < shown.count() < every
        for text in shown.all_text_contents():
            assert "repeats" in text.lower() and "itself" in text.lower()
        assert page.get_by_role("status").inner_text().startswith(f"{shown.count()} of {every}")
        assert "q=REPEATS" in page.url

        page.goto(page.url)
        assert page.locator("article.x:not([hidden])").count() == shown.count() < every
        page.get_by_label("Find on this page").fill("")
        assert shown.count() == every
        assert "q=" not in page.url
    assert complaints == []


def test_tables_sort_by_number_and_back(site, page, complaints):
    with complaints.watching(page):
        page.goto((site / "conversations.html").as_uri())
        header = page.locator("main table:not(.bars) thead th").nth(1)
        before = column(page, 1)
        header.get_by_role("button").click()
        up = column(page, 1)
        assert header.get_attribute("aria-sort") == "ascending"
        header.get_by_role("button").click()
        down = column(page, 1)
        assert header.get_attribute("aria-sort") == "descending"
        shared = page.url
        header.get_by_role("button").click()
        assert column(page, 1) == before and header.get_attribute("aria-sort") is None

        numbers = [float(re.match(r"[\d.]+", text).group()) for text in up if text[:1].isdigit()]
        assert len(numbers) > 3 and numbers == sorted(numbers)
        assert sorted(up) == sorted(down) == sorted(before)
        page.goto(shared)
        assert column(page, 1) == down
    assert complaints == []


def test_stays_accessible_with_the_script(site, page):
    for path in ("flagged.html", "conversations.html", "metrics.html"):
        page.goto((site / path).as_uri())
        page.set_viewport_size({"width": 320, "height": 800})
        assert Axe().run(page, options={"resultTypes": ["violations"]}).violations_count == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.fixture
def server(tmp_path):
    """A server and its project, which a test may change: nobody else has them."""
    program = os.environ.get("TUNEBOARD")
    if not program:
        pytest.skip("TUNEBOARD does not name the program")
    project = tmp_path / "project"
    shutil.copytree(ROOT / "Fixtures/reflectwithin", project)
    # So many that they fill two pages.
    for number in range(12):
        text = f"**User:** My tent number {number} leaked.\n\n**Assistant:** Calm down, it is your own fault.\n"
        (project / f"conversations/tent-{number}.md").write_text(text)
    process = subprocess.Popen(
        [program, "serve", project, "--port", "0", "--date", "2026-01-21"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        # A run in the background ignores what Ctrl-C sends, and hands that down.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    address = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline()).group()
    while "Dashboard:" not in process.stdout.readline():
        assert process.poll() is None, "the server ended"
    try:
        yield project, address
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def test_serve_shows_changes_by_itself(server, page, complaints):
    project, address = server
    with complaints.watching(page):
        page.goto(address)
        assert page.locator("header bdi").inner_text() == "ReflectWithin"
        settings = project / "tuneboard.yml"
        settings.write_text(settings.read_text().replace("ReflectWithin", "Renamed Companion"))
        page.locator("header bdi", has_text="Renamed Companion").wait_for()
    assert complaints == []
    assert not [path for path in (project / "site").rglob("*.html") if "_tuneboard" in path.read_text()]


def test_serve_searches_every_page(server, page, complaints):
    _, address = server
    with complaints.watching(page):
        page.goto(f"{address}/flagged.html")
        page.get_by_label("Find on this page").fill("score")
        page.get_by_role("button", name="Search all pages").click()
        page.get_by_role("status").filter(has_text="found on 2 pages").wait_for()
        assert page.locator(".found article.x").count() == 47
    assert complaints == []


def status(address, method="GET", **headers):
    request = urllib.request.Request(address, method=method, headers=headers)
    try:
        return urllib.request.urlopen(request).status
    except urllib.error.HTTPError as error:
        return error.code


def test_serve_answers_this_machine_alone(server):
    _, address = server
    assert status(f"{address}/report.json") == 200
    assert status(address, Host="rebound.example") == 403
    assert status(address, method="POST") == 405
    for path in ("/../tuneboard.yml", "/%2e%2e/tuneboard.yml", "/..%2ftuneboard.yml", "/.hidden", "/none.html"):
        assert status(address + path) == 404, path
