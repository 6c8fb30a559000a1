"""The dashboard in a real wiki: published into the repository of An Otter Wiki, seen in the browser."""

import os
import re
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

# The wiki wants older versions of some tools than these tests do.
WIKI_PYTHON = Path(__file__).parents[2] / ".venv-wiki/bin/python"


def git(*arguments: str, folder: Path):
    command = ["git", "-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"]
    subprocess.run([*command, "-C", folder, *arguments], check=True, capture_output=True)


@contextmanager
def otter_wiki(folder: Path):
    """The address of a wiki that shows the repository in `folder/wiki` to everybody."""
    settings = folder / "settings.cfg"
    settings.write_text(
        f"REPOSITORY = {str(folder / 'wiki')!r}\n"
        f"SQLALCHEMY_DATABASE_URI = 'sqlite:///{folder / 'db.sqlite'}'\n"
        "SECRET_KEY = 'only for this test, only for this test'\n"
        "READ_ACCESS = WRITE_ACCESS = ATTACHMENT_ACCESS = 'ANONYMOUS'\n"
    )
    log = folder / "log"
    server = subprocess.Popen(
        [WIKI_PYTHON, "-m", "flask", "--app", "otterwiki.server", "run", "--port", "0"],
        env={**os.environ, "OTTERWIKI_SETTINGS": str(settings)},
        stdout=log.open("w"),
        stderr=subprocess.STDOUT,
    )
    try:
        # The system chooses the port, and the wiki writes it down once it listens.
        while (found := re.search(r"Running on (http://127\.0\.0\.1:\d+)", log.read_text())) is None:
            assert server.poll() is None, log.read_text()
            time.sleep(0.1)
        yield found.group(1)
    finally:
        server.terminate()
        server.wait()


def test_otter_wiki_shows_the_dashboard_beside_peoples_pages(site, page, complaints, tmp_path):
    program = os.environ.get("TUNEBOARD")
    if not program:
        pytest.skip("TUNEBOARD does not name the program")
    assert WIKI_PYTHON.exists(), "run `.ci/setup --test` first"
    wiki = tmp_path / "wiki"
    git("init", "--quiet", "--initial-branch=main", str(wiki), folder=tmp_path)
    # A push updates the files that the wiki shows.
    git("config", "receive.denyCurrentBranch", "updateInstead", folder=wiki)
    (wiki / "notes.md").write_text("# Notes\n\nWritten by people.\n")
    git("add", "--all", folder=wiki)
    git("commit", "--quiet", "--message", "Write", folder=wiki)
    command = [program, "publish", site, "--wiki", wiki, "--flavour", "otter"]
    subprocess.run(command, check=True, capture_output=True)
    again = subprocess.run(command, check=True, capture_output=True, text=True)
    assert again.stdout == "Nothing changed.\n"

    headline = (site / "report.md").read_text(encoding="utf-8").split("**")[1]
    with otter_wiki(tmp_path) as address, complaints.watching(page):
        page.goto(address + "/home")
        assert "Overview" in page.locator("h1").first.inner_text()
        assert page.locator("strong", has_text=headline.replace("\\", "")).count() == 1
        assert page.locator("table").count() >= 4
        # Nothing is left of the Markdown itself.
        text = page.locator("#column-main").inner_text()
        assert not any(mark in text for mark in ("**", "| --", "&lt;", "](", "\\("))
        for title in ("Checklist", "Coverage", "Flagged exchanges"):
            page.goto(address + "/home")
            page.locator("#column-main").get_by_role("link", name=title, exact=True).click()
            assert title in page.locator("h1").first.inner_text()
        assert page.locator("table").count() >= 1
        page.goto(address + "/notes")
        assert "Written by people." in page.locator("#column-main").inner_text()
    assert [line for line in complaints if "favicon" not in line] == []


def test_a_worksheet_is_filled_in_on_the_wiki_and_read_back(page, complaints, tmp_path):
    program = os.environ.get("TUNEBOARD")
    if not program:
        pytest.skip("TUNEBOARD does not name the program")
    assert WIKI_PYTHON.exists(), "run `.ci/setup --test` first"
    project, site, wiki = tmp_path / "project", tmp_path / "site", tmp_path / "wiki"
    (project / "conversations").mkdir(parents=True)
    (project / "conversations/one.md").write_text(
        "---\nconsent: granted\n---\n\n"
        "**User:** I failed the exam. <b>Twice</b>, with `code` and [a link](https://example.org).\n\n"
        "- [x] accept\n\n**Assistant:** Twice is hard. What would you like to do about the third time?\n"
    )
    run = {"check": True, "capture_output": True, "text": True}
    dated = ["--date", "2026-01-21"]
    subprocess.run([program, "review", project, "--reviewer", "anna", *dated], **run)

    # The wiki's pages are the files of its repository.
    git("init", "--quiet", "--initial-branch=main", str(wiki), folder=tmp_path)
    sheet = (project / "reviews/2026-01-21-anna.md").read_text()
    (wiki / "2026-01-21-anna.md").write_text(sheet)
    git("add", "--all", folder=wiki)
    git("commit", "--quiet", "--message", "Ask", folder=wiki)
    with otter_wiki(tmp_path) as address, complaints.watching(page):
        page.goto(address + "/2026-01-21-anna")
        content = page.locator("#column-main")
        assert content.locator("input[type=checkbox]").count() == 3
        text = content.inner_text()
        assert "I failed the exam. <b>Twice</b>, with `code`" in text
        assert "<!--" not in text and "Why:" in text
        if picture := os.environ.get("WORKSHEET_PICTURE"):
            page.set_viewport_size({"width": 1000, "height": 900})
            page.screenshot(path=picture, full_page=True)
        filled = sheet.replace("- [ ] reject", "- [x] reject").replace("Why:", "Why: it asks too soon")
        page.goto(address + "/2026-01-21-anna/edit")
        token = page.locator("input[name=csrf_token]").first.get_attribute("value")
        form = {"content": filled, "commit": "Decide", "csrf_token": token}
        assert page.request.post(address + "/2026-01-21-anna/save", form=form).ok
        page.goto(address + "/2026-01-21-anna")
        assert content.locator("input[type=checkbox]:checked").count() == 1
    assert [line for line in complaints if "favicon" not in line] == []

    (project / "reviews/2026-01-21-anna.md").write_text((wiki / "2026-01-21-anna.md").read_text())
    subprocess.run([program, "report", project, "--output", site, *dated], **run)
    assert '"decision":"reject"' in (site / "data/exchanges.jsonl").read_text()
    assert "To be fixed" in (site / "reviews.html").read_text()
