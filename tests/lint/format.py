#!/usr/bin/env python3
"""Every C++ file is as clang-format leaves it: format.py ROOT CLANG_FORMAT. Exits with 77 (skipped) when there is no
clang-format, or one of another major version than the tree is formatted with: versions disagree about details."""
import os
import re
import subprocess
import sys

import sources

VERSION = 14  # Debian 12's
SKIPPED = 77
BATCH = 50


def version_of(program):
    try:
        answer = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    found = re.search(r"version (\d+)", answer.stdout)
    return int(found.group(1)) if found else None


def unformatted(root, program):
    """(all files, those that clang-format would change)."""
    paths = sources.files(root)
    found = set()
    for start in range(0, len(paths), BATCH):
        answer = subprocess.run(
            [program, "--style=file", "--fallback-style=none", "--dry-run", "-Werror", *paths[start:start + BATCH]],
            cwd=root, capture_output=True, text=True,
        )
        named = set(re.findall(r"^(.+?):\d+:\d+: error: code should be clang-formatted", answer.stderr, re.MULTILINE))
        if answer.returncode and not named:
            sys.exit(f"clang-format failed:\n{answer.stderr}")
        found |= named
    return paths, sorted(found)


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: format.py ROOT CLANG_FORMAT")
    root, program = sys.argv[1:]
    version = version_of(program)
    if version != VERSION:
        print(f"clang-format {VERSION} is needed, this is {version}")
        sys.exit(SKIPPED)
    if not os.path.isfile(os.path.join(root, ".clang-format")):
        sys.exit("no .clang-format: wrong root?")
    paths, found = unformatted(root, program)
    if not paths:
        sys.exit("no C++ file found: wrong root?")
    for path in found:
        print(f"{path}: not as clang-format leaves it")
    print(f"{len(paths)} files, {len(found)} to format")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
