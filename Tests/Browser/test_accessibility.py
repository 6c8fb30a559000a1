"""axe-core finds nothing on any kind of page, light and dark, wide and narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe

# WCAG 2.2 A and AA, and what axe-core calls best practice.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("scheme, width", [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing(scheme, width, kind_path, site, page):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto((site / kind_path).as_uri())
    # Without the long lists of what is right.
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    result = Axe().run(page, options=options)
    found = [
        f"{violation['id']} ({violation['impact']}): {node['target']} {node['failureSummary']}"
        for violation in result.response["violations"]
        for node in violation["nodes"]
    ]
    assert found == []


def test_every_link_and_control_is_reached_by_the_tab_key(kind_path, site, page):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto((site / kind_path).as_uri())
    # Each element that takes the focus, in order, without those that are folded away.
    wanted = page.evaluate(
        """() => [...document.querySelectorAll('a[href], summary, [tabindex="0"], input, button')]
          .filter(e => e.checkVisibility() && e.tabIndex >= 0).length"""
    )
    most = min(wanted, 400)
    page.evaluate("() => { window.reached = new Set(); addEventListener('focusin', e => reached.add(e.target)) }")
    for _ in range(most):
        page.keyboard.press("Tab")
    assert page.evaluate("() => reached.size") == most
