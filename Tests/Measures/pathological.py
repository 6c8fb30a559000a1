#!/usr/bin/env python3
"""Reads inputs that are known to make Markdown parsers slow, at full size and at half, and prints a table.

Usage: Tests/Measures/pathological.py TUNEBOARD [MEGABYTES]

Each input of MEGABYTES (10 unless given) is the text of one message. Linear time is twice as long for twice as much; a ratio
over 3 with more than a second, or a program that does not end within five minutes, ends this with status 1.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

PATTERNS = {
    "nested emphasis": "*a **a ", "emphasis that is never closed": "a_ ", "alternating emphasis": "*a_ ",
    "open brackets": "[", "closed brackets": "]", "links that are never closed": "[a](", "link openers": "[a](<b",
    "images": "![[]()", "nested quotes": "> ", "nested lists": "- ", "deep lists by line": None, "backticks": None,
    "tables": "|a", "table rows": "|a|b|\n|-|-|\n", "entities": "&", "HTML openers": "<", "comments": "<!-- ",
    "declarations": "<!A ", "instructions": "<? ", "backslashes": "\\", "headings": "# \n", "rules": "---\n",
    "fences": "```\n", "tildes and backticks": "~~~\n```\n", "reference definitions": "[a]: u\n",
    "markers in a paragraph": "**User:** x\n", "markers": "**User:** x\n\n**Assistant:** y\n\n",
    "conversations": "<!-- conversation -->\n", "names with a colon": "a: b\n", "bold names": "**a**: b\n",
    "tool blocks": "<think>\n", "spaces": " ", "tabs": "\t", "blank lines": "\n", "carriage returns": "\r",
    "one long word": "a", "not UTF-8": None, "NUL": "\0", "combining marks": "\u0301", "dates": "2025-01-02 ",
    "digits": "1", "at signs": "a@", "colons": "::", "front matter": None, "keys": "password ",
}


def text(name: str, size: int) -> bytes:
    if name == "backticks":
        parts, total, count = [], 0, 1
        while total < size:
            parts.append("e" + "`" * count)
            total, count = total + count + 1, count + 1
        return "".join(parts).encode()[:size]
    if name == "deep lists by line":
        lines, total, depth = [], 0, 0
        while total < size:
            lines.append("  " * (depth % 200) + "* a\n")
            total, depth = total + len(lines[-1]), depth + 1
        return "".join(lines).encode()[:size]
    if name == "not UTF-8":
        return b"\xff\xc0" * (size // 2)
    if name == "front matter":
        return b"---\n" + b"a: [b\n" * (size // 6)
    pattern = PATTERNS[name].encode()
    return (pattern * (size // len(pattern) + 1))[:size]


def seconds(program: str, content: bytes) -> float:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.md").write_bytes(content)
        start = time.monotonic()
        run = subprocess.run([program, "check", folder, "--quiet"], capture_output=True, timeout=300)
        if run.returncode not in (0, 1, 65):
            raise RuntimeError(f"status {run.returncode}")
        return time.monotonic() - start


def main() -> int:
    program = sys.argv[1]
    size = int(float(sys.argv[2]) * 1_000_000) if len(sys.argv) > 2 else 10_000_000
    problems = 0
    print("| input | half | whole | ratio |")
    print("|---|---:|---:|---:|")
    for name in PATTERNS:
        try:
            times = []
            for part in (size // 2, size):
                content = text(name, part)
                if name != "front matter":
                    content = b"**User:** go on\n\n**Assistant:**\n" + content + b"\n\n**User:** end\n\n**Assistant:** end\n"
                times.append(seconds(program, content))
            ratio = times[1] / times[0]
            slow = ratio > 3 and times[1] > 1
            print(f"| {name} | {times[0]:.2f} s | {times[1]:.2f} s | {ratio:.1f}{' SLOW' if slow else ''} |", flush=True)
            problems += slow
        except (subprocess.TimeoutExpired, RuntimeError) as error:
            print(f"| {name} | | FAILED: {type(error).__name__} {error if isinstance(error, RuntimeError) else ''} | |", flush=True)
            problems += 1
    return 1 if problems else 0


sys.exit(main())
