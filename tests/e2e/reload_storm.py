#!/usr/bin/env python3
# ctest: timeout=120 processors=2
"""Load without a break while the file is saved again and again, broken versions in between: nothing may fail.

    reload_storm.py SIGNALBOXCTL [--seconds 10] [--saves 40] [--connections 64] [--routes 200]

A route that stays carries the load and a WebSocket; the other routes change with each save. Every fifth save is broken:
it must be refused with its line while the old generation serves on.
"""
import argparse
import base64
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402
from http_wire import Client, ask  # noqa: E402


def config(ports, routes, version):
    """The steady route stays first or last by turns; the others get new names, backends and
    filters.
    """
    steady = "  - {name: steady, host: bench.localhost, backend: steady}\n"
    changing = "".join(
        f"  - {{name: r{i}-{version}, host: h{i}.localhost, path: /v{version}/, backend: {'steady' if (i + version) % 2 else 'other'}, "
        f'filters: [{{set-request-headers: {{x-version: "{version}"}}}}]}}\n'
        for i in range(routes)
    )
    respond = f'  - {{name: version, host: version.localhost, filters: [{{respond: {{status: 200, body: "{version}"}}}}]}}\n'
    return (
        f'version: 1\nsettings: {{workers: 2}}\nlisteners: {{web: {{bind: "127.0.0.1:0"}}}}\n'
        f'backends:\n  steady: {{servers: ["127.0.0.1:{ports[0]}", "127.0.0.1:{ports[1]}"]}}\n'
        f'  other: {{servers: ["127.0.0.1:{ports[2]}"]}}\n'
        f"routes:\n{respond}" + (steady + changing if version % 2 else changing + steady)
    )


BROKEN = [
    (
        "a syntax error",
        lambda text: text.replace("routes:\n", "routes:\n  - {name: broken, host: [unclosed\n", 1),
    ),
    ("an unknown key", lambda text: text + "surprise: 1\n"),
    (
        "an unknown backend",
        lambda text: text + "  - {name: lost, host: lost.localhost, backend: nowhere}\n",
    ),
    ("half of the file", lambda text: text[: len(text) // 2].rsplit(",", 1)[0]),
]


def open_web_socket(port):
    client = Client(port, timeout=10)
    key = base64.b64encode(os.urandom(16)).decode()
    client.send(
        f"GET /ws HTTP/1.1\r\nHost: bench.localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n".encode()
    )
    while b"\r\n\r\n" not in client.data:
        if not client.receive_some(10):
            raise RuntimeError(f"no WebSocket: {client.data!r}")
    head, client.data = client.data.split(b"\r\n\r\n", 1)
    return client, head


def echo(client, text):
    """One masked text frame there and back."""
    payload = text.encode()
    client.send(bytes([0x81, 0x80 | len(payload), 0, 0, 0, 0]) + payload)
    wanted = bytes([0x81, len(payload)]) + payload
    while len(client.data) < len(wanted):
        if not client.receive_some(10):
            return False
    got, client.data = client.data[: len(wanted)], client.data[len(wanted) :]
    return got == wanted


def body(report):
    parser = argparse.ArgumentParser()
    parser.add_argument("ctl")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--saves", type=int, default=40)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--routes", type=int, default=200)
    options = parser.parse_args()

    origin = harness.Origin(options.ctl, 3)
    good = config(origin.ports, options.routes, 0)
    proxy = harness.Proxy(options.ctl, good)
    web_socket, head = open_web_socket(proxy.port())
    report.check("the WebSocket opens", head.startswith(b"HTTP/1.1 101"), head)
    load = harness.Load(
        options.ctl,
        proxy.port(),
        connections=options.connections,
        duration=options.seconds,
        window=250,
        verify=True,
    )
    load.wait_line("^begin$")

    version, accepted, refused, echoes_failed, silent, wrong_version = 0, 0, 0, 0, [], []
    began = time.monotonic()
    for save in range(options.saves):
        # Spread over the time of the load, with bursts of two saves in one debounce period.
        target = began + options.seconds * 0.95 * (save - save % 2) / options.saves
        time.sleep(max(0.0, target - time.monotonic()))
        if save % 5 == 4:
            what, breaker = BROKEN[(save // 5) % len(BROKEN)]
            seen = len(proxy.stderr)
            proxy.write(breaker(good))
            try:
                proxy.wait_line(r"signalbox\.yaml:\d+:\d+: error: ", 5, proxy.stderr, seen)
                refused += 1
            except RuntimeError as error:
                silent.append(f"{what}: {error}")
        else:
            version += 1
            good = config(origin.ports, options.routes, version)
            proxy.write(good)
            # The second of a burst may overtake the first; what was saved last must be served soon.
            if save % 2 == 1:
                text = harness.wait_until(
                    lambda: ask(proxy.port(), "/", host="version.localhost").finals[0].body.decode()
                    == str(version),
                    5,
                )
                accepted += 1
                if not text:
                    wrong_version.append(version)
        if not echo(web_socket, f"save {save}"):
            echoes_failed += 1
    result = load.result(options.seconds + 60)
    report.note(
        f"{result['requests']} requests, {result['rps']:.0f}/s, {version} good saves, p99 {result['latency-us']['p99']:.0f} µs"
    )
    report.check(
        "no request failed, no connection was reset", result["failures"] == 0, result["failed"]
    )
    report.check(
        "the load ran all the time",
        result["requests"] > 100 * options.seconds
        and all(window["requests"] for window in result["windows"][:-1]),
        [w["requests"] for w in result["windows"]],
    )
    report.check(
        f"{accepted} saves that were waited for were served",
        not wrong_version and accepted,
        wrong_version,
    )
    report.check(
        f"{refused} broken saves were refused with their line", not silent and refused, silent
    )
    report.check(
        "the WebSocket on the unchanged route survived all",
        not echoes_failed and echo(web_socket, "last"),
        echoes_failed,
    )

    # The last save may have been a broken one: the last good text is served either way.
    proxy.write(good)
    web_socket.close()
    status = harness.wait_until(
        lambda: (
            lambda now: now
            if all(
                generation["state"] in ("active", "retired", "rejected")
                for generation in now["generations"]
            )
            else None
        )(proxy.status()),
        10,
    )
    report.check(
        "all old generations drained",
        status,
        [g for g in proxy.status()["generations"] if g["state"] == "draining"],
    )
    if status:
        old = sum(g["in-flight"] or 0 for g in status["generations"] if g["state"] == "retired")
        report.equal("retired generations hold nothing", old, 0)
        report.check(
            "generations are numbered without a gap backwards",
            status["generation"]["number"] > 1,
            status["generation"],
        )
    report.equal("the proxy stops with status 0", proxy.stop(), 0)


if __name__ == "__main__":
    harness.main("reload_storm", body)
