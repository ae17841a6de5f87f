"""Rounds: one load on one proxy for a second or two, with what it cost; interleaved, noisy ones
discarded.
"""
import os
import re
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402

NOISE_LIMIT = 0.12  # of a core, used by processes that aren't part of the measurement

BROWSER_FIELDS = [
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36",
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
    "Accept-Language: en-GB,en;q=0.9,de;q=0.8",
    "Accept-Encoding: gzip, deflate, br, zstd",
    "Referer: http://bench.localhost/shop/index.html?page=2",
    "Cookie: session=4f9c2d7e8b1a4c6d9e0f; theme=dark; consent=1",
    "Sec-Fetch-Dest: empty",
    "Sec-Fetch-Mode: cors",
    "Sec-Fetch-Site: same-origin",
    'sec-ch-ua-platform: "Linux"',
    "X-Requested-With: XMLHttpRequest",
]


def busy_ns():
    """CPU time that all cores have spent on anything, hypervisor's steal included."""
    user, nice, system, _idle, _wait, irq, softirq, steal = (
        int(one) for one in Path("/proc/stat").read_text().split("\n")[0].split()[1:9]
    )
    return (user + nice + system + irq + softirq + steal) * (
        1_000_000_000 // os.sysconf("SC_CLK_TCK")
    )


class Bench:
    """The setting of a scenario: servers, cores, seconds a round."""

    def __init__(self, ctl, seconds, rounds, servers=2):
        self.ctl = ctl
        self.seconds = seconds
        self.rounds = rounds
        self.cores = sorted(os.sched_getaffinity(0))
        self.origin = harness.Origin(
            ctl, servers, cores={self.cores[-1]} if len(self.cores) > 1 else None
        )
        self.ports = self.origin.ports

    def proxy_cores(self, workers):
        """One worker has a core for itself, the load and the servers share another; else all share
        all.
        """
        return {self.cores[0]} if workers == 1 and len(self.cores) > 1 else set(self.cores)

    def load_cores(self, workers):
        return {self.cores[-1]} if workers == 1 and len(self.cores) > 1 else set(self.cores)

    def place_origin(self, workers):
        for task in os.listdir(f"/proc/{self.origin.pid}/task"):
            os.sched_setaffinity(int(task), self.load_cores(workers))

    def close(self):
        self.origin.stop()

    def load_round(self, target, workers, **options):
        """The own load generator: costs are taken between its 'begin' and 'end'."""
        options = {"duration": self.seconds, "warmup": 0.25, **options}
        load = harness.Load(self.ctl, target.port, cores=self.load_cores(workers), **options)
        load.wait_line("^begin$", 60)
        before = self._snapshot(target)
        load.wait_line("^end$", options["duration"] + 120)
        after = self._snapshot(target)
        found = load.result()
        after["parts"] += found["cpu-ns"]
        return self._figures(target, before, after, found)

    def wrk_round(self, target, workers, connections, path="/b/1024"):
        """wrk, which is nobody's own; connecting is part of the round."""
        command = [
            "wrk",
            "-t1",
            f"-c{connections}",
            f"-d{max(1, round(self.seconds))}s",
            "--latency",
            "--timeout",
            "10s",
        ]
        for field in BROWSER_FIELDS:
            command += ["-H", field]
        command += ["-H", "Host: bench.localhost", f"http://127.0.0.1:{target.port}{path}"]
        cores = self.load_cores(workers)
        own = resource.getrusage(resource.RUSAGE_CHILDREN)
        before = self._snapshot(target)
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
            preexec_fn=lambda: os.sched_setaffinity(0, cores),
        )
        after = self._snapshot(target)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        after["parts"] += int((used.ru_utime + used.ru_stime - own.ru_utime - own.ru_stime) * 1e9)
        return self._figures(target, before, after, parse_wrk(done.stdout))

    def _snapshot(self, target):
        parts = self.origin.cpu_ns() + time.process_time_ns()
        return {
            "time": time.monotonic_ns(),
            "busy": busy_ns(),
            "cpu": target.cpu_ns(),
            "parts": parts,
        }

    def _figures(self, target, before, after, found):
        spent = {key: after[key] - before[key] for key in before}
        others = (spent["busy"] - spent["cpu"] - spent["parts"]) / spent["time"]
        requests = max(found["requests"], 1)
        target.tidy()
        return {
            "cpu-us": spent["cpu"] / 1000 / requests,
            "cpu-ms-mib": spent["cpu"] / 1e6 / max(found["bytes"] / 1048576, 1e-9),
            "cpu-share": spent["cpu"] / spent["time"],
            "rps": found["rps"],
            "p50-us": found["latency-us"]["p50"],
            "p99-us": found["latency-us"]["p99"],
            "requests": found["requests"],
            "failures": found["failures"],
            "failed": found.get("failed", {}),
            "noise": max(others, 0.0),
        }

    def interleave(self, targets, one_round, rounds=None, say=print):
        """A B C D A B C D …: {name: [figures, …]}, the same number for each, and how many rounds were discarded.
        A round in which anything else was busy is made again, up to as many times as there are rounds.
        """
        rounds = rounds or self.rounds
        kept = {target.name: [] for target in targets}
        spare, discarded = [], 0
        for attempt in range(rounds * 2):
            these = {target.name: one_round(target) for target in targets}
            noise = max(figures["noise"] for figures in these.values())
            if noise > NOISE_LIMIT:
                discarded += 1
                spare.append((noise, these))
                continue
            for name, figures in these.items():
                kept[name].append(figures)
            if len(next(iter(kept.values()))) == rounds:
                break
        # On a machine that is never quiet the least noisy rounds stand in, and the result says so.
        missing = rounds - len(next(iter(kept.values())))
        for _, these in sorted(spare, key=lambda one: one[0])[:missing]:
            for name, figures in these.items():
                kept[name].append(figures)
        noisy = max(missing, 0)
        if noisy:
            say(
                f"      {noisy} of {rounds} rounds are noisy: other processes used more than {NOISE_LIMIT:.0%} of a core"
            )
        return kept, {"discarded": discarded, "noisy": noisy}


def parse_wrk(text):
    units = {"us": 1.0, "ms": 1000.0, "s": 1e6, "m": 60e6}

    def latency(percent):
        found = re.search(rf"^\s*{percent}%\s+([\d.]+)(us|ms|s|m)\s*$", text, re.M)
        return float(found.group(1)) * units[found.group(2)] if found else 0.0

    total = re.search(r"(\d+) requests in ([\d.]+)(ms|s|m), ([\d.]+)([KMGT]?)B read", text)
    seconds = float(total.group(2)) * units[total.group(3)] / 1e6
    size = (
        float(total.group(4))
        * {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}[total.group(5)]
    )
    failed = {"status": 0}
    if found := re.search(
        r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", text
    ):
        failed |= dict(
            zip(("connect", "read", "write", "timeout"), (int(one) for one in found.groups()))
        )
    if found := re.search(r"Non-2xx or 3xx responses: (\d+)", text):
        failed["status"] = int(found.group(1))
    return {
        "requests": int(total.group(1)),
        "bytes": size,
        "rps": int(total.group(1)) / seconds,
        "failures": sum(failed.values()),
        "failed": failed,
        "latency-us": {"p50": latency(50), "p99": latency(99)},
    }


def medians(rounds, keys=("cpu-us", "cpu-ms-mib", "cpu-share", "rps", "p50-us", "p99-us", "noise")):
    row = {key: statistics.median(figures[key] for figures in rounds) for key in keys}
    row["failures"] = sum(figures["failures"] for figures in rounds)
    row["requests"] = sum(figures["requests"] for figures in rounds)
    return row


def ratio(mine, theirs, key):
    """The median of the ratios within each round."""
    return statistics.median(
        a[key] / b[key] if b[key] else float("inf") for a, b in zip(mine, theirs)
    )


def against_better(
    kept, key, higher_is_better=False, rivals=("nginx", "nginx-tuned", "haproxy"), mine="signalbox"
):
    """(ratio, name) against whichever rival is harder to beat; (None, "") when there is none."""
    ratios = [(ratio(kept[mine], kept[name], key), name) for name in rivals if name in kept]
    if not ratios:
        return None, ""
    return min(ratios) if higher_is_better else max(ratios)
