#!/usr/bin/env python3
"""Writes refusals in every way that readers of a page understand, and looks whether anything of them is exported.

Usage: Tests/Measures/attack_consent.py PROGRAM [--seed N] [--count N] [--share S] [--only TEXT] [--keep DIR]

Each form is a project of four participants, of whom one refuses in that form: in the ledger ('rows', 'words', 'tables',
'prose', 'files'), or in the attributes of a conversation ('attributes'). Some words share a ledger, some attributes a
project, as each is somebody else's. Whatever could grant otherwise does, by the seed: the conversation itself, a row above,
the configuration. Broken is a form when a word of who refused is exported or shown, when nothing says that a refusal was
not plainly one, or when the program ends as it should not. 'grants' are plain ways to agree: of these everything must be
exported.

--share is how many of the forms are tried, drawn by the seed (default 0.6; 1 for all of them, as --only does); --count is
how many variations of each (default 1); --only takes the forms with TEXT in their name; --keep writes broken projects to
DIR. The last column counts the forms in which all participants were held back with the one. Ends with status 1 when
anything broke.
"""

import argparse
import concurrent.futures
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
# Little of the program's own lists is needed here, and to load all of them takes longer than all else.
CUES = """[words function]
a about all am and any by can do i in is it like my of on so that the this to too what when with you your was me be
[words first-person]
i my me myself
[words second-person]
you your
[words question-word]
what how why who when
[words auxiliary]
do does did is are was can would
[reaction 0.65]
that wears anybody out
[exploration 0.45]
what helped
"""
TALKS = [
    ("The {w} keeps me awake, and I am cross with myself all morning.",
     "Awake over the {w} and cross by morning: that wears anybody out. What helped last time?"),
    ("Since Monday I can do nothing about the {w} by the lake, and my sister is away.",
     "A week with the {w} and nobody about: that wears anybody out. What helped you through such a week before?"),
    ("My exam is on Friday and all I like to do is look at the {w} instead.",
     "The {w} is kinder than the exam: that wears anybody out. What helped with the exam before this one?"),
    ("I was in the garden with the {w} when the rain came, and so my plan was gone.",
     "Rain on the {w} and a plan gone in one go: that wears anybody out. What helped when plans went before?"),
    ("They moved my desk beside the {w} and now nobody at work says a word to me.",
     "Sitting by the {w} without a word all day: that wears anybody out. What helped in your first weeks there?"),
    ("Every evening I cook for seven and the {w} never gets washed unless I ask.",
     "Seven plates, one cook, and the {w} on top: that wears anybody out. What helped when somebody shared it?"),
    ("The doctor told me to walk more, but past the {w} I lose my breath.",
     "Breathless beyond the {w} however hard you try: that wears anybody out. What helped on a better walk?"),
    ("Our train stood for three hours next to the {w} and I missed her birthday.",
     "Three hours facing the {w} with a birthday lost: that wears anybody out. What helped you to tell her?"),
]


def word(rng):
    """A word that nobody uses."""
    return "".join(rng.choice("bdfgklmnprstvz") + rng.choice("aeiou") for _ in range(5))


class Case:
    """What a form is written with: who refuses, who agrees."""

    def __init__(self, rng):
        self.rng = rng
        mark = rng.choice("-_-_.")
        kind = rng.choice(["u", "p", "user", "kim"])
        numbers = rng.sample(range(1000, 9999), 4)
        self.name, *self.others = (f"{kind}{mark}{number}" for number in numbers)
        self.mark = mark
        self.more = {}
        # What the conversations name; forms with other names set it.
        self.said = None
        self.ledger = "consent.md"

    def renamed(self, name):
        self.name = name
        return name

    def row(self, name, state):
        return f"| {name} | {state} | 2026-01-05 |\n"

    def table(self, own, head="| participant | consent | date |\n| --- | --- | --- |\n"):
        """The table with somebody's rows among those of the others."""
        rows = [self.row(name, "granted") for name in self.others]
        rows.insert(self.rng.randrange(len(rows) + 1), own)
        return head + "".join(rows)


def look_alike(rng, text):
    pairs = {"u": "υ", "p": "р", "e": "е", "k": "к", "i": "і", "s": "ѕ", "o": "о", "c": "с", "a": "а", "n": "ո", "t": "т", "d": "ԁ"}
    places = [index for index, letter in enumerate(text) if letter in pairs]
    if not places:
        return text
    place = rng.choice(places)
    return text[:place] + pairs[text[place]] + text[place + 1:]


def unseen(rng, text):
    """The text with something in it that nobody sees."""
    place = rng.randrange(1, len(text))
    return text[:place] + rng.choice("\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u034f") + text[place:]


def inside(rng, text, left, right=None):
    """The text with markup around a part of it."""
    start = rng.randrange(1, len(text) - 1)
    return text[:start] + left + text[start:] + (left if right is None else right)


def entity(rng, text):
    place = rng.randrange(len(text))
    code = ord(text[place])
    return text[:place] + rng.choice([f"&#{code};", f"&#x{code:x};", f"&#X{code:X};"]) + text[place + 1:]


def escaped(text):
    return "".join("\\" + letter if letter in "-_." else letter for letter in text)


def full_width(text):
    return "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text)


def mathematical(text):
    return "".join(
        chr(0x1D41A + ord(letter) - 97) if "a" <= letter <= "z" else chr(0x1D7CE + int(letter)) if letter.isdigit() else letter
        for letter in text)


# --- Rows: the name or the row is written in another way, and the word is 'denied' ---------------------

# A row, or text with one, by its name; those in PLAIN may be read as a plain refusal, of which no finding says a thing.
ROWS = {
    "no first pipe": lambda c: f"{c.name} | denied | x |\n",
    "no pipes at the ends": lambda c: f"{c.name} | denied | x\n",
    "no last pipe": lambda c: f"| {c.name} | denied\n",
    "tabs": lambda c: f"|\t{c.name}\t|\tdenied\t|\tx\t|\n",
    "no spaces": lambda c: f"|{c.name}|denied|x|\n",
    "spaces before": lambda c: " " * c.rng.randint(1, 3) + c.row(c.name, "denied"),
    "wide cells": lambda c: f"|      {c.name}      |      denied      |\n",
    "other case": lambda c: c.row(c.name.upper(), c.rng.choice(["DENIED", "Denied", "dEnIeD"])),
    "escapes": lambda c: c.row(escaped(c.name), "denied"),
    "escaped letters of the word": lambda c: c.row(c.name, "denied\\!"),
    "bold name": lambda c: c.row(f"{c.rng.choice(['**', '__'])}{c.name}**".replace("__" + c.name + "**", f"__{c.name}__"), "denied"),
    "bold part": lambda c: c.row(inside(c.rng, c.name, "**"), "denied"),
    "italic name": lambda c: c.row(f"*{c.name}*", "denied"),
    "code name": lambda c: c.row(f"`{c.name}`", "denied"),
    "double code name": lambda c: c.row(f"`` {c.name} ``", "denied"),
    "bold code name": lambda c: c.row(f"**`{c.name}`**", "denied"),
    "link": lambda c: c.row(f"[{c.name}](forms/{c.rng.randint(1, 99)}.pdf)", "denied"),
    "link with title": lambda c: c.row(f'[{c.name}](form.pdf "signed \\| kept")', "denied"),
    "reference link": lambda c: c.row(f"[{c.name}]", "denied") + "\n[" + c.name + "]: form.pdf\n",
    "autolink": lambda c: c.row(f"<mailto:{c.name}@example.org> {c.name}", "denied"),
    "image": lambda c: c.row(f"![{c.name}](signature.png)", "denied"),
    "strikethrough name, grant": lambda c: c.row(f"~~{c.name}~~", "granted"),
    "HTML bold": lambda c: c.row(f"<b>{c.name}</b>", "denied"),
    "HTML inside": lambda c: c.row(inside(c.rng, c.name, "<i>", "</i>"), "denied"),
    "HTML line break": lambda c: c.row(f"{c.name}<br>", "denied<br>"),
    "comment in the name": lambda c: c.row(inside(c.rng, c.name, "<!-- x -->", ""), "denied"),
    "comment behind the name": lambda c: c.row(f"{c.name} <!-- asked twice -->", "denied"),
    "comment behind the word": lambda c: c.row(c.name, "denied <!-- was granted -->"),
    "entity": lambda c: c.row(entity(c.rng, c.name), "denied"),
    "entity in the word": lambda c: c.row(c.name, entity(c.rng, "denied")),
    "named entity": lambda c: c.row(c.name + "&nbsp;", "&nbsp;denied"),
    "soft hyphen entity": lambda c: c.row(inside(c.rng, c.name, "&shy;", ""), "denied"),
    "escaped pipe": lambda c: c.row(f"{c.name} \\| {c.others[0]}", "denied"),
    "escaped pipe behind the word": lambda c: c.row(c.name, "denied \\| granted"),
    "escaped pipe in code": lambda c: c.row(f"`{c.name}` `a\\|b`", "denied"),
    "no-break space": lambda c: c.row(f"\u00a0{c.name}\u00a0", "\u00a0denied"),
    "other spaces": lambda c: c.row(c.rng.choice("\u2003\u2009\u3000\u202f") + c.name, "denied" + c.rng.choice("\u2003\u2009\u3000\u202f")),
    "unseen in the name": lambda c: c.row(unseen(c.rng, c.name), "denied"),
    "unseen in the word": lambda c: c.row(c.name, unseen(c.rng, "denied")),
    "direction marks": lambda c: c.row(f"\u202a{c.name}\u202c", "\u200edenied\u200f"),
    "look-alike in the name": lambda c: c.row(look_alike(c.rng, c.name), "denied"),
    "look-alike in the word": lambda c: c.row(c.name, look_alike(c.rng, "denied")),
    "full width": lambda c: c.row(full_width(c.name), "denied"),
    "mathematical": lambda c: c.row(mathematical(c.name), "denied"),
    "other hyphen": lambda c: c.row(re.sub("[-_.]", c.rng.choice("\u2010\u2011\u2012\u2013\u2212"), c.renamed(re.sub("[_.]", "-", c.name))), "denied"),
    "NFD for NFC": lambda c: c.row(unicodedata.normalize("NFD", c.renamed("zoë-é12")), "denied"),
    "NFC for NFD": lambda c: c.row("zoë-12", "denied") if c.renamed(unicodedata.normalize("NFD", "zoë-12")) else "",
    "sharp s": lambda c: c.row("STRASSE-12", "denied") if c.renamed("straße-12") else "",
    "name of two words": lambda c: c.row("Kim   Berg", "denied") if c.renamed("kim berg") else "",
    "marks left out": lambda c: c.row("rene-12", "denied") if c.renamed("rené-12") else "",
    "two names, comma": lambda c: c.row(f"{c.name}, zz-1", "denied"),
    "two names, and": lambda c: c.row(f"zz-1 and {c.name}", "denied"),
    "two names, line break": lambda c: c.row(f"zz-1<br>{c.name}", "denied"),
    "two names, slash": lambda c: c.row(f"zz-1 / {c.name}", "denied"),
    "name in brackets": lambda c: c.row(f"({c.name})", "denied"),
    "name in quotes": lambda c: c.row(f'"{c.name}"', "denied"),
    "at sign": lambda c: c.row(f"@{c.name}", "denied"),
    "footnote": lambda c: c.row(f"{c.name}[^1]", "denied") + "\n[^1]: By mail.\n",
    "emoji": lambda c: c.row(f"❌ {c.name}", "denied"),
    "number sign": lambda c: c.row(f"#{c.name}", "denied"),
    "blank line before": lambda c: "\n" + c.row(c.name, "denied"),
    "blank line of spaces": lambda c: "   \n" + c.row(c.name, "denied"),
    "comment line before": lambda c: "<!-- later -->\n" + c.row(c.name, "denied"),
    "comment of lines before": lambda c: "<!--\nlater\n-->\n\n" + c.row(c.name, "denied"),
    "rule before": lambda c: "\n---\n\n" + c.row(c.name, "denied"),
    "text before": lambda c: "\nThese said no:\n\n" + c.row(c.name, "denied"),
    "list before": lambda c: "- Later:\n" + c.row(c.name, "denied"),
    "row of hyphens before": lambda c: "|---|---|---|\n" + c.row(c.name, "denied"),
    "row in a quote": lambda c: "> " + c.row(c.name, "denied"),
    "row in a list": lambda c: "- " + c.row(c.name, "denied"),
    "row as code": lambda c: "\n    " + c.row(c.name, "denied"),
    "row in a fence": lambda c: "```\n" + c.row(c.name, "denied") + "```\n",
    "row in details": lambda c: "<details>\n\n" + c.row(c.name, "denied") + "\n</details>\n",
    "HTML row": lambda c: f"<tr><td>{c.name}</td><td>denied</td></tr>\n",
    "lone carriage return": lambda c: c.row(c.name, "denied").replace("\n", "\r"),
    "form feed": lambda c: "\f" + c.row(c.name, "denied"),
    "line separator": lambda c: c.row("zz-1", "granted").rstrip("\n") + "\u2028" + c.row(c.name, "denied"),
    "more cells": lambda c: f"| {c.name} | granted | x | denied |\n",
    "twice, grant first": lambda c: c.row(c.name, "granted") + c.row(c.name, "denied"),
    "twice, grant last": lambda c: c.row(c.name, "denied") + c.row(c.name, "granted"),
    "twice, other case": lambda c: c.row(c.name, "granted") + c.row(c.name.upper(), "denied"),
    "other column takes it back": lambda c: f"| {c.name} | granted | withdrawn 2026-01-09 |\n",
    "whole row struck": lambda c: f"| ~~{c.name}~~ | ~~granted~~ | ~~2026~~ |\n",
    "note below": lambda c: c.row(c.name, "granted") + f"| ↳ {c.name} | withdrawn by phone | |\n",
    "empty name, refusal": lambda c: c.row(c.name, "granted") + c.row("", "denied"),
    "ditto": lambda c: c.row(c.name, "granted") + c.row('"', "denied"),
    "leading zeros": lambda c: c.row("u-0071", "denied") if c.renamed("u-0071") else "",
    "plain": lambda c: c.row(c.name, "denied"),
    "real name behind": lambda c: c.row(f"{c.name} (Kim)", "denied"),
    "real name before": lambda c: c.row(f"Kim ({c.name})", "denied"),
    "star behind": lambda c: c.row(f"{c.name} \\*", "denied"),
    "number before": lambda c: c.row(f"No. {c.name}", "denied"),
    "range": lambda c: c.row("u-1000 to u-9999" if c.renamed("u-7171") else "", "denied"),
    "range with a dash": lambda c: c.row("u-1000 – u-9999" if c.renamed("u-7171") else "", "denied"),
    "wildcard": lambda c: c.row(c.name[:4] + "\\*", "denied"),
    "subscript": lambda c: c.row(inside(c.rng, c.name, "<sub>", "</sub>"), "denied"),
    "superscript behind": lambda c: c.row(f"{c.name}<sup>1</sup>", "denied"),
    "shortcode of a cross": lambda c: c.row(f":x: {c.name}", "granted"),
    "colon behind": lambda c: c.row(f"{c.name}:", "denied"),
    "three in one": lambda c: c.row(f"zz-1, {c.name} & zz-2", "denied"),
    "semicolon": lambda c: c.row(f"zz-1; {c.name}", "denied"),
    "space between names": lambda c: c.row(f"zz-1 {c.name}", "denied"),
    "arrow": lambda c: c.row(f"zz-1 → {c.name}", "denied"),
    "mention of a form": lambda c: c.row(f"{c.name}, see form 12", "denied"),
    "ditto of a granted row": lambda c: c.row(c.name, "granted") + c.row("〃", "withdrawn"),
    "everybody": lambda c: c.row(c.name, "granted") + c.row("everyone", "denied"),
    "all of a kind": lambda c: c.row(c.name, "granted") + c.row("all participants", "denied"),
    "empty cells before": lambda c: f"| | | |\n{c.row(c.name, 'denied')}",
    "escaped first pipe": lambda c: f"\\| {c.name} | denied | x |\n",
    "math": lambda c: c.row(f"${c.name}$", "denied"),
    "keyboard": lambda c: c.row(f"<kbd>{c.name}</kbd>", "denied"),
}
PLAIN = {
    "escaped first pipe", "real name behind", "real name before", "star behind", "number before", "subscript", "superscript behind", "colon behind",
    "three in one", "semicolon", "space between names", "arrow", "mention of a form", "empty cells before", "math", "keyboard",
    "no first pipe", "no pipes at the ends", "no last pipe", "tabs", "no spaces", "spaces before", "wide cells", "other case",
    "escapes", "bold name", "bold part", "italic name", "code name", "double code name", "bold code name", "link",
    "link with title", "reference link", "HTML bold", "HTML inside", "entity", "entity in the word", "named entity",
    "soft hyphen entity", "no-break space", "other spaces", "unseen in the name", "unseen in the word", "direction marks",
    "look-alike in the name", "full width", "mathematical", "other hyphen", "NFD for NFC", "NFC for NFD", "sharp s",
    "name of two words", "marks left out", "two names, comma", "two names, and", "two names, slash", "name in brackets",
    "name in quotes", "lone carriage return", "leading zeros", "plain", "footnote", "at sign", "emoji", "number sign",
    "blank line of spaces", "escaped pipe in code", "image", "autolink", "comment behind the name", "comment in the name", "HTML line break",
    "two names, line break", "row of hyphens before", "row in a quote", "form feed",
}

# --- Words: the row is plain, and what it says is no plain grant --------------------------------------

WORDS = [
    "no", "No.", "nein", "non", "nee", "нет", "いいえ", "withdrawn", "revoked", "refused", "denid", "deneid", "rejected", "opt-out",
    "opted out", "never", "none", "n/a", "-", "—", "?", "0", "false", "pending", "tbd", "maybe", "later", "asked", "see mail", "x", "❌", "✗", "☐",
    "not granted", "Not Granted", "un-granted", "granted?", "granted (revoked)", "granted until 2025", "granted, then withdrawn",
    "granted for research only", "granted → denied", "granted/denied", "granted denied", "denied (was granted)", "~~granted~~",
    "~granted~", "<del>granted</del>", "<s>granted</s>", "<strike>granted</strike>", "granted <!-- no longer -->", "granted[^1]",
    "`granted`?", "![granted](no.png)", "[granted](withdrawn.md)", "grante", "grantd", "gränted", "grantеd", "ɡranted", "gran ted", "ｇｒａｎｔｅｄ？",
    "*not* granted", "in**granted**", "granted\\~", "granted~~", "!granted", "¬granted", "&#33;granted", "&not;granted", "granted<br>denied",
    "<span style=\"text-decoration: line-through\">granted</span>", "<span hidden>granted</span>", "<!-- granted -->", "",
    "consent withdrawn", "yes, but not for training", "granted 2024-01-01 to 2024-12-31", "granted*", "granted by her mother?", "ungranted",
    "gr\u0336anted", "g\u0336r\u0336a\u0336n\u0336t\u0336e\u0336d\u0336", "dEnIeD", "verweigert", "abgelehnt", "refusé", "rechazado", "weigert",
    ":x:", ":no_entry:", "granted :x:", "granted 🚫", "👎", "$\\color{red}{denied}$", "<ins>denied</ins>", "<mark>denied</mark>", "granted<sup>*</sup>",
    "granted (see below)", "was granted", "to be granted", "granted: no", "granted by mistake", "granted [x]", "granted & revoked", "granted;", "granted,",
    "granted granted", "grantedgranted", "granted…", "granted until", "<!-- denied -->granted", "<del>granted</del> denied", "~~denied~~", "granted ✗",
    "g r a n t e d", "granted-", "(granted)", "\"granted\"", "'granted'", "granted!", "granted\u0338", "granted\u20e0", "denied → granted", "[x] denied",
]
PLAIN_WORDS = {"dEnIeD"}

# --- Tables: the ledger is one of another make ---------------------------------------------------------

TABLE_HEAD = "| participant | consent | date |\n| --- | --- | --- |\n"


def second(head, row):
    """The plain table with everybody granted, and a second one behind it."""
    return lambda c: c.table(c.row(c.name, "granted")) + "\n" + head + row.replace("$", c.name)


def over(table):
    return lambda c: table.replace("$", c.name).replace("@", c.others[0])


TABLES = {
    "second table, other header": second("| pseudonym | decision |\n|---|---|\n", "| $ | denied |\n"),
    "second table, name and answer": second("| who | agreed |\n|---|---|\n", "| $ | no |\n"),
    "second table, no header": second("| | |\n|---|---|\n", "| $ | denied |\n"),
    "second table, same header": second(TABLE_HEAD, "| $ | denied | x |\n"),
    "second table, mark": second("| who | |\n|---|---|\n", "| $ | ❌ |\n"),
    "second table in a quote": second("> | participant | consent |\n> |---|---|\n", "> | $ | denied |\n"),
    "second table in a list": second("- | participant | consent |\n  |---|---|\n", "  | $ | denied |\n"),
    "second table of withdrawals": second("## Withdrawn\n\n| participant | date |\n|---|---|\n", "| $ | 2026-01-09 |\n"),
    "second table, HTML": second("<table><tr><th>participant</th><th>consent</th></tr>\n", "<tr><td>$</td><td>denied</td></tr></table>\n"),
    "second table, HTML in lines": second("<table>\n<tr>\n<td>", "$\n</td>\n<td>denied</td>\n</tr>\n</table>\n"),
    "turned table": second("| participant | $ |\n|---|---|\n| consent | denied |\n", ""),
    "turned table alone": over("| participant | $ | @ |\n|---|---|---|\n| consent | denied | granted |\n"),
    "two consent columns": over("| participant | consent | consent |\n|---|---|---|\n| $ | granted | denied |\n| @ | granted | granted |\n"),
    "two consent columns, turned": over("| participant | consent | Consent |\n|---|---|---|\n| $ | denied | granted |\n"),
    "consent and withdrawal": over("| participant | consent | withdrawn |\n|---|---|---|\n| $ | granted | 2026-01-09 |\n| @ | granted | |\n"),
    "consent and revoked": over("| participant | consent | revoked? |\n|---|---|---|\n| $ | granted | yes |\n| @ | granted | |\n"),
    "consent for two uses": over("| participant | consent | consent to training |\n|---|---|---|\n| $ | granted | no |\n| @ | granted | yes |\n"),
    "consent with a unit": over("| participant | consent (training) |\n|---|---|\n| $ | denied |\n"),
    "header in bold": over("| **participant** | **consent** |\n|---|---|\n| $ | denied |\n| @ | granted |\n"),
    "header in capitals": over("| PARTICIPANT | CONSENT |\n|---|---|\n| $ | denied |\n| @ | granted |\n"),
    "header misspelt": over("| participant | consnt |\n|---|---|\n| $ | denied |\n| @ | granted |\n"),
    "header plural": over("| participants | consents |\n|---|---|\n| $ | denied |\n| @ | granted |\n"),
    "header in German": over("| Teilnehmer | Einwilligung |\n|---|---|\n| $ | verweigert |\n| @ | erteilt |\n"),
    "header with unseen": over("| parti\u00adcipant | con\u200bsent |\n|---|---|\n| $ | denied |\n| @ | granted |\n"),
    "header look-alike": over("| participant | сonsent |\n|---|---|\n| $ | denied |\n| @ | granted |\n"),
    "two participant columns": over("| participant | participant | consent |\n|---|---|---|\n| @ | $ | denied |\n"),
    "no delimiter row": over("| participant | consent |\n| $ | denied |\n| @ | granted |\n"),
    "delimiter too short": over("| participant | consent |\n|---|\n| $ | denied |\n"),
    "delimiter of equals": over("| participant | consent |\n|===|===|\n| $ | denied |\n"),
    "aligned": over("| participant | consent |\n|:--|--:|\n| $ | denied |\n| @ | granted |\n"),
    "columns swapped": over("| consent | participant |\n|---|---|\n| denied | $ |\n| granted | @ |\n"),
    "swapped in the row": over("| participant | consent |\n|---|---|\n| denied | $ |\n| @ | granted |\n"),
    "text above the header": over("Who agreed:\n| participant | consent |\n|---|---|\n| $ | denied |\n| @ | granted |\n"),
    "whole table quoted": over("> | participant | consent |\n> |---|---|\n> | $ | denied |\n> | @ | granted |\n"),
    "whole table in a list": over("1. | participant | consent |\n   |---|---|\n   | $ | denied |\n   | @ | granted |\n"),
    "whole table in a fence": over("```\n| participant | consent |\n|---|---|\n| $ | denied |\n| @ | granted |\n```\n"),
    "whole table indented": over("    | participant | consent |\n    |---|---|\n    | $ | denied |\n"),
    "tab separated": over("participant\tconsent\n$\tdenied\n@\tgranted\n"),
    "comma separated": over("participant,consent\n$,denied\n@,granted\n"),
    "grid": over("+-------------+---------+\n| participant | consent |\n+=============+=========+\n| $ | denied |\n+-----+-----+\n"),
    "all struck": over("~~\n| participant | consent |\n|---|---|\n| $ | granted |\n~~\n\n$ is out.\n"),
    "valid until": over("| participant | consent | valid until |\n|---|---|---|\n| $ | granted | 2025-01-01 |\n| @ | granted | |\n"),
    "revocation date": over("| participant | consent | revocation date |\n|---|---|---|\n| $ | granted | 2025-01-01 |\n| @ | granted | |\n"),
    "status": over("| participant | consent | status |\n|---|---|---|\n| $ | granted | withdrawn |\n| @ | granted | active |\n"),
    "still valid": over("| participant | consent | still valid |\n|---|---|---|\n| $ | granted | no |\n| @ | granted | yes |\n"),
    "active": over("| participant | consent | active |\n|---|---|---|\n| $ | granted | false |\n| @ | granted | true |\n"),
    "may be used": over("| participant | consent | may be used |\n|---|---|---|\n| $ | granted | ❌ |\n| @ | granted | ✅ |\n"),
    "changed to": over("| participant | consent | changed to |\n|---|---|---|\n| $ | granted | denied |\n| @ | granted | |\n"),
    "unnamed column": over("| participant | consent | |\n|---|---|---|\n| $ | granted | no longer |\n| @ | granted | |\n"),
    "participant id": over("| participant id | consent |\n|---|---|\n| $ | denied |\n| @ | granted |\n"),
    "second table in details": second("<details>\n\n| who | consent |\n|---|---|\n", "| $ | denied |\n\n</details>\n"),
    "second table of the withdrawn": second("| withdrawn |\n|---|\n", "| $ |\n"),
    "second table, participant alone": second("### Who left\n\n| participant |\n|---|\n", "| $ |\n"),
    "second table under a caption": second("Opt-outs:\n\n| id | day |\n|---|---|\n", "| $ | 3 May |\n"),
    "second table in a quote of a list": second("- > | participant | consent |\n  > |---|---|\n", "  > | $ | denied |\n"),
    "rows by state": over("| granted | denied |\n|---|---|\n| @ | $ |\n"),
    "state as a heading": over("## granted\n\n- @\n\n## denied\n\n- $\n"),
    "marks by state": over("| participant | granted | denied |\n|---|---|---|\n| $ | | x |\n| @ | x | |\n"),
    "empty": over("| participant | consent |\n|---|---|\n\nNo one of these agreed: $\n"),
}
PLAIN_TABLES = {
    "second table, same header", "second table in a quote", "second table in a list", "header in bold", "header in capitals", "aligned",
    "columns swapped", "text above the header", "whole table quoted", "whole table in a list", "header with unseen",
    "two participant columns", "header misspelt", "header look-alike", "header plural", "consent with a unit",
}

# --- Prose: everybody is granted by the table, and a line takes it back --------------------------------

PROSE = [
    "$ has withdrawn.", "- $: no", "- $: denied", "* ~~$~~", "1. $ — withdrawn on 3 May", "$ refused", "## Withdrawn\n\n- $", "# Denied: $",
    "Withdrawn\n---------\n\n$", "> $ withdrew by mail", "> [!WARNING]\n> $ is out", "[^1]: $ has withdrawn.", "- [ ] $", "- [x] $ withdrawn",
    "consent: denied\nparticipant: $", "$\n: denied", "<p>$ denied</p>", "<details><summary>Refused</summary>\n\n$\n</details>", "```\n$ denied\n```",
    "    $ denied", "<!-- $ withdrew -->", "Not to be used: $", "Do not use **$**.", "$ → denied", "$ = no", "$=denied", "$;denied", "`$`: *no*",
    "We deleted [$](x.md), who objected.", "$ möchte nicht mehr.", "$ no longer takes part.", "Gone: $", "Please leave out $.",
    "The following took it back:\n\n  $", "[$]: withdrawn.md", "| $ | denied |", "$ | denied", "One of them has withdrawn.",
    "All consent is withdrawn.", "Nobody agreed to training.", "The forms of 2025 are void; nothing of them may be used.", "**STOP: do not use any of this.**",
    "$ isn't in any more.", "$ has left the study.", "The form of $ is lost.", "Never ask $ again.", "Consent of $: see mail.", "*All* participants have revoked.",
    "The whole group withdrew.", "Nicht verwenden.", "Consent expired on 1 May.", "$ :x:", "$: ❌", "**$**", "See also: $.", "![$](out.png)", "Left: zz-1, $, zz-2.",
    "Do not export any of these.", "We may not use these talks.", "~~Everybody agreed.~~", "Opted out: zz-1 / $", "\\$ $ \\$ out", "| $ |", "|$|no|", "- zz-1\n- $\n- zz-2",
    "<ul><li>$</li></ul>", "<span title=\"withdrawn\">$</span>", "&#36; $ no", "Term\n: $ denied", "[form]: $.pdf \"withdrawn\"", "Consent is revoked for everyone.", "~~All of the above agreed.~~ None did.",
]

# --- Attributes: each in a file of its own ------------------------------------------------------------

# Front matter, '$' for the name; 'consent: granted' stands beside it where '+' is first.
ATTRIBUTES = [
    "consnt: denied", "Consent: denied", "CONSENT: DENIED", "cOnSeNt: Denied", "consent : denied", "consent: 'denied'", 'consent: "denied"',
    "consent: no", "consent: No", "consent: false", "consent: off", "consent: withdrawn", "consent: nein", "consent: not granted",
    "consent: granted?", "consent: granted until 2025", "consent: granted (revoked)", "consent: ~~granted~~", "consent: granted # not any more",
    "consent: [denied]", "consent: [granted, denied]", "consent: {training: denied}", "consent:\n  training: denied", "consent:\n  - denied",
    "consent: |\n  denied", "consent: >\n  not\n  granted", "consent: !!str denied", "consent: &a denied", "x: &a denied\nconsent: *a",
    "'consent': denied", '"consent": denied', '"con\\x73ent": denied', "? consent\n: denied", "meta: {consent: denied}", "meta:\n  consent: denied",
    "meta:\n  - consent: denied", "a: {b: {c: {consent: denied}}}", "base: &b {consent: denied}\n<<: *b", "<<: {consent: denied}",
    "сonsent: denied", "соnsеnt: denied", "ｃｏｎｓｅｎｔ: denied", "con\u00adsent: denied", "con\u200bsent: denied", "consent\u00a0: denied", "consent：denied",
    "consent:denied", "consent = denied", "consent denied", "consent:\tdenied", "\u00a0consent: denied", "consents: denied", "consented: no",
    "cosent: denied", "consetn: denied", "konsent: denied", "conscent: denied", "consent-given: no", "consent_status: denied", "data-consent: denied",
    "training consent: denied", "consent?: no", "**consent**: denied", "~~consent~~: granted", "consent: gránted", "consent: grаnted",
    "consent: granted\nconsent: denied", "consent: denied\nconsent: granted", "Consent: denied\nconsent: granted", "consent: granted\nCONSENT: denied",
    "+consnt: denied", "+meta: {consent: denied}", "+consent-given: no", "+<<: {Consent: denied}", "+notes: 'consent: denied'", "+сonsent: denied",
    "+tags: [consent denied]", "+consent_withdrawn: 2026-01-09", "+withdrawn: true", "+revoked: yes", "+con\u200bsent: denied", "+optout: true",
    "+note: consent withdrawn", "+note: |\n  consent: denied\n  by mail", "+data: {permissions: [{name: consent, value: denied}]}",
    "consent: granted\n  but not any more", "consent: 'granted", "consent: [granted", "\tconsent: denied", "consent: denied\n: x", "{consent: denied}",
    "- consent: denied", "%YAML 1.2\nconsent: denied", "consent: 0", "consent: null denied", "consent: 'no'", "consent: ❌", "consent: granted\n# consent: denied\nConsent: no",
    "+permission: denied", "+consent-until: 2025-01-01", "+consent-expires: 2025-01-01", "+consent-status: revoked", "+consent.training: denied", "+consent[training]: no",
    "+con sent: denied", "+c0nsent: denied", "+tags:\n- consent:denied", "+title: Consent denied", "+withdrawn: 2026-01-09", "+opt-out: yes", "+opted_out: true",
    "+consentWithdrawn: true", "+revokedAt: 2026-01-09", "+optOut: true", "+withdrawn:\n  on: 2026-01-09", "+CONSENT_REVOKED: 1", "+Consent given: no",
    "consent: {}", "consent: [ ]", "consent: !denied granted", 'consent: "granted\\u0336"', 'consent: "granted\\u200b denied"', "consent: granted|denied",
    "consent: granted;", "consent: granted.", "consent: (granted)", "consent: yes", "consent: true", "consent: GRANTED NOT", "consent: &x granted\nConsent: denied",
    "consent: granted # withdrawn 3 May", "consent: granted    # no longer valid", "consent: denied # granted before", "consent: 'granted' # revoked", "Consent:\n  granted: false",
    "consent: >-\n  granted\n  no more", "consent:\n  - granted\n  - denied", "? [consent]\n: denied", "? {consent: denied}\n: x", "consent: *missing", "consent: `denied`",
]
# Whole files, '$' for the talk and '@' for the name.
FILES = [
    ("comment over front matter", "---\nconsent: granted\nparticipant: @\n---\n\n<!-- conversation\nconsent: denied\n-->\n\n$"),
    ("front matter over comment", "---\nconsent: denied\nparticipant: @\n---\n\n<!-- conversation\nid: a\n-->\n\n$"),
    ("comment misspelt", "---\nconsent: granted\nparticipant: @\n---\n\n<!-- conversation\nconsnt: denied\n-->\n\n$"),
    ("comment of another word", "---\nconsent: granted\nparticipant: @\n---\n\n<!-- consent: denied -->\n\n$"),
    ("comment at the end", "---\nconsent: granted\nparticipant: @\n---\n\n$\n\n<!-- consent: denied -->\n"),
    ("comment in capitals", "---\nconsent: granted\nparticipant: @\n---\n\n<!-- CONVERSATION\nconsent: denied\n-->\n\n$"),
    ("two comments", "<!-- conversation\nparticipant: @\nconsent: granted\n-->\n<!-- conversation\nparticipant: @\nconsent: denied\n-->\n\n$"),
    ("attribute line above", "---\nconsent: granted\nparticipant: @\n---\n\n# Talk\n\nConsent: denied\n\n$"),
    ("attribute line in bold", "---\nconsent: granted\nparticipant: @\n---\n\n**Consent**: denied\n\n$"),
    ("attribute list", "---\nconsent: granted\nparticipant: @\n---\n\n- Topic: sleep\n- Consent: no\n\n$"),
    ("attribute table", "---\nconsent: granted\nparticipant: @\n---\n\n| consent | denied |\n|---|---|\n\n$"),
    ("attribute quote", "---\nconsent: granted\nparticipant: @\n---\n\n> Consent: withdrawn\n\n$"),
    ("two front matters", "---\nconsent: granted\nparticipant: @\n---\n---\nconsent: denied\n---\n\n$"),
    ("front matter behind a line", "\n---\nconsent: denied\nparticipant: @\n---\n\n$"),
    ("front matter behind spaces", " ---\nconsent: denied\nparticipant: @\n---\n\n$"),
    ("front matter of four hyphens", "----\nconsent: denied\nparticipant: @\n----\n\n$"),
    ("front matter of pluses", "+++\nconsent = \"denied\"\nparticipant = \"@\"\n+++\n\n$"),
    ("front matter of semicolons", ";;;\n{\"consent\": \"denied\", \"participant\": \"@\"}\n;;;\n\n$"),
    ("front matter never closed", "---\nconsent: denied\nparticipant: @\n\n$"),
    ("front matter closed late", "---\nconsent: denied\nparticipant: @\n\n$\n\n---\n"),
    ("byte-order mark", "\ufeff---\nconsent: denied\nparticipant: @\n---\n\n$"),
    ("byte-order mark twice", "\ufeff\ufeff---\nconsent: denied\nparticipant: @\n---\n\n$"),
    ("front matter CRLF", "---\r\nconsent: denied\r\nparticipant: @\r\n---\r\n\r\n$"),
    ("front matter CR", "---\rconsent: denied\rparticipant: @\r---\r\r$"),
    ("comment before front matter", "<!-- x -->\n---\nconsent: denied\nparticipant: @\n---\n\n$"),
    ("HTML meta", "<meta name=\"consent\" content=\"denied\">\n\n$"),
    ("comment on one line", "---\nconsent: granted\nparticipant: @\n---\n\n<!-- conversation consent: denied -->\n\n$"),
    ("comment with a colon", "---\nconsent: granted\nparticipant: @\n---\n\n<!-- conversation: consent: denied -->\n\n$"),
    ("comment of three hyphens", "---\nconsent: granted\nparticipant: @\n---\n\n<!--- consent: denied --->\n\n$"),
    ("front matter of JSON", "---json\n{\"consent\": \"denied\"}\n---\n\n$"),
    ("front matter of a fence", "```\n---\nconsent: denied\n---\n```\n\n$"),
    ("task", "---\nconsent: granted\nparticipant: @\n---\n\n- [ ] consent: granted\n- [x] consent: denied\n\n$"),
    ("struck line", "---\nconsent: granted\nparticipant: @\n---\n\n~~Consent: granted~~\n\n$"),
    ("sentence", "---\nconsent: granted\nparticipant: @\n---\n\nConsent was withdrawn on 3 May.\n\n$"),
    ("sentence without the word", "---\nconsent: granted\nparticipant: @\n---\n\nWithdrawn.\n\n$"),
    ("title", "---\nconsent: granted\nparticipant: @\n---\n\n# Withdrawn: do not use\n\n$"),
    ("callout", "---\nconsent: granted\nparticipant: @\n---\n\n> [!WARNING]\n> Consent: denied\n\n$"),
    ("definition", "---\nconsent: granted\nparticipant: @\n---\n\nConsent\n: denied\n\n$"),
    ("rows of a table", "---\nconsent: granted\nparticipant: @\n---\n\n| key | value |\n|---|---|\n| Consent | no |\n\n$"),
    ("rule and line", "---\nconsent: granted\nparticipant: @\n---\n\n---\n\nconsent: denied\n\n---\n\n$"),
    ("details", "---\nconsent: granted\nparticipant: @\n---\n\n<details><summary>Consent: denied</summary></details>\n\n$"),
    ("front matter ends with dots", "---\nconsent: denied\nparticipant: @\n...\n\n$"),
    ("front matter with a tag", "--- !meta\nconsent: denied\nparticipant: @\n---\n\n$"),
    ("form feed before", "\f---\nconsent: denied\nparticipant: @\n---\n\n$"),
    ("unseen before", "\u200b---\nconsent: denied\nparticipant: @\n---\n\n$"),
    ("em dashes", "———\nconsent: denied\nparticipant: @\n———\n\n$"),
    ("heading", "---\nconsent: granted\nparticipant: @\n---\n\n# Consent: denied\n\n$"),
    ("heading without a colon", "---\nconsent: granted\nparticipant: @\n---\n\n# Consent denied\n\n$"),
    ("code of YAML", "---\nconsent: granted\nparticipant: @\n---\n\n```yaml\nconsent: denied\n```\n\n$"),
    ("reference definition", "---\nconsent: granted\nparticipant: @\n---\n\n[consent]: denied\n\n$"),
    ("system turn", "---\nconsent: denied\nparticipant: @\n---\n\n**System:** Be kind.\n\n$"),
]
PLAIN_FILES = {
    "front matter ends with dots", "comment on one line",
    "comment over front matter", "front matter over comment", "byte-order mark", "front matter CRLF", "front matter CR", "system turn",
    "two comments",
}

# --- Files: the ledger has another name or encoding ----------------------------------------------------


def named(name):
    def form(c):
        c.ledger = name
        return c.table(c.row(c.name, "denied"))
    return form


def encoded(how):
    return lambda c: how(c.table(c.row(c.name, "denied")))


def two_ledgers(name):
    def form(c):
        c.more[name] = c.table(c.row(c.name, "denied"))
        return c.table(c.row(c.name, "granted"))
    return form


LEDGERS = {
    "Consent.md": named("Consent.md"), "CONSENT.md": named("CONSENT.md"), "CONSENT.MD": named("CONSENT.MD"), "consent.Md": named("consent.Md"),
    "consent.markdown": named("consent.markdown"), "look-alike name": named("сonsent.md"), "unseen in the name": named("con\u00adsent.md"),
    "space behind": named("consent.md "), "consent.txt": named("consent.txt"), "consents.md": named("consents.md"), "consnt.md": named("consnt.md"),
    "consent.mdown": named("consent.mdown"), "consent.mkd": named("consent.mkd"), "consent": named("consent"), "full width": named("ｃｏｎｓｅｎｔ.md"),
    "consent.md.txt": named("consent.md.txt"), "consent-ledger.md": named("consent-ledger.md"), "consent.csv": named("consent.csv"), "consent/README.md": named("consent/README.md"),
    "docs/consent.md": named("docs/consent.md"), "conversations/consent.md": named("conversations/consent.md"),
    "CRLF": encoded(lambda t: t.replace("\n", "\r\n")), "CR": encoded(lambda t: t.replace("\n", "\r")), "byte-order mark": encoded(lambda t: "\ufeff" + t),
    "mixed line ends": encoded(lambda t: t.replace("\n", "\r\n", 3)),
    "UTF-16 LE": encoded(lambda t: b"\xff\xfe" + t.encode("utf-16-le")), "UTF-16 BE": encoded(lambda t: b"\xfe\xff" + t.encode("utf-16-be")),
    "UTF-16 without mark": encoded(lambda t: t.encode("utf-16-le")), "UTF-32": encoded(lambda t: t.encode("utf-32")),
    "Latin 1": encoded(lambda t: t.replace("denied", "refusé").encode("latin-1")), "NUL": encoded(lambda t: t.replace("denied", "den\0ied")),
    "front matter": encoded(lambda t: "---\ntitle: Consent\n---\n\n" + t), "front matter never closed": encoded(lambda t: "---\ntitle: Consent\n\n" + t),
    "in a comment": encoded(lambda t: "<!--\n" + t + "-->\n"), "behind an open comment": encoded(lambda t: "<!-- old\n\n" + t),
    "behind an open fence": encoded(lambda t: "```\n" + t), "no line end": encoded(lambda t: t.rstrip("\n")), "gzip": encoded(lambda t: b"\x1f\x8b" + t.encode()),
    "title above": encoded(lambda t: "# Consent\n\nAs of May.\n\n" + t), "merge conflict": lambda c: TABLE_HEAD + "<<<<<<< ours\n" + c.row(c.name, "granted")
    + "=======\n" + c.row(c.name, "denied") + ">>>>>>> theirs\n" + "".join(c.row(name, "granted") for name in c.others),
    "consent (1).md": named("consent (1).md"), "consent-2.md": named("consent-2.md"), "consent_old.md": named("consent_old.md"), "01-consent.md": named("01-consent.md"),
    "participants.md": named("participants.md"), "docs/participants.md": named("docs/participants.md"), "README.md": named("README.md"), "ledger.md": named("ledger.md"),
    ".github/consent.md": named(".github/consent.md"), "Consent Ledger.md": named("Consent Ledger.md"), "consent.md.gz": named("consent.md.gz"), "a/b/consent.md": named("a/b/consent.md"),
    "cónsent.md": named("cónsent.md"), "consent .md": named("consent .md"), "consent.MARKDOWN": named("consent.MARKDOWN"), "consent.md~ beside": two_ledgers("consent.mdx"),
    "reviews/consent.md": named("reviews/consent.md"), "conversations/a/consent.md": named("conversations/a/consent.md"), "examples/consent.md": named("examples/consent.md"),
    "double line ends": encoded(lambda t: t.replace("\n", "\r\r\n")), "vertical tabs": encoded(lambda t: t.replace(" |\n", " |\v\n")), "NEL": encoded(lambda t: t.replace("\n", "\u0085")),
    "end of file mark": encoded(lambda t: t + "\x1a"), "two byte-order marks": encoded(lambda t: "\ufeff\ufeff" + t), "not UTF-8 elsewhere": encoded(lambda t: t.encode() + b"\xff\n"),
    "two ledgers": two_ledgers("Consent.md"), "two ledgers, other ending": two_ledgers("consent.markdown"),
    "attribute refusal by table of front matter": lambda c: f"---\n{c.name}: denied\n---\n\n" + c.table(c.row(c.name, "granted")),
    "front matter of the ledger": lambda c: f"---\ndenied: [{c.name}]\n---\n\n" + c.table(c.row(c.name, "granted")),
}
PLAIN_LEDGERS = {
    "Consent.md", "CONSENT.md", "CONSENT.MD", "consent.Md", "consent.markdown", "CRLF", "CR", "byte-order mark", "mixed line ends", "front matter",
    "no line end", "title above", "front matter never closed", "two byte-order marks", "cónsent.md", "consent .md", "consent.MARKDOWN", "end of file mark", "vertical tabs", "space behind", "full width", "look-alike name", "unseen in the name",
}

# --- Grants: nothing of these may be held back -------------------------------------------------------

GRANTS = {
    "plain": lambda c: c.table(c.row(c.name, "granted")),
    "other case": lambda c: c.table(c.row(c.name, "Granted")),
    "CRLF": lambda c: c.table(c.row(c.name, "granted")).replace("\n", "\r\n"),
    "byte-order mark": lambda c: "\ufeff" + c.table(c.row(c.name, "granted")),
    "aligned": lambda c: f"| participant  | consent |\n|:-----|:---:|\n" + "".join(f"| {n:12} | granted |\n" for n in [c.name, *c.others]),
    "more columns": lambda c: "| date | participant | how | consent |\n|---|---|---|---|\n" + "".join(
        f"| 2026-01-05 | {n} | signed form | granted |\n" for n in [c.name, *c.others]),
    "no pipes at the ends": lambda c: "participant | consent\n--- | ---\n" + "".join(f"{n} | granted\n" for n in [c.name, *c.others]),
    "title and prose": lambda c: "# Consent\n\nHow we asked: by letter, in May. Forms lie in the safe.\n\n" + c.table(c.row(c.name, "granted")),
    "legend": lambda c: c.table(c.row(c.name, "granted")) + "\nStates: granted, denied, erased or unknown.\n",
    "escaped name": lambda c: c.table(c.row(escaped(c.name), "granted")),
    "name in code": lambda c: c.table(c.row(f"`{c.name}`", "granted")),
    "one other refuses": lambda c: c.table(c.row(c.name, "granted") + c.row("zz-1", "denied")),
    "one other asked": lambda c: c.table(c.row(c.name, "granted") + c.row("zz-1", "pending")),
    "one other in a list": lambda c: c.table(c.row(c.name, "granted")) + "\n- zz-1: denied\n",
    "table of shelves": lambda c: c.table(c.row(c.name, "granted")) + "\n| form | shelf |\n|---|---|\n| A | 2 |\n",
    "front matter of a site": lambda c: "---\ntitle: Consent\nlayout: page\n---\n\n" + c.table(c.row(c.name, "granted")),
    "attributes alone": lambda c: None,
    "tombstone of another": lambda c: c.table(c.row(c.name, "granted") + c.row("sha256:" + "0a" * 32, "erased")),
}


class Outcome:
    def __init__(self, status, errors, exported):
        self.status, self.errors, self.exported = status, errors, exported


def talk(words, number):
    user, assistant = TALKS[number % len(TALKS)]
    return f"**User:** {user}\n\n**Assistant:** {assistant}\n".format(w=words)


def write(root, name, content):
    path = Path(root, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))


def start(root, configuration=""):
    root.mkdir()
    (root / "Templates").symlink_to(CUE_LISTS)
    write(root, "tuneboard.yml", "name: Attack\n" + configuration)


def run(program, root, words):
    """Status, errors and, by word, whether it was exported or shown."""
    site = root.parent / "site"
    command = [program, words, str(root), "--output", str(site), "--date", DAY]
    try:
        run = subprocess.run(command, capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return "a hang", "", b""
    text = b"".join(path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()) if site.exists() else b""
    return run.returncode, run.stderr.decode("utf-8", "replace"), text + run.stdout


def attack_ledger(program, rng, folder, form, is_plain, is_grant):
    """One ledger; returns what broke, and whether everybody was held back."""
    case = Case(rng)
    ledger = form(case)
    names = [case.name, *case.others]
    words = [word(rng) for _ in names]
    root = Path(folder, "project")
    # Something grants but for the ledger; where it is to be proved that the ledger grants, nothing does.
    states = ledger is None or not is_grant and rng.random() < 0.6
    start(root, "" if is_grant or states and rng.random() < 0.7 else "consent: {default: granted}\n")
    for number, (name, own) in enumerate(zip(names, words)):
        front = f"participant: '{name}'\n" + ("consent: granted\n" if states else "")
        write(root, f"conversations/{number}.md", f"---\n{front}---\n\n{talk(own, number)}")
    if ledger is not None:
        write(root, case.ledger, ledger)
    for name, text in case.more.items():
        write(root, name, text)
    status, errors, text = run(program, root, rng.choice(["report"] + ["export"] * 4))
    problems = []
    if status not in (0, 1, 65):
        problems.append(f"ends with {status}")
    if is_grant:
        lost = [name for name, own in zip(names, words) if own.encode() not in text]
        if lost:
            problems.append(f"{len(lost)} who agreed are held back: " + errors.strip().replace("\n", " / ")[:300])
    else:
        if words[0].encode() in text:
            problems.append("what was refused is exported")
        ledgers = [case.ledger, *case.more, "conversations/0.md"]
        # A name with letters that nobody sees is shown with their codes.
        said = any(name in errors for name in ledgers) or re.search(r"con\S*sent|onsent\.md|ｃｏｎｓｅｎｔ", errors)
        if not is_plain and not said:
            problems.append("no finding says so")
    held = all(own.encode() not in text for own in words[1:])
    return problems, held


def attack_attributes(program, rng, folder, forms):
    """All forms of attributes in one project; returns what broke by form."""
    root = Path(folder, "project")
    start(root, "consent: {default: granted}\n" if rng.random() < 0.5 else "")
    words = []
    for number, (name, text, _) in enumerate(forms):
        own = word(rng)
        person = f"u-{1000 + number}"
        words.append(own)
        write(root, f"conversations/{number:03}.md", text.replace("@", person).replace("$", talk(own, number)))
    controls = [word(rng) for _ in range(2)]
    for number, own in enumerate(controls):
        write(root, f"conversations/ok{number}.md", f"---\nconsent: granted\nparticipant: p-{number}\n---\n\n{talk(own, 6 + number)}")
    status, errors, text = run(program, root, rng.choice(["report", "export", "export"]))
    results = {}
    for number, ((name, _, is_plain), own) in enumerate(zip(forms, words)):
        problems = []
        if own.encode() in text:
            problems.append("what was refused is exported")
        if not is_plain and f"conversations/{number:03}.md" not in errors:
            problems.append("no finding says so")
        if status not in (0, 1, 65):
            problems.append(f"ends with {status}")
        results[name] = problems
    lost = sum(own.encode() not in text for own in controls)
    if lost:
        results["controls"] = [f"{lost} who agreed are held back"]
    return results


def attack_words(program, rng, folder, forms):
    """Some words in one ledger, each of somebody else."""
    root = Path(folder, "project")
    start(root)
    rows, words, results = [], [], {}
    names = [f"{rng.choice('upq')}-{number}" for number in rng.sample(range(1000, 9999), 8)]
    for number, name in enumerate(names):
        own = word(rng)
        words.append(own)
        said = forms[number] if number < len(forms) else "granted"
        rows.append(f"| {name} | {said} | 2026-01-05 |\n")
        write(root, f"conversations/{number}.md", f"---\nparticipant: {name}\nconsent: granted\n---\n\n{talk(own, number)}")
    ledger = dict(zip(rows, range(1, len(rows) + 1)))
    rng.shuffle(rows)
    write(root, "consent.md", TABLE_HEAD + "".join(rows))
    status, errors, text = run(program, root, rng.choice(["report", "export", "export"]))
    for number, own in enumerate(words):
        said = forms[number] if number < len(forms) else "granted"
        line = next(index for index, row in enumerate(rows) if ledger[row] == number + 1) + 3
        if number >= len(forms):
            if own.encode() not in text:
                results.setdefault("controls", []).append("who agreed is held back")
            continue
        problems = results.setdefault(repr(said), [])
        if own.encode() in text:
            problems.append("what was refused is exported")
        if said not in PLAIN_WORDS and f"consent.md:{line}:" not in errors:
            problems.append("no finding says so")
        if status not in (0, 1, 65):
            problems.append(f"ends with {status}")
    return results


def attributes():
    forms = []
    for text in ATTRIBUTES:
        beside, text = (("consent: granted\n", text[1:]) if text[0] == "+" else ("", text))
        is_plain = text in {
            "Consent: denied", "CONSENT: DENIED", "cOnSeNt: Denied", "consent : denied", "consent: 'denied'", 'consent: "denied"',
            "consent: !!str denied", "consent: &a denied", "x: &a denied\nconsent: *a", "'consent': denied", '"consent": denied',
            '"con\\x73ent": denied', "? consent\n: denied", "consent: |\n  denied", "consent:\tdenied", "{consent: denied}", "consent: denied # granted before"}
        # A participant among them would end YAML that is one mapping in braces.
        own = "" if text[0] in "{-%" else "participant: '@'\n"
        forms.append((f"front matter {beside.strip()} {text!r}", f"---\n{own}{beside}{text}\n---\n\n$", is_plain))
    return forms + [(name, text, name in PLAIN_FILES) for name, text in FILES]


def collected():
    """Group, name, ledger, whether it may be silent."""
    for name, row in ROWS.items():
        yield "rows", name, (lambda c, row=row: (lambda own: c.table(own))(row(c))), name in PLAIN
    for name, form in TABLES.items():
        yield "tables", name, form, name in PLAIN_TABLES
    for said in PROSE:
        place = lambda c, said=said: "\n" + said.replace("$", c.name) + "\n"
        yield "prose", repr(said), (lambda c, place=place: c.table(c.row(c.name, "granted")) + place(c) if c.rng.random() < 0.7
            else place(c) + "\n" + c.table(c.row(c.name, "granted"))), False
    for name, form in LEDGERS.items():
        yield "files", name, form, name in PLAIN_LEDGERS
    for name, form in GRANTS.items():
        yield "grants", name, form, True


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--share", type=float, default=0.6)
    parser.add_argument("--only", default="")
    parser.add_argument("--keep")
    options = parser.parse_args()
    program = os.path.abspath(options.program)

    def isDrawn(name):
        share = 1 if options.only else options.share
        return options.only in name and random.Random(f"{options.seed} {name}").random() < share
    tried, broken, held = Counter(), Counter(), Counter()
    notes = []

    def keep(folder, name):
        if options.keep:
            target = Path(options.keep, re.sub(r"\W+", "-", name)[:80])
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(Path(folder, "project"), target, ignore=shutil.ignore_patterns("Templates"))

    def ledger(job):
        group, name, form, is_plain, number = job
        rng = random.Random(f"{options.seed} {group} {name} {number}")
        with tempfile.TemporaryDirectory() as folder:
            problems, is_held = attack_ledger(program, rng, os.path.realpath(folder), form, is_plain, group == "grants")
            if problems:
                keep(folder, f"{group} {name} {number}")
        return [(group, name, problems, is_held)]

    def block(job):
        group, attack, forms, number = job
        rng = random.Random(f"{options.seed} {group} {number} {forms[0]}")
        with tempfile.TemporaryDirectory() as folder:
            results = attack(program, rng, os.path.realpath(folder), forms)
            if any(results.values()):
                keep(folder, f"{group} {number} {forms[0]}")
        return [(group, name, problems, False) for name, problems in results.items()]

    cues = CUE_LISTS / "cues"
    cues.mkdir()
    for path in (Path(__file__).resolve().parents[2] / "Templates/cues").glob("*.txt"):
        (cues / path.name).write_text(CUES if path.name == "en.txt" else "")
    jobs = [
        (ledger, (group, name, form, is_plain, number))
        for group, name, form, is_plain in collected() if isDrawn(f"{group} {name}")
        for number in range(options.count)]
    # As many in a project as there are talks: others would be alike but for a word, and alike means left out.
    forms = [form for form in attributes() if isDrawn(f"attributes {form[0]}")]
    words = [said for said in WORDS if isDrawn(f"words {said!r}")]
    for group, attack, forms in (("words", attack_words, words), ("attributes", attack_attributes, forms)):
        jobs += [
            (block, (group, attack, forms[first:first + 6], number))
            for number in range(options.count) for first in range(0, len(forms), 6)]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for results in pool.map(lambda job: job[0](job[1]), jobs):
            for group, name, problems, is_held in results:
                tried[group] += 1
                broken[group] += bool(problems)
                held[group] += is_held
                notes += [f"{group} {name}: {problem}" for problem in problems]
    print("| group | tried | broken | all held back |")
    print("|---|---:|---:|---:|")
    for group in tried:
        print(f"| {group} | {tried[group]} | {broken[group]} | {held[group]} |")
    for note in notes:
        print(note)
    print(f"tried {sum(tried.values())}, broken {sum(broken.values())}")
    return 1 if sum(broken.values()) else 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as TEMPORARY:
        CUE_LISTS = Path(TEMPORARY)
        sys.exit(main())
