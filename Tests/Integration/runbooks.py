"""Holds runbooks as cmark-gfm reads them against the commands that were recorded."""

import html
import json
import re
import subprocess
import sys

command, task = sys.argv[1:3]


def rows(*arguments):
    text = subprocess.run(
        [command, *arguments, "--json"], check=True, capture_output=True, text=True
    ).stdout
    return [json.loads(line) for line in text.splitlines()]


recorded = {row["command"] for row in rows("command", "list", f"task:{task}")}
for runbook in rows("runbook", "list"):
    with open(runbook["path"], encoding="utf-8") as file:
        body = file.read().split("\n---\n", 1)[1]
    xml = subprocess.run(
        ["cmark-gfm", "-e", "table", "--to", "xml"],
        input=body, check=True, capture_output=True, text=True,
    ).stdout
    blocks = [
        (info, html.unescape(text)[:-1])
        for info, text in re.findall(
            r'<code_block info="([^"]*)"[^>]*>([^<]*)</code_block>', xml
        )
    ]
    fences = len(re.findall(r"^`{3,}[a-z]", body, re.M))
    assert len(blocks) == fences, f"{runbook['name']}: {len(blocks)} of {fences} blocks"
    defaults = {row["name"]: row["default"] for row in runbook["parameters"]}

    def default(match):
        return defaults.get(match[1], match[0])

    commands = {
        re.sub(r"\$\{(\w+)\}", default, text)
        for info, text in blocks
        if re.search(r"(diagnosis|mitigation|verification)-\d", html.unescape(info))
    }
    assert commands, runbook["name"]
    strange = commands - recorded
    assert not strange, f"{runbook['name']}: {strange}"
    missing = recorded - commands
    assert len(missing) <= 1, f"{runbook['name']}: {missing}"
