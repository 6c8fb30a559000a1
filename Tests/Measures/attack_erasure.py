#!/usr/bin/env python3
"""Erases participants from projects of every make, and looks for what is left of them.

Usage: Tests/Measures/attack_erasure.py PROGRAM [--seed N] [--count N] [--share S] [--only TEXT] [--keep DIR]

Each form is a project of three participants, of whom one is erased. 'ledgers' differ in how the ledger is written, 'names'
in the pseudonym, 'places' in where it and the words of theirs stand, 'keys' in what lies where the key does; 'failures'
must fail. After a success the attack holds that
  - no ledger names who is erased, no file has a hash of the pseudonym that can be guessed, and the others' files and rows
    are as they were;
  - every other file that still has the pseudonym or their words is named in what 'erase' prints;
  - 'report' shows neither, nor words of a fresh conversation under the same pseudonym, and all words of the others.
After a failure all is as it was, and what to do is said.

--share is how many of the forms are tried, drawn by the seed (default 0.3; 1 for all of them, as --only does); --count is how
many variations of each (default 1); --only takes the forms with TEXT in their name; --keep
writes broken projects to DIR. Ends with status 1 when anything broke.
"""

import argparse
import concurrent.futures
import hashlib
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path

# As a machine can be busy; a hang is longer.
SECONDS = 120
DAY = "2026-01-21"
TALKS = [
    ("The {w} keeps me awake, and I am cross with myself all morning.",
     "Awake over the {w} and cross by morning: that wears anybody out. What helped last time?"),
    ("Since Monday I can do nothing about the {w} by the lake, and my sister is away.",
     "A week with the {w} and nobody about: that wears anybody out. What helped you through such a week before?"),
    ("My exam is on Friday and all I like to do is look at the {w} instead.",
     "The {w} is kinder than the exam: that wears anybody out. What helped with the exam before this one?"),
    ("I was in the garden with the {w} when the rain came, and so my plan was gone.",
     "Rain on the {w} and a plan gone in one go: that wears anybody out. What helped when plans went before?"),
]
# Little of the program's own lists is needed here, and to load all of them takes longer than all else.
CUES = """[words function]
a about all am and any by can do i in is it like my of on so that the this to too what when with you your was me be
[words second-person]
you your
[words question-word]
what how why who when
[reaction 0.65]
that wears anybody out
[exploration 0.45]
what helped
"""
HEAD = "| participant | consent | date |\n| --- | --- | --- |\n"


def talk(own, number):
    user, assistant = TALKS[number % len(TALKS)]
    return f"**User:** {user}\n\n**Assistant:** {assistant}\n".format(w=own)


def quoted(name):
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


class Case:
    """A project before it is attacked; forms change what is theirs."""

    def __init__(self, rng):
        self.rng = rng
        self.words = ["".join(rng.choice("bdfgklmnprstvz") + rng.choice("aeiou") for _ in range(5)) for _ in range(4)]
        kind = rng.choice(["u", "p", "q"])
        numbers = rng.sample(range(1000, 9999), 3)
        names = [f"{kind}{rng.choice('-_')}{number}" for number in numbers]
        self.name, self.others = names[0], names[1:]
        # How the conversations and the command line spell it, where they do otherwise.
        self.said = self.argument = None
        self.ledger = None
        self.hasLedger = True
        self.files, self.links, self.before = {}, {}, []
        self.path = "conversations/0.md"
        self.own = None
        self.fails = False
        # Who else is left out, by design.
        self.held = set()
        # Whether the ledger's other lines may change: where they name who is erased.
        self.keepsLines = True
        # Whether the pseudonym may be on pages.
        self.isShown = False

    def row(self, name, state="granted"):
        return f"| {name} | {state} | 2026-01-05 |\n"

    def table(self, own=None):
        rows = [self.row(name) for name in self.others]
        rows.insert(self.rng.randrange(3), self.row(self.name) if own is None else own)
        return HEAD + "".join(rows)

    def front(self, name, more=""):
        return f"---\nparticipant: {quoted(name)}\nconsent: granted\n{more}---\n\n"

    def built(self):
        """All files by name."""
        said = self.said or self.name
        files = {self.path: self.own or self.front(said) + talk(self.words[0], 0)}
        for number, name in enumerate(self.others, 1):
            files[f"conversations/{number}.md"] = self.front(name) + talk(self.words[number], number)
        if self.hasLedger:
            files["consent.md"] = self.table() if self.ledger is None else self.ledger
        return {**files, **self.files}


def sets(**values):
    """A form that only sets what a case has."""
    def form(c):
        for key, value in values.items():
            setattr(c, key, value(c) if callable(value) else value)
    return form


def named(name, **values):
    def form(c):
        c.name = name
        for key, value in values.items():
            setattr(c, key, value)
    return form


def looser(change):
    """Everything about them in one ledger."""
    return sets(ledger=lambda c: change(c.table(), c))


LEDGERS = {
    "plain": sets(), "CRLF": looser(lambda t, c: t.replace("\n", "\r\n")), "CR": looser(lambda t, c: t.replace("\n", "\r")),
    "byte-order mark": looser(lambda t, c: "\ufeff" + t), "mixed line ends": looser(lambda t, c: t.replace("\n", "\r\n", 2)),
    "no line end": looser(lambda t, c: t.rstrip("\n")), "title and prose": looser(lambda t, c: "# Who agreed\n\nAsked by letter.\n\n" + t + "\nForms: safe.\n"),
    "table behind": looser(lambda t, c: t + "\n| form | shelf |\n|---|---|\n| A | 2 |\n"),
    "table before": looser(lambda t, c: "| form | shelf |\n|---|---|\n| A | 2 |\n\n" + t),
    "blank row": looser(lambda t, c: t + "\n" + c.row("zz-1")), "row of empty cells": looser(lambda t, c: t + "| | | |\n"),
    # Rows behind a blank line are no rows: whom they name has refused.
    "blank line before theirs": lambda c: (setattr(c, "ledger", c.table("\n" + c.row(c.name))), c.held.update({1, 2})),
    "no pipes": looser(lambda t, c: "".join(line.strip("| ") + "\n" for line in t.splitlines())),
    "bold": lambda c: setattr(c, "ledger", c.table(c.row(f"**{c.name}**"))), "code": lambda c: setattr(c, "ledger", c.table(c.row(f"`{c.name}`"))),
    "part in bold": lambda c: setattr(c, "ledger", c.table(c.row(c.name[:3] + "**" + c.name[3:] + "**"))),
    "link": lambda c: setattr(c, "ledger", c.table(c.row(f"[{c.name}](forms/{c.name}.pdf)"))),
    "escapes": lambda c: setattr(c, "ledger", c.table(c.row(re.sub("([-_])", r"\\\1", c.name)))),
    "entity": lambda c: setattr(c, "ledger", c.table(c.row(f"&#{ord(c.name[0])};{c.name[1:]}"))),
    "soft hyphen": lambda c: setattr(c, "ledger", c.table(c.row(c.name[:2] + "\u00ad" + c.name[2:]))),
    "other case": lambda c: setattr(c, "ledger", c.table(c.row(c.name.upper()))),
    "two rows": lambda c: setattr(c, "ledger", c.table(c.row(c.name) + c.row(c.name, "denied"))),
    "denied": lambda c: setattr(c, "ledger", c.table(c.row(c.name, "denied"))),
    "named in prose": looser(lambda t, c: t + f"\nWe called {c.name} in May.\n"), "named in a heading": looser(lambda t, c: t + f"\n## {c.name}\n\nIn May.\n"),
    "named in a list": looser(lambda t, c: t + f"\n- {c.name}: by phone\n- others: by letter\n"),
    "named in a comment": looser(lambda t, c: t + f"\n<!-- {c.name} was asked twice -->\n"),
    "named in a footnote": lambda c: setattr(c, "ledger", c.table(c.row(c.name + "[^1]")) + f"\n[^1]: {c.name} by mail.\n"),
    "named in front matter": looser(lambda t, c: f"---\nlast: {c.name}\n---\n\n" + t), "named in code": looser(lambda t, c: t + f"\n```\nasked {c.name}\n```\n"),
    "named in HTML": looser(lambda t, c: t + f"\n<p id=\"{c.name}\">x</p>\n"), "named in a link's target": looser(lambda t, c: t + f"\n[forms](x/{c.name}.pdf)\n"),
    "named with markup in prose": looser(lambda t, c: t + f"\nCalled {c.name[:3]}**{c.name[3:]}** in May.\n"),
    "two names in a row": lambda c: (setattr(c, "ledger", HEAD + c.row(f"{c.name}, {c.others[0]}") + c.row(c.others[1])), setattr(c, "keepsLines", False)),
    "in another's row": lambda c: (setattr(c, "ledger", c.table() + f"| zz-1 | granted | sister of {c.name} |\n"), setattr(c, "keepsLines", False)),
    "two ledgers": lambda c: c.files.update({"Consent.md": c.table(c.row(c.name, "denied"))}),
    "ledger of another ending": lambda c: (setattr(c, "hasLedger", False), c.files.update({"consent.markdown": c.table()})),
    "quoted table": looser(lambda t, c: "".join("> " + line + "\n" for line in t.splitlines())),
    "table in a list": looser(lambda t, c: "- " + t.replace("\n", "\n  ").rstrip(" ")),
    "columns swapped": lambda c: setattr(c, "ledger", "| consent | how | participant |\n|---|---|---|\n" + "".join(f"| granted | form | {n} |\n" for n in [c.others[0], c.name, c.others[1]])),
    "one column more": lambda c: setattr(c, "ledger", "| participant | consent | how | date |\n|:--|---|---|--:|\n" + "".join(f"| {n} | granted | form | x |\n" for n in [c.name, *c.others])),
    "missing": sets(hasLedger=False), "empty": sets(ledger=""), "blank": sets(ledger="\n\n"), "header alone": sets(ledger=HEAD),
    "old tombstone of another": looser(lambda t, c: t + c.row("sha256:" + hashlib.sha256(b"zz-9").hexdigest(), "erased")),
    "old tombstone of theirs": lambda c: setattr(c, "ledger", c.table(c.row("sha256:" + hashlib.sha256(c.name.encode()).hexdigest(), "erased"))),
    "old tombstone of theirs in capitals": lambda c: setattr(c, "ledger", c.table(c.row("SHA256:" + hashlib.sha256(c.name.encode()).hexdigest().upper(), "erased"))),
    "old tombstone in prose": looser(lambda t, c: t + "\nGone: sha256:" + hashlib.sha256(c.name.encode()).hexdigest() + "\n"),
    "in the ledger only": lambda c: setattr(c, "own", c.front("zz-2") + talk(c.words[3], 0)),
    "in conversations only": lambda c: setattr(c, "ledger", c.table("")),
    "erased by name": lambda c: setattr(c, "ledger", c.table(c.row(c.name, "erased"))),
    "as large as may be": looser(lambda t, c: t + "".join(f"| yy-{n} | granted | x |\n" for n in range(3000))),
    "merge conflict": looser(lambda t, c: t + "\n<<<<<<< ours\n" + c.row(c.name) + "=======\n>>>>>>> theirs\n"),
    "spaces behind": looser(lambda t, c: t.replace("|\n", "|  \n")), "in a link's title": looser(lambda t, c: t + f'\n[x](y "{c.name}")\n'),
    "percent-encoded": looser(lambda t, c: t + f"\n[x](forms/{c.name.replace('-', '%2D').replace('_', '%5F')}.pdf)\n"),
    "in an image": looser(lambda t, c: t + f"\n![{c.name}](x.png)\n"), "emphasis inside": lambda c: setattr(c, "ledger", c.table(c.row(f"{c.name[:4]}*{c.name[4:]}*"))),
    "row struck": lambda c: setattr(c, "ledger", c.table(c.row(f"~~{c.name}~~"))), "note in the cell": lambda c: setattr(c, "ledger", c.table(c.row(f"{c.name} (asked twice)"))),
    "note with a dash": lambda c: setattr(c, "ledger", c.table(c.row(f"{c.name} – by mail"))), "zero width in prose": looser(lambda t, c: t + f"\nCalled {c.name[:2]}\u200b{c.name[2:]} in May.\n"),
    "as a header": looser(lambda t, c: t + f"\n| {c.name} | how |\n|---|---|\n| x | y |\n"), "as a definition": looser(lambda t, c: t + f"\n[{c.name}]: x.pdf\n"),
    "soft break in prose": looser(lambda t, c: t + f"\nCalled {c.name}\nin May, and {c.name}\n"), "in the date column": looser(lambda t, c: t + f"| zz-1 | granted | {c.name} |\n"),
    "two tables name them": looser(lambda t, c: t + "\n" + HEAD + c.row(c.name, "denied")), "break in the cell": lambda c: setattr(c, "ledger", c.table(c.row(f"{c.name}<br>by mail"))),
    "two and a break": lambda c: (setattr(c, "ledger", c.table(c.row(f"zz-1<br>{c.name}"))), setattr(c, "keepsLines", False)),
    "only tombstones": sets(ledger=lambda c: HEAD + c.row("sha256:" + "0c" * 32, "erased")), "full width in the ledger": lambda c: setattr(c, "ledger", c.table(c.row("".join(chr(ord(l) + 0xFEE0) for l in c.name)))),
    "long line": looser(lambda t, c: t + "\n" + "word " * 20000 + c.name + "\n"), "five ledgers": lambda c: c.files.update({n: c.table(c.row(c.name, "denied")) for n in ("Consent.md", "CONSENT.md", "consent.markdown", "Consent.Markdown")}),
    "numeric entity in prose": looser(lambda t, c: t + f"\nCalled &#{ord(c.name[0])};{c.name[1:]} in May.\n"), "form feed": looser(lambda t, c: t + "\f\n"),
    "somebody's partial file": lambda c: c.files.update({"consent.md.partial": "mine\n", "tuneboard.key.partial": "mine\n"}),
}

SPECIAL = ["a*b*c", "a.b", "(.*)", "[x]", "u:1", "u #1", "'q'", '"q"', "$1", "\\1", "u\\-1", "a~b~c", "<b>x</b>", "&amp;", "{u}", "!u", "%u", "@u", "`u`", "u^1", "u?1", "u+1", "../u", "u/1", "u&1", "u;1"]
NAMES = {
    "beginning of another, digits": named("u_1", others=["u_11", "u_12"]), "end of another": named("1-u", others=["11-u", "x1-u"]),
    "beginning of another, hyphen": named("u-1", others=["u-1-2", "u-1-3"]), "end of another, hyphen": named("u-1", others=["x-u-1", "kim-u-1"]),
    "beginning of another, dot": named("u.1", others=["u.1.2", "u-1"]), "beginning of another, space": named("kim", others=["kim berg", "berg kim"]),
    "beginning of another, at": named("kim", others=["kim@x", "x@kim"]), "beginning of another, underscore": named("u", others=["u_1", "1_u"]),
    "number": named("1", others=["11", "2"]), "number with zeros": named("0071", others=["71", "710"]), "decimal": named("1.5", others=["15", "1.55"]),
    "phone": named("+49 170 1234567"), "address": named("anna.berg@example.org"), "two words": named("Anna Berg"), "comma": named("Berg, Anna"),
    "one letter": named("x", others=["y", "z"]), "long": named("u" + "-1234" * 60), "umlaut": named("Jürgen"), "sharp s": named("Strauß"), "Turkish": named("İpek"),
    "Arabic": named("ليلى"), "Chinese": named("小明"), "emoji": named("🦊-12"), "Cyrillic": named("Анна"), "mathematical": named("𝐮-1"),
    "NFD argument": named("Zoë-12", argument=unicodedata.normalize("NFD", "Zoë-12")), "NFC argument": named(unicodedata.normalize("NFD", "Zoë-12"), argument="Zoë-12"),
    "NFD in the conversation": named("Zoë-12", said=unicodedata.normalize("NFD", "Zoë-12")), "other case in the argument": named("Kim-12", argument="KIM-12"),
    "other case in the conversation": named("Kim-12", said="kIM-12"), "other hyphen in the argument": named("u-12", argument="u\u201112"),
    "soft hyphen in the argument": named("kimberly", argument="kim\u00adberly"), "spaces around the argument": named("u-12", argument="  u-12 "),
    "no-break space": named("Anna Berg", said="Anna\u00a0Berg"), "full-width argument": named("u-12", argument="ｕ-12"),
    "look-alike in the conversation": named("kim-12", said="kіm-12"), "leading hyphen": named("-u1"), "two leading hyphens": named("--dry"),
    "common word": named("the", others=["a", "of"]), "file name": named("conversations"), "markdown": named("md"), "YAML word": named("null"), "true": named("true"),
    "beginning of another with a space, digits": named("u 1", others=["u 11", "u 12"]), "dot at the end": named("Kim B."), "apostrophe": named("O'Neil"), "curly apostrophe": named("O’Neil", argument="O'Neil"),
    "beginning of a double name": named("Anna", others=["Anna-Lena", "Anna-Maria"]), "tilde": named("João"), "ligature": named("ﬁ-12"), "Arabic digits": named("١٢٣٤"),
    "unseen in the name": named("ki\u200bm-12"), "no-break hyphen": named("u\u20111234"), "beginning of another, two underscores": named("u_1", others=["u_1_2", "0_u_1"]),
    "middle of another": named("u-1", others=["a-u-1-b", "au-1b"]), "same but for a mark": named("rene-12", others=["rené-13", "renee-12"]), "digits alone in another": named("12", others=["u-12", "12-u"]),
    **{f"special {name}": named(name) for name in SPECIAL},
}


def place(path=None, more="", own=None, **files):
    def form(c):
        if path:
            c.path = path.replace("@", c.name).replace("^", c.name.upper())
        if more:
            c.own = c.front(c.name, more.replace("@", c.name)) + talk(c.words[0], 0)
        if own:
            c.own = own(c)
        for name, text in files.items():
            c.files[name.replace("__", "/").replace("ø", ".")] = text.replace("@", c.name).replace("$", c.words[0])
    return form


def address_path(c):
    c.name = "anna.berg@example.org"
    c.path = f"conversations/{c.name}/talk.md"


def several(c, comment=True):
    parts = [(c.name, c.words[0], 0), (c.others[0], c.words[1], 1)]
    c.rng.shuffle(parts)
    c.path = "conversations/0.md"
    c.own = "\n".join(f"<!-- conversation\nparticipant: {n}\nconsent: granted\n-->\n\n{talk(w, t)}" for n, w, t in parts)
    c.files["conversations/1.md"] = c.front(c.others[1]) + talk(c.words[2], 2)
    c.files["conversations/2.md"] = c.front(c.others[1]) + talk(c.words[2] + "x", 3)


def in_another(text):
    def form(c):
        c.files["conversations/1.md"] = c.front(c.others[0], text.replace("@", c.name)) + talk(c.words[1], 1)
        # A conversation that names two is of both.
        if "participant" in text.lower():
            c.held.add(1)
    return form


def linked(c):
    c.own = c.front("zz-2") + talk(c.words[3], 0)
    c.links["conversations/l.md"] = ("store/real.md", c.front(c.name) + talk(c.words[0], 0))


PLACES = {
    "folder": place("conversations/@/talk.md"), "file name": place("conversations/@.md"), "file name in capitals": place("conversations/^.md"),
    "file name with a date": place("conversations/2026-01-05-@.md"), "file name with underscores": place("conversations/talk_@_2.md"),
    "folder and file name": place("conversations/@/@-1.md"), "address in the path": address_path, "deep folder": place("conversations/a/@/b/c.md"),
    "folder of another's file": lambda c: c.files.update({f"conversations/{c.name}/x.md": c.front(c.others[0]) + talk(c.words[1] + "x", 3)}),
    "folder of a file without turns": lambda c: c.files.update({f"conversations/{c.name}/notes.md": "Nothing is here.\n"}),
    "folder of a broken file": lambda c: c.files.update({f"conversations/{c.name}/x.md": f"---\nparticipant: [\n---\n\n" + talk(c.words[3], 3)}),
    "title": place(more="title: A talk with @\n"), "id": place(more="id: @-2026\n"), "topic": place(more="topic: '@'\n"), "system": place(more="system: Be kind to @.\n"),
    "list of participants": place(own=lambda c: f"---\nparticipants: [{quoted(c.name)}, zz-2]\nconsent: granted\n---\n\n" + talk(c.words[0], 0)),
    "list under participant": place(own=lambda c: f"---\nparticipant:\n  - {quoted(c.name)}\nconsent: granted\n---\n\n" + talk(c.words[0], 0)),
    "mapping": place(own=lambda c: f"---\nparticipant: {{id: {quoted(c.name)}}}\nconsent: granted\n---\n\n" + talk(c.words[0], 0)),
    "nested": place(own=lambda c: f"---\nmeta: {{participant: {quoted(c.name)}}}\nconsent: granted\n---\n\n" + talk(c.words[0], 0)),
    "Participant": place(own=lambda c: f"---\nParticipant: {c.name}\nconsent: granted\n---\n\n" + talk(c.words[0], 0)),
    "particpant": place(own=lambda c: f"---\nparticpant: {c.name}\nconsent: granted\n---\n\n" + talk(c.words[0], 0)),
    "two in one attribute": place(own=lambda c: f"---\nparticipant: {c.name}, zz-2\nconsent: granted\n---\n\n" + talk(c.words[0], 0)),
    "twice in the attributes": place(own=lambda c: f"---\nparticipant: zz-2\nPARTICIPANT: {c.name}\nconsent: granted\n---\n\n" + talk(c.words[0], 0)),
    "heading": place(own=lambda c: c.front(c.name) + f"# With {c.name}\n\n" + talk(c.words[0], 0)),
    "comment": place(own=lambda c: f"<!-- conversation\nparticipant: {c.name}\nconsent: granted\n-->\n\n" + talk(c.words[0], 0)),
    "comment of another word": place(own=lambda c: "---\nconsent: granted\n---\n\n" + f"<!-- participant: {c.name} -->\n\n" + talk(c.words[0], 0)),
    "line above the talk": place(own=lambda c: "---\nconsent: granted\n---\n\n" + f"Participant: {c.name}\n\n" + talk(c.words[0], 0)),
    "several in one file": several, "CRLF": place(own=lambda c: (c.front(c.name) + talk(c.words[0], 0)).replace("\n", "\r\n")),
    "byte-order mark": place(own=lambda c: "\ufeff" + c.front(c.name) + talk(c.words[0], 0)),
    "examples": place("examples/a.md", own=lambda c: f"---\nparticipant: {c.name}\nconsent: granted\n---\n\n## One\n\n" + talk(c.words[0], 0)),
    "example of several": place("examples/a.md", own=lambda c: f"## One\n\nParticipant: {c.name}\n\n" + talk(c.words[0], 0) + "\n## Two\n\n" + talk(c.words[3], 3)),
    "two conversations": lambda c: c.files.update({"conversations/more/9.md": c.front(c.name) + talk(c.words[0] + "x", 3)}),
    "large file": place(own=lambda c: c.front(c.name) + "\n".join(talk(c.words[0], n) for n in range(4)) + "\n" + "More of it. " * 40000 + "\n"),
    "plan": place(planømd="# Plan\n\n- Ask @ about the $.\n"), "configuration": place(tuneboardøyml="name: Attack\nconsent: {sources: {conversations/@: granted}}\n"),
    # What people call their project is shown until they change it; it is listed.
    "configuration's name": lambda c: (place(tuneboardøyml="name: Talks of @\n")(c), setattr(c, "isShown", True)), "README": place(READMEømd="# Talks\n\n@ began with the $.\n"), "notes": place(docs__notesømd="@ said much about the $.\n"),
    "labels": place(conversations__labelsøjsonl='{"conversation": "@", "assistantTurn": 0, "empathy": true}\n'), "text file": place(notesøtxt="@ and the $\n"),
    "JSON": place(conversations__rawøjsonl='{"participant": "@", "messages": [{"role": "user", "content": "$"}]}\n'), "CSV": place(data__peopleøcsv="who,what\n@,$\n"),
    "hidden file": place(ønotes__xømd="@ and the $\n"), "reviews": place(reviews__2026_01_05_xaømd="# Notes\n\n@ on the $\n"),
    "worksheet": lambda c: c.before.append(["review", "ROOT", "--reviewer", "anna", "--date", DAY, "--quiet"]),
    "history": lambda c: c.before.append(["report", "ROOT", "--output", "SITE", "--date", DAY, "--quiet"]),
    "earlier site": lambda c: c.before.append(["report", "ROOT", "--output", "ROOT/site", "--date", DAY, "--quiet"]),
    "earlier site in a folder": lambda c: c.before.append(["report", "ROOT", "--output", "ROOT/docs/site", "--date", DAY, "--quiet"]),
    "earlier dataset": lambda c: c.before.append(["export", "ROOT", "--output", "ROOT/dataset", "--date", DAY, "--quiet"]),
    "earlier archive": lambda c: c.before.append(["archive", "ROOT", "--date", DAY, "--quiet"]),
    "earlier redacted copy": lambda c: c.before.append(["redact", "ROOT", "--output", "ROOT/redacted", "--quiet"]),
    "earlier converted copy": lambda c: c.before.append(["convert", "ROOT", "--output", "ROOT/converted", "--quiet"]),
    "baseline": lambda c: (c.files.update({"known.jsonl": f'{{"path": "conversations/{c.name}.md"}}\n'})),
    "file in UTF-16": lambda c: c.files.update({"docs/a.txt": f"{c.name} and {c.words[0]}\n".encode("utf-16")}),
    "empty folder": lambda c: c.files.update({f"drafts/{c.name}/x/keep.txt": "none\n"}), "name of a CSV file": lambda c: c.files.update({f"data/{c.name}.csv": f"{c.words[0]}\n"}),
    "over a chunk": lambda c: c.files.update({"notes.txt": "x" * ((1 << 22) - 4) + f" {c.name} {c.words[0]}\n"}), "NUL in the text": lambda c: c.files.update({"notes.txt": f"\0{c.name} {c.words[0]}\n"}),
    "no line end": lambda c: c.files.update({"notes.txt": f"x\n{c.name} {c.words[0]}"}), "line ends of old": lambda c: c.files.update({"notes.txt": f"x\r{c.name} {c.words[0]}\rx"}),
    "entity": lambda c: c.files.update({"notes.md": f"&#{ord(c.name[0])};{c.name[1:]} {c.words[0]}\n{c.name}\n"}), "capitals in text": lambda c: c.files.update({"notes.txt": f"{c.name.upper()} {c.words[0]}\n"}),
    "template": lambda c: c.files.update({"reviews/notes.txt": f"{c.name} {c.words[0]}\n"}), "project in the project": lambda c: c.files.update({"old/conversations/a.md": c.front(c.name) + talk(c.words[0], 0)}),
    "folder in capitals": lambda c: setattr(c, "path", f"conversations/{c.name.upper()}/talk.md"), "folder with spaces": lambda c: setattr(c, "path", f"conversations/talks of {c.name}/talk.md"),
    "name joined to another": lambda c: setattr(c, "path", f"conversations/{c.name}-{c.others[0]}.md"), "hidden folder": lambda c: c.files.update({f".cache/{c.name}/x.txt": f"{c.words[0]}\n"}),
    "YAML anchor": place(own=lambda c: f"---\nwho: &w {c.name}\nparticipant: *w\nconsent: granted\n---\n\n" + talk(c.words[0], 0)),
    "merged": place(own=lambda c: f"---\nbase: &b {{participant: {c.name}}}\n<<: *b\nconsent: granted\n---\n\n" + talk(c.words[0], 0)),
    "PARTICIPANTS": place(own=lambda c: f"---\nPARTICIPANTS: {c.name}\nconsent: granted\n---\n\n" + talk(c.words[0], 0)),
    "front matter that is broken": place(own=lambda c: f"---\nparticipant: {c.name}\nconsent: granted\nx: [\n---\n\n" + talk(c.words[0], 0)),
    "front matter never closed": place(own=lambda c: f"---\nparticipant: {c.name}\nconsent: granted\n\n" + talk(c.words[0], 0)),
    "linked file": linked, "another's title": in_another("title: After @\n"), "another's list": in_another("with: ['@']\nparticipants: ['@']\n"),
    "another's participant": in_another("Participant: '@'\n"),
}


def lay_key(text):
    return lambda c: c.files.update({"tuneboard.key": text})


def tombstoned(key):
    """A ledger with a keyed tombstone of somebody else, and a key that is not the one."""
    def form(c):
        c.ledger = c.table() + c.row("hmac-sha256:" + "0b" * 32 + ":0a0a0a0a", "erased")
        c.fails = True
        if key:
            c.files["tuneboard.key"] = key
    return form


def laid(name, how, fails=True):
    def form(c):
        c.fails = fails
        c.links[name] = how
        if name == "consent.md":
            c.hasLedger = False
    return form


KEYS = {
    "no key": sets(), "good key": lay_key("ab" * 32 + "\n"), "key in capitals": lay_key("AB" * 32), "key with CRLF": lay_key("ab" * 32 + "\r\n"),
    "key in lines": lay_key("\n".join(["abababab"] * 8)), "erased before": lambda c: c.before.append(["erase", c.others[1], "ROOT", "--date", DAY]) or c.held.add(2),
    "erased twice": lambda c: c.before.append(["erase", c.name, "ROOT", "--date", DAY]),
}
FAILURES = {
    "key too short": lambda c: (lay_key("ab" * 31)(c), setattr(c, "fails", True)), "key no digits": lambda c: (lay_key("secret")(c), setattr(c, "fails", True)),
    "empty key": lambda c: (lay_key("")(c), setattr(c, "fails", True)), "binary key": lambda c: (lay_key(b"\0" * 32)(c), setattr(c, "fails", True)),
    "key is a folder": laid("tuneboard.key", "folder"), "key is a link": laid("tuneboard.key", "link"), "key is a pipe": laid("tuneboard.key", "pipe"),
    "key is a dangling link": laid("tuneboard.key", "dangling"),
    "key of another project": tombstoned("ab" * 32 + "\n"), "key lost": tombstoned(None),
    "ledger is a folder": laid("consent.md", "folder"), "ledger is a link": laid("consent.md", "link"), "ledger is a pipe": laid("consent.md", "pipe"),
    "ledger is a dangling link": laid("consent.md", "dangling"),
    "ledger in UTF-16": lambda c: (setattr(c, "ledger", c.table().encode("utf-16")), setattr(c, "fails", True)),
    "ledger with NUL": lambda c: (setattr(c, "ledger", c.table() + "\0\n"), setattr(c, "fails", True)),
    "ledger not UTF-8": lambda c: (setattr(c, "ledger", c.table().encode() + b"\xff\n"), setattr(c, "fails", True)),
    "tombstone cut off": lambda c: (setattr(c, "ledger", c.table() + c.row("sha256:0a0a", "erased")), setattr(c, "fails", True)),
    **{f"word of ledgers, {word}": named(word, fails=True) for word in ("granted", "participant", "consent", "date", "erased", "unknown", "Denied")},
    "hash": named("sha256:abc", fails=True),
    "nobody of that name": lambda c: (setattr(c, "argument", "zz-77"), setattr(c, "fails", True)),
    "name in code of HTML": lambda c: (setattr(c, "ledger", c.table() + f"\n<div>\n{c.name[0]}<!-- -->{c.name[1:]}\n</div>\n"), setattr(c, "fails", None)),
    "name in lines": lambda c: (setattr(c, "ledger", c.table() + f"\nAsked Kim\nBerg in May.\n"), setattr(c, "name", "Kim Berg"), setattr(c, "fails", None)),
}
GROUPS = {"ledgers": LEDGERS, "names": NAMES, "places": PLACES, "keys": KEYS, "failures": FAILURES}


def folded(text):
    """As names are compared: no marks on letters, no case, nothing that nobody sees."""
    text = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).upper().lower())
    text = "".join(letter for letter in text if unicodedata.category(letter) not in ("Mn", "Cf"))
    return re.sub("[\u2010-\u2015\u2212]", "-", text)


def mentions(case, text, name=None):
    """Whether a text names somebody, as words of their own and not in the name of another."""
    text = folded(text)
    for other in sorted(case.others, key=len, reverse=True):
        if folded(name or case.name) in folded(other):
            text = text.replace(folded(other), " ")
    return re.search(r"(?<!\w)" + re.escape(folded(name or case.name)) + r"(?!\w)", text.replace("_", " ") if "_" not in case.name else text) is not None


def files_of(root):
    result = {}
    for path in sorted(root.rglob("*")):
        if "Templates" in path.relative_to(root).parts:
            continue
        name = str(path.relative_to(root))
        result[name] = path.read_bytes() if path.is_file() and not path.is_symlink() else (str(path.is_symlink()).encode() if not path.is_dir() else None)
    return {name: content for name, content in result.items() if content is not None}


class Attack:
    def __init__(self, program, case, folder, cues):
        self.program, self.case, self.folder = program, case, Path(folder)
        self.root, self.site = self.folder / "project", self.folder / "site"
        self.problems = []
        self.root.mkdir()
        (self.root / "Templates").symlink_to(cues)
        for name, content in case.built().items():
            self.write(self.root / name, content)
        for name, how in case.links.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(how, tuple):
                self.write(self.root / how[0], how[1])
                path.symlink_to(self.root / how[0])
            elif how == "folder":
                path.mkdir()
            elif how == "pipe":
                os.mkfifo(path)
            else:
                target = self.folder / "elsewhere"
                if how == "link":
                    self.write(target, case.table() if name == "consent.md" else "ab" * 32 + "\n")
                path.symlink_to(target)

    def write(self, path, content):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def run(self, words):
        words = [str(word).replace("ROOT", str(self.root)).replace("SITE", str(self.site)) for word in words]
        try:
            run = subprocess.run([self.program, *words], capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            return "a hang", "", ""
        return run.returncode, run.stdout.decode("utf-8", "replace"), run.stderr.decode("utf-8", "replace")

    def attack(self):
        case = self.case
        for words in case.before:
            self.run(words)
        before = files_of(self.root)
        status, output, errors = self.run(["erase", "--date", DAY, "--", case.argument or case.name, self.root])
        after = files_of(self.root)
        if status not in (0, 1, 65):
            self.problems.append(f"erase ends with {status}: {errors[:200]}")
        succeeded = "a tombstone keeps" in output
        if case.fails and succeeded:
            self.problems.append("erase says that it succeeded")
        if case.fails is False and not succeeded:
            self.problems.append(f"erase fails: {(errors or output).strip()[:300]}")
        if succeeded:
            self.check(before, after, output)
        else:
            if before != after:
                changed = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
                self.problems.append(f"after a failure {', '.join(changed)} changed")
            if status == 0 or not errors.strip():
                self.problems.append("a failure without a word")
        return self.problems

    def check(self, before, after, output):
        case = self.case
        spellings = {case.name, case.argument or case.name, case.said or case.name}
        hashes = {hashlib.sha256(form.encode()).hexdigest() for name in spellings for form in (name, folded(name), name.lower(), name.upper())}
        for name, content in after.items():
            text = (content if name.endswith(".md") else content.replace(b"\0", b"")).decode("utf-8", "replace")
            if any(digest in text.lower() for digest in hashes):
                self.problems.append(f"{name} has a hash that can be guessed")
            isLedger = name.lower().startswith("consent.m")
            if not isLedger and name != "tuneboard.key" and before.get(name) != content:
                self.problems.append(f"{name} changed")
            listed = any(line.startswith(shown) for line in output.splitlines() for shown in self.shown(name))
            if isLedger and not name.endswith(".partial"):
                visible = text
                if mentions(case, visible):
                    self.problems.append(f"{name} names them")
                if case.keepsLines:
                    kept = text.splitlines()
                    for line in before.get(name, b"").decode("utf-8", "replace").splitlines():
                        if any(folded(other) in folded(line) for other in case.others) and line not in kept and not mentions(case, line):
                            self.problems.append(f"{name} lost {line!r}")
            elif not listed and not self.isSite(name, output) and (case.words[0] in text or self.worth(text)):
                self.problems.append(f"{name} has {'words' if case.words[0] in text else 'the name'} and is not listed")
        missing = [name for name in before if name not in after]
        if missing:
            self.problems.append(f"{missing} is gone")
        spelling = case.rng.choice([case.name, case.said or case.name, case.name.upper()])
        self.write(self.root / "conversations/again.md", case.front(spelling) + talk(case.words[0] + "z", 2))
        status, printed, errors = self.run(["report", self.root, "--output", self.site, "--date", DAY])
        if status not in (0, 1, 65):
            self.problems.append(f"report ends with {status}")
        shown = {"what is printed": printed + errors}
        for path in self.site.rglob("*"):
            if path.is_file():
                shown[str(path.relative_to(self.site))] = path.read_bytes().decode("utf-8", "replace")
        shown["history.jsonl"] = (self.root / "history.jsonl").read_text() if (self.root / "history.jsonl").exists() else ""
        for place, text in shown.items():
            if case.words[0] in text:
                self.problems.append(f"report: {place} has their words")
            if self.worth(text) and not case.isShown:
                self.problems.append(f"report: {place} has the name")
        everything = "".join(shown.values())
        lost = [number for number in (1, 2) if case.words[number] not in everything and number not in case.held]
        if lost:
            self.problems.append(f"report: {len(lost)} others are left out")

    @property
    def telling(self):
        """Whether the pseudonym tells itself from the words of any page."""
        return len(self.case.name) > 4 and re.search(r"\d{3}|[@ ]|\W.*\W", self.case.name) and self.case.name not in SPECIAL

    def worth(self, text):
        return self.telling and mentions(self.case, text)

    def shown(self, name):
        """How what erase prints may begin for a file: names in it may be masked."""
        return [name + ":", re.sub(r"[\w.]+@[\w.]+", "[EMAIL_ADDRESS]", name) + ":"]

    def isSite(self, name, output):
        parts = name.split("/")
        folders = ["/".join(parts[:count]) for count in range(1, len(parts))]
        return any(f"{folder}: a site" in output or f"{folder}: its name is theirs" in output for folder in folders) or f"{name}: an archive" in output


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--share", type=float, default=0.3)
    parser.add_argument("--only", default="")
    parser.add_argument("--keep")
    options = parser.parse_args()
    program = os.path.abspath(options.program)

    def isDrawn(name):
        share = 1 if options.only else options.share
        return options.only in name and random.Random(f"{options.seed} {name}").random() < share

    def attack(job):
        group, name, form, number = job
        case = Case(random.Random(f"{options.seed} {group} {name} {number}"))
        form(case)
        with tempfile.TemporaryDirectory() as folder:
            attack = Attack(program, case, os.path.realpath(folder), CUE_LISTS)
            problems = attack.attack()
            if problems and options.keep:
                target = Path(options.keep, re.sub(r"\W+", "-", f"{group} {name} {number}"))
                shutil.rmtree(target, ignore_errors=True)
                subprocess.run(["cp", "-a", attack.root, target])
        return group, name, problems

    cues = CUE_LISTS / "cues"
    cues.mkdir()
    for path in (Path(__file__).resolve().parents[2] / "Templates/cues").glob("*.txt"):
        (cues / path.name).write_text(CUES if path.name == "en.txt" else "")
    jobs = [
        (group, name, form, number) for group, forms in GROUPS.items() for name, form in forms.items()
        if isDrawn(f"{group} {name}") for number in range(options.count)]
    tried, broken, notes = Counter(), Counter(), []
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for group, name, problems in pool.map(attack, jobs):
            tried[group] += 1
            broken[group] += bool(problems)
            notes += [f"{group} {name}: {problem}" for problem in problems]
    print("| group | tried | broken |")
    print("|---|---:|---:|")
    for group in tried:
        print(f"| {group} | {tried[group]} | {broken[group]} |")
    for note in notes:
        print(note)
    print(f"tried {sum(tried.values())}, broken {sum(broken.values())}")
    return 1 if sum(broken.values()) else 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as TEMPORARY:
        CUE_LISTS = Path(TEMPORARY)
        sys.exit(main())
