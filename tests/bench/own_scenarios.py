"""What is measured of Signalbox alone: flatness, reloads, exact counts of instructions and system
calls, the price of views.
"""
import json
import re
import socket
import statistics
import time
from pathlib import Path

import harness
import proxies
from measure import Bench, medians
from scenarios import Row


def _routes(count, tag="h"):
    """Short lines: the file may have at most 8 MiB."""
    return "".join(f"  - {{host: {tag}{i}.localhost, backend: pool}}\n" for i in range(count))


def _flat(ctl, options, say, what, small, large, goal):
    """The cost of a request with the large configuration over that with the small one, round by
    round.
    """
    bench = Bench(
        ctl, options.seconds, options.rounds, servers=max(small["servers"], large["servers"])
    )
    bench.place_origin(1)
    targets = []
    try:
        for name, sizes in (("small", small), ("large", large)):
            config = proxies.signalbox_config(
                bench.ports[: sizes["servers"]], routes=_routes(sizes["hosts"]), health="60s"
            )
            targets.append(
                proxies.start_signalbox(ctl, bench.ports, 1, bench.proxy_cores(1), config, name)
            )
        hosts = {"small": small["hosts"], "large": large["hosts"]}
        for target in targets:
            # Every host once: what is made on first use is there, and what remains is the cost of a
            # request.
            harness.Load(
                ctl, target.port, connections=64, hosts=hosts[target.name], warmup=0,
                requests=max(hosts[target.name], sizes["servers"] * 4),
            ).result(120)
            target.tidy()
        kept, info = bench.interleave(
            targets,
            lambda target: bench.load_round(target, 1, connections=64, hosts=hosts[target.name]),
            say=say,
        )
        figures = {name: medians(rounds) for name, rounds in kept.items()}
        value = statistics.median(
            b["cpu-us"] / a["cpu-us"] for a, b in zip(kept["small"], kept["large"])
        )
        yield Row(
            "flat",
            what,
            value,
            goal,
            figures=figures,
            failures=sum(one["failures"] for one in figures.values()),
            note=f"{info['noisy']} noisy rounds" if info["noisy"] else "",
        )
    finally:
        for target in targets:
            target.stop()
        bench.close()


def hosts(ctl, options, say):
    """10 to 100,000 hosts."""
    yield from _flat(
        ctl,
        options,
        say,
        "CPU per request with 100,000 hosts : 10",
        {"hosts": 10, "servers": 2},
        {"hosts": 100_000, "servers": 2},
        1.10,
    )


def servers(ctl, options, say):
    """2 to 1,000 servers."""
    yield from _flat(
        ctl,
        options,
        say,
        "CPU per request with 1,000 servers : 2",
        {"hosts": 10, "servers": 2},
        {"hosts": 10, "servers": 1000},
        1.10,
    )


def _reload(proxy):
    """Asks for a reload through the control socket; the outcome with its steps."""
    path = next(Path(proxy.environment["XDG_RUNTIME_DIR"]).glob("signalbox/*.sock"))
    with socket.socket(socket.AF_UNIX) as channel:
        channel.settimeout(30)
        channel.connect(str(path))
        channel.sendall(b'{"id":1,"verb":"reload"}\n')
        for line in channel.makefile("rb"):
            reply = json.loads(line)
            if reply.get("id") == 1:
                if not reply["ok"] or reply["result"]["outcome"] != "applied":
                    raise RuntimeError(f"reload: {reply}")
                return reply["result"]
    raise RuntimeError("reload: the control socket closed without a reply")


def _p99(windows):
    """Of all requests of some windows; microseconds."""
    counts = {}
    for window in windows:
        for value, count in window["latencies"]:
            counts[value] = counts.get(value, 0) + count
    left = 0.01 * sum(counts.values())
    for value in sorted(counts, reverse=True):
        left -= counts[value]
        if left <= 0:
            return value
    return float("nan")


def reload(ctl, options, say):
    """Reloads of 10,000 routes under load: durations, failures, p99 before and during."""
    bench = Bench(ctl, options.seconds, options.rounds)
    bench.place_origin(1)
    steady = "  - {name: steady, match: {host: bench.localhost}, backend: pool}\n"
    target = proxies.start_signalbox(
        ctl,
        bench.ports,
        1,
        bench.proxy_cores(1),
        proxies.signalbox_config(bench.ports, routes=steady + _routes(10_000)),
    )
    proxy, steps, wall, failures, before, during = target.program, [], [], 0, [], []
    texts = [
        proxies.signalbox_config(bench.ports, routes=steady + _routes(10_000, f"v{number}-"))
        for number in range(options.rounds)
    ]
    try:
        for text in texts:
            load = harness.Load(
                ctl,
                target.port,
                connections=64,
                duration=4.0,
                warmup=0.3,
                window=10,
                cores=bench.load_cores(1),
            )
            load.wait_line("^begin$")
            began = time.monotonic()
            time.sleep(2.0)
            proxy.write(text)
            asked = time.monotonic()
            outcome = _reload(proxy)
            done = time.monotonic()
            result = load.result()
            failures += result["failures"]
            wall.append((done - asked) * 1000)
            steps.append({one["step"].lower(): one["duration-ms"] for one in outcome["steps"]})
            # The same length of time on both sides: what else happens on the machine is in both.
            first, last = (asked - began) * 1000, (done - began) * 1000 + 20
            windows = [w for w in result["windows"] if w["requests"]]
            before.append(
                _p99(w for w in windows if first - (last - first) <= w["ms"] + 10 <= first)
            )
            during.append(_p99(w for w in windows if first - 10 < w["ms"] <= last))
            target.tidy()
        figures = {
            "signalbox": {
                "wall-ms": wall,
                "steps-ms": steps,
                "p99-before-us": before,
                "p99-during-us": during,
            }
        }
        yield Row(
            "reload",
            "10,000 routes, whole reload",
            statistics.median(wall),
            600,
            unit="ms",
            figures=figures,
            failures=failures,
        )
        after_parse = [
            sum(ms for name, ms in one.items() if name != "parse") for one in steps if len(one) >= 3
        ]
        yield Row(
            "reload",
            "10,000 routes, end of Parse to Swap",
            statistics.median(after_parse) if after_parse else None,
            100,
            unit="ms",
            figures=figures,
            note="validate + prepare + swap",
        )
        yield Row(
            "reload",
            "p99 during a reload : before",
            statistics.median(b / a for a, b in zip(before, during)),
            1.5,
            figures=figures,
            note="all requests during it and in as long a time before",
            failures=failures,
        )
    finally:
        target.stop()
        bench.close()


def _difference(ctl, bench, start, few, many):
    """(count with many requests - count with few) / (many - few): start-up and shutdown fall out.
    Requests are counted in the access log: the load's own count leaves out those under way at its end.
    """
    counts, requests = [], []
    for number in (few, many):
        folder, program, port, read = start()
        result = harness.Load(
            ctl, port, connections=64, requests=number, warmup=0, timeout=60
        ).result(300)
        if result["failures"]:
            raise RuntimeError(f"failures under measurement: {result['failed']}")
        program.stop(120)
        counts.append(read())
        with open(folder / "access.log", "rb") as log:
            requests.append(sum(1 for _ in log))
    return (counts[1] - counts[0]) / (requests[1] - requests[0])


def _wrapped(ctl, bench, wrapper):
    """`signalboxctl run` as a child of a measuring program."""
    import os

    folder = harness.temporary_folder()
    (folder / "signalbox.yaml").write_text(proxies.signalbox_config(bench.ports))
    program = harness.Program(
        [*wrapper(folder), ctl, "run", "-c", folder / "signalbox.yaml", "--no-watch"],
        cwd=folder,
        env=dict(os.environ, XDG_RUNTIME_DIR=str(folder)),
    )
    program.wait_line("^ready generation=", 120)
    port = int(program.wait_line(r"^listening web http://127\.0\.0\.1:(\d+)").group(1))
    return folder, program, port


def instructions(ctl, options, say):
    """User instructions a request, exactly (callgrind)."""
    bench = Bench(ctl, 1, 1)
    try:

        def start():
            folder, program, port = _wrapped(
                ctl,
                bench,
                lambda folder: [
                    "valgrind",
                    "--tool=callgrind",
                    f"--callgrind-out-file={folder}/out",
                    "--trace-children=no",
                ],
            )

            def read():
                text = (folder / "out").read_text()
                return int(re.search(r"^(?:summary|totals): (\d+)", text, re.M).group(1))

            return folder, program, port, read

        value = _difference(ctl, bench, start, 2000, 12000)
        yield Row("exact", "user instructions per request, 64 connections", value, 12000, unit="")
    finally:
        bench.close()


def syscalls(ctl, options, say):
    """System calls a request (strace -c)."""
    bench = Bench(ctl, 1, 1)
    try:
        last = {}

        def start():
            folder, program, port = _wrapped(
                ctl,
                bench,
                lambda folder: ["strace", "-D", "-f", "-qq", "-c", "-o", f"{folder}/out"],
            )

            def read():
                def whole():
                    out = folder / "out"
                    return (
                        out.exists()
                        and re.search(r"^\s*[\d.]+\s+[\d.]+.* total$", out.read_text(), re.M)
                        and out.read_text()
                    )

                text = harness.wait_until(whole, 20)
                last.clear()
                for line in text.splitlines():
                    fields = line.split()
                    if len(fields) >= 5 and fields[0].replace(".", "").isdigit():
                        last[fields[-1]] = int(fields[3])
                return last.pop("total", None) or sum(last.values())

            return folder, program, port, read

        value = _difference(ctl, bench, start, 5000, 25000)
        most = sorted(last.items(), key=lambda one: -one[1])[:6]
        yield Row(
            "exact",
            "system calls per request, 64 connections",
            value,
            4.1,
            unit="",
            note="under strace, which makes batches smaller; mostly "
            + ", ".join(f"{name} {count}" for name, count in most),
        )
    finally:
        bench.close()


def views(ctl, options, say):
    """The price of somebody watching: the same load with and without `status --watch`."""
    bench = Bench(ctl, options.seconds, options.rounds)
    bench.place_origin(1)
    target = proxies.start_signalbox(ctl, bench.ports, 1, bench.proxy_cores(1))
    proxy = target.program

    class Watched:
        name = "watched"

    class Alone:
        name = "alone"

    try:

        def one(kind):
            watcher = None
            if kind is Watched:
                watcher = harness.Program(
                    [ctl, "status", "-c", proxy.file, "--watch", "--json"],
                    env=proxy.environment,
                    cores=bench.load_cores(1),
                )
                watcher.wait_line(r"\{", 5)
            figures = bench.load_round(target, 1, connections=64)
            if watcher:
                # The watcher's own time isn't the proxy's, nor is it noise.
                watcher.stop()
            return figures

        kept, info = bench.interleave([Alone, Watched], one, rounds=options.rounds + 2, say=say)
        value = statistics.median(
            b["cpu-us"] / a["cpu-us"] for a, b in zip(kept["alone"], kept["watched"])
        )
        yield Row(
            "views",
            "CPU per request while watched : not",
            value,
            1.03,
            figures={name: medians(rounds) for name, rounds in kept.items()},
            note=f"{info['noisy']} noisy rounds" if info["noisy"] else "",
        )
    finally:
        target.stop()
        bench.close()


SCENARIOS = {
    "hosts": hosts,
    "servers": servers,
    "reload": reload,
    "instructions": instructions,
    "syscalls": syscalls,
    "views": views,
}
