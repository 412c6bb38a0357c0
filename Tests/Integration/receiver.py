"""Drives a real Alertmanager against `infratrack-receiver`; the current folder is the store."""

import http.client
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

COMMAND, RECEIVER, WORK = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
LIMIT = 60.0
TOKEN = "drill-0123456789"
STORM, SENDERS = 400, 16
token_file = WORK / "token"
token_file.touch(mode=0o600)
token_file.write_text(TOKEN + "\n")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


AM_PORT, PORT = free_port(), free_port()


def fail(text):
    log = (WORK / "alertmanager.log").read_text()[-1500:]
    sys.exit(f"{text}\n--- receiver\n{(WORK / 'receiver.log').read_text()[-1500:]}\n"
             f"--- alertmanager\n{log}")


def wait(what, condition):
    """Polls: the other side is a program with its own clock."""
    deadline = time.monotonic() + LIMIT
    while time.monotonic() < deadline:
        if condition():
            return
        time.sleep(0.1)
    fail(f"did not happen within {LIMIT:.0f} s: {what}")


def expect(what, wanted, got):
    if wanted != got:
        fail(f"{what}: wanted {wanted!r}, got {got!r}")


def get(url):
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.read().decode()
    except OSError:
        return None


class Receiver:
    """The receiver as a process that can be killed and started again."""

    def start(self):
        with open(WORK / "receiver.log", "ab") as log:
            self.process = subprocess.Popen(
                [RECEIVER, "--port", str(PORT), "--token-file", str(token_file)],
                stdout=subprocess.DEVNULL, stderr=log)
        wait("the receiver is up", lambda: get(f"http://127.0.0.1:{PORT}/healthz") == "ok\n")

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.terminate()
        expect("the receiver's status", 0, self.process.wait(timeout=LIMIT))

    def metric(self, name):
        for line in (get(f"http://127.0.0.1:{PORT}/metrics") or "").splitlines():
            if line.startswith(f"infratrack_receiver_{name} "):
                return float(line.split()[-1])
        return 0.0


def rows(*words):
    run = subprocess.run([COMMAND, *words, "--json"], capture_output=True, check=True)
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


def tasks(name):
    """The tasks that alerts of a name opened."""
    ids = {row["task"] for row in rows("alert", "list") if row["name"] == name}
    return [row for row in rows("task", "list") if row["id"] in ids]


def fire(name, instance, **fields):
    alert = {"labels": {"alertname": name, "instance": instance, "severity": "critical"},
             "annotations": {"summary": f"{name} on {instance}"}} | fields
    request = urllib.request.Request(
        f"http://127.0.0.1:{AM_PORT}/api/v2/alerts", json.dumps([alert]).encode(),
        {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=5):
        pass


def ago():
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def clean():
    status = subprocess.run(["git", "status", "--porcelain"], capture_output=True, check=True)
    expect("git status", "", status.stdout.decode())
    subprocess.run(["git", "fsck", "--strict"], capture_output=True, check=True)


def alertmanager_tour(receiver):
    fire("DiskFull", "web-01")
    wait("the alert is a task", lambda: len(tasks("DiskFull")) == 1)
    task = tasks("DiskFull")[0]
    expect("its components", ["acme/prod/web-01"], task["components"])
    before = receiver.metric("committed_total")
    wait("repeats come", lambda: receiver.metric("committed_total") >= before + 2)
    expect("tasks after repeats", [task], tasks("DiskFull"))
    for number in (1, 2, 3):
        fire("HighLoad", f"node-{number}")
    wait("each alert of a group is a task", lambda: len(tasks("HighLoad")) == 3)

    receiver.kill()
    fire("CertExpiry", "web-01")
    time.sleep(2)
    receiver.start()
    wait("what was sent meanwhile arrives", lambda: len(tasks("CertExpiry")) == 1)
    expect("tasks after the kill", [task], tasks("DiskFull"))

    fire("DiskFull", "web-01", endsAt=ago())
    wait("the resolution closes it", lambda: tasks("DiskFull")[0]["status"] == "done")
    expect("its id", task["id"], tasks("DiskFull")[0]["id"])
    fire("HighLoad", "node-2", endsAt=ago())
    wait("one of a group is resolved",
         lambda: sorted(row["status"] for row in tasks("HighLoad")) == ["done", "open", "open"])


def storm(receiver, acknowledged):
    """Many senders at once, while the receiver is killed in the middle."""
    numbers = iter(range(STORM))
    lock = threading.Lock()

    def send():
        connection = None
        while True:
            with lock:
                number = next(numbers, None)
            if number is None:
                return
            alert = {"status": "firing", "startsAt": "2026-11-23T03:00:00Z", "annotations": {},
                     "labels": {"alertname": "Storm", "check": str(number)}}
            try:
                connection = connection or http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
                connection.request(
                    "POST", "/v1/alertmanager", json.dumps({"version": "4", "alerts": [alert]}),
                    {"Authorization": f"Bearer {TOKEN}"})
                answer = connection.getresponse()
                answer.read()
                if answer.status == 200:
                    with lock:
                        acknowledged.add(str(number))
            except (OSError, http.client.HTTPException):
                connection = None
                time.sleep(0.05)

    senders = [threading.Thread(target=send) for _ in range(SENDERS)]
    for sender in senders:
        sender.start()
    while len(acknowledged) < STORM // 4 and any(sender.is_alive() for sender in senders):
        time.sleep(0.01)
    receiver.kill()
    receiver.start()
    for sender in senders:
        sender.join()


def present():
    return {row["labels"]["check"] for row in rows("alert", "list") if row["name"] == "Storm"}


def refuse():
    """Who has no token is turned away."""
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{PORT}/v1/alertmanager", b"{}", timeout=5)
        fail("a request without a token was taken in")
    except urllib.error.HTTPError as error:
        expect("the status without a token", 401, error.code)


configuration = WORK / "alertmanager.json"
configuration.write_text(json.dumps({
    "route": {
        "receiver": "ledger", "group_by": ["alertname"], "group_wait": "1s",
        "group_interval": "1s", "repeat_interval": "2s",
    },
    "receivers": [{
        "name": "ledger",
        "webhook_configs": [{
            "url": f"http://127.0.0.1:{PORT}/v1/alertmanager", "send_resolved": True,
            "http_config": {"authorization": {"credentials_file": str(token_file)}},
        }],
    }],
}))
receiver = Receiver()
with open(WORK / "alertmanager.log", "wb") as log:
    alertmanager = subprocess.Popen(
        ["prometheus-alertmanager", f"--config.file={configuration}",
         f"--storage.path={WORK}/alertmanager", f"--web.listen-address=127.0.0.1:{AM_PORT}",
         "--cluster.listen-address="],
        stdout=log, stderr=subprocess.STDOUT, cwd=WORK)
try:
    receiver.start()
    wait("Alertmanager is ready", lambda: get(f"http://127.0.0.1:{AM_PORT}/-/ready") is not None)
    refuse()
    alertmanager_tour(receiver)
finally:
    alertmanager.terminate()
    alertmanager.wait(timeout=10)
acknowledged = set()
try:
    storm(receiver, acknowledged)
    receiver.stop()
finally:
    if receiver.process.poll() is None:
        os.kill(receiver.process.pid, signal.SIGKILL)
missing = acknowledged - present()
expect("acknowledged and missing after the kill", set(), missing)
clean()
print(f"a real Alertmanager, killed twice in between; {len(acknowledged)} acknowledged of {STORM} "
      "in a storm, none missing")
