#!/usr/bin/env python3
# ctest: timeout=120
"""The verbs that need no running instance: exit status, the first line on stderr, --json; and the demo:
verbs.py SIGNALBOXCTL [CASE...]
"""
import json
import os
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402
from harness import run_verb as run  # noqa: E402
from http_wire import Client, ask  # noqa: E402
from shapes import DIAGNOSTIC, EXPLAIN, PREDICATE, has  # noqa: E402


CONFIG = """version: 1
backends:
  api: {servers: [{url: "127.0.0.1:9", name: one}, {url: "localhost:9", name: two}]}
routes:
  - name: first
    match: {host: [a.localhost, 127.0.0.1], path: /x/, methods: [GET]}
    filters: [strip-prefix: /x]
    backend: api
  - {name: rest, backend: api}
"""


TAKE_A_FILE = "run check explain status reload rollback drain maint enable stop fmt".split()


def command_line(report, ctl):
    """What is wrong with the command line or the file: 2, and why, first on stderr."""
    empty = harness.temporary_folder()
    wrong = empty / "wrong.yaml"
    wrong.write_text("version: 1\nroutes:\n  - {backend: nowhere}\n")
    for arguments, code, words in (
        ((), 2, "signalboxctl: what to do"),
        (("fly",), 2, "signalboxctl: unknown verb 'fly'"),
        (("run", "--fast"), 2, "signalboxctl: unknown option --fast"),
        (("run", "-c"), 2, "signalboxctl: option -c needs a value"),
        (("run", "-c", "none.yaml"), 2, "none.yaml: no such file"),
        *(((verb, "-c", ""), 2, "signalboxctl: option -c needs the name of a file") for verb in TAKE_A_FILE),
        (("check", "--config="), 2, "signalboxctl: option -c needs the name of a file"),
        (("check", ""), 2, "signalboxctl: the name of the file is empty"),
        (("run",), 2, "signalboxctl: no signalbox.yaml here"),
        (("run", "--demo", "x.yaml"), 2, "signalboxctl: --demo brings its own"),
        (("run", wrong), 2, f"{wrong}:3:15: error: "),
        (("check", wrong), 2, f"{wrong}:3:15: error: "),
        (("check", "a", "b"), 2, "signalboxctl: 'a' is one argument too many"),
        (("explain", "-c", wrong, "http://a.localhost/"), 2, f"{wrong}:3:15: error: "),
        (("explain", "-c", wrong), 2, "signalboxctl: 'explain' needs URL"),
        (("explain", "-H", "nocolon", "/"), 2, "signalboxctl: a header is 'Name: value'"),
        (("rollback", "-c", wrong), 2, "signalboxctl: 'rollback' needs N"),
        (("rollback", "-c", wrong, "x"), 2, "signalboxctl: a generation is a number"),
        (("drain", "-c", wrong), 2, "signalboxctl: 'drain' needs SERVER"),
        (("fmt", "none.yaml"), 2, "none.yaml: no such file"),
        (("schema", "x"), 2, "signalboxctl: 'x' is one argument too many"),
        (("demo", "--x"), 2, "signalboxctl: unknown option --x"),
        *(((verb, "-c", wrong), 1, "signalboxctl: ") for verb in ("status", "reload", "stop")),
        *(((verb, "-c", wrong, "api/one"), 1, "signalboxctl: ") for verb in ("drain", "maint", "enable")),
        *(((verb, "install"), 2, "not supported yet") for verb in ("ca", "import", "export")),
    ):
        got, out, err = run(ctl, *arguments, cwd=empty)
        name = " ".join(Path(a).name if isinstance(a, Path) else a for a in arguments)
        report.check(
            f"'{name}' exits with {code} and says why",
            got == code and words in err[0] and not out,
            f"{got}, {err[0]!r}, stdout {out[:80]!r}",
        )
    for arguments in (("help",), ("--help",), ("help", "run"), ("status", "-h"), ("--version",), ("schema",)):
        got, out, err = run(ctl, *arguments, cwd=empty)
        report.check(f"'{' '.join(arguments)}' is fine", got == 0 and out and err == [""], (got, err))


def texts(report, ctl):
    """check, explain, fmt and schema."""
    folder = harness.temporary_folder()
    good = folder / "signalbox.yaml"
    good.write_text(CONFIG)
    code, out, err = run(ctl, "check", cwd=folder)
    report.check("check finds the file of the folder", code == 0 and out.endswith(": ok\n"), (code, out, err))
    deep = folder / "a" / "b"
    deep.mkdir(parents=True)
    report.equal("and that of a parent", run(ctl, "check", cwd=deep)[:2], (0, out))
    code, out, _ = run(ctl, "check", "--json", good)
    whole = json.loads(out)
    has(report, "check --json of a good file", whole, {"file": str, "ok": bool, "diagnostics": [DIAGNOSTIC]})
    report.equal("it says so", (code, whole["ok"], whole["diagnostics"]), (0, True, []))
    bad = folder / "bad.yaml"
    bad.write_text("version: 1\nbackend: {}\nroutes:\n  - {backend: nowhere, nane: x}\n")
    code, out, err = run(ctl, "check", "--json", bad)
    whole = json.loads(out)
    has(report, "check --json of a bad one", whole, {"file": str, "ok": bool, "diagnostics": [DIAGNOSTIC]})
    report.check("all problems in one pass", code == 2 and not whole["ok"] and len(whole["diagnostics"]) >= 3, out)
    report.check(
        "as text: FILE:LINE:COLUMN: error: MESSAGE [PATH]",
        all(re.match(rf"^{re.escape(str(bad))}:\d+:\d+: error: .+ \[\S+\]", line) for line in err if " error: " in line)
        and len(err) >= 3,
        err,
    )
    for name, file in (("none.yaml", "none.yaml"), (folder, str(folder)), (None, None)):
        code, out, err = run(ctl, "check", "--json", *([name] if name else []), cwd=harness.temporary_folder())
        whole = json.loads(out or "null")
        has(report, f"check --json without a file ({name})", whole, {"file": (str, None), "ok": bool, "diagnostics": [DIAGNOSTIC]})
        report.equal(
            "the reason is its only diagnostic, and first on stderr",
            (code, whole["file"], whole["ok"], [d["message"] in err[0] for d in whole["diagnostics"]]),
            (2, file, False, [True]),
        )

    code, out, _ = run(ctl, "explain", "-c", good, "--json", "http://a.localhost/x/y?z=1")
    whole = json.loads(out)
    has(report, "explain --json", whole, EXPLAIN)
    report.equal(
        "its decision",
        [whole["matched"][key] for key in ("route", "index", "line", "backend", "next-server", "path-forwarded")],
        ["first", 0, 5, "api", "one", "/y"],
    )
    report.check("what comes after the match isn't evaluated", whole["candidates"][1]["evaluated"] is False, out)
    code, out, _ = run(ctl, "explain", "-c", good, "-X", "POST", "http://b.localhost/x/y", "--json")
    whole = json.loads(out)
    has(report, "predicates", whole["candidates"][0]["predicates"], [PREDICATE])
    failed = {p["kind"] for p in whole["candidates"][0]["predicates"] if not p["ok"]}
    report.check("every predicate that failed is told", code == 0 and failed >= {"host", "method"}, failed)
    code, out, _ = run(ctl, "explain", "-c", good, "http://a.localhost/x/y")
    report.check("explain in words", code == 0 and "first  (line 5)" in out and "\x1b" not in out, out)

    ugly = folder / "ugly.yaml"
    ugly.write_text("version:   1\nroutes:   # all\n    - {host:   a.localhost,filters: [respond: {status: 204}]}\n")
    report.equal("fmt --check of an ugly file", run(ctl, "fmt", "--check", ugly)[0], 1)
    printed = run(ctl, "fmt", "--stdout", ugly)[1]
    report.equal("with --stdout it still fails", run(ctl, "fmt", "--check", "--stdout", ugly)[:2], (1, printed))
    report.equal("fmt formats", run(ctl, "fmt", ugly)[0], 0)
    report.check("as --stdout said, comments kept", ugly.read_text() == printed and "# all" in printed, printed)
    report.equal("fmt --check is content then", run(ctl, "fmt", "--check", ugly)[0], 0)
    report.equal("with --stdout too", run(ctl, "fmt", "--check", "--stdout", ugly)[:2], (0, printed))
    broken = folder / "broken\x1b.yaml"
    broken.write_text("version: 1\nroutes: [\n")
    shown = str(broken).replace("\x1b", "\\x1b")
    for arguments in (("fmt",), ("fmt", "--check"), ("fmt", "--stdout"), ("check",)):
        code, out, err = run(ctl, *arguments, broken)
        report.equal(
            f"'{' '.join(arguments)}' says where the syntax is wrong, the file's name made visible",
            (code, out, err[0]),
            (2, "", f"{shown}:2:9: error: this '[' is never closed (add the missing ']')"),
        )
    odd = folder / "odd.yaml"
    odd.write_text("version: 1\n? routes\n: []\n")
    code, out, err = run(ctl, "fmt", odd)
    report.check("what it can't follow has its place too", code == 2 and err[0].startswith(f"{odd}:2:1: error: "), err)
    code, out, err = run(ctl, "fmt", folder / "none\x1b.yaml")
    report.check("so are names in other errors", "\x1b" not in err[0] and "none\\x1b.yaml: no such" in err[0], err)
    report.check("schema is JSON", "$defs" in json.loads(run(ctl, "schema")[1]))


def demo(report, ctl):
    """Six servers with their paths, and the demo with its traffic."""
    servers = harness.Program([ctl, "demo"])
    servers.wait_line("^ready$")
    ports = [int(line.rsplit(":", 1)[1]) for line in servers.stdout if line.startswith("listening ")]
    report.equal("demo: six servers", len(ports), 6)
    for path, status, length in (
        ("/", 200, None),
        ("/healthz", 200, 3),
        ("/slow?ms=20", 200, None),
        ("/fail", 500, None),
        ("/fail?status=404", 404, None),
        ("/big?bytes=100000", 200, 100000),
    ):
        answers = [ask(port, path) for port in ports]
        report.check(
            f"demo: {path}",
            all(a.status == status and length in (None, len(a.finals[0].body)) for a in answers),
            [a.status for a in answers],
        )
    with Client(ports[0]) as client:
        client.send(b"GET /sse?ms=10 HTTP/1.1\r\nHost: a\r\n\r\n")
        harness.wait_until(lambda: client.receive_some(2) and client.data.count(b"data: ") >= 3)
        report.check("demo: /sse sends events", client.data.count(b"data: ") >= 3, client.data)
    with Client(ports[0]) as client:
        client.send(
            b"GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        )
        client.receive_some(2)
        report.check("demo: /ws agrees", b"s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" in client.data, client.data)
    report.equal("demo ends by SIGTERM", servers.stop(), 0)

    environment = dict(os.environ, XDG_RUNTIME_DIR=str(harness.temporary_folder()))
    whole = harness.Program([ctl, "run", "--demo"], env=environment)
    whole.wait_line("^ready generation=1")
    file = whole.wait_line(r"status -c (\S+)").group(1)

    def status():
        return json.loads(run(ctl, "status", "-c", file, "--json", env=environment)[1])

    alive = harness.wait_until(
        lambda: sum(1 for route in status()["routes"] if route["requests"]) >= 5, 15, 0.3
    )
    report.check("run --demo: traffic on its routes", alive, [(r["name"], r["requests"]) for r in status()["routes"]])
    report.equal("run --demo ends by SIGTERM", whole.stop(), 0)


CASES = (command_line, texts, demo)


def body(report):
    for case in CASES:
        if not sys.argv[2:] or case.__name__ in sys.argv[2:]:
            case(report, sys.argv[1])


harness.main("e2e_verbs", body)
