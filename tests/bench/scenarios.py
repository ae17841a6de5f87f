"""What is measured beside the other proxies. Each scenario yields Rows; the goals are the project's
own (README).
"""
import time
from dataclasses import dataclass, field

import measure
import proxies
from measure import Bench, against_better, medians

HEAVY_IDLE = 9000


@dataclass
class Row:
    scenario: str
    what: str  # a sentence: "CPU per request, 64 connections, 1 worker"
    value: float | None  # what is compared with the goal
    goal: float | None
    unit: str = "×"  # "×" is a ratio against `rival`
    higher: bool = False  # the goal is a lower bound
    rival: str = ""
    figures: dict = field(default_factory=dict)
    note: str = ""
    failures: int = 0

    @property
    def met(self):
        if self.failures:
            return False
        if self.value is None or self.goal is None:
            return None
        return self.value >= self.goal if self.higher else self.value <= self.goal


def compare(scenario, what, kept, info, cpu_goal, cpu_key="cpu-us", rates=False):
    """Rows from interleaved rounds of several proxies."""
    figures = {name: medians(rounds) for name, rounds in kept.items()}
    failures = figures["signalbox"]["failures"]
    note = f"{info['noisy']} noisy rounds" if info["noisy"] else ""
    unit_of = {"cpu-us": "CPU per request", "cpu-ms-mib": "CPU per MiB"}
    value, rival = against_better(kept, cpu_key)
    rows = [
        Row(
            scenario,
            f"{unit_of[cpu_key]}, {what}",
            value,
            cpu_goal,
            rival=rival,
            figures=figures,
            note=note,
            failures=failures,
        )
    ]
    if rates:
        value, rival = against_better(kept, "rps", higher_is_better=True)
        rows.append(
            Row(
                scenario,
                f"requests/s, {what}",
                value,
                1.3,
                higher=True,
                rival=rival,
                figures=figures,
                note=note,
            )
        )
        value, rival = against_better(kept, "p99-us")
        rows.append(
            Row(scenario, f"p99, {what}", value, 0.85, rival=rival, figures=figures, note=note)
        )
    return rows


def each_worker_count(ctl, options, names, servers=2):
    """(bench, workers, targets) for 1 and 2 workers, everything ended afterwards."""
    for workers in options.workers:
        bench = Bench(ctl, options.seconds, options.rounds, servers)
        bench.place_origin(workers)
        targets = proxies.start_all(ctl, bench.ports, workers, bench.proxy_cores(workers), names)
        try:
            time.sleep(0.3)  # first health checks
            yield bench, workers, targets
        finally:
            for target in targets:
                target.stop()
            bench.close()


def small(ctl, options, say):
    """CPU, rate and p99 of small answers on kept connections."""
    for bench, workers, targets in each_worker_count(ctl, options, options.names):
        for connections in options.concurrency:
            if connections >= 64 and options.load == "wrk":

                def one(target, c=connections):
                    return bench.wrk_round(target, workers, c)

            else:

                def one(target, c=connections):
                    return bench.load_round(target, workers, connections=c)

            kept, info = bench.interleave(targets, one, say=say)
            what = f"1 KiB, {connections} connection{'s' if connections > 1 else ''}, {workers} worker{'s' if workers > 1 else ''}"
            yield from compare(
                "small",
                what,
                kept,
                info,
                0.80 if connections == 1 else 0.70,
                rates=connections >= 64,
            )


def new_connections(ctl, options, say):
    """A new connection for each request."""
    for bench, workers, targets in each_worker_count(ctl, options, options.names):
        kept, info = bench.interleave(
            targets,
            lambda target: bench.load_round(target, workers, connections=16, mode="new"),
            say=say,
        )
        yield from compare(
            "new",
            f"a connection a request, {workers} worker{'s' if workers > 1 else ''}",
            kept,
            info,
            0.85,
        )


def bulk(ctl, options, say):
    """Large plain bodies, against nginx with its buffers tuned as well."""
    names = [
        name
        for name in ("signalbox", "nginx", "nginx-tuned", "haproxy", "caddy")
        if name.split("-")[0] in options.names
    ]
    bench = Bench(ctl, max(options.seconds, 1.5), options.rounds)
    bench.place_origin(1)
    targets = proxies.start_all(ctl, bench.ports, 1, bench.proxy_cores(1), names)
    try:
        for size, label in ((1 << 20, "1 MiB"), (100 << 20, "100 MiB")):
            # Per MiB the bytes of bodies still under way at the end matter: with 100 MiB take more
            # time.
            seconds = bench.seconds if size == 1 << 20 else max(bench.seconds * 2, 2.5)
            kept, info = bench.interleave(
                targets,
                lambda target: bench.load_round(
                    target,
                    1,
                    connections=8 if size == 1 << 20 else 2,
                    path=f"/b/{size}",
                    duration=seconds,
                ),
                say=say,
            )
            yield from compare(
                "bulk", f"{label} bodies, 1 worker", kept, info, 0.60, cpu_key="cpu-ms-mib"
            )
    finally:
        for target in targets:
            target.stop()
        bench.close()


def _idle_memory(bench, target, mode, few, many):
    """Bytes of user memory that one more idle connection costs: the difference between a few and
    many of them.
    """
    import harness

    loads, sizes, lost = [], [], 0
    for count in (few, many - few):
        load = harness.Load(
            bench.ctl, target.port, mode=mode, connections=count, cores=bench.load_cores(1)
        )
        opened = int(load.wait_line(r"^idle (\d+)$", 60).group(1))
        lost += count - opened
        loads.append(load)
        time.sleep(1.0)  # buffers are given back
        sizes.append(target.memory())
    for load in loads:
        lost += load.result()["lost"]
    return (sizes[1] - sizes[0]) / (many - few), lost


def idle_memory(ctl, options, say):
    """User memory of an idle kept connection and of an idle WebSocket."""
    for mode, few, many, what, goal in (
        ("idle", 1000, HEAVY_IDLE, "idle connection", None),
        ("ws-idle", 500, 4000, "idle WebSocket", 1.0),
    ):
        bench = Bench(ctl, 1, 1)
        bench.place_origin(1)
        targets = proxies.start_all(ctl, bench.ports, 1, bench.proxy_cores(1), options.names)
        try:
            figures, lost = {}, 0
            for target in targets:
                each, missing = _idle_memory(bench, target, mode, few, many)
                figures[target.name] = {"bytes": each, "lost": missing}
                if target.name == "signalbox":
                    lost = missing
            mine = figures["signalbox"]["bytes"]
            if mode == "idle":
                yield Row(
                    "memory",
                    f"user memory per {what}",
                    mine,
                    400,
                    unit="bytes",
                    figures=figures,
                    failures=lost,
                )
            else:
                rivals = [
                    (figures[name]["bytes"], name)
                    for name in ("nginx", "haproxy")
                    if name in figures
                ]
                best, name = min(rivals) if rivals else (None, "")
                yield Row(
                    "memory",
                    f"user memory per {what}",
                    mine / best if best else None,
                    goal,
                    rival=name,
                    figures=figures,
                    failures=lost,
                )
        finally:
            for target in targets:
                target.stop()
            bench.close()


def idle_beside(ctl, options, say):
    """9,000 idle connections beside a load of 64: what a request costs with them and without."""
    bench = Bench(ctl, options.seconds, options.rounds)
    bench.place_origin(1)
    targets = proxies.start_all(
        ctl,
        bench.ports,
        1,
        bench.proxy_cores(1),
        [name for name in options.names if name != "caddy"],
    )
    import harness

    try:

        def both(target):
            """Without, then with them: the ratio is within the round."""
            alone = bench.load_round(target, 1, connections=64)
            idle = harness.Load(
                ctl, target.port, mode="idle", connections=HEAVY_IDLE, cores=bench.load_cores(1)
            )
            idle.wait_line(r"^idle \d+$", 60)
            beside = bench.load_round(target, 1, connections=64)
            lost = idle.result()["lost"]
            time.sleep(0.3)
            return beside | {
                "alone-us": alone["cpu-us"],
                "beside-us": beside["cpu-us"],
                "noise": max(alone["noise"], beside["noise"]),
                "failures": alone["failures"] + beside["failures"] + lost,
            }

        kept, info = bench.interleave(targets, both, rounds=max(2, options.rounds - 2), say=say)
        import statistics

        figures = {
            name: medians(rounds, ("alone-us", "beside-us", "cpu-us", "noise"))
            for name, rounds in kept.items()
        }
        value = statistics.median(one["beside-us"] / one["alone-us"] for one in kept["signalbox"])
        yield Row(
            "flat",
            f"CPU per request with {HEAVY_IDLE} idle connections : without",
            value,
            1.20,
            figures=figures,
            failures=figures["signalbox"]["failures"],
            note=f"{info['noisy']} noisy rounds" if info["noisy"] else "",
        )
    finally:
        for target in targets:
            target.stop()
        bench.close()


SCENARIOS = {
    "small": small,
    "new": new_connections,
    "bulk": bulk,
    "memory": idle_memory,
    "idle": idle_beside,
}
