#!/bin/sh
# A real Alertmanager fires at a listener that hands each body to `infratrack alert ingest`:
# one task after firing and repeat, closed after the resolution.
# needs: prometheus-alertmanager python3 git
set -eu
. "$ROOT/Tests/Integration/prepare"

make_store "$WORK/store" .
cd "$WORK/store"
infratrack component new acme/prod/web-01 --kind server --environment prod >/dev/null
exec python3 "$ROOT/Tests/Integration/alertmanager.py" "$INFRATRACK" "$WORK"
