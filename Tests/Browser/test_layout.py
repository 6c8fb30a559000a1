"""Pages fit wide and narrow windows, light and dark."""

import pytest

# The elements that reach beyond the window's right edge, outermost first, without those that a
# scrolling or clipping ancestor keeps inside.
OVERFLOW = """() => {
  const width = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= width) return []
  const clipped = element => {
    for (let e = element.parentElement; e; e = e.parentElement)
      if (getComputedStyle(e).overflowX !== 'visible') return true
    return false
  }
  const wide = [...document.body.querySelectorAll('*')]
    .filter(e => e.getBoundingClientRect().right > width + 1 && !clipped(e))
    .map(e => `${e.localName}.${e.getAttribute('class') ?? ''} reaches ${Math.round(e.getBoundingClientRect().right)}`)
  return wide.length ? wide.slice(0, 5) : [`the page is ${document.documentElement.scrollWidth} wide`]
}"""


def test_never_scrolls_sideways(kind_path, site, static_page):
    static_page.goto((site / kind_path).as_uri())
    too_wide = {}
    for width in (1280, 390, 320):
        static_page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            static_page.emulate_media(color_scheme=scheme)
            found = static_page.evaluate(OVERFLOW)
            if found:
                too_wide[f"{width} px, {scheme}"] = found
    assert too_wide == {}


@pytest.mark.parametrize("scheme, is_bright", [("light", True), ("dark", False)])
def test_follows_the_colour_scheme(scheme, is_bright, site, static_page):
    static_page.emulate_media(color_scheme=scheme)
    static_page.goto((site / "index.html").as_uri())
    colours = static_page.evaluate(
        """() => [document.documentElement, document.body]
          .map(e => getComputedStyle(e).backgroundColor)"""
    )
    painted = [colour for colour in colours if colour != "rgba(0, 0, 0, 0)"]
    assert painted, "neither html nor body has a background"
    channels = [float(part) for part in painted[-1].split("(")[1].rstrip(")").split(",")[:3]]
    assert (sum(channels) / 3 > 128) == is_bright, painted[-1]
