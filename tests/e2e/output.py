#!/usr/bin/env python3
# ctest: timeout=120
"""What the verbs write, to whom, and what they do when nobody can read it: output.py SIGNALBOXCTL [CASE...]"""
import json
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402
from harness import run_verb as run  # noqa: E402


CONFIG = """version: 1
listeners: {web: {bind: "127.0.0.1:0"}}
backends: {api: {servers: ["127.0.0.1:9"]}}
routes:
  - name: picky
    match: {headers: {x-beta: "1"}, query: {page: "2"}}
    backend: api
  - {name: rest, backend: api}
"""


def whole(ctl, arguments, stdout, env=None):
    """(exit status, the lines of stderr) of a verb with such a stdout."""
    done = subprocess.run(
        [str(Path(ctl).resolve()), *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        env=env,
        timeout=15,
    )
    return done.returncode, done.stderr.splitlines()


def full(report, ctl):
    """A disk that is full, and a reader that went away."""
    proxy = harness.Proxy(ctl, CONFIG)
    verbs = (
        ("help",),
        ("--version",),
        ("schema",),
        ("check", proxy.file),
        ("check", "--json", proxy.file),
        ("fmt", "--stdout", proxy.file),
        ("explain", "-c", proxy.file, "http://a.localhost/"),
        ("explain", "-c", proxy.file, "http://a.localhost/", "--json"),
        ("status", "-c", proxy.file),
        ("status", "-c", proxy.file, "--json"),
        ("status", "-c", proxy.file, "--watch"),
        ("status", "-c", proxy.file, "--watch", "--json"),
        ("reload", "-c", proxy.file),
    )
    for arguments in verbs:
        name = " ".join(Path(a).name if isinstance(a, Path) else a for a in arguments)
        with open("/dev/full", "w") as device:
            code, err = whole(ctl, arguments, device, proxy.environment)
        report.check(
            f"'{name}' to a full disk: 1 and one line",
            code == 1 and len(err) == 1 and "the output can't be written: No space left" in err[0],
            (code, err),
        )
    for arguments in (("status", "-c", proxy.file, "--watch"), ("status", "-c", proxy.file, "--watch", "--json")):
        process = subprocess.Popen(
            [str(Path(ctl).resolve()), *map(str, arguments)], env=proxy.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        process.stdout.readline()
        process.stdout.close()  # as head does
        report.check(f"'{' '.join(arguments[3:])}' ends when its reader does", process.wait(10) != 0, process.returncode)
        report.equal("without a word", process.stderr.read(), b"")
        process.stderr.close()
    # A proxy whose lines nobody reads serves on, and ends as it should.
    reader, writer = os.pipe()
    os.close(reader)
    (proxy.folder / "unread.yaml").write_text(CONFIG)
    unread = ["-c", str(proxy.folder / "unread.yaml")]
    process = subprocess.Popen([str(Path(ctl).resolve()), "run", *unread], env=proxy.environment, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    up = harness.wait_until(lambda: run(ctl, "status", *unread, env=proxy.environment)[0] == 0)
    report.check("a proxy whose lines nobody reads serves", up)
    process.terminate()
    report.equal("and ends well", (process.wait(10), process.stderr.read().count(b"can't be written")), (0, 0))
    process.stderr.close()
    report.equal("as does the other one", proxy.stop(), 0)


def texts(report, ctl):
    """Sentences are whole; absent and empty aren't the same."""
    listed = [line[12:] for line in run(ctl, "help")[1].splitlines() if line.startswith("  ") and line[2] != " "]
    report.check("help lists the verbs", len(listed) > 12, listed)
    verbs = [line.split()[0] for line in run(ctl, "help")[1].splitlines() if line.startswith("  ") and line[2] != " "]
    for verb, sentence in zip(verbs, listed):
        text = run(ctl, "help", verb)[1]
        report.check(f"help's sentence for {verb} is whole", f"{sentence}." in text, (sentence, text))

    folder = harness.temporary_folder()
    file = folder / "signalbox.yaml"
    file.write_text(CONFIG)
    for name, arguments, values, words in (
        ("absent", ("http://a.localhost/",), [None, None], "(the request has none)"),
        ("empty", ("http://a.localhost/?page=", "-H", "x-beta:"), ["", ""], "(the request has an empty one)"),
        ("another", ("http://a.localhost/?page=3", "-H", "x-beta: 0"), ["0", "3"], "(the request has 3)"),
    ):
        predicates = json.loads(run(ctl, "explain", "-c", file, *arguments, "--json")[1])["candidates"][0]["predicates"]
        report.equal(f"explain --json of what is {name}", [p["value"] for p in predicates], values)
        out = run(ctl, "explain", "-c", file, *arguments)[1]
        report.check(f"explain of what is {name}", words in out, out)

    proxy = harness.Proxy(ctl, CONFIG)
    proxy.write("version: 1\nroutes: [{backend: gone}]\n")
    proxy.wait_line("^reload refused", stream=proxy.stderr)
    numbers = {g["state"]: g["number"] for g in proxy.status()["generations"]}
    report.equal("a rejected attempt has no number", numbers, {"active": 1, "rejected": None})
    report.equal("the table of status comes all the same", proxy.ctl_run("status")[0], 0)


CASES = (full, texts)


def body(report):
    for case in CASES:
        if not sys.argv[2:] or case.__name__ in sys.argv[2:]:
            case(report, sys.argv[1])


harness.main("e2e_output", body)
