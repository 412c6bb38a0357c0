# Time and billing at 50,000 entries against Timewarrior with git, and hledger. Sourced by bench.
# shellcheck shell=sh

: "${bench:?}" "${products:=}" "${tasks:?}" "${components:?}"
entries=${ENTRIES:-50000}
ledger=$bench/ledger

build_ledger() {
    "$products/infratrack-bench" generate "$ledger" --tasks "$tasks" \
        --components "$components" --entries "$entries" >&2
    [ -d "$ledger/.git" ] || git init -q -b main "$ledger"
    git -C "$ledger" add -A
    git -C "$ledger" commit -q -m "The ledger of the benchmark"
}

install_time_peers() {
    if have timew && have hledger; then return 0; fi
    have apt-get || return 1
    say "Installing timewarrior and hledger with apt-get."
    sudo=
    if [ "$(id -u)" != 0 ]; then sudo="sudo -n"; fi
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y timewarrior hledger \
        >"$bench/apt-time.log" 2>&1
}

# The same entries as a journal and as Timewarrior's months.
export_ledger() {
    "$products/infratrack" -C "$ledger" time export --format journal \
        --from 2025-01-01 --to 2025-12-31 >"$bench/ledger.journal" 2>/dev/null
    export TIMEWARRIORDB="$bench/timewarrior"
    mkdir -p "$TIMEWARRIORDB/data"
    printf 'confirmation = no\n' >"$TIMEWARRIORDB/timewarrior.cfg"
    find "$ledger/time" -name '*.md' -exec awk '
        /^start:/ { start = $2 } /^end:/ { print start, $2 }' {} + |
        sort >"$bench/intervals"
    awk '{ gsub(/[-:Z]/, "")
           split($1, s, "+"); split($2, e, "+")
           print "inc " s[1] "Z - " e[1] "Z # work" >(dir "/" substr($1, 1, 4) "-" substr($1, 5, 2) ".data") }' \
        dir="$TIMEWARRIORDB/data" "$bench/intervals"
}

# Prints CPU and wall of a peer and of ours, and their quotient by CPU. $1 name, $2 target.
compare_processes() {
    row "infratrack $1: wall and CPU, median" "$(field 2 "$ours")/$(field 4 "$ours")" "µs" ""
    row "the other: wall and CPU, median" "$(field 2 "$peer")/$(field 4 "$peer")" "µs" ""
    ratio "$1: CPU / the other's CPU" "$(field 4 "$ours")" "$(field 4 "$peer")" "$2"
    ratio "$1: wall / the other's wall" "$(field 2 "$ours")" "$(field 2 "$peer")" ""
}

against_time_peers() {
    if ! install_time_peers || ! export_ledger; then
        say "-- “apt-get install timewarrior hledger” adds the comparison of time and billing"
        return 0
    fi
    say "-- a year's report by component of $entries entries, as processes"
    ours=$("$bench/baseline" measure 9 "$products/infratrack" -C "$ledger" time report \
        --from 2025-01-01 --to 2025-12-31 --by component --json)
    peer=$("$bench/baseline" measure 5 hledger -f "$bench/ledger.journal" balance)
    compare_processes "report, hledger balance" "< 1"
    # Timewarrior 1.4.3 aborts on some data of this size.
    if timew summary 2025-01-01 - 2026-01-01 >/dev/null 2>&1; then
        peer=$("$bench/baseline" measure 5 timew summary 2025-01-01 - 2026-01-01)
        compare_processes "report, timew summary" "< 1"
    else
        say "-- timew summary fails on these entries"
    fi

    # A database of its own: an open interval may not lie before the others.
    export TIMEWARRIORDB="$bench/timewarrior-toggled"
    mkdir -p "$TIMEWARRIORDB/data"
    printf 'confirmation = no\n' >"$TIMEWARRIORDB/timewarrior.cfg"
    say "-- start and stop a timer, as processes, against timew with an empty database and git"
    task=$(find "$ledger/tasks" -name '*.md' | sort | sed -n '1s|.*/\([a-z0-9]*\)-.*|\1|p')
    cat >"$bench/toggle" <<SCRIPT
#!/bin/sh
'$products/infratrack' -C '$ledger' time start '$task' || '$products/infratrack' -C '$ledger' time stop
SCRIPT
    cat >"$bench/toggle-timew" <<SCRIPT
#!/bin/sh
# Minutes of their own: two calls within a second would make an interval of nothing.
cd '$TIMEWARRIORDB' || exit 74
n=\$((\$(cat .git/toggles 2>/dev/null || echo 0) + 1))
echo \$n >.git/toggles
at=2026-01-01T\$(printf '%02d:%02d' \$((n / 60)) \$((n % 60))):00
if [ \$((n % 2)) = 1 ]; then timew start \$at work; else timew stop \$at; fi || exit
git add -A && exec git commit -q -m toggle
SCRIPT
    chmod +x "$bench/toggle" "$bench/toggle-timew"
    git init -q -b main "$TIMEWARRIORDB"
    git -C "$TIMEWARRIORDB" add -A
    git -C "$TIMEWARRIORDB" commit -q -m "Months"
    ours=$("$bench/baseline" measure 9 "$bench/toggle")
    peer=$("$bench/baseline" measure 9 "$bench/toggle-timew")
    compare_processes "start or stop, timew start and git" "<= 2"
}

billing() {
    build_ledger
    say "-- time and billing in process, $entries entries"
    "$products/infratrack-bench" billing "$ledger" >"$bench/billing" ||
        fail "infratrack-bench billing failed."
    while IFS='	' read -r name value unit target; do
        row "$name" "$value" "$unit" "$target"
    done <"$bench/billing"
    against_time_peers
}
