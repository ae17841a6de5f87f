#!/usr/bin/env python3
"""What can be done with nothing running, and with a file that went, on a desktop of its own, with the real engine.

desktop_stopped.py SIGNALBOX [--pictures FOLDER] [--size WIDTHxHEIGHT] [--patience FACTOR]

Stop and start with their history, a draft reviewed while nothing runs, one with an error, a roll back from there, the file
deleted and written anew. Prints a line a step with seconds and actions; the last line is the tally.
"""
import argparse
import os
import sys

from desktop_path import Path, Server, desktops, get


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("signalbox")
    parser.add_argument("--pictures")
    parser.add_argument("--size", default="1440x900")
    parser.add_argument("--patience", type=float, default=1, help="every bound times this, for busy machines")
    options = parser.parse_args()
    program = os.path.abspath(options.signalbox)
    if options.pictures:
        os.makedirs(options.pictures, exist_ok=True)
    with desktops.Desktop(size=options.size) as desktop:
        folder = os.path.join(desktop.folder, "shop")
        os.makedirs(folder)
        Server(desktop, os.path.join(folder, "web"), "html", "web", 5173)
        file = os.path.join(folder, "signalbox.yaml")
        with open(file, "w") as out:
            out.write("version: 1\nlisteners: {web: {bind: \"127.0.0.1:8080\"}}\nbackends:\n"
                      "  web: {servers: [\"127.0.0.1:5173\"]}\nroutes:\n  - name: web\n"
                      "    match: {host: shop.localhost}\n    backend: web\n")
        path = Path(desktop, options.pictures, True, options.patience)
        started = desktop.start([program, file], cwd=folder)
        run(path, desktop, desktop.application("signalbox"), file, started)
        print(f"{path.passed} passed, {path.failed} failed")
        return 1 if path.failed else 0


def run(path, desktop, app, file, program):
    def there(**wanted):
        return lambda: desktop.find_now(app, **wanted)

    def sheet(**wanted):
        """In the review, where the window's own button has the same words."""
        def look():
            dialog = desktop.find_now(app, role="dialog", name="^(Review|Roll back)")
            return dialog and desktop.find_now(dialog, **wanted)
        return look

    def gone(**wanted):
        return lambda: not desktop.find_now(app, **wanted)

    def disk():
        with open(file) as text:
            return text.read()

    def type_comment(words):
        """A line of its own at the top of the file, as a draft."""
        # A window that has just come may not have the keyboard yet.
        for _ in range(10):
            path.press("ctrl+4")
            if desktop.find_now(app, role="text", name="Configuration as YAML", state="FOCUSED"):
                break
        path.press("ctrl+Home")
        path.type(words)
        path.press("Return")

    path.step("the proxy runs", there(role="push button", name=r"^Running"), 15)
    first = disk()
    type_comment("# second")
    path.press("ctrl+Return")
    path.step("the review compares with what runs", there(name=r"^Review & Apply: gen 1"), 5)
    path.step("apply is possible", there(role="push button", name="^Apply gen 2", state="ENABLED"), 5)
    path.press("ctrl+Return")
    path.step("generation 2 serves", there(role="push button", name=r"^gen 2"), 10)
    for _ in range(3):
        get(8080, "/", "shop.localhost")
    # Else the stop asks first.
    path.step("nothing is in flight any more", lambda: all(
        desktop.find_now(app, name=name) for name in ("^3 requests in gen 2", "^0 in flight")), 5)

    # 1. Stop: nothing is active any more, what served keeps its count.
    path.press("alt+2", "shift+F5")
    path.step("the proxy is stopped", there(role="push button", name=r"^Stopped"), 10)
    path.step("no generation is active", gone(role="table cell", name="^State Active"), 5)
    path.step("generation 2 has its requests", there(role="table cell", name="^Requests 3$"), 5)
    path.press("ctrl+4")
    path.step("the text isn't said to run", there(name="as gen 2 ran; stopped"), 5)

    # 2. A draft with an error is reviewed, not written.
    type_comment("oops: [")
    path.press("ctrl+Return")
    path.step("the review compares with the file", there(name=r"^Review & Apply: the file"), 5)
    path.step("an error disables the start", lambda: sheet(name="^Line 4: ")() and sheet(
        role="push button", name="^Save and start")() and not sheet(
            role="push button", name="^Save and start", state="ENABLED")(), 5)
    path.picture("error while stopped")
    path.press("Escape")
    path.step("the file is as it was", lambda: disk().startswith("# second\n"), 2)
    path.step("the editor is still there", there(role="text", name="Configuration as YAML"), 5)

    # 3. Mended, it is saved and started by the sheet; the history goes on.
    path.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
    type_comment("# third")
    path.press("ctrl+Return")
    path.step("the mended one may start", sheet(role="push button", name="^Save and start", state="ENABLED"), 5)
    path.picture("review while stopped")
    path.press("ctrl+Return")
    path.step("generation 3 serves", there(role="push button", name=r"^gen 3"), 15)
    path.step("the file holds it", lambda: disk().startswith("# third\n"), 2)
    path.press("alt+2")
    path.step("the history has all three", lambda: all(
        desktop.find_now(app, role="table cell", name=rf"^Gen(eration)? {n}\b") for n in (1, 2, 3)), 5)
    path.picture("generations after a stop and a start")

    # 4. The file is deleted: it is told, and written anew.
    os.remove(file)
    path.step("a banner says that the file went", there(name="was deleted or renamed in"), 10)
    path.picture("the file went")
    type_comment("# fourth")
    path.press("ctrl+Return")
    path.step("the sheet says that it writes it anew", there(name="Apply writes it anew"), 5)
    path.step("which is possible", there(role="push button", name="^Apply gen 4", state="ENABLED"), 5)
    path.picture("review of a file that went")
    path.press("ctrl+Return")
    path.step("generation 4 serves", there(role="push button", name=r"^gen 4"), 10)
    path.step("the file is there again", lambda: os.path.exists(file) and disk().startswith("# fourth\n"), 3)
    path.step("and the banner is gone", gone(name="was deleted or renamed in"), 5)

    # 5. With nothing running an old generation becomes the draft.
    path.press("shift+F5")
    path.step("the proxy is stopped again", there(role="push button", name=r"^Stopped"), 10)
    path.press("alt+2", "Home", "ctrl+Home", "Down", "Down", "Down")
    path.press("ctrl+shift+b")
    path.step("a roll back is reviewed with nothing running", there(name=r"^Review & Apply: the file"), 5)
    path.step("and may start", sheet(role="push button", name="^Save and start", state="ENABLED"), 5)
    path.press("ctrl+Return")
    path.step("generation 5 serves", there(role="push button", name=r"^gen 5"), 15)
    path.step("with generation 1's text", lambda: disk() == first, 3)
    path.step("which answers", lambda: "hello" in get(8080, "/", "shop.localhost"), 3)
    path.press("ctrl+q")
    path.step("the program ends", lambda: program.poll() is not None, 15)


if __name__ == "__main__":
    sys.exit(main())
