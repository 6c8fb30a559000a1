"""What the browser tests share: the site under test, a browser, a server with a strict policy.

`make test` writes the site and names it in TUNEBOARD_SITE, and the program that wrote it in
TUNEBOARD. By hand: `TUNEBOARD_SITE=site .venv/bin/python -m pytest Tests/Browser`.
"""

import functools
import http.server
import os
import threading
from contextlib import contextmanager
from pathlib import Path

import chromium
import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]

# Jenkins' default for the pages that it shows of a build.
STRICT_POLICY = "sandbox allow-same-origin; default-src 'none'; img-src 'self'; style-src 'self'"


def site_under_test() -> Path:
    return Path(os.environ.get("TUNEBOARD_SITE", ROOT / "site")).resolve()


def pytest_generate_tests(metafunc):
    """Runs a test of `page_path` with each page, and one of `kind_path`, which opens it, with each kind of page."""
    for name, alike in (("page_path", chromium.PERMALINKS), ("kind_path", chromium.ALIKE)):
        if name in metafunc.fixturenames:
            found = chromium.some_pages(site_under_test(), alike)
            if not found:
                raise pytest.UsageError(f"no page in {site_under_test()}: run `make test`, or set TUNEBOARD_SITE")
            metafunc.parametrize(name, found)


@pytest.fixture(scope="session")
def site() -> Path:
    return site_under_test()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        yield browser
        browser.close()


@contextmanager
def new_page(browser, **options):
    """A page in a context of its own, so that no test sees what a page of another one still asks for."""
    context = browser.new_context(**options)
    try:
        yield context.new_page()
    finally:
        context.close()


@pytest.fixture
def static_page(browser):
    """A page in which no script runs."""
    with new_page(browser, java_script_enabled=False) as page:
        yield page


@pytest.fixture
def page(browser):
    """A page in which scripts run."""
    with new_page(browser) as page:
        yield page


class Handler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Content-Security-Policy", STRICT_POLICY)
        super().end_headers()

    def do_GET(self):
        if self.path == "/favicon.ico":  # asked for by the browser, not by the page
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *_):
        pass


@contextmanager
def served(folder: Path):
    """The address of a folder, served on the loopback with the strict policy."""
    handler = functools.partial(Handler, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def served_site(site):
    with served(site) as address:
        yield address


class Complaints(list):
    """What the browser complains about while a page loads: errors, violations, lost requests."""

    @contextmanager
    def watching(self, page):
        listeners = {
            "console": lambda message: message.type in ("error", "warning")
            and self.append(f"console {message.type}: {message.text}"),
            "pageerror": lambda error: self.append(f"script error: {error}"),
            # The browser itself drops the icon of a page that it leaves; nothing failed then.
            "requestfailed": lambda request: request.failure != "net::ERR_ABORTED"
            and self.append(f"request failed: {request.url} ({request.failure})"),
            "response": lambda response: response.status >= 400
            and self.append(f"status {response.status}: {response.url}"),
            "dialog": lambda dialog: (self.append(f"dialog: {dialog.message}"), dialog.dismiss()),
        }
        for event, listener in listeners.items():
            page.on(event, listener)
        try:
            yield self
        finally:
            for event, listener in listeners.items():
                page.remove_listener(event, listener)


@pytest.fixture
def complaints():
    return Complaints()
