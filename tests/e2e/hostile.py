#!/usr/bin/env python3
# ctest: timeout=180 processors=2
"""Bad neighbours: servers that die, clients that stall, bodies that are too big for memory, too few descriptors.

    hostile.py SIGNALBOXCTL [--bytes 268435456] [--idle 10000] [case...]

By hand: --large for bodies of 2 GiB.
"""
import argparse
import hashlib
import socket
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402
from http_wire import Client, ask, parse_response  # noqa: E402
from servers import HttpServer, Server  # noqa: E402

MIB = 1 << 20


def config(servers, settings=""):
    listed = ", ".join(f'"127.0.0.1:{port}"' for port in servers)
    return f"""version: 1
settings:
  workers: 1
{settings}
listeners: {{web: {{bind: "127.0.0.1:0"}}}}
backends:
  pool: {{servers: [{listed}]}}
routes:
  - {{name: all, path: /, backend: pool}}
"""


def killed_server(report, options):
    """kill -9 of a server in the middle of a body."""
    first, second = harness.Origin(options.ctl, prefix="first"), harness.Origin(
        options.ctl, prefix="second"
    )
    proxy = harness.Proxy(options.ctl, config([first.ports[0], second.ports[0]]))
    clients = []
    for _ in range(2):  # round-robin: one of each server
        client = Client(proxy.port(), receive_buffer=65536)
        client.send(b"GET /b/268435456 HTTP/1.1\r\nHost: a.localhost\r\n\r\n")
        client.receive_some(5)
        clients.append(client)
    first.process.kill()
    first.process.wait()
    cut = next(client for client in clients if b"X-Origin: first" in client.data)
    whole = next(client for client in clients if b"X-Origin: second" in client.data)
    received = 0
    while cut.receive_some(5):
        received += len(cut.data)
        cut.data = b""
    report.check(
        "the client of a killed server sees a cut body",
        cut.answer.closed and received < 268435456,
        f"closed {cut.answer.closed}, {received} bytes",
    )
    whole.receive_some(5)
    report.check("the other client's body goes on", not whole.answer.closed, whole.answer)
    answers = [ask(proxy.port()) for _ in range(6)]
    report.check(
        "requests afterwards are served by the one that lives",
        all(a.status == 200 and a.finals[0].value("x-origin") == "second0" for a in answers),
        [a.status for a in answers],
    )
    for client in clients:
        client.close()
    proxy.stop()


def half_closed(report, options):
    """A client that has said all and closed its half still gets its answer; a server may end by
    closing.
    """
    gate = threading.Event()

    def answer(exchange):
        if exchange.request.target == "/late":
            gate.wait(10)
            exchange.reply("late")
        else:  # no length: the end of the connection is the end of the body
            exchange.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nuntil the end")
            exchange.connection.shutdown(socket.SHUT_WR)
            exchange.close()

    server = HttpServer(answer)
    proxy = harness.Proxy(options.ctl, config([server.port]))
    with Client(proxy.port()) as client:
        client.send(b"GET /late HTTP/1.1\r\nHost: a.localhost\r\n\r\n")
        client.half_close()
        harness.wait_until(lambda: server.requests, 5)
        gate.set()
        got = client.read(["GET"], seconds=5)
    report.check(
        "a half-closed client gets its answer",
        got.status == 200 and got.finals[0].body == b"late",
        got,
    )
    got = ask(proxy.port(), "/close")
    report.check(
        "a body that ends with the server's connection arrives whole",
        got.status == 200 and got.finals[0].body == b"until the end",
        got,
    )
    proxy.stop()


def client_sockets(proxy, origin):
    """The proxy's sockets without those to the server: some idle ones of them are kept for a while.
    """
    return proxy.sockets() - origin.ask("/stats")["servers"][0]["open"]


def memory_bound(proxy, before):
    """What RSS may grow to. A sanitizer's own memory is there before."""
    return 30 * MIB + (before if proxy.sanitized() else 0)


def slow_loris(report, options):
    """Heads that come a byte at a time end with 408, and nobody else notices."""
    origin = harness.Origin(options.ctl)
    proxy = harness.Proxy(options.ctl, config(origin.ports, "  timeouts: {request-head: 1s}"))
    ask(proxy.port())
    baseline = client_sockets(proxy, origin)
    began = time.monotonic()
    clients = [Client(proxy.port()) for _ in range(200)]
    head = b"GET / HTTP/1.1\r\nHost: a.localhost\r\nX-Slow: " + b"a" * 1000
    slowest, sent = 0.0, 0
    while time.monotonic() - began < 0.8:
        for client in clients:
            client.send(head[sent : sent + 1])
        sent += 1
        asked = time.monotonic()
        status = ask(proxy.port()).status
        slowest = max(slowest, time.monotonic() - asked)
        if status != 200:
            slowest = 99
        time.sleep(0.02)
    report.check("others are served meanwhile", slowest < 0.2, f"slowest {slowest:.3f} s")
    statuses = [client.read(["GET"], quiet=0, seconds=5).status for client in clients]
    took = time.monotonic() - began
    report.check(
        "200 slow heads get 408", statuses.count(408) == 200, sorted(set(map(str, statuses)))
    )
    report.check("soon after the time that was set", took < 4, f"{took:.1f} s")
    for client in clients:
        client.close()
    report.check(
        "their descriptors are given back",
        harness.wait_until(lambda: client_sockets(proxy, origin) <= baseline, 5),
        f"{baseline} before, {client_sockets(proxy, origin)} after",
    )
    proxy.stop()


class Watch:
    """The largest RSS that a process has while the block runs."""

    def __init__(self, program):
        self.program = program
        self.largest = 0
        self.done = threading.Event()

    def __enter__(self):
        self.thread = threading.Thread(target=self._sample, daemon=True)
        self.thread.start()
        return self

    def _sample(self):
        while not self.done.wait(0.02):
            self.largest = max(self.largest, self.program.memory())

    def __exit__(self, *_):
        self.done.set()
        self.thread.join()


def big_download(report, options):
    """A body much larger than memory limits through to a reader that stalls, then reads slowly."""
    started = time.monotonic()
    origin = harness.Origin(options.ctl)
    proxy = harness.Proxy(options.ctl, config(origin.ports))
    ask(proxy.port())
    before = proxy.memory()
    with Watch(proxy) as watch:
        with Client(proxy.port(), receive_buffer=65536) as client:
            client.send(f"GET /b/{options.bytes} HTTP/1.1\r\nHost: a.localhost\r\n\r\n".encode())
            client.receive_some(5)
            cpu = proxy.cpu_ns()
            time.sleep(1)
            idle = (proxy.cpu_ns() - cpu) / 1e9
        result = harness.Load(
            options.ctl,
            proxy.port(),
            path=f"/b/{options.bytes}",
            requests=2,
            connections=2,
            warmup=0,
            slow=max(options.bytes // 4, 64 * MIB),
            verify=True,
        ).result(300)
    report.check("a stalled reader costs no CPU", idle < 0.05, f"{idle:.3f} s in 1 s")
    report.check(
        f"two slow downloads of {options.bytes // MIB} MiB arrive byte for byte",
        result["requests"] >= 2 and not result["failures"],
        result,
    )
    report.check(
        "RSS stays under 30 MiB",
        watch.largest < memory_bound(proxy, before),
        f"{watch.largest / MIB:.1f} MiB, before {before / MIB:.1f}",
    )
    report.note(
        f"RSS {before / MIB:.1f} MiB before, at most {watch.largest / MIB:.1f} MiB; "
        f"{time.monotonic() - started:.1f} s"
    )
    proxy.stop()


class SlowReceiver(Server):
    """Takes a body slowly: stalls first, then reads; answers with its length and digest."""

    def serve(self, connection):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        data = b""
        while b"\r\n\r\n" not in data:
            data += connection.recv(4096)
        head, rest = data.split(b"\r\n\r\n", 1)
        length = next(
            int(line.split(b":")[1])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length")
        )
        digest, received = hashlib.sha256(rest), len(rest)
        time.sleep(1)
        while received < length:
            piece = connection.recv(MIB)
            if not piece:
                return
            received += len(piece)
            digest.update(piece)
            if received % (16 * MIB) < len(piece):
                time.sleep(0.02)
        text = f"{received} {digest.hexdigest()}".encode()
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(text) + text)


def big_upload(report, options):
    """The same the other way round."""
    started = time.monotonic()
    server = SlowReceiver()
    proxy = harness.Proxy(options.ctl, config([server.port]))
    before = proxy.memory()
    block = bytes(range(256)) * 4096
    digest, sent_early = hashlib.sha256(), 0
    with Watch(proxy) as watch, Client(proxy.port(), timeout=120) as client:
        client.send(
            f"POST /up HTTP/1.1\r\nHost: a.localhost\r\nContent-Length: {options.bytes}\r\n\r\n".encode()
        )
        began = time.monotonic()
        for _ in range(options.bytes // len(block)):
            client.socket.sendall(block)
            digest.update(block)
            if time.monotonic() - began < 0.9:
                sent_early += len(block)
        got = client.read(["POST"], quiet=0, seconds=60)
    wanted = f"{options.bytes} {digest.hexdigest()}".encode()
    report.check(
        f"an upload of {options.bytes // MIB} MiB arrives byte for byte",
        got.status == 200 and got.finals[0].body == wanted,
        got,
    )
    report.check(
        "a server that doesn't read holds the client back",
        sent_early < 64 * MIB,
        f"{sent_early / MIB:.0f} MiB in 0.9 s",
    )
    report.check(
        "RSS stays under 30 MiB while uploading",
        watch.largest < memory_bound(proxy, before),
        f"{watch.largest / MIB:.1f} MiB",
    )
    report.note(
        f"RSS {before / MIB:.1f} MiB before, at most {watch.largest / MIB:.1f} MiB; "
        f"{time.monotonic() - started:.1f} s"
    )
    proxy.stop()


def broken_heads(report, options):
    """Heads of a browser's size with one line that is wrong: answered, recorded, survived."""
    origin = harness.Origin(options.ctl)
    log = "  access-log: {path: access.log, format: json}"
    proxy = harness.Proxy(options.ctl, config(origin.ports, log))
    good = b"GET / HTTP/1.1\r\nHost: a.localhost\r\nUser-Agent: browser\r\nAccept: text/html\r\n"
    for name, line, status in (
        ("folded", b" folded", 400),
        ("a space in a name", b"Bad name: x", 400),
        ("a second Host", b"Host: b.localhost", 400),
        ("too long", b"X: " + b"x" * 70000, 431),
    ):
        client = Client(proxy.port())
        client.send(good + line + b"\r\n\r\n")
        client.receive_some(5)
        first = client.data.split(b"\r\n", 1)[0]
        report.check(f"{name}: {status}", str(status).encode() in first, first)
    client = Client(proxy.port())
    client.send(good + b"\r\n")
    client.receive_some(5)
    report.check("the proxy lives", client.data.startswith(b"HTTP/1.1 200"), client.data[:80])


def vanishing_clients(report, options):
    """Clients that reset in the middle of a body leave nothing behind."""
    origin = harness.Origin(options.ctl)
    proxy = harness.Proxy(options.ctl, config(origin.ports))
    ask(proxy.port())
    baseline = client_sockets(proxy, origin)
    for _ in range(50):
        client = Client(proxy.port())
        client.send(b"GET /b/104857600 HTTP/1.1\r\nHost: a.localhost\r\n\r\n")
        client.receive_some(5)
        client.abort()
    report.check(
        "sockets are as before",
        harness.wait_until(lambda: client_sockets(proxy, origin) <= baseline, 5),
        f"{baseline} before, {client_sockets(proxy, origin)} after",
    )
    report.check(
        "the server's connections are closed",
        harness.wait_until(lambda: origin.ask("/stats")["servers"][0]["open"] <= 3, 5),
        origin.ask("/stats"),
    )
    report.equal("a request is served", ask(proxy.port()).status, 200)
    report.equal(
        "nothing is counted as active", proxy.status()["backends"][0]["servers"][0]["active"], 0
    )
    proxy.stop()


def many_idle(report, options):
    """Thousands of idle connections: little memory each, no CPU, and others are served as ever."""
    import resource

    count = min(options.idle, resource.getrlimit(resource.RLIMIT_NOFILE)[1] - 500)
    origin = harness.Origin(options.ctl)
    proxy = harness.Proxy(options.ctl, config(origin.ports, "  limits: {connections: 15000}"))
    for _ in range(3):
        ask(proxy.port())
    before, sockets = proxy.memory(), client_sockets(proxy, origin)
    idle = harness.Load(options.ctl, proxy.port(), mode="idle", connections=count)
    opened = int(idle.wait_line(r"^idle (\d+)$", 60).group(1))
    report.equal(f"{count} connections get an answer and stay", opened, count)
    time.sleep(0.5)
    each = (proxy.memory() - before) / count
    cpu = proxy.cpu_ns()
    time.sleep(1)
    used = (proxy.cpu_ns() - cpu) / 1e9
    report.check(
        "idle connections cost little memory", each < 4096, f"{each:.0f} bytes of RSS each"
    )
    report.check("idle connections cost no CPU", used < 0.03, f"{used:.3f} s in 1 s")
    report.note(f"{each:.0f} bytes of RSS a connection, {used * 1000:.1f} ms CPU in 1 s")
    result = harness.Load(options.ctl, proxy.port(), connections=16, duration=0.5).result()
    report.check(
        "others are served beside them",
        result["failures"] == 0 and result["requests"] > 100,
        result,
    )
    lost = idle.result()
    report.check("none was lost", lost["lost"] == 0 and lost["failures"] == 0, lost)
    report.check(
        "sockets are given back",
        harness.wait_until(lambda: client_sockets(proxy, origin) <= sockets, 10),
        f"{sockets} before, {client_sockets(proxy, origin)} after",
    )
    proxy.stop()


def few_descriptors(report, options):
    """At the limit of open files accepting pauses without spinning, and goes on when one is free.
    """
    origin = harness.Origin(options.ctl)
    proxy = harness.Proxy(options.ctl, config(origin.ports), nofile=160)
    report.equal("served before", ask(proxy.port()).status, 200)
    clients = []
    for _ in range(400):
        client = socket.socket()
        client.connect(("127.0.0.1", proxy.port()))
        clients.append(client)
    time.sleep(0.3)
    cpu = proxy.cpu_ns()
    time.sleep(1)
    used = (proxy.cpu_ns() - cpu) / 1e9
    report.check(
        "it runs on with 400 connections at 160 descriptors",
        proxy.running() and proxy.descriptors() <= 160,
        proxy.descriptors(),
    )
    report.check("waiting for descriptors costs no CPU", used < 0.1, f"{used:.3f} s in 1 s")
    # One that was accepted is served: there is a descriptor left for the server's side.
    clients[0].settimeout(5)
    clients[0].sendall(b"GET / HTTP/1.1\r\nHost: a.localhost\r\nConnection: close\r\n\r\n")
    data = b""
    try:
        while parse_response(data) is None:
            piece = clients[0].recv(65536)
            if not piece:
                break
            data += piece
    except TimeoutError:
        pass
    report.check(
        "an accepted connection is served at the limit", data.startswith(b"HTTP/1.1 200"), data[:80]
    )
    for client in clients:
        client.close()
    report.equal(
        "served again as soon as descriptors are free", ask(proxy.port(), seconds=5).status, 200
    )
    result = harness.Load(options.ctl, proxy.port(), connections=16, duration=0.3).result()
    report.check("as well as before", result["failures"] == 0 and result["requests"] > 50, result)
    proxy.stop()


CASES = (
    killed_server,
    half_closed,
    slow_loris,
    broken_heads,
    vanishing_clients,
    big_download,
    big_upload,
    many_idle,
    few_descriptors,
)


def body(report):
    parser = argparse.ArgumentParser()
    parser.add_argument("ctl")
    parser.add_argument("--bytes", type=int, default=256 * MIB)
    parser.add_argument(
        "--large", dest="bytes", action="store_const", const=2048 * MIB, help="bodies of 2 GiB"
    )
    parser.add_argument("--idle", type=int, default=10000)
    parser.add_argument("cases", nargs="*", help=", ".join(case.__name__ for case in CASES))
    options = parser.parse_intermixed_args()
    for case in CASES:
        if options.cases and case.__name__ not in options.cases:
            continue
        print(f"{case.__name__}: {case.__doc__}")
        try:
            case(report, options)
        except Exception as error:  # noqa: BLE001: the other cases go on
            report.check(case.__name__, False, f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    harness.main("hostile", body)
