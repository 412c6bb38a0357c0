#!/bin/sh
# Runbooks of a real incident, read by others: markdownlint's rules, cmark-gfm, MkDocs, git merge.
# needs: nginx git cmark-gfm openssl python3
# pypi: pymarkdownlnt mkdocs
set -eu
cd "$WORK"
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null HOME="$WORK"
export GIT_AUTHOR_NAME=Marcus GIT_AUTHOR_EMAIL=marcus@example.org
export GIT_COMMITTER_NAME=Marcus GIT_COMMITTER_EMAIL=marcus@example.org
fail() {
    echo "$*" >&2
    exit 1
}

# nginx with everything below $WORK, and a certificate.
web=$WORK/web
mkdir -p "$web"
openssl req -x509 -newkey rsa:2048 -nodes -days 6 -subj /CN=shop.acme.example \
    -keyout "$web/shop.key" -out "$web/shop.crt" 2>/dev/null
cat >"$web/nginx.conf" <<'CONF'
pid nginx.pid;
error_log error.log;
events { }
http {
    access_log access.log;
    client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi; scgi_temp_path scgi;
    server { lisen unix:shop.sock; location / { return 200 "ok\n"; } }
}
CONF
sed -i "s#unix:shop.sock#unix:$web/shop.sock#" "$web/nginx.conf"
trap 'nginx -p "$web" -e error.log -c nginx.conf -s stop 2>/dev/null || :' EXIT

mkdir store
cd store
git init -q -b main .
"$INFRATRACK" init 2>/dev/null
"$INFRATRACK" component new acme/prod/web-01 --kind server >/dev/null
"$INFRATRACK" component new acme/prod/shop --kind service --depends-on acme/prod/web-01 >/dev/null
task=$("$INFRATRACK" task new "The shop does not answer" --component web-01 --owner marcus)
# Runs a command as the person on call did, and records what came of it.
play() {
    status=0
    sh -c "$1" >"$WORK/out" 2>&1 </dev/null || status=$?
    "$INFRATRACK" command record --task "$task" --host web-01 --exit "$status" \
        --output "$WORK/out" -- "$1" >/dev/null
}
nginx_call="nginx -p $web -e error.log -c nginx.conf"
play "curl -sf --unix-socket $web/shop.sock http://shop.acme.example/"
play "$nginx_call -t"
play "cp -p $web/nginx.conf $web/nginx.conf.bak"
play "sed -i 's/lisen/listen/' $web/nginx.conf"
play "$nginx_call -t"
play "$nginx_call"
play "curl -sf --unix-socket $web/shop.sock http://shop.acme.example/"
play "openssl x509 -in $web/shop.crt -noout -enddate"
play "printf '%s\n' '\`\`\`' '<b> & {{x}}' > $web/notes.md"
play "cat $web/notes.md"
"$INFRATRACK" task close "$task" --resolution "Typo in nginx.conf"

for template in incident maintenance change minimal post-incident-review; do
    "$INFRATRACK" runbook generate "shop-$template" --task "$task" --template "$template" >/dev/null
done
pymarkdown -c "$ROOT/Tests/Integration/runbooks.pymarkdown.json" scan runbooks ||
    fail "pymarkdown found something."
"$INFRATRACK" runbook check || fail "the lint found an error."

# Every recorded command comes back from what cmark-gfm understood.
python3 "$ROOT/Tests/Integration/runbooks.py" "$INFRATRACK" "$task"

# A person's edit on one branch and a new generation on the other merge.
git checkout -q -b edit
sed -i 's/^Ask marcus when.*/Ask Lena first./' runbooks/shop-incident.md
git commit -qam "Ask Lena"
git checkout -q main
play "uptime"
"$INFRATRACK" runbook generate shop-incident >/dev/null
git merge -q edit || fail "git merge has conflicts."
grep -q '^Ask Lena first.$' runbooks/shop-incident.md || fail "the edit is lost."
grep -q '^uptime$' runbooks/shop-incident.md || fail "the new step is lost."
"$INFRATRACK" runbook generate shop-incident >/dev/null
grep -q '^Ask Lena first.$' runbooks/shop-incident.md || fail "the next generation lost the edit."

# MkDocs builds what is published, and the navigation that was there stays.
mkdir -p "$WORK/site/docs"
cd "$WORK/site"
git init -q -b main .
printf 'site_name: Operations\nnav:\n  - Home: index.md\n' >mkdocs.yml
echo '# Home' >docs/index.md
git add .
git commit -qm Begin
"$INFRATRACK" -C ../store runbook publish "$WORK/site" >/dev/null
[ -z "$(git status --porcelain)" ] || fail "publish left something uncommitted."
mkdocs build --strict --quiet
grep -q 'Home: index.md' mkdocs.yml || fail "the navigation is lost."
grep -q '<code class="language-sh">' site/runbooks/shop-incident/index.html ||
    fail "MkDocs saw no commands."
if grep -q '```' site/runbooks/shop-minimal/index.html; then
    # The notes of the recorded command hold a fence; nothing else may.
    [ "$(grep -c '```' site/runbooks/shop-minimal/index.html)" -le 2 ] || fail "a fence is left."
fi
echo "five templates; pymarkdown, cmark-gfm, git merge and MkDocs agree"
