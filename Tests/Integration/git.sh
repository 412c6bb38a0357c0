#!/bin/sh
# A store in a subfolder of a code repository with work of the user's in every state: twenty
# operations leave staged, unstaged and untracked changes byte for byte as they were.
# needs: git
set -eu
. "$ROOT/Tests/Integration/prepare"

code=$WORK/code
ops=$code/ops
INFRATRACK_NOW=2026-11-23T02:10:00Z
export INFRATRACK_NOW

make_store "$code" ops
cd "$code"
mkdir src
for name in staged unstaged both deleted renamed mode; do seq 1 40 >"src/$name.txt"; done
printf '*.log\n' >.gitignore
git add .
git commit -q -m "Code"

# The user's work: every state that git knows.
seq 1 20 >src/staged.txt
printf 'new\n' >src/added.txt
git add src/staged.txt src/added.txt
git mv src/renamed.txt src/moved.txt
seq 5 40 >src/unstaged.txt
seq 1 30 >src/both.txt
git add src/both.txt
printf 'more\n' >>src/both.txt
rm src/deleted.txt
chmod +x src/mode.txt
printf 'idea\n' >src/untracked.txt
printf 'private\n' >ops/untracked.txt
printf 'noise\n' >src/build.log
git add -N src/untracked.txt

state() {
    git -C "$1" status --porcelain=v2 --ignored
    printf -- '-- staged\n'
    git -C "$1" diff --cached --binary
    printf -- '-- unstaged\n'
    git -C "$1" diff --binary
}
commits() { git -C "$1" rev-list --count HEAD; }

before=$(state "$code")
operations=0
# Runs one operation in the store: one commit more, and nothing of the user's changed.
operation() {
    had=$(commits "$code")
    (cd "$ops" && infratrack "$@") >"$WORK/said" || die "“infratrack $*” ended with $?."
    same "“infratrack $*” makes one commit" "$((had + 1))" "$(commits "$code")"
    same "“infratrack $*” leaves the user's work" "$before" "$(state "$code")"
    operations=$((operations + 1))
}

start=$(git rev-parse HEAD)
operation component new acme/prod/web-01 --kind server --environment prod
operation component new acme/prod/db-01 --kind database
operation component edit acme/prod/web-01 --add depends_on=acme/prod/db-01
operation task new "Rotate the nginx certificates" --component acme/prod/web-01 --priority P2
task=$(cat "$WORK/said")
operation task new "Check the expiry alert" --depends-on "$task" --label tls
other=$(cat "$WORK/said")
operation task edit "$task" --set owner=marcus
operation task edit "$task" --add labels=nginx --add labels=tls
operation task edit "$task" --remove labels=nginx
operation task note "$task" "The order at the authority is placed."
printf 'Renew, then reload.\n' >"$WORK/body"
operation task edit "$task" --body "$WORK/body"
operation time start "$task"
printf 'nginx: configuration file /etc/nginx/nginx.conf test is successful\n' >"$WORK/output"
operation command record --task "$task" --exit 0 --output "$WORK/output" -- sudo nginx -t
operation command record --task "$task" --exit 0 -- sudo systemctl reload nginx
INFRATRACK_NOW=2026-11-23T02:55:00Z
operation time stop
operation time log "$other" --duration 1h30m --date 2026-11-22
operation task edit "$other" --set status=in-progress
operation task close "$other" --resolution "The rule fires at 21 days."
operation task new "Write the runbook" --client acme
operation task rm "$(cat "$WORK/said")"
operation task close "$task"
[ "$operations" -ge 20 ] || die "only $operations operations ran."

outside=$(git diff --name-only "$start" HEAD | grep -v '^ops/' || :)
same "the commits hold paths of the store only" "" "$outside"

# Reading moves nothing: neither the index nor a branch.
sum() { cksum .git/index && git for-each-ref; }
quiet=$(sum)
(cd ops && infratrack task list && infratrack task show "$task" && infratrack check) >/dev/null
same "reading leaves index and branches" "$quiet" "$(sum)"

# A hand edit of one record is committed with our next change of it; one of another is left.
file=$(cd ops && infratrack task show "$task" --json | sed -n 's/.*"path": *"\([^"]*\)".*/\1/p' | head -n 1)
file=$(printf '%s' "$file" | sed 's|\\/|/|g; s|^ops/||')
[ -f "ops/$file" ] || die "task show names no path: “$file”."
printf '\nWritten by hand.\n' >>ops/components/acme/prod/db-01.md
dirty=$(git diff --binary -- ops)
[ -n "$dirty" ] || die "the hand edit is not seen by git."
(cd ops && infratrack task note "$task" "A second look.") >/dev/null
same "a hand edit elsewhere is left alone" "$dirty" "$(git diff --binary -- ops)"
git checkout -q -- ops/components
printf '\nWritten by hand.\n' >>"ops/$file"
(cd ops && infratrack task edit "$task" --set priority=P3) >/dev/null
git show "HEAD:ops/$file" | grep -q 'Written by hand' || die "the hand edit is not in the commit."
same "after a hand edit was taken along" "$before" "$(state "$code")"

# A record that is staged with other content than its file has is refused, and nothing changes.
printf '\nStaged by hand.\n' >>"ops/$file"
git add "ops/$file"
printf '\nNot staged.\n' >>"ops/$file"
staged=$(state "$code") head=$(git rev-parse HEAD) status=0
(cd ops && infratrack task note "$task" "No.") >/dev/null 2>&1 || status=$?
same "a staged record is refused" 77 "$status"
same "a refusal commits nothing" "$head" "$(git rev-parse HEAD)"
same "a refusal changes nothing" "$staged" "$(state "$code")"
git reset -q -- "ops/$file"
git checkout -q -- "ops/$file"

# A linked work tree has its own branch and index; the first one does not notice.
git worktree add -q -b topic "$WORK/linked" HEAD
main=$(git rev-parse main) here=$(state "$code")
linked=$(state "$WORK/linked")
(cd "$WORK/linked/ops" && infratrack task new "From the linked work tree") >/dev/null
same "the linked work tree is clean" "$linked" "$(state "$WORK/linked")"
same "its branch has one commit more" 1 "$(git rev-list --count main..topic)"
same "main stays" "$main" "$(git rev-parse main)"
same "the first work tree stays" "$here" "$(state "$code")"

# In the middle of a merge everything is refused.
git -C "$WORK/linked" commit -q --allow-empty -m "Elsewhere"
git worktree add -q -b other "$WORK/merge" "$main"
(
    cd "$WORK/merge"
    git merge -q --no-ff --no-commit topic >/dev/null
    merging=$(state .) status=0
    (cd ops && infratrack task note "$task" "No.") >/dev/null 2>&1 || status=$?
    same "a merge in progress is refused" 77 "$status"
    same "a merge in progress is left as it was" "$merging" "$(state .)"
)

# Two processes at once: every note arrives.
had=$(commits "$WORK/linked")
for process in 1 2; do
    (
        cd "$WORK/linked/ops"
        for i in 1 2 3 4 5; do infratrack task note "$task" "Note $process.$i."; done
    ) >/dev/null 2>"$WORK/process-$process" &
    eval "pid$process=$!"
done
# shellcheck disable=SC2154
wait "$pid1" || die "$(cat "$WORK/process-1")"
# shellcheck disable=SC2154
wait "$pid2" || die "$(cat "$WORK/process-2")"
same "ten notes of two processes are ten commits" "$((had + 10))" "$(commits "$WORK/linked")"
same "every note is in the file" 10 "$(grep -c 'Note [12]\.[1-5]\.' "$WORK/linked/ops/$file")"

# Nothing broken, and no commit that no branch holds. Blobs and trees dangle by git's own doing.
objects=$(git fsck --strict --no-reflogs --no-progress 2>&1) || die "$objects"
if printf '%s\n' "$objects" | grep -vE '^dangling (blob|tree) '; then die "git fsck: $objects"; fi
printf '%s operations, the work of the user byte for byte as it was\n' "$operations"
