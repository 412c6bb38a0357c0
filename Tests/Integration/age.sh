#!/bin/sh
# `age` opens what infratrack encrypts and infratrack what `age` encrypts: recipients, armor,
# passphrases; a sealed output of a store is opened by `age` alone; no plain text in git.
# needs: age age-keygen=age python3 git
set -eu
. "$ROOT/Tests/Integration/prepare"
cd "$WORK"

infratrack secrets keygen --output ours.key >ours.pub
[ "$(stat -c %a ours.key)" = 600 ] || die "the key file can be read by others"
same "the recipient that age-keygen derives" "$(cat ours.pub)" "$(age-keygen -y ours.key)"
age-keygen -o theirs.key 2>/dev/null
age-keygen -y theirs.key >theirs.pub

# Sizes around the 64 KiB of a chunk.
for size in 0 1 65535 65536 65537 300000; do
    head -c "$size" /dev/urandom >plain
    infratrack secrets encrypt plain -r "$(cat theirs.pub)" -r "$(cat ours.pub)" >text.age
    age -d -i theirs.key text.age >opened
    cmp plain opened
    rm -f binary.age
    infratrack secrets encrypt plain -r "$(cat theirs.pub)" --binary --output binary.age
    age -d -i theirs.key binary.age >opened
    cmp plain opened
    for armor in "" -a; do
        # shellcheck disable=SC2086
        age $armor -r "$(cat ours.pub)" -r "$(cat theirs.pub)" -o age.age plain
        rm -f opened
        infratrack secrets decrypt age.age --identity ours.key --output opened
        cmp plain opened
    done
done

# age takes passphrases from a terminal alone.
cat >terminal.py <<'PY'
import os, pty, sys

child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
asked = 0
said = b""
while True:
    try:
        read = os.read(terminal, 1000)
    except OSError:
        break
    if not read:
        break
    said += read
    while said.count(b": ") > asked:
        asked += 1
        os.write(terminal, sys.argv[1].encode() + b"\n")
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
PY
printf 'attack at dawn\n' >plain
printf 'correct horse battery\n' >passphrase
python3 terminal.py 'correct horse battery' age -p -a -o theirs.age plain
same "a passphrase of age" "attack at dawn" \
    "$(infratrack secrets decrypt theirs.age --passphrase-file passphrase)"
infratrack secrets encrypt plain --passphrase-file passphrase >ours.age
rm -f opened
python3 terminal.py 'correct horse battery' age -d -o opened ours.age
cmp plain opened

# A store: the output is sealed, the rest of the record stays readable.
make_store store .
cd store
cat >infratrack.yaml <<YAML
version: 1
encryption:
  recipients: [$(cat ../ours.pub), $(cat ../theirs.pub)]
  fields: [command.output, task.body]
YAML
git add infratrack.yaml
git commit -q -m "Encrypt outputs"
id=$(printf 'customer 4711 is late\n' | infratrack command record --output - -- "report --customers")
file=$(git ls-files commands | grep "$id")
grep -q 'command: report --customers' "$file" || die "the command is not readable"
if git grep -q 4711 $(git rev-list --all); then die "the output is in git in the clear"; fi
sed -n '/^-----BEGIN/,/^-----END/p' "$file" | age -d -i ../theirs.key | grep -q 'customer 4711 is late' ||
    die "age does not open the output"
infratrack command show "$id" | grep -q 4711 && die "shown in the clear without an identity"
infratrack command show "$id" --identity ../ours.key | grep -q 'customer 4711 is late' ||
    die "the identity does not open the output"

# An edit of something else leaves what is sealed as it is.
task=$(printf 'the customer is Nordlicht\n' | infratrack task new "Call back" --body -)
file=$(git ls-files tasks | grep "$task")
before=$(sed -n '/^-----BEGIN/,/^-----END/p' "$file")
infratrack task edit "$task" --set priority=P1
same "the sealed text after an edit" "$before" "$(sed -n '/^-----BEGIN/,/^-----END/p' "$file")"
same "lines of the diff" 2 "$(git diff HEAD~1 -- "$file" | grep -c '^[-+][a-z]')"
infratrack task note "$task" "called, no answer"
case $(sed -n '/^-----BEGIN/,/^-----END/p' "$file") in
"$before"*) ;;
*) die "a note sealed the text before it again" ;;
esac
infratrack task show "$task" --identity ../ours.key | grep -q 'called, no answer' || die "the note is lost"
infratrack secrets scan --history || die "the scan finds something"
echo "age 1.x opens ours and we open its; sealed fields survive edits byte for byte"
