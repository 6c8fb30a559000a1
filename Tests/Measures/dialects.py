#!/usr/bin/env python3
"""Reads a folder of Markdown dumps in many dialects and prints a table, one row a file.

Usage: Tests/Measures/dialects.py TUNEBOARD FOLDER

FOLDER/manifest.jsonl says of each file how many lines match the markers of user and assistant: a floor for what a
reader finds. Where fewer turns are found the row names the trap that explains it. Ends with status 1 when a file is
under its floor without such a reason, or when something is found in a file that is no conversation.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

# Why several marker lines are fewer turns, by the manifest's dialect.
TRAPS = {
    "aider": "each line of a message has the marker: runs of them are one turn",
    "aider_website_examples": "each line of a message has the marker: runs of them are one turn",
    "claude_code_hook_log": "blocks of an answer between the work of tools are one turn",
    "coding_session_log": "results of tools stand under the user's heading and are kept apart; blocks of an answer are one turn",
    "specstory": "blocks of an answer between the work of tools are one turn",
    "me_blockquote": "answers that follow each other are one turn",
    "user_assistant_headings": "blocks of an answer between the work of tools are one turn",
    "copilot_chat": "any 'word: text' of an answer looks like a turn to the manifest; answers that follow each other are one",
    "input_output_headings": "of several answers to one prompt the first is read",
    "gptcall_user_assistant": "answers that follow each other are one turn",
    "multi_conversation_unknown_roles": "the roles are lost: the markers name nobody",
}
NOTHING = {
    "negatives": "no conversation",
    "json_in_markdown": "a conversation as JSON, for 'tuneboard import'",
}


def main() -> int:
    if len(sys.argv) != 3:
        print(__doc__)
        return 64
    program, folder = sys.argv[1], Path(sys.argv[2])
    manifest = {}
    for line in (folder / "manifest.jsonl").read_text().splitlines():
        entry = json.loads(line)
        manifest[f"{entry['dialect']}/{entry['file']}"] = entry
    with tempfile.TemporaryDirectory() as site:
        run = subprocess.run(
            [program, "report", str(folder), "--output", site + "/site", "--no-history", "--quiet"],
            capture_output=True, text=True)
        if run.returncode not in (0, 65):
            print(run.stderr)
            return 70
        lines = (Path(site) / "site/data/files.jsonl").read_text().splitlines()
    files = [json.loads(line) for line in lines]
    problems = 0
    print("| file | read as | sure | conversations | user | floor | assistant | floor | why they differ |")
    print("|---|---|---:|---:|---:|---:|---:|---:|---|")
    for file in files:
        entry = manifest.get(file["file"], {})
        folder_name = file["file"].split("/")[0]
        user, assistant = file["messages"]["user"], file["messages"]["assistant"]
        floors = (entry.get("user_marker_lines"), entry.get("assistant_marker_lines"))
        isLow = user < (floors[0] or 0) or assistant < (floors[1] or 0)
        why = ""
        if folder_name in NOTHING:
            why = NOTHING[folder_name]
            if user or assistant:
                why, problems = "FOUND SOMETHING", problems + 1
        elif isLow:
            why = TRAPS.get(folder_name, "")
            if not why:
                why, problems = "UNDER THE FLOOR", problems + 1
        elif not user and not assistant:
            why = "sessions without a turn" if not (floors[0] or floors[1]) else ""
        name = file["file"] if len(file["file"]) < 72 else file["file"][:69] + "…"
        print(
            f"| {name} | {file['dialect'] or 'nothing'} | {file['confidence']:.2f} | {file['conversations']} "
            f"| {user} | {floors[0] if floors[0] is not None else '–'} "
            f"| {assistant} | {floors[1] if floors[1] is not None else '–'} | {why} |")
    atFloor = sum(
        1 for file in files
        if file["messages"]["user"] >= (manifest.get(file["file"], {}).get("user_marker_lines") or 0)
        and file["messages"]["assistant"] >= (manifest.get(file["file"], {}).get("assistant_marker_lines") or 0))
    print()
    print(f"{len(files)} files, {atFloor} at their floor, {problems} unexplained")
    return 1 if problems else 0


sys.exit(main())
