"""Drives hooked shells in a terminal and compares what InfraTrack takes in with what was typed."""

import glob
import json
import os
import random
import re
import signal
import stat
import subprocess
import sys
import time

import pexpect
import pyte

infratrack, work = sys.argv[1:3]
store = os.path.join(work, "store")
START = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "-i"],
}


def fail(message):
    sys.exit("not as expected: " + message)


def same(what, wanted, got):
    if wanted != got:
        fail(f"{what}\n--- wanted\n{wanted}\n--- got\n{got}")


def run(*arguments, status=0):
    done = subprocess.run([infratrack, *arguments], cwd=store, capture_output=True, text=True)
    if done.returncode != status:
        fail(f"{arguments}: status {done.returncode}: {done.stderr}")
    return done.stdout, done.stderr


def environment(name, **more):
    home = os.path.join(work, "home." + name)
    os.makedirs(home, exist_ok=True)
    values = {
        "PATH": os.environ["PATH"], "HOME": home, "TERM": "xterm", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
        "PS1": "$ ", "HISTFILE": os.path.join(home, "history"), "SHELL": "/bin/bash",
        "INFRATRACK_SPOOL": os.path.join(home, "state", "spool"), "LLVM_PROFILE_FILE": "/dev/null",
    }
    values.update(more)
    return values


class Terminal:
    """A shell in a terminal, one line after the other, each awaited by a line that it prints."""

    def __init__(self, command, values):
        self.child = pexpect.spawn(
            command[0], command[1:], env=values, cwd=store, encoding="utf-8", dimensions=(24, 80),
            timeout=20)
        self.child.delaybeforesend = None
        # Whatever starts the shell, its prompt is the first thing shown.
        self.child.expect([r"\$ ", "# ", "% ", "> "])

    def type(self, line, wait=True):
        self.child.send(line + "\r")
        if wait:
            self.settle()

    def settle(self):
        """Until the shell printed nothing for a moment: then it waits for the next line."""
        for _ in range(200):
            try:
                self.child.read_nonblocking(65536, timeout=0.12)
            except pexpect.TIMEOUT:
                return
            except pexpect.EOF:
                return
        fail("the shell does not come to rest")

    def end(self):
        try:
            self.child.expect(pexpect.EOF)
        except pexpect.TIMEOUT:
            fail("the shell does not end")
        self.child.close()


def spool_of(values):
    return values["INFRATRACK_SPOOL"]


def imported(source, path, *more):
    """What an import took in, as the store has it."""
    out, err = run("command", "import", "--source", source, "--json", *more, path)
    ids = [json.loads(line)["id"] for line in out.splitlines()]
    listed, _ = run("command", "list", "--json")
    records = {}
    for line in listed.splitlines():
        record = json.loads(line)
        with open(os.path.join(store, record["path"]), encoding="utf-8") as file:
            record["text"] = file.read()
        records[record["id"]] = record
    again, _ = run("command", "import", "--source", source, "--json", *more, path)
    same("a second import", ids, [json.loads(line)["id"] for line in again.splitlines()])
    if any(json.loads(line)["effect"] != "known" for line in again.splitlines()):
        fail("a second import changed something: " + again)
    return [records[identity] for identity in ids], err


def output(record):
    found = re.search(r"^(`{3,})text\n(.*?)^\1$", record["text"], re.M | re.S)
    return found.group(2) if found else ""


# Every line typed, and the status that must be recorded; None is not recorded at all.
CASES = {
    "bash": [
        ("echo hi", 0), ("(true)", 0), ("(exit 3)", 3), ("false | true", 0), ("true; false", 1),
        ("for i in 1 2; do echo $i; done", 0), ("{ false; }", 1), ("sleep 0 &", 0), ("cd /", 0),
        ("cd - >/dev/null", 0), ("nosuchcommand", 127), ("# a comment", None), ("", None),
        (" echo hidden", None), ("if ; then", 2), ("sh -c 'kill -9 $$'", 137),
        ("echo 'a;b' \"tüb\\\\\" $'x\\ty'", 0), ("set -o pipefail", 0), ("false | true", 1),
        ("set -u; set -e; true", 0), ("set +ue", 0), ("exit 4", "-"),
    ],
    "zsh": [
        ("setopt hist_ignore_space interactive_comments", 0), ("echo hi", 0), ("(exit 3)", 3),
        ("false | true", 0), ("for i in 1 2; do echo $i; done", 0), ("cd /", 0), ("cd - >/dev/null", 0),
        ("nosuchcommand", 127), ("", None), (" echo hidden", None), ("sh -c 'kill -9 $$'", 137),
        ("echo 'a;b' \"tüb\\\\\" $'x\\ty'", 0), ("setopt no_clobber", 0), ("exit 4", "-"),
    ],
    "fish": [
        ("echo hi", 0), ("sh -c 'exit 3'", 3), ("false | true", 0), ("for i in 1 2; echo $i; end", 0),
        ("cd /", 0), ("cd -", 0), ("nosuchcommand", 127), ("", None), (" echo hidden", None),
        ("sh -c 'kill -9 $fish_pid_not' ; false", 1), ("echo 'a;b' \"tüb\\\\\"", 0), ("exit 4", 4),
    ],
}


def hook_records(shell, name, **more):
    """Everything of the list is recorded, with its status, and nothing else."""
    values = environment(name, HISTCONTROL="ignorespace", INFRATRACK_TASK="", **more)
    terminal = Terminal(START[shell], values)
    terminal.settle()
    terminal.type(f" source {work}/hook.{shell}")
    for line, _ in CASES[shell]:
        terminal.type(line)
    terminal.end()
    mode = stat.S_IMODE(os.stat(spool_of(values)).st_mode)
    same(f"{name}: the spool's mode", 0o600, mode)
    records, _ = imported("spool", spool_of(values))
    wanted = [(text, status) for text, status in CASES[shell] if status is not None]
    if more.get("INFRATRACK_PLAIN"):
        # Without PS0 the end of the shell is not seen.
        wanted = [pair for pair in wanted if pair[1] != "-"]
    got = [(r["command"], "-" if r["exit"] is None else r["exit"]) for r in records]
    same(f"{name}: commands and statuses", wanted, got)
    pipeline = next(r for r in records if r["command"] == "false | true")
    if "Exit statuses of the pipeline: 1 0." not in pipeline["text"]:
        fail(f"{name}: no pipeline in {pipeline['text']}")
    moved = next(r for r in records if r["command"] == "cd /")
    same(f"{name}: the directory before", store, moved["cwd"])
    if "Working directory afterwards: /\n" not in moved["text"]:
        fail(f"{name}: no directory afterwards in {moved['text']}")
    if any("hidden" in r["text"] for r in records):
        fail(f"{name}: a hidden command was recorded")
    return len(records)


def hook_is_silent():
    """The shell is as it was: status, arguments, traps, prompt, history; bad spools do not matter."""
    probes = [
        "false", "echo \"status $?\"", "echo last-$_", "trap 'echo bye' DEBUG; trap - DEBUG; trap -p",
        "echo \"prompt [$PS1]\"", "true one two", "echo \"arg $_\"", "false | true | (exit 3)",
        "echo \"pipe ${PIPESTATUS[*]}\"", "history | tail -n 2 | sed 's/^ *[0-9]* *//'", "umask", "jobs; echo $-",
        "echo $HISTCONTROL-$COLUMNS-$LINES", "IFS=,; echo x", "unset IFS",
    ]
    outputs = {}
    full = os.path.join(work, "nowhere")
    os.makedirs(full, exist_ok=True)
    link = os.path.join(work, "link")
    if not os.path.islink(link):
        os.symlink(os.path.join(work, "target"), link)
    for name, more in {
        "none": None, "spool": {}, "directory": {"INFRATRACK_SPOOL": full},
        "link": {"INFRATRACK_SPOOL": link}, "device": {"INFRATRACK_SPOOL": "/dev/full"},
        "missing": {"INFRATRACK_SPOOL": "/proc/nowhere/spool"}, "private": {"INFRATRACK_PRIVATE": "1"},
    }.items():
        values = environment("silent", INFRATRACK_MARKS="0", **(more or {}))
        lines = ["bind 'set enable-bracketed-paste off'"]
        lines += [f"source {work}/hook.bash" if more is not None else ":"]
        done = subprocess.run(
            START["bash"], env=values, cwd=store, text=True, capture_output=True,
            input="\n".join(lines + probes) + "\n")
        outputs[name] = done.stdout + re.sub(r"hook\.bash|source \S+|:", "", done.stderr)
    for name, text in outputs.items():
        text = re.sub(r"source \S*|^\$ *$|^ *$", "", text, flags=re.M).split("status", 1)[1]
        outputs[name] = text
    for name, text in outputs.items():
        same(f"bash with spool “{name}”", outputs["none"], text)
    if os.path.exists(os.path.join(work, "target")):
        fail("a link was followed")


def overhead():
    """Milliseconds that the hook adds to a command at bash's prompt."""
    count = 300
    took = {}
    for name, first in {"bare": ":", "hooked": f"source {work}/hook.bash"}.items():
        best = None
        for _ in range(3):
            values = environment("overhead", INFRATRACK_MARKS="1")
            lines = [first] + [f": {number}" for number in range(count)]
            before = time.monotonic()
            subprocess.run(
                START["bash"], env=values, cwd=store, text=True, capture_output=True,
                input="\n".join(lines) + "\n", check=False)
            spent = time.monotonic() - before
            best = spent if best is None else min(best, spent)
        took[name] = best
    return (took["hooked"] - took["bare"]) * 1000 / count


TYPED = [
    ("printf 'one\\ntwo\\n'", 0, "one\ntwo\n"), ("for i in 1 50 100; do printf \"$i%%\\r\"; done; echo", 0, "100%\n"),
    ("false", 1, ""), ("printf noend", 0, "noend\n"),
    ("printf '\\033[?1049hdraw\\033[?1049l'", 0, None), ("echo " + "x" * 120, 0, "x" * 120 + "\n"),
    ("printf 'a\\033[31mred\\033[0m\\n'", 0, "ared\n"), ("ls /nonexistent", 2, "ls: cannot access '/nonexistent': No such file or directory\n"),
    ("exit 3", 3, None),
]


def recorder(name, command, shell, path):
    """A recorder runs a hooked shell; what is imported is what was typed."""
    values = environment("recorded." + name, INFRATRACK_MARKS="1", ENV="")
    terminal = Terminal(command, values)
    terminal.settle()
    terminal.type(f"source {work}/hook.{shell}")
    for line, _, _ in TYPED:
        terminal.type(line)
    terminal.end()
    more = ["--timing", path + ".timing"] if "typescript" in name else []
    records, err = imported(name.split(".")[0], path, *more)
    if "marks" not in err:
        fail(f"{name}: not split by marks: {err}")
    records = [r for r in records if not r["command"].startswith("source ")]
    same(f"{name}: commands", [t for t, _, _ in TYPED], [r["command"] for r in records])
    for (text, status, shown), record in zip(TYPED, records):
        if text.startswith("exit") and shell == "fish":
            continue
        # asciinema 2 does not tell how the shell ended.
        if text.startswith("exit") and name.startswith("asciicast"):
            status = None
        same(f"{name}: status of {text}", status, record["exit"])
        if shown is not None:
            same(f"{name}: output of {text}", shown, output(record))
    if "full-screen program" not in output(records[4]):
        fail(f"{name}: the full-screen program left no mark")


def killed(how):
    """The recorder is killed while a command runs: the command is there, its status is not."""
    path = os.path.join(work, f"killed.{how}")
    values = environment(f"killed.{how}", INFRATRACK_MARKS="1")
    terminal = Terminal(
        ["script", "-q", "-m", "advanced", "-T", path + ".timing", "-f", "-c", " ".join(START["bash"]), path], values)
    terminal.settle()
    terminal.type(f"source {work}/hook.bash")
    terminal.type("echo before")
    terminal.type("sleep 300", wait=False)
    for _ in range(100):
        with open(path, "rb") as file:
            if b"E;sleep 300" in file.read():
                break
        time.sleep(0.1)
    os.kill(terminal.child.pid, how)
    terminal.child.close(force=True)
    records, err = imported("typescript", path, "--timing", path + ".timing")
    same("killed: commands", ["echo before", "sleep 300"], [r["command"] for r in records][-2:])
    same("killed: statuses", [0, None], [r["exit"] for r in records][-2:])
    spooled, _ = imported("spool", spool_of(values))
    same("killed: the spool", ("sleep 300", None), (spooled[-1]["command"], spooled[-1]["exit"]))
    if "interrupted" not in err and "ended by" not in err:
        fail(f"killed: {err}")


def unmarked():
    """Without marks the prompts are found, and it is said so."""
    path = os.path.join(work, "plain")
    values = environment("plain")
    settings = os.path.join(work, "plain.bashrc")
    with open(settings, "w", encoding="utf-8") as file:
        file.write("PS1='root@web:\\w# '\n")
    terminal = Terminal(
        ["script", "-q", "-T", path + ".timing", "-c", f"bash --rcfile {settings} -i", path], values)
    terminal.settle()
    for line, _, _ in TYPED:
        terminal.type(line)
    terminal.end()
    records, err = imported("typescript", path, "--timing", path + ".timing")
    if "prompt" not in err:
        fail(f"plain: {err}")
    same("plain: commands", [t for t, _, _ in TYPED], [r["command"] for r in records])
    same("plain: output", "one\ntwo\n", output(records[0]))
    same("plain: host", "web", records[0]["host"])


def second_opinion():
    """Random screens as pyte sees them: the last lines of our text are its screen.

    Left out, for pyte differs on purpose or by a fault of its own: full-screen programs and cleared
    screens, of which we keep a line or the text; repetition and scrolling by number, which it does
    not know; writing over half of a wide character, of which pyte keeps the other half; `ESC [ r`
    without numbers, after which pyte leaves the cursor where it was; restoring twice, which pyte
    takes for a stack; `ESC E`, which it takes for a line feed alone; moving outside the scrolling region, into which pyte moves the cursor;
    insertion and deletion of lines, where pyte forgets to move rows that nothing was written to.
    """
    chance = random.Random(7)
    words = ["alpha", "be", "x", "12345", "é", "    ", "0123456789" * 3]
    columns, rows = 40, 10

    def scroll():
        return chance.choice(["\r\n", "\x1bM", "\x1bD", chance.choice(words)])

    def region():
        top = chance.randint(1, rows - 3)
        inside = f"\x1b[{top};{top + 3}r\x1b[{chance.randint(top, top + 3)};1H"
        return inside + "".join(scroll() for _ in range(8)) + f"\x1b[1;{rows}r"

    def piece():
        number = chance.randint(1, 12)
        return chance.choice([
            chance.choice(words), chance.choice(words), chance.choice(words), "\r\n", "\r\n", "\r", "\b",
            f"\x1b[{number}A", f"\x1b[{number}B", f"\x1b[{number}C", f"\x1b[{number}D", f"\x1b[{number}G",
            f"\x1b[{number};{chance.randint(1, 40)}H", f"\x1b[{number}d", "\x1b[K", "\x1b[1K", "\x1b[2K",
            "\x1b[31m", "\x1b]0;title\x07", "\x1bM", "\x1bD", f"\x1b7\r{chance.choice(words)}\x1b8",
            region(),
        ])

    streams = []
    for _ in range(250):
        streams.append("\x1b[2J\x1b[H" + "".join(piece() for _ in range(chance.randint(5, 60))))
    path = os.path.join(work, "screens.cast")
    with open(path, "w", encoding="utf-8") as file:
        file.write(json.dumps({"version": 2, "width": columns, "height": rows, "timestamp": 1_700_000_000}) + "\n")
        for number, stream in enumerate(streams):
            text = f"\x1b]633;E;screen {number}\x07\x1b]133;C\x07{stream}\x1b]133;D;0\x07"
            file.write(json.dumps([number, "o", text]) + "\n")
    records, _ = imported("asciicast", path)
    different = 0
    for stream, record in zip(streams, records):
        screen = pyte.Screen(columns, rows)
        pyte.Stream(screen).feed(stream)
        theirs = [line.rstrip() for line in screen.display]
        while theirs and not theirs[-1]:
            theirs.pop()
        ours = reflowed(output(record), columns)
        flat = "".join("".join(theirs).split())
        if not "".join("".join(ours).split()).endswith(flat):
            different += 1
            if different <= 3:
                print("differs:", repr(stream), theirs, ours[-rows:], sep="\n  ")
    return len(streams), different


def reflowed(text, columns):
    lines = text.split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    return lines


def main():
    counted = {}
    for shell in START:
        counted[shell] = hook_records(shell, shell)
    hook_records("bash", "bash.plain", INFRATRACK_PLAIN="1")
    hook_is_silent()
    script = lambda shell, path, *how: (
        ["script", "-q", *how, "-T", path + ".timing", "-c", " ".join(START[shell]), path])
    for shell in ("bash", "zsh"):
        path = os.path.join(work, shell + ".typescript")
        recorder("typescript." + shell, script(shell, path, "-m", "advanced"), shell, path)
    path = os.path.join(work, "classic.typescript")
    recorder("typescript.classic", script("bash", path), "bash", path)
    path = os.path.join(work, "session.cast")
    recorder("asciicast", ["asciinema", "rec", "-q", "-c", " ".join(START["bash"]), path], "bash", path)
    killed(signal.SIGKILL)
    killed(signal.SIGTERM)
    unmarked()
    screens, different = second_opinion()
    if different:
        fail(f"{different} of {screens} screens differ from pyte's")
    run("check")
    spent = overhead()
    print(f"{sum(counted.values())} commands in {len(counted)} shells, {screens} screens as pyte's, "
          f"hook {spent:.2f} ms a command")


main()
