#!/bin/sh
# Two receivers in two clones take in the same and overlapping alerts in different orders; `git
# merge` with the project's merge driver leaves no conflict, and one task an episode.
# needs: python3 git
set -eu
. "$ROOT/Tests/Integration/prepare"
exec python3 "$ROOT/Tests/Integration/receivers.py" "$INFRATRACK" "$WORK"
