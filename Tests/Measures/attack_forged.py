#!/usr/bin/env python3
"""Pastes turns of other tools into conversations, and looks whether anybody is given words that he did not say.

Usage: Tests/Measures/attack_forged.py PROGRAM [--seed N] [--count N] [--keep DIR]

A conversation is written in one of the forms in FORMS; somebody in it pastes one of ATTACKS, changed by one of DISGUISES,
at one of PLACES. Every line that is said has a word of its own that tells who typed it. 'PROGRAM convert' reads the files.
A file is broken when a word that the user typed is said by the assistant or the other way round, when what nobody said is
said, or when a true turn is lost; a file that is refused, with a finding, is not. The table counts by form and attack:
'.' for all held, 'r3' for three files refused, 'X2' for two broken.

Where the pasted lines are to the byte like the form's own markers, the user's turns must hold (or the file is refused) when
a question and an answer are pasted; in the assistant's turn, before the first turn, and with an answer alone nobody could
tell them from true turns, and these are not tried. Tuneboard's own form is a contract: a marker at the start of a line is a
turn, and who writes it escapes what was pasted. So it is attacked with all forms but its own, and a form whose markers are
other spellings of its own ('**user**: ') has those for its own, too: before the first turn nobody could tell them either.

The first column is of conversations with ordinary content and nothing pasted: such a file is broken when it is refused, too.
Two names that say nothing are no form that can be read, and have none; see also MARKERS.

--count is how many files are written for each pair of form and attack (default 1: some 850 in all; 4 is thorough), and four
times as many clean ones for each form; --keep writes the broken ones to DIR.
All choices come from --seed; the sentences are ours. Ends with status 1 when anything broke.
"""

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

QUESTIONS = [
    "How long should a first walk be? {w}",
    "My shoulder feels stiff after rowing. {w}\n\nIs that a reason to rest? {w}",
    "I woke up late again. {w}",
    "Could you look at this list with me? {w}\n\n- porridge {w}\n- an apple {w}",
]
ANSWERS = [
    "Twenty minutes are plenty for a start. {w}",
    "That sounds uncomfortable. {w}\n\n1. Warm up slowly. {w}\n2. Stop when it hurts. {w}",
    "Mornings are hard for many people. {w} What would make yours lighter?",
    "Here is one way to see it: {w}\n\nsmall steps, each day. {w}",
]

# What people and assistants write beside it, none of which says who speaks.
ORDINARY = [
    "- porridge {w}\n- an apple {w}\n  - or a pear {w}\n\n1. Warm up. {w}\n2. Walk. {w}",
    "Try this: {w}\n\n```python\n# minutes {w}\nfor day in range(3):\n    print(day)\n```\n\nIt counts. {w}",
    "## A plan {w}\n\nFirst week. {w}\n\n### Later {w}\n\nMore of it. {w}",
    "My doctor wrote: {w}\n\n> Take it slowly. {w}\n> Note: no running. {w}\n\nWhat does it mean? {w}",
    "**Note:** drink enough. {w}\n\n**Tip:** a glass before. {w}\n\n**Warning**: not in the heat. {w}",
    "1. **Warm-up:** five minutes. {w}\n2. **Walk:** twenty. {w}\n3. **Cool-down:** five. {w}",
    "We talked about it: {w}\n\n> Anna: Did you eat? {w}\n> Ben: Not yet. {w}\n\nShe was right. {w}",
    "It went so. {w}\n\nAnna: Did you eat? {w}\nBen: Not yet. {w}\n\nShe was right. {w}",
    '"Did you eat?" she asked. {w}\n\n"Not yet," I said: "I forgot." {w}',
    "| day | minutes |\n|---|---|\n| Monday | 20 {w} |\n| Tuesday | 25 {w} |\n\nNo more. {w}",
    "My day: {w}\n\n07:30 breakfast {w}\n12:00 - lunch: soup {w}\nEvening: a walk {w}",
    "One thing. {w}\n\n---\n\nAnother thing. {w}",
    "*Summary:* it helps. {w}\n\n**In short**\n\nGo on. {w}\n\n(By the way) sleep matters. {w}",
    "See [the guide][1] for it. {w}\n\n[1]: https://example.org/guide\n\nStep 1: read it. {w}\n\nStep 2: walk. {w}",
    "Sleep: seven hours. {w}\nFood: three meals. {w}\nMood: so-so. {w}\n\nSleep: eight hours. {w}\nFood: two. {w}",
    "<details>\n<summary>The whole list {w}</summary>\n\nOats. {w}\n\n</details>\n\nThat is it. {w}",
    "The file says: {w}\n\n```yaml\nuser: anna\nassistant: none\n```\n\nIs that right? {w}",
    "He asked me whether I was the user: {w} I said that the assistant: it was none of mine. {w}",
    "**Monday**\n\nA walk. {w}\n\n**Tuesday**\n\nRest. {w}\n\n**Monday**\n\nA walk. {w}",
    "Problem: my knee hurts. {w}\n\nQuestion: should I rest? {w}",
    "**Question:** what is rest? {w}\n\n**Answer:** doing less. {w}",
]

# --- The forms ------------------------------------------------------------------------------------


def quoted(text):
    return "\n".join(("> " + line).rstrip() for line in text.split("\n"))


def stamp(i):
    return f"2026-03-0{1 + i // 600 % 9} {10 + i // 60 % 10:02}:{i % 60:02}"


class Form:
    """How a conversation is written: its head, a user's turn, an assistant's turn (text, number from 0)."""

    def __init__(self, user, assistant, head="", joint="\n\n", own=()):
        self.user, self.assistant, self.head, self.joint = user, assistant, head, joint
        # Attacks whose markers are to the byte those of the form.
        self.own = set(own)


def marked(user, assistant, **other):
    """A form whose markers stand before the text: '$' is the text, '@' a time."""

    def writer(pattern):
        return lambda text, i: pattern.replace("@", stamp(i)).replace("$", text)

    return Form(writer(user), writer(assistant), **other)


FORMS = {
    "tuneboard": marked("**User:** $", "**Assistant:** $", own=["bold", "bold late"]),
    "specstory": marked(
        "_**User (@Z)**_\n\n$\n\n---", "_**Agent (a-model @Z)**_\n\n$\n\n---",
        head="<!-- Generated by SpecStory -->\n\n# A walk (2026-03-01 10:00Z)\n\n", own=["specstory session"]),
    "specstory-plain": marked(
        "_**User**_\n\n$\n\n---", "_**Assistant**_\n\n$\n\n---",
        head="<!-- Generated by SpecStory -->\n\n", own=["specstory"]),
    "chatgpt-exporter": marked(
        "#### You:\n<time>09:00 PM</time>\n\n$", "#### ChatGPT:\n<time>09:01 PM</time>\n\n$",
        head="---\ntitle: A walk\n---\n\n# A walk\n\n", own=["you headings"]),
    "obsidian-copilot": marked(
        "**user**: $\n[Timestamp: @:00]", "**ai**: $\n[Timestamp: @:04]", own=["bold outside", "bold", "bold late", "comment"]),
    "claude-exporter": marked(
        "**human** (@)\n\n$", "**assistant** (@)\n\n$", head="# A walk\n\n", own=["human dates"]),
    "input-output": marked("## Input\n\n$", "## Output\n\n$"),
    "aider": Form(
        lambda text, i: "\n".join("#### " + line + "  " for line in text.split("\n")),
        lambda text, i: text + "\n\n> Tokens: 1k sent, 200 received.",
        head="# aider chat started at 2026-03-01 10:00:00\n\n> Model: a-model\n\n", own=["aider", "aider lines", "you headings"]),
    "llm-logs": Form(
        lambda text, i: f"# 2026-03-01T10:{i % 60:02}:00    conversation: 01abc id: 01a{i:04}\n\nModel: **m**\n\n"
        f"## Prompt\n\n{text}",
        lambda text, i: f"## Response\n\n{text}", own=["prompt headings", "log entry"]),
    "chatgpt-md": Form(
        lambda text, i: text if i == 0 else f"<hr class=\"__chatgpt_plugin\">\n\n### role::user\n\n{text}",
        lambda text, i: f"<hr class=\"__chatgpt_plugin\">\n\n### role::assistant\n\n{text}"),
    "chatgpt-md-rules": marked(
        "<hr class=\"__chatgpt_plugin\">\n\nrole::user\n\n$", "<hr class=\"__chatgpt_plugin\">\n\nrole::assistant\n\n$",
        own=["role rules"]),
    "prompts-as-quotes": Form(
        lambda text, i: "Me:\n\n" + quoted(text), lambda text, i: "GPT 4:\n\n" + text + "\n\n___", own=["quotes"]),
    "copilot-chat": marked("kim-example: $", "GitHub Copilot: $"),
    "lost-roles": marked("**UNKNOWN:** $", "**UNKNOWN:** $", head="# Dump\n\n## 1. A walk\n\n"),
    "headings": marked("## User\n\n$", "## Assistant\n\n$", head="# A walk\n\n", own=["headings"]),
    "model-headings": marked("### kim\n\n$", "### Claude Sonnet 4\n\n$"),
    "plain": marked("User: $", "Assistant: $", own=["plain", "six users"]),
    "messenger": marked("[@] Anna: $", "[@] Coach Bot: $", joint="\n"),
    "chatml": marked("<|im_start|>user\n$<|im_end|>", "<|im_start|>assistant\n$<|im_end|>", joint="\n", own=["chatml"]),
    "callouts": Form(
        lambda text, i: "> [!user]\n" + quoted(text), lambda text, i: "> [!assistant]\n" + quoted(text)),
    "you-said": marked("You said:\n\n$", "ChatGPT said:\n\n$", own=["you said"]),
    "capitals": marked("**USER**: $", "**ASSISTANT**: $", head="# Coach\n\n## Conversation\n\n",
        own=["bold", "bold late", "comment"]),
    "framed": marked("=== USER ===\n$", "=== ASSISTANT ===\n$"),
    "questions": marked("**Q:** $", "**A:** $"),
    "folded": marked(
        "<details>\n<summary>User</summary>\n\n$\n\n</details>", "<details>\n<summary>Assistant</summary>\n\n$\n\n</details>"),
    "two-names": marked("**Anna:** $", "**Zora:** $"),
}

# What is not pasted: conversations with ordinary content, which must be read, and as they were said.
CLEAN = "clean"
# Of the ordinary what is a marker in a form: a question among questions; two names in turn where the first has none.
MARKERS = {"questions": "**Question:**", "chatgpt-md": "**Monday**"}
# Here what stands before the first marker is said, or nobody could tell the speakers' names from other words.
NO_HEAD = {"chatgpt-md", "two-names"}
# The program prints twenty findings at most.
BATCH = 4

# --- What is pasted -------------------------------------------------------------------------------


def pair(user, assistant):
    """'$' is the text, two lines of which are pasted."""
    return lambda said: user.replace("$", said()) + "\n\n" + assistant.replace("$", said())


ATTACKS = {
    "bold": pair("**User:** $", "**Assistant:** $"),
    "bold late": lambda said: "".join(f"**User:** {said()}\n\n**Assistant:** {said()}\n\n" for _ in range(3)).strip(),
    "bold outside": pair("**user**: $", "**ai**: $"),
    "aider": pair("# aider chat started at 2026-01-02 10:00:00\n\n#### $", "$"),
    "aider lines": pair("#### $", "$"),
    "role lines": pair("role::user\n\n$", "role::assistant\n\n$"),
    "role rules": pair(
        "<hr class=\"__chatgpt_plugin\">\n\nrole::user\n\n$", "<hr class=\"__chatgpt_plugin\">\n\nrole::assistant\n\n$"),
    "six users": lambda said: "\n".join(f"User: {said()}" for _ in range(6)),
    "plain": pair("User: $", "Assistant: $"),
    "human": pair("Human: $", "Assistant: $"),
    "specstory": pair("_**User**_\n\n$\n\n---", "_**Assistant**_\n\n$\n\n---"),
    "specstory session": pair(
        "<!-- Generated by SpecStory -->\n\n# Talk\n\n_**User (2026-01-01 10:00Z)**_\n\n$\n\n---",
        "_**Agent (m 2026-01-01 10:01Z)**_\n\n$\n\n---"),
    "headings": pair("## User\n\n$", "## Assistant\n\n$"),
    "other headings": pair("### User\n\n$", "### Assistant\n\n$"),
    "you headings": pair("#### You:\n$", "#### ChatGPT:\n$"),
    "human dates": pair("**human** (2026-01-01 10:00)\n\n$", "**assistant** (2026-01-01 10:01)\n\n$"),
    "prompt headings": pair("## Prompt\n\n$", "## Response\n\n$"),
    "log entry": pair(
        "# 2026-01-01T10:00:00    conversation: 09x id: 09y\n\nModel: **m**\n\n## Prompt\n\n$", "## Response\n\n$"),
    "json": pair('{"role": "user", "content": "$"}', '{"role": "assistant", "content": "$"}'),
    "chatml": pair("<|im_start|>user\n$<|im_end|>", "<|im_start|>assistant\n$<|im_end|>"),
    "instruction": pair("### Instruction:\n$", "### Response:\n$"),
    "inst": pair("<s>[INST] $ [/INST]", "$ </s>"),
    "you said": pair("You said:\n\n$", "ChatGPT said:\n\n$"),
    "copilot": pair("lee-example: $", "GitHub Copilot: $"),
    "quotes": pair("Me:\n\n> $", "GPT 4:\n\n$"),
    "unknown": pair("**UNKNOWN:** $", "**UNKNOWN:** $"),
    "arrows": pair("User → $", "Assistant → $"),
    "answer alone": lambda said: f"**Assistant:** {said()}",
    "comment": pair("<!-- conversation\nid: x\n-->\n\n**User:** $", "**Assistant:** $"),
}


def in_lines(change):
    return lambda text: "\n".join(change(line) if line.strip() else line for line in text.split("\n"))


def cased(text):
    return re.sub(r"(?i)\b(user|assistant|human|you|chatgpt)\b", lambda m: m.group().upper(), text)


DISGUISES = {
    "": lambda text: text,
    "intro": lambda text: text,
    "quote": in_lines(lambda line: "> " + line),
    "fence": lambda text: "```\n" + text + "\n```",
    "comment": lambda text: "<!--\n" + text.replace("<!--", "").replace("-->", "") + "\n-->",
    "details": lambda text: "<details>\n<summary>Log</summary>\n\n" + text + "\n\n</details>",
    "table": lambda text: "| who | what |\n|---|---|\n" + in_lines(lambda l: f"| {l} | x |")(text).replace("\n\n", "\n"),
    "capitals": cased,
    "nbsp": in_lines(lambda line: "\u00a0" + line),
    "zero width": in_lines(lambda line: "\u200b" + line),
    "bidi": in_lines(lambda line: "\u200f" + line),
    "wide colon": lambda text: text.replace(":** ", "：** ").replace("**: ", "**： ").replace("User: ", "User：").replace("Assistant: ", "Assistant："),
    "tight": lambda text: text.replace("\n\n", "\n"),
    "crlf": lambda text: text,
}
# Where it is typed: in a turn of the user or the assistant, before all.
PLACES = ["user", "first user", "user", "late user", "user", "last user", "assistant", "head"]


class Conversation:
    """The text of a file, and who typed each word: u, a, or n for nobody."""

    def __init__(self, form_name, attack_name, place, disguise, random_):
        form = FORMS[form_name]
        self.typed, self.true = {}, []
        self.random = random_
        isClean = attack_name == CLEAN
        pairs = 52 if place == "late user" else random_.choice([2, 3, 4])
        at = {"first user": 0, "late user": 50, "last user": pairs - 1}.get(place, random_.randrange(1, pairs))
        parts = []
        head = form.head
        if place == "head":
            head += self.paste(attack_name, disguise, "n") + "\n\n"
        for i in range(pairs):
            for role in "ua":
                if role == "a" and place == "last user" and i == pairs - 1:
                    break
                isHere = i == at and role == {"assistant": "a", "head": ""}.get(place, "u")
                isAll = isHere and not isClean and disguise == "" and random_.random() < 0.2
                text = "" if isAll else self.said(role, random_.choice(QUESTIONS if role == "u" else ANSWERS), true=True)
                if isClean:
                    for _ in range(random_.choice([0, 0, 1, 2])):
                        ordinary = [text for text in ORDINARY if not text.startswith(MARKERS.get(form_name, "no"))]
                        text += "\n\n" + self.said(role, random_.choice(ordinary), true=True)
                elif isHere:
                    text = (text + "\n\n" + self.paste(attack_name, disguise, role)).lstrip()
                    if random_.random() < 0.3:
                        text += "\n\n" + self.said(role, "That was it. {w}", true=True)
                write = form.user if role == "u" else form.assistant
                parts.append(write(text, 2 * i + (role == "a")))
        self.text = head + form.joint.join(parts) + "\n"
        if disguise == "crlf":
            self.text = self.text.replace("\n", "\r\n")

    def word(self, role):
        while True:
            word = "w" + role + "".join(self.random.choice("bcdfgklmnprst") + self.random.choice("aeiou") for _ in range(4))
            if word not in self.typed:
                self.typed[word] = role
                return word

    def said(self, role, text, true=False):
        words = []
        result = re.sub(r"\{w\}", lambda _: words.append(self.word(role)) or words[-1], text)
        if true:
            self.true.append((role, words))
        return result

    def paste(self, attack, disguise, role):
        pasted = ATTACKS[attack](lambda: self.said(role, self.random.choice(["Should I stop it?", "Yes, do so."]) + " {w}"))
        pasted = DISGUISES[disguise](pasted)
        return "Somebody wrote me this:\n\n" + pasted if disguise == "intro" else pasted

    def broken(self, said, isPartly=False):
        """What is wrong with what was read, list of (role, text); '' if nothing is. Of a file that is refused in part, with a
        finding, turns may be missing."""
        roles = {}
        for role, text in said:
            for word in re.findall(r"\bw[uan](?:[bcdfgklmnprst][aeiou]){4}\b", text):
                roles.setdefault(word, set()).add(role)
        for word, typist in self.typed.items():
            for role in roles.get(word, ()):
                if typist == "n" and role in "ua":
                    return f"what nobody said is said by {role}"
                if typist != role and role in "ua":
                    return f"what {typist} typed is said by {role}"
        for role, words in self.true:
            if not isPartly and not any(role in roles.get(word, ()) for word in words):
                return f"a true turn of {role} is lost"
        return ""


def read_back(text):
    """What a file in Tuneboard's own form says: (u/a/s, text), as the program writes it."""
    turns, end = [], None
    for line in text.split("\n"):
        # Code and comments hold no marker.
        if end:
            end = None if end in line else end
        else:
            marker = re.match(r"\*\*(User|Assistant|System|Unknown|Tool):\*\*", line)
            if marker:
                turns.append((marker[1][0].lower() if marker[1] in ("User", "Assistant") else "o", []))
                line = line[marker.end():]
            start = line.strip()
            if start.startswith("```"):
                end = "```"
            elif start.startswith("<!--") and "-->" not in start:
                end = "-->"
        if turns:
            turns[-1][1].append(line)
    return [(role, "\n".join(lines)) for role, lines in turns]


def cases(seed, count):
    """(form, attack, place, disguise, conversation) for each file."""
    for form_name, form in FORMS.items():
        random_ = random.Random(f"{seed}/{form_name}/{CLEAN}")
        for number in range(4 * count if form_name != "two-names" else 0):
            place = random_.choice(["user", "last user"])
            yield form_name, CLEAN, place, "", Conversation(form_name, CLEAN, place, "", random_)
        for attack in ATTACKS:
            random_ = random.Random(f"{seed}/{form_name}/{attack}")
            for number in range(count):
                while True:
                    place = random_.choice(PLACES)
                    disguise = random_.choice(list(DISGUISES)) if number % 2 or count == 1 and random_.random() < 0.5 else ""
                    # Nobody could tell these from true turns.
                    same = attack in form.own
                    if not (same and (form_name == "tuneboard" or place in ("assistant", "head"))
                            or form_name == "tuneboard" and attack in ("comment", "answer alone")
                            or attack == "unknown" and form_name == "lost-roles"
                            or place == "head" and form_name in NO_HEAD):
                        break
                    if form_name == "tuneboard" or form_name == "lost-roles":
                        place = None
                        break
                if place:
                    yield form_name, attack, place, disguise, Conversation(form_name, attack, place, disguise, random_)


def convert(program, texts, folder):
    """Has the program read the texts, each BATCH of them from folder/inN to folder/outN; what it says, or None when it fails."""

    def run(start):
        files = Path(folder) / f"in{start}"
        files.mkdir()
        for number, text in enumerate(texts[start:start + BATCH], start):
            (files / f"{number:05}.md").write_bytes(text.encode())
        return subprocess.run(
            [program, "convert", str(files), "--output", f"{folder}/out{start}"], capture_output=True, text=True,
            errors="replace")

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = list(pool.map(run, range(0, len(texts), BATCH)))
    for failed in (run for run in runs if run.returncode not in (0, 65)):
        print(failed.stderr[-2000:])
        return None
    return "".join(run.stdout + run.stderr for run in runs)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    tried = list(cases(options.seed, options.count))
    cells, kinds = {}, {}
    with tempfile.TemporaryDirectory() as folder:
        said = convert(options.program, [case[-1].text for case in tried], folder)
        if said is None:
            return 70
        for number, (form, attack, place, disguise, conversation) in enumerate(tried):
            written = Path(folder) / f"out{number - number % BATCH}" / f"{number:05}.md"
            cell = cells.setdefault((form, attack), [0, 0])
            if not written.exists():
                if attack == CLEAN:
                    cell[1] += 1
                    kinds["a clean file is refused"] = kinds.get("a clean file is refused", 0) + 1
                    keep(options.keep, f"{form}+clean-{number}", conversation)
                    continue
                cell[0] += 1
                if f"{number:05}.md" not in said:
                    cell[1] += 1
                    kinds["no word says that it is refused"] = kinds.get("no word says that it is refused", 0) + 1
                continue
            problem = conversation.broken(
                read_back(written.read_text()), f"{number:05}.md" in said)
            if problem:
                cell[1] += 1
                kinds[problem] = kinds.get(problem, 0) + 1
                keep(options.keep, f"{form}+{attack}+{place}+{disguise}-{number}", conversation)
    return report(cells, kinds, len(tried))


def keep(folder, name, conversation):
    """Writes a broken file where it can be looked at."""
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name.replace(' ', '-')}.md").write_bytes(conversation.text.encode())


def report(cells, kinds, count):
    width = max(map(len, FORMS))
    for index, attack in enumerate([CLEAN, *ATTACKS]):
        print(f"{index:2} {attack}")
    print()
    print(" " * width + "".join(f" {i:>3}" for i in range(len(ATTACKS) + 1)))
    for form in FORMS:
        row = ""
        for attack in [CLEAN, *ATTACKS]:
            cell = cells.get((form, attack))
            shown = "–" if cell is None else f"X{cell[1]}" if cell[1] else f"r{cell[0]}" if cell[0] else "."
            row += f" {shown:>3}"
        print(f"{form:{width}}{row}")
    broken = sum(cell[1] for cell in cells.values())
    refused = sum(cell[0] for cell in cells.values())
    print()
    for kind, number in sorted(kinds.items()):
        print(f"{kind}: {number}")
    print(f"read {count - refused}, refused {refused}")
    print(f"tried {count}, broken {broken}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
