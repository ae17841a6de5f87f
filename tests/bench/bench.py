#!/usr/bin/env python3
"""The benchmark's command line; tests/bench/run builds and calls it. bench.py SIGNALBOXCTL
[options]
"""
import argparse
import shutil
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import own_scenarios  # noqa: E402
import results  # noqa: E402
import scenarios  # noqa: E402

ALL = {**scenarios.SCENARIOS, **own_scenarios.SCENARIOS}
# Of a table's rows, by what they call their scenario.
ORDER = ["small", "new", "bulk", "memory", "flat", "reload", "exact", "views"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, prog="tests/bench/run")
    parser.add_argument("ctl")
    parser.add_argument(
        "--scenario",
        action="append",
        choices=list(ALL),
        help="only this one; may be given several times",
    )
    parser.add_argument("--rounds", type=int, help="interleaved rounds a cell (5)")
    parser.add_argument("--seconds", type=float, help="length of a round (1.2)")
    parser.add_argument("--workers", type=int, action="append", help="worker counts (1 and 2)")
    parser.add_argument(
        "--concurrency",
        type=int,
        action="append",
        help="connections of the small scenario (1, 64, 256, 1024)",
    )
    parser.add_argument(
        "--load",
        choices=["wrk", "own"],
        default="wrk",
        help="load generator from 64 connections on (wrk)",
    )
    parser.add_argument("--proxies", default="signalbox,nginx,haproxy,caddy")
    parser.add_argument(
        "--quick", action="store_true", help="about 3 minutes: fewer cells, fewer rounds"
    )
    parser.add_argument("--out", type=Path, default=Path("build/bench"))
    parser.add_argument(
        "--merge",
        action="store_true",
        help="keep what an earlier run has measured in --out of other cells: the whole table in pieces",
    )
    parser.add_argument(
        "--readme", type=Path, help="put the table between the markers of this file at the end"
    )
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    if options.list:
        for name, scenario in ALL.items():
            print(f"{name:14}{(scenario.__doc__ or '').strip()}")
        return 0
    quick = options.quick
    options.rounds = options.rounds or (2 if quick else 5)
    options.seconds = options.seconds or (0.6 if quick else 1.2)
    options.workers = options.workers or ([1] if quick else [1, 2])
    options.concurrency = options.concurrency or ([1, 64] if quick else [1, 64, 256, 1024])
    options.names = [name for name in options.proxies.split(",") if name]
    if quick:
        options.load = "own"  # wrk counts whole seconds
    if options.load == "wrk" and not shutil.which("wrk"):
        print("bench: wrk is missing, using the own load generator")
        options.load = "own"
    chosen = options.scenario or [
        name for name in ALL if not (quick and name in ("memory", "idle", "servers", "views"))
    ]

    about = results.machine()
    rows, broken = [], []
    old = results.earlier(options.out, scenarios.Row) if options.merge else []
    began = time.monotonic()
    for name in chosen:
        started = time.monotonic()
        print(f"== {name}: {ALL[name].__doc__.strip()}", flush=True)
        try:
            for row in ALL[name](options.ctl, options, lambda text: print(text, flush=True)):
                rows.append(row)
                print("   " + results.line(row), flush=True)
        except (
            Exception
        ) as error:  # noqa: BLE001: one scenario that can't run doesn't cost the others
            broken.append(name)
            print(f"   {name} could not be measured: {type(error).__name__}: {error}", flush=True)
        print(f"   {time.monotonic() - started:.0f} s", flush=True)
        results.write(options.out, results.merged(old, rows, ORDER), about)
    counts = [sum(row.met is wanted for row in rows) for wanted in (True, False, None)]
    print(
        f"== {counts[0]} goals met, {counts[1]} not met, {counts[2]} not measured; {time.monotonic() - began:.0f} s; {options.out}/table.md"
    )
    if options.readme:
        results.put_into(options.readme, (options.out / "table.md").read_text())
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
