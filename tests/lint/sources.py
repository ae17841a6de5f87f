"""Finding the tree's C++ files and reading them without comments or literals."""
import os
import re
import subprocess

CPP = (".h", ".cpp")
SKIPPED = {".git", "build", "node_modules"}


def files(root, tops=("engine", "app", "ui", "tests"), suffixes=CPP):
    """Paths relative to root, sorted. In a git work tree those that git tracks, else all."""
    listed = _tracked(root)
    if listed is None:
        listed = _walked(root)
    return sorted(
        path
        for path in listed
        if path.endswith(suffixes)
        and path.split("/", 1)[0] in tops
        and os.path.isfile(os.path.join(root, path))
    )


def _tracked(root):
    if not os.path.exists(os.path.join(root, ".git")):
        return None
    try:
        answer = subprocess.run(
            ["git", "-c", "safe.directory=*", "ls-files", "-z"],
            cwd=root, capture_output=True, check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return [path.decode() for path in answer.stdout.split(b"\0") if path]


def _walked(root):
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [n for n in folders if n not in SKIPPED and not n.startswith("build-")]
        found += [os.path.relpath(os.path.join(folder, n), root) for n in names]
    return found


def read(root, path):
    with open(os.path.join(root, path), encoding="utf-8") as file:
        return file.read()


_TOKEN = re.compile(
    r"""(?P<line>//[^\n]*)
      | (?P<block>/\*.*?\*/)
      | (?P<raw>R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)")
      | (?P<text>"(?:[^"\\\n]|\\.)*")
      | (?P<number>\b[0-9][0-9a-fA-F.xXuUlL']*)
      | (?P<char>'(?:[^'\\\n]|\\.)+')""",
    re.VERBOSE | re.DOTALL,
)


def without_comments(text, literals=False):
    """Comments become spaces, and so does what stands inside quotes unless `literals`. Line numbers and columns stay."""

    def blank(match):
        found = match.group(0)
        if match.lastgroup == "number":
            return found
        if match.group("line") or match.group("block"):
            return re.sub(r"[^\n]", " ", found)
        if literals or len(found) < 2:
            return found
        return found[0] + re.sub(r"[^\n]", " ", found[1:-1]) + found[-1]

    return _TOKEN.sub(blank, text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def arguments(text, opening):
    """Top-level arguments of the call whose '(' is at `opening`, in text without literals; None when it never closes."""
    # Commas of template arguments separate nothing here; lengths stay.
    text = re.sub(r"(?<=\w)<[^<>;{}]*>", lambda match: match.group(0).replace(",", " "), text[opening:opening + 4000])
    opening = 0
    depth = 0
    start = 1
    found = []
    for at in range(opening, len(text)):
        char = text[at]
        if char in "([{":
            depth += 1
        elif char in ")]}":
            depth -= 1
            if depth == 0:
                last = text[start:at].strip()
                return found + [last] if last or found else []
        elif char == "," and depth == 1:
            found.append(text[start:at].strip())
            start = at + 1
    return None
