#!/usr/bin/env python3
# ctest: timeout=120
"""A running instance and what is said to it: verbs, signals, a terminal, and the ways in which its file can change:
instance.py SIGNALBOXCTL [CASE...]
"""
import errno
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402
from harness import run_verb as run  # noqa: E402
from http_wire import Client, ask  # noqa: E402
from servers import HttpServer  # noqa: E402
from shapes import STATUS, has  # noqa: E402


CONFIG = """version: 1
settings: {{workers: 1, access-log: {{path: access.log}}{settings}}}
listeners: {{web: {{bind: "127.0.0.1:0"}}}}
backends:
  api: {{servers: [{{url: "127.0.0.1:{port}", name: one}}, {{url: "localhost:{port}", name: two}}]}}
routes:
  - name: {route}
    match: {{host: [a.localhost, 127.0.0.1], path: /x/, methods: [GET]}}
    filters: [strip-prefix: /x]
    backend: api
  - {{name: rest, backend: api}}
"""


def config(server, route="first", settings=""):
    return CONFIG.format(port=server.port, route=route, settings=settings)


class Terminal:
    """A verb whose stdout is a terminal."""

    def __init__(self, ctl, arguments, env):
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(
            [str(Path(ctl).resolve()), *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=slave,
            stderr=subprocess.PIPE,
            env=env,
        )
        os.close(slave)
        self.data = b""

    def read(self, until, seconds=10):
        end = time.monotonic() + seconds
        while not until(self.data) and time.monotonic() < end:
            if not select.select([self.master], [], [], 0.1)[0]:
                continue
            try:
                self.data += os.read(self.master, 65536)
            except OSError as error:
                if error.errno != errno.EIO:  # the other side has closed
                    raise
                break
        return self.data

    def end(self, number=signal.SIGINT):
        if self.process.poll() is None:
            self.process.send_signal(number)
        code = self.process.wait(10)
        self.process.stderr.close()
        os.close(self.master)
        return code


def running(report, ctl):
    """The verbs that talk to a running instance."""
    server = HttpServer()
    proxy = harness.Proxy(ctl, config(server))
    first = proxy.file.read_text()
    report.equal("first lines of run", [line.split()[0] for line in proxy.stdout[:2]], ["listening", "ready"])
    ask(proxy.port(), "/x/y", host="a.localhost")
    status = proxy.status()
    has(report, "status --json", status, STATUS)
    report.equal("it is this instance", (status["pid"], status["file"]), (proxy.pid, str(proxy.file)))
    times = [status["started"], status["generation"]["applied"]]
    report.check(
        "times are RFC 3339 in UTC with milliseconds",
        all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", t) for t in times),
        times,
    )
    code, out, err = run(ctl, "run", "-c", proxy.file, env=proxy.environment)
    report.check("a second run says who has the file", code == 1 and str(proxy.pid) in err[0], (code, err))

    code, out, err = proxy.ctl_run("reload")
    report.check("reload without a change", code == 0 and out.startswith("unchanged generation=1\n"), (code, out, err))
    proxy.write(config(server, "second"))
    proxy.wait_line("^reloaded generation=2 cause=file .*parse .* ms, validate .* ms, prepare .* ms, swap ", stream=proxy.stderr)
    proxy.wait_line(r"^drained generation=1 after \d", stream=proxy.stderr)
    report.check("a saved file is applied, its steps and drain told", True)
    code, out, err = proxy.ctl_run("rollback", 1)
    steps = re.findall(r"^  (\w+) +\d+\.\d+ ms$", out, re.M)
    report.check("rollback applies an old text", code == 0 and out.startswith("applied generation=3\n"), (code, out, err))
    report.equal("with each step's duration", steps, ["parse", "validate", "prepare", "write", "swap"])
    report.equal("and writes it", proxy.file.read_text(), first)
    code, _, err = proxy.ctl_run("rollback", 77)
    report.check("rollback to what isn't kept", code == 1 and err.startswith("signalboxctl: "), (code, err))
    proxy.write("version: 1\nroutes: [{backend: gone}]\n")
    proxy.wait_line("^reload refused, generation 3 still serves", stream=proxy.stderr)
    code, out, err = proxy.ctl_run("reload")
    report.check(
        "a reload that is refused: 1, the reason first, then where",
        code == 1 and err.startswith("signalboxctl: ") and f"{proxy.file}:2:" in err,
        (code, err),
    )
    report.equal("the old one serves on", ask(proxy.port(), "/x/y", host="a.localhost").status, 200)
    proxy.write(first)

    for verb, said, state in (("drain", "drain", "drain"), ("maint", "maint", "maint"), ("enable", "enabled", "unchecked")):
        code, out, err = proxy.ctl_run(verb, "one")
        report.check(f"{verb} by the server's name", (code, out) == (0, f"api/one: {said}\n"), (code, out, err))
        report.equal(f"{verb} shows", proxy.server_states()["api/one"], state)
    code, _, err = proxy.ctl_run("drain", "api/three")
    report.check("a server that isn't there", code == 2 and "three" in err.splitlines()[0], (code, err))

    terminal = Terminal(ctl, ["status", "-c", proxy.file, "--watch"], dict(proxy.environment, NO_COLOR="", TERM="xterm"))
    seen = terminal.read(lambda data: data.count(b"\x1b[H") >= 2 and data.rstrip().endswith(b"ms"))
    report.check("status --watch draws again on a terminal", seen.count(b"\x1b[H\x1b[2J") >= 2 and b"backend api" in seen, seen[:200])
    report.check("in colour", b"\x1b[32m" in seen or b"\x1b[1m" in seen, seen[:200])
    report.equal("and ends by Ctrl+C", terminal.end(), 0)
    terminal = Terminal(ctl, ["status", "-c", proxy.file], dict(proxy.environment, NO_COLOR="1", TERM="xterm"))
    seen = terminal.read(lambda data: False, 3)
    report.check("NO_COLOR: no colour on a terminal", b"backend api" in seen and b"\x1b" not in seen, seen[:200])
    report.equal("status ends by itself", terminal.end(), 0)

    watching = harness.Program([ctl, "status", "-c", proxy.file, "--watch", "--json"], env=proxy.environment)
    has(report, "status --watch --json: a line each time", json.loads(watching.wait_line(r"^\{.*\}$").group(0)), STATUS)
    code, out, err = proxy.ctl_run("stop")
    report.check("stop waits for the end", code == 0 and out == "stopped\n" and proxy.process.wait(5) == 0, (code, out, err))
    report.equal("those that watch end too", watching.process.wait(5), 0)
    code, _, err = proxy.ctl_run("status")
    report.check("then nobody is there", code == 1 and err.startswith("signalboxctl: "), (code, err))


def signals(report, ctl):
    """SIGHUP, SIGUSR1, SIGTERM once and twice; a port that is taken."""
    gate, arrived = threading.Event(), threading.Event()

    def answer(exchange):
        if exchange.request.target == "/slow":
            arrived.set()
            gate.wait(20)
        exchange.reply("ok")

    server = HttpServer(answer)
    proxy = harness.Proxy(ctl, config(server), arguments=["--no-watch"])
    proxy.write(config(server, "second"))
    time.sleep(0.4)  # far longer than changes are gathered
    report.equal("--no-watch: a change alone does nothing", proxy.generation(), 1)
    proxy.hang_up()
    proxy.wait_line("^reloaded generation=2 cause=signal", stream=proxy.stderr)
    report.check("SIGHUP reloads", True)

    log = proxy.folder / "access.log"
    ask(proxy.port(), "/one")
    harness.wait_until(lambda: log.exists() and len(harness.log_records(log)) == 1)
    log.rename(proxy.folder / "old.log")
    proxy.signal(signal.SIGUSR1)
    report.check("SIGUSR1 makes a new log", harness.wait_until(log.exists))
    ask(proxy.port(), "/two")
    paths = lambda: [record["path"] for record in harness.log_records(log)]  # noqa: E731
    report.check("which gets the next line", harness.wait_until(lambda: paths() == ["/two"]), paths())

    taken = proxy.port()
    other = harness.temporary_folder() / "signalbox.yaml"
    other.write_text(config(server).replace("127.0.0.1:0", f"127.0.0.1:{taken}"))
    code, _, err = run(ctl, "run", "-c", other, env=proxy.environment)
    report.check("a port that is taken: 1 and which", code == 1 and str(taken) in err[0], (code, err))

    client = Client(proxy.port())
    client.send(b"GET /slow HTTP/1.1\r\nHost: a.localhost\r\n\r\n")
    arrived.wait(5)
    proxy.signal(signal.SIGTERM)
    time.sleep(0.3)
    report.check("SIGTERM waits for what is running", proxy.running())
    began = time.monotonic()
    proxy.signal(signal.SIGTERM)
    report.equal("a second one stops at once", proxy.process.wait(5), 0)
    report.check("really", time.monotonic() - began < 2, time.monotonic() - began)
    client.close()
    gate.set()

    gate.clear()
    arrived.clear()
    proxy = harness.Proxy(ctl, config(server))
    client = Client(proxy.port())
    client.send(b"GET /slow HTTP/1.1\r\nHost: a.localhost\r\n\r\n")
    arrived.wait(5)
    proxy.signal(signal.SIGINT)
    threading.Timer(0.3, gate.set).start()
    report.equal("SIGINT: the answer still comes", client.read(["GET"], seconds=5).status, 200)
    report.equal("then it ends", proxy.process.wait(5), 0)


def changes(report, ctl):
    """A symlink that is swapped, in-place writes, rapid saves, a file that goes and comes back."""
    server = HttpServer()
    proxy = harness.Proxy(ctl, config(server))
    for name in ("b", "c"):
        (proxy.folder / f"{name}.yaml").write_text(config(server, name))

    def serves(route):
        return harness.wait_until(lambda: proxy.status()["routes"][0]["name"] == route, 5, 0.05)

    def link(target):
        new = proxy.folder / "new-link"
        new.symlink_to(target)
        os.replace(new, proxy.file)

    link("b.yaml")
    report.check("the file becomes a symlink", serves("b"))
    link("c.yaml")
    report.check("the symlink is swapped", serves("c"))
    (proxy.folder / "c.yaml").write_text(config(server, "d"))
    report.check("its target is written in place", serves("d"))
    before = proxy.generation()
    for count in range(20):
        proxy.write(config(server, f"rapid{count}"))
        time.sleep(0.005)
    report.check("rapid saves end with the last", serves("rapid19"))
    time.sleep(0.3)
    report.check("in few reloads", proxy.generation() - before <= 3, proxy.generation() - before)
    text = proxy.file.read_text()
    proxy.file.unlink()
    proxy.wait_line("^the file is gone", stream=proxy.stderr)
    report.equal("a file that is gone: what was loaded serves on", ask(proxy.port(), "/").status, 200)
    proxy.file.write_text(text.replace("rapid19", "back"))
    report.check("a file that is back is applied", serves("back"))
    report.equal("SIGTERM ends it well", proxy.stop(), 0)

    # Started by a link, then the link is swapped: found by the link's name as before.
    link("b.yaml")
    linked = harness.Program([ctl, "run", "-c", proxy.file], env=proxy.environment)
    linked.wait_line("^ready")
    report.check("run by a symlink", serves("b"))
    link("c.yaml")
    report.check("which is swapped", serves("d"))
    report.equal("ends well", linked.stop(), 0)
    left = [f.name for f in (proxy.folder / "signalbox").iterdir()]
    report.equal("nothing is left in the runtime folder", left, [])


CASES = (running, signals, changes)


def body(report):
    for case in CASES:
        if not sys.argv[2:] or case.__name__ in sys.argv[2:]:
            case(report, sys.argv[1])


harness.main("e2e_instance", body)
