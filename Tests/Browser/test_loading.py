"""Pages load from a disk and under a strict policy, whole and in their own style."""

STYLE = """() => {
  const style = getComputedStyle(document.body)
  return {
    font: style.fontFamily,
    background: getComputedStyle(document.documentElement).backgroundColor + style.backgroundColor,
    rules: [...document.styleSheets].reduce((sum, sheet) => {
      try { return sum + sheet.cssRules.length } catch { return sum + 1 }
    }, 0),
  }
}"""


def assert_styled(page):
    style = page.evaluate(STYLE)
    assert style["rules"] > 0, "no stylesheet was loaded"
    assert "Times New Roman" not in style["font"], "the body has the browser's default font"
    assert style["background"] != "rgba(0, 0, 0, 0)" * 2, "the page has no background of its own"


def test_opens_from_disk_without_scripts(kind_path, site, static_page, complaints):
    requested = []
    static_page.on("request", lambda request: requested.append(request.url))
    with complaints.watching(static_page):
        static_page.goto((site / kind_path).as_uri())

    assert complaints == []
    elsewhere = [url for url in requested if not url.startswith(site.as_uri())]
    assert elsewhere == [], "the page asks for something outside the site"
    assert static_page.inner_text("main" if static_page.query_selector("main") else "body").strip()
    assert_styled(static_page)


def test_opens_from_disk_with_scripts(kind_path, site, page, complaints):
    with complaints.watching(page):
        page.goto((site / kind_path).as_uri())
    assert complaints == []


def test_keeps_to_strict_policy(kind_path, served_site, page, complaints):
    with complaints.watching(page):
        response = page.goto(f"{served_site}/{kind_path}")
    assert "sandbox" in response.headers["content-security-policy"]
    # The policy keeps the optional script from running, which is right; nothing else is kept out.
    kept_out = ("Blocked script execution in", "assets/report.js")
    assert [text for text in complaints if not any(part in text for part in kept_out)] == []
    assert_styled(page)
