#!/bin/sh
# A real Alertmanager posts to the real receiver: firing, repeats, groups and resolutions, with the
# receiver killed in between; then a storm with the receiver killed in the middle of it.
# needs: prometheus-alertmanager python3 git
set -eu
. "$ROOT/Tests/Integration/prepare"

make_store "$WORK/store" .
cd "$WORK/store"
infratrack component new acme/prod/web-01 --kind server --environment prod >/dev/null
exec python3 "$ROOT/Tests/Integration/receiver.py" "$INFRATRACK" "$INFRATRACK_RECEIVER" "$WORK"
