#!/usr/bin/env python3
"""A picture of the app is all it leaves behind: no preferences, nothing in the user's folders, devices as they were.

desktop_traces.py SIGNALBOX
"""
import os
import stat
import subprocess
import sys
import tempfile


def main():
    failed = []
    with tempfile.TemporaryDirectory(prefix="signalbox-traces-") as folder:
        home, runtime, scratch = (os.path.join(folder, name) for name in ("home", "run", "tmp"))
        for path in (home, runtime, scratch):
            os.mkdir(path, 0o700)
        picture = os.path.join(folder, "live.png")
        environment = {**os.environ, "HOME": home, "XDG_RUNTIME_DIR": runtime, "TMPDIR": scratch,
                       "QT_QPA_PLATFORM": "offscreen"}
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
            environment.pop(name, None)
        before = os.stat(os.devnull)
        done = subprocess.run([sys.argv[1], "--demo", "--screenshot", picture, "--screen", "yaml"], env=environment,
                              capture_output=True, text=True, timeout=50)
        if done.returncode != 0 or not os.path.getsize(picture):
            failed.append(f"no picture: exit {done.returncode}, {done.stderr.strip()}")
        if not stat.S_ISCHR(os.stat(os.devnull).st_mode) or os.stat(os.devnull).st_ino != before.st_ino:
            failed.append(f"{os.devnull} was replaced")
        for path in (home, scratch):
            for base, _, files in os.walk(path):
                failed += [f"left behind: {os.path.join(base, name)[len(folder):]}" for name in files
                           if "/.cache/" not in base + "/"]  # fonts and shaders, by the platform
    print("\n".join(failed) or "nothing but the picture")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
