#!/usr/bin/env python3
# ctest: timeout=120
"""Runs tests/data/raw-requests.json and raw-responses.json against the real proxy: cases.py SIGNALBOXCTL [ID...]

Requests go in front of a strict server that records what it receives; responses are what that server sends. Every case is
required; tests/data/README.md describes the format.
"""
import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402
from http_wire import Client, ask  # noqa: E402
from servers import HttpServer  # noqa: E402

CONFIG = """version: 1
settings:
  workers: 1
listeners:
  web: {{bind: "127.0.0.1:0"}}
backends:
  server: {{servers: ["127.0.0.1:{port}"]}}
routes:
  - {{name: all, path: /, backend: server}}
"""

# Where a case allows several outcomes, the one that this proxy is specified to have: a status, 200
# for forwarded.
OURS = {
    "rl-version-9.9": 505,  # a major version other than 1
    "rl-unknown-method": 200,  # methods are passed on
    "rl-options-star": 200,  # to the host's first route that matches /
    "rl-absolute-host-wins": 200,  # absolute-form is accepted, its authority wins
    "rl-prior-h2-preface": 505,
    "hd-first-line-ws": 400,
    "hd-nonascii-name": 400,
    "hd-bare-cr-value": 400,
    "hd-ctl-value": 400,
    "hd-huge-field": 431,
    "te-cl": 400,  # Content-Length with Transfer-Encoding
    "te-unknown": 501,  # a coding that isn't chunked
    "te-not-final": 400,  # chunked not last
    "te-double-chunked": 400,  # chunked twice
    "te-folded": 400,
    "cn-expect-unknown": 417,
    "cn-names-host": 200,  # Connection never removes Host or the proxy's own fields
}


def expand(text):
    """@@REP(n,x)@@ is x repeated n times, @@SEQ(n,fmt)@@ is fmt with 0 … n-1 for %d; then Latin-1
    bytes.
    """
    text = re.sub(
        r"@@REP\((\d+),(.*?)\)@@",
        lambda found: found.group(2) * int(found.group(1)),
        text,
        flags=re.S,
    )
    text = re.sub(
        r"@@SEQ\((\d+),(.*?)\)@@",
        lambda found: "".join(
            found.group(2).replace("%d", str(i)) for i in range(int(found.group(1)))
        ),
        text,
        flags=re.S,
    )
    return text.encode("latin-1")


def segments(value):
    return [expand(item) for item in value] if isinstance(value, list) else expand(value)


def methods_in(data):
    """Methods of the requests that a case holds, for the answers' framing (HEAD has no body)."""
    whole = b"".join(data) if isinstance(data, list) else data
    return [
        found.decode()
        for found in re.findall(
            rb"(?:^|\r\n\r\n)(?:\r\n)?([A-Z]+) [^\r\n]* HTTP/1\.[01]\r\n", whole
        )
    ] or ["GET"]


def problems_of_request(case, answer, requests, violations):
    """What is wrong, as sentences; empty when the case is met."""
    expect, check = case["expect"], case.get("check", {})
    finals = answer.finals
    status = answer.status
    wrong = []

    def need(condition, sentence):
        if not condition:
            wrong.append(sentence)

    got = (
        f"client got {[final.status for final in finals]}{' and a close' if answer.closed else ''}"
        f"{f' and {answer.rest[:60]!r}' if answer.rest else ''}, {len(requests)} forwarded"
    )
    own_error = status is not None and 400 <= status <= 599
    refused = not requests and (own_error or (not finals and answer.closed and not answer.rest))
    forwarded = bool(requests) and status == 200

    need(not violations, f"the server saw bytes that it must refuse: {violations}")
    need(not answer.violation, f"the client saw a malformed answer: {answer.violation}")
    need(len(requests) <= len(finals), f"more requests forwarded than answered: {got}")

    if expect == "400":
        need(status == 400 and not requests, got)
    elif found := re.fullmatch(r"status in \[([\d,]+)\]", expect):
        need(status in [int(one) for one in found.group(1).split(",")], got)
        need(not (own_error and requests), f"an error, yet forwarded: {got}")
    elif expect == "reject":
        need(refused, got)
    elif expect == "forward":
        need(forwarded and all(final.status == 200 for final in finals), got)
    elif expect == "reject-or-clean":
        need(refused or forwarded, got)
    elif expect == "reject-body":
        need(not requests and (own_error or answer.closed), got)
    elif expect == "reject-body-or-clean":
        need((not requests and (own_error or answer.closed)) or forwarded, got)
    elif expect == "reject-or-h2":
        # A server's HTTP/2 connection begins with a SETTINGS frame: type 4 on stream 0.
        need(refused or re.match(rb"^\x00\x00.\x04.\x00\x00\x00\x00", answer.rest, re.S), got)
    elif expect == "wait":
        need(not finals and not answer.rest and not answer.closed and not requests, got)
    elif found := re.fullmatch(r"statuses \[(.*)\]", expect):
        patterns = [one.strip().replace("x", r"\d") for one in found.group(1).split(",")]
        need(
            len(finals) == len(patterns)
            and all(
                re.fullmatch(pattern, str(final.status)) for pattern, final in zip(patterns, finals)
            ),
            got,
        )
    else:
        wrong.append(f"unknown expectation {expect}")
    if case["id"] in OURS:
        need(status == OURS[case["id"]], f"specified as {OURS[case['id']]}: {got}")

    first = requests[0] if requests else None
    for name, value in check.items():
        if name in ("count", "bonus_count"):
            need(len(requests) == value and len(finals) == value, f"{name} {value}: {got}")
        elif name == "target":
            need(first and first.target == value, f"target {first and first.target!r}")
        elif name == "target_if_forwarded":
            need(not first or first.target == value, f"target {first and first.target!r}")
        elif name == "method_if_forwarded":
            need(not first or first.method == value, f"method {first and first.method!r}")
        elif name == "body":
            need(first and first.body == value.encode("latin-1"), f"body {first and first.body!r}")
        elif name == "body_if_forwarded":
            need(
                not first or first.body == value.encode("latin-1"), f"body {first and first.body!r}"
            )
        elif name == "host_not":
            need(all(request.value("host") != value for request in requests), f"Host is {value}")
        elif name == "absent":
            for one in value:
                need(not any(request.values(one) for request in requests), f"{one} was forwarded")
        elif name == "bonus_present":
            for one in value:
                need(first and first.values(one), f"{one} is missing")
        elif name == "order":
            need(
                first and first.values(value[0]) == list(value[1:]),
                f"{value[0]}: {first and first.values(value[0])}",
            )
        elif name == "inorder":
            # The server's answers say which target they are for.
            targets = [request.target for request in requests]
            need(
                [final.value("x-target") for final in finals] == targets,
                f"answers out of order: {targets}",
            )
        elif name == "close":
            need(answer.closed, "the connection stayed open after the answer")
        elif name == "valid_if_forwarded":
            need(not first or first.values("host"), "forwarded without Host")
        else:
            wrong.append(f"unknown check {name}")
    return wrong


def run_requests(report, ctl, chosen):
    def answer(exchange):
        target = exchange.request.target
        exchange.reply("ok", fields=[f"X-Target: {target}"])

    server = HttpServer(answer)
    proxy = harness.Proxy(ctl, CONFIG.format(port=server.port))
    for case in json.loads((harness.DATA / "raw-requests.json").read_text()):
        if chosen and case["id"] not in chosen:
            continue
        server.clear()
        data = segments(case["request"])
        with Client(proxy.port()) as client:
            client.send(data)
            closes = case.get("check", {}).get("close", False)
            waits = case["expect"] == "wait"
            answer_seen = client.read(
                methods_in(data), quiet=0.08, seconds=0.4 if waits else 5.0, until_closed=closes
            )
            # A probe of its own makes sure that whatever the proxy still had to do with the case is
            # done (one worker).
            probe = ask(proxy.port(), "/probe", host="probe.example")
            with server.lock:
                requests = [request for request in server.requests if request.target != "/probe"]
                violations = list(server.violations)
        wrong = problems_of_request(case, answer_seen, requests, violations)
        if probe.status != 200:
            wrong.append(f"afterwards a probe got {probe.status}")
        report.check(f"request {case['id']}: {case['note']}", not wrong, "; ".join(wrong))
    report.equal("the proxy still runs after all requests", proxy.stop(), 0)


def problems_of_response(case, answer):
    expect = case["expect"]
    wrong = []
    status = answer.status
    got = (
        f"client got {status} {answer.finals[0].body[:60] if answer.finals else b''!r}, rest {answer.rest[:80]!r}"
        f"{', a close' if answer.closed else ''} {answer.violation}"
    )
    if answer.violation:
        wrong.append(f"malformed answer: {answer.violation}")
    passed = len(answer.finals) == 1 and not answer.rest and status == case.get("status", 200)
    if passed and "body" in case:
        passed = answer.finals[0].body == case["body"].encode("latin-1")
    failed = status is not None and 500 <= status <= 599
    allowed = {
        "pass": passed,
        "5xx": failed,
        "pass-or-5xx": passed or failed,
        # A 502 tells the client as well as a cut connection does.
        "truncated": failed or (not answer.finals and answer.closed),
    }
    if expect not in allowed:
        wrong.append(f"unknown expectation {expect}")
    elif not allowed[expect]:
        wrong.append(got)
    for final in answer.finals:
        for name in ("keep-alive", "proxy-connection", "upgrade"):
            if final.values(name):
                wrong.append(f"hop-by-hop field {name} passed")
    return wrong


def run_responses(report, ctl, chosen):
    current = {}

    def answer(exchange):
        if exchange.request.target.startswith("/probe"):
            exchange.reply(exchange.request.target)
            return
        case = current["case"]
        for piece in (
            [segments(case["response"])]
            if isinstance(case["response"], str)
            else segments(case["response"])
        ):
            exchange.send(piece)
        if case.get("close", True):
            exchange.close()

    server = HttpServer(answer)
    proxy = harness.Proxy(ctl, CONFIG.format(port=server.port))
    for number, case in enumerate(json.loads((harness.DATA / "raw-responses.json").read_text())):
        if chosen and case["id"] not in chosen:
            continue
        current["case"] = case
        with Client(proxy.port()) as client:
            client.send(b"GET /case HTTP/1.1\r\nHost: t.example\r\n\r\n")
            seen = client.read(["GET"], quiet=0.08, seconds=5.0)
        wrong = problems_of_response(case, seen)
        for attempt in range(3):
            probe = ask(proxy.port(), f"/probe{number}-{attempt}")
            if probe.status != 200 or probe.finals[0].body.decode() != f"/probe{number}-{attempt}":
                wrong.append(
                    f"afterwards a probe got {probe.status} {probe.finals[0].body[:40] if probe.finals else b''!r}"
                )
        report.check(f"response {case['id']}: {case['note']}", not wrong, "; ".join(wrong))
    report.equal("the proxy still runs after all responses", proxy.stop(), 0)


def body(report):
    ctl, chosen = sys.argv[1], set(sys.argv[2:])
    run_requests(report, ctl, chosen)
    run_responses(report, ctl, chosen)


if __name__ == "__main__":
    harness.main("cases", body)
