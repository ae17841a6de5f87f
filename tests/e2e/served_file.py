#!/usr/bin/env python3
# ctest: timeout=120
"""Which instance serves which file: one that is gone, led elsewhere, a pipe, or of an odd name; and what a start or a reload
says that fails: served_file.py SIGNALBOXCTL [CASE...]
"""
import json
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402
from harness import run_verb as run  # noqa: E402


CONFIG = """version: 1
settings: {{workers: 1{settings}}}
listeners: {{web: {{bind: "127.0.0.1:{port}"}}}}
routes:
  - {{name: {route}, filters: [respond: {{status: 204}}]}}
"""


def config(route="first", port=0, settings=""):
    return CONFIG.format(route=route, port=port, settings=settings)


def gone(report, ctl):
    """The file was deleted: its instance is reached by its path."""
    proxy = harness.Proxy(ctl, config())
    text = proxy.file.read_text()
    proxy.file.unlink()
    proxy.wait_line("^the file is gone", stream=proxy.stderr)
    code, out, err = proxy.ctl_run("status", "--json")
    report.check("status of a file that is gone", code == 0 and json.loads(out)["pid"] == proxy.pid, (code, err))
    code, out, err = proxy.ctl_run("reload")
    report.check("reload is refused by the instance", code == 1 and "no such file" in err, (code, out, err))
    code, out, err = proxy.ctl_run("rollback", 1)
    report.check("rollback writes it again", code == 0 and proxy.file.exists() and proxy.file.read_text() == text, (code, err))
    proxy.file.rename(proxy.folder / "other.yaml")
    code, out, err = proxy.ctl_run("stop")
    report.check("stop of a file that was renamed", code == 0 and proxy.process.wait(5) == 0, (code, out, err))
    for verb in ("status", "reload", "stop"):
        code, out, err = proxy.ctl_run(verb)
        report.check(f"{verb} of neither file nor instance", code == 2 and "no such file" in err, (code, err))


def pipe(report, ctl):
    """A pipe would keep its reader for good."""
    proxy = harness.Proxy(ctl, config())
    text = proxy.file.read_text()
    fifo = proxy.folder / "fifo"
    os.mkfifo(fifo)
    os.replace(fifo, proxy.file)
    proxy.wait_line("^the file is gone", stream=proxy.stderr)
    for verb in ("check", "explain", "fmt", "run"):
        code, _, err = run(ctl, verb, "-c", proxy.file, *(["http://a/"] if verb == "explain" else []), env=proxy.environment, seconds=10)
        report.check(f"{verb} of a pipe is refused", code == 2 and "is a pipe, not a regular file" in err[0], (code, err))
    code, out, err = proxy.ctl_run("status", "--json")
    report.check("the instance goes on", code == 0 and json.loads(out)["pid"] == proxy.pid, (code, err))
    code, out, err = proxy.ctl_run("reload")
    report.check("its reload is refused", code == 1 and "is a pipe, not a regular file" in err, (code, out, err))
    proxy.write(text.replace("first", "second"))
    proxy.wait_line("^reloaded generation=2", stream=proxy.stderr)
    os.mkfifo(fifo)
    os.replace(fifo, proxy.file)
    report.equal("SIGTERM ends it", proxy.stop(), 0)


def swapped(report, ctl):
    """A symbolic link that is led elsewhere while its instance runs."""
    folder = harness.temporary_folder()
    environment = dict(os.environ, XDG_RUNTIME_DIR=str(folder), LC_ALL="C.UTF-8")
    for name in ("v1", "v2"):
        (folder / name).mkdir()
        (folder / name / "s.yaml").write_text(config())
    link, current = folder / "l.yaml", folder / "current"
    for path, target in ((link, "v1/s.yaml"), (current, "v1")):
        path.symlink_to(target)

    def lead(path, target):
        new = folder / "new-link"
        new.symlink_to(target)
        os.replace(new, path)

    def taken(name, file, pid):
        code, out, err = run(ctl, "run", "-c", file, env=environment, seconds=10)
        report.check(f"a second run {name} says who has it", code == 1 and f"process {pid} serves" in err[0], (code, out, err))

    def reached(name, file, pid):
        def asks():
            code, out, _ = run(ctl, "status", "--json", "-c", file, env=environment)
            return code == 0 and json.loads(out)["pid"] == pid

        report.check(f"it is reached {name}", harness.wait_until(asks), file)

    for what, path, file in (("link", link, link), ("folder's link", current, current / "s.yaml")):
        for arguments in ((), ("--no-watch",)):
            kind = f"(a {what}{', no watch' if arguments else ''})"
            lead(path, "v1/s.yaml" if path == link else "v1")
            proxy = harness.Program([ctl, "run", "-c", file, *arguments], env=environment)
            proxy.wait_line("^ready")
            lead(path, "v2/s.yaml" if path == link else "v2")
            taken(f"by the same path {kind}", file, proxy.pid)
            reached(f"by the same path {kind}", file, proxy.pid)
            if arguments:
                report.equal(f"reload {kind}", run(ctl, "reload", "-c", file, env=environment)[0], 0)
            reached(f"by the new target {kind}", folder / "v2" / "s.yaml", proxy.pid)
            taken(f"by the new target {kind}", folder / "v2" / "s.yaml", proxy.pid)
            report.equal(f"stop {kind}", run(ctl, "stop", "-c", file, env=environment)[0], 0)
            report.equal(f"ends well {kind}", proxy.process.wait(5), 0)
            left = [f.name for f in (folder / "signalbox").iterdir()]
            report.equal(f"nothing is left {kind}", left, [])

    # Another instance serves what the link leads to now.
    lead(link, "v1/s.yaml")
    other = harness.Program([ctl, "run", "-c", folder / "v2" / "s.yaml"], env=environment)
    other.wait_line("^ready")
    proxy = harness.Program([ctl, "run", "-c", link], env=environment)
    proxy.wait_line("^ready")
    lead(link, "v2/s.yaml")
    proxy.wait_line(f"^warning: .*process {other.pid} serves this file already", stream=proxy.stderr)
    report.check("two that come to the same file: a warning", True)
    report.equal("both end well", (proxy.stop(), other.stop()), (0, 0))


def names(report, ctl):
    """Names that aren't UTF-8, and those that a terminal would obey."""
    folder = harness.temporary_folder()
    environment = dict(os.environ, XDG_RUNTIME_DIR=str(folder))
    odd = os.fsencode(folder) + b"/l\xff\xe9.yaml"
    with open(odd, "w") as file:
        file.write(config())
    proxy = subprocess.Popen(
        [os.fsencode(Path(ctl).resolve()), b"run", b"-c", odd], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )

    def verb(*arguments):
        done = subprocess.run([os.fsencode(Path(ctl).resolve()), *arguments], env=environment, capture_output=True, timeout=10)
        return done.returncode, done.stdout, done.stderr

    lines = [proxy.stdout.readline(), proxy.stdout.readline()]
    report.check("run of a name that isn't UTF-8", lines[1].startswith(b"ready"), lines)
    for arguments in ((b"check", b"-c", odd), (b"status", b"-c", odd), (b"reload", b"-c", odd), (b"stop", b"-c", odd)):
        code, _, err = verb(*arguments)
        report.equal(f"{arguments[0].decode()} of it", (code, err), (0, b""))
    report.equal("run ends", proxy.wait(5), 0)
    proxy.stdout.close()

    evil = os.fsencode(folder) + b"/a\x1b[31m\nb\xc2\x9b.yaml"
    with open(evil, "w") as file:
        file.write("version: 1\nroutes: [{backend: gone}]\n")
    for path in (evil, evil + b".none"):
        code, out, err = verb(b"check", b"-c", path)
        shown = rb"a\x1b[31m\nb\x9b.yaml"
        report.check(
            "control characters of a name are escaped",
            code == 2 and shown in err and not out and b"\x1b" not in err and b"\xc2\x9b" not in err,
            (code, out, err),
        )
        report.equal("on one line", err.count(b"\n"), 1)


def refusals(report, ctl):
    """What a start or a reload says that fails."""
    proxy = harness.Proxy(ctl, config())
    other = harness.Proxy(ctl, config(), arguments=["--no-watch"])
    other.write(config("second", proxy.port()))
    code, out, err = other.ctl_run("reload")
    report.check(
        "a failed Prepare has its duration",
        code == 1 and [line.split()[0] for line in out.splitlines()] == ["parse", "validate", "prepare"] and out.endswith(" ms  failed\n"),
        (code, out, err),
    )
    other.write("version: 1\nroutes: [{backend: gone}, {backend: lost}]\n")
    code, out, err = other.ctl_run("reload")
    problems = [line for line in err.splitlines() if ": error: " in line]
    report.check("each problem is said once", code == 1 and len(problems) == 2 and len(set(problems)) == 2, (code, err))
    other.wait_line("'lost'", stream=other.stderr)
    report.equal("by run, too", sum("'gone'" in line for line in other.stderr), 1)
    folder = harness.temporary_folder()
    file = folder / "signalbox.yaml"
    file.write_text(config(settings=", access-log: {path: none/access.log}"))
    report.equal("check of a log in no folder", run(ctl, "check", file)[0], 0)
    code, out, err = run(ctl, "run", file, env=proxy.environment)
    report.check("run of it: 1, and which", code == 1 and "none/access.log" in err[0], (code, err))


CASES = (gone, pipe, swapped, names, refusals)


def body(report):
    for case in CASES:
        if not sys.argv[2:] or case.__name__ in sys.argv[2:]:
            case(report, sys.argv[1])


harness.main("e2e_served_file", body)
