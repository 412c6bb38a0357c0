#!/bin/sh
# A real Nagios runs a check that becomes critical and recovers, and calls `infratrack alert ingest
# --source nagios --from-environment` as its notification command, once for each of two contacts:
# one task, acknowledged, asked for a review; and one that closes with its recovery.
# needs: nagios4=nagios4-core git
set -eu
. "$ROOT/Tests/Integration/prepare"

make_store "$WORK/store" .
cd "$WORK/store"
infratrack component new acme/prod/db-01 --kind server --environment prod >/dev/null

nagios=$WORK/nagios
mkdir -p "$nagios/results"
echo 0 >"$nagios/disk"
echo 0 >"$nagios/load"
cat >"$nagios/check" <<END
#!/bin/sh
state=\$(cat "$nagios/\$1")
echo "\$1 says \$state | value=\$state"
exit "\$state"
END
cat >"$nagios/notify" <<END
#!/bin/sh
export HOME=$HOME GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null LLVM_PROFILE_FILE=/dev/null
export GIT_AUTHOR_NAME=Nagios GIT_AUTHOR_EMAIL=nagios@example.org
export GIT_COMMITTER_NAME=Nagios GIT_COMMITTER_EMAIL=nagios@example.org
"$INFRATRACK" -C "$WORK/store" alert ingest --source nagios --from-environment \
    >>"$nagios/events" 2>>"$nagios/errors" || echo "ended with \$?" >>"$nagios/errors"
END
chmod +x "$nagios/check" "$nagios/notify"
touch "$nagios/events" "$nagios/errors"

cat >"$nagios/objects.cfg" <<END
define timeperiod {
    timeperiod_name  always
    alias            always
    monday           00:00-24:00
    tuesday          00:00-24:00
    wednesday        00:00-24:00
    thursday         00:00-24:00
    friday           00:00-24:00
    saturday         00:00-24:00
    sunday           00:00-24:00
}
define command {
    command_name  read-state
    command_line  $nagios/check \$ARG1\$
}
define command {
    command_name  infratrack
    command_line  $nagios/notify
}
define contact {
    name                           ledger
    service_notification_period    always
    host_notification_period       always
    service_notification_options   w,u,c,r,f,s
    host_notification_options      d,u,r,f,s
    service_notification_commands  infratrack
    host_notification_commands     infratrack
    register                       0
}
define contact {
    use           ledger
    contact_name  first
}
define contact {
    use           ledger
    contact_name  second
}
define host {
    host_name            db-01
    address              127.0.0.1
    max_check_attempts   1
    check_period         always
    contacts             first,second
    notification_period  always
}
END
for service in disk load; do
    cat >>"$nagios/objects.cfg" <<END
define service {
    host_name              db-01
    service_description    $service
    check_command          read-state!$service
    check_period           always
    max_check_attempts     1
    check_interval         1
    retry_interval         1
    notification_interval  0
    notification_period    always
    flap_detection_enabled 0
    contacts               first,second
}
END
done
cat >"$nagios/nagios.cfg" <<END
log_file=$nagios/nagios.log
cfg_file=$nagios/objects.cfg
object_cache_file=$nagios/objects.cache
precached_object_file=$nagios/objects.precache
resource_file=$nagios/resource.cfg
status_file=$nagios/status.dat
command_file=$nagios/nagios.cmd
lock_file=$nagios/nagios.lock
temp_file=$nagios/nagios.tmp
temp_path=$nagios
check_result_path=$nagios/results
state_retention_file=$nagios/retention.dat
query_socket=$nagios/nagios.qh
nagios_user=$(id -un)
nagios_group=$(id -gn)
enable_environment_macros=1
enable_notifications=1
check_external_commands=1
interval_length=1
service_inter_check_delay_method=n
max_service_check_spread=1
status_update_interval=2
check_for_updates=0
illegal_macro_output_chars=\`~\$&|'"<>
END
touch "$nagios/resource.cfg"
nagios4 -v "$nagios/nagios.cfg" >"$nagios/verify.log" 2>&1 ||
    die "nagios refuses its configuration: $(tail -n 20 "$nagios/verify.log")"
nagios4 "$nagios/nagios.cfg" >"$nagios/out.log" 2>&1 &
daemon=$!
trap 'kill "$daemon" 2>/dev/null || :' EXIT

# Polls: the other side is a program with its own clock.
events() {
    tries=0
    while [ "$(grep -c . "$nagios/events")" -lt "$1" ]; do
        tries=$((tries + 1))
        [ "$tries" -lt 300 ] || die "fewer than $1 events came within a minute.
$(cat "$nagios/events" "$nagios/errors")
$(tail -n 20 "$nagios/nagios.log" 2>/dev/null)"
        sleep 0.2
    done
    [ ! -s "$nagios/errors" ] || die "the notification command failed: $(cat "$nagios/errors")"
}
effects() { sed 's/.*"effect":"\([a-z]*\)".*/\1/' "$nagios/events" | tr '\n' ' '; }
say_to_nagios() { printf '[%s] %s\n' "$(date +%s)" "$1" >"$nagios/nagios.cmd"; }

echo 2 >"$nagios/disk"
events 2
same "one problem, two contacts" "created duplicate " "$(effects)"
same "its task" "open P2 acme/prod/db-01" \
    "$(infratrack task list --json | sed 's/.*"status":"\([a-z-]*\)".*"priority":"\(P.\)".*"components":\["\([^"]*\)"\].*/\1 \2 \3/')"
say_to_nagios "ACKNOWLEDGE_SVC_PROBLEM;db-01;disk;1;1;0;marcus;on it"
events 4
same "acknowledged" "created duplicate updated duplicate " "$(effects)"
echo 0 >"$nagios/disk"
events 6
same "recovered" "created duplicate updated duplicate resolved duplicate " "$(effects)"
same "somebody works on it" 1 "$(infratrack task list label:needs-review status:in-progress | grep -c .)"

echo 1 >"$nagios/load"
events 8
echo 2 >"$nagios/load"
events 10
echo 0 >"$nagios/load"
events 12
same "a warning that became critical" \
    "created duplicate updated duplicate resolved duplicate created duplicate updated duplicate resolved duplicate " \
    "$(effects)"
same "closed" 1 "$(infratrack task list status:done priority:P2 | grep -c .)"
same "episodes" 2 "$(infratrack alert list | grep -c resolved)"
infratrack check
[ -z "$(git status --porcelain)" ] || die "$(git status --porcelain)"
echo "two problems, $(grep -c . "$nagios/events") notifications, two tasks"
