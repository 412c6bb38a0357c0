"""Delivers CloudWatch alarms over moto's SNS to the receiver; the current folder is the store."""

import json
import os
import pathlib
import socket
import subprocess
import sys
import time
import urllib.request

COMMAND, RECEIVER, WORK = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
LIMIT = 60.0
ARN = "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:web-01 CPU high"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


PORT, MOTO = free_port(), free_port()
os.environ.update(
    AWS_ACCESS_KEY_ID="testing", AWS_SECRET_ACCESS_KEY="testing", AWS_DEFAULT_REGION="eu-west-1",
    AWS_ENDPOINT_URL=f"http://127.0.0.1:{MOTO}", AWS_PAGER="",
    AWS_CONFIG_FILE="/dev/null", AWS_SHARED_CREDENTIALS_FILE="/dev/null")


def fail(text):
    sys.exit(f"{text}\n--- receiver\n{(WORK / 'receiver.log').read_text()[-2000:]}"
             f"\n--- moto\n{(WORK / 'moto.log').read_text()[-2000:]}")


def wait(what, condition):
    deadline = time.monotonic() + LIMIT
    while time.monotonic() < deadline:
        if condition():
            return
        time.sleep(0.2)
    fail(f"did not happen within {LIMIT:.0f} s: {what}")


def is_up(url):
    try:
        with urllib.request.urlopen(url, timeout=2):
            return True
    except OSError:
        return False


def aws(*words):
    run = subprocess.run(["aws", *words, "--output", "json"], capture_output=True, check=False)
    if run.returncode:
        fail(f"aws {' '.join(words)}: {run.stderr.decode()}")
    return json.loads(run.stdout or b"{}")


def alarm(state, old, at):
    return json.dumps({
        "AlarmName": "web-01 CPU high", "AlarmDescription": "Look at web-01.",
        "AWSAccountId": "123456789012", "NewStateValue": state, "OldStateValue": old,
        "NewStateReason": "Threshold Crossed: 1 datapoint [97.0] was greater than 90.0.",
        "StateChangeTime": at, "Region": "EU (Ireland)", "AlarmArn": ARN,
        "Trigger": {"MetricName": "CPUUtilization", "Namespace": "AWS/EC2", "Statistic": "AVERAGE",
                    "Dimensions": [{"name": "InstanceId", "value": "i-0123456789abcdef0"}],
                    "Period": 300, "EvaluationPeriods": 1, "Threshold": 90.0},
    })


def tasks():
    run = subprocess.run([COMMAND, "task", "list", "--json"], capture_output=True, check=True)
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


receiver_log, moto_log = open(WORK / "receiver.log", "wb"), open(WORK / "moto.log", "wb")
receiver = subprocess.Popen(
    [RECEIVER, "--port", str(PORT), "--source", "cloudwatch"],
    stdout=subprocess.DEVNULL, stderr=receiver_log)
moto = subprocess.Popen(
    ["moto_server", "-H", "127.0.0.1", "-p", str(MOTO)], stdout=moto_log, stderr=moto_log)
try:
    wait("the receiver is up", lambda: is_up(f"http://127.0.0.1:{PORT}/healthz"))
    wait("moto is up", lambda: is_up(f"http://127.0.0.1:{MOTO}/moto-api/"))
    topic = aws("sns", "create-topic", "--name", "alarms")["TopicArn"]
    aws("sns", "subscribe", "--topic-arn", topic, "--protocol", "http",
        "--notification-endpoint", f"http://127.0.0.1:{PORT}/v1/cloudwatch")

    def publish(subject, message):
        aws("sns", "publish", "--topic-arn", topic, "--subject", subject, "--message", message)

    publish("ALARM", alarm("ALARM", "OK", "2026-11-23T03:00:00.123+0000"))
    wait("the alarm is a task", lambda: len(tasks()) == 1)
    publish("ALARM", alarm("ALARM", "OK", "2026-11-23T03:00:00.123+0000"))
    publish("OK", alarm("OK", "ALARM", "2026-11-23T03:20:00.456+0000"))
    wait("the recovery closes it", lambda: [row["status"] for row in tasks()] == ["done"])
    receiver.terminate()
    if receiver.wait(timeout=LIMIT):
        fail(f"the receiver ended with {receiver.returncode}")
finally:
    for process in (receiver, moto):
        if process.poll() is None:
            process.kill()
            process.wait()
print("an alarm of CloudWatch over SNS: one task, closed by the recovery")
