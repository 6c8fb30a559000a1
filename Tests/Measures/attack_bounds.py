#!/usr/bin/env python3
"""Attacks the bounds: small inputs that a parser can make much of, at two sizes under a limit of memory, and prints a table.

Usage: Tests/Measures/attack_bounds.py PROGRAM [--seed N] [--count N] [--kilobytes N]

First come COUNT (5 unless given) inputs made of random pieces of markup, then those that are known: tables, nesting,
references, front matter, keywords, templates, JSON. Each is read at twice KILOBYTES (32 unless given), under 4 GB of address
space and 40 seconds of a processor; what takes half a second or 200 MB more than an empty run is read at half of that as well.
Broken is what crashes, is killed, or takes more than three times as long, or as much memory, for twice as much.
"""

import argparse
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SOUND = "**User:** The kettle broke and I cried.\n\n**Assistant:** A kettle can be the last straw. What came before it?\n"
PIECES = [
    "*", "**", "_", "__", "`", "``", "~", "[", "]", "![", "](", ")", "(", "<", ">", "<!--", "-->", "<?", "?>", "<!D", "<![CDATA[", "]]>",
    "&", "&lt;", "\\", "\n", "\n\n", " ", "    ", "\t", "> ", "- ", "1. ", "# ", "---", "===", "|", "|-|", "a", "kettle", '"', "'", "[a]: ",
    "[a]", "[^1]", ":", "://", "<a ", "</a", "```", "~~~", "=", "- [ ] ", "**User:** ", "**Assistant:** ", "User: ", "### ", "> [!", "1", "@",
    "a@b.example ", "+1 202 555 ", "password: ", "\r", "\0", "é", "\u0301", "I ", "sorry ", ". ", "? ", "{", "}", ",", "<think>", "2026-01-02 ",
]


def repeated(text: str, size: int) -> str:
    return (text * (size // len(text.encode()) + 1))[:size]


def message(text: str) -> dict:
    return {"a.md": "**User:** go on\n\n**Assistant:**\n" + text + "\n\n" + SOUND}


def table(size: int) -> str:
    return "|a" * (size // 8) + "\n" + "|-" * (size // 8) + "\n" + "a\n" * (size // 4)


def laughs(size: int, last: str) -> str:
    lines = ["l0: &l0 [a, a]"] + [f"l{n + 1}: &l{n + 1} [{', '.join([f'*l{n}'] * 8)}]" for n in range(min(60, size // 1000))]
    return "\n".join(lines) + "\n" + last


def keywords(text: str) -> dict:
    return {"tuneboard.yml": f'topics:\n  a:\n    goal: 1\n    keywords: [{text}]\n', "a.md": SOUND}


def template(text: str) -> dict:
    return {"Templates/pages/index.mustache": text, "a.md": SOUND}


def doubling(size: int) -> dict:
    files = {f"Templates/partials/q{n}.mustache": f"{{{{> q{n + 1}}}}}" * 2 for n in range(min(200, size // 400))}
    return template("{{> q0}}") | files | {f"Templates/partials/q{len(files)}.mustache": "end"}


KNOWN = {
    "table of missing cells": lambda n: message(table(n)),
    "tables one after the other": lambda n: message((table(800) + "\n") * (n // 800)),
    "table in a quote": lambda n: message("".join("> " + line + "\n" for line in table(n).split("\n"))),
    "instructions": lambda n: message(repeated("<?", n)),
    "instructions on indented lines": lambda n: message("a\n" + repeated("     <?\n", n)),
    "declarations": lambda n: message("a" + repeated("<!D ", n)),
    "character data": lambda n: message("a" + repeated("<![CDATA[", n)),
    "quotes, then lines": lambda n: message(repeated("> ", n // 2) + "a\n" + repeated("a\n", n // 2)),
    "lists, then blank lines": lambda n: message(repeated("- ", n // 2) + "a\n" + "\n" * (n // 2)),
    "lists in quotes": lambda n: message(repeated("> ", n // 2) + repeated("- [ ] ", n // 2)),
    "lists, line by line": lambda n: message("".join(" " * (2 * d) + "- a\n" for d in range(int((n // 2) ** 0.5))) + "\n" * (n // 2)),
    "long link, many references": lambda n: message("[a]: " + "x" * (n // 2) + "\n\n" + repeated("[a]\n\n", n // 2)),
    "long title, many references": lambda n: message('[a]: u "' + repeated("x\n", n // 2) + '"\n\n' + repeated("[a]\n\n", n // 2)),
    "images": lambda n: message(repeated("![[]()", n)),
    "backticks": lambda n: message("".join("e" + "`" * d for d in range(int((2 * n) ** 0.5)))),
    "empty turns": lambda n: {"a.md": repeated("**User:**\n\n**Assistant:**\n\n", n)},
    "plan of nested tasks": lambda n: {"plan.md": repeated("- ", n // 2) + "[ ] a\n" + repeated("- [ ] a\n", n // 2), "a.md": SOUND},
    "plan of comments": lambda n: {"plan.md": "- [ ] a " + repeated("&lt;!-- *a* ", n), "a.md": SOUND},
    "plan with a table": lambda n: {"plan.md": table(n) + "\n- [ ] a\n", "a.md": SOUND},
    "front matter, lists": lambda n: {"a.md": "---\na: " + "[" * n + "\n---\n\n" + SOUND},
    "front matter, aliases": lambda n: {"a.md": "---\n" + laughs(n, "? *l20\n: x\n") + "---\n\n" + SOUND},
    "settings, lists": lambda n: {"tuneboard.yml": "name: " + "[" * n, "a.md": SOUND},
    "settings, items": lambda n: {"tuneboard.yml": "- " * (n // 2), "a.md": SOUND},
    "settings, aliases": lambda n: {"tuneboard.yml": laughs(n, "? *l20\n: x\n? *l21\n: y\n"), "a.md": SOUND},
    "long keyword": lambda n: keywords('"' + repeated("word ", n) + '"'),
    "empty alternatives": lambda n: keywords('"' + "(|)" * (n // 3) + 'a"'),
    "nested alternatives": lambda n: keywords('"a ' + "(" * (n // 4) + "b" + "|c)" * (n // 4) + '"'),
    "many keywords": lambda n: keywords(", ".join(f"a b c{k}" for k in range(n // 8))),
    "template sections": lambda n: template("{{#a}}" * (n // 12) + "{{/a}}" * (n // 12)),
    "template delimiters": lambda n: template("{{=<% %>=}}" + "<%#a%>" * (n // 12) + "<%/a%>" * (n // 12)),
    "template names": lambda n: template("{{" + "a(" * (n // 4) + "a" + ")" * (n // 4) + "}}"),
    "template tags": lambda n: template("{{title}} " * (n // 10)),
    "partials that double": doubling,
    "JSON lists": lambda n: {"a.json": "[" * n},
    "JSON objects": lambda n: {"a.jsonl": '{"messages":' + '{"a":' * (n // 5) + "\n"},
    "JSON replies in each other": lambda n: {"a.json": '[{"children":' * (n // 30) + "[]" + "}]" * (n // 30)},
    "JSON keys": lambda n: {"a.json": "{" + ",".join(f'"k{k}":1' for k in range(n // 9)) + "}"},
    "JSON mapping": lambda n: {"a.json": mapping(n // 200)},
    "CSV quotes": lambda n: {"a.csv": "role,content\n" + 'user,"' * (n // 6)},
    "history": lambda n: {"history.jsonl": "[" * n + "\n", "a.md": SOUND},
    "consent ledger": lambda n: {"consent.md": table(n), "a.md": SOUND},
    "names of links": lambda n: message(repeated("[kettle](https://a.example/?b=", n)),
}


def mapping(count: int) -> str:
    """A conversation as a tree of which each node has one child."""
    nodes = [
        f'"n{k}":{{"id":"n{k}","parent":{f"{chr(34)}n{k - 1}{chr(34)}" if k else "null"},"children":["n{k + 1}"],'
        f'"message":{{"author":{{"role":"{("user", "assistant")[k % 2]}"}},"content":{{"content_type":"text","parts":["kettle {k}"]}}}}}}'
        for k in range(count)
    ]
    return '[{"title":"t","current_node":"n%d","mapping":{%s}}]' % (count - 1, ",".join(nodes))


def random_input(seed: int, size: int) -> dict:
    rng = random.Random(seed)
    pattern = "".join(rng.choice(PIECES) for _ in range(rng.randint(1, 5)))
    second = "".join(rng.choice(PIECES) for _ in range(rng.randint(1, 3)))
    match rng.randint(0, 3):
        case 0: text = repeated(pattern, size)
        case 1: text = repeated(pattern, size // 2) + repeated(second, size // 2)
        case 2: text = repeated(pattern + "\n", size)
        case _: text = "".join(second * depth + pattern + "\n" for depth in range(int((2 * size / len(second)) ** 0.5)))
    return message(text) if rng.random() < 0.6 else {"a.md": text}


def measure(program: str, files: dict) -> tuple[float, int, str]:
    """Seconds, megabytes, and what went wrong."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder) / "p" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        name = next(iter(files))
        command = [program, "check", f"{folder}/p"]
        if name.endswith((".json", ".jsonl", ".csv")) and name != "history.jsonl":
            command = [program, "import", f"{folder}/p/{name}", "--output", f"{folder}/out"]
        elif name.startswith("Templates") or name == "history.jsonl":
            command = [program, "report", f"{folder}/p", "--output", f"{folder}/site", "--no-history", "--templates", f"{folder}/p/Templates"]
            Path(f"{folder}/p/Templates").mkdir(exist_ok=True)
        watch = [sys.executable, "-c", WATCH, *command]
        try:
            run = subprocess.run(watch, capture_output=True, text=True, errors="replace", timeout=60)
        except subprocess.TimeoutExpired:
            return 60, 0, "never ends"
        status, seconds, memory = run.stderr.strip().splitlines()[-1].split()
        wrong = "" if int(status) in (0, 1, 65) else f"status {status}"
        return float(seconds), int(memory) // 1024, wrong


# Says what the program came to, by itself, and ends with it.
WATCH = """
import os, resource, sys
child = os.fork()
if child == 0:
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (40, 40))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    os.execv(sys.argv[1], sys.argv[1:])
_, status, usage = os.wait4(child, 0)
seconds = usage.ru_utime + usage.ru_stime
print("\\n", os.waitstatus_to_exitcode(status), seconds, usage.ru_maxrss, file=sys.stderr)
"""


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=5)
    parser.add_argument("--kilobytes", type=int, default=32)
    arguments = parser.parse_args()
    size = arguments.kilobytes * 1000
    program = str(Path(arguments.program).resolve())
    floor, least, _ = measure(program, message("a"))
    inputs = {f"seed {seed}": (lambda n, seed=seed: random_input(seed, n))
              for seed in range(arguments.seed * 10_000, arguments.seed * 10_000 + arguments.count)} | KNOWN

    def judge(name: str) -> tuple[float, int, str]:
        seconds, memory, wrong = measure(program, inputs[name](2 * size))
        # What is quick and small needs nothing to be compared with.
        if not wrong and (seconds - floor > 0.5 or memory - least > 200):
            half, half_memory, wrong = measure(program, inputs[name](size))
            if seconds - floor > 0.5 and seconds - floor > 3 * max(0.05, half - floor):
                wrong = wrong or f"SLOW: {half:.2f} s for half"
            if memory - least > 200 and memory - least > 3 * max(10, half_memory - least):
                wrong = wrong or f"LARGE: {half_memory} MB for half"
        return seconds, memory, wrong

    with ThreadPoolExecutor(2) as pool:
        results = list(zip(inputs, pool.map(judge, inputs)))
    print("| input | seconds | memory | |\n|---|---:|---:|---|")
    for name, (seconds, memory, wrong) in results:
        if wrong or not name.startswith("seed"):
            print(f"| {name} | {seconds:.2f} | {memory} MB | {wrong} |")
    slowest = max(results, key=lambda result: result[1][0])
    broken = sum(bool(wrong) for _, (_, _, wrong) in results)
    print(f"\nAn empty run takes {floor:.2f} s and {least} MB; the slowest input {slowest[1][0]:.2f} s ({slowest[0]}), the largest "
          f"{max(memory for _, (_, memory, _) in results)} MB.")
    print(f"tried {len(results)}, broken {broken}")
    return 1 if broken else 0


sys.exit(main())
