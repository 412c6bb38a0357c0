"""Drives a real Alertmanager against `infratrack alert ingest`; the current folder is the store."""

import http.server
import json
import pathlib
import socket
import subprocess
import sys
import threading
import time
import urllib.request

COMMAND, WORK = sys.argv[1], pathlib.Path(sys.argv[2])
LIMIT = 60.0
LABELS = {
    "alertname": "DiskFull", "instance": "web-01", "job": "node",
    "severity": "critical", "device": "/dev/nvme1n1",
}
events = []
bodies = []
failures = []


class Listener(http.server.BaseHTTPRequestHandler):
    """Hands each body to the command and keeps what it said."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        run = subprocess.run(
            [COMMAND, "alert", "ingest", "--source", "alertmanager", "-"],
            input=body, capture_output=True, check=False)
        bodies.append(json.loads(body))
        if run.returncode:
            failures.append(f"ended with {run.returncode}: {run.stderr.decode()}")
        events.extend(json.loads(line) for line in run.stdout.decode().splitlines() if line)
        self.send_response(500 if run.returncode else 200)
        self.end_headers()

    def log_message(self, *_):
        pass


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait(what, condition):
    """Polls: the other side is a program with its own clock."""
    deadline = time.monotonic() + LIMIT
    while time.monotonic() < deadline:
        if failures:
            sys.exit(f"alert ingest {failures[0]}")
        if condition():
            return
        time.sleep(0.1)
    log = (WORK / "alertmanager.log").read_text()[-2000:]
    sys.exit(f"did not happen within {LIMIT:.0f} s: {what}\nevents: {events}\n{log}")


def expect(what, wanted, got):
    if wanted != got:
        sys.exit(f"{what}: wanted {wanted!r}, got {got!r}")


def tasks():
    run = subprocess.run([COMMAND, "task", "list", "--json"], capture_output=True, check=True)
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


def effects():
    return [event["effect"] for event in events]


def post(alerts):
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/v2/alerts", json.dumps(alerts).encode(),
        {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=5):
        pass


def ready():
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/-/ready", timeout=1) as answer:
            return answer.status == 200
    except OSError:
        return False


listener = http.server.HTTPServer(("127.0.0.1", 0), Listener)
threading.Thread(target=listener.serve_forever, daemon=True).start()
port = free_port()
configuration = WORK / "alertmanager.json"
configuration.write_text(json.dumps({
    "route": {
        "receiver": "ledger", "group_by": ["alertname"], "group_wait": "0s",
        "group_interval": "1s", "repeat_interval": "2s",
    },
    "receivers": [{
        "name": "ledger",
        "webhook_configs": [{
            "url": f"http://127.0.0.1:{listener.server_address[1]}/", "send_resolved": True,
        }],
    }],
}))
with open(WORK / "alertmanager.log", "wb") as log:
    alertmanager = subprocess.Popen(
        ["prometheus-alertmanager", f"--config.file={configuration}",
         f"--storage.path={WORK}/alertmanager", f"--web.listen-address=127.0.0.1:{port}",
         "--cluster.listen-address="],
        stdout=log, stderr=subprocess.STDOUT, cwd=WORK)
try:
    wait("Alertmanager is ready", ready)
    alert = {"labels": LABELS, "annotations": {"summary": "Disk full on web-01"},
             "generatorURL": "http://prometheus.example/graph"}
    post([alert])
    wait("the alert arrives", lambda: len(bodies) >= 1)
    wait("the alert is repeated", lambda: len(bodies) >= 2)
    expect("the first delivery", "created", effects()[0])
    expect("the repeats", {"duplicate"}, set(effects()[1:]))
    open_tasks = tasks()
    expect("tasks after firing and repeat", 1, len(open_tasks))
    expect("its status", "open", open_tasks[0]["status"])
    expect("its components", ["acme/prod/web-01"], open_tasks[0]["components"])
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    post([alert | {"endsAt": now}])
    wait("the resolution arrives", lambda: "resolved" in effects())
    closed = tasks()
    expect("tasks after the resolution", 1, len(closed))
    expect("its id", open_tasks[0]["id"], closed[0]["id"])
    expect("its status", "done", closed[0]["status"])
    status = subprocess.run(
        ["git", "status", "--porcelain"], capture_output=True, check=True).stdout.decode()
    expect("git status", "", status)
finally:
    alertmanager.terminate()
    alertmanager.wait(timeout=10)
print(f"{len(bodies)} deliveries of a real Alertmanager, 1 task, closed")
