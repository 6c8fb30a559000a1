"""The browser that the tests and the screenshots use, and the pages of a site."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Playwright

NAMES = ["chromium", "chromium-browser", "google-chrome"]
MAC_APPLICATIONS = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]

# How the names of pages begin that are by the dozen and all alike: permalinks, and those whose cards another page has too.
PERMALINKS = ("flagged-id-",)
ALIKE = PERMALINKS + ("flagged-reason-", "flagged-topic-")


def executable() -> str:
    """The browser's path: the variable CHROMIUM, else the first one that is installed."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    found = found or next(filter(os.path.exists, MAC_APPLICATIONS), None)
    if found is None:
        raise SystemExit("no Chromium found: install one, or name it in the variable CHROMIUM")
    return found


def launch(playwright: Playwright) -> Browser:
    # Chromium's own sandbox does not start for root, as in most containers.
    return playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])


def pages(site: Path) -> list[str]:
    """The site's pages as relative paths, the front page first."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(found, key=lambda page: page != "index.html")


def some_pages(site: Path, alike: tuple[str, ...]) -> list[str]:
    """The site's pages, of those with each of some beginnings two."""
    found = pages(site)
    left_out = {path for start in alike for path in [path for path in found if path.startswith(start)][2:]}
    return [path for path in found if path not in left_out]
