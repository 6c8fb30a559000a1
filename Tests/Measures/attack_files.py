#!/usr/bin/env python3
"""Attacks what is promised of files, links and publishing, and prints what was tried and what broke.

Usage: Tests/Measures/attack_files.py PROGRAM [--seed N] [--count N] [--only GROUP]

Five groups, COUNT attacks each (6 unless given), drawn by the seed:
  inputs   pipes, sockets, devices, files of /proc and links to them in place of whatever a command reads
  outputs  links and pipes at whatever a command writes; a folder outside must stay as it is, to the last byte
  names    characters that steer a terminal in the names of files, in every format
  wiki     people's and other projects' pages in a wiki, against what git says of them before and after
  tokens   secrets in a wiki's URL and in the environment: looked for in what is printed, in the arguments of every
           process, and in the temporary folder while git waits, and after each signal

Nothing leaves this machine: the server that git talks to listens on the loopback alone. A command that does not end
within 20 seconds hangs. Ends with status 1 when anything broke.
"""

import argparse
import base64
import http.server
import json
import os
import random
import signal
import socket
import string
import subprocess
import sys
import tempfile
import threading
import time
import xml.dom.minidom
from collections import Counter
from pathlib import Path

SECONDS = 20
DAY = "2026-01-21"
TALK = """---
{id: %s, consent: granted, participant: p-%s}
---

**User:** The %s keeps me awake, and I am cross with myself all morning.

**Assistant:** Awake over the %s and cross by morning: that wears anybody out. What helped last time?
"""
SUBJECTS = ["boiler", "rota", "cello", "lease", "ferry", "garden", "verdict", "orchard", "ladder", "choir"]


class Attack:
    """One attack in a folder of its own, with a folder beside it that must stay as it is."""

    def __init__(self, program, rng, folder):
        self.program, self.rng, self.folder = program, rng, Path(folder)
        self.problems = []
        self.project = self.folder / "project"
        self.outside = self.folder / "outside"
        self.temporary = self.folder / "tmp"
        for path in (self.project / "conversations", self.outside / "deep", self.temporary):
            path.mkdir(parents=True)
        self.canary = "canary-" + "".join(rng.choices(string.ascii_lowercase, k=12))
        (self.outside / "victim.txt").write_text(f"precious {self.canary}\n")
        (self.outside / "deep/other.md").write_text("as it was\n")
        for subject in rng.sample(SUBJECTS, 3):
            self.write(f"conversations/{subject}.md", TALK % ((subject,) * 4))
        self.environment = {
            **os.environ, "TMPDIR": str(self.temporary), "HOME": str(self.folder), "CANARY": self.canary,
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "XDG_CONFIG_HOME": str(self.folder),
            "SOURCE_DATE_EPOCH": "1768953600", "NO_COLOR": "1",
        }
        for name in ("GITHUB_STEP_SUMMARY", "GITHUB_SHA", "CI_COMMIT_SHA", "TUNEBOARD_WIKI_TOKEN", "TUNEBOARD_WIKI_USER"):
            self.environment.pop(name, None)

    def write(self, name, text):
        path = self.project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def broke(self, what):
        self.problems.append(what)

    def run(self, *arguments, environment=None, folder=None):
        """Status, output and errors; a hang is a problem, and so is an end by a signal."""
        command = [self.program, *map(str, arguments)]
        try:
            run = subprocess.run(
                command, capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL, cwd=folder or self.folder,
                env={**self.environment, **(environment or {})})
        except subprocess.TimeoutExpired:
            self.broke("hangs: " + " ".join(command[1:3]))
            return None, b"", b""
        if run.returncode < 0:
            self.broke(f"ended by signal {-run.returncode}: " + " ".join(command[1:3]))
        return run.returncode, run.stdout, run.stderr

    def git(self, *arguments, folder=None, author="Somebody Else"):
        run = subprocess.run(
            ["git", "-c", f"user.name={author}", "-c", "user.email=somebody@example.org", *map(str, arguments)],
            capture_output=True, cwd=folder or self.folder, env=self.environment)
        if run.returncode:
            raise RuntimeError(f"git {arguments}: {run.stderr.decode()}")
        return run.stdout

    def snapshot(self):
        return {
            str(path.relative_to(self.outside)): (path.lstat().st_mode, path.read_bytes() if path.is_file() else b"")
            for path in sorted(self.outside.rglob("*"))}

    def written(self):
        """Files of ours anywhere but outside, links not followed."""
        for base, folders, files in os.walk(self.folder):
            if Path(base) == self.folder:
                folders[:] = [name for name in folders if name != "outside"]
            for name in files:
                path = Path(base) / name
                if not path.is_symlink() and path.is_file():
                    yield path


# --- Inputs ------------------------------------------------------------------------------------------

LABEL = '{"conversation": "%s", "assistantTurn": 0, "empathy": true}\n'
INPUTS = {
    "tuneboard.yml": "", "plan.md": "", "consent.md": "", "history.jsonl": "", "tuneboard.key": "",
    "reviews/2026-01-20-anna.md": "", "reviews": "", "conversations/more.md": "", "conversations": "", "examples": "",
    "Templates/cues/nl.txt": "", "Templates/partials/head.html": "", "Templates": "",
    "weights.txt": "calibration: weights.txt\n", "known.jsonl": "findings: {baseline: known.jsonl}\n",
    "way.md": "plan: {path: way.md}\n",
    "labels": "", "old-site/report.json": "", "old-site/data/exchanges.jsonl": "", "lines.jsonl": "",
    "chats.json": "", "old-site/data/manifest.json": "",
}
READERS = {
    "labels": [["evaluate", "P", "--labels", "X"], ["calibrate", "P", "--labels", "X", "--output", "F/w.txt"]],
    "old-site/report.json": [["report", "P", "--output", "F/site", "--baseline", "S"], ["compare", "S", "P"]],
    "old-site/data/exchanges.jsonl": [["check", "P", "--baseline", "S"], ["compare", "P", "S"]],
    "old-site/data/manifest.json": [["publish", "S", "--wiki", "F/wiki.git"], ["report", "P", "--output", "S"]],
    "lines.jsonl": [["validate", "X"]],
    "chats.json": [["import", "X", "--output", "F/imported"], ["convert", "X", "--output", "F/converted"], ["check", "X"]],
}
COMMANDS = [
    ["report", "P", "--output", "F/site"], ["report", "P", "--output", "F/site", "--format", "github"],
    ["check", "P"], ["check", "P", "--format", "sarif"], ["check", "P", "--write-baseline"], ["archive", "P"],
    ["review", "P", "--reviewer", "anna"], ["new", "P"], ["redact", "P", "--output", "F/redacted"],
    ["convert", "P", "--output", "F/converted"], ["export", "P", "--output", "F/exported"],
    ["erase", "p-nobody", "P"],
]
KINDS = ["pipe", "socket", "device", "to-zero", "to-pipe", "to-proc", "to-environment", "to-nowhere", "to-itself"]


def lay(attack, path, kind):
    """Puts something that is no file at a path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir() and not path.is_symlink():
        path.rename(attack.folder / "moved")
    elif path.exists() or path.is_symlink():
        path.unlink()
    if kind == "device":
        try:
            os.mknod(path, 0o644 | 0o020000, os.makedev(1, 5))
            return
        except OSError:
            kind = "to-zero"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        folder = os.getcwd()
        os.chdir(path.parent)
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(path.name)
        os.chdir(folder)
    elif kind == "to-pipe":
        os.mkfifo(attack.folder / "pipe")
        path.symlink_to(attack.folder / "pipe")
    else:
        path.symlink_to({
            "to-zero": "/dev/zero", "to-proc": attack.rng.choice(["/proc/kmsg", "/proc/self/status", "/proc/self/pagemap"]),
            "to-environment": "/proc/self/environ", "to-nowhere": "nowhere", "to-itself": path.name}[kind])


def attack_input(attack):
    name = attack.rng.choice(sorted(INPUTS))
    kind = attack.rng.choice(KINDS)
    if INPUTS[name]:
        attack.write("tuneboard.yml", INPUTS[name])
    site = attack.folder / "old-site"
    if name.startswith("old-site"):
        attack.run("report", attack.project, "--output", site, "--quiet", "--no-history")
    path = site / name[9:] if name.startswith("old-site") else attack.project / name
    lay(attack, path, kind)
    arguments = attack.rng.choice(READERS.get(name, COMMANDS))
    places = {"P": attack.project, "X": path, "S": site}
    arguments = [places.get(word, word.replace("F/", f"{attack.folder}/")) for word in arguments]
    status, output, errors = attack.run(*arguments)
    what = f"{arguments[0]} with {name} as {kind}"
    if status == 70:
        attack.broke(f"{what}: internal error: {errors.decode(errors='replace')[-200:]}")
    if attack.canary.encode() in output + errors:
        attack.broke(f"{what}: the environment is printed")
    for path in attack.written():
        if attack.canary.encode() in path.read_bytes():
            attack.broke(f"{what}: the environment stands in {path.name}")
    # What must not be missed: a ledger or a configuration that is none.
    if name in ("consent.md", "tuneboard.yml") and arguments[0] in ("report", "check", "export") \
            and "--write-baseline" not in arguments and status in (0, 1):
        attack.broke(f"{what}: passed over, status {status}")
    return f"{kind}"


# --- Outputs -----------------------------------------------------------------------------------------

# What is written, by which command; F is the attack's folder.
OUTPUTS = [
    ("F/site.partial/.tuneboard-lock", "report P --output F/site"), ("F/site.partial", "report P --output F/site"),
    ("F/site.partial/site", "report P --output F/site"), ("F/site/index.html", "report P --output F/site"),
    ("F/site/wiki", "report P --output F/site"), ("F/site/data", "report P --output F/site"),
    ("F/site/report.html", "report P --output F/site --single-file"), ("F/site/badge.svg", "report P --output F/site"),
    ("F/project/history.jsonl", "report P --output F/site"), ("F/project/history.jsonl.partial", "report P --output F/site"),
    ("F/project/data/raw/DAY.tar.gz", "archive P"), ("F/project/data/raw/DAY.tar.gz.partial", "archive P"),
    ("F/project/data/raw/.names", "archive P"), ("F/project/data/raw/.gitignore", "archive P"),
    ("F/project/reviews/DAY-anna.md", "review P --reviewer anna"), ("F/project/reviews/DAY-anna.md.partial", "review P --reviewer anna"),
    ("F/project/drafts/DAY.md", "new P"), ("F/project/findings-baseline.jsonl", "check P --write-baseline"),
    ("F/project/findings-baseline.jsonl.partial", "check P --write-baseline"),
    ("F/project/consent.md", "erase p-NAME P"), ("F/project/consent.md.partial", "erase p-NAME P --yes"),
    ("F/project/tuneboard.key", "erase p-NAME P"),
    ("F/new/tuneboard.yml", "init F/new"), ("F/new/plan.md", "init F/new"), ("F/new/conversations/first.md", "init F/new"),
    ("F/chats", "import F/chats.jsonl --output F"), ("F/chats.md", "import F/chats.jsonl --output F --per-file 0"),
    ("F/converted/a.md", "convert P --output F/converted"), ("F/redacted/a.md", "redact P --output F/redacted"),
    ("F/converted", "convert P --output F/converted"), ("F/redacted", "redact P --output F/redacted"),
    ("F/exported.partial", "export P --output F/exported"), ("F/exported/data", "export P --output F/exported"),
    ("F/summary", "check P --format github"),
]


def attack_output(attack):
    place, command = attack.rng.choice(OUTPUTS)
    subject = next(iter((attack.project / "conversations").iterdir())).stem
    place, command = (text.replace("DAY", DAY).replace("NAME", subject) for text in (place, command))
    path = Path(place.replace("F/", f"{attack.folder}/", 1))
    if "/site/" in place or "/exported/" in place:
        # A site that stands: something of it becomes a link, or a link stands where something of it goes.
        attack.run("report" if "/site/" in place else "export", attack.project, "--output", path.parent, "--quiet",
                   *(["--no-history"] if "/site/" in place else []))
    (attack.folder / "chats.jsonl").write_text('{"messages":[{"role":"user","content":"Is the ferry late?"},{"role":"assistant","content":"It is."}]}\n')
    kind = attack.rng.choice(["to-victim", "to-victim", "to-folder", "to-new", "pipe"])
    if path.name == ".tuneboard-lock" or path.parent.name == "site.partial":
        path.parent.mkdir()
        if path.name == "site":
            (path.parent / ".tuneboard-lock").touch()
    if kind == "pipe":
        lay(attack, path, "pipe")
    else:
        lay(attack, path, "to-nowhere")
        path.unlink()
        path.symlink_to(attack.outside / {"to-victim": "victim.txt", "to-folder": "deep", "to-new": "new"}[kind])
    before = attack.snapshot()
    environment = {"GITHUB_STEP_SUMMARY": str(path)} if path.name == "summary" else {}
    words = [{"P": str(attack.project), "F": str(attack.folder)}.get(word, word.replace("F/", f"{attack.folder}/", 1)) for word in command.split()]
    status, _, errors = attack.run(*words, environment=environment)
    # A folder that is named for output and is a link to one is written to, as that was asked for.
    asked = kind == "to-folder" and path.name in ("redacted", "converted", "chats") or path.name in ("reviews",)
    if attack.snapshot() != before and not asked:
        attack.broke(f"{command} with {place} {kind}: outside was changed")
    return kind


# --- Names -------------------------------------------------------------------------------------------

STEERING = ["\x1b[2J", "\x1b]0;owned\x07", "\x07", "\x9b31m", "\u202e", "\u2066", "\x7f", "\r", "\x08", "\x1b[1A", "\u2028", "\u200f"]
FORMATS = ["text", "github", "gitlab", "sarif", "junit", "openmetrics", "json"]
FORBIDDEN = [b"\x1b", b"\x07", b"\x08", b"\x7f", b"\r", b"\xc2\x9b", "\u202e".encode(), "\u2066".encode(), "\u2028".encode(), "\u200f".encode()]


def attack_name(attack):
    piece = attack.rng.choice(STEERING)
    where = attack.rng.choice(["conversations", "loose", "argument", "folder"])
    name = f"a{piece}b{attack.rng.randrange(100)}"
    if where == "loose":
        for path in (attack.project / "conversations").iterdir():
            path.rename(attack.project / path.name)
        (attack.project / "conversations").rmdir()
        attack.write(f"::error::{name}.md", "No turn is here.\n")
    elif where == "folder":
        attack.write(f"conversations/{name}/talk.md", TALK.replace("granted", name) % (("rota",) * 4))
    else:
        attack.write(f"conversations/{name}.md", "No turn is here.\n")
    runs = []
    format = attack.rng.choice(FORMATS)
    if where == "argument":
        words = attack.rng.choice([["validate"], ["import", "--output", "x"], ["evaluate", "--labels"], ["publish"], ["check"], ["report", "--templates"]])
        runs.append((f"{words[0]} {piece!r}", attack.run(*words, f"{name}.jsonl")))
    else:
        runs.append((f"check --format {format} {piece!r}", attack.run("check", attack.project, "--format", format)))
        words = attack.rng.choice([["report", "--output", "site", "--format", "github"], ["redact", "--output", "r"], ["convert", "--output", "c"], ["archive"], ["new"]])
        runs.append((f"{' '.join(words)} {piece!r}", attack.run(words[0], attack.project, *words[1:])))
    for what, (status, output, errors) in runs:
        for bytes_ in FORBIDDEN:
            if bytes_ in output + errors:
                attack.broke(f"{what} in {where}: {bytes_!r} is printed")
        if any(line.lstrip().startswith(b"::") for line in (output + errors).splitlines()) and "github" not in what:
            attack.broke(f"{what} in {where}: a workflow command is printed")
        try:
            if "gitlab" in what or "sarif" in what or "json" in what and "argument" != where:
                json.loads(output)
            if "junit" in what:
                xml.dom.minidom.parseString(output)
        except Exception as error:
            attack.broke(f"{what} in {where}: not well-formed: {error}")
    return where


# --- Wikis -------------------------------------------------------------------------------------------


def tree(attack, wiki):
    """Mode and blob of every file of a wiki, by name."""
    result = {}
    for line in attack.git("ls-tree", "-r", "-z", "main", folder=wiki).split(b"\0"):
        if line:
            head, name = line.split(b"\t", 1)
            result[name.decode()] = head.decode()
    return result


def attack_wiki(attack):
    rng = attack.rng
    wiki = attack.folder / "wiki.git"
    attack.git("init", "--quiet", "--bare", "--initial-branch=main", wiki)
    projects = []
    for number, prefix in enumerate(rng.sample(["", "Data", "data-two", "Ünit".encode("ascii", "ignore").decode(), "X"], 2)):
        path = attack.folder / f"p{number}"
        (path / "conversations").mkdir(parents=True)
        (path / "conversations/a.md").write_text(TALK % ((SUBJECTS[number],) * 4))
        (path / "tuneboard.yml").write_text(f"name: Project {number}\n")
        projects.append((path, attack.folder / f"site{number}", prefix))
    written = {}
    published = set()

    def publish(number, *more):
        path, site, prefix = projects[number]
        before = tree(attack, wiki) if written else {}
        words = ["publish", site, "--wiki", wiki] + (["--prefix", prefix] if prefix else []) + list(more)
        status, output, errors = attack.run(*words)
        after = tree(attack, wiki) if status in (0, 1) and (written or b"Published" in output) else before
        for name, entry in before.items():
            owner, content = written.get(name, (None, None))
            mine = owner == number and (content == entry or more)
            if after.get(name) != entry and not mine and name != ".tuneboard":
                attack.broke(f"publish of {number}: '{name}' of {'people' if owner is None else owner} was changed")
        edited = [name for name, (owner, content) in written.items() if owner == number and before.get(name) not in (None, content)]
        if edited and not more and status == 0:
            attack.broke(f"an edited page, {edited[0]}, is passed over with status 0")
        for name, entry in after.items():
            if before.get(name) != entry and name != ".tuneboard":
                written[name] = (number, entry)
        published.add(number)
        return status

    for number, (path, site, prefix) in enumerate(projects):
        attack.run("report", path, "--output", site, "--quiet", "--no-history")
    order = list(range(len(projects)))
    rng.shuffle(order)
    for number in order:
        if publish(number) not in (0, 1):
            attack.broke("publish failed")
    for step in range(3):
        seed = attack.folder / f"clone{step}"
        attack.git("clone", "--quiet", wiki, seed)
        pages = [name for name in written if (seed / name).exists()]
        for deed in rng.sample(["edit", "crlf", "delete", "add", "link", "folder", "case", "statelink", "rename"], 2):
            name = rng.choice(pages)
            target = seed / name
            if deed == "edit" and target.is_file():
                target.write_text(target.read_text() + "\nA note of ours.\n")
            elif deed == "crlf" and target.is_file():
                target.write_bytes(target.read_bytes().replace(b"\n", b"\r\n"))
            elif deed == "delete" and target.is_file():
                target.unlink()
            elif deed == "add":
                (seed / f"Notes-{step}.md").write_text("Ours alone.\n")
            elif deed == "link" and target.exists() and target.is_file():
                target.unlink()
                target.symlink_to(attack.outside / "victim.txt")
            elif deed == "folder" and target.exists() and target.is_file():
                target.unlink()
                target.mkdir()
                (target / "page.md").write_text("Ours alone.\n")
            elif deed == "case":
                other = seed / name.swapcase()
                if not other.exists():
                    other.write_text("Ours, by another name.\n")
            elif deed == "statelink" and step == 2:
                (seed / ".tuneboard").unlink()
                (seed / ".tuneboard").symlink_to(attack.outside / "victim.txt")
            elif deed == "rename" and target.is_file() and not target.is_symlink():
                target.rename(seed / f"Renamed-{step}.md")
        attack.git("add", "--all", folder=seed)
        if attack.git("status", "--porcelain", folder=seed):
            attack.git("commit", "--quiet", "--message", "Edit", folder=seed)
            attack.git("push", "--quiet", "origin", "HEAD:main", folder=seed)
        before = attack.snapshot()
        number = rng.randrange(len(projects))
        if rng.random() < 0.7:
            (projects[number][0] / f"conversations/{step}.md").write_text(TALK % ((SUBJECTS[5 + step],) * 4))
            attack.run("report", projects[number][0], "--output", projects[number][1], "--quiet", "--no-history")
        status = publish(number, *(["--replace"] if rng.random() < 0.2 else []))
        if status not in (0, 1):
            attack.broke(f"publish ends with {status}")
        if attack.snapshot() != before:
            attack.broke("outside was changed")
        if attack.canary.encode() in attack.git("log", "-p", "--all", folder=wiki):
            attack.broke("a file from outside was published")
    # Another project under a prefix that is taken.
    path, site = projects[0][0], attack.folder / "third"
    (path / "tuneboard.yml").write_text("name: Somebody else's\n")
    attack.run("report", path, "--output", site, "--quiet", "--no-history")
    prefix = projects[1][2]
    before = tree(attack, wiki)
    status, _, _ = attack.run("publish", site, "--wiki", wiki, *(["--prefix", prefix.swapcase()] if prefix else []))
    if status == 0 or tree(attack, wiki) != before:
        attack.broke(f"two projects share the prefix '{prefix}'")
    if list(attack.temporary.iterdir()):
        attack.broke("something is left in the temporary folder")
    return "edits"


# --- Tokens ------------------------------------------------------------------------------------------


class Server(http.server.ThreadingHTTPServer):
    """Asks for a password, and then keeps whoever gave one waiting, or fails with the request in its answer."""

    daemon_threads = True

    def __init__(self, answer):
        self.answer, self.given, self.asked = answer, [], threading.Event()
        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        given = self.headers.get("Authorization")
        if given is None and self.server.answer != "open":
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="wiki"')
            self.end_headers()
            return
        self.server.given.append(given)
        self.server.asked.set()
        if self.server.answer in ("wait", "open"):
            time.sleep(6)
        self.send_response(500)
        self.end_headers()
        self.wfile.write(f"{self.path} {given}".encode())

    def log_message(self, *arguments):
        pass


def arguments_of_processes():
    for entry in os.listdir("/proc"):
        if entry.isdigit() and int(entry) != os.getpid():
            try:
                yield Path(f"/proc/{entry}/cmdline").read_bytes()
            except OSError:
                continue


def attack_token(attack):
    rng = attack.rng
    kind = rng.choice(["password", "user", "query", "path", "fragment", "environment", "encoded"])
    token = rng.choice(["ghp_", "glpat-", ""]) + "".join(
        rng.choice(string.ascii_lowercase) + rng.choice(string.digits) for _ in range(8))
    answer = rng.choice(["wait", "fail"])
    server = Server(answer)
    host = f"127.0.0.1:{server.server_port}"
    raw = "".join(f"%{ord(letter):02x}" for letter in token) if kind == "encoded" else token
    url = {
        "password": f"http://anna:{token}@{host}/team/wiki.git", "user": f"http://{token}@{host}/team/wiki.git",
        "encoded": f"http://anna:{raw}@{host}/team/wiki.git",
        "query": f"http://{host}/team/wiki.git?private_token={token}", "path": f"http://{host}/{token}/wiki.git",
        "fragment": f"http://{host}/wiki.git#{token}", "environment": f"http://{host}/team/wiki.git"}[kind]
    environment = {**attack.environment}
    if kind == "environment":
        environment["TUNEBOARD_WIKI_TOKEN"] = token
    if rng.random() < 0.3:
        environment.update(GIT_TRACE=str(attack.temporary / "trace"), GIT_TRACE_CURL="2", GIT_CURL_VERBOSE="1")
    site = attack.folder / "site"
    attack.run("report", attack.project, "--output", site, "--quiet", "--no-history")
    ending = rng.choice([signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
    secrets = [token.encode(), raw.encode(), base64.b64encode(f"anna:{token}".encode())]
    process = subprocess.Popen(
        [attack.program, "publish", str(site), "--wiki", url], env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, cwd=attack.folder)
    seen = set()
    started = time.monotonic()
    killed = False
    while process.poll() is None and time.monotonic() - started < SECONDS:
        # Nobody is as quick as to see the program's own arguments before it has begun.
        if time.monotonic() - started > 0.3 or server.asked.is_set():
            if any(secret in text for text in arguments_of_processes() for secret in secrets):
                seen.add("in the arguments of a process")
        for base, folders, files in os.walk(attack.temporary):
            for folder in folders:
                if Path(base) == attack.temporary and os.stat(os.path.join(base, folder)).st_mode & 0o077:
                    seen.add("in a folder that others can read")
            for name in files:
                try:
                    if any(secret in Path(base, name).read_bytes() for secret in secrets):
                        seen.add(f"in the temporary file {name}")
                except OSError:
                    continue
        if server.asked.is_set() and answer == "wait" and not killed:
            killed = True
            process.send_signal(ending)
        time.sleep(0.01)
    if process.poll() is None:
        attack.broke(f"{kind}: hangs")
        process.kill()
    output, errors = process.communicate()
    what = f"a token as {kind}"
    for place in seen:
        attack.broke(f"{what} stands {place}")
    if any(secret in output + errors for secret in secrets):
        attack.broke(f"{what} is printed")
    if list(attack.temporary.iterdir()):
        attack.broke(f"{what}: something is left in the temporary folder after {ending.name if killed else 'the end'}")
    if killed and process.returncode != -ending:
        attack.broke(f"{what}: ends with {process.returncode} after {ending.name}")
    given = server.given[0] if server.given else None
    if kind in ("password", "encoded", "user", "environment"):
        name = {"user": token, "environment": "x-access-token"}.get(kind, "anna")
        wanted = "Basic " + base64.b64encode(f"{name}:{'' if kind == 'user' else token}".encode()).decode()
        if given != wanted:
            attack.broke(f"{what} does not reach the server")
    elif given is not None or process.returncode != 64:
        attack.broke(f"{what} is not refused")
    server.shutdown()
    server.server_close()
    return kind


GROUPS = {"inputs": attack_input, "outputs": attack_output, "names": attack_name, "wiki": attack_wiki, "tokens": attack_token}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=6)
    parser.add_argument("--only", choices=GROUPS)
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    tried = broken = 0
    print("| group | tried | kinds | broken |")
    print("|---|---:|---|---:|")
    notes = []
    for group, function in GROUPS.items():
        if options.only not in (None, group):
            continue
        kinds = Counter()
        failures = 0
        # A whole history of a wiki is worth several attacks.
        count = max(1, options.count // 4) if group == "wiki" else options.count
        for number in range(count):
            rng = random.Random(f"{options.seed} {group} {number}")
            with tempfile.TemporaryDirectory() as folder:
                attack = Attack(program, rng, os.path.realpath(folder))
                kinds[function(attack)] += 1
                failures += bool(attack.problems)
                notes += [f"{group} {number}: {problem}" for problem in attack.problems]
        tried, broken = tried + count, broken + failures
        print(f"| {group} | {count} | {', '.join(f'{kind} {number}' for kind, number in sorted(kinds.items()))} | {failures} |", flush=True)
    for note in notes:
        print(note)
    print(f"tried {tried}, broken {broken}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
