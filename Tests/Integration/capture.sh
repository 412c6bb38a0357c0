#!/bin/sh
# Real shells run with their hooks in a terminal, recorded by script and asciinema; what is imported
# must be what was typed. pyte gives a second opinion on the terminal.
# needs: bash zsh fish script=bsdutils python3 git
# pypi: pexpect asciinema<3 pyte
set -eu
. "$ROOT/Tests/Integration/prepare"

make_store "$WORK/store" .
cd "$WORK/store"
infratrack task new "Fix the disk" >/dev/null
for shell in bash zsh fish powershell; do infratrack hook "$shell" >"$WORK/hook.$shell"; done
exec python3 "$ROOT/Tests/Integration/capture.py" "$INFRATRACK" "$WORK"
