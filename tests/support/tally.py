#!/usr/bin/env python3
"""Adds up ctest runs: tally.py JUNIT.xml... prints 'N passed, N failed[, N skipped]' alone on the last line.

A test program that says its own totals ("Totals: 3 passed, 1 failed, 0 skipped" of Qt Test, "3 passed, 1 failed" of a
script) counts with its cases, one that says none counts as one. A program that ctest saw fail counts at least one
failure, so that a crash or a timeout after green cases isn't lost. Exits 1 on any failure, 1 when nothing ran.
"""
import re
import sys
import xml.etree.ElementTree as ElementTree

QT_TOTALS = re.compile(r"^Totals: (\d+) passed, (\d+) failed, (\d+) skipped", re.M)
PLAIN_TOTALS = re.compile(r"^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$", re.M)


def cases_of(output, status):
    """(passed, failed, skipped) of one ctest test."""
    totals = QT_TOTALS.findall(output) or PLAIN_TOTALS.findall(output)[-1:]
    passed = sum(int(found[0]) for found in totals)
    failed = sum(int(found[1]) for found in totals)
    skipped = sum(int(found[2] or 0) for found in totals)
    if not totals:
        passed, failed, skipped = {
            "run": (1, 0, 0),
            "notrun": (0, 0, 1),
            "disabled": (0, 0, 1),
        }.get(status, (0, 1, 0))
    elif status == "fail" and failed == 0:
        failed = 1
    return passed, failed, skipped


def main(paths):
    sums = [0, 0, 0]
    failures = []
    for path in paths:
        try:
            root = ElementTree.parse(path).getroot()
        except (OSError, ElementTree.ParseError) as error:
            print(f"{path}: {error}")
            failures.append(f"{path}: no result of this run")
            sums[1] += 1
            continue
        for case in root.iter("testcase"):
            output = case.findtext("system-out") or ""
            counted = cases_of(output, case.get("status"))
            sums = [total + one for total, one in zip(sums, counted)]
            if counted[1]:
                failures.append(
                    f"{case.get('name')} ({counted[1]} of {sum(counted)}, {case.get('time')} s; {path})"
                )
    for line in failures:
        print(f"failed: {line}")
    passed, failed, skipped = sums
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
