"""Text from a project never becomes markup or script, wherever it stands."""

import os
import subprocess
from pathlib import Path

import chromium
import pytest

HAND_WRITTEN = [
    "<script>window.__xss=1</script>",
    "</script><script>window.__xss=1</script>",
    "</title><script>window.__xss=1</script>",
    "</textarea></style></noscript><script>window.__xss=1</script>",
    "<img src=x onerror=window.__xss=1>",
    "\"><img src=x onerror=window.__xss=1>",
    "'><img src=x onerror=window.__xss=1>",
    "\" onmouseover=window.__xss=1 autofocus onfocus=window.__xss=1 x=\"",
    "<svg onload=window.__xss=1>",
    "<svg><script>window.__xss=1</script></svg>",
    "<svg><animate onbegin=window.__xss=1 attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.__xss=1>",
    "<iframe srcdoc='<script>parent.__xss=1</script>'></iframe>",
    "<iframe src=javascript:parent.__xss=1></iframe>",
    "<object data=javascript:window.__xss=1></object>",
    "<details open ontoggle=window.__xss=1>",
    "<video><source onerror=window.__xss=1></video>",
    "<body onload=window.__xss=1>",
    "<base href=https://example.com/>",
    "<meta http-equiv=refresh content='0;url=javascript:window.__xss=1'>",
    "<link rel=stylesheet href=https://example.com/x.css>",
    "<style>*{display:none!important}</style>",
    "<form action=https://example.com/><button>send</button>",
    "[click](javascript:window.__xss=1)",
    "![x](https://example.com/x.png)",
    "<javascript:window.__xss=1>",
    "&lt;script&gt;window.__xss=1&lt;/script&gt;",
    "&#60;img src=x onerror=window.__xss=1&#62;",
    "{{{name}}}{{/x}}{{>x}}",
    "<!--><script>window.__xss=1</script>-->",
    "]]><script>window.__xss=1</script>",
    "<plaintext>",
    "\u202e<script>window.__xss=1</script>",
    "\u2066\u2067<script>window.__xss=1</script>\u2069",
    "\u200b<\u200bscript>window.__xss=1</script>",
    "\uff1cscript\uff1ewindow.__xss=1\uff1c/script\uff1e",
    "+ADw-script+AD4-window.__xss=1+ADw-/script+AD4-",
    "%3Cscript%3Ewindow.__xss=1%3C/script%3E",
    "\\u003cscript\\u003ewindow.__xss=1\\u003c/script\\u003e",
    "&lt;img src=x onerror&#61;window.__xss&#61;1&gt;",
    "<scr<script>ipt>window.__xss=1</scr</script>ipt>",
    "<a href=\"https://example.com/\" ping=\"https://example.com/\">x</a>",
    "[x](data:text/html;base64,PHNjcmlwdD5wYXJlbnQuX194c3M9MTwvc2NyaXB0Pg==)",
    "[x]: javascript:window.__xss=1\n[click][x]",
    "<https://example.com/\" onclick=window.__xss=1 x=\">",
]

# What runs when it becomes markup, and what might make it so: the end of what it stands in.
CORES = [
    "<script>window.__xss=1</script>",
    "<img src=x onerror=window.__xss=1>",
    "<svg/onload=window.__xss=1>",
    "<details/open/ontoggle=window.__xss=1>",
    "<iframe src=javascript:parent.__xss=1>",
    "<input autofocus onfocus=window.__xss=1>",
    "<a href=javascript:window.__xss=1>click</a>",
    "<a href=\"java&#09;script:window.__xss=1\">click</a>",
    "<svg><a xlink:href=javascript:window.__xss=1><text y=9>x</text></a></svg>",
    "<svg><use href=\"data:image/svg+xml,x\"/></svg>",
    "<audio src=x onerror=window.__xss=1>",
    "<marquee onstart=window.__xss=1>",
    "<template shadowrootmode=open><script>window.__xss=1</script></template>",
]
BREAKS = [
    "'>", '">', "-->", "]]>", "</title>", "</style>", "</svg></desc>", "</code></pre>", "</td></table>",
    "</bdi></a>", "\u202e", "` ``` ", "</option></select>",
]
PAYLOADS = HAND_WRITTEN + [end + core for end in BREAKS for core in CORES]
assert len(set(PAYLOADS)) >= 200
# Not UTF-8: overlong and cut-off forms of "<", in text only.
BROKEN = [b"\xc0\xbcscript\xc0\xbewindow.__xss=1", b"\xe0\x80\xbcimg src=x onerror=window.__xss=1>", b"\xe2\x80<svg onload=window.__xss=1>"]


def quoted(text: str) -> str:
    """The text as a YAML string."""
    return "'" + text.replace("'", "''") + "'"


@pytest.fixture
def hostile_site(tmp_path) -> Path:
    """The site of a project that holds each payload in text, names and front matter."""
    program = os.environ.get("TUNEBOARD")
    if not program:
        pytest.skip("TUNEBOARD does not name the program to test")
    project = tmp_path / "hostile project"
    (project / "conversations").mkdir(parents=True)
    (project / "examples").mkdir()
    for number, payload in enumerate(PAYLOADS):
        name = payload.replace("/", "_").encode()[:200].decode(errors="ignore")
        # Each response says a sentence twice, so each exchange is flagged and shown in full.
        (project / "conversations" / f"{number:03} {name}.md").write_text(
            f"---\nid: {quoted(payload)}\ntitle: {quoted(payload)}\ntopic: {quoted(payload)}\n"
            f"emotion: {quoted(payload)}\nparticipant: {quoted(payload)}\n---\n\n"
            f"**User:** I stopped running. {payload}\n\n"
            f"**Assistant:** What got in the way? {payload} What got in the way?\n\n"
            f"```\n{payload}\n```\n\n"
            f"**{payload}:** Nobody.\n",
            encoding="utf-8",
        )
        (project / "examples" / f"{number:03} {name}.md").write_text(
            f"# {payload}\n\nTopic: {payload}\n\n## {payload}\n\n"
            f"**User:** {payload}\n\n**Assistant:** {payload}\n",
            encoding="utf-8",
        )
    for number, broken in enumerate(BROKEN):
        (project / "conversations" / f"broken {number}.md").write_bytes(
            b"**User:** I stopped running. " + broken + b"\n\n**Assistant:** Why so? " + broken + b" Why so?\n"
        )
    tasks = "\n".join(f"- [ ] {payload}\n- [x] `{payload}`" for payload in PAYLOADS)
    (project / "plan.md").write_text(
        f"# Plan {PAYLOADS[0]}\n\n## Week 1 {PAYLOADS[4]}\n\n{tasks}\n", encoding="utf-8"
    )
    topics = "".join(
        f"  {quoted(f'{number} {payload}')}: {{title: {quoted(payload)}, keywords: [running]}}\n"
        for number, payload in enumerate(PAYLOADS[:20])
    )
    gates = "".join(f"  - {quoted(payload)}\n" for payload in PAYLOADS)
    (project / "tuneboard.yml").write_text(
        f"name: {quoted(PAYLOADS[2])}\nsystem-prompt: {quoted(PAYLOADS[1])}\n"
        f"topics:\n{topics}gates:\n  - flagged <= 3\n{gates}source-url: {quoted(PAYLOADS[-1])}\n",
        encoding="utf-8",
    )
    (project / "history.jsonl").write_text("\n".join(PAYLOADS), encoding="utf-8")

    site = tmp_path / "site"
    run = subprocess.run(
        [program, "report", project, "--output", site, "--single-file"], capture_output=True, text=True, timeout=600
    )
    assert run.returncode in (0, 65), run.stderr[-2000:]
    return site


def assert_harmless(page, address: str):
    assert page.evaluate("window.__xss") is None, f"{address} ran a script of the project"
    planted = page.evaluate(
        """() => [...document.querySelectorAll(
          'script:not([src]), iframe, object, embed, base, body style, form[action^="http"], plaintext, '
          + 'img[src="x"], link[href^="http"], img[src^="http"], [onerror], [onload], [onfocus], '
          + '[onmouseover], [ontoggle], [onbegin], a[href^="javascript:"], meta[http-equiv="refresh"]'
        )].map(e => e.outerHTML.slice(0, 200))"""
    )
    assert planted == [], f"{address} has markup of the project"


def test_site_runs_no_text_of_the_project(kind_path, site, page, complaints):
    with complaints.watching(page):
        page.goto((site / kind_path).as_uri())
        assert_harmless(page, kind_path)
    assert complaints == []


def test_hostile_project_stays_text_and_keeps_the_layout(hostile_site, page, complaints):
    shown = ""
    too_wide = []
    alike = set(chromium.pages(hostile_site)) - set(chromium.some_pages(hostile_site, chromium.PERMALINKS))
    for path in chromium.pages(hostile_site):
        page.set_viewport_size({"width": 1280, "height": 900})
        with complaints.watching(page):
            page.goto((hostile_site / path).as_uri())
            assert_harmless(page, path)
        shown += page.inner_text("body")
        for width in () if path in alike else (1280, 390, 320):
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                too_wide.append(f"{path} at {width} px")
    assert complaints == []
    assert "<script>window.__xss=1</script>" in shown, "the hostile text is nowhere to be read"
    assert too_wide == []
