"""Two clones of a store take alerts in at random and merge with git, again and again."""

import datetime
import json
import pathlib
import random
import subprocess
import sys

COMMAND, WORK = sys.argv[1], pathlib.Path(sys.argv[2])
START = datetime.datetime(2026, 11, 23, tzinfo=datetime.timezone.utc)
SEEDS = range(1, 9)


def run(*words, at, check=True, **more):
    result = subprocess.run(words, cwd=at, capture_output=True, check=False, **more)
    if check and result.returncode:
        sys.exit(f"{words} ended with {result.returncode}:\n"
                 f"{result.stdout.decode()}{result.stderr.decode()}")
    return result


def clock(minute):
    return (START + datetime.timedelta(minutes=minute)).strftime("%Y-%m-%dT%H:%M:%SZ")


def message(problem, start, end=None):
    alert = {
        "status": "resolved" if end is not None else "firing",
        "labels": {"alertname": f"Problem{problem}", "instance": "web-01", "severity": "warning"},
        "annotations": {"summary": f"Problem {problem}"}, "startsAt": clock(start),
        "endsAt": clock(end) if end is not None else "0001-01-01T00:00:00Z", "generatorURL": "",
    }
    return json.dumps({"version": "4", "groupKey": "{}", "alerts": [alert], "truncatedAlerts": 0})


def history(chance):
    """The episodes of two problems, each its firing and, but for some of the last, its end."""
    episodes = []
    for problem in range(2):
        minute = chance.randrange(30)
        for number in range(count := chance.randint(1, 3)):
            start, minute = minute, minute + chance.randint(1, 60)
            said = [message(problem, start)]
            if number < count - 1 or chance.random() < 0.5:
                said.append(message(problem, start, minute))
            episodes.append(said)
            minute += chance.randint(1, 400)
    return episodes


def part(episodes, chance):
    """Some of the messages in any order that keeps an episode's firing before its end."""
    rest = [said[:chance.randint(0, len(said))] for said in episodes]
    while any(rest):
        yield chance.choice([said for said in rest if said]).pop(0)


def ingest(store, payload):
    # All come within the late window of any end: repeats are stragglers.
    answer = run(COMMAND, "alert", "ingest", "--source", "alertmanager", "--received-at",
                 clock(0), "-", at=store, input=payload.encode())
    effect = json.loads(answer.stdout)["effect"]
    if effect in ("spooled", "quarantined"):
        sys.exit(f"{effect}: {answer.stdout.decode()}")


def rows(store, noun):
    lines = run(COMMAND, noun, "list", "--json", at=store).stdout.decode().splitlines()
    return [json.loads(line) for line in lines]


def judge(store, said):
    tasks = {task["id"]: task for task in rows(store, "task")}
    alerts = rows(store, "alert")
    paths = [alert["path"] for alert in alerts]
    if len(set(alert["id"] for alert in alerts)) != len(paths):
        sys.exit(f"{said}: an episode has two records: {paths}")
    led = {alert["task"] for alert in alerts if alert["task"]}
    if led != set(tasks):
        sys.exit(f"{said}: tasks {sorted(tasks)}, but episodes lead to {sorted(led)}")
    for identity, task in tasks.items():
        own = [alert for alert in alerts if alert["task"] == identity]
        fires = max(own, key=lambda alert: alert["started"])["ended"] is None
        if (task["status"] == "open") != fires:
            sys.exit(f"{said}: {identity} is {task['status']}, firing: {fires}")
    run(COMMAND, "check", at=store)


def merge(store, other, said):
    run("git", "fetch", "-q", str(other), "main", at=store)
    result = run("git", "merge", "-q", "--no-edit", "FETCH_HEAD", at=store, check=False)
    if result.returncode:
        state = run("git", "status", "--short", at=store).stdout.decode()
        sys.exit(f"{said}: git merge leaves conflicts:\n{state}")


merges = 0
for seed in SEEDS:
    chance = random.Random(seed)
    left, right = WORK / f"left-{seed}", WORK / f"right-{seed}"
    run("git", "init", "-q", "-b", "main", str(left), at=WORK)
    run("git", "commit", "-q", "--allow-empty", "-m", "Start", at=left)
    run(COMMAND, "init", at=left)
    run("git", "clone", "-q", str(left), str(right), at=WORK)
    run(COMMAND, "init", at=right)
    episodes = history(chance)
    for count in range(1, len(episodes) + 1):
        for store in (left, right):
            for payload in part(episodes[:count], chance):
                ingest(store, payload)
        said = f"seed {seed}, round {count}"
        merge(left, right, said)
        merge(right, left, said)
        merges += 2
        # Whatever comes next settles what two histories left; a heartbeat is enough.
        heartbeat = message(0, 0).replace("Problem0", "Watchdog")
        ingest(left, heartbeat)
        judge(left, said)
        merge(right, left, said)
    # At the end both have heard everything, in order.
    for store in (left, right):
        for said in episodes:
            for payload in said:
                ingest(store, payload)
    trees = [run("git", "rev-parse", "HEAD:alerts", "HEAD:tasks", at=store).stdout
             for store in (left, right)]
    if trees[0] != trees[1]:
        sys.exit(f"seed {seed}: the clones differ in the end")
print(f"{merges} merges of two receivers without a conflict, one task an episode")
