#!/usr/bin/env python3
"""Proves that format.py fails on a file that clang-format would change: selftest_format.py CLANG_FORMAT."""
import os
import subprocess
import sys
import tempfile

import format

SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "format.py")
STYLE = "BasedOnStyle: LLVM\nIndentWidth: 4\n"
GOOD = "int f(int a) { return a; }\n"


def status(files, program):
    with tempfile.TemporaryDirectory() as root:
        for path, text in files.items():
            os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
            with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                file.write(text)
        answer = subprocess.run([sys.executable, SCRIPT, root, program], capture_output=True, text=True)
        return answer.returncode, answer.stdout


def expect(what, files, code, text, program):
    found = status(files, program)
    if found[0] != code or text not in found[1]:
        sys.exit(f"{what}: expected {code} and '{text}', got {found}")


def main():
    program = sys.argv[1]
    if format.version_of(program) != format.VERSION:
        print(f"clang-format {format.VERSION} is needed")
        sys.exit(format.SKIPPED)
    good = {".clang-format": STYLE, "engine/a.cpp": GOOD}
    expect("a formatted tree", good, 0, "1 files, 0 to format", program)
    expect("an unformatted file", {**good, "engine/b.h": "int  g( );\n"}, 1, "engine/b.h: not as", program)
    expect("one bad file among many", {**good, **{f"app/{i}.cpp": GOOD for i in range(60)}, "app/z.cpp": "int  g( );\n"},
           1, "62 files, 1 to format", program)
    expect("other folders don't count", {**good, "other/b.h": "int  g( );\n"}, 0, "1 files", program)
    expect("no style", {"engine/a.cpp": GOOD}, 1, "", program)
    expect("no code", {".clang-format": STYLE}, 1, "", program)
    expect("no clang-format", good, format.SKIPPED, "", "/nonexistent/clang-format")


if __name__ == "__main__":
    main()
