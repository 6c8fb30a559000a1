"""Pages are well formed as documents, and every link inside the site leads somewhere."""

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

REFERENCES = {"href", "src", "xlink:href", "action", "poster", "data"}


class Document(HTMLParser):
    def __init__(self, text: str):
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.title = ""
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, {name: value or "" for name, value in attributes}))
        self._open.append(tag)

    def handle_endtag(self, tag):
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data):
        # An SVG has a title of its own.
        if self._open[-1:] == ["title"] and "svg" not in self._open:
            self.title += data

    def named(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def identifiers(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    @property
    def references(self) -> list[str]:
        return [
            value
            for _, attributes in self.elements
            for name, value in attributes.items()
            if name in REFERENCES
        ]


@cache
def document(path: Path) -> Document:
    return Document(path.read_text(encoding="utf-8"))


def test_is_a_complete_document(page_path, site):
    page = document(site / page_path)
    assert len(page.named("h1")) == 1
    assert [attributes.get("lang") for attributes in page.named("html")] == ["en"]
    assert page.title.strip()
    metas = page.named("meta")
    assert any(meta.get("charset", "").lower() == "utf-8" for meta in metas)
    assert any(meta.get("name") == "viewport" for meta in metas)
    repeated = {name for name in page.identifiers if page.identifiers.count(name) > 1}
    assert repeated == set(), "an id stands twice on the page"


def test_titles_tell_pages_apart(site):
    titles = {}
    for path in sorted(site.rglob("*.html")):
        titles.setdefault(document(path).title.strip(), []).append(path.name)
    assert {title: pages for title, pages in titles.items() if len(pages) > 1} == {}


def test_links_lead_somewhere(page_path, site):
    here = site / page_path
    lost = []
    for reference in document(here).references:
        url = urlsplit(reference)
        if url.scheme in ("http", "https", "mailto"):
            continue
        if url.scheme or url.netloc or url.path.startswith("/"):
            lost.append(f"{reference} does not work from a sub-path or a disk")
            continue
        target = (here.parent / unquote(url.path)).resolve() if url.path else here
        if not target.is_relative_to(site) or not target.is_file():
            lost.append(f"{reference} leads to no file")
        elif url.fragment and target.suffix == ".html":
            if unquote(url.fragment) not in document(target).identifiers:
                lost.append(f"{reference} names no element")
    assert lost == []


def test_carries_nothing_inline(page_path, site):
    page = document(site / page_path)
    inline = [f"<{tag} style>" for tag, attributes in page.elements if "style" in attributes]
    inline += ["<style>" for _ in page.named("style")]
    inline += ["inline <script>" for script in page.named("script") if not script.get("src")]
    inline += [
        f"<{tag} {name}>"
        for tag, attributes in page.elements
        for name in attributes
        if name.startswith("on")
    ]
    inline += [url for url in page.references if url.strip().lower().startswith(("data:", "javascript:"))]
    assert inline == []
