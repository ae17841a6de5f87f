#!/usr/bin/env python3
"""What signalbox says before there is a window, and which file it opens: desktop_start.py SIGNALBOX"""
import os
import socket
import struct
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402


CONFIG = """version: 1
listeners: {web: {bind: "127.0.0.1:%d"}}
routes: [{name: only, filters: [respond: {status: 204}]}]
"""
BROKEN = "version: 1\nroutes: [{backend: nowhere}]\n"


def body(report):
    program = str(Path(sys.argv[1]).resolve())
    folder = harness.temporary_folder()
    deep = folder / "a" / "b"
    deep.mkdir(parents=True)
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    environment.update(HOME=str(folder), XDG_RUNTIME_DIR=str(folder), XDG_CONFIG_HOME=str(folder), LC_ALL="C.UTF-8")

    def run(*arguments, cwd=folder, stdout=subprocess.PIPE, **more):
        done = subprocess.run(
            [program, *map(str, arguments)], cwd=cwd, env=dict(environment, **more), stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE, timeout=60
        )
        return done.returncode, done.stderr.decode(errors="replace").splitlines()

    broken = folder / "broken.yaml"
    broken.write_text(BROKEN)
    os.mkfifo(folder / "fifo")
    for name, arguments, more, code, words in (
        ("no display", ("--demo",), {}, 1, "signalbox: no display"),
        ("no display, a file", (broken,), {}, 1, "signalbox: no display"),
        ("a display that isn't there", ("--demo",), {"DISPLAY": ":4711", "QT_QPA_PLATFORM": "xcb"}, 1, "signalbox: the display can't be used"),
        ("a picture of no file", ("none.yaml", "--screenshot", "p.png"), {}, 2, "signalbox: none.yaml: no such file"),
        ("a picture of a folder", (deep, "--screenshot", "p.png"), {}, 2, "is a folder"),
        ("a picture of a pipe", ("fifo", "--screenshot", "p.png"), {}, 2, "is a pipe"),
        ("a picture of a broken file", (broken, "--screenshot", "p.png"), {}, 2, f"{broken}:2:20: error: "),
        ("a size that is too small", ("--demo", "--screenshot", "p.png", "--size", "319x200"), {}, 2, "--size wants"),
        ("a name that isn't UTF-8", (os.fsdecode(b"l\xff.yaml"),), {}, 2, "isn't UTF-8"),
        ("a name that a terminal would obey", ("\x1b[31m\n.yaml", "--screenshot", "p.png"), {}, 2, r"\x1b[31m\n.yaml: no such file"),
    ):
        got, err = run(*arguments, **more)
        report.check(f"{name}: {code} and one line", got == code and len(err) == 1 and words in err[0], (got, err))
    with open("/dev/full", "w") as device:
        got, err = run("--help", stdout=device)
    report.check("help to a full disk: 1 and one line", got == 1 and len(err) == 1, (got, err))

    # Which file: its proxy answers while the picture is made.
    def serves(name, port, *arguments, cwd):
        process = subprocess.Popen(
            [program, *arguments, "--screenshot", str(folder / "p.png"), "--size", "640x480"], cwd=cwd, env=environment, stderr=subprocess.PIPE
        )

        def answers():
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return True
            except OSError:
                return False

        report.check(f"it opens {name}", harness.wait_until(answers, 30, 0.2), port)
        code = process.wait(60)
        report.equal(f"the picture of {name} is made", (code, process.stderr.read()), (0, b""))
        process.stderr.close()

    one, two = harness.free_port(), harness.free_port()
    (folder / ".signalbox.yaml").write_text(CONFIG % one)
    serves("the file of a parent folder", one, cwd=deep)
    (folder / "a" / "signalbox.yaml").write_text(CONFIG % two)
    serves("that of the nearest one", two, cwd=deep)
    picture = (folder / "p.png").read_bytes()
    report.equal("the picture has the size that was asked for", struct.unpack(">II", picture[16:24]), (640, 480))


harness.main("desktop_start", body)
