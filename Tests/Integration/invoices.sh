#!/bin/sh
# Two clones that issue the same invoice number: git merges to a conflict with a cure, nothing is
# billed twice and nothing is lost. Hand edits of what was billed are found.
# needs: git
set -eu
. "$ROOT/Tests/Integration/prepare"

INFRATRACK_NOW=2026-12-01T08:00:00Z
export INFRATRACK_NOW
make_store "$WORK/store" .
cd "$WORK/store"
cat >>infratrack.yaml <<'YAML'
clients:
  acme: { name: ACME GmbH, zone: Europe/Berlin, currency: EUR, tax: "19", invoice_branch: main }
rates:
  - { client: acme, rate: "95.00" }
YAML
git add .
git commit -q -m "Settings"
task=$(infratrack task new "Fix the disk" --client acme)
infratrack time log "$task" --start 2026-11-02T09:00:00Z --end 2026-11-02T10:00:00Z >/dev/null
infratrack time log "$task" --start 2026-11-20T09:00:00Z --end 2026-11-20T11:00:00Z >/dev/null
git clone -q "$WORK/store" "$WORK/clone"
(cd "$WORK/clone" && infratrack init 2>/dev/null)

bill() {
    draft=$(infratrack invoice draft --client acme --from "$1" --to "$2")
    infratrack invoice issue "$draft"
}
same "our number" ACME-2026-0001 "$(bill 2026-11-01 2026-11-15)"
cd "$WORK/clone"
same "their number" ACME-2026-0001 "$(bill 2026-11-16 2026-11-30)"
cd "$WORK/store"

if git pull -q --no-rebase --no-edit "$WORK/clone" main >"$WORK/pull" 2>&1; then
    die "git merged two invoices of one number."
fi
status=0
infratrack check >"$WORK/check" 2>&1 || status=$?
same "the status of check in the conflict" 1 "$status"
grep -q 'git checkout --ours invoices/2026/ACME-2026-0001.md' "$WORK/check" ||
    die "check names no cure: $(cat "$WORK/check")"
status=0
infratrack invoice draft --client acme --from 2026-11-01 --to 2026-11-30 >/dev/null 2>&1 || status=$?
same "the status of a draft in the conflict" 77 "$status"

git checkout -q --ours invoices/2026/ACME-2026-0001.md
git add invoices
git commit -q --no-edit
infratrack check || die "check finds something after the cure."
same "the other's number" ACME-2026-0002 "$(bill 2026-11-16 2026-11-30)"
infratrack invoice verify || die "the invoices do not verify."
infratrack check || die "check finds something at the end."
same "what is billed" "113.05
226.10" "$(grep -h 'gross:' invoices/2026/ACME-*.md | tr -dc '0-9.\n')"

entry=$(git ls-files 'time/2026-11/02/*.md')
sed 's/^end: .*/end: 2026-11-02T16:00:00Z/' "$entry" >"$WORK/entry"
cp "$WORK/entry" "$entry"
git commit -q -a -m "Eight hours"
for call in check "invoice verify"; do
    status=0
    # shellcheck disable=SC2086
    infratrack $call >"$WORK/findings" || status=$?
    same "the status of $call" 1 "$status"
    grep -q 'ACME-2026-0001.md' "$WORK/findings" || die "$call does not name the invoice."
done
