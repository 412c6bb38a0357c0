#!/bin/sh
# No block of memory is lost for good: what libgit2 hands out is handed back.
# needs: valgrind strip=binutils nm=binutils git
set -eu
. "$ROOT/Tests/Integration/prepare"

INFRATRACK_NOW=2026-11-23T02:10:00Z
export INFRATRACK_NOW
make_store "$WORK/store" .
cd "$WORK/store"

# valgrind 3.19 gives up at the debug information of Swift 6.3; the names of functions are enough.
strip -g -o "$WORK/infratrack" "$INFRATRACK"
if [ -z "$(nm "$WORK/infratrack" 2>/dev/null | head -n 1)" ]; then
    printf 'the command has no symbols; test the debug build.\n'
    exit 77
fi

# Runs one call under valgrind and reads its summary; a call that prints none did not run in it.
watched() {
    valgrind --leak-check=full --show-leak-kinds=definite --num-callers=30 \
        --suppressions="$ROOT/Tests/Integration/valgrind.supp" \
        --log-file="$WORK/valgrind.log" "$WORK/infratrack" "$@" >"$WORK/said" ||
        die "“infratrack $*” ended with $? under valgrind: $(tail -n 5 "$WORK/valgrind.log")"
    grep -qE 'definitely lost: 0 bytes|All heap blocks were freed' "$WORK/valgrind.log" ||
        die "“infratrack $*” loses memory: $(cat "$WORK/valgrind.log")"
    if grep -E 'Invalid (read|write|free)' "$WORK/valgrind.log"; then
        die "“infratrack $*” touches memory that is not its own: $(cat "$WORK/valgrind.log")"
    fi
    calls=$((calls + 1))
}

calls=0
watched component new acme/prod/web-01 --kind server
watched task new "Rotate the nginx certificates" --component acme/prod/web-01
task=$(cat "$WORK/said")
watched task note "$task" "Done by hand."
watched task list 'component:acme/prod/**'
watched task history "$task"
watched check
printf '%s calls, definitely lost: 0 bytes\n' "$calls"
