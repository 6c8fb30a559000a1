#!/usr/bin/env python3
"""Takes each page of a site in a real browser, wide and narrow, light and dark.

Usage: Tests/Browser/screenshots.py SITE FOLDER [--readme PICTURE]

FOLDER gets one PNG a page, width and colour scheme: `flagged-390-dark.png`. With --readme, the
first screen of the front page is also written to PICTURE.
"""

import argparse
from pathlib import Path

import chromium
from playwright.sync_api import sync_playwright

HEIGHTS = {1280: 900, 390: 844}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--readme", type=Path, metavar="PICTURE")
    arguments = parser.parse_args()
    site = arguments.site.resolve()
    pages = chromium.pages(site)
    if not pages:
        raise SystemExit(f"{site} has no page; run `make report` first")
    arguments.folder.mkdir(parents=True, exist_ok=True)

    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        for width, height in HEIGHTS.items():
            for scheme in ("light", "dark"):
                page = browser.new_page(
                    viewport={"width": width, "height": height}, color_scheme=scheme
                )
                for path in pages:
                    page.goto((site / path).as_uri())
                    name = path.removesuffix(".html").replace("/", "_")
                    page.screenshot(
                        path=arguments.folder / f"{name}-{width}-{scheme}.png", full_page=True
                    )
                page.close()
        print(f"{4 * len(pages)} pictures of {len(pages)} pages: {arguments.folder}")

        if arguments.readme:
            arguments.readme.parent.mkdir(parents=True, exist_ok=True)
            page = browser.new_page(
                viewport={"width": 1200, "height": 860}, color_scheme="light", device_scale_factor=1.5
            )
            page.goto((site / "index.html").as_uri())
            page.screenshot(path=arguments.readme)
            print(f"README picture: {arguments.readme}")
        browser.close()


main()
