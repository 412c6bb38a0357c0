#!/bin/sh
# `aws sns publish` on moto delivers CloudWatch alarm documents to the real receiver over HTTP.
# needs: python3 git
# pypi: moto[server] awscli
set -eu
. "$ROOT/Tests/Integration/prepare"

make_store "$WORK/store" .
cd "$WORK/store"
exec python3 "$ROOT/Tests/Integration/sns.py" "$INFRATRACK" "$INFRATRACK_RECEIVER" "$WORK"
