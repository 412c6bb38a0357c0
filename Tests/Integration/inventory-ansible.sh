#!/bin/sh
# The real `ansible-inventory` lists an inventory with groups of groups, an encrypted value and secrets; hosts
# become servers that are members of their groups.
# needs: git python3 ansible-inventory=ansible-core
set -eu
. "$ROOT/Tests/Integration/prepare"

export ANSIBLE_LOCALHOST_WARNING=False ANSIBLE_CONFIG="$WORK/ansible.cfg" LC_ALL=C.UTF-8
: >"$ANSIBLE_CONFIG"
printf 'pass\n' >"$WORK/vault-pass"
vaulted=$(ansible-vault encrypt_string --vault-password-file "$WORK/vault-pass" SECRET-vaulted 2>/dev/null |
    sed -n '/ANSIBLE_VAULT/,$p')
{
    cat <<'HOSTS'
all:
  children:
    prod:
      children:
        web:
          hosts:
            web-01: { ansible_host: 10.0.0.5, instance_id: i-1, ansible_password: SECRET-password }
            web-02: { ansible_host: 10.0.0.6 }
        db:
          hosts:
            db-01:
              ansible_host: 10.0.0.7
              region: !vault |
HOSTS
    printf '%s\n' "$vaulted" | sed 's/^ */                /'
    cat <<'HOSTS'
    backup:
      hosts:
        db-01:
HOSTS
} >"$WORK/hosts.yml"
ansible-inventory -i "$WORK/hosts.yml" --list >"$WORK/list.json"
grep -q SECRET-password "$WORK/list.json"

make_store "$WORK/store" .
cd "$WORK/store"
infratrack component import --source ansible --scope acme "$WORK/list.json" --json >"$WORK/report.json"
python3 - "$WORK/report.json" <<'CHECK'
import json, sys
report = json.load(open(sys.argv[1]))
assert report["created"] == [
    "acme/db-01", "acme/groups/backup", "acme/groups/db", "acme/groups/prod", "acme/groups/web",
    "acme/web-01", "acme/web-02"], report
assert any("ansible_password" in path for path in report["dropped"]), report
CHECK
if grep -rE 'SECRET|ANSIBLE_VAULT' components; then exit 1; fi
infratrack component list kind:server member_of:acme/groups/web | grep -q web-02
[ "$(infratrack component impact acme/groups/prod | wc -l)" = 5 ]
head=$(git rev-parse HEAD)
ansible-inventory -i "$WORK/hosts.yml" --list | infratrack component import --source ansible --scope acme - >/dev/null
[ "$(git rev-parse HEAD)" = "$head" ]
sed -i '/web-02/d' "$WORK/hosts.yml"
ansible-inventory -i "$WORK/hosts.yml" --list | infratrack component import --source ansible --scope acme |
    grep -q 'missing .*acme/web-02'
infratrack check --strict
echo "an inventory through the real ansible-inventory"
