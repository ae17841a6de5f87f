#!/usr/bin/env python3
# ctest: timeout=60
"""Provokes every status of the proxy's own for real and checks answer, problem document and access log line:
statuses.py SIGNALBOXCTL
"""
import json
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402
from http_wire import Client, ask  # noqa: E402
from servers import HttpServer  # noqa: E402

CONFIG = """version: 1
settings:
  workers: 1
  access-log: {{path: access.log, format: json}}
  timeouts: {{request-head: 400ms, connect: 2s}}
  limits: {{request-line: 4KiB, request-head: 16KiB, request-fields: 50, request-body: 10KB}}
listeners:
  web: {{bind: "127.0.0.1:0"}}
backends:
  good: {{servers: ["127.0.0.1:{good}"]}}
  refused: {{servers: [{{url: "http://127.0.0.1:{refused}", name: closed}}], retry: {{attempts: 1}}}}
  resetting: {{servers: ["127.0.0.1:{resetting}"]}}
  garbage: {{servers: ["127.0.0.1:{garbage}"]}}
  maint: {{servers: [{{url: "http://127.0.0.1:{good}", name: resting, state: maint}}]}}
routes:
  - {{name: slow, host: slow.localhost, backend: good, timeouts: {{response-head: 300ms}}}}
  - {{name: deadline, host: deadline.localhost, backend: good, timeout: 300ms}}
  - {{name: refused, host: refused.localhost, backend: refused}}
  - {{name: resetting, host: resetting.localhost, backend: resetting}}
  - {{name: garbage, host: garbage.localhost, backend: garbage}}
  - {{name: maint, host: maint.localhost, backend: maint}}
  - {{name: good, host: good.localhost, backend: good}}
"""

LOG_KEYS = (
    "time client listener method host path query protocol status bytes-in bytes-out duration-ms connect-ms "
    "first-byte-ms route backend server generation attempts reused error request-id user-agent referer"
).split()
WAITING = ("/wait/head", "/wait/deadline", "/wait/client")
PROBLEM_KEYS = ("type", "title", "status", "detail", "request-id")


class Statuses:
    def __init__(self, report, ctl):
        self.report = report
        # One pair a path, set once and never cleared: a handler that is late can't be let go by, or
        # stand for, another request's.
        self.arrived = {path: threading.Event() for path in WAITING}
        self.let_go = {path: threading.Event() for path in WAITING}
        self.holder, refused = harness.refused_port()
        self.good = HttpServer(self.serve)
        self.resetting = HttpServer(lambda exchange: exchange.reset())
        self.garbage = HttpServer(
            lambda exchange: (exchange.send(b"SSH-2.0-OpenSSH_9.2\r\n"), exchange.close())
        )
        self.proxy = harness.Proxy(
            ctl,
            CONFIG.format(
                good=self.good.port,
                refused=refused,
                resetting=self.resetting.port,
                garbage=self.garbage.port,
            ),
        )
        self.log = self.proxy.folder / "access.log"
        self.seen = 0

    def serve(self, exchange):
        path = exchange.request.target.partition("?")[0]
        if path in WAITING:
            self.arrived[path].set()
            self.let_go[path].wait(20)
        exchange.reply(exchange.request.value("via", ""))

    def next_record(self):
        """The access log's next line, which comes a moment after the answer."""

        def lines():
            text = self.log.read_text() if self.log.exists() else ""
            return text[: text.rfind("\n") + 1].splitlines()  # the last may be half written

        harness.wait_until(lambda: len(lines()) > self.seen, 5)
        found = lines()
        if len(found) <= self.seen:
            return None
        self.seen += 1
        return json.loads(found[self.seen - 1])

    def expect(self, name, answer, status, route=None, server=None, logged=True, problem=True):
        check = self.report.check
        check(
            f"{status} {name}: answered",
            answer.status == status and not answer.violation,
            f"got {answer.status}, rest {answer.rest[:80]!r} {answer.violation}",
        )
        document = {}
        if problem and answer.finals:
            final = answer.finals[0]
            try:
                document = json.loads(final.body)
            except ValueError as error:
                document = {"not JSON": str(error)}
            wrong = [key for key in PROBLEM_KEYS if key not in document]
            wrong += (
                [] if document.get("status") == status else [f"status {document.get('status')}"]
            )
            wrong += (
                []
                if final.value("content-type", "").startswith("application/problem+json")
                else ["Content-Type"]
            )
            wrong += (
                [] if final.value("server") == "signalbox" else [f"Server: {final.value('server')}"]
            )
            check(f"{status} {name}: a problem document", not wrong, f"{wrong} in {document}")
        record = self.next_record() if logged else None
        if logged:
            wrong = (
                ["no line"] if record is None else [key for key in LOG_KEYS if key not in record]
            )
            if record is not None:
                wrong += [] if record["status"] == status else [f"status {record['status']}"]
                wrong += [] if record["route"] == route else [f"route {record['route']}"]
                wrong += [] if record["error"] or status < 400 else ["no error"]
                wrong += (
                    []
                    if server is None or record["server"] == server
                    else [f"server {record['server']}"]
                )
            check(f"{status} {name}: in the access log", not wrong, f"{wrong} in {record}")
        return document, record

    def raw(self, data, **options):
        with Client(self.proxy.port()) as client:
            client.send(data)
            return client.read(**options)

    def run(self):
        port, check = self.proxy.port(), self.report.check

        answer = ask(port, "/ok", host="good.localhost")
        self.expect("a request that is fine", answer, 200, route="good", problem=False)
        via = answer.finals[0].body.decode()

        self.expect(
            "two Host fields", self.raw(b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"), 400
        )
        self.expect("a path above the root", ask(port, "/../etc", host="good.localhost"), 400)
        document, _ = self.expect("no such host", ask(port, "/", host="god.localhost"), 404)
        check(
            "404 lists the closest hosts",
            "good.localhost" in (document.get("hosts") or []),
            document.get("hosts"),
        )
        self.expect(
            "CONNECT",
            self.raw(b"CONNECT a.example:443 HTTP/1.1\r\nHost: a.example:443\r\n\r\n"),
            405,
        )
        self.expect(
            "a head that doesn't end",
            self.raw(b"GET / HTTP/1.1\r\nHost: good.loc", seconds=5.0),
            408,
        )
        self.expect(
            "a body above the limit",
            ask(port, "/", "POST", "good.localhost", body=b"x" * 10001),
            413,  # before a route is looked for: its length is in the head
        )
        chunk = b"4000\r\n" + b"x" * 0x4000 + b"\r\n0\r\n\r\n"
        self.expect(
            "a chunked body above the limit",
            self.raw(
                b"POST / HTTP/1.1\r\nHost: good.localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                + chunk
            ),
            413,
            route="good",
        )
        self.expect("a long request line", ask(port, "/" + "a" * 5000, host="good.localhost"), 414)
        self.expect(
            "another expectation",
            ask(port, "/", "POST", "good.localhost", ["Expect: a-miracle"], b"x"),
            417,
        )
        self.expect(
            "a large head",
            ask(port, "/", host="good.localhost", fields=["X-Big: " + "b" * 20000]),
            431,
        )
        self.expect(
            "many fields",
            ask(port, "/", host="good.localhost", fields=[f"X-{i}: y" for i in range(60)]),
            431,
        )
        self.expect(
            "an unknown transfer coding",
            self.raw(
                b"POST / HTTP/1.1\r\nHost: good.localhost\r\nTransfer-Encoding: gzip\r\n\r\nabc"
            ),
            501,
        )
        document, record = self.expect(
            "a refused connection", ask(port, "/", host="refused.localhost"), 502, route="refused"
        )
        tried = document.get("tried") or []
        check(
            "502 names every try",
            len(tried) == 2 and all(one.get("server") and one.get("error") for one in tried),
            document,
        )
        check("502 says the route", document.get("route") == "refused", document)
        check("502 is logged with its tries", record and record["attempts"] == 2, record)
        self.expect(
            "a connection that is reset",
            ask(port, "/", host="resetting.localhost"),
            502,
            route="resetting",
        )
        self.expect(
            "an answer that isn't HTTP",
            ask(port, "/", host="garbage.localhost"),
            502,
            route="garbage",
        )
        document, _ = self.expect(
            "no server that may take it", ask(port, "/", host="maint.localhost"), 503, route="maint"
        )
        check("503 names the server", "resting" in json.dumps(document), document)
        self.expect(
            "a slow head of the server",
            ask(port, "/wait/head", host="slow.localhost"),
            504,
            route="slow",
        )
        self.let_go["/wait/head"].set()
        self.expect(
            "a whole exchange over its time",
            ask(port, "/wait/deadline", host="deadline.localhost"),
            504,
            route="deadline",
        )
        self.let_go["/wait/deadline"].set()
        self.expect(
            "another major version",
            self.raw(b"GET / HTTP/2.0\r\nHost: good.localhost\r\n\r\n"),
            505,
        )
        check("the server sees Via", bool(via), "no Via field")
        self.expect(
            "its own Via", ask(port, "/", host="good.localhost", fields=[f"Via: {via}"]), 508
        )

        # A client that leaves: nobody to answer, but the log knows.
        with Client(port) as client:
            client.send(b"GET /wait/client?secret=1 HTTP/1.1\r\nHost: good.localhost\r\n\r\n")
            check("499 the request arrives", self.arrived["/wait/client"].wait(10))
            client.abort()
        record = self.next_record()
        check(
            "499 a client that leaves: in the access log",
            record
            and record["status"] == 499
            and record["route"] == "good"
            and record["query"] == "secret=1",
            record,
        )
        self.let_go["/wait/client"].set()

        # For a browser the same as a page, with nothing of the request unescaped.
        answer = ask(
            port,
            "/%3Cscript%3E?<script>alert(1)</script>",
            host="nowhere.localhost",
            fields=["Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"],
        )
        page = answer.finals[0].body if answer.finals else b""
        check(
            "404 for a browser is a page",
            answer.status == 404
            and answer.finals[0].value("content-type", "").startswith("text/html"),
            answer.finals[0].fields if answer.finals else answer,
        )
        check(
            "the page holds nothing of the request unescaped",
            b"<script>alert" not in page and page,
            page[:200],
        )
        answer = ask(
            port, "/", host=f"god.localhost:{port}", fields=["Accept: text/html"]
        )
        page = answer.finals[0].body if answer.finals else b""
        check(
            "its links keep the port of the request's Host",
            f'<a href="//good.localhost:{port}/">good.localhost</a>'.encode() in page,
            page[-1500:],
        )
        self.next_record()
        self.next_record()

        check("the strict server saw no violation", not self.good.violations, self.good.violations)
        self.report.equal("the proxy stops with status 0", self.proxy.stop(), 0)
        records = harness.log_records(self.log)
        check(
            "the log has one line for each exchange",
            len(records) == self.seen,
            f"{len(records)} lines, {self.seen} expected",
        )


if __name__ == "__main__":
    harness.main("statuses", lambda report: Statuses(report, sys.argv[1]).run())
