#!/usr/bin/env python3
"""The app's icon in a tray and its notifications, on a desktop of its own, with the real engine and a real server.

desktop_tray.py SIGNALBOX [--patience FACTOR]

A tray with its icon, tooltip and menu; a backend that goes down and comes back, said once each; a click that brings the
window; then the same desktop without a tray, where notifications still come. Prints a line a step.
"""
import argparse
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import desktop as desktops  # noqa: E402

desktops.use_system_python()
desktops.use_private_network()

from desktop_shell import Shell  # noqa: E402

CONFIGURATION = """\
version: 1
listeners:
  web: {bind: 127.0.0.1:18080}
backends:
  api:
    health-check: {path: /, interval: 500ms, timeout: 400ms, fall: 2, rise: 1}
    servers: [http://127.0.0.1:9001]
routes:
  - {name: all, backend: api}
"""
SERVER = """
import http.server
http.server.ThreadingHTTPServer.allow_reuse_address = True
class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_): pass
http.server.ThreadingHTTPServer(("127.0.0.1", 9001), Handler).serve_forever()
"""


class Steps:
    def __init__(self, desktop, patience):
        self.desktop, self.patience = desktop, patience
        self.passed = self.failed = 0

    def step(self, title, condition, timeout=5):
        try:
            answer = self.desktop.wait(condition, timeout * self.patience, title)
            self.passed += 1
            print(f"ok   {title}", flush=True)
            return answer
        except desktops.NotFound as error:
            self.failed += 1
            print(f"FAIL {title}: {error}", flush=True)
            return None


def picture_of(shell):
    """The icon's pixels at its largest size: what must differ from state to state."""
    return max(shell.item("IconPixmap"), key=lambda size: size[0], default=(0, 0, []))


def with_tray(steps, desktop, program, file):
    shell = Shell(desktop)
    steps.step("the desktop has a tray and notifications", lambda: len(shell.events("offered")) == 2)
    server = desktop.start([sys.executable, "-c", SERVER])
    app = desktop.start([program, file])
    window = desktop.application("signalbox")
    steps.step("the app has an icon in the tray", lambda: shell.events("item"), 15)
    steps.step("it says what runs where", lambda: re.search(r"Running on .*:18080", shell.item("ToolTip")[2]), 10)
    up = steps.step("it has a picture", lambda: picture_of(shell)[0] >= 16 and picture_of(shell))
    words = [entry[1] for entry in shell.menu()]
    steps.step("its menu opens, stops, copies, quits",
               lambda: all(any(re.search(w, have) for have in words)
                           for w in ("^Open Signalbox", "^Stop", "^Copy", "^Quit", "^None$")))

    server.kill()
    server.wait(10)
    steps.step("a backend without servers is told of", lambda: shell.titles() == ["api is down"], 10)
    notice = shell.events("notice")[-1]
    steps.step("it is urgent and can be clicked", lambda: notice["urgency"] == 2 and "default" in notice["actions"], 1)
    steps.step("the icon is another one", lambda: picture_of(shell) != up)
    steps.step("the menu tells of the problem", lambda: any("DOWN" in entry[1] for entry in shell.menu()))
    desktop.xdotool("search", "--sync", "--onlyvisible", "--name", "Signalbox", "windowminimize")
    steps.step("the window is minimized", lambda: not visible(desktop))
    shell.click()
    steps.step("a click on the notification brings it back", lambda: visible(desktop))

    server = desktop.start([sys.executable, "-c", SERVER])
    steps.step("it is told that it is back", lambda: shell.titles() == ["api is down", "api is back"], 10)
    steps.step("in the place of the bad news", lambda: shell.events("notice")[-1]["replaces"] == notice["id"], 1)
    server.kill()
    server.wait(10)
    steps.step("down again", lambda: desktop.find_now(window, role="table cell", name="^State DOWN"), 10)
    server = desktop.start([sys.executable, "-c", SERVER])
    steps.step("and up again", lambda: desktop.find_now(window, role="table cell", name="^State UP"), 10)
    steps.step("is not told within half a minute", lambda: len(shell.titles()) == 2, 1)

    shell.choose("^Stop")
    steps.step("Stop in the menu stops the proxy", lambda: desktop.find_now(window, role="push button", name="^Stopped"), 10)
    steps.step("the icon says so", lambda: re.search("Stopped", shell.item("ToolTip")[2]))
    steps.step("the menu starts it again", lambda: any(entry[1].startswith("Start") for entry in shell.menu()))
    shell.choose("^Start")
    steps.step("and it runs", lambda: desktop.find_now(window, role="push button", name="^Running"), 10)
    shell.choose("^Quit")
    steps.step("Quit in the menu ends it", lambda: app.poll() is not None, 15)
    server.kill()
    server.wait(10)
    shell.stop()


def visible(desktop):
    try:
        return desktop.xdotool("search", "--onlyvisible", "--name", "Signalbox").strip() != ""
    except Exception:
        return False


def without_tray(steps, desktop, program, file):
    shell = Shell(desktop, "--no-tray")
    steps.step("another desktop has notifications and no tray", lambda: len(shell.events("offered")) == 1)
    server = desktop.start([sys.executable, "-c", SERVER])
    app = desktop.start([program, file])
    window = desktop.application("signalbox")
    steps.step("the app runs there", lambda: desktop.find_now(window, role="table cell", name="^State UP"), 20)
    steps.step("without an icon", lambda: not shell.events("item"), 1)
    server.kill()
    server.wait(10)
    steps.step("a backend without servers is told of there, too", lambda: shell.titles() == ["api is down"], 10)
    desktop.key("ctrl+q")
    steps.step("it ends", lambda: app.poll() is not None, 15)
    shell.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("signalbox")
    parser.add_argument("--patience", type=float, default=1, help="every bound times this, for busy machines")
    options = parser.parse_args()
    program = os.path.abspath(options.signalbox)
    with desktops.Desktop() as desktop:
        file = os.path.join(desktop.folder, "signalbox.yaml")
        with open(file, "w") as out:
            out.write(CONFIGURATION)
        steps = Steps(desktop, options.patience)
        with_tray(steps, desktop, program, file)
        without_tray(steps, desktop, program, file)
        print(f"{steps.passed} passed, {steps.failed} failed")
        return 1 if steps.failed else 0


if __name__ == "__main__":
    sys.exit(main())
