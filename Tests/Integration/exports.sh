#!/bin/sh
# What hledger, ledger and Timewarrior read of our time: hledger and ledger count the same seconds
# and the same money by component as our report, and `timew` finds every interval in its month.
# klog is not tested: Debian's package of that name is for ham radio.
# needs: hledger ledger timew=timewarrior git
set -eu
. "$ROOT/Tests/Integration/prepare"

INFRATRACK_NOW=2026-11-23T12:00:00Z
export INFRATRACK_NOW
# hledger reads what its locale can hold.
export LC_ALL=C.UTF-8
make_store "$WORK/store" .
cd "$WORK/store"
cat >>infratrack.yaml <<'YAML'
clients:
  acme: { name: "ACME; GmbH", zone: Europe/Berlin, currency: EUR }
people:
  marcus: { name: Marcus Weber, email: marcus@example.org, zone: Europe/Berlin }
rates:
  - { client: acme, rate: "114.75", currency: EUR }
  - { component: acme/web01, rate: "98.33", currency: EUR, from: 2026-11-01 }
rounding:
  default: { level: day, mode: up, increment: 360 }
overlap: allow
YAML
for key in db01 web01 lb01; do infratrack component new "acme/$key" --kind server; done >/dev/null
task=$(infratrack task new "Fix; dø01 | now (twice)" --client acme --component acme/db01)
worked() { infratrack time log "$task" "$@" >/dev/null; }

# The autumn night of 25 hours, midnight at the end of a month, seconds, an overlap, shares by
# weight, a duration without a start, the spring night of 23 hours.
worked --start 2026-10-25T01:30:00+02:00 --end 2026-10-25T03:30:00+01:00 --note 'say "x" \ y # z'
worked --start 2026-10-31T23:30:00+01:00 --end 2026-11-01T00:45:00+01:00 --component acme/web01 \
    --label 'on "call"'
worked --start 2026-11-03T09:00:00+01:00 --end 2026-11-03T09:06:30+01:00 --label 'back\slash'
worked --start 2026-11-04T10:00:00+01:00 --end 2026-11-04T12:00:00+01:00 --component acme/web01
worked --start 2026-11-04T11:00:00+01:00 --end 2026-11-04T11:30:01+01:00 \
    --component acme/lb01=2 --component acme/db01=1 --component acme/web01=4
worked --duration 50m --date 2026-11-05 --component acme/lb01
worked --start 2026-03-29T01:30:00+01:00 --end 2026-03-29T03:30:00+02:00 --not-billable

# key|seconds|amount, from the report's CSV, sorted.
report() {
    infratrack time report --from "$1" --to "$2" --by component --format csv |
        tr -d '\r' | awk -F, 'NR > 1 { print $1 "|" $2 "|" $5 }' | sort
}
journal() { infratrack time export --format journal --from "$1" --to "$2" >"$WORK/journal"; }
# The same from a list of seconds and a list of amounts, `NUMBER UNIT ACCOUNT` on each line.
joined() {
    awk 'NR == FNR { seconds[$3] = $1; next } { amount[$3] = $1 }
         END { for (key in seconds) print key "|" seconds[key] "|" (key in amount ? amount[key] : "0.00") }' \
        "$1" "$2" | sort
}

compared=0
compare() {
    journal "$1" "$2"
    wanted=$(report "$1" "$2")
    [ -n "$wanted" ] || die "the report from $1 to $2 is empty."
    hledger -f "$WORK/journal" check
    hledger -f "$WORK/journal" bal -N --flat --pivot component >"$WORK/seconds"
    hledger -f "$WORK/journal" bal -N --flat --pivot component -B >"$WORK/both"
    grep EUR "$WORK/both" >"$WORK/amounts" || :
    same "hledger from $1 to $2" "$wanted" "$(joined "$WORK/seconds" "$WORK/amounts")"

    form='%(quantity(scrub(display_total))) x %(account)\n'
    ledger -f "$WORK/journal" bal --flat --no-total --format "$form" |
        sed 's|time:acme:||' >"$WORK/seconds"
    ledger -f "$WORK/journal" bal --flat --no-total -B |
        grep EUR | sed 's|time:acme:||' >"$WORK/amounts" || :
    same "ledger from $1 to $2" "$wanted" "$(joined "$WORK/seconds" "$WORK/amounts")"
    compared=$((compared + 1))
}
compare 2026-11-01 2026-11-30
compare 2026-10-01 2026-10-31
compare 2026-03-01 2026-03-31

# Timewarrior reads our data files, in the zone of the client, and prints what our JSON says.
infratrack time export --format timewarrior --from 2026-01-01 --to 2026-12-31 \
    --directory "$WORK/timew/data" >/dev/null 2>&1
export TIMEWARRIORDB="$WORK/timew" TZ=Europe/Berlin
timew :yes export >/dev/null 2>&1
plain() { sed 's|\\/|/|g; s|\\\\|/|g'; }
same "timew reads every interval" \
    "$(infratrack time export --format timewarrior --from 2026-01-01 --to 2026-12-31 2>/dev/null | plain)" \
    "$(timew export | plain)"
same "timew finds an interval by its month" 5 "$(timew export 2026-11-01 - 2026-12-01 | grep -c '"start":"2026')"
same "timew sums the time" "8:41:31" "$(timew summary 2026-01-01 - 2027-01-01 | awk 'NF { last = $NF } END { print last }')"

# What timew exports comes into another store, once.
make_store "$WORK/other" .
cd "$WORK/other"
timew export >"$WORK/intervals.json"
for key in db01 web01 lb01; do infratrack component new "acme/$key" --kind server; done >/dev/null
task=$(infratrack task new "The same work")
same "every interval is taken in" 7 \
    "$(infratrack time import --source timewarrior --task "$task" "$WORK/intervals.json" 2>/dev/null | wc -l | tr -d ' ')"
same "no interval is taken in twice" "" \
    "$(infratrack time import --source timewarrior --task "$task" "$WORK/intervals.json" 2>/dev/null)"
infratrack check
same "the other store counts the same seconds" "8:41:31" \
    "$(infratrack time report --from 2026-01-01 --to 2026-12-31 2>/dev/null | awk -F'|' '/total/ { gsub(/ /, "", $3); print $3 }')"
printf '%s ranges equal in hledger and ledger, 7 intervals in timew\n' "$compared"
