#!/usr/bin/env python3
# ctest: timeout=60
"""Round-robin is exact: N requests over k equal servers from several workers and 64 connections differ by at most one
pick a server; unequal weights give the interleaved sequence. roundrobin.py SIGNALBOXCTL [--requests N]
"""
import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402
from http_wire import Client  # noqa: E402


def config(workers, servers):
    lines = "\n".join(
        f'      - {{url: "http://127.0.0.1:{port}", name: {name}, weight: {weight}}}'
        for name, port, weight in servers
    )
    return f"""version: 1
settings: {{workers: {workers}}}
listeners: {{web: {{bind: "127.0.0.1:0"}}}}
backends:
  pool:
    servers:
{lines}
routes:
  - {{name: all, path: /, backend: pool}}
"""


def exact(report, ctl, workers, count, requests):
    """Requests counted where they arrive, and by the proxy's own status."""
    origin = harness.Origin(ctl, count)
    proxy = harness.Proxy(
        ctl, config(workers, [(f"s{i}", port, 1) for i, port in enumerate(origin.ports)])
    )
    load = harness.Load(ctl, proxy.port(), connections=64, requests=requests, warmup=0)
    result = load.result()
    name = f"{count} servers, {workers} workers"
    report.check(
        f"{name}: no failed request",
        result["failures"] == 0 and result["requests"] >= requests,
        result,
    )
    # The load stops in the middle of up to 64 requests: they arrive a moment later.
    harness.wait_until(
        lambda: sum(server["active"] for server in proxy.status()["backends"][0]["servers"]) == 0, 5
    )
    counted = origin.requests()
    report.check(
        f"{name}: {sum(counted)} requests differ by at most 1 a server",
        max(counted) - min(counted) <= 1,
        counted,
    )
    picks = [server["picks"] for server in proxy.status()["backends"][0]["servers"]]
    report.check(
        f"{name}: the proxy's own picks agree",
        max(picks) - min(picks) <= 1 and sum(picks) >= requests,
        picks,
    )
    proxy.stop()
    origin.stop()


def smooth(weights, length):
    """The smooth weighted sequence (each step the largest current weight, the first of equals)."""
    current = {name: 0 for name, _ in weights}
    total = sum(weight for _, weight in weights)
    sequence = []
    for _ in range(length):
        for name, weight in weights:
            current[name] += weight
        pick = max(weights, key=lambda one: current[one[0]])[0]
        current[pick] -= total
        sequence.append(pick)
    return sequence


def weighted(report, ctl):
    origin = harness.Origin(ctl, 3)
    weights = [("s0", 3), ("s1", 2), ("s2", 1)]
    proxy = harness.Proxy(
        ctl,
        config(1, [(name, port, weight) for (name, weight), port in zip(weights, origin.ports)]),
    )
    announced = proxy.status()["backends"][0].get("next") or []
    with Client(proxy.port()) as client:
        got = []
        for i in range(60):
            client.send(b"GET / HTTP/1.1\r\nHost: a.localhost\r\n\r\n")
            answer = client.read(["GET"] * (i + 1), quiet=0.0)
            got.append(answer.finals[-1].value("x-origin"))
    report.check(
        "weights 3:2:1 give their shares",
        [got.count(name) for name, _ in weights] == [30, 20, 10],
        got,
    )
    # Interleaved, not runs: the sequence is the smooth one from some starting point, over and over.
    period = smooth(weights, 6)
    rotations = [period[i:] + period[:i] for i in range(6)]
    report.check(
        "weights 3:2:1 are interleaved",
        got[:6] in rotations and got == got[:6] * 10,
        f"{got[:12]}, smooth is {period}",
    )
    report.check(
        "status announced the next picks",
        announced[:3] == got[:3] and announced,
        f"announced {announced}, came {got[:6]}",
    )
    proxy.stop()
    origin.stop()


def body(report):
    parser = argparse.ArgumentParser()
    parser.add_argument("ctl")
    parser.add_argument("--requests", type=int, default=3000)
    options = parser.parse_args()
    for workers, count in ((1, 3), (2, 5), (4, 7), (4, 2)):
        exact(report, options.ctl, workers, count, options.requests)
    weighted(report, options.ctl)


if __name__ == "__main__":
    harness.main("roundrobin", body)
