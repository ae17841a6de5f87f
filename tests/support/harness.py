"""Runs the real programs for end-to-end tests and the benchmark: a proxy with its own folder, helpers that end with it.

Nothing here uses a fixed port, touches a process that it didn't start, or leaves a file behind.
Python's standard library only.
"""
import atexit
import json
import os
import queue
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
DATA = SOURCE / "tests" / "data"


class Report:
    """One line a case; the closing line is what tests/support/tally.py reads."""

    def __init__(self, name):
        self.name = name
        self.passed = 0
        self.failed = 0
        self.skipped = 0
        self.began = time.monotonic()

    def check(self, name, ok, detail=""):
        if ok:
            self.passed += 1
            print(f"ok    {name}", flush=True)
        else:
            self.failed += 1
            print(f"FAIL  {name}: {detail}", flush=True)
        return bool(ok)

    def equal(self, name, got, wanted):
        return self.check(name, got == wanted, f"got {got!r}, wanted {wanted!r}")

    def note(self, text):
        print(f"      {text}", flush=True)

    def skip(self, name, why):
        """What cannot run here. On a CI machine that is a failure: everything is installed there.
        """
        if os.environ.get("CI"):
            self.check(name, False, f"cannot run here: {why}")
        else:
            self.skipped += 1
            print(f"skip  {name}: {why}", flush=True)

    def finish(self):
        tail = f", {self.skipped} skipped" if self.skipped else ""
        print(f"{self.name}: {time.monotonic() - self.began:.1f} s")
        print(f"{self.passed} passed, {self.failed} failed{tail}", flush=True)
        return 1 if self.failed or not self.passed + self.skipped else 0


def main(name, body):
    """Runs body(report); an exception is one more failed case, with its traceback."""
    report = Report(name)
    try:
        body(report)
    except Exception as error:  # noqa: BLE001: whatever it is, it is this test's failure
        import traceback

        traceback.print_exc(file=sys.stdout)
        report.check("runs to its end", False, f"{type(error).__name__}: {error}")
    sys.exit(report.finish())


def wait_until(condition, seconds=5.0, every=0.01):
    """The first true value of condition(), or its last false one after so many seconds."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value or time.monotonic() >= end:
            return value
        time.sleep(every)


_folders = []


def temporary_folder():
    """Short, since unix socket paths below it have at most 107 bytes; removed at exit."""
    path = Path(tempfile.mkdtemp(prefix="sbx-", dir=os.environ.get("TMPDIR", "/tmp")))
    _folders.append(path)
    return path


@atexit.register
def _remove_folders():
    if os.environ.get("SIGNALBOX_KEEP"):
        print("kept:", *_folders, file=sys.stderr)
        return
    for path in _folders:
        shutil.rmtree(path, ignore_errors=True)


def free_port():
    """A port that was free a moment ago, for programs that can't say which one they picked
    themselves.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def refused_port():
    """(socket, port) of an address that refuses connections for as long as the socket is held:
    bound, never listening.
    """
    holder = socket.socket()
    holder.bind(("127.0.0.1", 0))
    return holder, holder.getsockname()[1]


class Program:
    """A child process whose lines are collected; ended at exit whatever happens."""

    def __init__(self, command, cwd=None, env=None, nofile=None, cores=None, stdin=None):
        def prepare():
            if nofile:
                resource.setrlimit(resource.RLIMIT_NOFILE, (nofile, nofile))
            if cores:
                os.sched_setaffinity(0, cores)

        self.command = [str(part) for part in command]
        self.stdout = []
        self.stderr = []
        self._news = queue.Queue()
        self.process = subprocess.Popen(
            self.command,
            cwd=cwd,
            env=env,
            stdin=stdin or subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            preexec_fn=prepare if nofile or cores else None,
        )
        atexit.register(self.kill)
        for stream, lines in (
            (self.process.stdout, self.stdout),
            (self.process.stderr, self.stderr),
        ):
            threading.Thread(target=self._collect, args=(stream, lines), daemon=True).start()

    def _collect(self, stream, lines):
        for line in stream:
            lines.append(line.rstrip("\n"))
            self._news.put(None)
        self._news.put(None)

    @property
    def pid(self):
        return self.process.pid

    def running(self):
        return self.process.poll() is None

    def wait_line(self, pattern, seconds=10.0, stream=None, start=0):
        """The match of the first line (of stdout, unless told) that the regular expression is found
        in.
        """
        lines = self.stdout if stream is None else stream
        expression = re.compile(pattern)
        end = time.monotonic() + seconds
        at = start
        while True:
            while at < len(lines):
                found = expression.search(lines[at])
                if found:
                    return found
                at += 1
            left = end - time.monotonic()
            if left <= 0 or (not self.running() and self._news.empty()):
                time.sleep(0.05)  # the collectors may still hold the last lines
                if at >= len(lines):
                    raise RuntimeError(
                        f"{self.command[0]} never said /{pattern}/ within {seconds} s; exit status "
                        f"{self.process.poll()}\nstdout: {self.stdout[-20:]}\nstderr: {self.stderr[-20:]}"
                    )
                continue
            try:
                self._news.get(timeout=min(left, 0.2))
            except queue.Empty:
                pass

    def signal(self, number):
        self.process.send_signal(number)

    def stop(self, seconds=10.0):
        """SIGTERM, then SIGKILL; the exit status."""
        if self.running():
            self.process.terminate()
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.process.kill()
        return self.process.wait()

    def kill(self):
        if self.running():
            self.process.kill()
        self.process.wait()

    # What the process costs; all threads, those that ended included.

    def cpu_ns(self):
        """User and system time in nanoseconds from the process CPU clock (not from 10 ms ticks)."""
        return time.clock_gettime_ns((~self.pid << 3) | 2)

    def memory(self, field="VmRSS"):
        """Bytes, by a name of /proc/PID/status."""
        text = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(rf"^{field}:\s+(\d+) kB", text, re.M).group(1)) * 1024

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.pid}/fd"))

    def sockets(self):
        """Descriptors that are sockets: pipes for splicing are kept for reuse, a few a worker."""
        folder = Path(f"/proc/{self.pid}/fd")
        count = 0
        for entry in os.listdir(folder):
            try:
                count += os.readlink(folder / entry).startswith("socket:")
            except FileNotFoundError:
                pass  # closed meanwhile
        return count

    def sanitized(self):
        """Whether it runs under a sanitizer, which costs memory and time of its own."""
        maps = Path(f"/proc/{self.pid}/maps").read_text()
        return "libasan" in maps or "libtsan" in maps


def run_verb(ctl, *arguments, cwd=None, env=None, seconds=20):
    """(exit status, stdout, the lines of stderr) of a verb that ends by itself."""
    done = subprocess.run(
        [str(Path(ctl).resolve()), *map(str, arguments)],
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=seconds,
    )
    return done.returncode, done.stdout, done.stderr.splitlines() or [""]


class Proxy(Program):
    """`signalboxctl run` on a file of its own, ready when the constructor returns."""

    def __init__(self, ctl, config, files=None, arguments=(), seconds=20.0, **options):
        self.ctl = str(Path(ctl).resolve())
        self.folder = temporary_folder()
        self.file = self.folder / "signalbox.yaml"
        self.file.write_text(config)
        for name, text in (files or {}).items():
            (self.folder / name).write_text(text)
        self.environment = dict(
            os.environ, XDG_RUNTIME_DIR=str(self.folder), NO_COLOR="1", LC_ALL="C.UTF-8"
        )
        super().__init__(
            [self.ctl, "run", "-c", self.file, *arguments],
            cwd=self.folder,
            env=self.environment,
            **options,
        )
        self.wait_line(r"^ready generation=\d+", seconds)
        self.urls = {}
        for line in self.stdout:
            found = re.match(r"listening (\S+) (\S+)", line)
            if found:
                self.urls[found.group(1)] = found.group(2)

    def port(self, listener="web"):
        return int(self.urls[listener].rstrip("/").rsplit(":", 1)[1])

    def write(self, text):
        """Saves the file as an editor does: a new file renamed over the old one."""
        temporary = self.folder / ".signalbox.yaml.new"
        temporary.write_text(text)
        os.replace(temporary, self.file)

    def ctl_run(self, verb, *arguments, seconds=10.0):
        """(exit status, stdout, stderr) of another verb on the same file."""
        done = subprocess.run(
            [self.ctl, verb, "-c", str(self.file), *map(str, arguments)],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=seconds,
        )
        return done.returncode, done.stdout, done.stderr

    def status(self):
        code, out, err = self.ctl_run("status", "--json")
        if code != 0:
            raise RuntimeError(f"status --json failed with {code}: {err}")
        return json.loads(out)

    def generation(self):
        return self.status()["generation"]["number"]

    def server_states(self):
        """{"backend/server": state}"""
        return {
            f"{backend['name']}/{server['name']}": server["state"]
            for backend in self.status()["backends"]
            for server in backend["servers"]
        }

    def hang_up(self):
        self.signal(signal.SIGHUP)


def log_records(path):
    """The access log's JSON objects; a line that isn't one raises."""
    return [json.loads(line) for line in Path(path).read_text().splitlines() if line]


def bench_program(ctl, name):
    """signalbox-bench-NAME beside signalboxctl."""
    path = Path(ctl).resolve().parent / f"signalbox-bench-{name}"
    if not path.exists():
        raise RuntimeError(f"{path} is missing: it is built with the tests")
    return path


class Origin(Program):
    """signalbox-bench-origin: count servers in one process."""

    def __init__(self, ctl, count=1, prefix="s", **options):
        super().__init__(
            [bench_program(ctl, "origin"), "--servers", count, "--name", prefix], **options
        )
        self.wait_line("^ready$")
        self.ports = [int(line.split()[1]) for line in self.stdout if line.startswith("listening ")]

    def ask(self, path):
        import http.client

        connection = http.client.HTTPConnection("127.0.0.1", self.ports[0], timeout=10)
        connection.request("GET", path)
        answer = json.loads(connection.getresponse().read())
        connection.close()
        return answer

    def requests(self):
        """Requests by server in the order of the ports, health checks not counted."""
        counted = {server["port"]: server["requests"] for server in self.ask("/stats")["servers"]}
        return [counted[port] for port in self.ports]


class Load(Program):
    """signalbox-bench-load; options as keywords: connections=64, duration=2, path="/b/1024",
    verify=True …
    """

    def __init__(self, ctl, port, cores=None, **options):
        command = [bench_program(ctl, "load"), "--port", port]
        for name, value in options.items():
            if value is True:
                command.append(f"--{name.replace('_', '-')}")
            elif value not in (False, None):
                command += [f"--{name.replace('_', '-')}", value]
        self.holds_input = str(options.get("mode", "")) in ("idle", "ws-idle")
        super().__init__(command, cores=cores, stdin=subprocess.PIPE if self.holds_input else None)

    def result(self, seconds=120.0):
        """Waits for the end and returns the JSON."""
        if self.holds_input and not self.process.stdin.closed:
            self.process.stdin.close()
        return json.loads(self.wait_line(r"^\{.*\}$", seconds).group(0))
